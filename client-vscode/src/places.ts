/** Between VS Code's documents and the server's places: workspace folder, path below it, line and column. */
import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Location } from '@cpgd/shared';
import * as vscode from 'vscode';
import { offsetAfterBytes } from './text/byte-length.ts';
import { offsetOf, positionAt } from './text/positions.ts';
import type { Place } from './tree/node.ts';

/** A Python file of an open folder, as the server names it. */
export interface WorkspaceFile {
  /** Absolute path of the folder. */
  readonly root: string;
  /** Below the folder, with `/`. */
  readonly path: string;
}

/** Without one there is nothing to index. */
export function hasFolderOnDisk(): boolean {
  return vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme === 'file') ?? false;
}

/** Null for what is not a file on disk, or outside of every open folder. */
export function workspaceFile(uri: vscode.Uri | undefined): WorkspaceFile | null {
  if (uri?.scheme !== 'file') return null;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return null;
  const root = folder.uri.fsPath;
  return { root, path: relative(root, uri.fsPath).split(sep).join('/') };
}

/** The open folder that is, perhaps by another name, the one the server speaks of. */
export function folderOfServer(workspaceUri: string): string {
  const path = vscode.Uri.parse(workspaceUri).fsPath;
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    if (uri.scheme === 'file' && (uri.fsPath === path || realPath(uri.fsPath) === path)) return uri.fsPath;
  }
  return path;
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

export function uriOf({ root, location }: Place): vscode.Uri {
  return vscode.Uri.file(join(root, ...location.path.split('/')));
}

/** The span of a place in its file; `bend` is in bytes, so the end needs the text. Rejects where there is no file. */
export async function rangeOf(place: Place): Promise<vscode.Range> {
  const { line, column, bstart, bend } = place.location;
  const text = await textOf(uriOf(place));
  const from = offsetOf(text, line - 1, column - 1);
  const [end, character] = positionAt(text, offsetAfterBytes(text, from, bend - bstart));
  return new vscode.Range(line - 1, column - 1, end, character);
}

/**
 * As an editor shows it, else as it is on disk. Opening a document to read it would make it one that the server is told
 * of for minutes, and takes for the file even when that is gone.
 */
async function textOf(uri: vscode.Uri): Promise<string> {
  const shown = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (shown) return shown.getText();
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Opens the place and selects it; `how` says in which column, and whether the focus stays where it is. */
export async function openPlace(
  place: Place,
  how: Pick<vscode.TextDocumentShowOptions, 'viewColumn' | 'preserveFocus'> = {},
): Promise<void> {
  try {
    const selection = await rangeOf(place);
    // `showTextDocument` would keep the document, too.
    await vscode.commands.executeCommand('vscode.open', uriOf(place), { selection, preview: true, ...how });
  } catch {
    void vscode.window.showWarningMessage(
      `${place.location.path} cannot be opened: it may have been deleted since.`,
    );
  }
}

/** `path.py:12:5`, as the server understands places. */
export function placeText(path: string, position: vscode.Position): string {
  return `${path}:${position.line + 1}:${position.character + 1}`;
}

export function vscodeLocation(root: string, location: Location): vscode.Location {
  const position = new vscode.Position(location.line - 1, location.column - 1);
  return new vscode.Location(uriOf({ root, location }), position);
}

/** The commands that are about the index and the server, rather than about one view. */
import { homedir } from 'node:os';
import type { ImpactStrategy } from '@cpgd/shared';
import * as vscode from 'vscode';
import type { Pages } from './explain/document.ts';
import { explainMarkdown } from './explain/markdown.ts';
import { hasFolderOnDisk, placeText, vscodeLocation, workspaceFile } from './places.ts';
import { activeOtherServer, setting } from './server/configuration.ts';
import { messageOf, type Server } from './server/server.ts';
import {
  type EnvironmentFacts,
  type IndexStatus,
  issueBody,
  statusMarkdown,
  withoutPaths,
} from './status/report.ts';
import { plain } from './why/words.ts';

/** What the server gives the code lens of a definition. */
export interface LensArgument {
  readonly uri: string;
  /** Of the name, from 0, in UTF-16 units. */
  readonly position: { readonly line: number; readonly character: number };
  readonly symbol: string;
}

export class Commands {
  private readonly context: vscode.ExtensionContext;
  private readonly server: Server;
  private readonly pages: Pages;

  constructor(context: vscode.ExtensionContext, server: Server, pages: Pages) {
    this.context = context;
    this.server = server;
    this.pages = pages;
  }

  async showStatus(): Promise<void> {
    const { statuses, failures } = await this.statuses();
    await this.pages.show('Index status', statusMarkdown(statuses, failures, this.facts()), false);
  }

  /** Explains the name at the cursor of the active editor. */
  async explain(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const file = workspaceFile(editor?.document.uri);
    if (!editor || !file) {
      void vscode.window.showInformationMessage(
        'Put the cursor on a name in a Python file of a folder on disk.',
      );
      return;
    }
    const { document, selection } = editor;
    const place = placeText(file.path, selection.active);
    const word = document.getWordRangeAtPosition(selection.active);
    const answer = await this.server.ask('cpg/explain', { workspace: file.root, place });
    const name = word ? document.getText(word) : place;
    await this.pages.show('Resolution', explainMarkdown(name, place, answer), true);
  }

  /** What a code lens counts: every call, in VS Code's peek window. */
  async showCallers({ uri, position, symbol }: LensArgument): Promise<void> {
    const document = vscode.Uri.parse(uri);
    const file = workspaceFile(document);
    if (!file) return;
    const answer = await this.server.ask('cpg/callers', { workspace: file.root, symbol, limit: 1000 });
    const sites = answer.items.flatMap((edge) => edge.sites);
    await vscode.commands.executeCommand(
      'editor.action.peekLocations',
      document,
      new vscode.Position(position.line, position.character),
      sites.map(({ location }) => vscodeLocation(file.root, location)),
      'peek',
    );
  }

  /** Forgets what is indexed of a folder and indexes it anew; meanwhile answers come from the index before. */
  async reindex(): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
    if (!folder) {
      if (folders.length === 0) tellNoFolder();
      return;
    }
    const { freshness } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: `cpgd: indexing ${folder.name} anew` },
      () => this.server.ask('cpg/reindex', { workspace: folder.uri.fsPath }),
    );
    vscode.window.setStatusBarMessage(
      `$(check) ${folder.name} is indexed anew, in revision ${freshness.revision}`,
      5000,
    );
  }

  async restart(): Promise<void> {
    if (hasFolderOnDisk()) await this.server.restart();
    else tellNoFolder();
  }

  /** Chooses the strategy for the workspace, or hands the choice back to its configuration. */
  async selectStrategy(): Promise<void> {
    const { properties } = this.context.extension.packageJSON.contributes.configuration
      .map((part: { properties: object }) => part)
      .find((part: { properties: object }) => 'cpgd.impactStrategy' in part.properties);
    const { enum: values, enumDescriptions } = properties['cpgd.impactStrategy'];
    const current = setting<ImpactStrategy | 'default'>('impactStrategy');
    const items = (values as string[]).map((value, at) => ({
      label: value.replaceAll('_', ' '),
      description: value === current ? 'current' : '',
      // Settings show Markdown, lists do not.
      detail: plain(enumDescriptions[at]),
      value,
    }));
    const chosen = await vscode.window.showQuickPick(items, {
      title: 'Which files count as reached by a change?',
      matchOnDetail: true,
    });
    if (chosen)
      await vscode.workspace
        .getConfiguration('cpgd')
        .update('impactStrategy', chosen.value, vscode.ConfigurationTarget.Workspace);
  }

  /**
   * Shows the report before anything is sent: it is a document to complete, in the clipboard as well. Where the
   * extension was built for a project with an issue tracker, that is offered.
   */
  async reportIssue(): Promise<void> {
    const { statuses } = await this.statuses();
    const body = issueBody(statuses, this.facts(), withoutPaths(this.server.log.tail(), ownFolders()));
    await vscode.env.clipboard.writeText(body);
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: body });
    await vscode.window.showTextDocument(document, { preview: false });
    const tracker: string | undefined = this.context.extension.packageJSON.bugs?.url;
    const open = 'Open Issue Tracker';
    const chosen = await vscode.window.showInformationMessage(
      'Say what happened, look at what the report tells, and file it with whoever gave you cpgd. It is in the clipboard, too.',
      ...(tracker === undefined ? [] : [open]),
    );
    if (chosen === open && tracker !== undefined) await vscode.env.openExternal(vscode.Uri.parse(tracker));
  }

  private async statuses(): Promise<{ statuses: IndexStatus[]; failures: string[] }> {
    const statuses: IndexStatus[] = [];
    const failures: string[] = [];
    for (const { uri, name } of vscode.workspace.workspaceFolders ?? []) {
      if (uri.scheme !== 'file') {
        failures.push(`${name} is a virtual folder (${uri.scheme}). cpgd indexes files on disk only.`);
        continue;
      }
      try {
        statuses.push(await this.server.ask('cpg/status', { workspace: uri.fsPath }));
      } catch (error) {
        failures.push(`${name}: ${messageOf(error)}`);
      }
    }
    if (statuses.length + failures.length === 0) failures.push('No folder is open.');
    return { statuses, failures };
  }

  private facts(): EnvironmentFacts {
    return {
      extensionVersion: this.context.extension.packageJSON.version,
      vscodeVersion: vscode.version,
      platform: `${process.platform}-${process.arch}`,
      nodeVersion: process.versions.node,
      remoteName: vscode.env.remoteName ?? null,
      isTrusted: vscode.workspace.isTrusted,
      otherServer: activeOtherServer(),
      serverState: this.server.state,
      crashes: this.server.crashCount,
    };
  }
}

function tellNoFolder(): void {
  void vscode.window.showInformationMessage('No folder on disk is open, so there is nothing to index.');
}

/** Folders whose names are nobody's business, with what stands for them, the longest first. */
function ownFolders(): [string, string][] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const own: [string, string][] = [
    ...folders.map((folder): [string, string] => [folder, '<folder>']),
    [homedir(), '~'],
  ];
  return own.sort(([a], [b]) => b.length - a.length);
}

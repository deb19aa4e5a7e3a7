/**
 * The documents one client has open: their texts by version, with the edits of each change in the engine's unit.
 * Everything a client says of a text is taken here and passed on to the workspace it belongs to.
 */

import type { TextEdit } from '../daemon/engine/events.ts';
import type { LocatedFile } from '../daemon/session/session.ts';
import { LineIndex, type PositionEncoding } from '../text/line-index.ts';
import { fields, list, range, text, uinteger } from './params.ts';

export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly lines: LineIndex;
  /** Null for documents that are no Python file of a workspace. */
  readonly located: LocatedFile | null;
}

export class OpenDocuments {
  private readonly owner: object;
  private readonly open = new Map<string, OpenDocument>();
  private readonly locate: (uri: string) => LocatedFile | null;

  /** `owner` names the client in its workspaces. */
  constructor(owner: object, locate: (uri: string) => LocatedFile | null) {
    this.owner = owner;
    this.locate = locate;
  }

  get(uri: string): OpenDocument | undefined {
    return this.open.get(uri);
  }

  all(): Iterable<OpenDocument> {
    return this.open.values();
  }

  /** `textDocument/didOpen`. @throws ResponseError */
  didOpen(params: unknown): OpenDocument {
    const item = fields(fields(params).textDocument, 'textDocument');
    const uri = text(item.uri, 'textDocument.uri');
    const lines = new LineIndex(text(item.text, 'textDocument.text'));
    const version = typeof item.version === 'number' ? item.version : 0;
    const document = { uri, version, lines, located: this.locate(uri) };
    this.open.set(uri, document);
    document.located?.workspace.show(this.owner, document.located.path, lines);
    return document;
  }

  /**
   * `textDocument/didChange`: whole texts or ranges, each in terms of the text that the ones before it left. Null
   * for a document that is not open. @throws ResponseError; the document is then as it was.
   */
  didChange(params: unknown, encoding: PositionEncoding): OpenDocument | null {
    const { textDocument, contentChanges } = fields(params);
    const item = fields(textDocument, 'textDocument');
    const uri = text(item.uri, 'textDocument.uri');
    const before = this.open.get(uri);
    if (!before) return null;
    const edits: TextEdit[] = [];
    let { lines } = before;
    for (const change of list(contentChanges, 'contentChanges')) {
      const edit = editOf(lines, fields(change, 'contentChanges[]'), encoding);
      edits.push(edit);
      lines = new LineIndex(lines.text.slice(0, edit.start) + edit.text + lines.text.slice(edit.end));
    }
    const version =
      item.version === null ? before.version + 1 : uinteger(item.version, 'textDocument.version');
    const document = { ...before, version, lines };
    this.open.set(uri, document);
    document.located?.workspace.edit(this.owner, document.located.path, edits, lines);
    return document;
  }

  /** `textDocument/didClose`. @throws ResponseError */
  didClose(uri: string): OpenDocument | null {
    const document = this.open.get(uri);
    if (!document) return null;
    this.open.delete(uri);
    document.located?.workspace.hide(this.owner, document.located.path);
    return document;
  }

  /** Folders came or went: documents may belong to another workspace now, or to one at last. */
  relocate(): void {
    for (const [uri, document] of this.open) {
      const located = this.locate(uri);
      const { located: before, lines } = document;
      if (located?.workspace === before?.workspace && located?.path === before?.path) continue;
      if (before && before.workspace.phase !== 'closed') before.workspace.hide(this.owner, before.path);
      this.open.set(uri, { ...document, located });
      located?.workspace.show(this.owner, located.path, lines);
    }
  }
}

function editOf(
  lines: LineIndex,
  change: Readonly<Record<string, unknown>>,
  encoding: PositionEncoding,
): TextEdit {
  const inserted = text(change.text, 'contentChanges[].text');
  if (change.range === undefined || change.range === null)
    return { start: 0, end: lines.text.length, text: inserted };
  const { start, end } = range(change.range, 'contentChanges[].range');
  const from = lines.utf16OfPosition(start, encoding);
  const to = lines.utf16OfPosition(end, encoding);
  return { start: Math.min(from, to), end: Math.max(from, to), text: inserted };
}

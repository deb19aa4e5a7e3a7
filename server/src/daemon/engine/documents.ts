/**
 * Open documents: the texts that editors show, which count instead of what is on disk. Applies edits as they
 * come and keeps what the next edit of each can start from; knows nothing of linking.
 */
import type { PythonVersion } from '../../binder/python-rules.ts';
import { EditedTree } from '../../syntax/edited-tree.ts';
import type { PythonParser } from '../../syntax/parser.ts';
import type { TextEdit } from './events.ts';
import { type Typed, TypedEvidence } from './typed-evidence.ts';

export interface OpenDocument {
  readonly text: string;
  /** The evidence of that text. Throws `ParseTimeoutError`. */
  extract(pythonVersion: PythonVersion): Typed;
}

/** A document with what is kept of it from one edit to the next. */
class ShownDocument implements OpenDocument {
  text: string;
  readonly tree: EditedTree;
  private readonly parser: PythonParser;
  private readonly path: string;
  private typed: { readonly version: string; readonly evidence: TypedEvidence } | null = null;

  constructor(parser: PythonParser, path: string, text: string) {
    this.parser = parser;
    this.path = path;
    this.text = text;
    this.tree = new EditedTree(parser);
  }

  extract(pythonVersion: PythonVersion): Typed {
    const version = `${pythonVersion.major}.${pythonVersion.minor}`;
    if (this.typed?.version !== version)
      this.typed = { version, evidence: new TypedEvidence(this.parser, this.path, pythonVersion) };
    return this.typed.evidence.of(this.text, this.tree);
  }
}

export class Documents {
  private readonly parser: PythonParser;
  private readonly open = new Map<string, ShownDocument>();

  constructor(parser: PythonParser) {
    this.parser = parser;
  }

  get(path: string): OpenDocument | undefined {
    return this.open.get(path);
  }

  /** Paths of all open documents. */
  paths(): Iterable<string> {
    return this.open.keys();
  }

  /** A document that is open already gets the new text, as after a reload. */
  show(path: string, text: string): void {
    this.hide(path);
    this.open.set(path, new ShownDocument(this.parser, path, text));
  }

  /** Throws `RangeError` for a document that is not open or a range outside its text. */
  edit(path: string, edits: readonly TextEdit[]): void {
    const document = this.open.get(path);
    if (!document) throw new RangeError(`${path} is not open`);
    for (const { start, end, text } of edits) {
      const before = document.text;
      if (start < 0 || end < start || end > before.length)
        throw new RangeError(`the range ${start}..${end} is not inside ${path}`);
      document.text = before.slice(0, start) + text + before.slice(end);
      document.tree.edit(before, start, end, document.text);
    }
  }

  hide(path: string): void {
    this.open.get(path)?.tree[Symbol.dispose]();
    this.open.delete(path);
  }

  close(): void {
    for (const path of [...this.open.keys()]) this.hide(path);
  }
}

/**
 * The syntax tree of an open document, kept from one edit to the next so that a parse costs what the edit is
 * worth. An incremental tree of broken code may differ from that of a fresh parse, and a broken tree is a bad
 * one to go on from; so the last tree without errors is kept until there is another one, and the tree of a broken
 * text is put together from parts.
 */
import type { FlatTree, ParseLimits, PythonParser, Tree } from './parser.ts';

export class EditedTree implements Disposable {
  private readonly parser: PythonParser;
  /** A tree without errors, edited to match the text since; null when the next parse must be fresh. */
  private tree: Tree | null = null;
  /** How parses went, for `status` and tests. */
  readonly counts = { reused: 0, fresh: 0, broken: 0 };

  constructor(parser: PythonParser) {
    this.parser = parser;
  }

  /**
   * Tells of one edit of the text: `[start, end)` in UTF-16 units of `before` was replaced, giving `after`. Edits
   * are told in the order in which they happened.
   */
  edit(before: string, start: number, end: number, after: string): void {
    if (this.tree === null) return;
    const newEnd = after.length - (before.length - end);
    this.tree.edit({
      startIndex: start,
      oldEndIndex: end,
      newEndIndex: newEnd,
      startPosition: pointAt(before, start),
      oldEndPosition: pointAt(before, end),
      newEndPosition: pointAt(after, newEnd),
    } as Parameters<Tree['edit']>[0]);
  }

  /** The flat tree of the text, valid until the parser's next one. Throws `ParseTimeoutError`. */
  parse(text: string, limits: ParseLimits = {}): FlatTree {
    const old = this.tree;
    const tree = this.parser.parse(text, old, limits);
    if (old === null) this.counts.fresh++;
    else this.counts.reused++;
    const isBroken = tree.rootNode.hasError;
    if (isBroken) this.counts.broken++;
    else {
      this.tree = tree;
      old?.delete();
    }
    try {
      return isBroken ? this.parser.parseParts(text, limits) : this.parser.flatten(tree, text, limits);
    } finally {
      if (isBroken) tree.delete();
    }
  }

  [Symbol.dispose](): void {
    this.tree?.delete();
    this.tree = null;
  }
}

/** Row and column (UTF-16 units) of an index. */
function pointAt(text: string, index: number): { readonly row: number; readonly column: number } {
  let row = 0;
  let lineStart = 0;
  for (let at = 0; at < index; at++) {
    const unit = text.charCodeAt(at);
    // The parser is given a line feed for every carriage return that stands alone.
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) {
      row++;
      lineStart = at + 1;
    }
  }
  return { row, column: index - lineStart };
}

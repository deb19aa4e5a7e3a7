/**
 * What of a text can be folded away: bodies, multi-line brackets and strings, runs of imports and of comments, and
 * marked regions. Reads the tree alone; broken code folds as far as the parser understood it.
 */
import { type FlatTree, NodeFlag } from './flat-tree.ts';
import { NodeKind } from './node-kinds.ts';

export interface Fold {
  /** UTF-16 indexes: in the line that stays visible, and in the last line that is hidden. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'code' | 'imports' | 'comment' | 'region';
}

/** Multi-line constructs whose last line, with the closing bracket, stays visible. */
const BRACKETED: ReadonlySet<number> = new Set([
  NodeKind.argument_list,
  NodeKind.parameters,
  NodeKind.list,
  NodeKind.set,
  NodeKind.dictionary,
  NodeKind.tuple,
  NodeKind.list_comprehension,
  NodeKind.set_comprehension,
  NodeKind.dictionary_comprehension,
  NodeKind.generator_expression,
  NodeKind.parenthesized_expression,
  NodeKind.string,
  NodeKind.subscript,
]);

const IMPORTS: ReadonlySet<number> = new Set([
  NodeKind.import_statement,
  NodeKind.import_from_statement,
  NodeKind.future_import_statement,
]);

const REGION = /^#\s*(region|endregion)\b/;

/** Folds in the order of their starts. They may share lines; whoever shows them keeps what it can show. */
export function foldsOf(tree: FlatTree, text: string): Fold[] {
  const folds: Fold[] = [];
  const isMultiLine = (start: number, end: number): boolean => {
    const at = text.indexOf('\n', start);
    return at >= 0 && at < end;
  };
  const add = (start: number, end: number, kind: Fold['kind']): void => {
    if (isMultiLine(start, end)) folds.push({ start, end, kind });
  };
  const run = new Run(add);
  const comments = new Run(add);
  const regions: number[] = [];
  const parents: number[] = [];
  for (let node = 0; node < tree.length; node++) {
    while (parents.length > 0 && tree.next[parents.at(-1)!]! <= node) parents.pop();
    const parent = parents.at(-1) ?? -1;
    if (tree.next[node]! > node + 1) parents.push(node);
    const kind = tree.kind[node]!;
    const start = tree.start[node]!;
    const end = tree.end[node]!;
    if (tree.flags[node]! & NodeFlag.missing) continue;
    if (kind === NodeKind.block && parent >= 0) add(headerStart(tree, parent), end, 'code');
    else if (kind === NodeKind.string && isDocstring(tree, parent, start, end)) add(start, end, 'comment');
    else if (BRACKETED.has(kind)) add(start, lineBefore(text, end), 'code');
    else if (IMPORTS.has(kind)) run.extend(start, end, 'imports', text);
    else if (kind === NodeKind.comment && isAlone(text, start)) {
      const mark = REGION.exec(text.slice(start, end))?.[1];
      if (mark === 'region') regions.push(start);
      else if (mark === 'endregion') {
        const opened = regions.pop();
        if (opened !== undefined) add(opened, end, 'region');
      } else comments.extend(start, end, 'comment', text);
    }
  }
  run.close();
  comments.close();
  return folds.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The clause whose body a block is; decorators stay visible with the `def`. */
function headerStart(tree: FlatTree, parent: number): number {
  return tree.start[parent]!;
}

function isDocstring(tree: FlatTree, parent: number, start: number, end: number): boolean {
  return (
    parent >= 0 &&
    tree.kind[parent] === NodeKind.expression_statement &&
    tree.start[parent] === start &&
    tree.end[parent] === end
  );
}

/** The last character of the line before the one an index is in. */
function lineBefore(text: string, index: number): number {
  return text.lastIndexOf('\n', index - 1);
}

/** Nothing but white space stands before it on its line. */
function isAlone(text: string, index: number): boolean {
  const lineStart = text.lastIndexOf('\n', index - 1) + 1;
  return text.slice(lineStart, index).trim() === '';
}

/** Neighbours that fold together: only white space lies between them. */
class Run {
  private readonly add: (start: number, end: number, kind: Fold['kind']) => void;
  private start = -1;
  private end = -1;
  private kind: Fold['kind'] = 'code';

  constructor(add: (start: number, end: number, kind: Fold['kind']) => void) {
    this.add = add;
  }

  extend(start: number, end: number, kind: Fold['kind'], text: string): void {
    if (this.start < 0 || text.slice(this.end, start).trim() !== '') {
      this.close();
      this.start = start;
      this.kind = kind;
    }
    this.end = end;
  }

  close(): void {
    if (this.start >= 0) this.add(this.start, this.end, this.kind);
    this.start = -1;
  }
}

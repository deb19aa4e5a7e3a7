/**
 * The tree of a broken text, put together from parts: each outermost function parsed by itself, and what is left of
 * the text with a statement in place of each. An error thereby costs the function it stands in and nothing else, and the
 * tree of a function depends on its own text alone, so that typing in one parses one. Knows arrays, not the parser.
 */
import { strayBrackets } from './bracket-repair.ts';
import { type FlatTree, NodeFlag } from './flat-tree.ts';
import { NodeKind } from './node-kinds.ts';

/**
 * What stands for a function: a statement that no error can make a part of the statement before it, as a word without
 * a keyword would be. Always the same, since what the parser makes of an error depends on how long things are.
 */
const STAND_IN = 'del _';
const STAND_IN_KIND = NodeKind.delete_statement;

/** Nodes that are copied one by one. */
const FEW_NODES = 64;

/** A stretch of text that is parsed by itself: from the start of its line, or of its code, to the end of its code. */
export interface Part {
  readonly start: number;
  readonly codeEnd: number;
}

/** A text with something short in place of each part. */
export class Rest {
  readonly text: string;
  /** UTF-16 indexes, in `text`, of brackets without their other half: what is open before a unit is never closed. */
  readonly strayBrackets: readonly number[];
  private readonly units: readonly Part[];
  /** Where the stand-ins begin, in `text`. */
  private readonly starts: Int32Array;

  constructor(whole: string, units: readonly Part[]) {
    this.units = units;
    this.starts = new Int32Array(units.length);
    const stray: number[] = [];
    let text = '';
    let at = 0;
    for (const [i, { start, codeEnd }] of [
      ...units,
      { start: whole.length, codeEnd: whole.length },
    ].entries()) {
      const between = whole.slice(at, i < units.length ? firstCode(whole, start) : start);
      for (const bracket of strayBrackets(between)) stray.push(text.length + bracket);
      text += between;
      at = codeEnd;
      if (i === units.length) break;
      this.starts[i] = text.length;
      text += STAND_IN;
    }
    this.text = text;
    this.strayBrackets = stray;
  }

  /** Number of the unit that a stretch of `text` stands for; -1 where it is something else. */
  unitAt(start: number, end: number): number {
    const unit = this.unitBefore(start);
    return this.starts[unit] === start && end === start + STAND_IN.length ? unit : -1;
  }

  /** Index in the whole text of an index in `text`. */
  toWhole(index: number): number {
    const unit = this.unitBefore(index);
    if (unit < 0) return index;
    const { codeEnd } = this.units[unit]!;
    const behind = index - this.starts[unit]! - STAND_IN.length;
    // In a stand-in there is nothing but its beginning.
    return behind >= 0 ? codeEnd + behind : this.startOf(unit);
  }

  private startOf(unit: number): number {
    if (unit === 0) return this.starts[0]!;
    return this.units[unit - 1]!.codeEnd + this.starts[unit]! - this.starts[unit - 1]! - STAND_IN.length;
  }

  /** The last unit that begins at an index of `text` or before it, or -1. */
  private unitBefore(index: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** Index of the first token of a unit. */
export function firstCode(text: string, start: number): number {
  let at = start;
  while (/[ \t\f]/.test(text[at] ?? '')) at++;
  return at;
}

/** First of the nodes that a part's tree has for its text: without the module around them, unless that is an error. */
const firstNode = (part: FlatTree): number => (part.kind[0] === NodeKind.error ? 0 : 1);

/** A tree with arrays of its own: those of a parser's are used again. */
export function copyOf(tree: FlatTree): FlatTree {
  const { length } = tree;
  return {
    ...tree,
    kind: tree.kind.slice(0, length),
    field: tree.field.slice(0, length),
    flags: tree.flags.slice(0, length),
    start: tree.start.slice(0, length),
    end: tree.end.slice(0, length),
    next: tree.next.slice(0, length),
  };
}

/** Moves a tree's positions by a number of UTF-16 units, in place. */
export function movedBy(tree: FlatTree, offset: number): FlatTree {
  for (let node = 0; node < tree.length; node++) {
    tree.start[node]! += offset;
    tree.end[node]! += offset;
  }
  return { ...tree, strayBrackets: tree.strayBrackets.map((at) => at + offset) };
}

/**
 * The tree of the whole text: that of the rest with the trees of the units, in their order, in place of what stands for
 * them. Null when the rest is so broken that a unit has no place in it.
 */
export function joined(rest: Rest, restTree: FlatTree, parts: readonly FlatTree[]): FlatTree | null {
  const tree = emptyTree(parts.reduce((sum, part) => sum + part.length, restTree.length));
  const { next, missing } = tree;
  /** Where each node of the rest went, and what came after the last. */
  const moved = new Int32Array(restTree.length + 1);
  const kept: number[] = [];
  let nodes = 0;
  const copy = (from: FlatTree, first: number, last: number): void => {
    // Most parts are a node or two, for which views cost more than what they show.
    if (last - first < FEW_NODES) {
      for (let node = first, to = nodes; node < last; node++, to++) {
        tree.kind[to] = from.kind[node]!;
        tree.field[to] = from.field[node]!;
        tree.flags[to] = from.flags[node]!;
        tree.start[to] = from.start[node]!;
        tree.end[to] = from.end[node]!;
      }
    } else {
      for (const column of ['kind', 'field', 'flags', 'start', 'end'] as const)
        tree[column].set(from[column].subarray(first, last), nodes);
    }
    for (let node = first; node < last; node++)
      if (from.flags[node]! & NodeFlag.missing) missing.set(nodes + node - first, from.missing.get(node)!);
    nodes += last - first;
  };
  let units = 0;
  for (let node = 0; node < restTree.length; ) {
    moved[node] = nodes;
    const part =
      restTree.kind[node] === STAND_IN_KIND
        ? parts[rest.unitAt(restTree.start[node]!, restTree.end[node]!)]
        : undefined;
    if (part === undefined) {
      kept.push(node);
      copy(restTree, node, ++node);
      tree.start[nodes - 1] = rest.toWhole(tree.start[nodes - 1]!);
      tree.end[nodes - 1] = rest.toWhole(tree.end[nodes - 1]!);
      continue;
    }
    const first = firstNode(part);
    for (let inner = first; inner < part.length; inner++)
      next[nodes + inner - first] = nodes + part.next[inner]! - first;
    copy(part, first, part.length);
    for (const after = restTree.next[node]!; ++node < after; ) moved[node] = nodes;
    units++;
  }
  if (units < parts.length) return null;
  moved[restTree.length] = nodes;
  for (const node of kept) next[moved[node]!] = moved[restTree.next[node]!]!;
  const strayBrackets = restTree.strayBrackets.map((at) => rest.toWhole(at));
  for (const part of parts) strayBrackets.push(...part.strayBrackets);
  const hasError = restTree.hasError || parts.some((part) => part.hasError);
  return { ...tree, length: nodes, hasError, strayBrackets: strayBrackets.sort((a, b) => a - b) };
}

function emptyTree(length: number) {
  return {
    length,
    kind: new Uint8Array(length),
    field: new Uint8Array(length),
    flags: new Uint8Array(length),
    start: new Int32Array(length),
    end: new Int32Array(length),
    next: new Int32Array(length),
    missing: new Map<number, string>(),
    isModular: true,
  };
}

/** The node of the function that a tree consists of, comments aside; -1 when it is something else. */
export function onlyFunction(tree: FlatTree): number {
  if (tree.kind[0] !== NodeKind.module) return -1;
  let found = -1;
  for (let node = 1; node < tree.length; node = tree.next[node]!) {
    const kind = tree.kind[node]!;
    if (kind === NodeKind.comment) continue;
    if (found >= 0 || (kind !== NodeKind.function_definition && kind !== NodeKind.decorated_definition))
      return -1;
    found = node;
  }
  return found;
}

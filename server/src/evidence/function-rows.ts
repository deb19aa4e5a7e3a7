/**
 * The outermost functions of an open document, each a chunk of which rows are known, and which of them the next text
 * has too. Knows where they stand and nothing of what is in them.
 */
import type { SyntaxDiagnostic } from '../syntax/diagnostics.ts';
import type { FlatTree } from '../syntax/flat-tree.ts';
import { type FunctionUnit, functionUnits } from '../syntax/function-units.ts';
import { NodeKind } from '../syntax/node-kinds.ts';
import { areIndentedAlike, lastTokenOf, standsInError } from '../syntax/outline.ts';
import { firstCode } from '../syntax/parts.ts';
import type { Extracted } from './extract.ts';
import { ChunkKind } from './schema.ts';

/** A function that is a chunk and nothing else, as the tree and the lines agree. */
export interface KnownUnit extends FunctionUnit {
  readonly chunk: number;
  /** UTF-16 index of its last token. */
  readonly lastToken: number;
}

/** Where two texts differ, in UTF-16 units. */
export interface Difference {
  readonly start: number;
  readonly oldEnd: number;
  readonly growth: number;
}

/**
 * The known functions of a text, in its order; `tree` is the one that it was extracted from. None where functions stand
 * deeper than what is around them, or one is not where the tree of a text without errors has it: where those end is one
 * thing to lines and another one to the tree, and which of them the rows are made from hangs on whether anything in the
 * text is broken.
 */
export function knownUnits(text: string, tree: FlatTree, { chunks }: Extracted): KnownUnit[] {
  const chunkAt = new Map<number, number>();
  for (let chunk = 0; chunk < chunks.length; chunk++)
    if (chunks.kind[chunk]! >= ChunkKind.function) chunkAt.set(chunks.start[chunk]!, chunk);
  const units: KnownUnit[] = [];
  const functions = functionUnits(text);
  if (!areIndentedAlike(tree, text, functions.map(startOfHeader))) return units;
  const isInError = standsInError(tree);
  for (const unit of functions) {
    const chunk = chunkAt.get(firstCode(text, unit.start));
    if (chunk === undefined || chunks.end[chunk]! <= unit.header || chunks.end[chunk]! > unit.end) continue;
    const node = chunks.node[chunk]!;
    // What is wrong in a function that stands in something wrong is told of the whole, once.
    if (isInError(node)) continue;
    // Where a function is broken, some of its text may stand beside it.
    let after = tree.next[node]!;
    while (after < tree.length && tree.kind[after] === NodeKind.comment) after++;
    if (after === tree.length || tree.start[after]! >= unit.end)
      units.push({ ...unit, chunk, lastToken: lastTokenOf(tree, node) });
  }
  if (!tree.hasError && units.length < functions.length) return [];
  return units;
}

const startOfHeader = ({ header }: FunctionUnit): { readonly start: number } => ({ start: header });

export const movedUnit = (
  { start, header, codeEnd, end, chunk, lastToken }: KnownUnit,
  by: number,
): KnownUnit => ({
  start: start + by,
  header: header + by,
  codeEnd: codeEnd + by,
  end: end + by,
  chunk,
  lastToken: lastToken + by,
});

/** Index of the unit that has a stretch of text between its `def` and its last line end; -1 when none has. */
export function unitAround(units: readonly KnownUnit[], start: number, end: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle]!.header < start) low = middle + 1;
    else high = middle;
  }
  const unit = units[low - 1];
  return unit !== undefined && end < unit.end ? low - 1 : -1;
}

/**
 * For each unit of a text, one of the text before with the same characters: the one that stood there, else one that
 * stood anywhere.
 */
export function sameUnits(
  before: { readonly text: string; readonly units: readonly KnownUnit[] },
  after: { readonly text: string; readonly units: readonly FunctionUnit[] },
): (KnownUnit | null)[] {
  const { start, oldEnd, growth } = difference(before.text, after.text);
  const standing = new Map<number, KnownUnit>();
  const others: KnownUnit[] = [];
  for (const unit of before.units) {
    if (unit.end <= start) standing.set(unit.start, unit);
    else if (unit.start >= oldEnd) standing.set(unit.start + growth, unit);
    else others.push(unit);
  }
  const found = after.units.map((unit) => {
    const old = standing.get(unit.start);
    return old && old.end - old.start === unit.end - unit.start ? old : null;
  });
  const taken = new Set(found);
  const byText = new Map<string, KnownUnit>();
  for (const unit of [...standing.values(), ...others])
    if (!taken.has(unit)) byText.set(before.text.slice(unit.start, unit.end), unit);
  if (byText.size === 0) return found;
  return found.map((old, i) => {
    const { start, end } = after.units[i]!;
    return old ?? byText.get(after.text.slice(start, end)) ?? null;
  });
}

/**
 * Which problems of a text are a function's, and which stand elsewhere: what is wrong behind a function may begin with the
 * function's line end, but ends further down. Null where their places do not tell. `start` is the function's
 * first token, `codeEnd` the end of its last one, `end` the start of the line after it.
 */
export function problemsOfFunction(
  problems: readonly SyntaxDiagnostic[],
  { start, codeEnd, end }: { readonly start: number; readonly codeEnd: number; readonly end: number },
): { readonly own: readonly SyntaxDiagnostic[]; readonly others: readonly SyntaxDiagnostic[] } | null {
  const own: SyntaxDiagnostic[] = [];
  const others: SyntaxDiagnostic[] = [];
  for (const problem of problems) {
    const isBehind = problem.start > end || problem.end > end;
    if (!isBehind && problem.start >= codeEnd) return null;
    (isBehind || problem.start < start ? others : own).push(problem);
  }
  return { own, others };
}

export function difference(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { start, oldEnd: before.length - same, growth: after.length - before.length };
}

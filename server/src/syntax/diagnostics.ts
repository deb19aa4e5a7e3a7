/**
 * What is wrong with a text, in words a programmer understands: what the parser could not make sense of, and what the
 * grammar takes and Python refuses (`rules/`). Reads only the flat tree and the text.
 */
import { type FlatTree, NodeFlag } from './flat-tree.ts';
import { DIAGNOSTIC_LIMIT, QUOTED_TEXT_LIMIT } from './limits.ts';
import { NodeKind } from './node-kinds.ts';
import { findRefused, type Needs } from './rules/refused.ts';

export interface SyntaxDiagnostic {
  /** UTF-16 span. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'error' | 'missing';
  readonly message: string;
  /** What must have been parsed for it to be a problem; null for what the parser says itself. */
  readonly needs: Needs | null;
}

/** A problem of text that stands so many UTF-16 units further down. */
export const movedProblem = (problem: SyntaxDiagnostic, by: number): SyntaxDiagnostic => ({
  ...problem,
  start: problem.start + by,
  end: problem.end + by,
});

/**
 * What is wrong with a whole text, functions in it left out or not, in source order: at most `DIAGNOSTIC_LIMIT` and one
 * that says there are more.
 */
export const findDiagnostics = (tree: FlatTree, text: string): SyntaxDiagnostic[] =>
  limited([...unparsed(tree, text), ...refused(tree, text, false)]);

/** What is wrong with a function, by the tree of its own text. */
export const findOwnDiagnostics = (tree: FlatTree, text: string): SyntaxDiagnostic[] =>
  limited([...unparsed(tree, text), ...refused(tree, text, true)]);

/**
 * Problems without those that rules tell of code that was not parsed: what recovery makes of it is not what was written.
 * `regionOf` gives what stands and falls together, by the start of a problem.
 */
export function withoutConsequences(
  problems: readonly SyntaxDiagnostic[],
  text: string,
  regionOf: (start: number) => number,
): readonly SyntaxDiagnostic[] {
  const unparsed = problems.filter(({ needs }) => needs === null);
  if (unparsed.length === 0 || unparsed.length === problems.length) return problems;
  const broken = new Set(unparsed.map(({ start }) => regionOf(start)));
  return problems.filter(({ needs, start }) => {
    if (needs === null) return true;
    if (needs === 'surroundings') return !broken.has(regionOf(start));
    return !unparsed.some((other) => standInOneLine(text, other.start, start));
  });
}

const standInOneLine = (text: string, a: number, b: number): boolean =>
  !/[\n\r]/.test(text.slice(Math.min(a, b), Math.max(a, b)));

function limited(found: SyntaxDiagnostic[]): SyntaxDiagnostic[] {
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  if (found.length <= DIAGNOSTIC_LIMIT) return found;
  const { start, needs } = found[DIAGNOSTIC_LIMIT]!;
  found.length = DIAGNOSTIC_LIMIT;
  found.push({ start, end: start, kind: 'error', message: 'more syntax errors follow', needs });
  return found;
}

const refused = (tree: FlatTree, text: string, isPart: boolean): SyntaxDiagnostic[] =>
  findRefused(tree, text, isPart, DIAGNOSTIC_LIMIT + 1);

/** Errors and missing tokens of the tree. */
function unparsed(tree: FlatTree, text: string): SyntaxDiagnostic[] {
  if (!tree.hasError) return [];
  const found = tree.strayBrackets.slice(0, DIAGNOSTIC_LIMIT + 1).map((at) => describeBracket(text, at));
  for (let node = 0; node < tree.length && found.length <= DIAGNOSTIC_LIMIT; ) {
    const flags = tree.flags[node]!;
    const isError = (flags & NodeFlag.error) !== 0;
    if (isError) found.push(describeError(tree, text, node));
    else if ((flags & NodeFlag.missing) !== 0) found.push(describeMissing(tree, text, node));
    else if (tree.kind[node] === NodeKind.module || tree.kind[node] === NodeKind.block)
      found.push(...missingLineEnds(tree, text, node));
    // What is inside an ERROR node is the consequence of what is reported already.
    node = isError && node > 0 ? tree.next[node]! : node + 1;
  }
  return found;
}

function describeBracket(text: string, at: number): SyntaxDiagnostic {
  const bracket = text[at]!;
  const message = '([{'.includes(bracket) ? `\`${bracket}\` was never closed` : `unmatched \`${bracket}\``;
  return { start: at, end: at + 1, kind: 'error', message, needs: null };
}

function describeError(tree: FlatTree, text: string, node: number): SyntaxDiagnostic {
  const start = tree.start[node]!;
  const end = tree.end[node]!;
  const isOneToken = tree.next[node]! <= node + 2;
  const message = isOneToken
    ? `unexpected ${quoteAt(text, start, end)}`
    : `invalid syntax: ${quoteLine(text, start, end)}`;
  return { start, end, kind: 'error', message, needs: null };
}

function describeMissing(tree: FlatTree, text: string, node: number): SyntaxDiagnostic {
  const start = tree.start[node]!;
  const message = missingBefore(tree, text, node, tree.missing.get(node) ?? '');
  return { start, end: tree.end[node]!, kind: 'missing', message, needs: null };
}

/** Says that something is missing before a node, by its name in the grammar. */
function missingBefore(tree: FlatTree, text: string, node: number, grammarName: string): string {
  const before = lastLeafBefore(tree, node);
  const after = before < 0 ? '' : ` after ${quoteAt(text, tree.start[before]!, tree.end[before]!)}`;
  return `missing ${nameOf(grammarName)}${after}`;
}

/** Statements of a body that nothing separates: the line end that the parser imagined between them is no node. */
function missingLineEnds(tree: FlatTree, text: string, body: number): SyntaxDiagnostic[] {
  const found: SyntaxDiagnostic[] = [];
  let before = -1;
  for (let node = body + 1; node < tree.next[body]!; node = tree.next[node]!) {
    if (tree.flags[node] !== NodeFlag.named) {
      before = -1;
      continue;
    }
    const at = before < 0 ? -1 : tree.end[before]!;
    if (at >= 0 && !/[\n\r;]/.test(text.slice(at - 1, tree.start[node]))) {
      const message = missingBefore(tree, text, node, '_newline');
      found.push({ start: at, end: at, kind: 'missing', message, needs: null });
    }
    before = node;
  }
  return found;
}

const SPOKEN: Record<string, string> = {
  identifier: 'a name',
  _newline: 'a line end',
  _indent: 'an indented block',
  _dedent: 'the end of the block',
  string_end: 'the closing quote',
  string_start: 'a string',
};

const nameOf = (grammarName: string): string => SPOKEN[grammarName] ?? `\`${grammarName}\``;

/** The first word or sign of the text, quoted. */
function quoteAt(text: string, start: number, end: number): string {
  const source = text.slice(start, end).trimStart();
  if (source === '') return start >= text.trimEnd().length ? 'end of file' : 'end of line';
  const [token = source] = /^(?:[\p{L}\p{N}_]+|\.\.\.|[-+*/%&|^<>=!:]=|->|\S)/u.exec(source) ?? [];
  return token.length > QUOTED_TEXT_LIMIT ? `\`${token.slice(0, QUOTED_TEXT_LIMIT)}…\`` : `\`${token}\``;
}

/** The beginning of the text's first line, quoted. */
function quoteLine(text: string, start: number, end: number): string {
  const [line = ''] = text
    .slice(start, end)
    .trimStart()
    .split(/[\n\r]/, 1);
  const quote = line.trimEnd();
  return quote.length > QUOTED_TEXT_LIMIT ? `\`${quote.slice(0, QUOTED_TEXT_LIMIT)}…\`` : `\`${quote}\``;
}

/** The last token before a node, comments aside, or -1. */
export function lastLeafBefore(tree: FlatTree, node: number): number {
  for (let n = node - 1; n >= 0; n--) {
    const isLeaf = tree.next[n] === n + 1;
    if (isLeaf && tree.end[n]! > tree.start[n]! && tree.kind[n] !== NodeKind.comment) return n;
  }
  return -1;
}

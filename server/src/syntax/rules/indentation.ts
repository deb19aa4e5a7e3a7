/**
 * Indentation (language reference 2.1.8). The grammar takes a statement that is deeper than those around it for one of
 * them, counts tabs in a way of its own, and lets a block be empty; Python refuses all three.
 */
import { NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';

const SPACE = 32;
const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;
const RETURN = 13;
const BACKSLASH = 92;
const BYTE_ORDER_MARK = 0xfeff;

const CLAUSES: ReadonlySet<number> = new Set([
  NodeKind.elif_clause,
  NodeKind.else_clause,
  NodeKind.except_clause,
  NodeKind.finally_clause,
]);

/**
 * White space before a token that begins a line; null for one that does not, and for one
 * whose line is joined to the line before: there the first of the lines counts, with which others are not compared.
 */
function indentationOf(text: string, token: number): string | null {
  let start = token;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  if (start === 0) return text.slice(0, token);
  const before = text.charCodeAt(start - 1);
  if (before === BYTE_ORDER_MARK && start === 1) return text.slice(start, token);
  if (before !== LINE_FEED && before !== RETURN) return null;
  const lineEnd = before === LINE_FEED && text.charCodeAt(start - 2) === RETURN ? start - 2 : start - 1;
  return text.charCodeAt(lineEnd - 1) === BACKSLASH ? null : text.slice(start, token);
}

const isBlank = (unit: number): boolean => unit === SPACE || unit === TAB || unit === FORM_FEED;

/** Columns with tabs of eight and with tabs of one: Python compares both, so that tabs may be of any size. */
function columnsOf(indentation: string): { readonly wide: number; readonly narrow: number } {
  let wide = 0;
  let narrow = 0;
  for (let i = 0; i < indentation.length; i++) {
    const unit = indentation.charCodeAt(i);
    wide = unit === FORM_FEED ? 0 : unit === TAB ? (wide & ~7) + 8 : wide + 1;
    narrow = unit === FORM_FEED ? 0 : narrow + 1;
  }
  return { wide, narrow };
}

/** Whether a token's line begins with exactly this white space, as nearly all do. */
const isAlike = (text: string, token: number, indentation: string): boolean =>
  text.charCodeAt(token - indentation.length - 1) === LINE_FEED &&
  text.startsWith(indentation, token - indentation.length);

/** Refuses a token that is not as deep as its neighbours (`expected` 0), or not deeper than what it is in (1). */
function compare(at: Place, token: number, outer: string, expected: 0 | 1): void {
  const start = at.start[token]!;
  if (expected === 0 && isAlike(at.text, start, outer)) return;
  const own = indentationOf(at.text, start);
  if (own === null) return;
  const mine = columnsOf(own);
  const theirs = columnsOf(outer);
  const wide = Math.sign(mine.wide - theirs.wide);
  const narrow = Math.sign(mine.narrow - theirs.narrow);
  if ((wide === expected && narrow === expected) || at.joinsAtOnce) return;
  const message = wide === narrow ? 'unexpected indentation' : 'inconsistent use of tabs and spaces';
  // An empty span would be no place that can be seen.
  at.refuseSpan(start - own.length, own === '' ? start + 1 : start, message);
}

/** Statements of a block: all as deep as the first, and that deeper than what the block belongs to. */
function checkBlock(at: Place): void {
  const owner = at.parent();
  const first = at.namedChild(at.node);
  if (first < 0) {
    if (owner >= 0) refuseEmpty(at, owner);
    return;
  }
  const own = indentationOf(at.text, at.start[first]!);
  if (own === null) return;
  const outer = owner < 0 ? null : indentationOf(at.text, at.start[owner]!);
  if (outer !== null) compare(at, first, outer, 1);
  for (let other = at.namedAfter(first, at.node); other >= 0; other = at.namedAfter(other, at.node))
    compare(at, other, own, 0);
}

/** Says of the colon that nothing follows it: what stands below may be far away. */
function refuseEmpty(at: Place, owner: number): void {
  const colon = at.children(owner).findLast((c) => c < at.node && at.kind[c] === NodeKind.colon_token);
  if (colon === undefined) return;
  const { start, end } = at;
  at.refuseSpan(start[colon]!, end[colon]!, 'missing an indented block after `:`', 'missing');
}

/** `else` and its like stand as deep as what they belong to. */
function checkClauses(at: Place): void {
  const own = indentationOf(at.text, at.start[at.node]!);
  if (own === null) return;
  for (let child = at.node + 1; child < at.next[at.node]!; child = at.next[child]!)
    if (CLAUSES.has(at.kind[child]!)) compare(at, child, own, 0);
}

/** Decorators stand as deep as what they decorate. */
function checkDecorated(at: Place): void {
  const [first, ...others] = at.namedChildren(at.node);
  const own = first === undefined ? null : indentationOf(at.text, at.start[first]!);
  if (own !== null) for (const other of others) compare(at, other, own, 0);
}

/** Of a part of a text nothing is known of what is around it. */
export function checkModule(at: Place): void {
  for (const statement of at.namedChildren(at.node)) compare(at, statement, '', 0);
}

export const INDENTATION_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.block], check: checkBlock },
  {
    kinds: [NodeKind.if_statement, NodeKind.for_statement, NodeKind.while_statement, NodeKind.try_statement],
    check: checkClauses,
  },
  { kinds: [NodeKind.decorated_definition], check: checkDecorated },
];

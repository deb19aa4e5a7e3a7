/**
 * What stands at a place of a file, as rows of its evidence: the token there, or the innermost syntax that may run
 * something without a call being written. Knows no answer about any of it.
 */
import type { Cells } from '../evidence/evidence.ts';
import { exprRef } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import type { RELATIONS, Relation } from './links.ts';

/** Tables whose rows links can be about. */
export type LeftTable = (typeof RELATIONS)[Relation]['left'];

export interface PlaceInFile {
  readonly chunk: number;
  readonly rows: ReadonlyMap<LeftTable, ReadonlySet<number>>;
}

/** Rows that span code which they say something else about than what it runs. */
const NOT_RUNNING: ReadonlySet<number> = new Set([
  ExprKind.guard,
  ExprKind.caught,
  ExprKind.matched,
  ExprKind.matches,
]);

/** What statements do with an expression that no operator stands beside. */
const BARE_USES: ReadonlySet<number> = new Set([ExprKind.element, ExprKind.entered, ExprKind.truth]);

/** The token at an absolute byte offset, with what is done with it, else the syntax; null where neither is. */
export function placeAt(facts: FileFacts, offset: number): PlaceInFile | null {
  return tokenAt(facts, offset) ?? syntaxAt(facts, offset);
}

function tokenAt(facts: FileFacts, offset: number): PlaceInFile | null {
  const { names, attrs, defs, params, imports, args } = facts.evidence;
  const tokens: readonly (readonly [LeftTable, Cells, Cells, Cells])[] = [
    ['names', names.chunk, names.start, names.end],
    ['attrs', attrs.chunk, attrs.nameStart, attrs.nameEnd],
    ['defs', defs.chunk, defs.nameStart, defs.nameEnd],
    ['params', params.chunk, params.nameStart, params.nameEnd],
    ['imports', imports.chunk, imports.nameStart, imports.nameEnd],
    ['imports', imports.chunk, imports.localStart, imports.localEnd],
    ['imports', imports.chunk, imports.moduleStart, imports.moduleEnd],
    ['args', args.chunk, args.keywordStart, args.keywordEnd],
  ];
  for (const [table, chunks, starts, ends] of tokens) {
    const found = rowsAround(facts, chunks, starts, ends, offset);
    if (found.length === 0) continue;
    const rows = new Map<LeftTable, ReadonlySet<number>>([[table, new Set(found)]]);
    if (table === 'names' || table === 'attrs') addUses(facts, table, found[0]!, rows);
    return { chunk: chunks[found[0]!]!, rows };
  }
  return null;
}

/** Adds what is done with a name or attribute: the call that it is the callee of, `for x in it`, `with it`, `@it`. */
function addUses(
  facts: FileFacts,
  table: 'names' | 'attrs',
  row: number,
  rows: Map<LeftTable, ReadonlySet<number>>,
): void {
  const { exprs, calls, decorators } = facts.evidence;
  const ref = exprRef(table === 'names' ? 'name' : 'attr', row);
  rows.set(
    'calls',
    rowsWhere(calls, (at) => calls.callee[at] === ref),
  );
  rows.set(
    'decorators',
    rowsWhere(decorators, (at) => decorators.expr[at] === ref),
  );
  rows.set(
    'exprs',
    rowsWhere(exprs, (at) => BARE_USES.has(exprs.kind[at]!) && operandsOf(facts, at)[0] === ref),
  );
}

const rowsWhere = (
  { length }: { readonly length: number },
  isWanted: (row: number) => boolean,
): ReadonlySet<number> => new Set(Array.from({ length }, (_, row) => row).filter(isWanted));

function syntaxAt(facts: FileFacts, offset: number): PlaceInFile | null {
  const { exprs, calls, decorators } = facts.evidence;
  const candidates: { readonly table: LeftTable; readonly chunk: number; row: number; length: number }[] = [];
  for (const [table, cells] of [
    ['exprs', exprs],
    ['calls', calls],
    ['decorators', decorators],
  ] as const) {
    for (const row of rowsAround(facts, cells.chunk, cells.start, cells.end, offset)) {
      if (table === 'exprs' && NOT_RUNNING.has(exprs.kind[row]!)) continue;
      candidates.push({ table, chunk: cells.chunk[row]!, row, length: cells.end[row]! - cells.start[row]! });
    }
  }
  const length = Math.min(...candidates.map((candidate) => candidate.length));
  const innermost = candidates.filter((candidate) => candidate.length === length);
  const [first] = innermost;
  if (!first) return null;
  const byTable = Map.groupBy(innermost, ({ table }) => table);
  const rows = new Map(
    Array.from(byTable, ([table, found]) => [table, new Set(found.map(({ row }) => row))]),
  );
  return { chunk: first.chunk, rows };
}

/** Rows whose span holds a byte; those without a span have a start of -1. */
function rowsAround(facts: FileFacts, chunks: Cells, starts: Cells, ends: Cells, offset: number): number[] {
  const layout = facts.layout();
  const found: number[] = [];
  for (let row = 0; row < chunks.length; row++) {
    if (starts[row]! < 0) continue;
    const start = layout.toAbsolute(chunks[row]!, starts[row]!);
    if (start <= offset && offset < layout.toAbsolute(chunks[row]!, ends[row]!)) found.push(row);
  }
  return found;
}

/**
 * What an edit did to the names that others can see: those of changed files by comparing what their texts say,
 * and inferred types by the answers that came out different. Knows no closure and no reasons.
 */
import { EXPORT_DETAILS, type ExportDetail, type ExportTables } from '../linker/exports.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import type { Query } from '../linker/queries.ts';
import type { ExportChange } from '../relations/history.ts';

/** Kinds of queries whose answer is what an expression of a file evaluates to. */
const INFERRING = new Set(['returns', 'value']);

export const isInferring = ({ kind }: Query): boolean => INFERRING.has(kind.name);

export interface ExportDeltaInput {
  /** Changed files: their facts before and after; undefined where there were or are none. */
  readonly files: ReadonlyMap<string, readonly [before: FileFacts | undefined, after: FileFacts | undefined]>;
  /** Queries whose answer is another one. */
  readonly changed: Iterable<Query>;
  /** Facts of any file of the workspace, as they are now. */
  readonly file: (path: string) => FileFacts | undefined;
  /** Names of imports that stand for something else, though their text is as it was. */
  readonly retargeted: readonly ExportChange[];
  readonly namesOf: ExportTables;
}

/** Sorted by path, qualified name and detail. A changed name has one entry per aspect that changed. */
export function exportDelta({ files, changed, file, retargeted, namesOf }: ExportDeltaInput): ExportChange[] {
  const found = new Map<string, ExportChange>();
  const add = (change: ExportChange): void => {
    found.set(`${change.path}\0${change.qname}\0${change.delta}\0${change.detail ?? ''}`, change);
  };
  const described = new Set<string>();
  for (const [path, [before, after]] of files) {
    const old = namesOf(before);
    const now = namesOf(after);
    for (const [qname, name] of now) {
      const known = old.get(qname);
      if (!known) add({ path, qname, symbol: name.symbol, delta: 'added', detail: null });
      for (const detail of known ? changedDetails(known.details, name.details) : [])
        add({ path, qname, symbol: name.symbol, delta: 'changed', detail });
      if (!known) described.add(`${path}\0${qname}`);
    }
    for (const [qname, name] of old) {
      if (now.has(qname)) continue;
      add({ path, qname, symbol: name.symbol, delta: 'removed', detail: null });
      described.add(`${path}\0${qname}`);
    }
  }
  for (const change of retargeted) {
    add(change);
    described.add(`${change.path}\0${change.qname}`);
  }
  for (const query of changed) {
    if (!isInferring(query)) continue;
    const facts = file(query.a);
    if (!facts) continue;
    const parts = query.kind.name === 'returns' ? [query.b] : [query.b, query.c];
    const qname = [facts.module, ...parts.filter((part) => part !== '')].join('.');
    const symbol = namesOf(facts).get(qname)?.symbol;
    if (symbol === undefined || described.has(`${query.a}\0${qname}`)) continue;
    add({ path: query.a, qname, symbol, delta: 'changed', detail: 'inferred_type' });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}

function changedDetails(
  before: Readonly<Partial<Record<ExportDetail, string>>>,
  after: Readonly<Partial<Record<ExportDetail, string>>>,
): ExportDetail[] {
  return EXPORT_DETAILS.filter((detail) => before[detail] !== after[detail]);
}

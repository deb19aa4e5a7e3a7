/**
 * Files that use what changed according to an imported index, where the linker does not see it: a type checker knows
 * receivers that we cannot infer. What an index says counts only while it holds of the text, so a use that is given
 * here is `caller_symbol`; where no occurrence holds, qualified names remain the reason (`caller_qname`).
 */
import type { ReasonKind } from '@cpgd/shared';
import type { Relation } from '../linker/links.ts';
import type { ExportChange, ImpactedFile } from '../relations/history.ts';

/** A place that an index says uses a symbol; absolute UTF-8 byte offsets. */
export interface IndexedUse {
  readonly path: string;
  readonly relation: Relation;
  readonly bstart: number;
  readonly bend: number;
}

export interface IndexedCallersInput {
  /** Reasons by the linker. */
  readonly impacted: readonly ImpactedFile[];
  readonly exports: readonly ExportChange[];
  /** Files that were edited: they need no further reason. */
  readonly edited: ReadonlySet<string>;
  readonly usesOf: (symbol: string) => readonly IndexedUse[];
}

/** What a use makes of a change; definitions and parameters are not uses. */
const REASON_OF: { readonly [R in Relation]?: ReasonKind } = {
  callsite_symbol: 'caller_symbol',
  arg_param: 'caller_symbol',
  import_symbol: 'import_from',
  type_symbol: 'annotation',
  attribute_symbol: 'attribute',
};

/** All reasons, those by indexes included, in the order of the reasons by the linker. */
export function withIndexedCallers(input: IndexedCallersInput): readonly ImpactedFile[] {
  const { impacted, exports, edited, usesOf } = input;
  const known = new Set(impacted.map(({ path, reason, ref }) => `${path}\0${reason}\0${ref}`));
  const added: ImpactedFile[] = [];
  const asked = new Set<string>();
  for (const { path: viaPath, qname, symbol } of exports) {
    if (symbol === '' || asked.has(symbol)) continue;
    asked.add(symbol);
    for (const { path, relation, bstart, bend } of [...usesOf(symbol), ...constructions(symbol, usesOf)]) {
      const reason = REASON_OF[relation];
      const key = `${path}\0${reason}\0${qname}`;
      if (reason === undefined || edited.has(path) || known.has(key)) continue;
      known.add(key);
      added.push({ path, reason, ref: qname, viaPath, bstart, bend, hop: 1 });
    }
  }
  if (added.length === 0) return impacted;
  const called = new Set(
    added.filter(({ reason }) => reason === 'caller_symbol').map(({ path, ref }) => `${path}\0${ref}`),
  );
  const kept = impacted.filter(
    ({ path, reason, ref }) => reason !== 'caller_qname' || !called.has(`${path}\0${ref}`),
  );
  return [...kept, ...added].sort(
    (a, b) =>
      a.hop - b.hop || compare(a.path, b.path) || compare(a.reason, b.reason) || compare(a.ref, b.ref),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whoever calls a class runs its constructor. */
function constructions(symbol: string, usesOf: IndexedCallersInput['usesOf']): readonly IndexedUse[] {
  const [, owner] = /^(.*#)__(?:init|new)__\(\)\.$/.exec(symbol) ?? [];
  return owner === undefined ? [] : usesOf(owner).filter(({ relation }) => relation === 'callsite_symbol');
}

/**
 * Where an imported index and the linker name different symbols for one place, and what kind of difference it is.
 * Both are kept in the tables; this is for people who want to know which of the two errs.
 */
import type { Evidence } from '../../evidence/evidence.ts';
import type { Link, LinksOfChunk, Relation } from '../../linker/links.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import { NativeCallees } from './meet.ts';

/** Classes of disagreement, with the sentence that explains each; the first that fits counts. */
export const DISAGREEMENT_CLASSES = {
  other_package: 'the same name of the same module, in another package or version of it',
  other_module: 'the same name, said to be defined in another module',
  other_owner: 'the same name, said to be a member of another class or function',
  other_kind: 'the same name in the same place, once a function and once a variable or the like',
  other_symbol: 'symbols that are called differently',
} as const;
export type DisagreementClass = keyof typeof DISAGREEMENT_CLASSES;

/** Relations in which both can name a symbol for one thing in the source. */
const COMPARED = [
  'def_symbol',
  'param_symbol',
  'name_symbol',
  'attribute_symbol',
  'import_symbol',
  'callsite_symbol',
] as const satisfies readonly Relation[];
export type ComparedRelation = (typeof COMPARED)[number];

export interface Disagreement {
  readonly relation: ComparedRelation;
  /** Row of the relation's left table. */
  readonly left: number;
  readonly class: DisagreementClass;
  /** Sorted. */
  readonly native: readonly string[];
  readonly indexed: readonly string[];
}

/** Places where no symbol of the one is a symbol of the other, by relation and row. */
export function disagreements(
  evidence: Evidence,
  native: readonly LinksOfChunk[],
  indexed: readonly LinksOfChunk[],
): Disagreement[] {
  const found: Disagreement[] = [];
  indexed.forEach(({ links }, row) => {
    if (links.length === 0) return;
    const ours = native[row]?.links ?? [];
    const nativeTargets = targetsByPlace(ours);
    const callees = new NativeCallees(evidence, ours);
    for (const [key, { relation, left, targets }] of targetsByPlace(links)) {
      const known = nativeTargets.get(key)?.targets;
      if (!known || targets.some((target) => known.includes(target))) continue;
      const isCall = relation === 'callsite_symbol';
      if (isCall && targets.some((target) => callees.isFollowed(left, target))) continue;
      found.push({ relation, left, class: classOf(known[0]!, targets[0]!), native: known, indexed: targets });
    }
  });
  return found.sort((a, b) => COMPARED.indexOf(a.relation) - COMPARED.indexOf(b.relation) || a.left - b.left);
}

interface Targets {
  readonly relation: ComparedRelation;
  readonly left: number;
  readonly targets: readonly string[];
}

function targetsByPlace(links: readonly Link[]): ReadonlyMap<string, Targets> {
  const places = new Map<string, Targets & { targets: string[] }>();
  for (const { relation, left, target } of links) {
    if (!isCompared(relation)) continue;
    const key = `${relation} ${left}`;
    const known = places.get(key);
    if (!known) places.set(key, { relation, left, targets: [target] });
    else if (!known.targets.includes(target)) known.targets.push(target);
  }
  for (const { targets } of places.values()) targets.sort();
  return places;
}

const isCompared = (relation: Relation): relation is ComparedRelation =>
  (COMPARED as readonly Relation[]).includes(relation);

function classOf(native: string, indexed: string): DisagreementClass {
  const ours = parseSymbol(native);
  const theirs = parseSymbol(indexed);
  if (!ours || !theirs) return 'other_symbol';
  const isSamePath = ours.path.join('.') === theirs.path.join('.');
  if (isSamePath && ours.module === theirs.module)
    return ours.package === theirs.package && ours.version === theirs.version
      ? 'other_kind'
      : 'other_package';
  if (isSamePath) return 'other_module';
  return ours.path.at(-1) === theirs.path.at(-1) ? 'other_owner' : 'other_symbol';
}

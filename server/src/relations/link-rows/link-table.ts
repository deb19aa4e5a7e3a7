/**
 * Makes a relationship table out of one relation of the linker: left entity, target, and the columns all
 * relationship tables share. Knows no particular relation.
 */
import type { Link, Relation } from '../../linker/links.ts';
import { prefixedHash } from '../../text/ids.ts';
import type { FileView } from '../file-view.ts';
import { originOf, score } from '../scoring.ts';
import { col, type TieBreaker } from '../table.ts';

/** Columns every relationship table ends with (contracts.md, "Common columns"). */
export const RELATIONSHIP_COLUMNS = [
  col.string('resolution_method', 'How the target was found; see the reference of methods.'),
  col.float('confidence', '1.0 compiler truth … 0.2 string heuristics.'),
  col.float('score', '1000 × confidence − rank of the method; larger is better.'),
  col.string('origin', '`native`, `scip`, `symtable`, `dis` or `derived`.'),
  col.orNull.string('ambiguity_group_id', 'Shared by the candidates of one left entity; null when alone.'),
] as const;

/** Of two rows with one key the better scored one stays, then the one with the more roles. */
export const BEST_FIRST: readonly TieBreaker[] = [
  { column: 'score', order: 'descending' },
  { column: 'confidence', order: 'descending' },
  { column: 'resolution_method', order: 'ascending' },
];

type CommonCells = readonly [
  resolutionMethod: string,
  confidence: number,
  score: number,
  origin: string,
  ambiguityGroupId: string | null,
];

/** Cells of `RELATIONSHIP_COLUMNS` for one statement. */
export function commonCells(
  link: Pick<Link, 'method' | 'confidence'>,
  ambiguityGroupId: string | null,
): CommonCells {
  const { method, confidence } = link;
  return [method, confidence, score(method, confidence), originOf(method), ambiguityGroupId];
}

/** Id of the group that the candidates of one left entity share in one relation. */
export const ambiguityGroup = (leftId: string, relation: string): string =>
  prefixedHash('AMB', relation, leftId);

/** Left rows of a relation that have several different targets. */
export function ambiguousLefts(links: readonly Pick<Link, 'left' | 'target'>[]): ReadonlySet<number> {
  const first = new Map<number, string>();
  const ambiguous = new Set<number>();
  for (const { left, target } of links) {
    const known = first.get(left);
    if (known === undefined) first.set(left, target);
    else if (known !== target) ambiguous.add(left);
  }
  return ambiguous;
}

/**
 * Relations whose several targets of one left all hold at once (the parts of a type, the modules an import
 * loads, the methods one method overrides), so that they are no rivals and form no ambiguity group.
 */
const CONJUNCTIVE: ReadonlySet<Relation> = new Set([
  'type_symbol',
  'override',
  'class_base',
  'import_module',
]);

const NO_LEFTS: ReadonlySet<number> = new Set();

/** Calls `emit` for each statement of the relation with the cells of `RELATIONSHIP_COLUMNS`. */
export function forEachLink(
  file: FileView,
  relation: Relation,
  leftId: (left: number) => string,
  emit: (link: Link, leftId: string, common: CommonCells) => void,
): void {
  const links = file.links(relation);
  if (links.length === 0) return;
  const ambiguous = CONJUNCTIVE.has(relation) ? NO_LEFTS : ambiguousLefts(links);
  for (const link of links) {
    const id = leftId(link.left);
    emit(link, id, commonCells(link, ambiguous.has(link.left) ? ambiguityGroup(id, relation) : null));
  }
}

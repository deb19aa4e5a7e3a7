/**
 * `rel_class_bases_v1`: the classes a class inherits from, in method resolution order.
 */
import { TypeRole } from '../../evidence/schema.ts';
import { prefixedHash } from '../../text/ids.ts';
import type { FileView } from '../file-view.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import { BEST_FIRST, forEachLink, RELATIONSHIP_COLUMNS } from './link-table.ts';

export const relClassBases = fileTable({
  name: 'rel_class_bases_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'Class → each class after it in its method resolution order.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('def_id', 'The class.'),
    col.string('symbol', 'Symbol of a class it inherits from.'),
    col.int('mro_position', 'Position in the MRO; the class itself would be 0.'),
    col.bool('is_direct', 'One of its own base expressions refers to the symbol.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['def_id', 'symbol'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'def_id', 'mro_position', 'symbol'],
  rows(file, emit) {
    const direct = file.once(directBases);
    const rivals = file.once(contestedPositions);
    forEachLink(
      file,
      'class_base',
      (row) => file.idsOf('defs')[row]!,
      (link, id, common) => {
        const [method, confidence, score, origin] = common;
        // A class has many ancestors without any doubt; only rivals for one MRO position are ambiguous.
        const hasRivals = rivals.has(`${link.left}|${link.aux}`);
        emit(
          file.path,
          ...file.span('defs', link.left),
          id,
          link.target,
          link.aux,
          direct.get(link.left)?.has(link.target) ?? false,
          method,
          confidence,
          score,
          origin,
          hasRivals ? prefixedHash('AMB', 'class_base', id, link.aux) : null,
        );
      },
    );
  },
});

/** Symbols that the base expressions of each class refer to, by row of `defs`. */
function directBases(file: FileView): ReadonlyMap<number, ReadonlySet<string>> {
  const bases = new Map<number, Set<string>>();
  // A skipped file has no evidence, and no classes.
  if (file.evidence === null) return bases;
  const { role, ownerRow } = file.evidence.typeExprs;
  const { def } = file.evidence.bases;
  for (const { left, target } of file.links('type_symbol')) {
    if (role[left]! !== TypeRole.base || ownerRow[left]! < 0) continue;
    const owner = def[ownerRow[left]!]!;
    const known = bases.get(owner);
    if (known) known.add(target);
    else bases.set(owner, new Set([target]));
  }
  return bases;
}

/** `def|position` of the MRO positions that several classes compete for. */
function contestedPositions(file: FileView): ReadonlySet<string> {
  const first = new Map<string, string>();
  const contested = new Set<string>();
  for (const { left, aux, target } of file.links('class_base')) {
    const place = `${left}|${aux}`;
    const known = first.get(place);
    if (known === undefined) first.set(place, target);
    else if (known !== target) contested.add(place);
  }
  return contested;
}

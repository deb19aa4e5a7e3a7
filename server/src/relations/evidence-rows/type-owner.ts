/**
 * Whose type a type expression is: the id of the parameter, definition, name or attribute it is given to.
 */
import { TYPE_OWNERS } from '../../evidence/schema.ts';
import type { FileView } from '../file-view.ts';
import { expressionEntity } from './references.ts';

/** Node id of the owner of a row of `typeExprs`; null when the target is no entity, as in `x[0]: int = 1`. */
export function typeOwner(file: FileView, row: number): string | null {
  const { owner, ownerRow } = file.evidence!.typeExprs;
  const target = ownerRow[row]!;
  if (target < 0) return null;
  const table = TYPE_OWNERS[owner[row]!]!;
  switch (table) {
    case 'bases':
      return file.id('defs', file.evidence!.bases.def[target]!);
    case 'assigns':
      return expressionEntity(file, file.evidence!.assigns.target[target]!);
    default:
      return file.id(table, target);
  }
}

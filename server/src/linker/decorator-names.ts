/**
 * What decorators tell by their names, before anything is evaluated: properties, overloads, and whether a definition
 * can still be what it was written as.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';

/** Names the import system or a decorator text gives a meaning to without evaluation. */
const PROPERTY_DECORATORS = new Set([
  'property',
  'cached_property',
  'abstractproperty',
  'setter',
  'getter',
  'deleter',
]);

/** Decorators that leave a call of what they decorate a call of it, whoever defines them. */
export const KEEPING_DECORATORS = new Set([
  ...PROPERTY_DECORATORS,
  'staticmethod',
  'classmethod',
  'abstractmethod',
  'overload',
  'override',
  'final',
  'wraps',
  'cache',
  'lru_cache',
  'contextmanager',
  'asynccontextmanager',
  'dataclass',
  'total_ordering',
  'runtime_checkable',
]);

/** Last component of each decorator's name (`app.route(…)` gives `route`); '' when it is not a name. */
export function decoratorNames(facts: FileFacts, def: number): readonly string[] {
  const { defs, decorators, names, attrs, calls } = facts.evidence;
  const found: string[] = [];
  const from = defs.decoratorStart[def]!;
  for (let d = from; d < from + defs.decoratorCount[def]!; d++) {
    let ref: ExprRef = decorators.expr[d]!;
    if (exprRefKind(ref) === 'call') ref = calls.callee[exprRefRow(ref)]!;
    const kind = exprRefKind(ref);
    const row = exprRefRow(ref);
    found.push(
      kind === 'name' ? facts.text(names.name[row]!) : kind === 'attr' ? facts.text(attrs.name[row]!) : '',
    );
  }
  return found;
}

export function hasDecorator(facts: FileFacts, def: number, name: string): boolean {
  return facts.evidence.defs.decoratorCount[def]! > 0 && decoratorNames(facts, def).includes(name);
}

/** Reading the attribute calls the function (`property` and its kin). */
export function isProperty(facts: FileFacts, def: number): boolean {
  return (
    facts.evidence.defs.decoratorCount[def]! > 0 &&
    decoratorNames(facts, def).some((name) => PROPERTY_DECORATORS.has(name))
  );
}

/** Whether a decorator may put something else in the place of a definition; stubs mean what they declare. */
export function mayBeReplaced(facts: FileFacts, def: number): boolean {
  if (facts.isStub || facts.evidence.defs.decoratorCount[def] === 0) return false;
  return decoratorNames(facts, def).some((name) => !KEEPING_DECORATORS.has(name));
}

/** The function behind a property that a setter or deleter is decorated with; the function itself otherwise. */
export function getterOf(facts: FileFacts, def: number): number {
  const { defs, bindings, bindingSites } = facts.evidence;
  const names = decoratorNames(facts, def);
  if (!names.includes('setter') && !names.includes('deleter')) return def;
  const binding = facts.binding(defs.scope[def]!, facts.text(defs.name[def]!));
  if (binding < 0) return def;
  for (let site = bindings.siteStart[binding]!; bindingSites.row[site] !== def; site++) {
    const row = bindingSites.row[site]!;
    if (bindingSites.binding[site] !== binding) break;
    if (bindingSites.kind[site] === SiteKind.def && isProperty(facts, row) && getterOf(facts, row) === row)
      return row;
  }
  return def;
}

/** Definitions of the same name in the same scope that are decorated with `overload`; none for a single one. */
export function overloadsOf(facts: FileFacts, def: number): readonly number[] {
  const { defs, bindings, bindingSites } = facts.evidence;
  const binding = facts.binding(defs.scope[def]!, facts.text(defs.name[def]!));
  if (binding < 0 || bindings.siteCount[binding]! < 2) return [];
  const found: number[] = [];
  const from = bindings.siteStart[binding]!;
  for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
    const row = bindingSites.row[site]!;
    if (bindingSites.kind[site] === SiteKind.def && hasDecorator(facts, row, 'overload')) found.push(row);
  }
  return found;
}

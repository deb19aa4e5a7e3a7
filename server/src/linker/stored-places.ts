/**
 * Stores to attributes and items in the code of a file: by methods on their own instance, on anything else, and those
 * of `+=` and its kin. Does not know what is stored, nor of which class the objects are.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { AssignHow, SiteKind } from '../evidence/schema.ts';
import { classAssignments, declaredFields, hasFields, receiverParameter } from './definition-facts.ts';
import type { FileFacts } from './file-facts.ts';
import { privateName } from './file-symbols.ts';
import { onlySite } from './name-sites.ts';

/** Rows of `assigns` that store `self.NAME` (or `cls.NAME`) in methods of the class, by name. */
export function storedAttributes(facts: FileFacts, classDef: number): ReadonlyMap<string, readonly number[]> {
  return facts.memo('stored', () => collectStoredAttributes(facts)).get(classDef) ?? EMPTY_ATTRIBUTES;
}

/** Names that the body of a class declares, `x: int`, and that neither it nor its methods give a value. */
export function namesOnlyDeclared(facts: FileFacts, classDef: number): readonly string[] {
  if (hasFields(facts, classDef)) return [];
  const { assigns } = facts.evidence;
  const stored = storedAttributes(facts, classDef);
  const bare = declaredFields(facts, classDef).filter(({ row }) => assigns.value[row] === NO_EXPR);
  return bare
    .map(({ name }) => name)
    .filter(
      (name) =>
        !stored.has(name) &&
        onlySite(facts, facts.binding(facts.evidence.defs.bodyScope[classDef]!, name)) >= 0,
    );
}

function collectStoredAttributes(facts: FileFacts): Map<number, Map<string, number[]>> {
  const { assigns, attrs } = facts.evidence;
  const byClass = new Map<number, Map<string, number[]>>();
  for (let row = 0; row < assigns.length; row++) {
    const target = assigns.target[row]!;
    if (exprRefKind(target) !== 'attr' || assigns.how[row] === AssignHow.delete) continue;
    const attr = exprRefRow(target);
    const receiver = receiverParameter(facts, attrs.base[attr]!);
    if (!receiver) continue;
    const classDef = facts.classOf(receiver.method);
    if (classDef < 0) continue;
    let names = byClass.get(classDef);
    if (!names) byClass.set(classDef, (names = new Map()));
    const name = privateName(facts, facts.text(attrs.name[attr]!), attrs.scope[attr]!);
    const rows = names.get(name);
    if (rows) rows.push(row);
    else names.set(name, [row]);
  }
  return byClass;
}

/**
 * Rows of `assigns` that store to `base.name` where the base is no method's own instance, or hides a function of its class:
 * `self.run = self.run_fast`.
 */
export function patchesOf(facts: FileFacts, name: string): readonly number[] {
  return patches(facts).get(name) ?? [];
}

/** The names for which there are such rows. */
export function patchedNames(facts: FileFacts): Iterable<string> {
  return patches(facts).keys();
}

function patches(facts: FileFacts): ReadonlyMap<string, readonly number[]> {
  return facts.memo('patches', () => {
    const { assigns, attrs } = facts.evidence;
    const found = new Map<string, number[]>();
    for (let row = 0; row < assigns.length; row++) {
      const target = assigns.target[row]!;
      if (exprRefKind(target) !== 'attr' || assigns.how[row] !== AssignHow.assign) continue;
      const attr = exprRefRow(target);
      const key = facts.text(attrs.name[attr]!);
      const receiver = receiverParameter(facts, attrs.base[attr]!);
      if (receiver && !isFunctionOf(facts, facts.classOf(receiver.method), key)) continue;
      const list = found.get(key);
      if (list) list.push(row);
      else found.set(key, [row]);
    }
    return found;
  });
}

/** Whether the body of a class (a row of `defs`) defines a function of a name, and nothing else under it. */
function isFunctionOf(facts: FileFacts, owner: number, name: string): boolean {
  const { bindingSites, defs } = facts.evidence;
  const site = owner < 0 ? -1 : onlySite(facts, facts.binding(defs.bodyScope[owner]!, name));
  return site >= 0 && bindingSites.kind[site] === SiteKind.def && !facts.isClass(bindingSites.row[site]!);
}

/** Whether a row of `attrs` is the target of `+=` or its kin. */
export const isAugmented = (facts: FileFacts, attrRow: number): boolean =>
  assignedRows(facts, 'augmented', 'attr', (row, { how, target }) =>
    how[row] === AssignHow.augmented ? target[row]! : NO_EXPR,
  ).has(attrRow);

/** Whether a row of `exprs` is what `+=` or its kin computes. */
export const isUpdate = (facts: FileFacts, expr: number): boolean =>
  assignedRows(facts, 'updates', 'expr', (row, { how, value }) =>
    how[row] === AssignHow.augmented ? value[row]! : NO_EXPR,
  ).has(expr);

/** Whether a row of `exprs` is a place that is stored to or deleted, and not read by `+=` or its kin. */
export const isStored = (facts: FileFacts, expr: number): boolean =>
  assignedRows(facts, 'stored places', 'expr', (row, { how, target }) =>
    how[row] === AssignHow.augmented ? NO_EXPR : target[row]!,
  ).has(expr);

/** Rows of `attrs` or `exprs` that `part` gives for rows of `assigns`. */
function assignedRows(
  facts: FileFacts,
  memo: string,
  kind: 'attr' | 'expr',
  part: (row: number, assigns: FileFacts['evidence']['assigns']) => ExprRef,
): ReadonlySet<number> {
  return facts.memo(memo, () => {
    const { assigns } = facts.evidence;
    const rows = new Set<number>();
    for (let row = 0; row < assigns.length; row++) {
      const ref = part(row, assigns);
      if (exprRefKind(ref) === kind) rows.add(exprRefRow(ref));
    }
    return rows;
  });
}

/** `made x` for each name that the body of a class binds to what a call gives: it may be a descriptor. */
export function namesMadeInClasses(facts: FileFacts): Iterable<string> {
  const { assigns, names } = facts.evidence;
  const made = classAssignments(facts).filter((row) => exprRefKind(assigns.value[row]!) === 'call');
  return new Set(made.map((row) => `made ${facts.text(names.name[exprRefRow(assigns.target[row]!)]!)}`));
}

const EMPTY_ATTRIBUTES: ReadonlyMap<string, readonly number[]> = new Map();

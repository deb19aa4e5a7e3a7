/**
 * Whether an expression may be a function or an object of a class, as far as the names of its own file say: a guess
 * that leaves little out, for what is worth looking at. What it really is is known to who evaluates it.
 */
import type { Cells } from '../evidence/evidence.ts';
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { DefKind, ExprKind, SiteKind } from '../evidence/schema.ts';
import { isOpenParameter, receiverParameter } from './definition-facts.ts';
import { displayedItem, operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { MAX_ELEMENTS, MAX_TYPE_DEPTH } from './limits.ts';

/**
 * Classes are named in CapWords (PEP 8), of any alphabet (PEP 3131), those without capitals included, and some with
 * underscores (`Http_Handler`); constants in capitals (`MAX_SIZE`) are not called.
 */
export const CLASS_NAME =
  /^_*[\p{Lu}\p{Lt}\p{Lo}](?:[\p{XID_Continue}--_]*|\p{XID_Continue}*\p{Ll}\p{XID_Continue}*)$/v;

/** What a file says of its names; who reads only a part of it has to ask (`told-names.ts`). */
export interface NamesOfFile {
  /** Whether `def`, `class` or `import` binds a name (a row of `names`). */
  isDefined(facts: FileFacts, row: number): boolean;
  /** Whether one of the expressions that a name is assigned is a function, or makes an object. */
  isBoundToFunction(facts: FileFacts, row: number): boolean;
  isBoundToObject(facts: FileFacts, row: number): boolean;
  /** Whether a class of the file has a method of a name (the id of a string). */
  isMethod(facts: FileFacts, name: number): boolean;
}

/** The last name of what an expression names or, where it is a call, of what that calls; null for any other. */
export function lastName(facts: FileFacts, ref: ExprRef): string | null {
  const row = exprRefRow(ref);
  const kind = exprRefKind(ref);
  // `named('x')(f)` and `@named('x')` call what `named` gives.
  if (kind === 'call') return lastName(facts, facts.evidence.calls.callee[row]!);
  return (kind === 'name' ? importedName(facts, row) : null) ?? writtenName(facts, ref);
}

/** The same as it is written here, whatever an import says that it is called elsewhere. */
function writtenName(facts: FileFacts, ref: ExprRef): string | null {
  const { attrs, calls, names } = facts.evidence;
  const row = exprRefRow(ref);
  switch (exprRefKind(ref)) {
    case 'call':
      return writtenName(facts, calls.callee[row]!);
    case 'name':
      return facts.text(names.name[row]!);
    case 'attr':
      return facts.text(attrs.name[row]!);
    default:
      return null;
  }
}

/** What `from m import f as g` calls `g` where it comes from; null for names that are not imported so. */
export function importedName(facts: FileFacts, nameRow: number): string | null {
  const { nameBindings, bindings, bindingSites, imports } = facts.evidence;
  const binding = nameBindings.resolved[nameRow]!;
  if (binding < 0 || bindings.siteCount[binding] === 0) return null;
  const site = bindings.siteStart[binding]!;
  if (bindingSites.kind[site] !== SiteKind.import) return null;
  const name = imports.name[bindingSites.row[site]!]!;
  return name < 0 ? null : facts.text(name);
}

/**
 * A lambda, a name bound by `def`, `class` or `import` (or to such a name), an attribute of such a name or of what may
 * be an object, a method by its name, and a display of these.
 */
export function mayBeFunction(
  facts: FileFacts,
  ref: ExprRef,
  followsNames = true,
  depth = 0,
  names = WRITTEN_NAMES,
): boolean {
  const { attrs } = facts.evidence;
  const row = exprRefRow(ref);
  switch (exprRefKind(ref)) {
    case 'def':
      return true;
    case 'attr': {
      if (!followsNames) return false;
      const base = attrs.base[row]!;
      return (
        (exprRefKind(base) === 'name' &&
          (names.isDefined(facts, exprRefRow(base)) || names.isBoundToObject(facts, exprRefRow(base)))) ||
        names.isMethod(facts, attrs.name[row]!)
      );
    }
    case 'name':
      return names.isDefined(facts, row) || (followsNames && names.isBoundToFunction(facts, row));
    case 'expr':
      return elementsOf(facts, row, depth).some((element) =>
        mayBeFunction(facts, element, followsNames, depth + 1, names),
      );
    default:
      return false;
  }
}

/**
 * `C(…)` for what is called as classes are, a name bound to that, the parameter a method receives its object in, and
 * a display of these.
 */
export function mayBeObject(facts: FileFacts, ref: ExprRef, depth = 0, names = WRITTEN_NAMES): boolean {
  if (exprRefKind(ref) === 'expr')
    return elementsOf(facts, exprRefRow(ref), depth).some((element) =>
      mayBeObject(facts, element, depth + 1, names),
    );
  return receiverParameter(facts, ref) !== null || isObject(facts, ref, names);
}

/** Whether an argument may be a function or an object of the workspace, or is what the function around was given. */
export function mayBeTold(facts: FileFacts, ref: ExprRef, names: NamesOfFile): boolean {
  const { attrs } = facts.evidence;
  // What belongs to the object that a method runs on needs no look at the rest of the file.
  if (exprRefKind(ref) === 'attr' && receiverParameter(facts, attrs.base[exprRefRow(ref)]!) !== null)
    return true;
  return (
    isOpenParameter(facts, ref) ||
    mayBeFunction(facts, ref, true, 0, names) ||
    mayBeObject(facts, ref, 0, names)
  );
}

/** Whether a callee is named as a function of the file or an import is: functions make objects as classes do. */
function namesFunction(facts: FileFacts, callee: ExprRef, names: NamesOfFile): boolean {
  const { attrs } = facts.evidence;
  const row = exprRefRow(callee);
  if (exprRefKind(callee) === 'name') return names.isDefined(facts, row);
  if (exprRefKind(callee) !== 'attr') return false;
  const base = attrs.base[row]!;
  return (
    (exprRefKind(base) === 'name' && names.isDefined(facts, exprRefRow(base))) ||
    names.isMethod(facts, attrs.name[row]!)
  );
}

function isObject(
  facts: FileFacts,
  ref: ExprRef,
  names: NamesOfFile,
  followsNames = true,
  depth = 0,
): boolean {
  const row = exprRefRow(ref);
  switch (exprRefKind(ref)) {
    case 'call': {
      const callee = facts.evidence.calls.callee[row]!;
      const name = writtenName(facts, callee) ?? '';
      return name === 'parse_args' || CLASS_NAME.test(name) || namesFunction(facts, callee, names);
    }
    case 'name':
      return followsNames && names.isBoundToObject(facts, row);
    case 'expr':
      return elementsOf(facts, row, depth).some((element) =>
        isObject(facts, element, names, false, depth + 1),
      );
    default:
      return false;
  }
}

/**
 * Elements of a list, set, tuple or dict that is written out, or those that one is taken apart or gone through for; none of
 * those nested too deep in others.
 */
function elementsOf(facts: FileFacts, row: number, depth: number): Cells {
  if (depth >= MAX_TYPE_DEPTH) return NO_ELEMENTS;
  const { exprs } = facts.evidence;
  const kind = exprs.kind[row]!;
  if (DISPLAYS.has(kind)) return operandsOf(facts, row).subarray(0, MAX_ELEMENTS);
  // What an object gives for a `with` block is itself, or else an object.
  if (kind === ExprKind.entered) return operandsOf(facts, row);
  if (kind !== ExprKind.unpack && kind !== ExprKind.element) return NO_ELEMENTS;
  const [display] = operandsOf(facts, row);
  const isWritten = exprRefKind(display!) === 'expr' && DISPLAYS.has(exprs.kind[exprRefRow(display!)]!);
  if (!isWritten) return NO_ELEMENTS;
  const item =
    kind === ExprKind.unpack ? displayedItem(facts, display!, facts.text(exprs.detail[row]!)) : null;
  return item === null
    ? operandsOf(facts, exprRefRow(display!)).subarray(0, MAX_ELEMENTS)
    : Int32Array.of(item);
}

const NO_ELEMENTS: Cells = new Int32Array(0);

const DISPLAYS: ReadonlySet<number> = new Set([ExprKind.list, ExprKind.set, ExprKind.tuple, ExprKind.dict]);

/** Whether `def`, `class` or `import` is among the sites of a binding; a negative row is none. */
export function isDefinedByName(
  { evidence: { bindings, bindingSites } }: FileFacts,
  binding: number,
): boolean {
  if (binding < 0) return false;
  const { kind } = bindingSites;
  const end = bindings.siteStart[binding]! + bindings.siteCount[binding]!;
  for (let site = bindings.siteStart[binding]!; site < end; site++)
    if (kind[site] === SiteKind.def || kind[site] === SiteKind.import) return true;
  return false;
}

/** Whether one of the expressions that a binding is assigned is a function by its name; a negative row is none. */
export const isFunctionByName = (facts: FileFacts, binding: number, names: NamesOfFile): boolean =>
  holds(facts, binding, (value) => mayBeFunction(facts, value, false, 0, names));

/** The same of one that makes an object. */
export const isObjectByName = (facts: FileFacts, binding: number, names: NamesOfFile): boolean =>
  holds(facts, binding, (value) => isObject(facts, value, names, false));

/** Whether one of the expressions that a binding is assigned passes a test. */
function holds(facts: FileFacts, binding: number, test: (value: ExprRef) => boolean): boolean {
  const { assigns, bindings, bindingSites } = facts.evidence;
  if (binding < 0) return false;
  const end = bindings.siteStart[binding]! + bindings.siteCount[binding]!;
  for (let site = bindings.siteStart[binding]!; site < end; site++) {
    if (bindingSites.kind[site] !== SiteKind.name) continue;
    const rows = facts.assignsOfName(bindingSites.row[site]!);
    for (let i = 0; i < rows.length; i++) if (test(assigns.value[rows[i]!]!)) return true;
  }
  return false;
}

const bindingOfRow = (facts: FileFacts, row: number): number => facts.evidence.nameBindings.resolved[row]!;

/** For who reads the whole file. */
export const WRITTEN_NAMES: NamesOfFile = {
  isDefined: (facts, row) => isDefinedByName(facts, bindingOfRow(facts, row)),
  isBoundToFunction: (facts, row) => isFunctionByName(facts, bindingOfRow(facts, row), WRITTEN_NAMES),
  isBoundToObject: (facts, row) => isObjectByName(facts, bindingOfRow(facts, row), WRITTEN_NAMES),
  isMethod: (facts, name) => methodNames(facts).has(name),
};

/** Names (ids of strings) of the methods of the file. */
export const methodNames = (facts: FileFacts): ReadonlySet<number> =>
  facts.memo('method names', () => {
    const { defs } = facts.evidence;
    const found = new Set<number>();
    for (let row = 0; row < defs.length; row++)
      if (defs.kind[row] !== DefKind.lambda && !facts.isClass(row) && facts.classOf(row) >= 0)
        found.add(defs.name[row]!);
    return found;
  });

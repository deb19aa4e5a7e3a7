/**
 * Which names `from m import *` binds: the strings of `__all__` when the module computes it in one of the
 * usual ways, else every public global (language reference 7.11).
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, EXPR_KINDS, ImportFlag, NameFlag, SiteKind } from '../evidence/schema.ts';
import { additionsTo } from './container-additions.ts';
import type { Value } from './entities.ts';
import { builtinName } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { importedModule, starImports, submodulesLoaded } from './file-imports.ts';
import { MAX_TYPE_DEPTH } from './limits.ts';
import type { ModuleLocation } from './module-index.ts';
import { onlySite } from './name-sites.ts';
import { isDeleted, isPrivateImport } from './site-order.ts';

/** What must be asked of other files. */
export interface ExportLookups {
  locate(module: string): ModuleLocation;
  starNames(path: string): ExportedNames;
  evaluate(facts: FileFacts, ref: ExprRef): readonly Value[];
}

export interface ExportedNames {
  readonly names: ReadonlySet<string>;
  /** False when `__all__` is computed in a way that is not understood. */
  readonly exact: boolean;
}

/** Whether a module has text to read. */
export function hasFiles(
  location: ModuleLocation,
): location is Extract<ModuleLocation, { readonly paths: readonly string[] }> {
  return location.kind === 'file' || (location.kind === 'outside' && location.paths.length > 0);
}

export function sameNames(a: ExportedNames, b: ExportedNames): boolean {
  return (
    a.exact === b.exact && a.names.size === b.names.size && [...a.names].every((name) => b.names.has(name))
  );
}

export function exportedNames(program: ExportLookups, facts: FileFacts): ExportedNames {
  return facts.binding(0, '__all__') >= 0 ? declaredNames(program, facts) : publicNames(program, facts);
}

function publicNames(program: ExportLookups, facts: FileFacts): ExportedNames {
  const names = new Set<string>();
  let exact = true;
  const { bindings } = facts.evidence;
  for (let row = 0; row < bindings.length && bindings.scope[row] === 0; row++) {
    const name = facts.text(bindings.name[row]!);
    if (bindings.siteCount[row]! === 0 || name.startsWith('_')) continue;
    if (!isPrivateImport(facts, row) && !isDeleted(facts, row)) names.add(name);
  }
  for (const name of submodulesLoaded(facts).keys())
    if (!name.startsWith('_') && program.locate(`${facts.module}.${name}`).kind !== 'missing')
      names.add(name);
  for (const row of starImports(facts)) {
    const module = importedModule(facts, row);
    const location = module === null ? null : program.locate(module);
    if (!location || !hasFiles(location)) {
      exact = false;
      continue;
    }
    const inner = program.starNames(location.paths[0]!);
    exact &&= inner.exact;
    for (const name of inner.names) if (!name.startsWith('_')) names.add(name);
  }
  return { names, exact };
}

/**
 * Follows `__all__ = […]`, `from m import __all__`, `+=`, `.extend(…)`, `.append(…)`, `.remove(…)` in source order, each
 * branch as one that may run, and what decorators of the file append (`__all__.append(f.__name__)`).
 */
function declaredNames(program: ExportLookups, facts: FileFacts): ExportedNames {
  const { assigns, names, calls, attrs, args, imports } = facts.evidence;
  const steps: { start: number; apply: (into: Set<string>) => boolean }[] = [];
  const isAll = (ref: ExprRef): boolean =>
    exprRefKind(ref) === 'name' &&
    facts.text(names.name[exprRefRow(ref)]!) === ALL &&
    names.scope[exprRefRow(ref)] === 0;
  for (let row = 0; row < assigns.length; row++) {
    const target = assigns.target[row]!;
    if (assigns.scope[row] !== 0 || !isAll(target)) continue;
    const how = assigns.how[row]!;
    const value = assigns.value[row]!;
    if (how === AssignHow.delete || exprRefKind(value) === 'none') continue;
    const isReplacing =
      how !== AssignHow.augmented && (names.flags[exprRefRow(target)]! & NameFlag.conditional) === 0;
    steps.push({
      start: assigns.start[row]!,
      apply: (into) => {
        const before = new Set(into);
        if (isReplacing) into.clear();
        return addStrings({ program, facts, before }, value, into);
      },
    });
  }
  for (let row = 0; row < imports.length; row++) {
    if (imports.scope[row] !== 0 || imports.local[row]! < 0 || facts.text(imports.local[row]!) !== ALL)
      continue;
    const isReplacing = (imports.flags[row]! & ImportFlag.conditional) === 0;
    steps.push({
      start: imports.start[row]!,
      apply: (into) => {
        if (isReplacing) into.clear();
        return addImported(program, facts, row, into);
      },
    });
  }
  for (let row = 0; row < calls.length; row++) {
    if (calls.scope[row] !== 0 || exprRefKind(calls.callee[row]!) !== 'attr') continue;
    const attr = exprRefRow(calls.callee[row]!);
    if (!isAll(attrs.base[attr]!) || calls.argCount[row] !== 1) continue;
    const method = facts.text(attrs.name[attr]!);
    const argument = args.expr[calls.argStart[row]!]!;
    steps.push({
      start: calls.start[row]!,
      apply: (into) => {
        if (method === 'extend') return addStrings({ program, facts, before: new Set(into) }, argument, into);
        if (exprRefKind(argument) !== 'string') return false;
        const name = facts.text(exprRefRow(argument));
        if (method === 'append') into.add(name);
        else if (method === 'remove') into.delete(name);
        else return false;
        return true;
      },
    });
  }
  const found = new Set<string>();
  let exact = steps.length > 0;
  for (const step of steps.sort((a, b) => a.start - b.start)) exact = step.apply(found) && exact;
  for (const name of namesOfExporters(facts)) found.add(name);
  if (!exact) for (const name of publicNames(program, facts).names) found.add(name);
  return { names: found, exact };
}

const ALL = '__all__';

/** Names of what decorators decorate that append the name of what they are given to `__all__`. */
function* namesOfExporters(facts: FileFacts): Iterable<string> {
  const { args, attrs, bindings, bindingSites, calls, decorators, defs, nameBindings, names } =
    facts.evidence;
  const exporters = new Set<number>();
  for (let row = 0; row < calls.length; row++) {
    const callee = calls.callee[row]!;
    if (calls.scope[row] === 0 || exprRefKind(callee) !== 'attr' || calls.argCount[row] !== 1) continue;
    const base = attrs.base[exprRefRow(callee)]!;
    const given = args.expr[calls.argStart[row]!]!;
    if (exprRefKind(base) !== 'name' || facts.text(names.name[exprRefRow(base)]!) !== ALL) continue;
    const binding = nameBindings.resolved[exprRefRow(base)]!;
    const isNaming =
      exprRefKind(given) === 'attr' && facts.text(attrs.name[exprRefRow(given)]!) === '__name__';
    if (binding < 0 || bindings.scope[binding] !== 0 || !isNaming) continue;
    exporters.add(calls.def[row]!);
  }
  if (exporters.size === 0) return;
  for (let row = 0; row < decorators.length; row++) {
    const expr = decorators.expr[row]!;
    const def = decorators.def[row]!;
    if (exprRefKind(expr) !== 'name' || defs.scope[def] !== 0) continue;
    const site = onlySite(facts, nameBindings.resolved[exprRefRow(expr)]!);
    const isDef = site >= 0 && bindingSites.kind[site] === SiteKind.def;
    if (isDef && exporters.has(bindingSites.row[site]!)) yield facts.text(defs.name[def]!);
  }
}

/** The module that says `__all__`, and what that holds already. */
interface Declaring {
  readonly program: ExportLookups;
  readonly facts: FileFacts;
  readonly before: ReadonlySet<string>;
}

/** Adds what a star import of a module brings; false if some of it is unknown. */
function addExported(program: ExportLookups, module: string | null, into: Set<string>): boolean {
  const location = module === null ? null : program.locate(module);
  if (!location || !hasFiles(location)) return false;
  const inner = program.starNames(location.paths[0]!);
  for (const name of inner.names) into.add(name);
  return inner.exact;
}

/** Adds what an import row (`from m import __all__`) names; false if that is something else, or unknown. */
function addImported(program: ExportLookups, facts: FileFacts, row: number, into: Set<string>): boolean {
  const { flags, name } = facts.evidence.imports;
  const isAll = (flags[row]! & ImportFlag.star) === 0 && name[row]! >= 0 && facts.text(name[row]!) === ALL;
  return isAll && addExported(program, importedModule(facts, row), into);
}

/** Functions that give the strings that they are given. */
const COPYING = new Set(['list', 'tuple', 'set', 'frozenset', 'sorted']);

/**
 * Adds the strings of a list, tuple or set display, of a copy of one, of `a + b`, of names for such, and of
 * `other.__all__`; false if some are unknown.
 */
function addStrings(declaring: Declaring, ref: ExprRef, into: Set<string>, depth = 0): boolean {
  const { program, facts, before } = declaring;
  const { exprs, operands, attrs, args, calls } = facts.evidence;
  const row = exprRefRow(ref);
  if (depth > MAX_TYPE_DEPTH) return false;
  switch (exprRefKind(ref)) {
    case 'string':
      into.add(facts.text(row));
      return true;
    case 'attr': {
      if (facts.text(attrs.name[row]!) !== ALL) return false;
      const modules = program.evaluate(facts, attrs.base[row]!);
      const module = modules.length === 1 && modules[0]!.kind === 'module' ? modules[0]!.module : null;
      return addExported(program, module, into);
    }
    case 'name': {
      if (facts.text(facts.evidence.names.name[row]!) === ALL) {
        for (const name of before) into.add(name);
        return true;
      }
      const { nameBindings, bindingSites } = facts.evidence;
      const binding = nameBindings.resolved[row]!;
      const site = onlySite(facts, binding);
      if (site < 0) return false;
      const siteRow = bindingSites.row[site]!;
      if (bindingSites.kind[site] === SiteKind.name) {
        const [assign, ...others] = facts.assignsOfName(siteRow);
        if (assign === undefined || others.length > 0) return false;
        const value = facts.evidence.assigns.value[assign]!;
        return addStrings(declaring, value, into, depth + 1) && additionsTo(facts, binding).length === 0;
      }
      // `from .sub import __all__ as sub_all; __all__ = sub_all + […]`
      return bindingSites.kind[site] === SiteKind.import && addImported(program, facts, siteRow, into);
    }
    case 'call': {
      if (calls.argCount[row]! > 1 || !COPYING.has(builtinName(facts, calls.callee[row]!) ?? ''))
        return false;
      return (
        calls.argCount[row] === 0 || addStrings(declaring, args.expr[calls.argStart[row]!]!, into, depth + 1)
      );
    }
    case 'expr': {
      const kind = EXPR_KINDS[exprs.kind[row]!]!;
      if (kind !== 'list' && kind !== 'tuple' && kind !== 'set' && kind !== 'binary' && kind !== 'star')
        return false;
      if (kind === 'binary' && facts.text(exprs.detail[row]!) !== '+') return false;
      let known = true;
      const from = exprs.operandStart[row]!;
      for (let i = from; i < from + exprs.operandCount[row]!; i++)
        known = addStrings(declaring, operands.expr[i]!, into, depth) && known;
      return known;
    }
    default:
      return false;
  }
}

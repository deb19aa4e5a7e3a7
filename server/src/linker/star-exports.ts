/**
 * Which names `from m import *` binds: the strings of `__all__` when the module computes it in one of the
 * usual ways, else every public global (language reference 7.11).
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, EXPR_KINDS, ImportFlag } from '../evidence/schema.ts';
import type { Value } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { importedModule, starImports } from './file-imports.ts';
import type { ModuleLocation } from './module-index.ts';
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

/** Follows `__all__ = […]`, `+=`, `.extend(…)`, `.append(…)`, `.remove(…)` in source order. */
function declaredNames(program: ExportLookups, facts: FileFacts): ExportedNames {
  const { assigns, names, calls, attrs, args } = facts.evidence;
  const steps: { start: number; apply: (into: Set<string>) => boolean }[] = [];
  const isAll = (ref: ExprRef): boolean =>
    exprRefKind(ref) === 'name' &&
    facts.text(names.name[exprRefRow(ref)]!) === '__all__' &&
    names.scope[exprRefRow(ref)] === 0;
  for (let row = 0; row < assigns.length; row++) {
    if (assigns.scope[row] !== 0 || !isAll(assigns.target[row]!)) continue;
    const how = assigns.how[row]!;
    const value = assigns.value[row]!;
    if (how === AssignHow.delete || exprRefKind(value) === 'none') continue;
    steps.push({
      start: assigns.start[row]!,
      apply: (into) => {
        if (how !== AssignHow.augmented) into.clear();
        return addStrings(program, facts, value, into);
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
        if (method === 'extend') return addStrings(program, facts, argument, into);
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
  let exact = true;
  for (const step of steps.sort((a, b) => a.start - b.start)) exact = step.apply(found) && exact;
  if (!exact) for (const name of publicNames(program, facts).names) found.add(name);
  return { names: found, exact };
}

/** Adds the strings of a list, tuple or set display, of `a + b` and of `other.__all__`; false if some are unknown. */
function addStrings(program: ExportLookups, facts: FileFacts, ref: ExprRef, into: Set<string>): boolean {
  const { exprs, operands, attrs } = facts.evidence;
  const row = exprRefRow(ref);
  switch (exprRefKind(ref)) {
    case 'string':
      into.add(facts.text(row));
      return true;
    case 'attr': {
      if (facts.text(attrs.name[row]!) !== '__all__') return false;
      const modules = program.evaluate(facts, attrs.base[row]!);
      const module = modules.length === 1 && modules[0]!.kind === 'module' ? modules[0]!.module : null;
      const location = module === null ? null : program.locate(module);
      if (!location || !hasFiles(location)) return false;
      const inner = program.starNames(location.paths[0]!);
      for (const name of inner.names) into.add(name);
      return inner.exact;
    }
    case 'name': {
      // `from .sub import __all__ as sub_all; __all__ = sub_all + […]`
      const { names, nameBindings, bindings, bindingSites, imports } = facts.evidence;
      const binding = nameBindings.resolved[row]!;
      if (facts.text(names.name[row]!) === '__all__') return true;
      if (binding < 0 || bindings.siteCount[binding] !== 1) return false;
      const site = bindings.siteStart[binding]!;
      if (bindingSites.kind[site] !== 1) return false;
      const imported = bindingSites.row[site]!;
      if (
        imports.flags[imported]! & ImportFlag.star ||
        imports.name[imported]! < 0 ||
        facts.text(imports.name[imported]!) !== '__all__'
      )
        return false;
      const module = importedModule(facts, imported);
      const location = module === null ? null : program.locate(module);
      if (!location || !hasFiles(location)) return false;
      const inner = program.starNames(location.paths[0]!);
      for (const name of inner.names) into.add(name);
      return inner.exact;
    }
    case 'expr': {
      const kind = EXPR_KINDS[exprs.kind[row]!]!;
      if (kind !== 'list' && kind !== 'tuple' && kind !== 'set' && kind !== 'binary' && kind !== 'star')
        return false;
      if (kind === 'binary' && facts.text(exprs.detail[row]!) !== '+') return false;
      let known = true;
      const from = exprs.operandStart[row]!;
      for (let i = from; i < from + exprs.operandCount[row]!; i++)
        known = addStrings(program, facts, operands.expr[i]!, into) && known;
      return known;
    }
    default:
      return false;
  }
}

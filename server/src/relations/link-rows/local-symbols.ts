/**
 * Symbols of names that mean something only inside their function: SCIP's `local N`, numbered per file, or those of
 * the parameters and nested definitions such names may turn out to be. The linker leaves these to us because
 * the binder's columns determine them; nothing here looks at another file.
 */
import { exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { AssignHow, ExprContext, ScopeKind, SiteKind } from '../../evidence/schema.ts';
import type { Link, Method } from '../../linker/links.ts';
import { SymbolRole } from '../../linker/links.ts';
import type { FileView } from '../file-view.ts';

/** Scopes whose variables have no qualified name: what they bind cannot be reached from outside. */
const FUNCTION_LIKE: ReadonlySet<number> = new Set([
  ScopeKind.function,
  ScopeKind.lambda,
  ScopeKind.comprehension,
  ScopeKind.type_params,
  ScopeKind.type_alias,
  ScopeKind.annotation,
]);

/**
 * Name references the linker said nothing about whose binding is known to this file, as statements of
 * relation `name_symbol`. Sorted by name row.
 */
export function localNameLinks(file: FileView): readonly Link[] {
  const { names, nameBindings } = file.evidence!;
  const said = new Set<number>();
  for (const link of file.nativeLinks('name_symbol')) said.add(link.left);
  for (const link of file.nativeLinks('name_unresolved')) said.add(link.left);
  const symbols = file.once(bindingSymbols);
  const augmented = file.once(augmentedNames);
  const links: Link[] = [];
  for (let name = 0; name < names.length; name++) {
    const binding = nameBindings.resolved[name] ?? -1;
    if (binding < 0 || said.has(name)) continue;
    const known = symbols.get(binding);
    if (!known) continue;
    const roles = rolesOf(names.ctx[name]!, augmented.has(name));
    for (const symbol of known) links.push(nameLink(name, symbol, 'lexical', roles));
  }
  return links;
}

const nameLink = (left: number, target: string, method: Method, roles: number): Link => ({
  relation: 'name_symbol',
  left,
  target,
  method,
  confidence: 1,
  roles,
  aux: 0,
});

/**
 * SCIP roles of a local name. Every plain store is a definition, as in scip-python: Python has no declaration
 * that could be the only one. `x += 1` needs `x` to exist, so it reads and writes but defines nothing.
 */
function rolesOf(ctx: number, isAugmented: boolean): number {
  switch (ctx) {
    case ExprContext.LOAD:
      return SymbolRole.read;
    case ExprContext.STORE:
      return isAugmented ? SymbolRole.read | SymbolRole.write : SymbolRole.definition | SymbolRole.write;
    case ExprContext.DEL:
      return SymbolRole.write;
    default:
      return 0;
  }
}

function augmentedNames(file: FileView): ReadonlySet<number> {
  const { target, how, length } = file.evidence!.assigns;
  const rows = new Set<number>();
  for (let row = 0; row < length; row++) {
    if (how[row]! === AssignHow.augmented && exprRefKind(target[row]!) === 'name') {
      rows.add(exprRefRow(target[row]!));
    }
  }
  return rows;
}

/**
 * Symbols of the bindings that function-like scopes own. A parameter or nested definition that the linker
 * named keeps that name; everything else is `local N`, N counting such bindings in row order. Implicit ones
 * (`.0`, `__class__`) that no text mentions are not counted.
 */
function bindingSymbols(file: FileView): ReadonlyMap<number, readonly string[]> {
  const { bindings, bindingSites, scopes, nameBindings } = file.evidence!;
  const ofDef = targetsByLeft(file.nativeLinks('def_symbol'));
  const ofParam = targetsByLeft(file.nativeLinks('param_symbol'));
  const mentioned = new Set(nameBindings.resolved);
  const symbols = new Map<number, readonly string[]>();
  let count = 0;
  for (let row = 0; row < bindings.length; row++) {
    if (bindings.resolvesTo[row]! !== row || !FUNCTION_LIKE.has(scopes.kind[bindings.scope[row]!]!)) continue;
    const first = bindings.siteStart[row]!;
    const end = first + bindings.siteCount[row]!;
    if (first === end && !mentioned.has(row)) continue;
    const named = new Set<string>();
    for (let site = first; site < end; site++) {
      const kind = bindingSites.kind[site]!;
      const table = kind === SiteKind.param ? ofParam : kind === SiteKind.def ? ofDef : null;
      for (const symbol of table?.get(bindingSites.row[site]!) ?? []) named.add(symbol);
    }
    symbols.set(row, named.size > 0 ? [...named].sort() : [`local ${count++}`]);
  }
  return symbols;
}

function targetsByLeft(links: readonly Link[]): ReadonlyMap<number, readonly string[]> {
  const targets = new Map<number, string[]>();
  for (const { left, target } of links) {
    const known = targets.get(left);
    if (known) known.push(target);
    else targets.set(left, [target]);
  }
  return targets;
}

/**
 * First half of binding: which names each scope mentions, and how. This is what CPython's symbol table visitor
 * gathers while it walks the syntax tree; here the walk is over the evidence tables. Decides nothing about
 * where a name finally comes from (see `resolve.ts`).
 */
import { exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { AssignHow, DefKind, ExprContext, ImportFlag, NameFlag, ScopeKind } from '../evidence/schema.ts';
import { markImplicitSymbols } from './implicit-symbols.ts';
import type { PythonRules } from './python-rules.ts';
import type { ScopeTree } from './scope-tree.ts';
import { SymbolMark, type Symbols } from './symbols.ts';
import type { BinderTables } from './tables.ts';

/** What the statement around a stored name says about it, beyond that it is stored. */
const StoreRole = {
  plain: 0,
  /** `x: T` and `x: T = v`. */
  annotated: 1,
  /** `(x): T` without a value: CPython neither binds nor reads x. */
  ignored: 2,
  walrus: 3,
  typeParameter: 4,
} as const;

export interface CollectOptions {
  readonly rules: PythonRules;
  /** Names in annotations are not visited: PEP 563's `from __future__ import annotations`. */
  readonly hidesAnnotations: boolean;
}

/**
 * Fills `symbols` from the evidence. `isUnvisited` has 1 per row of `names` that CPython is known not
 * to visit; more are added.
 */
export function collectSymbols(
  tables: BinderTables,
  tree: ScopeTree,
  symbols: Symbols,
  isUnvisited: Uint8Array,
  options: CollectOptions,
): void {
  const roles = storeRoles(tables, tree);
  markImplicitSymbols(tables, tree, symbols, options.rules);
  markDefinitions(tables, tree, symbols);
  markNames(tables, tree, symbols, roles, isUnvisited, options);
}

function storeRoles(tables: BinderTables, tree: ScopeTree): Uint8Array {
  const roles = new Uint8Array(tables.names.length);
  const { names } = tables;
  const { how, target, start, value, length } = tables.assigns;
  for (let row = 0; row < length; row++) {
    const ref = target[row]!;
    if (exprRefKind(ref) !== 'name') continue;
    const name = exprRefRow(ref);
    if (how[row] === AssignHow.annotated) {
      // Only an unparenthesised target is "simple" (Python reference, 7.2.2): it starts its statement.
      const isSimple = names.start[name] === start[row];
      if (isSimple) roles[name] = StoreRole.annotated;
      else if (value[row] === NO_EXPR) roles[name] = StoreRole.ignored;
    } else if (how[row] === AssignHow.walrus) {
      roles[name] = StoreRole.walrus;
    } else if (how[row] === AssignHow.type_param) {
      roles[name] = StoreRole.typeParameter;
      tree.declareTypeParameter(names.scope[name]!, names.name[name]!);
    }
  }
  return roles;
}

/** Parameters, `def` and `class` names, and what imports bind. */
function markDefinitions(tables: BinderTables, tree: ScopeTree, symbols: Symbols): void {
  const { params } = tables;
  for (let row = 0; row < params.length; row++) {
    const scope = params.scope[row]!;
    symbols.mark(scope, tree.mangle(scope, params.name[row]!), SymbolMark.parameter);
  }
  const { defs } = tables;
  for (let row = 0; row < defs.length; row++) {
    if (defs.kind[row] === DefKind.lambda || defs.name[row]! < 0) continue;
    const scope = defs.scope[row]!;
    symbols.mark(scope, tree.mangle(scope, defs.name[row]!), SymbolMark.assigned);
  }
  const { imports } = tables;
  for (let row = 0; row < imports.length; row++) {
    if ((imports.flags[row]! & ImportFlag.star) !== 0 || imports.local[row]! < 0) continue;
    const scope = imports.scope[row]!;
    symbols.mark(scope, tree.mangle(scope, imports.local[row]!), SymbolMark.imported);
  }
}

function markNames(
  tables: BinderTables,
  tree: ScopeTree,
  symbols: Symbols,
  roles: Uint8Array,
  isUnvisited: Uint8Array,
  options: CollectOptions,
): void {
  const { name: nameIds, scope: scopes, ctx: contexts, flags, length } = tables.names;
  const superName = tables.pool.find('super');
  const classCell = superName < 0 ? -1 : tables.pool.id('__class__');
  const skipped = NameFlag.stringAnnotation | (options.hidesAnnotations ? NameFlag.annotation : 0);
  const walruses: number[] = [];
  for (let row = 0; row < length; row++) {
    const scope = scopes[row]!;
    if ((flags[row]! & skipped) !== 0 || roles[row] === StoreRole.ignored) isUnvisited[row] = 1;
    if (isUnvisited[row] === 1) continue;
    const name = tree.mangle(scope, nameIds[row]!);
    switch (contexts[row]) {
      case ExprContext.LOAD:
        symbols.mark(scope, name, SymbolMark.referenced);
        if (name === superName && readsClassCell(tree, scope, options.rules)) {
          symbols.mark(scope, classCell, SymbolMark.referenced);
        }
        break;
      case ExprContext.GLOBAL:
        symbols.mark(scope, name, SymbolMark.declaredGlobal);
        symbols.mark(0, name, SymbolMark.declaredGlobal);
        break;
      case ExprContext.NONLOCAL:
        symbols.mark(scope, name, SymbolMark.nonlocal);
        break;
      default:
        symbols.mark(scope, name, storeMarks(roles[row]!));
        if (roles[row] === StoreRole.walrus && tree.kind[scope] === ScopeKind.comprehension) {
          walruses.push(row);
        }
    }
  }
  // Last, because where they bind depends on the `global` statements of the scope around.
  for (const row of walruses) {
    bindWalrusOutside(tree, symbols, scopes[row]!, tree.mangle(scopes[row]!, nameIds[row]!));
  }
}

function storeMarks(role: number): number {
  if (role === StoreRole.annotated) return SymbolMark.assigned | SymbolMark.annotated;
  if (role === StoreRole.typeParameter) return SymbolMark.assigned | SymbolMark.typeParameter;
  return SymbolMark.assigned;
}

/** `super` counts as a read of the `__class__` cell, so that zero-argument `super()` works (PEP 3135). */
function readsClassCell(tree: ScopeTree, scope: number, rules: PythonRules): boolean {
  const kind = tree.kind[scope]!;
  if (kind === ScopeKind.function || kind === ScopeKind.lambda || kind === ScopeKind.comprehension)
    return true;
  return rules.superInAnnotationScopes && tree.isFunctionLike(scope);
}

/**
 * `[y := f(x) for x in data]` binds y in the scope that holds the comprehensions (PEP 572). For CPython the
 * comprehension then has y as a nonlocal, or as a global at module level. In a class body it is an error;
 * there y simply stays in the comprehension.
 */
function bindWalrusOutside(tree: ScopeTree, symbols: Symbols, comprehension: number, name: number): void {
  let outer = tree.parent[comprehension]!;
  while (tree.kind[outer] === ScopeKind.comprehension) outer = tree.parent[outer]!;
  if (tree.kind[outer] === ScopeKind.module) {
    symbols.mark(comprehension, name, SymbolMark.declaredGlobal);
    symbols.mark(outer, name, SymbolMark.declaredGlobal);
    return;
  }
  if (tree.kind[outer] !== ScopeKind.function && tree.kind[outer] !== ScopeKind.lambda) return;
  const holder = symbols.mark(outer, name, SymbolMark.assigned);
  const isGlobal = (symbols.marks[holder]! & SymbolMark.declaredGlobal) !== 0;
  symbols.mark(comprehension, name, isGlobal ? SymbolMark.declaredGlobal : SymbolMark.nonlocal);
}

/**
 * Symbols that no one wrote but CPython's symbol table holds: the first iterable of a comprehension, and the
 * helpers of generic functions, generic classes and lazily evaluated scopes (PEP 695, PEP 649).
 */
import { exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { AssignHow, DefKind, NameFlag, ParamKind, ScopeKind } from '../evidence/schema.ts';
import type { PythonRules } from './python-rules.ts';
import { NO_SCOPE, type ScopeTree } from './scope-tree.ts';
import { SymbolMark, type Symbols } from './symbols.ts';
import type { BinderTables } from './tables.ts';

export function markImplicitSymbols(
  tables: BinderTables,
  tree: ScopeTree,
  symbols: Symbols,
  rules: PythonRules,
): void {
  const { pool } = tables;
  const firstIterable = tree.kind.includes(ScopeKind.comprehension) ? pool.id('.0') : -1;
  if (rules.lazyAnnotations) markConditionalAnnotations();
  const defKind = tables.defs.kind;
  for (let scope = 1; scope < tree.length; scope++) {
    switch (tree.kind[scope]) {
      case ScopeKind.comprehension:
        symbols.mark(scope, firstIterable, SymbolMark.parameter);
        break;
      case ScopeKind.class:
        if (tree.kind[tree.parent[scope]!] === ScopeKind.type_params) {
          symbols.mark(scope, pool.id('__type_params__'), SymbolMark.assigned);
          symbols.mark(scope, pool.id('.type_params'), SymbolMark.referenced);
        }
        break;
      case ScopeKind.type_params:
      case ScopeKind.type_alias:
      case ScopeKind.annotation:
        markAnnotationLike(scope);
        break;
    }
  }

  /**
   * `__conditional_annotations__` remembers which annotated variables were reached: in a module always, since it
   * may fail half way, in a class body where one stands under `if`, `try`, a loop, `with` or `match`.
   */
  function markConditionalAnnotations(): void {
    const { how, target, scope: scopes, length } = tables.assigns;
    for (let row = 0; row < length; row++) {
      if (how[row] !== AssignHow.annotated) continue;
      const scope = scopes[row]!;
      const isConditional =
        exprRefKind(target[row]!) === 'name' &&
        (tables.names.flags[exprRefRow(target[row]!)]! & NameFlag.conditional) !== 0;
      const isRecorded = tree.kind[scope] === ScopeKind.module || (tree.isClass(scope) && isConditional);
      if (isRecorded) symbols.mark(scope, pool.id('__conditional_annotations__'), SymbolMark.referenced);
    }
  }

  function markAnnotationLike(scope: number): void {
    if (tree.visibleClass[scope] !== NO_SCOPE) {
      symbols.mark(scope, pool.id('__classdict__'), SymbolMark.referenced);
    }
    const isLazy = tree.kind[scope] !== ScopeKind.type_params || tree.isTypeVariable(scope);
    if (isLazy) {
      if (rules.formatParameter) {
        symbols.mark(scope, pool.id('.format'), SymbolMark.parameter | SymbolMark.referenced);
      }
      return;
    }
    const def = tree.genericDef[scope]!;
    if (def < 0) return;
    if (defKind[def] === DefKind.class) {
      const helper = SymbolMark.assigned | SymbolMark.referenced;
      symbols.mark(scope, pool.id('.type_params'), helper);
      symbols.mark(scope, pool.id('.generic_base'), helper);
    } else {
      markDefaults(scope, def);
    }
  }

  /** A generic function receives its default values through its type parameter scope. */
  function markDefaults(scope: number, def: number): void {
    const { default: defaults, kind } = tables.params;
    const from = tables.defs.paramStart[def]!;
    const to = from + tables.defs.paramCount[def]!;
    symbols.mark(scope, pool.id('.defaults'), SymbolMark.parameter);
    for (let row = from; row < to; row++) {
      if (kind[row] === ParamKind.KWONLY && defaults[row] !== NO_EXPR) {
        symbols.mark(scope, pool.id('.kwdefaults'), SymbolMark.parameter);
        return;
      }
    }
  }
}

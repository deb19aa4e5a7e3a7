/**
 * The binder: gives every name of one file the meaning CPython's symbol table gives it. Reads the evidence
 * tables that extraction filled and adds `bindings`, `bindingSites` and `nameBindings`; sees no syntax tree and
 * no other file.
 */
import type { EvidenceBuilder } from '../evidence/evidence.ts';
import { ImportKind } from '../evidence/schema.ts';
import { insertAnnotationScopes } from './annotation-scopes.ts';
import { collectSymbols } from './collect.ts';
import { emitBindings } from './emit.ts';
import { propagateNames } from './propagate.ts';
import { type PythonVersion, pythonRules } from './python-rules.ts';
import { Resolver } from './resolve.ts';
import { ScopeTree } from './scope-tree.ts';
import { Symbols } from './symbols.ts';
import { readTables } from './tables.ts';

export interface BindOptions {
  readonly pythonVersion: PythonVersion;
}

/**
 * Fills the binder's three tables of `builder`, which must hold a whole file's evidence and none of theirs yet.
 * Never fails: code that CPython rejects while building its symbol table is bound as well as it can be. Returns
 * how scopes relate, which the tables do not say in full (for instance, which ones PEP 709 inlines).
 */
export function bind(builder: EvidenceBuilder, options: BindOptions): ScopeTree {
  const rules = pythonRules(options.pythonVersion);
  const hidesAnnotations = rules.hidesPostponedAnnotations && hasFutureAnnotations(builder);
  const isUnvisited =
    rules.lazyAnnotations && !hidesAnnotations
      ? insertAnnotationScopes(builder)
      : new Uint8Array(builder.names.length);
  const tables = readTables(builder);
  const tree = new ScopeTree(tables, rules, hidesAnnotations);
  const symbols = new Symbols(tree.length);
  collectSymbols(tables, tree, symbols, isUnvisited, { rules, hidesAnnotations });
  const resolver = new Resolver(tree, symbols, builder.pool);
  resolver.resolveAll();
  propagateNames(tree, symbols, resolver, builder.pool.find('__class__'));
  emitBindings(builder, tables, tree, symbols, resolver, isUnvisited);
  return tree;
}

/** `from __future__ import annotations` (PEP 563); renaming the imported feature does not matter. */
function hasFutureAnnotations(builder: EvidenceBuilder): boolean {
  const future = builder.pool.find('__future__');
  const feature = builder.pool.find('annotations');
  if (future < 0 || feature < 0) return false;
  const { kind, module, name, level, length } = builder.imports.finish();
  for (let row = 0; row < length; row++) {
    const isFeature = module[row] === future && name[row] === feature;
    if (isFeature && kind[row] === ImportKind.IMPORT_FROM && level[row]! <= 0) return true;
  }
  return false;
}

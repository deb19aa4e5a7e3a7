/**
 * The evidence of one file, seen as CPython's `symtable` module would show it, and the comparison of the two.
 * Knows the oracle's vocabulary (type names, line numbers) and nothing of how either side came to be.
 */

import type { PythonVersion } from '../../server/src/binder/python-rules.ts';
import type { ScopeTree } from '../../server/src/binder/scope-tree.ts';
import type { Evidence } from '../../server/src/evidence/evidence.ts';
import { BindingFlag, ScopeFlag, ScopeKind } from '../../server/src/evidence/schema.ts';
import { ChunkLayout } from '../../server/src/syntax/chunk-layout.ts';
import { LineIndex } from '../../server/src/text/line-index.ts';

/** `[type, name, line, [[symbol, flags] …], [child …]]`, as `symtable_oracle.py` prints it. */
export type SymtableScope = [
  type: string,
  name: string,
  line: number,
  symbols: [name: string, flags: number][],
  children: SymtableScope[],
];

/** How a difference in nothing but the order of the scopes is worded. */
export const ORDER_DIFFERS = 'the same scopes in another order';

export interface Totals {
  files: number;
  scopes: number;
  symbols: number;
}

/** The scope tree of bound evidence. `text` is the source it was extracted from. */
export function symtableView(
  evidence: Evidence,
  tree: ScopeTree,
  text: string,
  version: PythonVersion,
): SymtableScope {
  const lines = new LineIndex(text);
  const { scopes, bindings, strings } = evidence;
  const layout = new ChunkLayout(evidence.chunks.start, evidence.chunks.end, evidence.chunks.parent);
  const views: SymtableScope[] = [];
  for (let scope = 0; scope < scopes.length; scope++) {
    const line =
      scope === 0 ? 0 : lines.lineOfByte(layout.toAbsolute(scopes.chunk[scope]!, scopes.start[scope]!)) + 1;
    views.push([
      typeName(scopes.kind[scope]!, scopes.flags[scope]!, version),
      strings[scopes.name[scope]!]!,
      line,
      [],
      [],
    ]);
    if (scope === 0 || tree.isInlined[scope] === 1 || tree.isHidden[scope] === 1) continue;
    views[tree.compiledParent(scope)]![4].push(views[scope]!);
  }
  for (let row = 0; row < bindings.length; row++) {
    views[bindings.scope[row]!]![3].push([strings[bindings.name[row]!]!, bindings.flags[row]!]);
  }
  for (const view of views) view[3].sort(byCodePoint);
  return views[0]!;
}

/** What `symtable.SymbolTable.get_type` calls the scope; the names of PEP 695's scopes changed in 3.13. */
function typeName(kind: number, flags: number, version: PythonVersion): string {
  const isOld = version.minor < 13;
  if ((flags & ScopeFlag.typeVariable) !== 0) return isOld ? 'TypeVar bound' : 'type variable';
  switch (kind) {
    case ScopeKind.module:
      return 'module';
    case ScopeKind.class:
      return 'class';
    case ScopeKind.type_params:
      return isOld ? 'type parameter' : 'type parameters';
    case ScopeKind.type_alias:
      return 'type alias';
    case ScopeKind.annotation:
      return 'annotation';
    default:
      return 'function';
  }
}

/** Python sorts strings by code point, JavaScript by UTF-16 unit. */
function byCodePoint([a]: [string, number], [b]: [string, number]): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Differences between two scope trees, each as one line; empty when they agree. Counts what it compared. */
export function compareScopes(expected: SymtableScope, actual: SymtableScope, totals: Totals): string[] {
  const found: string[] = [];
  compare(expected, actual, '', found, totals);
  return found;
}

function compare(
  expected: SymtableScope,
  actual: SymtableScope,
  within: string,
  found: string[],
  totals: Totals,
): void {
  const path = `${within}/${expected[1]}:${expected[2]}`;
  totals.scopes++;
  for (const part of [0, 1, 2] as const) {
    if (expected[part] !== actual[part])
      found.push(`${path}: expected ${expected[part]}, got ${actual[part]}`);
  }
  compareSymbols(expected[3], actual[3], path, found, totals);
  const theirs = expected[4];
  const ours = aligned(theirs, actual[4], path, found);
  for (let i = 0; i < Math.max(theirs.length, ours.length); i++) {
    const [their, our] = [theirs[i], ours[i]];
    if (their === undefined) found.push(`${path}: unexpected scope ${our![0]} ${our![1]}:${our![2]}`);
    else if (our === undefined) found.push(`${path}: missing scope ${their[0]} ${their[1]}:${their[2]}`);
    else compare(their, our, path, found, totals);
  }
}

/** The scopes in the order of `theirs` when they are the same ones in another order, which is one difference. */
function aligned(
  theirs: readonly SymtableScope[],
  ours: readonly SymtableScope[],
  path: string,
  found: string[],
): readonly SymtableScope[] {
  const keyOf = ([type, name, line]: SymtableScope) => `${type} ${name}:${line}`;
  if (theirs.length !== ours.length || theirs.every((their, i) => keyOf(their) === keyOf(ours[i]!)))
    return ours;
  const rest = [...ours];
  const matched = theirs.map((their) => {
    const at = rest.findIndex((our) => keyOf(our) === keyOf(their));
    return at < 0 ? undefined : rest.splice(at, 1)[0];
  });
  if (!matched.every((our) => our !== undefined)) return ours;
  found.push(`${path}: ${ORDER_DIFFERS}`);
  return matched;
}

function compareSymbols(
  expected: readonly [string, number][],
  actual: readonly [string, number][],
  path: string,
  found: string[],
  totals: Totals,
): void {
  totals.symbols += expected.length;
  const ours = new Map(actual);
  if (ours.size !== actual.length) found.push(`${path}: a symbol has several bindings`);
  for (const [name, flags] of expected) {
    const our = ours.get(name);
    ours.delete(name);
    if (our === undefined) found.push(`${path}: missing symbol ${name} (${flagNames(flags)})`);
    else if (our !== flags)
      found.push(`${path}: ${name} expected ${flagNames(flags)}, got ${flagNames(our)}`);
  }
  for (const [name, flags] of ours) found.push(`${path}: unexpected symbol ${name} (${flagNames(flags)})`);
}

function flagNames(flags: number): string {
  return (
    Object.entries(BindingFlag)
      .filter(([, bit]) => (flags & bit) !== 0)
      .map(([name]) => name)
      .join(' ') || 'nothing'
  );
}

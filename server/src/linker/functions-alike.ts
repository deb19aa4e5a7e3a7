/**
 * Of functions whose rows were copied from the version before, those of which linking reads the same in both: their
 * names resolve to what they did, and what surrounds them is called as it was. Compares what a chunk's fingerprint is
 * made of (`chunk-fingerprint.ts`), far cheaper than making one; knows no other file.
 */

import type { CopiedChunk } from '../evidence/known-functions.ts';
import { ScopeKind } from '../evidence/schema.ts';
import { mayBeReplaced } from './decorator-names.ts';
import { receiverOf } from './definition-facts.ts';
import type { FileFacts } from './file-facts.ts';
import { defSymbol } from './file-symbols.ts';
import { onlySiteKind } from './name-sites.ts';
import { isReadBeforeBound } from './visible-sites.ts';

/** Those that read alike; none where the versions do not share a string pool. */
export function functionsAlike(
  before: FileFacts,
  after: FileFacts,
  copied: readonly CopiedChunk[],
): readonly CopiedChunk[] {
  if (before.evidence.strings !== after.evidence.strings) return [];
  const comparison = new Comparison(before, after);
  return copied.filter(({ before, chunk }) => comparison.isAlike(before, chunk));
}

class Comparison {
  private readonly old: FileFacts;
  private readonly now: FileFacts;
  /** Classes around functions, by their rows then and now. */
  private readonly surroundings = new Map<string, boolean>();

  constructor(old: FileFacts, now: FileFacts) {
    this.old = old;
    this.now = now;
  }

  isAlike(oldChunk: number, chunk: number): boolean {
    const { old, now } = this;
    const oldDef = old.evidence.chunks.def[oldChunk]!;
    const def = now.evidence.chunks.def[chunk]!;
    return (
      this.areCalledAlike(oldChunk, chunk) &&
      this.haveAlikeSurroundings(
        old.evidence.defs.container[oldDef] ?? -1,
        now.evidence.defs.container[def] ?? -1,
      ) &&
      this.haveAlikeScopes(oldChunk, chunk) &&
      this.resolveAlike(oldChunk, chunk)
    );
  }

  /** The definitions of the chunk, by the names that others know them by. */
  private areCalledAlike(oldChunk: number, chunk: number): boolean {
    const { old, now } = this;
    const before = old.rowsOfChunk('defs', oldChunk);
    const after = now.rowsOfChunk('defs', chunk);
    return (
      before.length === after.length &&
      before.every(
        (row, i) =>
          old.defKey(row) === now.defKey(after[i]!) && receiverOf(old, row) === receiverOf(now, after[i]!),
      )
    );
  }

  private haveAlikeSurroundings(oldDef: number, def: number): boolean {
    const { old, now } = this;
    if (oldDef < 0 || def < 0) return oldDef < 0 && def < 0;
    const key = `${oldDef} ${def}`;
    let isAlike = this.surroundings.get(key);
    if (isAlike === undefined) {
      isAlike =
        old.evidence.defs.kind[oldDef] === now.evidence.defs.kind[def] &&
        old.defKey(oldDef) === now.defKey(def) &&
        defSymbol(old, oldDef) === defSymbol(now, def) &&
        mayBeReplaced(old, oldDef) === mayBeReplaced(now, def) &&
        this.haveAlikeSurroundings(old.evidence.defs.container[oldDef]!, now.evidence.defs.container[def]!);
      this.surroundings.set(key, isAlike);
    }
    return isAlike;
  }

  /** Scopes without a name are numbered among those of the definition around them, which may be another chunk's. */
  private haveAlikeScopes(oldChunk: number, chunk: number): boolean {
    const { old, now } = this;
    const before = old.rowsOfChunk('scopes', oldChunk);
    const after = now.rowsOfChunk('scopes', chunk);
    return (
      before.length === after.length &&
      before.every((row, i) => {
        const def = old.evidence.scopes.def[row]!;
        const isOwn = def >= 0 && old.evidence.defs.chunk[def] === oldChunk;
        if (old.evidence.scopes.kind[row] !== now.evidence.scopes.kind[after[i]!]) return false;
        return isOwn || old.scopeKey(row) === now.scopeKey(after[i]!);
      })
    );
  }

  private resolveAlike(oldChunk: number, chunk: number): boolean {
    const before = this.old.rowsOfChunk('names', oldChunk);
    const after = this.now.rowsOfChunk('names', chunk);
    return before.length === after.length && before.every((row, i) => this.resolvesAlike(row, after[i]!));
  }

  /** Two rows of `names`. */
  private resolvesAlike(oldRow: number, row: number): boolean {
    const { old, now } = this;
    const [a, b] = [old.evidence, now.evidence];
    const oldBinding = a.nameBindings.resolved[oldRow]!;
    const binding = b.nameBindings.resolved[row]!;
    if (oldBinding < 0 || binding < 0) return oldBinding < 0 && binding < 0;
    const oldScope = a.bindings.scope[oldBinding]!;
    const scope = b.bindings.scope[binding]!;
    if (a.scopes.kind[oldScope] !== b.scopes.kind[scope]) return false;
    if (a.bindings.name[oldBinding] !== b.bindings.name[binding]) return false;
    const oldCount = a.bindings.siteCount[oldBinding]!;
    const count = b.bindings.siteCount[binding]!;
    const chunk = b.names.chunk[row]!;
    if (b.scopes.chunk[scope] === chunk) {
      const oldChunk = a.names.chunk[oldRow]!;
      return (
        a.scopes.chunk[oldScope] === oldChunk &&
        oldCount === count &&
        oldScope - old.rowsOfChunk('scopes', oldChunk)[0]! === scope - now.rowsOfChunk('scopes', chunk)[0]!
      );
    }
    const kind = b.scopes.kind[scope]!;
    // Of other scopes, such as that of a class's type parameters, linking reads what binds the name.
    if (kind !== ScopeKind.module && kind !== ScopeKind.class) return false;
    if (old.scopeKey(oldScope) !== now.scopeKey(scope)) return false;
    if (onlySiteKind(old, oldBinding) !== onlySiteKind(now, binding)) return false;
    if (runsLater(now, b.names.scope[row]!, chunk)) return true;
    // A default or a decorator is evaluated where it stands: which of several sites come before it is another question.
    return oldCount < 2 && count < 2 && isReadBeforeBound(old, oldRow) === isReadBeforeBound(now, row);
  }
}

/** Whether the code of a scope runs when its function is called: comprehensions run where they stand. */
function runsLater({ evidence: { scopes } }: FileFacts, scope: number, chunk: number): boolean {
  let running = scope;
  while (scopes.kind[running] === ScopeKind.comprehension) running = scopes.parent[running]!;
  return scopes.chunk[running] === chunk;
}

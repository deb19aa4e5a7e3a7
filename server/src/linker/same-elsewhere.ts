/**
 * Whether an edit in one function left the names of all other chunks with the meaning they had. Rows of other chunks
 * are known to be the same; what their names resolve to is decided by the whole file (`global x` in a function makes
 * a module's variable). Compares what the binder and the numbering of definitions say of them; knows no other file.
 */
import type { Cells, Evidence } from '../evidence/evidence.ts';
import { SCOPE_KINDS } from '../evidence/schema.ts';
import { equalNumbers } from '../text/equal-numbers.ts';
import { isNumberedScope } from './file-facts.ts';

/** `chunk` is the edited function's row in both; they share a string pool. */
export function isSameElsewhere(before: Evidence, after: Evidence, chunk: number): boolean {
  const old = new Elsewhere(before, chunk);
  const now = new Elsewhere(after, chunk);
  return (
    equalNumbers(old.chunkNames(), now.chunkNames()) &&
    equalNumbers(old.ordinals(), now.ordinals()) &&
    equalNumbers(old.scopes(), now.scopes()) &&
    equalNumbers(old.bindings(), now.bindings()) &&
    equalNumbers(old.resolutions(), now.resolutions())
  );
}

/** What one version of a file has outside the edited chunk, in numbers that mean the same in both. */
class Elsewhere {
  private readonly evidence: Evidence;
  private readonly chunk: number;
  /** By binding: its number among those of other chunks' scopes; -1 for the edited chunk's own. */
  private readonly rankOfBinding: Int32Array;

  constructor(evidence: Evidence, chunk: number) {
    this.evidence = evidence;
    this.chunk = chunk;
    const { bindings, scopes } = evidence;
    this.rankOfBinding = new Int32Array(bindings.length);
    let rank = 0;
    for (let row = 0; row < bindings.length; row++)
      this.rankOfBinding[row] = scopes.chunk[bindings.scope[row]!] === chunk ? -1 : rank++;
  }

  chunkNames(): Int32Array {
    const { qualifiedName, ordinal, kind, parent, length } = this.evidence.chunks;
    const found = new Int32Array(4 * length);
    for (let row = 0; row < length; row++)
      found.set([qualifiedName[row]!, ordinal[row]!, kind[row]!, parent[row]!], 4 * row);
    return found;
  }

  /** Of definitions, in their order. */
  ordinals(): Cells {
    const { defs } = this.evidence;
    return defs.ordinal.filter((_, row) => defs.chunk[row] !== this.chunk);
  }

  /** Scopes by what they are called: those without a name are numbered, with the edited chunk's among them. */
  scopes(): number[] {
    const { scopes } = this.evidence;
    const found: number[] = [];
    const counts = new Map<number, number>();
    for (let row = 0; row < scopes.length; row++) {
      const kind = scopes.kind[row]!;
      if (!isNumberedScope(kind)) continue;
      const family = (scopes.def[row]! + 1) * SCOPE_KINDS.length + kind;
      const nth = counts.get(family) ?? 0;
      counts.set(family, nth + 1);
      if (scopes.chunk[row] !== this.chunk) found.push(kind, nth);
    }
    return found;
  }

  bindings(): number[] {
    const { bindings, scopes } = this.evidence;
    const found: number[] = [];
    let scope = -1;
    let kept = 0;
    for (let row = 0; row < bindings.length; row++) {
      if (this.rankOfBinding[row]! < 0) continue;
      if (bindings.scope[row] !== scope) {
        scope = bindings.scope[row]!;
        kept++;
      }
      const owner = bindings.resolvesTo[row]!;
      found.push(
        kept,
        scopes.kind[scope]!,
        bindings.name[row]!,
        bindings.flags[row]!,
        bindings.siteCount[row]!,
      );
      found.push(owner < 0 ? owner : this.rankOfBinding[owner]!);
    }
    return found;
  }

  /** Of names, in their order. */
  resolutions(): number[] {
    const { names, nameBindings } = this.evidence;
    const found: number[] = [];
    for (let row = 0; row < names.length; row++) {
      if (names.chunk[row] === this.chunk) continue;
      const resolved = nameBindings.resolved[row]!;
      found.push(resolved < 0 ? -2 : this.rankOfBinding[resolved]!);
    }
    return found;
  }
}

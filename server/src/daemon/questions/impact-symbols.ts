/**
 * Which definitions a change reaches: those whose own code changed, and those whose code means something else now.
 * A definition is what a chunk holds: a function with what is nested in it, a class body, a module's top level.
 */

import type { ExportDeltaEntry } from '@cpgd/shared';
import { CHUNK_KINDS } from '../../evidence/schema.ts';
import type { ChangedFacts, ChangeReach } from '../../impact/change-reach.ts';
import { changedChunks } from '../../impact/changed-chunks.ts';
import { ReasonChains } from '../../impact/reason-chains.ts';
import { symbolName } from '../../linker/entity-names.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { defSymbol } from '../../linker/file-symbols.ts';
import { moduleSymbol } from '../../linker/scip-symbol.ts';
import type { ImpactedFile } from '../../relations/history.ts';

export interface ChunkSymbol {
  readonly symbol: string;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
  /** Of the definition's name, absolute UTF-8 byte offsets; the file's start for a module. */
  readonly bstart: number;
  readonly bend: number;
}

export interface ReachedSymbol extends ChunkSymbol {
  /** Its own reason first, a `changed_file` last. */
  readonly chain: readonly ImpactedFile[];
}

/** One with all its own reasons. */
export interface ReasonedSymbol extends ReachedSymbol {
  readonly reasons: readonly ImpactedFile[];
}

export interface ReachedInput {
  readonly reach: ChangeReach;
  readonly changed: ReadonlyMap<string, ChangedFacts>;
  /** Those of the linker, and of imported indexes where there are any. */
  readonly reasons: readonly ImpactedFile[];
  /** The definitions are shown as they are, before the change. */
  readonly isHypothetical: boolean;
  readonly file: (path: string) => FileFacts | undefined;
}

/** Sorted by the length of the chain, path and place. */
export function reachedSymbols(input: ReachedInput): ReasonedSymbol[] {
  const { reach, changed, isHypothetical } = input;
  const chains = new ReasonChains(input.reasons);
  const found = new Map<string, ReasonedSymbol>();
  const add = (symbol: ChunkSymbol, chain: readonly ImpactedFile[], own: readonly ImpactedFile[]): void => {
    const key = `${symbol.path}\0${symbol.symbol}\0${symbol.bstart}`;
    const known = found.get(key);
    const reasons = [...(known?.reasons ?? []), ...own];
    const shortest = !known || chain.length < known.chain.length ? chain : known.chain;
    found.set(key, { ...symbol, chain: shortest, reasons });
  };
  for (const [path, { before, after }] of changed) {
    const [from, to] = isHypothetical ? [after, before] : [before, after];
    for (const row of to ? changedChunks(from, to) : []) {
      const symbol = chunkSymbol(to!, row);
      const { bstart, bend } = symbol;
      const own: ImpactedFile = {
        path,
        reason: 'changed_file',
        ref: symbol.name,
        viaPath: null,
        bstart,
        bend,
        hop: 0,
      };
      add(symbol, [own], [own]);
    }
  }
  for (const { chunk, reasons } of reach.reasons.chunks) {
    const shortest = reasons.map((reason) => chains.from(reason)).sort((a, b) => a.length - b.length)[0]!;
    add(chunkSymbol(chunk.facts, chunk.chunk), shortest, reasons);
  }
  const linked = new Set(reach.reasons.files);
  for (const reason of input.reasons) {
    const facts = input.file(reason.path);
    // What only an index knows has no chunk that was linked again, but it has a place.
    if (linked.has(reason) || reason.bstart === null || !facts) continue;
    add(chunkSymbol(facts, facts.layout().chunkAt(reason.bstart)), chains.from(reason), [reason]);
  }
  return [...found.values()].sort(
    (a, b) =>
      a.chain.length - b.chain.length || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.bstart - b.bstart),
  );
}

/** Variables of modules and classes that are assigned something else: their users see it, whatever else is there. */
export function changedVariables(entries: readonly ExportDeltaEntry[]): ReasonedSymbol[] {
  return entries.flatMap(({ delta, kind, symbol, qname, path, location }): ReasonedSymbol[] => {
    if (delta !== 'changed' || kind !== 'variable' || location === null) return [];
    const { bstart, bend } = location;
    const changed: ImpactedFile = {
      path,
      reason: 'changed_file',
      ref: qname,
      viaPath: null,
      bstart,
      bend,
      hop: 0,
    };
    const chain = [changed];
    return [{ symbol, name: qname, kind, path, bstart, bend, chain, reasons: chain }];
  });
}

/** The definition that a row of `chunks` holds. */
export function chunkSymbol(facts: FileFacts, row: number): ChunkSymbol {
  const { chunks, defs } = facts.evidence;
  const def = chunks.def[row]!;
  const kind = CHUNK_KINDS[chunks.kind[row]!]!;
  const { path } = facts;
  if (def < 0) {
    const symbol = moduleSymbol(facts.symbolPrefix);
    return { symbol, name: symbolName(symbol), kind, path, bstart: 0, bend: 0 };
  }
  const symbol = defSymbol(facts, def);
  const chunk = defs.chunk[def]!;
  const layout = facts.layout();
  const bstart = layout.toAbsolute(chunk, defs.nameStart[def]!);
  const bend = layout.toAbsolute(chunk, defs.nameEnd[def]!);
  return { symbol, name: symbolName(symbol), kind, path, bstart, bend };
}

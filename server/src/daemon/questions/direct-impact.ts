/**
 * "What would this change reach?", before there is a linked workspace that the change could be supposed in: who uses
 * the symbols or files directly, as far as is known. What it reaches through those, and tests, are for the index to say.
 */
import type { ImpactStrategy, ImpactSubject } from '@cpgd/shared';
import { changedChunks } from '../../impact/changed-chunks.ts';
import { reasonOfLink } from '../../impact/reason-sites.ts';
import { symbolName } from '../../linker/entity-names.ts';
import { defSymbol } from '../../linker/file-symbols.ts';
import { CALL_RELATIONS, type Relation } from '../../linker/links.ts';
import { moduleSymbol, parseSymbol } from '../../linker/scip-symbol.ts';
import type { ImpactedFile } from '../../relations/history.ts';
import { anchorSpan } from '../../store/packed-links.ts';
import type { FoundLink } from '../../store/records.ts';
import type { Pause } from '../engine/turns.ts';
import type { EarlyChange } from '../session/early-changes.ts';
import type { AnswerContext } from './answer-context.ts';
import type { ImpactFinding } from './impact.ts';
import { chunkSymbol, type ReachedSymbol } from './impact-symbols.ts';
import { linksTo } from './links-to.ts';
import { inTurns } from './steps.ts';
import { describeSymbol, resolveSymbol } from './symbols.ts';

/** What a file does with something that it does not define. A name is used after it was imported. */
const USING: readonly Relation[] = [
  ...CALL_RELATIONS,
  'import_symbol',
  'class_base',
  'type_symbol',
  'attribute_symbol',
];

/** Where something that would change, or has changed, is defined. */
export interface Seed {
  readonly symbol: string;
  readonly path: string;
  readonly bstart: number;
  readonly bend: number;
  /** Nobody else can see what changed of it. */
  readonly isInner?: boolean;
}

/** What a supposed change is about, as far as it is known. */
export const seedsOf = (
  context: AnswerContext,
  subject: Exclude<ImpactSubject, { readonly kind: 'since' }>,
): Seed[] =>
  subject.kind === 'symbols' ? namedSeeds(context, subject.symbols) : fileSeeds(context, subject.paths);

/** Code that is another one now, and names that others see change. */
export function changeSeeds({ changed, entries }: EarlyChange): Seed[] {
  const seeds: Seed[] = [];
  for (const [path, { before, after }] of changed) {
    if (!after)
      seeds.push({ symbol: moduleSymbol(before!.symbolPrefix), path, bstart: 0, bend: 0, isInner: true });
    else
      for (const chunk of changedChunks(before, after))
        seeds.push({ ...chunkSymbol(after, chunk), isInner: true });
  }
  for (const { symbol, path, location } of entries)
    seeds.push({ symbol, path, bstart: location?.bstart ?? 0, bend: location?.bend ?? 0 });
  return seeds;
}

/** `pause` is called between files. What is not known yet is reached by nothing. */
export async function directImpact(
  context: AnswerContext,
  seeds: readonly Seed[],
  strategy: ImpactStrategy,
  pause: Pause,
): Promise<Omit<ImpactFinding, 'commit' | 'entries'>> {
  const impacted = new Map<string, ImpactedFile>();
  const symbols = new Map<string, ReachedSymbol>();
  const add = (reason: ImpactedFile, at: number, chain: readonly ImpactedFile[]): void => {
    const known = impacted.get(`${reason.path} ${reason.reason}`);
    if (!known) impacted.set(`${reason.path} ${reason.reason}`, reason);
    const facts = context.snapshot.file(reason.path)?.facts();
    if (!facts) return;
    const reached = chunkSymbol(facts, facts.layout().chunkAt(at));
    if (!symbols.has(reached.symbol)) symbols.set(reached.symbol, { ...reached, chain });
  };
  for (const { symbol, path, bstart, bend, isInner } of seeds) {
    const ref = symbolName(symbol);
    const changed: ImpactedFile = { path, reason: 'changed_file', ref, viaPath: null, bstart, bend, hop: 0 };
    add(changed, bstart, [changed]);
    if (isInner) continue;
    for (const link of await usesOf(context, symbol, pause)) {
      const facts = context.snapshot.file(link.path)?.facts();
      if (link.path === path || !facts) continue;
      const reason: ImpactedFile = {
        path: link.path,
        reason: reasonOfLink(facts, { ...link, target: symbol, left: context.leftRow(link) }),
        ref,
        viaPath: path,
        bstart: link.bstart,
        bend: link.bend,
        hop: 1,
      };
      add(reason, link.bstart, [reason, changed]);
    }
  }
  const nearestFirst = [...impacted.values()].sort((a, b) => a.hop - b.hop || (a.path < b.path ? -1 : 1));
  return { strategy, impacted: nearestFirst, symbols: [...symbols.values()], tests: [] };
}

async function usesOf(context: AnswerContext, symbol: string, pause: Pause): Promise<FoundLink[]> {
  const found = await inTurns(linksTo(context, symbol, USING), pause);
  const parsed = parseSymbol(symbol);
  if (parsed?.kind !== 'module') return found;
  // Imports of a module go by its name.
  return [...found, ...(await inTurns(linksTo(context, parsed.module, ['import_module']), pause))];
}

function namedSeeds(context: AnswerContext, names: readonly string[]): Seed[] {
  return names.flatMap((name) => {
    const { resolved, candidates } = resolveSymbol(context, name);
    return (resolved ? [resolved] : candidates).flatMap(({ symbol }) =>
      describeSymbol(context, symbol).definitions.map(({ path, bstart, bend }) => ({
        symbol,
        path,
        bstart,
        bend,
      })),
    );
  });
}

/** A file changes with everything that its top level defines. */
function fileSeeds({ snapshot }: AnswerContext, paths: readonly string[]): Seed[] {
  return paths.flatMap((path): Seed[] => {
    const facts = snapshot.file(path)?.facts();
    if (!facts) return [];
    const { defs } = facts.evidence;
    const layout = facts.layout();
    const seeds = [{ symbol: moduleSymbol(facts.symbolPrefix), path, bstart: 0, bend: 0 }];
    for (let def = 0; def < defs.length; def++) {
      if (defs.container[def]! >= 0) continue;
      const chunk = defs.chunk[def]!;
      const [start, end] = anchorSpan(facts.evidence, 'def_symbol', def);
      seeds.push({
        symbol: defSymbol(facts, def),
        path,
        bstart: layout.toAbsolute(chunk, start),
        bend: layout.toAbsolute(chunk, end),
      });
    }
    return seeds;
  });
}

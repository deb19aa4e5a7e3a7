/**
 * How much hangs on a symbol, at a glance: how many functions call it, and how many files would have to be looked at
 * again. Cheap enough to be shown beside every definition, however popular; what takes longer is told by whoever has
 * found it out (`session/impact-counts.ts`).
 */

import { CALL_RELATIONS, RELATIONS, type Relation, SymbolRole } from '../../linker/links.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { FoundLink } from '../../store/records.ts';
import type { AnswerContext } from './answer-context.ts';
import { callsByInheritance, callTargets } from './class-calls.ts';
import { hasUnresolvedMention } from './unresolved-mentions.ts';

/** Callsites looked at: beyond it people read "many". */
const MAX_CALLSITES = 1_000;

export interface Glance {
  /** Functions, methods, class bodies and modules that call it, as far as calls are resolved. */
  readonly callers: number;
  /** There are more callers than were counted. */
  readonly isPartial: boolean;
  /** Files that mention it in any way, its own left out: a change of it reaches at least those. */
  readonly files: number;
}

/** A decorator, and what a class statement calls, run in the code around what they are written at. */
const runsOutside = (relation: Relation): boolean =>
  ['decorators', 'defs'].includes(RELATIONS[relation].left);

/**
 * `ownPath`: the file that defines it. Callers are counted by their chunks, which takes no evidence: functions inside of
 * a function count as that function, where `cpg/callers` tells them apart.
 */
export function glanceAt(context: AnswerContext, symbol: string, ownPath: string): Glance {
  return context.store.read((reader) => {
    const callers = new Set<string>();
    const files = new Set<string>();
    let isPartial = false;
    const addCaller = ({ fileId, chunk, relation }: FoundLink): void => {
      const { parents } = reader.fileById(fileId).layout!;
      callers.add(`${fileId}:${runsOutside(relation) ? Math.max(0, parents[chunk]!) : chunk}`);
    };
    for (const { link } of callsByInheritance(context, symbol)) addCaller(link);
    for (const target of callTargets(symbol)) {
      const calls = reader.linksByTarget(target, { relations: CALL_RELATIONS, limit: MAX_CALLSITES });
      isPartial ||= calls.length >= MAX_CALLSITES;
      calls.forEach(addCaller);
      for (const { path } of reader.chunksByTarget(target)) files.add(path);
    }
    files.delete(ownPath);
    return { callers: callers.size, isPartial, files: files.size };
  });
}

/**
 * Whether something without known callers may be called all the same: something reads it, or something unresolved has
 * its name. Looks through all names.
 */
export function mayBeCalled(context: AnswerContext, symbol: string): boolean {
  // What is passed on may be called where nobody sees it; a class, by the constructor it inherits.
  const isRead = context.store.read((reader) =>
    reader
      .linksByTarget(symbol, { relations: ['name_symbol', 'attribute_symbol'], limit: MAX_CALLSITES })
      .some(({ roles }) => roles & SymbolRole.read),
  );
  if (isRead) return true;
  const parsed = parseSymbol(symbol);
  const name = parsed?.path.at(-1);
  if (!parsed || name === undefined) return false;
  return hasUnresolvedMention(context, name, parsed.path.length > 1 ? null : parsed.module);
}

/**
 * Such as `7 callers · 3 files impacted`. `impacted`: files that a change of it reaches beside its own, as `cpg/impact`
 * says; null where nobody has counted them, and then it says what is certain. `isUncalled`: that there are no callers is
 * known, not only that none are.
 */
export function glanceText(
  { callers, isPartial, files }: Glance,
  impacted: number | null,
  isUncalled: boolean,
): string {
  const count = (n: number, one: string, more = ''): string => `${n}${more} ${one}${n === 1 ? '' : 's'}`;
  const isUnknown = callers === 0 && !isUncalled;
  const parts = [isUnknown ? 'no known callers' : count(callers, 'caller', isPartial ? '+' : '')];
  if (impacted !== null) parts.push(`${count(impacted, 'file')} impacted`);
  else if (files > 0) parts.push(`≥ ${count(files, 'file')} impacted`);
  return parts.join(' · ');
}

/**
 * How much hangs on a symbol, at a glance: how many functions call it, and how many files mention it. Cheap enough
 * to be shown beside every definition, however popular.
 */

import type { AnswerContext } from './answer-context.ts';
import { callTargets } from './calls.ts';

/** Callsites looked at: beyond it people read "many". */
const MAX_CALLSITES = 1_000;

export interface Glance {
  /** Functions, methods, class bodies and modules with a call of it. */
  readonly callers: number;
  /** There are more callers than were counted. */
  readonly isPartial: boolean;
  /** Files that mention it in any way, its own left out: a change of it makes them be looked at again. */
  readonly files: number;
}

/** `ownPath`: the file that defines it. */
export function glanceAt(context: AnswerContext, symbol: string, ownPath: string): Glance {
  return context.store.read((reader) => {
    const callers = new Set<number>();
    const files = new Set<string>();
    let isPartial = false;
    for (const target of callTargets(symbol)) {
      const calls = reader.linksByTarget(target, { relations: ['callsite_symbol'], limit: MAX_CALLSITES });
      isPartial ||= calls.length >= MAX_CALLSITES;
      for (const { chunkId } of calls) callers.add(chunkId);
      for (const { path } of reader.chunksByTarget(target)) files.add(path);
    }
    files.delete(ownPath);
    return { callers: callers.size, isPartial, files: files.size };
  });
}

/** Such as `7 callers · 3 files impacted`. */
export function glanceText({ callers, isPartial, files }: Glance): string {
  const count = (n: number, one: string, more = ''): string => `${n}${more} ${one}${n === 1 ? '' : 's'}`;
  return `${count(callers, 'caller', isPartial ? '+' : '')} · ${count(files, 'file')} impacted`;
}

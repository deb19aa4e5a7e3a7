/**
 * How often each bound on the linker's work cut something short, for `status`. Counted for the thread: it links one
 * program at a time, and who wants the count of a span of work takes the difference. The bounds are in `limits.ts`.
 */
import { MAX_VALUES } from './limits.ts';

export const LIMIT_NAMES = [
  'values',
  'argumentValues',
  'holding',
  'elements',
  'aliases',
  'typeDepth',
  'typeText',
  'madeBelow',
  'givenText',
  'mroClasses',
  'callsFollowed',
  'filesFollowed',
  'wholeProgram',
  'hierarchy',
  'subclasses',
  'decorators',
  'guards',
  'mentionSteps',
  'guardedReturns',
  'termArguments',
  'foldSteps',
  'protocolMembers',
  'reachingSteps',
  'strings',
  'namedMembers',
  'literals',
  'overloads',
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];
export type LimitHits = Readonly<Record<LimitName, number>>;

const hits = Object.fromEntries(LIMIT_NAMES.map((name) => [name, 0])) as Record<LimitName, number>;

export function countHit(name: LimitName): void {
  hits[name]++;
}

/** True, and counted, where `count` is beyond the bound. */
export function exceeds(name: LimitName, count: number, limit: number): boolean {
  if (count <= limit) return false;
  hits[name]++;
  return true;
}

/** The first ones, where there are more than the bound. */
export const atMost = <T>(name: LimitName, list: readonly T[], limit: number): readonly T[] =>
  exceeds(name, list.length, limit) ? list.slice(0, limit) : list;

/** Whether they are more than one expression may have, so that there is no need to look for others. */
export const areTooMany = (list: readonly unknown[]): boolean => list.length > MAX_VALUES;

/** As many as one expression may have. */
export const atMostValues = <T>(list: readonly T[]): readonly T[] => atMost('values', list, MAX_VALUES);

/** All hits of this thread so far. */
export const hitsSoFar = (): LimitHits => ({ ...hits });

/** Hits since an earlier count. */
export const hitsSince = (before: LimitHits): LimitHits =>
  Object.fromEntries(LIMIT_NAMES.map((name) => [name, hits[name] - before[name]])) as Record<
    LimitName,
    number
  >;

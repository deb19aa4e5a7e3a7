/**
 * Where a file calls something, named by what survives typing elsewhere in it, so that queries can answer with places
 * and be asked about them.
 */
import { chunkOfKey, keyOfChunk } from './chunk-keys.ts';
import { type Definition, partsOfPlace } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import type { Lookups } from './lookups.ts';

const CALL_TABLES = { call: 'calls', callback: 'calls', decorator: 'decorators' } as const;

export interface PlaceOfCall {
  readonly kind: keyof typeof CALL_TABLES;
  /** Key of the definition that opens its chunk; '' in the module. */
  readonly chunk: string;
  /** Position among the chunk's `calls` or `decorators`. */
  readonly ordinal: number;
}

/** One place of a file that calls a function. */
export interface CallOf extends PlaceOfCall {
  readonly isBound: boolean;
  /** The first arguments that are not the function's: of `partial(f, …)` it is f; negative: were given before. */
  readonly skipped: number;
}

/** A call and its file. */
export interface CallIn {
  readonly own: FileFacts;
  readonly call: CallOf;
}

/** Calls by what they run. */
export type CallsByDefinition = ReadonlyMap<Definition, readonly CallOf[]>;

export const NO_CALLS: readonly CallOf[] = [];
export const NO_CALLS_BY_DEFINITION: CallsByDefinition = new Map();

export function placeOf(facts: FileFacts, kind: CallOf['kind'], row: number): PlaceOfCall {
  const chunk = facts.evidence[CALL_TABLES[kind]].chunk[row]!;
  const ordinal = facts.rowsOfChunk(CALL_TABLES[kind], chunk).indexOf(row);
  return { kind, chunk: keyOfChunk(facts, chunk), ordinal };
}

/** The definition with a `place`. */
export const definitionOfPlace = (program: Lookups, place: string): Definition | null =>
  program.definitionAt(...partsOfPlace(place));

/** The row of a call, whose chunk is read from here on. */
export function rowOfPlace(
  program: Lookups,
  facts: FileFacts,
  { kind, chunk: key, ordinal }: PlaceOfCall,
): number {
  const chunk = chunkOfKey(facts, key);
  program.readsRowsOf(facts, chunk);
  return facts.rowsOfChunk(CALL_TABLES[kind], chunk)[ordinal]!;
}

export const placeText = ({ kind, chunk, ordinal }: PlaceOfCall): string => `${kind} ${ordinal} ${chunk}`;

/** The place that `placeText` made a text of. */
export function placeIn(text: string): PlaceOfCall {
  const [kind = '', ordinal] = text.split(' ', 2);
  return {
    kind: kind as PlaceOfCall['kind'],
    ordinal: Number(ordinal),
    chunk: text.slice(kind.length + ordinal!.length + 2),
  };
}

export const sameCalls = (a: readonly CallOf[], b: readonly CallOf[]): boolean =>
  a.length === b.length && a.every((call, i) => sameCall(call, b[i]!));

export const sameCallsByDefinition = (a: CallsByDefinition, b: CallsByDefinition): boolean =>
  a.size === b.size && [...a].every(([of, calls]) => sameCalls(calls, b.get(of) ?? NO_CALLS));

/** Calls of two lists, those that both have once. */
export const joinCalls = (some: readonly CallOf[], others: readonly CallOf[]): readonly CallOf[] => [
  ...some.filter((call) => !others.some((other) => sameCall(call, other))),
  ...others,
];

export const sameCall = (a: CallOf, b: CallOf): boolean =>
  a.kind === b.kind &&
  a.chunk === b.chunk &&
  a.ordinal === b.ordinal &&
  a.isBound === b.isBound &&
  a.skipped === b.skipped;

/**
 * Ascending lists of ids as blobs: the postings of a term ("which chunks refer to it") and the lookups of a
 * chunk ("which keys it read"). Ids are positive integers; an empty list is SQL NULL, never an empty blob.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { DamagedDataError } from './errors.ts';

const writer = new ByteWriter();

/** `ids` must be ascending and unique. */
export function encodeIds(ids: readonly number[] | Int32Array): Buffer | null {
  if (ids.length === 0) return null;
  writer.reset();
  let previous = 0;
  for (let i = 0; i < ids.length; i++) {
    writer.uint(ids[i]! - previous);
    previous = ids[i]!;
  }
  return writer.take();
}

export function decodeIds(blob: Uint8Array | null): number[] {
  const ids: number[] = [];
  if (blob === null) return ids;
  const reader = new ByteReader(blob);
  let previous = 0;
  while (!reader.atEnd) {
    const gap = reader.uint();
    if (gap === 0) throw new DamagedDataError('an id list is not ascending');
    previous += gap;
    ids.push(previous);
  }
  return ids;
}

/**
 * Applies changes to an ascending list: `+id` adds, `-id` removes, in the order given, so that a later
 * change of the same id wins.
 */
export function applyChanges(
  ids: readonly number[],
  changes: readonly number[] | Int32Array,
): readonly number[] | Int32Array {
  let ascending = true;
  let previous = ids.length > 0 ? ids[ids.length - 1]! : 0;
  for (const change of changes) {
    if (change <= previous) {
      ascending = false;
      break;
    }
    previous = change;
  }
  // The common case while loading a new store: chunk ids only ever grow.
  if (ascending) return ids.length === 0 ? changes : [...ids, ...changes];
  const result = new Set(ids);
  for (const change of changes) {
    if (change > 0) result.add(change);
    else result.delete(-change);
  }
  return [...result].sort((a, b) => a - b);
}

/** Splits two ascending lists into what only the first and only the second has. */
export function difference(
  before: readonly number[],
  after: readonly number[],
): { removed: number[]; added: number[] } {
  const removed: number[] = [];
  const added: number[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (j >= after.length || (i < before.length && before[i]! < after[j]!)) removed.push(before[i++]!);
    else if (i >= before.length || after[j]! < before[i]!) added.push(after[j++]!);
    else {
      i++;
      j++;
    }
  }
  return { removed, added };
}

/** Sorted ascending, repetitions dropped. */
export function sortUnique(ids: readonly number[]): number[] {
  // Typed arrays sort numbers without calling back, which is several times as fast.
  const sorted = Int32Array.from(ids).sort();
  const unique: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) unique.push(sorted[i]!);
  }
  return unique;
}

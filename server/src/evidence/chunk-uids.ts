/**
 * Chunk identity: a content hash of the chunk's own text with a little context, equal for equal content and
 * unmoved by edits elsewhere. When chunks of one file would share an identity, more context tells them apart,
 * and where that is not enough, their order.
 */
import { hash64 } from '../text/hash.ts';

/** Absolute UTF-16 span of a chunk and its own text (nested chunks cut out). */
export interface ChunkText {
  readonly start: number;
  readonly end: number;
  readonly own: string;
}

export interface ChunkUid {
  readonly uid: string;
  /** Index of the chunk whose identity this one would have had, or -1. */
  readonly collisionOf: number;
}

/** UTF-16 units of context before and after the chunk, and after a collision. */
const CONTEXT_UNITS = 128;
const ESCALATED_CONTEXT_UNITS = 1024;

/** Identities of all chunks of one file, in the order given. */
export function chunkUids(
  namespace: string,
  path: string,
  text: string,
  chunks: readonly ChunkText[],
): ChunkUid[] {
  const spans = chunks.map((chunk) => hash64(`span\0${normalize(chunk.own)}`));
  const uidOf = (i: number, units: number): string => {
    const { start, end } = chunks[i]!;
    const before = normalize(text.slice(Math.max(0, start - units), start));
    const after = normalize(text.slice(end, end + units));
    let uid = `ck64:v1:${namespace}:${path}:${spans[i]}`;
    if (before.length > 0) uid += `:${hash64(`pre\0${before}`)}`;
    if (after.length > 0) uid += `:${hash64(`post\0${after}`)}`;
    return uid;
  };
  const owners = new Map<string, number>();
  const ordinals = new Map<string, number>();
  return chunks.map((_, i) => {
    const uid = uidOf(i, CONTEXT_UNITS);
    const original = owners.get(uid);
    if (original === undefined) {
      owners.set(uid, i);
      return { uid, collisionOf: -1 };
    }
    let wider = uidOf(i, ESCALATED_CONTEXT_UNITS);
    if (owners.has(wider)) {
      const ordinal = (ordinals.get(wider) ?? 0) + 1;
      ordinals.set(wider, ordinal);
      wider += `:ord${ordinal}`;
    }
    owners.set(wider, i);
    return { uid: wider, collisionOf: original };
  });
}

/** The part of an identity that depends on nothing but the chunk's own text. */
export function textPart(uid: string, path: string): string {
  const from = uid.indexOf(`:${path}:`) + path.length + 2;
  const to = uid.indexOf(':', from);
  return uid.slice(from, to < 0 ? undefined : to);
}

/** Line ends do not count. */
function normalize(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

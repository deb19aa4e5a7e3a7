/**
 * Seeded damage to a source file, as edits of its UTF-8 bytes, so that a test knows what was touched and where
 * everything else went. Knows lines and characters, no Python grammar.
 */
import type { Random } from './random.ts';

/** Replaces the bytes `[start, end)` of the original. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
}

export interface Mutation {
  readonly kind: string;
  /** Sorted, not overlapping. */
  readonly edits: readonly Edit[];
}

type Mutate = (random: Random, original: Buffer, other: Buffer) => readonly Edit[];

/** Longest random span, in bytes: long enough to swallow a function, short enough to leave most of a file. */
const MAX_SPAN = 400;

const TOKENS = ['(', ')', '[', ']', '{', '}', '"', "'", '"""', "'''", '\\', ':', '\n', '#', '@', '->', ':='];
const WORDS = [
  'def ',
  'class ',
  'lambda',
  'async ',
  'match x:',
  'case _:',
  'except* E:',
  'type X = ',
  'f"{x!r:',
];
const CHARACTERS = [
  '\u00e9',
  '\u{1d4e7}',
  '\u{1f600}',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u00a0',
  '\u0301',
  '\f',
  '\v',
  '\r',
  '\t',
];

export const MUTATIONS: Readonly<Record<string, Mutate>> = {
  'delete a span': (random, original) => [remove(span(random, original))],
  'insert a fragment of another file': (random, original, other) => [
    insert(position(random, original), slice(other, span(random, other))),
  ],
  'duplicate a span': (random, original) => [
    insert(position(random, original), slice(original, span(random, original))),
  ],
  'swap two spans': (random, original) => swap(original, span(random, original), span(random, original)),
  'delete lines': (random, original) => [remove(lines(random, original))],
  'duplicate lines': (random, original) => {
    const [start, end] = lines(random, original);
    return [insert(end, original.subarray(start, end))];
  },
  'swap lines': (random, original) => swap(original, lines(random, original), lines(random, original)),
  truncate: (random, original) => [remove([position(random, original), original.length])],
  behead: (random, original) => [remove([0, position(random, original)])],
  'random bytes': (random, original) => {
    const [start, end] = span(random, original);
    const stop = Math.min(end, start + 4);
    const bytes = Buffer.from(Array.from({ length: random.between(1, 6) }, () => random.below(256)));
    return [{ start, end: stop, bytes }];
  },
  'unbalanced token': (random, original) => [
    insert(position(random, original), Buffer.from(random.pick(TOKENS))),
  ],
  'stray keyword': (random, original) => [
    insert(position(random, original), Buffer.from(random.pick(WORDS))),
  ],
  'random indentation': (random, original) => {
    const [start] = lines(random, original);
    let end = start;
    while (original[end] === 0x20 || original[end] === 0x09) end++;
    const blank = Buffer.from(random.pick([' ', '\t']).repeat(random.below(13)));
    return [{ start, end, bytes: blank }];
  },
  'random characters': (random, original) => [
    insert(position(random, original), Buffer.from(random.pick(CHARACTERS))),
  ],
  'mix two files': (random, original, other) => [
    {
      start: position(random, original),
      end: original.length,
      bytes: other.subarray(position(random, other)),
    },
  ],
};

/** Up to three edits of one random kind. */
export function mutation(random: Random, original: Buffer, other: Buffer): Mutation {
  const kind = random.pick(Object.keys(MUTATIONS));
  const times = random.between(1, 3);
  const edits: Edit[] = [];
  for (let i = 0; i < times; i++) edits.push(...MUTATIONS[kind]!(random, original, other));
  return { kind, edits: withoutOverlaps(edits) };
}

export function applyEdits(original: Buffer, edits: readonly Edit[]): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { start, end, bytes } of edits) {
    pieces.push(original.subarray(at, start), bytes);
    at = end;
  }
  return Buffer.concat([...pieces, original.subarray(at)]);
}

/** Where the span `[start, end)` of the original begins afterwards; null when an edit touches it. */
export function movedStart(edits: readonly Edit[], start: number, end: number): number | null {
  let shift = 0;
  for (const edit of edits) {
    if (edit.end < start) shift += edit.bytes.length - (edit.end - edit.start);
    else if (edit.start <= end) return null;
  }
  return start + shift;
}

/** Starts of the lines of a text, in bytes. */
export function lineStarts(text: Buffer): number[] {
  const starts = [0];
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
}

type Span = readonly [start: number, end: number];

const remove = ([start, end]: Span): Edit => ({ start, end, bytes: Buffer.alloc(0) });
const insert = (at: number, bytes: Buffer): Edit => ({ start: at, end: at, bytes });
const slice = (text: Buffer, [start, end]: Span): Buffer => text.subarray(start, end);

function swap(text: Buffer, a: Span, b: Span): Edit[] {
  const [first, second] = a[0] <= b[0] ? [a, b] : [b, a];
  if (first[1] > second[0]) return [];
  return [
    { start: first[0], end: first[1], bytes: slice(text, second) },
    { start: second[0], end: second[1], bytes: slice(text, first) },
  ];
}

/** A random place between two characters. */
function position(random: Random, text: Buffer): number {
  let at = random.below(text.length + 1);
  while (at > 0 && (text[at]! & 0xc0) === 0x80) at--;
  return at;
}

function span(random: Random, text: Buffer): Span {
  const start = position(random, text);
  let end = Math.min(text.length, start + random.between(1, random.pick([4, 40, MAX_SPAN])));
  while (end < text.length && (text[end]! & 0xc0) === 0x80) end++;
  return [start, end];
}

/** One to five whole lines. */
function lines(random: Random, text: Buffer): Span {
  const at = position(random, text);
  const start = at === 0 ? 0 : text.lastIndexOf(10, at - 1) + 1;
  let end = start;
  for (let count = random.between(1, 5); count > 0 && end < text.length; count--) {
    const newline = text.indexOf(10, end);
    end = newline < 0 ? text.length : newline + 1;
  }
  return [start, end];
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (kept.length === 0 || edit.start > kept.at(-1)!.end) kept.push(edit);
  }
  return kept;
}

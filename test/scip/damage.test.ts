/** Indexes that are no indexes: each kind of damage by hand, then thousands of seeded mutations of real bytes. */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type IndexPart, IndexSplitter } from '../../server/src/evidence/scip/index-splitter.ts';
import { decodeIndex, readIndex } from '../../server/src/evidence/scip/read-index.ts';
import { ScipFormatError } from '../../server/src/evidence/scip/scip-format-error.ts';
import { Random } from '../support/random.ts';
import { DJANGO_INDEX, documentsOf, hasDjangoIndex, indexOf } from './support.ts';

const SOUND = indexOf({
  documents: [
    { relativePath: 'a.py', occurrences: [{ range: [0, 0, 1], symbol: 'local 0', symbolRoles: 1 }] },
    { relativePath: 'b.py' },
  ],
});
/** Tag of a document, tag of an occurrence in it. */
const DOCUMENT = 0x12;
const OCCURRENCE = 0x12;

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const document = (...content: number[]): Uint8Array => bytes(DOCUMENT, content.length, ...content);

function damageOf(index: Uint8Array): {
  message: string;
  byteOffset: number;
  isFinal: boolean;
  before: number;
} {
  const parts = [...decodeIndex(index)];
  const at = parts.findIndex(({ kind }) => kind === 'damage');
  const part = parts[at];
  if (part?.kind !== 'damage') throw new Error(`no damage: ${JSON.stringify(parts)}`);
  expect(part.error).toBeInstanceOf(ScipFormatError);
  const { error, isFinal } = part;
  return { message: error.message, byteOffset: error.byteOffset, isFinal, before: at };
}

describe('a damaged index', () => {
  it('that is cut off gives the documents before the cut', () => {
    for (let length = 1; length < SOUND.length; length++) {
      const cut = SOUND.subarray(0, length);
      const parts = [...decodeIndex(cut)];
      const isAtBoundary = parts.every(({ kind }) => kind !== 'damage');
      const first = SOUND[1]! + 2;
      expect(isAtBoundary).toBe(length === first);
      expect(documentsOf(parts).length).toBe(length < first ? 0 : 1);
    }
  });

  it.each([
    ['a length past the end', Buffer.concat([SOUND, bytes(DOCUMENT, 0xff, 0xff, 0x03)]), true],
    ['an absurd length', Buffer.concat([SOUND, bytes(DOCUMENT, 0xff, 0xff, 0xff, 0xff, 0x0f)]), true],
    [
      'a length of more than 32 bits',
      Buffer.concat([SOUND, bytes(DOCUMENT, 0xff, 0xff, 0xff, 0xff, 0x7f, 0)]),
      true,
    ],
    ['a document that is a number', Buffer.concat([SOUND, bytes(0x10, 0x01)]), true],
    ['a field with the number 0', Buffer.concat([SOUND, bytes(0x02, 0x00)]), true],
    ['a group', Buffer.concat([SOUND, bytes(0x23, 0x24)]), true],
    ['a wire type that does not exist', Buffer.concat([SOUND, bytes(0x26, 0x00)]), true],
    ['a varint that does not end', Buffer.concat([SOUND, new Uint8Array(12).fill(0xff)]), true],
    ['a path that is a number', Buffer.concat([SOUND, document(0x08, 1)]), false],
    ['an occurrence that is a number', Buffer.concat([SOUND, document(0x10, 1)]), false],
    ['an occurrence longer than its document', Buffer.concat([SOUND, document(OCCURRENCE, 9)]), false],
    ['a path that is not UTF-8', Buffer.concat([SOUND, document(0x0a, 2, 0xc3, 0x28)]), false],
    ['a symbol that is not UTF-8', Buffer.concat([SOUND, document(OCCURRENCE, 3, 0x12, 1, 0xff)]), false],
    ['roles that are text', Buffer.concat([SOUND, document(OCCURRENCE, 3, 0x1a, 1, 65)]), false],
    ['a range that is cut off', Buffer.concat([SOUND, document(OCCURRENCE, 3, 0x0a, 1, 0x80)]), false],
    ['symbol information that is cut off', Buffer.concat([SOUND, document(0x1a, 2, 0x0a, 9)]), false],
  ])('with %s says where, after the sound documents', (_, index, isFinal) => {
    const damage = damageOf(index);
    expect(damage).toMatchObject({ isFinal, before: 2 });
    expect(damage.byteOffset).toBeGreaterThanOrEqual(SOUND.length);
    expect(damage.byteOffset).toBeLessThanOrEqual(index.length);
  });

  it('goes on after a document whose content alone is damaged', () => {
    const parts = [...decodeIndex(Buffer.concat([SOUND, document(0x08, 1), SOUND]))];
    expect(parts.map(({ kind }) => kind)).toEqual(['document', 'document', 'damage', 'document', 'document']);
  });

  it('does not overflow the stack when messages are nested without end', () => {
    // Groups may be nested in a few bytes each; a decoder that recurses into them can be brought down.
    const groups = new Uint8Array(100_000).fill(0x7b);
    const length = [0xa0, 0x8d, 0x06];
    const index = Buffer.concat([bytes(0x1a, ...length), groups]);
    expect(damageOf(index)).toMatchObject({ isFinal: false });
  });

  it.each([
    ['occurrences', bytes(OCCURRENCE, 0)],
    ['diagnostics', bytes(OCCURRENCE, 2, 0x32, 0)],
    ['symbols', bytes(0x1a, 0)],
    ['relationships', bytes(0x1a, 6, 0x22, 0, 0x22, 0, 0x22, 0)],
  ])('cannot ask for memory with millions of empty %s', (_, empty) => {
    const content = Buffer.alloc(2_000_001 * empty.length, empty);
    const varint = [
      content.length & 0x7f,
      content.length >>> 7,
      content.length >>> 14,
      content.length >>> 21,
    ];
    const length = Uint8Array.from(varint, (byte, i) => (i < 3 ? byte | 0x80 : byte));
    expect(content.length).toBeLessThan(2 ** 28);
    const damage = damageOf(Buffer.concat([bytes(DOCUMENT), length, content]));
    expect(damage).toMatchObject({ isFinal: false, message: expect.stringContaining('more than 2000000') });
  });

  it('cannot ask for memory with one huge symbol', () => {
    const huge = Buffer.alloc(5 * 1024 * 1024, bytes(0x22, 0));
    const index = Buffer.concat([bytes(0x1a, 0x80, 0x80, 0xc0, 0x02), huge]);
    expect(damageOf(index).message).toContain('larger than any index has');
  });

  it('that is a broken gzip file is damage, not an exception', async () => {
    const packed = gzipSync(SOUND);
    for (const broken of [
      packed.subarray(0, packed.length - 9),
      Buffer.concat([packed.subarray(0, 12), packed]),
    ]) {
      expect(damageOf(broken).isFinal).toBe(true);
      const streamed: IndexPart[] = [];
      for await (const part of readIndex(one(broken))) streamed.push(part);
      expect(streamed.at(-1)).toMatchObject({ kind: 'damage', isFinal: true });
    }
  });

  it('does not hide an error of the source it is read from', async () => {
    const failing = (async function* () {
      yield gzipSync(SOUND).subarray(0, 20);
      throw new Error('disk on fire');
    })();
    await expect(async () => {
      for await (const _ of readIndex(failing));
    }).rejects.toThrow('disk on fire');
  });
});

/** Bytes of real indexes in which everything occurs; the second is there only where the machine has Django's. */
const SEEDS = [
  SOUND,
  ...(hasDjangoIndex() ? [gunzipSync(readFileSync(DJANGO_INDEX)).subarray(0, 60_000)] : []),
];

describe('mutations of a real index', () => {
  it.each([1, 2, 3, 4])('never throw, and never change what lies before them (seed %i)', (seed) => {
    const random = new Random(seed);
    for (let round = 0; round < 600; round++) {
      const original = random.pick(SEEDS);
      const { mutated, from } = mutate(random, original);
      const context = `seed ${seed}, round ${round}`;
      const parts = checked(decodeIndex(mutated), context);
      const untouched = documentsOf(before(decodeIndex(original), from));
      expect(documentsOf(parts).slice(0, untouched.length), context).toEqual(untouched);
      if (round % 10 === 0) {
        const splitter = new IndexSplitter();
        const pieces: IndexPart[] = [];
        for (let at = 0; at < mutated.length; ) {
          const size = random.between(1, 5000);
          pieces.push(...splitter.push(mutated.subarray(at, at + size)));
          at += size;
        }
        pieces.push(...splitter.end());
        expect(
          pieces.map(({ kind }) => kind),
          context,
        ).toEqual(parts.map(({ kind }) => kind));
      }
    }
  });

  it('of nothing but random bytes do no harm', () => {
    const random = new Random(7);
    for (let round = 0; round < 300; round++) {
      const noise = Uint8Array.from({ length: random.between(1, 3000) }, () => random.below(256));
      checked(decodeIndex(noise), `round ${round}`);
    }
  });
});

function checked(parts: Iterable<IndexPart>, context: string): IndexPart[] {
  const found = [...parts];
  for (const [i, part] of found.entries()) {
    if (part.kind === 'damage') {
      expect(part.error, context).toBeInstanceOf(ScipFormatError);
      if (part.isFinal) expect(i, context).toBe(found.length - 1);
    } else if (part.kind === 'document') {
      const { occurrences } = part.document;
      expect(occurrences.ranges.length, context).toBe(4 * occurrences.length);
    }
  }
  return found;
}

/** The parts that end before a byte. */
function* before(parts: Iterable<IndexPart>, byte: number): Generator<IndexPart> {
  for (const part of parts)
    if (part.kind !== 'damage' && part.byteOffset + part.byteLength <= byte) yield part;
}

/** One to three random damages; `from` is the first byte that differs. */
function mutate(random: Random, original: Uint8Array): { mutated: Buffer; from: number } {
  let mutated = Buffer.from(original);
  let from = original.length;
  for (let times = random.between(1, 3); times > 0; times--) {
    const at = random.below(mutated.length);
    const length = random.between(1, 40);
    from = Math.min(from, at);
    switch (random.below(6)) {
      case 0:
        mutated = mutated.subarray(0, at);
        break;
      case 1:
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + length)]);
        break;
      case 2: {
        const copied = random.below(mutated.length);
        mutated = Buffer.concat([
          mutated.subarray(0, at),
          mutated.subarray(copied, copied + length),
          mutated.subarray(at),
        ]);
        break;
      }
      case 3:
        mutated[at]! ^= 1 << random.below(8);
        break;
      case 4:
        mutated.fill(random.pick([0, 0x7f, 0x80, 0xff]), at, Math.min(mutated.length, at + length));
        break;
      default:
        for (let i = at; i < Math.min(mutated.length, at + length); i++) mutated[i] = random.below(256);
    }
    if (mutated.length === 0) break;
  }
  return { mutated, from };
}

async function* one(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}

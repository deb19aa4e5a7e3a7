import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { EvidenceCache } from '../../server/src/store/evidence-cache.ts';
import { temporaryFolder } from './support/folder.ts';
import { random } from './support/workload.ts';

const key = (n: number): string => n.toString(16).padStart(32, '0');

function bytesOf(n: number): Uint8Array {
  const next = random(n);
  return Uint8Array.from({ length: Math.floor(next() * 3000) }, () => next() * 256);
}

const packOf = (folder: string): string => {
  const names = readdirSync(join(folder, 'evidence'));
  expect(names).toHaveLength(1);
  return join(folder, 'evidence', names[0]!);
};

/** A folder with one pack of entries 0 to count − 1. */
function filled(count: number): string {
  const folder = temporaryFolder();
  const cache = new EvidenceCache(folder);
  for (let n = 0; n < count; n++) cache.write(key(n), bytesOf(n));
  cache.close();
  return folder;
}

test('bytes come back as they were, in this instance and the next', () => {
  const folder = temporaryFolder();
  const cache = new EvidenceCache(folder);
  expect(cache.read(key(1))).toBeNull();
  cache.write(key(1), bytesOf(1));
  cache.write(key(2), new Uint8Array(0));
  cache.write(key(1), bytesOf(1));
  const other = new EvidenceCache(folder);
  for (const instance of [cache, other]) {
    expect(instance.read(key(1))).toEqual(bytesOf(1));
    expect(instance.read(key(2))).toEqual(new Uint8Array(0));
    expect(instance.has(key(3))).toBe(false);
  }
  // What is written after the other one looked is found as well.
  cache.write(key(3), bytesOf(3));
  expect(other.read(key(3))).toEqual(bytesOf(3));
  expect(other.keys().sort()).toEqual([key(1), key(2), key(3)]);
  expect(other.read(key(1))!.byteOffset).toBe(0);
});

test('keys that could leave the folder are refused', () => {
  const cache = new EvidenceCache(temporaryFolder());
  for (const bad of ['', '../../etc', 'ABCDEF0123', 'abc', 'a'.repeat(200)]) {
    expect(() => cache.read(bad)).toThrow(RangeError);
    expect(() => cache.write(bad, bytesOf(1))).toThrow(RangeError);
  }
});

describe('damage is a miss and never wrong bytes', () => {
  const COUNT = 20;

  function expectRightOrMissing(folder: string): number {
    const cache = new EvidenceCache(folder);
    let misses = 0;
    for (let n = 0; n < COUNT; n++) {
      const bytes = cache.read(key(n));
      if (bytes === null) {
        misses++;
        cache.write(key(n), bytesOf(n));
      } else expect(bytes).toEqual(bytesOf(n));
    }
    cache.close();
    const again = new EvidenceCache(folder);
    for (let n = 0; n < COUNT; n++) expect(again.read(key(n))).toEqual(bytesOf(n));
    again.close();
    return misses;
  }

  test('truncated at any byte', () => {
    const folder = filled(COUNT);
    const pack = packOf(folder);
    const whole = readFileSync(pack);
    for (let i = 0; i < 60; i++) {
      const evidence = join(folder, 'evidence');
      for (const name of readdirSync(evidence)) rmSync(join(evidence, name));
      writeFileSync(pack, whole);
      truncateSync(pack, Math.floor((whole.length * i) / 60) + (i % 7));
      expect(expectRightOrMissing(folder)).toBeGreaterThan(0);
    }
  });

  test('bits flipped anywhere', () => {
    const folder = filled(COUNT);
    const pack = packOf(folder);
    const whole = readFileSync(pack);
    const next = random(5);
    for (let i = 0; i < 60; i++) {
      const evidence = join(folder, 'evidence');
      for (const name of readdirSync(evidence)) rmSync(join(evidence, name));
      const damaged = Buffer.from(whole);
      damaged[Math.floor(next() * whole.length)]! ^= 1 << Math.floor(next() * 8);
      writeFileSync(pack, damaged);
      expectRightOrMissing(folder);
    }
  });

  test('a pack of garbage, an empty one and strange files are passed over', () => {
    const folder = filled(COUNT);
    const evidence = join(folder, 'evidence');
    writeFileSync(join(evidence, 'a.pack'), 'garbage'.repeat(100));
    writeFileSync(join(evidence, 'b.pack'), '');
    writeFileSync(join(evidence, 'notes.txt'), 'hello');
    expect(expectRightOrMissing(folder)).toBe(0);
  });
});

test('garbage collection keeps what is live and shrinks the folder', () => {
  const folder = filled(50);
  const cache = new EvidenceCache(folder);
  expect(cache.gc(new Set(cache.keys()))).toEqual({ removedEntries: 0, removedBytes: 0 });
  const live = new Set(Array.from({ length: 10 }, (_, n) => key(n * 3)));
  const report = cache.gc(live);
  expect(report.removedEntries).toBe(40);
  expect(report.removedBytes).toBeGreaterThan(10_000);
  expect(new Set(cache.keys())).toEqual(live);
  cache.write(key(100), bytesOf(100));
  expect(new EvidenceCache(folder).read(key(27))).toEqual(bytesOf(27));
  expect(new EvidenceCache(folder).read(key(100))).toEqual(bytesOf(100));
  expect(cache.gc(new Set()).removedEntries).toBe(11);
  expect(readdirSync(join(folder, 'evidence'))).toEqual([]);
});

test('many packs are merged', () => {
  const folder = temporaryFolder();
  for (let n = 0; n < 20; n++) {
    const cache = new EvidenceCache(folder);
    cache.write(key(n), bytesOf(n));
    cache.close();
  }
  const cache = new EvidenceCache(folder);
  cache.gc(new Set(cache.keys()));
  expect(cache.keys()).toHaveLength(20);
  expect(readdirSync(join(folder, 'evidence'))).toHaveLength(1);
});

test('an instance whose pack was removed under it starts another', () => {
  const folder = temporaryFolder();
  const cache = new EvidenceCache(folder);
  cache.write(key(1), bytesOf(1));
  rmSync(join(folder, 'evidence'), { recursive: true });
  cache.write(key(2), bytesOf(2));
  expect(new EvidenceCache(folder).read(key(2))).toEqual(bytesOf(2));
});

test('threads write at once and find each other’s entries', async () => {
  const folder = temporaryFolder();
  const module = new URL('../../server/src/store/evidence-cache.ts', import.meta.url).href;
  const code = `
    const { workerData } = require('node:worker_threads');
    import(${JSON.stringify(module)}).then(({ EvidenceCache }) => {
      const cache = new EvidenceCache(workerData.folder);
      for (let n = 0; n < 200; n++) {
        const id = n % 2 === 0 ? n : n * 1000 + workerData.thread;
        cache.write(id.toString(16).padStart(32, '0'), new Uint8Array(500).fill(id & 255));
      }
      cache.close();
    });`;
  const ends = [1, 2, 3].map((thread) => {
    const worker = new Worker(code, { eval: true, workerData: { folder, thread } });
    return new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
  });
  expect(await Promise.all(ends)).toEqual([0, 0, 0]);
  const cache = new EvidenceCache(folder);
  expect(cache.keys()).toHaveLength(100 + 3 * 100);
  for (const name of cache.keys()) {
    expect(cache.read(name)).toEqual(new Uint8Array(500).fill(Number.parseInt(name, 16) & 255));
  }
});

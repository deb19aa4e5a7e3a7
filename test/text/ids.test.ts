/** Hashes against published values, in this thread and in a worker; ids by their recipe. */
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { hash64, hash64Bytes, sha256Hex } from '../../server/src/text/hash.ts';
import { entityId, fileId, prefixedHash, qnameId } from '../../server/src/text/ids.ts';

it('hash64 is XXH64 with seed 0 over UTF-8', () => {
  expect(hash64('')).toBe('ef46db3751d8e999');
  expect(hash64('abc')).toBe('44bc2cf5ad770999');
  expect(hash64('é€😀')).toBe(hash64Bytes(Buffer.from('é€😀')));
});

it('always has 16 digits', () => {
  for (let i = 0; i < 2_000; i++) expect(hash64(String(i))).toMatch(/^[0-9a-f]{16}$/);
});

it('sha256Hex is SHA-256', () => {
  expect(sha256Hex(Buffer.from('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

it('hashes the same in a worker thread', async () => {
  const hashModule = new URL('../../server/src/text/hash.ts', import.meta.url).href;
  const source = `
    import { parentPort } from 'node:worker_threads';
    const { hash64 } = await import(${JSON.stringify(hashModule)});
    parentPort.postMessage(hash64('abc'));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
    execArgv: [],
  });
  const answer = await new Promise((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  );
  expect(answer).toBe(hash64('abc'));
});

it('ids are a prefix and the hash of prefix and parts', () => {
  expect(prefixedHash('QNAME', 'a.b')).toBe(`QNAME:${hash64('QNAME\0a.b')}`);
  expect(qnameId('a.b')).toBe(prefixedHash('QNAME', 'a.b'));
  expect(fileId('a/b.py')).toBe(prefixedHash('FILE', 'a/b.py'));
  expect(entityId('PY_CALLSITE', 'a.py', 3, 9)).toBe(prefixedHash('PY_CALLSITE', 'a.py', 3, 9));
  expect(prefixedHash('X', 'a', 'b')).not.toBe(prefixedHash('X', 'ab'));
  expect(prefixedHash('X', 1, 23)).not.toBe(prefixedHash('X', 12, 3));
});

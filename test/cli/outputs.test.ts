/** Output streams under pressure, and files that appear whole or not at all. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { csvLine, rowObjects } from '../../server/src/cli/answers/result-table.ts';
import { writeFileAtomically, writeFolderAtomically } from '../../server/src/cli/atomic-output.ts';
import { OutputClosed } from '../../server/src/cli/exit-code.ts';
import { Output } from '../../server/src/cli/output.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cpgd-outputs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('Output', () => {
  test('keeps the order of text and bytes, and waits for a slow reader', async () => {
    const seen: string[] = [];
    let inFlight = 0;
    const slow = new Writable({
      highWaterMark: 10,
      write(chunk, _encoding, done) {
        expect(++inFlight).toBe(1);
        seen.push(String(chunk));
        setTimeout(() => {
          inFlight--;
          done();
        }, 1);
      },
    });
    const output = new Output(slow, {});
    await output.write('a');
    await output.writeBytes(Buffer.from('b'));
    await output.writeLine('c');
    await output.write('x'.repeat(100_000));
    expect(slow.writableLength).toBe(0);
    await output.flush();
    expect(seen.join('')).toBe(`abc\n${'x'.repeat(100_000)}`);
  });

  test('says when the reader has gone, and keeps other errors what they are', async () => {
    const failing = (code: string) =>
      new Output(
        new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) }),
        {},
      );
    const closed = failing('EPIPE');
    await closed.write('a');
    await expect(closed.flush()).rejects.toThrow(OutputClosed);
    await closed.write('b');
    await expect(closed.flush()).rejects.toThrow(OutputClosed);
    const full = failing('ENOSPC');
    await full.write('a');
    await expect(full.flush()).rejects.toThrow('ENOSPC');
  });

  test('width: the terminal, COLUMNS, 80, and never absurd', () => {
    const stream = (columns?: number) =>
      Object.assign(new Writable(), columns === undefined ? {} : { columns });
    expect(new Output(stream(132), { COLUMNS: '60' }).columns).toBe(132);
    expect(new Output(stream(), { COLUMNS: '60' }).columns).toBe(60);
    expect(new Output(stream(), {}).columns).toBe(80);
    expect(new Output(stream(0), { COLUMNS: 'wide' }).columns).toBe(80);
    expect(new Output(stream(3), {}).columns).toBe(20);
  });
});

describe('files', () => {
  test('a failure leaves the old file and nothing else', async () => {
    const file = join(folder, 'out.txt');
    writeFileSync(file, 'old');
    const failure = writeFileAtomically(file, async (output) => {
      await output.write('x'.repeat(1_000_000));
      throw new Error('half way');
    });
    await expect(failure).rejects.toThrow('half way');
    expect(readdirSync(folder)).toEqual(['out.txt']);
    expect(readFileSync(file, 'utf8')).toBe('old');
    await writeFileAtomically(file, (output) => output.write('new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  test('the same for folders', async () => {
    const target = join(folder, 'export');
    const put = (name: string) => async (temporary: string) => writeFileSync(join(temporary, name), '');
    await writeFolderAtomically(target, () => true, put('one'));
    const failure = writeFolderAtomically(
      target,
      () => true,
      async (temporary) => {
        await put('two')(temporary);
        throw new Error('half way');
      },
    );
    await expect(failure).rejects.toThrow('half way');
    expect([readdirSync(folder), readdirSync(target)]).toEqual([['export'], ['one']]);
    await writeFolderAtomically(target, () => true, put('three'));
    expect([readdirSync(folder), readdirSync(target)]).toEqual([['export'], ['three']]);
    await expect(writeFolderAtomically(target, () => false, put('four'))).rejects.toThrow(
      'holds other files',
    );
    await expect(writeFileAtomically(target, async () => {})).rejects.toThrow('is a folder');
  });
});

test('SQL values as JSON and CSV', () => {
  const columns = ['id', 'id', 'blob'];
  const row = [1n, 2n ** 60n, new Uint8Array([1, 255])];
  expect(rowObjects(columns, [row])).toEqual([{ id: 1, id_2: '1152921504606846976', blob: '01ff' }]);
  expect(csvLine(['a,b', 'say "x"', null, 1.5])).toBe('"a,b","say ""x""",,1.5');
});

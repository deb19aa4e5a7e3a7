/** Reading real files: limits, odd file types, and the reasons they are skipped for. */
import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../server/src/text/hash.ts';
import { readSource } from '../../server/src/workspace/source-file.ts';
import { makeTree } from './tree.ts';

const limits = { maxFileBytes: 1_000 };

describe('readSource', () => {
  it('gives text, size, hash and lines', () => {
    const root = makeTree({ 'a.py': '\ufeffx = "é"\r\ny = 1' });
    expect(readSource(join(root, 'a.py'), limits)).toEqual({
      status: 'ok',
      text: '\ufeffx = "é"\r\ny = 1',
      encoding: 'utf-8-sig',
      lines: 2,
      bytes: 18,
      sha256: sha256Hex(Buffer.from('\ufeffx = "é"\r\ny = 1')),
    });
  });

  it('reads files of exactly the limit and none above it', () => {
    const root = makeTree({ 'at.py': '#'.repeat(1_000), 'above.py': '#'.repeat(1_001) });
    expect(readSource(join(root, 'at.py'), limits)).toMatchObject({ status: 'ok', bytes: 1_000 });
    expect(readSource(join(root, 'above.py'), limits)).toMatchObject({
      skipReason: 'too_large',
      bytes: 1_001,
      sha256: null,
    });
  });

  it('hashes what it read even when it cannot decode it', () => {
    const root = makeTree({ 'a.py': 'x\0', 'b.py': Buffer.from([0xff]) });
    expect(readSource(join(root, 'a.py'))).toMatchObject({
      skipReason: 'binary',
      sha256: sha256Hex(Buffer.from('x\0')),
    });
    expect(readSource(join(root, 'b.py'))).toMatchObject({ skipReason: 'undecodable', bytes: 1 });
  });

  it('skips what is missing, a directory or a dangling link', () => {
    const root = makeTree({ 'dir.py/': '' });
    symlinkSync('nowhere', join(root, 'link.py'));
    symlinkSync('loop.py', join(root, 'loop.py'));
    expect(readSource(join(root, 'missing.py'))).toMatchObject({
      skipReason: 'unreadable',
      detail: 'ENOENT: no such file or directory',
    });
    expect(readSource(join(root, 'link.py'))).toMatchObject({ skipReason: 'unreadable' });
    expect(readSource(join(root, 'loop.py'))).toMatchObject({ skipReason: 'unreadable' });
    expect(readSource(join(root, 'dir.py'))).toMatchObject({ skipReason: 'not_a_file' });
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', () => {
    const root = makeTree({});
    execFileSync('mkfifo', [join(root, 'pipe.py')]);
    expect(readSource(join(root, 'pipe.py'))).toMatchObject({ skipReason: 'not_a_file' });
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('skips what it may not read', () => {
    const root = makeTree({ 'a.py': '' });
    chmodSync(join(root, 'a.py'), 0);
    expect(readSource(join(root, 'a.py'))).toMatchObject({ skipReason: 'unreadable' });
  });

  it.skipIf(process.platform !== 'linux')('reads files that report no size', () => {
    expect(readSource('/proc/self/status', { maxFileBytes: 100_000 })).toMatchObject({ status: 'ok' });
    expect(readSource('/proc/self/status', { maxFileBytes: 100 })).toMatchObject({ skipReason: 'too_large' });
  });
});

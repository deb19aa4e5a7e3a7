/**
 * Runs the server as it is packaged, on a project of two files: a module that was not bundled, or a file that was
 * not copied, shows here and not at somebody's desk.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Throws when the server in `stage` does not index, or does not find a call across files or into the stubs. */
export function verifyServer(stage: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'cpgd-package-'));
  try {
    const root = join(folder, 'project');
    mkdirSync(root);
    writeFileSync(join(root, 'a.py'), 'import os\n\n\ndef f():\n    return os.getcwd()\n');
    writeFileSync(join(root, 'b.py'), 'from a import f\n\nf()\n');
    const ask = (...args: string[]): string =>
      execFileSync(
        process.execPath,
        [join(stage, 'server/bin/cpgd.js'), ...args, '--root', root, '--cache-dir', join(folder, 'cache')],
        { encoding: 'utf8' },
      );
    expect(ask('callers', 'a.f', '--format', 'json'), 'b.py');
    // The stubs of the standard library, and a statement in a process of its own.
    expect(ask('callees', 'a.f', '--format', 'json'), 'os.getcwd');
    expect(ask('sql', 'SELECT path FROM files', '--format', 'json'), 'a.py');
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function expect(answer: string, part: string): void {
  if (!answer.includes(part)) throw new Error(`The packaged server does not work: no ${part} in\n${answer}`);
}

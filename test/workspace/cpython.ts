/** Asks the machine's CPython about decoding; tests that need it are skipped, visibly, where there is none. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('cpython_decode.py', import.meta.url));

export const hasCPython: boolean = spawnSync('python3', ['--version']).status === 0;

export function askCPython<T>(question: 'files' | 'codecs' | 'aliases' | 'decode', input?: unknown): T {
  const run = spawnSync('python3', [script, question], {
    input: JSON.stringify(input ?? null),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`python3 failed: ${run.stderr}`);
  return JSON.parse(run.stdout) as T;
}

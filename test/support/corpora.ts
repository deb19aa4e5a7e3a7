/**
 * Real Python for tests: the standard library of the machine's python3, and Django from the archive beside the
 * checkout. Null where the machine has none, so that a test can be skipped visibly. Knows no test.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ARCHIVE = join(
  process.env.CPGD_CORPORA ?? fileURLToPath(new URL('../../../shared/corpora', import.meta.url)),
  'django-3.2.25.tar.gz',
);

/** Absolute folder of the standard library of the `python3` on the path; null without one. */
export function standardLibrary(): string | null {
  // -I and -S: neither the current folder, nor the environment, nor site-packages can run code here.
  const ask = ['-I', '-S', '-c', "import sysconfig; print(sysconfig.get_path('stdlib'))"];
  const run = spawnSync('python3', ask, { encoding: 'utf8' });
  return run.status === 0 ? run.stdout.trim() : null;
}

export const hasDjango = (): boolean => existsSync(ARCHIVE);

/**
 * Unpacks members of the Django archive (folders such as `django/forms`) into a new temporary folder, which is
 * removed when the process ends. Call it only when `hasDjango()`; throws when the archive cannot be read.
 */
export function unpackDjango(members: readonly string[]): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-django-')));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const run = spawnSync('tar', ['-xzf', ARCHIVE, '-C', root, ...members], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`cannot unpack ${ARCHIVE}: ${run.error?.message ?? run.stderr}`);
  return root;
}

/** Paths of the `.py` files under a folder, relative to it and sorted, without installed packages. */
export function pythonFilesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py') && !path.includes('site-packages'))
    .sort();
}

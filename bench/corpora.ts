/**
 * The real code the benches run on: Django from the archive that lies beside the checkout, and the standard
 * library of the machine's python3. Says why a corpus is missing instead of failing.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Corpus {
  readonly name: string;
  /** Absolute folder to index. */
  readonly root: string;
}

export interface MissingCorpus {
  readonly name: string;
  readonly missing: string;
}

export const CORPUS_NAMES = ['django', 'stdlib'] as const;
export type CorpusName = (typeof CORPUS_NAMES)[number];

/**
 * Makes a corpus available. `checkout` is the root of this repository, `scratch` an existing folder that may
 * be written to. Archives are looked for in `$CPGD_CORPORA`, else in `shared/corpora` beside the checkout.
 */
export function prepareCorpus(name: CorpusName, checkout: string, scratch: string): Corpus | MissingCorpus {
  return name === 'django' ? prepareDjango(checkout, scratch) : findStandardLibrary();
}

function prepareDjango(checkout: string, scratch: string): Corpus | MissingCorpus {
  const name = 'django';
  const folder = process.env.CPGD_CORPORA ?? join(checkout, '../shared/corpora');
  const archive = globSync('django-*.tar.gz', { cwd: folder }).sort().at(-1);
  if (archive === undefined) return { name, missing: `no django-*.tar.gz in ${folder} (set CPGD_CORPORA)` };
  const root = join(scratch, name);
  mkdirSync(root, { recursive: true });
  const run = spawnSync('tar', ['-xzf', join(folder, archive), '-C', root], { encoding: 'utf8' });
  if (run.status !== 0)
    return { name, missing: `cannot unpack ${archive}: ${run.error?.message ?? run.stderr}` };
  return { name, root };
}

function findStandardLibrary(): Corpus | MissingCorpus {
  const name = 'stdlib';
  // -I and -S: neither the current folder, nor the environment, nor site-packages can run code here.
  const ask = ['-I', '-S', '-c', "import sysconfig; print(sysconfig.get_path('stdlib'))"];
  const run = spawnSync('python3', ask, { encoding: 'utf8' });
  if (run.status !== 0)
    return { name, missing: `python3 does not answer: ${run.error?.message ?? run.stderr}` };
  return { name, root: run.stdout.trim() };
}

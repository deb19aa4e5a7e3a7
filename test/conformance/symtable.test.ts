/**
 * Conformance: every scope and every flag of every symbol, in the machine's whole standard library and in Django,
 * is what the `symtable` of the machine's `python3` says. Any difference that `symtable-differences.ts` does not
 * explain fails.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { SymtableCheck } from './symtable-check.ts';
import { pythonFiles } from './symtable-corpora.ts';
import { askPython, findPython } from './symtable-oracle.ts';
import { randomProgram } from './symtable-random.ts';

const DJANGO = fileURLToPath(new URL('../../../shared/corpora/django-3.2.25.tar.gz', import.meta.url));

const SEED = Number(process.env.CPGD_SEED ?? 1);
const RANDOM_PROGRAMS = 10_000;

const python = findPython();

describe.skipIf(python === null)('symtable of the machine’s python3', () => {
  const temporary: string[] = [];
  afterAll(() => {
    for (const path of temporary) rmSync(path, { recursive: true, force: true });
  });

  async function compareAll(root: string, title: string): Promise<void> {
    const check = await SymtableCheck.create(python!.version);
    const paths = pythonFiles(root);
    await check.compareFiles(paths, root);
    console.log(check.report(title));
    expect(check.summary()).toBe('');
    expect(check.totals.files + check.refused).toBe(paths.length);
    expect(check.totals.files).toBeGreaterThan(paths.length * 0.9);
  }

  test(`${RANDOM_PROGRAMS} random programs, seed ${SEED}`, async () => {
    const check = await SymtableCheck.create(python!.version);
    const hasTypeParameters = python!.version.minor >= 12;
    const sources = Array.from({ length: RANDOM_PROGRAMS }, (_, i) =>
      randomProgram(SEED + i, { hasTypeParameters }),
    );
    let index = 0;
    for await (const answer of askPython(sources.map((source) => ({ source })))) {
      check.compare(`seed ${SEED + index}`, sources[index++]!, answer);
    }
    console.log(check.report('Random programs'));
    expect(check.summary()).toBe('');
    expect(check.totals.files).toBeGreaterThan(RANDOM_PROGRAMS / 3);
  });

  test('standard library', () => compareAll(python!.standardLibrary, 'Standard library'));

  test.skipIf(!existsSync(DJANGO))('Django', async () => {
    const root = mkdtempSync(join(tmpdir(), 'cpgd-django-'));
    temporary.push(root);
    const { status } = spawnSync('tar', ['-xzf', DJANGO, '-C', root]);
    expect(status).toBe(0);
    await compareAll(root, 'Django');
  });
});

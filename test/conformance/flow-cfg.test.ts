/**
 * Conformance: our control flow against CPython's compiler, over the machine's standard library and Django. For
 * every pair of statements of every code object, the second can run after the first in both or in neither. The
 * comparison takes a sample of the files; `CPGD_FLOW_FULL=1` takes all.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { FlowCheck } from './flow-check.ts';
import { pick, pythonFiles } from './symtable-corpora.ts';
import { findPython } from './symtable-oracle.ts';

const DJANGO = fileURLToPath(new URL('../../../shared/corpora/django-3.2.25.tar.gz', import.meta.url));
const IS_FULL = process.env.CPGD_FLOW_FULL === '1';
const SAMPLE_FILES = 300;
const SEED = 1;

const python = findPython();
// The instructions of other versions have other names and other exception tables.
const isOracle = python !== null && python.version.major === 3 && python.version.minor === 11;

describe.skipIf(!isOracle)('bytecode of the machine’s python3', () => {
  const temporary: string[] = [];
  afterAll(() => {
    for (const path of temporary) rmSync(path, { recursive: true, force: true });
  });

  async function compareAll(root: string, title: string): Promise<void> {
    const check = await FlowCheck.create();
    const all = pythonFiles(root);
    await check.compareFiles(IS_FULL ? all : pick(all, SAMPLE_FILES, SEED), root);
    console.log(check.report(title));
    expect(check.summary()).toBe('');
    expect(check.codeObjects).toBeGreaterThan(1000);
    expect(check.agreement).toBeGreaterThan(0.9999);
  }

  test('standard library', () => compareAll(python!.standardLibrary, 'Standard library'));

  test.skipIf(!existsSync(DJANGO))('Django', async () => {
    const root = mkdtempSync(join(tmpdir(), 'cpgd-django-'));
    temporary.push(root);
    expect(spawnSync('tar', ['-xzf', DJANGO, '-C', root]).status).toBe(0);
    await compareAll(root, 'Django');
  });
});

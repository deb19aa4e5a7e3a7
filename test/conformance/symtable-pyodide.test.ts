/**
 * Conformance with a newer CPython than the machine may have: Pyodide's. One snippet per scoping rule (type
 * parameters, inlined comprehensions and lazy annotations among them), and the machine's standard library as the
 * newer version reads it.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { readSnippets, readText, SymtableCheck } from './symtable-check.ts';
import { pythonFiles } from './symtable-corpora.ts';
import { findPython, loadPyodideOracle, type PyodideOracle } from './symtable-oracle.ts';
import { randomProgram } from './symtable-random.ts';

const SEED = Number(process.env.CPGD_SEED ?? 1);
const RANDOM_PROGRAMS = 4000;

const oracle: PyodideOracle | null = await loadPyodideOracle();
const python = findPython();

describe.skipIf(oracle === null)('symtable of Pyodide', () => {
  let check: SymtableCheck;
  beforeAll(async () => {
    check = await SymtableCheck.create(oracle!.version);
  });

  test.each(readSnippets())('$name', ({ name, source }) => {
    const before = check.differences.length;
    check.compare(name, source, oracle!.ask(source));
    expect(check.differences.slice(before).join('\n')).toBe('');
  });

  test(`${RANDOM_PROGRAMS} random programs, seed ${SEED}`, async () => {
    const random = await SymtableCheck.create(oracle!.version);
    for (let seed = SEED; seed < SEED + RANDOM_PROGRAMS; seed++) {
      const source = randomProgram(seed, { hasTypeParameters: true });
      random.compare(`seed ${seed}`, source, oracle!.ask(source));
    }
    console.log(random.report('Random programs'));
    expect(random.summary()).toBe('');
    expect(random.totals.files).toBeGreaterThan(RANDOM_PROGRAMS / 3);
  });

  test.skipIf(python === null)('standard library of the machine', async () => {
    const root = python!.standardLibrary;
    const files = await SymtableCheck.create(oracle!.version);
    for (const path of pythonFiles(root)) {
      const text = readText(path);
      files.compare(path.slice(root.length + 1), text, oracle!.ask(text));
    }
    console.log(files.report('Standard library'));
    expect(files.summary()).toBe('');
  });
});

/**
 * The binder agrees with the `symtable` of the machine's `python3`, on one snippet per rule and on a sample of
 * the standard library. `npm run test:conformance` compares everything.
 */
import { describe, expect, test } from 'vitest';
import { readSnippets, SymtableCheck } from '../conformance/symtable-check.ts';
import { pick, pythonFiles } from '../conformance/symtable-corpora.ts';
import { askPython, findPython, type OracleAnswer } from '../conformance/symtable-oracle.ts';

const SEED = Number(process.env.CPGD_SEED ?? 20_240_607);
const SAMPLE_FILES = 60;

const python = findPython();

describe.skipIf(python === null)('symtable of the machine’s python3', async () => {
  const snippets = readSnippets();
  const check = python === null ? null : await SymtableCheck.create(python.version);
  const answers: OracleAnswer[] = [];
  if (python !== null) {
    for await (const answer of askPython(snippets.map(({ source }) => ({ source })))) answers.push(answer);
  }

  test.each(snippets.map((snippet, i) => ({ ...snippet, i })))('$name', ({ name, source, i }) => {
    const before = check!.differences.length;
    check!.compare(name, source, answers[i]!);
    expect(check!.differences.slice(before).join('\n')).toBe('');
  });

  test(`${SAMPLE_FILES} files of the standard library, seed ${SEED}`, async () => {
    const root = python!.standardLibrary;
    const sample = await SymtableCheck.create(python!.version);
    await sample.compareFiles(pick(pythonFiles(root), SAMPLE_FILES, SEED), root);
    expect(sample.summary()).toBe('');
    expect(sample.totals.files).toBeGreaterThan(SAMPLE_FILES / 2);
  });
});

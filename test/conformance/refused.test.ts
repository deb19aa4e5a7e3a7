/**
 * Conformance: nothing is told of the files that CPython's `compile` takes, in the machine's whole standard library and in
 * Django; and it refuses each text of `refused.md`, and takes those beside them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { pythonFiles } from '../evidence/ast-check.ts';
import { askCompiler, falseAlarms, readSnippets } from '../syntax/compile-check.ts';
import { findPython } from './symtable-oracle.ts';

const DJANGO = fileURLToPath(new URL('../../../shared/corpora/django-3.2.25.tar.gz', import.meta.url));

/** A Python as new as the newest syntax of the accepted texts (PEP 695). */
const NEWEST = { major: 3, minor: 12 };

const temporary: string[] = [];
afterAll(() => {
  for (const path of temporary) rmSync(path, { recursive: true, force: true });
});

const python = findPython();
const parser = await createPythonParser();

test.skipIf(python === null)('standard library', () => {
  const root = python!.standardLibrary;
  expect(falseAlarms(parser, pythonFiles(root)).map((alarm) => relative(root, alarm))).toEqual([]);
});

test.skipIf(python === null || !existsSync(DJANGO))('Django', () => {
  const root = mkdtempSync(join(tmpdir(), 'cpgd-refused-'));
  temporary.push(root);
  expect(spawnSync('tar', ['-xzf', DJANGO, '-C', root]).status).toBe(0);
  expect(falseAlarms(parser, pythonFiles(root))).toEqual([]);
});

test.skipIf(python === null)('CPython refuses what is refused', () => {
  const refused = readSnippets().filter(({ place }) => place !== null);
  const answers = askCompiler(refused.map(({ text }) => ({ source: text })));
  expect(refused.filter((_, i) => answers[i] === null).map(({ text }) => text)).toEqual([]);
});

test.skipIf(python === null || python.version.minor < NEWEST.minor)('CPython takes what is accepted', () => {
  const accepted = readSnippets().filter(({ place }) => place === null);
  const answers = askCompiler(accepted.map(({ text }) => ({ source: text })));
  expect(accepted.flatMap(({ text }, i) => (answers[i] === null ? [] : [`${text}: ${answers[i]}`]))).toEqual(
    [],
  );
});

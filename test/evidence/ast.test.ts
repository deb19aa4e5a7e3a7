/**
 * A sample of the standard library against CPython's `ast`; the whole of it and Django are compared by
 * `test/conformance/ast.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { compareWithAst, pythonFiles } from './ast-check.ts';

const query = spawnSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'], {
  encoding: 'utf8',
});
/** A prime, so that the sample does not follow the alphabet's habits. */
const STEP = 37;

test.skipIf(query.status !== 0)('every 37th file of the standard library', async () => {
  const files = pythonFiles(query.stdout.trim()).filter((_, i) => i % STEP === 0);
  const report = await compareWithAst(files);
  expect(report.differences).toEqual([]);
  expect(report.rows.names).toBeGreaterThan(1_000);
});

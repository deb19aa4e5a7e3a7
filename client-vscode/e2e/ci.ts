/**
 * The bounded form of `npm run test:e2e:vscode` for every change: a working day in one theme, and the native features.
 * Where there is no browser, or npm cannot be reached, it says that it skips and why. Writes the report that
 * `scripts/sum-tests.mjs` reads to the file that is its argument.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureWorkbench } from './setup.ts';

const TESTS = ['features.test.ts', 'extension.test.ts'];
/** Far more than they take; a browser that hangs must not hold up everything, in ms. */
const MOST_MS = 20 * 60_000;

const [reportPath] = process.argv.slice(2);
if (reportPath === undefined) throw new RangeError('Name the file for the report.');

const missing = whatIsMissing();
if (missing === null) {
  const { status } = spawnSync(
    process.execPath,
    [
      '--test',
      '--test-concurrency=1',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${join(import.meta.dirname, 'json-reporter.ts')}`,
      `--test-reporter-destination=${reportPath}`,
      ...TESTS.map((name) => join(import.meta.dirname, name)),
    ],
    { stdio: 'inherit', timeout: MOST_MS, env: { ...process.env, CPGD_E2E_THEMES: 'dark' } },
  );
  process.exitCode = status ?? 1;
} else {
  console.log(`skipped, the extension in a real VS Code: ${missing}`);
  const counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };
  writeFileSync(reportPath, JSON.stringify({ ...counts, testResults: [] }));
}

function whatIsMissing(): string | null {
  try {
    ensureWorkbench({ mayInstallChromium: false });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
  }
}

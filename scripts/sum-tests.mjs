/**
 * Adds up the suites of a CI run and ends with one line, `N passed, N failed, N skipped`, so that a reader (or
 * a program) finds the outcome without knowing the suites. Reads vitest's JSON reports; knows nothing of what
 * the suites test. Plain JavaScript, because it must also report a run whose `npm ci` failed, under any Node.
 *
 * usage: sum-tests.mjs REPORT_FOLDER STEP=EXIT_CODE… where a STEP that ends in `.json` has a report of that name.
 * Exit code: 0 when no test and no step failed, else 1.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...steps] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };

for (const step of steps) {
  const [, name, exitCode] = /^(.+)=(\d+)$/.exec(step) ?? [];
  if (name === undefined) throw new Error(`expected STEP=EXIT_CODE, got ${step}`);
  const counts = name.endsWith('.json')
    ? readReport(join(folder, name))
    : { passed: 0, failed: 0, skipped: 0 };
  // A suite that never got to its tests (a build error, a crash, a lost report) must not look like success.
  if (counts === null || (exitCode !== '0' && counts.failed === 0)) {
    process.stdout.write(`${name}: failed as a whole with exit code ${exitCode}, counted as one failure\n`);
    sum.failed += 1;
  }
  if (counts === null) continue;
  if (name.endsWith('.json')) {
    process.stdout.write(`${name}: ${sentence(counts)}\n`);
  }
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  sum.skipped += counts.skipped;
}
process.stdout.write(`\n${sentence(sum)}\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Counts of one report; null when there is none or it cannot be read. */
function readReport(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    // A test file that could not be loaded has no tests; it is one failure.
    const unloadable = report.testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    ).length;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloadable,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return null;
  }
}

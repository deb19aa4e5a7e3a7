/** Adds up a run of node:test in the fields of vitest's JSON report that `scripts/sum-tests.mjs` reads. */
import type { TestEvent } from 'node:test/reporters';

/** Yields the report once, at the end. */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const sum = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const isSkipped = data.skip !== undefined && data.skip !== false;
    // A suite that is skipped has no tests to report: it counts as one.
    if (data.details.type === 'suite' && !isSkipped) continue;
    if (isSkipped) sum.numPendingTests++;
    else if (type === 'test:pass') sum.numPassedTests++;
    else sum.numFailedTests++;
  }
  yield JSON.stringify({ ...sum, testResults: [] });
}

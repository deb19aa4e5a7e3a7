/**
 * The default suite, `npm test`: everything that takes seconds. Slower suites have a configuration of their own.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Where CI wants a machine-readable report; unset everywhere else. */
const reports = process.env.CPGD_TEST_REPORTS;

export default defineConfig({
  test: {
    globalSetup: ['test/support/temporary-folder.ts'],
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**', 'test/e2e/**', 'test/replay/**', '**/node_modules/**'],
    // These end what hangs. On a busy machine everything may take ten times as long, and is right all the same.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // By default one processor is left alone, which is half of a machine that has two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: reports ? ['default', ['json', { outputFile: join(reports, 'unit.json') }]] : ['default'],
  },
});

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
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**', 'test/e2e/**', 'test/replay/**', '**/node_modules/**'],
    testTimeout: 60_000,
    // By default one processor is left alone, which is half of a machine that has two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: reports ? ['default', ['json', { outputFile: join(reports, 'unit.json') }]] : ['default'],
  },
});

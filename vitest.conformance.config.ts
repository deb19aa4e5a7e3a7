import { defineConfig } from 'vitest/config';

/** The suites that compare whole corpora with CPython; too slow for every `npm test`. */
export default defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});

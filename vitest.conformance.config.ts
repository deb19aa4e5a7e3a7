import { defineConfig } from 'vitest/config';

/** The suites that compare whole corpora with CPython; too slow for every `npm test`. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/temporary-folder.ts'],
    include: ['test/conformance/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default'],
  },
});

import { defineConfig } from 'vitest/config';

/** Real editors against a real server and a real repository; skips visibly where an editor is missing. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    reporters: ['verbose'],
  },
});

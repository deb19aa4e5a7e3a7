import { defineConfig } from 'vitest/config';

/** The suites that replay real history; minutes, so they are not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/replay/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**', 'test/e2e/**', 'test/replay/**', '**/node_modules/**'],
    testTimeout: 60_000,
  },
});

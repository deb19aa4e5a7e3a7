import { defineConfig } from 'vitest/config';

/** What `npm test` does a little of, at the length that takes minutes. Numbers that a caller sets are the caller's. */
const LONG = {
  CPGD_DUMPED_EDITS: '24',
  CPGD_FAULT_EDITS: '30',
  CPGD_MUTATIONS: '1000',
  CPGD_RANDOM_EDITS: '120',
};

/** The suites that replay real history, and random edits at length; minutes, so they are not part of `npm test`. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/temporary-folder.ts'],
    include: ['test/replay/**/*.test.ts', 'test/incremental/random-*.test.ts', 'test/mutations.test.ts'],
    env: Object.fromEntries(Object.entries(LONG).map(([name, value]) => [name, process.env[name] ?? value])),
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
    reporters: ['default'],
  },
});

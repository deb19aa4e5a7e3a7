/** Every kind of reason the contract names is shown, as the outcome of an edit of real Python, by a fixture. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REASON_KINDS } from '@cpgd/shared/vocabulary';
import { expect, test } from 'vitest';
import { parseFixture } from '../fixtures/fixture-file.ts';

const PATH = 'fixtures/impact.md';

test('each kind of reason stands in a fence of the fixtures', () => {
  const { cases } = parseFixture(PATH, readFileSync(join(import.meta.dirname, '../..', PATH), 'utf8'));
  const fences = cases.flatMap(({ snapshots }) =>
    snapshots.filter(({ kind }) => kind === 'relinked' || kind === 'impact'),
  );
  const shown = fences.map(({ text }) => text).join('\n');
  expect(REASON_KINDS.filter((kind) => !new RegExp(`\\b${kind}\\b`).test(shown))).toEqual([]);
  expect(cases.length).toBeGreaterThanOrEqual(25);
});

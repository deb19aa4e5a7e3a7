import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kindsPage, tablesPage } from '../../server/src/relations/reference.ts';

const reference = (name: string) =>
  readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), 'utf8');

test.each([
  ['tables.md', tablesPage],
  ['kinds.md', kindsPage],
])('docs/reference/%s is what scripts/generate-reference.ts writes', (name, page) => {
  expect(reference(name)).toBe(page());
});

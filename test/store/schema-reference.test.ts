import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaReference } from '../../server/src/store/schema-reference.ts';

const PAGE = new URL('../../docs/reference/store.md', import.meta.url);
const MARK =
  '<!-- Generated from server/src/store/schema.ts; UPDATE_DOCS=1 npx vitest run test/store -->\n\n';

test('the reference page describes the schema as it is', () => {
  const page = readFileSync(PAGE, 'utf8');
  const [prose] = page.split(MARK);
  const wanted = prose + MARK + schemaReference();
  if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, wanted);
  else expect(page).toBe(wanted);
});

/**
 * Writes the reference pages of tables and kinds from the declarations:
 * `npx node scripts/generate-reference.ts`. A test fails while they are not current.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kindsPage, tablesPage } from '../server/src/relations/reference.ts';

const folder = new URL('../docs/reference/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of [
  ['tables.md', tablesPage()],
  ['kinds.md', kindsPage()],
] as const) {
  const file = new URL(name, folder);
  writeFileSync(file, text);
  console.log(`wrote ${fileURLToPath(file)}`);
}

/**
 * Writes docs/reference/protocol.md from the declarations of the protocol: build first, then
 * `npx node scripts/generate-protocol-page.ts`. A test fails while it is not current.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { protocolPage } from '../server/src/rpc/reference.ts';

const file = new URL('../docs/reference/protocol.md', import.meta.url);
writeFileSync(file, protocolPage());
console.log(`wrote ${fileURLToPath(file)}`);

/** Writes docs/reference/cli.md. Run `npx node scripts/generate-cli-reference.ts` after changing a command. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLineReference } from '../server/src/cli/reference.ts';

const page = fileURLToPath(new URL('../docs/reference/cli.md', import.meta.url));
mkdirSync(dirname(page), { recursive: true });
writeFileSync(page, await commandLineReference());

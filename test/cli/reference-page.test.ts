/** docs/reference/cli.md is what the commands' own help says. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandLineReference } from '../../server/src/cli/reference.ts';
import { COMMANDS } from '../../server/src/cli/registry.ts';

const page = readFileSync(new URL('../../docs/reference/cli.md', import.meta.url), 'utf8');

test('the page is current: otherwise run scripts/generate-cli-reference.ts', async () => {
  expect(page).toBe(await commandLineReference());
});

test('it has every command, with examples', () => {
  for (const { name, examples } of COMMANDS) {
    expect(page).toContain(`## cpgd ${name}\n`);
    expect(examples.length, name).toBeGreaterThanOrEqual(2);
    for (const { line } of examples) expect(page).toContain(`  cpgd ${line}\n`);
  }
});

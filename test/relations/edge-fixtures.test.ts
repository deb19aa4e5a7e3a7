/**
 * Every kind of edge that an index always has needs a fixture that shows it and one that shows its absence, in
 * `fixtures/edges.md`: a kind that is declared and has none fails here, and so does a fence that shows nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EDGE_KINDS } from '../../server/src/relations/edge-kinds.ts';

/** Every file has one of these, whatever is in it: their absence is that of one row. */
const IN_EVERY_FILE = new Set(['PY_CONTAINS', 'OWNS_SCOPE']);

const text = readFileSync(join(import.meta.dirname, '../../fixtures/edges.md'), 'utf8');

/** What the fence of a case lists, null where there is no such case or its fence is of another kind. */
function listed(heading: string, kind: string): readonly string[] | null {
  const part = text.split(/^## /m).find((section) => section.startsWith(`${heading}\n`));
  const fence = part && new RegExp(`^\`\`\`edges ${kind}\n([\\s\\S]*?)^\`\`\``, 'm').exec(part);
  return fence ? fence[1]!.split('\n').filter(Boolean) : null;
}

const kinds = EDGE_KINDS.filter(({ state }) => state === 'on').map(({ kind }) => kind);

test.each(kinds)('%s has a fixture that shows it', (kind) => {
  const lines = listed(kind, kind);
  expect(lines, `a case "## ${kind}" with a fence "edges ${kind}"`).not.toBeNull();
  expect(lines!.length).toBeGreaterThan(0);
  expect(lines!.filter((line) => !line.startsWith(kind))).toEqual([]);
});

test.each(kinds)('%s has a fixture that shows its absence', (kind) => {
  const lines = listed(`No ${kind}`, kind);
  expect(lines, `a case "## No ${kind}" with a fence "edges ${kind}"`).not.toBeNull();
  if (!IN_EVERY_FILE.has(kind)) expect(lines).toEqual([]);
});

test('the page has no cases of kinds that are not declared', () => {
  const headings = [...text.matchAll(/^## (?:No )?(.*)$/gm)].map((match) => match[1]!);
  expect(headings.filter((heading) => !kinds.includes(heading))).toEqual([]);
});

/**
 * Runs every case of every Markdown fixture below `fixtures/` as a test of its own. See docs/testing.md for
 * the language of the fixtures and for `UPDATE_FIXTURES=1`, which rewrites their snapshot fences.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseFixture } from './fixtures/fixture-file.ts';
import { printFrame, rerunCommand } from './fixtures/frame.ts';
import { type Rewrite, rewriteFences } from './fixtures/rewrite.ts';
import { runCase } from './fixtures/run-case.ts';

const ROOT = join(import.meta.dirname, '..');
const isUpdating = process.env.UPDATE_FIXTURES === '1';
const knownGaps: string[] = [];
const pending = new Map<string, Rewrite[]>();

for (const path of globSync('fixtures/**/*.md', { cwd: ROOT }).sort()) {
  const fixture = parseFixture(path, readFileSync(join(ROOT, path), 'utf8'));
  const name = path.replace(/^fixtures\//, '').replace(/\.md$/, '');
  for (const fixtureCase of fixture.cases) {
    const title = `${name} > ${fixtureCase.title}`;
    test(title, async () => {
      const report = await runCase(fixture, fixtureCase, title);
      knownGaps.push(...report.gaps);
      if (isUpdating) pending.set(path, [...(pending.get(path) ?? []), ...report.rewrites]);
      const failures = [...report.failures, ...(isUpdating ? [] : report.rewrites.map(snapshotFrame))];
      if (failures.length > 0) {
        expect.fail(`\n${failures.join('\n\n')}\n\nonly this case: ${rerunCommand(title)}\n`);
      }
    });
  }

  function snapshotFrame({ fence, text }: Rewrite): string {
    return printFrame({
      fixturePath: path,
      lines: fixture.lines,
      line: fence.openLine,
      columns: null,
      expected: fence.text.replaceAll('\n', '\n               '),
      found: [...text.split('\n'), '', '(UPDATE_FIXTURES=1 rewrites the fence)'],
    });
  }
}

afterAll(() => {
  for (const [path, rewrites] of pending) rewriteFences(join(ROOT, path), rewrites);
  if (knownGaps.length > 0) {
    console.log(`Known gaps (${knownGaps.length}):\n${knownGaps.map((gap) => `  ${gap}`).join('\n')}`);
  }
});

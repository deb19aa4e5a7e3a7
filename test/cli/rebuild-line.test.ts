/** The line that `cpgd watch` prints for a revision: what a person is told first must be what happened. */
import { expect, test } from 'vitest';
import { type RevisionFacts, revisionLine } from '../../server/src/cli/answers/rebuild-line.ts';
import type { Context } from '../../server/src/cli/context.ts';

const context = {
  colors: { muted: (text: string) => text },
  path: (_root: string, path: string) => path,
} as unknown as Context;

const line = (facts: Partial<RevisionFacts>): string =>
  revisionLine(context, '/repo', {
    revision: 7,
    trigger: 'watch',
    changed: [],
    impacted: [],
    relinkedChunks: 3,
    wallMs: 20,
    ...facts,
  });

test('a file that moved is told once, and files that are gone are told beside it', () => {
  const changed = [
    { path: 'gone.py', change: 'removed', from: null },
    { path: 'new.py', change: 'moved', from: 'old.py' },
  ] as const;
  expect(line({ changed })).toBe('#7 gone.py (removed), old.py → new.py: 3 chunks linked again 20 ms');
});

test('more files than a line has room for are counted by how they changed', () => {
  const moved = ['a', 'b', 'c', 'd'].map(
    (name) => ({ path: `new/${name}.py`, change: 'moved', from: `old/${name}.py` }) as const,
  );
  expect(line({ changed: moved })).toContain('and 1 more (4 moved): 3 chunks');
});

test('an index that was made anew says why', () => {
  const reason = 'the database file was damaged while it was open';
  expect(line({ trigger: 'index', reason })).toBe(
    `#7 everything again, as ${reason}: 3 chunks linked again 20 ms`,
  );
});

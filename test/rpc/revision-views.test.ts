/** One revision for one question, however long it takes: what happens when others are committed meanwhile. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AnswerContext } from '../../server/src/daemon/questions/answer-context.ts';
import { referringTokens } from '../../server/src/daemon/questions/references.ts';
import { atOnce } from '../../server/src/daemon/questions/steps.ts';
import { resolveSymbol } from '../../server/src/daemon/questions/symbols.ts';
import { ask } from '../../server/src/daemon/service/ask.ts';
import { Cursors } from '../../server/src/daemon/service/cursor.ts';
import { Pace, RevisionMoved } from '../../server/src/daemon/service/pace.ts';
import type { QuestionError } from '../../server/src/daemon/service/question-error.ts';
import { withRevision } from '../../server/src/daemon/service/revision-views.ts';
import { Session } from '../../server/src/daemon/session/session.ts';
import type { Workspace } from '../../server/src/daemon/session/workspace.ts';
import { makeFolder, makeWorkspace } from '../support/projects.ts';

const NEVER = new AbortController().signal;

async function serve(files: Record<string, string>): Promise<{ workspace: Workspace; root: string }> {
  const root = makeWorkspace(files);
  const session = new Session({ cacheDir: makeFolder(), workers: 1 });
  onTestFinished(() => session.close());
  const workspace = await session.join({}, root);
  await workspace.sync();
  return { workspace, root };
}

const FILES = { 'a.py': 'def f(): pass\n', 'b.py': 'from a import f\nf()\n' };

const mentions = (context: AnswerContext): number => {
  const { symbol } = resolveSymbol(context, 'a.f').resolved!;
  return atOnce(referringTokens(context, symbol, 0)).length;
};

async function write(workspace: Workspace, root: string, path: string, text: string): Promise<void> {
  writeFileSync(join(root, path), text);
  workspace.filesChanged([path]);
  await workspace.reached();
}

test('a question that gives way while a revision is committed is asked again, on a revision that stays', async () => {
  const { workspace, root } = await serve(FILES);
  const seen: number[][] = [];
  const answer = await withRevision({ workspace, signal: NEVER, isHeld: false }, async (context, pace) => {
    const counts = [mentions(context)];
    seen.push(counts);
    // The first attempt sees the newest revision change; the second one holds that one through two more.
    await write(workspace, root, 'b.py', 'from a import f\n' + 'f()\n'.repeat(seen.length + 1));
    if (seen.length > 1) await write(workspace, root, 'b.py', 'pass\n');
    await pace.yield();
    counts.push(mentions(context));
    return counts;
  });
  expect(seen).toHaveLength(2);
  expect(answer).toEqual([4, 4]);
  expect(mentions(workspace.answers())).toBe(1);
});

test('a stream holds its revision from the start', async () => {
  const { workspace, root } = await serve(FILES);
  let attempts = 0;
  const counts = await withRevision({ workspace, signal: NEVER, isHeld: true }, async (context, pace) => {
    attempts++;
    const before = mentions(context);
    await write(workspace, root, 'b.py', 'pass\n');
    await pace.yield();
    return [before, mentions(context)];
  });
  expect([attempts, counts]).toEqual([1, [3, 3]]);
});

test('an answer says which revision it is from, not which is the newest', async () => {
  const { workspace, root } = await serve(FILES);
  const asker = { choose: () => workspace, locate: () => null };
  const before = await ask('cpg/references', { symbol: 'a.f' }, asker, { signal: NEVER });
  await write(workspace, root, 'b.py', 'from a import f\nf()\nf()\n');
  const after = await ask('cpg/references', { symbol: 'a.f' }, asker, { signal: NEVER });
  expect([before.total, after.total]).toEqual([3, 4]);
  expect(after.freshness.revision).toBe(before.freshness.revision + 1);
  expect(after.freshness.caughtUp).toBe(true);
});

test('cancellation is noticed within one slice', async () => {
  const cancellation = new AbortController();
  const pace = new Pace(cancellation.signal, () => true);
  setTimeout(() => cancellation.abort(), 5);
  let turns = 0;
  const work = async (): Promise<never> => {
    for (;;) {
      const wait = pace.turn();
      if (wait) {
        turns++;
        await wait;
      }
    }
  };
  await expect(work()).rejects.toMatchObject({ code: 'cancelled' });
  expect(turns).toBeLessThanOrEqual(3);
  await expect(new Pace(NEVER, () => false).yield()).rejects.toThrow(RevisionMoved);
});

test('cursors carry their revision and question, and nothing a client makes up passes', () => {
  const cursors = new Cursors(7, 'cpg/nodes', { kinds: ['A'], limit: 3 });
  const cursor = cursors.encode([4, 2]);
  expect(cursors.decode(cursor)).toEqual([4, 2]);
  expect(new Cursors(7, 'cpg/nodes', { kinds: ['A'], limit: 9, cursor }).decode(cursor)).toEqual([4, 2]);
  const code = (attempt: () => unknown): string => {
    try {
      return String(attempt());
    } catch (error) {
      return (error as QuestionError).code;
    }
  };
  expect(code(() => new Cursors(8, 'cpg/nodes', { kinds: ['A'] }).decode(cursor))).toBe('content-modified');
  expect(code(() => new Cursors(7, 'cpg/edges', { kinds: ['A'] }).decode(cursor))).toBe('invalid-params');
  expect(code(() => new Cursors(7, 'cpg/nodes', { kinds: ['B'] }).decode(cursor))).toBe('invalid-params');
  for (const text of [
    '',
    'x',
    'W10',
    Buffer.from('[7]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])
    expect(
      code(() => cursors.decode(text)),
      text,
    ).toBe('invalid-params');
});

/**
 * Questions to the linked workspace that take a while: others have their turn meanwhile, what is typed is not lost
 * and not missed, and whatever happens, the workspace is afterwards what it was.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { Interrupted } from '../../server/src/daemon/engine/turns.ts';
import type { Live } from '../../server/src/daemon/live.ts';
import { type OpenProject, openProject } from '../../server/src/daemon/open-project.ts';
import { makeFolder, makeWorkspace } from '../support/projects.ts';

const USERS = 60;
const HUB = 'def hub(a):\n    return a\n';
const files = {
  'pyproject.toml': '[project]\nname = "demo"\n',
  'hub.py': HUB,
  ...Object.fromEntries(
    Array.from({ length: USERS }, (_, n) => [
      `user_${n}.py`,
      `from hub import hub\ndef f():\n    hub(${n})\n`,
    ]),
  ),
};
const CHANGE = { kind: 'symbols', symbols: ['hub.hub'] } as const;

afterEach(() => void vi.restoreAllMocks());

async function started(): Promise<{ project: OpenProject; live: Live; root: string }> {
  const root = makeWorkspace(files);
  const project = await openProject({ root, cacheDir: makeFolder() });
  const live = await project.live({ onRebuild: () => {} });
  onTestFinished(async () => {
    await live.close();
    await project.close();
  });
  return { project, live, root };
}

/** From now on each look at the clock is a second later than the one before: every slice is over at once. */
function hurryTheClock(): void {
  let now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
}

const impactOf = async (project: OpenProject) => {
  const { files: found, tests, symbols, freshness } = await project.impact({ subject: CHANGE, tests: true });
  return { files: found.items.map(({ path }) => path).sort(), tests, symbols, freshness };
};

test('a hub’s impact gives the event loop a turn for each of its users, and says the same', async () => {
  const { project } = await started();
  const calm = await impactOf(project);
  hurryTheClock();
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const hurried = await impactOf(project);
  isOver = true;
  expect(turns).toBeGreaterThan(USERS);
  expect(hurried).toEqual(calm);
  expect(calm.files).toHaveLength(USERS + 1);
});

test('what is typed while it is answered is in the answer, which is of one revision', async () => {
  const { project, live, root } = await started();
  const before = project.freshness().revision;
  hurryTheClock();
  const asked = impactOf(project);
  writeFileSync(join(root, 'late.py'), 'from hub import hub\nhub(1)\n');
  live.post({ kind: 'files', paths: ['late.py'] });
  const { files: found, freshness } = await asked;
  expect(found).toContain('late.py');
  expect(freshness.revision).toBe(before + 1);
});

test('somebody who types on and on delays it a few times, not for ever', async () => {
  const { live } = await started();
  let attempts = 0;
  const answer = await live.ask(async (_, turns) => {
    attempts++;
    live.post({ kind: 'open', path: 'user_1.py', text: `x = ${attempts}\n` });
    turns.checkpoint();
    return attempts;
  });
  expect(answer).toBe(attempts);
  expect(attempts).toBeGreaterThan(1);
});

test('one that fails, or is given up, leaves a workspace that goes on', async () => {
  const { project, live } = await started();
  const calm = await impactOf(project);
  await expect(live.ask(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(live.ask(() => Promise.reject(new Interrupted()))).rejects.toThrow();
  live.post({ kind: 'open', path: 'user_1.py', text: 'x = 1\n' });
  await live.reached();
  const { files: found } = await impactOf(project);
  expect(found).toEqual(calm.files.filter((path) => path !== 'user_1.py'));
});

test('two at once come one after the other', async () => {
  const { project, live } = await started();
  hurryTheClock();
  let running = 0;
  let most = 0;
  const question = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
  };
  await Promise.all([live.ask(question), live.ask(question), live.ask(question), impactOf(project)]);
  expect(most).toBe(1);
});

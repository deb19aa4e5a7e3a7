/** What the engine puts off until nobody edits: it happens then, not between two keys, and not never. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { Resident } from '../../server/src/daemon/engine/resident.ts';
import { EditedProject } from './edited-project.ts';

afterEach(() => void vi.restoreAllMocks());

/** As if so many revisions had been made. */
function age(project: EditedProject, revisions: number): void {
  (project.engine as unknown as { uncollected: number }).uncollected = revisions;
}

test('what links no longer mention is let go of when it has been quiet, and a key that comes meanwhile goes first', async () => {
  const project = await EditedProject.of({ 'a.py': 'x = 1\n', 'b.py': 'from a import x\n' });
  const steps: string[] = [];
  let mayEnd = false;
  const collect = Resident.prototype.collectGarbage;
  vi.spyOn(Resident.prototype, 'collectGarbage').mockImplementation(function* (this: Resident) {
    steps.push('begun');
    while (!mayEnd) yield;
    yield* collect.call(this);
    steps.push('done');
  });
  age(project, 1000);
  await project.tell(project.write('a.py', 'x = 2\n'));
  expect(steps).toEqual([]);
  await expect.poll(() => steps).toEqual(['begun']);
  const [rebuild] = await project.tell(project.write('a.py', 'y = 2\n'));
  expect(rebuild?.changed.map(({ path }) => path)).toEqual(['a.py']);
  expect(steps).not.toContain('done');
  mayEnd = true;
  await expect.poll(() => steps.at(-1)).toBe('done');
  const count = steps.length;
  await project.tell(project.write('a.py', 'z = 2\n'));
  await sleep(1000);
  expect(steps).toHaveLength(count);
  await project.expectFresh();
});

test('who types on and on does not put it off for ever', async () => {
  const project = await EditedProject.of({ 'a.py': 'x = 1\n' });
  const collect = vi.spyOn(Resident.prototype, 'collectGarbage');
  age(project, 2500);
  await project.tell(project.write('a.py', 'x = 2\n'));
  expect(collect).toHaveBeenCalledOnce();
});

/**
 * Open documents, and files on the disk, that linking cannot cope with: they cost themselves, the rest goes on, and
 * another text of them is tried. Linking is made to fail by a name in the text, where a chunk is linked and where
 * another file asks something of it.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withinTime } from '../../server/src/daemon/engine/time-limit.ts';
import { problemsInFile } from '../../server/src/daemon/questions/problems-in-file.ts';
import { StoreSnapshot } from '../../server/src/daemon/store-snapshot.ts';
import { TaskFailure } from '../../server/src/daemon/task-failure.ts';
import type { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { Program } from '../../server/src/linker/program.ts';
import { EditedProject } from './edited-project.ts';

/** By its rows: the string pool of a text that is typed on keeps what was in the texts before. */
const isBad = (facts: FileFacts): boolean =>
  facts.evidence.names.name.some((name) => facts.text(name) === 'unbearable');

/** What linking does where it meets the name. */
const FAULTS = {
  throws: (): never => {
    throw new RangeError('a defect of ours');
  },
  hangs: (): never => {
    for (;;);
  },
} as const;

/** Long enough for the largest step of these projects, on a machine that is busy. */
const LIMIT_MS = 3000;

const A = 'def f(x): return x\n';
const B = 'from a import f\nf(1)\n';
const C = 'def g(): return 1\ng()\n';

describe.each(Object.entries(FAULTS))('linking that %s', (kind, fault) => {
  const reason = kind === 'throws' ? 'link_failed' : 'link_timeout';

  beforeEach(() => {
    const { linkParts } = Linker.prototype;
    vi.spyOn(Linker.prototype, 'linkParts').mockImplementation(function (this: Linker, facts, ...rest) {
      if (isBad(facts)) fault();
      return linkParts.call(this, facts, ...rest);
    });
  });
  afterEach(() => void vi.restoreAllMocks());

  async function projectOf(files: Readonly<Record<string, string>>): Promise<EditedProject> {
    const project = await EditedProject.of(files, { linkLimitMs: LIMIT_MS });
    return project;
  }

  const skipReason = (project: EditedProject, path: string): string | null | undefined =>
    project.store.read((reader) => reader.file(path)?.skipReason);

  test('costs the open document, until it is typed on', async () => {
    const project = await projectOf({ 'a.py': A, 'b.py': B, 'c.py': C });
    await project.post({ kind: 'open', path: 'a.py', text: A });
    const at = A.length;
    const [broken] = await project.post({
      kind: 'edit',
      path: 'a.py',
      edits: [{ start: at, end: at, text: 'unbearable\n' }],
    });
    expect(skipReason(project, 'a.py')).toBe(reason);
    const [problem] = problemsInFile(new StoreSnapshot(project.store, project.root).file('a.py')!, null);
    expect(problem).toMatchObject({ kind: 'set-aside', message: expect.stringContaining(reason) });
    // It is a revision like any other: who used the document is told.
    expect(broken?.changed.map(({ path }) => path)).toEqual(['a.py']);
    expect(broken?.impacted.map(({ path }) => path)).toContain('b.py');
    // The rest goes on.
    const [other] = await project.tell(project.write('c.py', `${C}g()\n`));
    expect(other?.changed.map(({ path }) => path)).toEqual(['c.py']);
    expect(skipReason(project, 'a.py')).toBe(reason);
    await project.post({
      kind: 'edit',
      path: 'a.py',
      edits: [{ start: at, end: at + 'unbearable'.length, text: 'y = 1' }],
    });
    expect(skipReason(project, 'a.py')).toBeNull();
    await project.post({ kind: 'close', path: 'a.py' });
    await project.expectFresh();
  });

  test('costs the document that fails and not the one that changed with it', async () => {
    const project = await projectOf({ 'a.py': A, 'b.py': B, 'c.py': C });
    await project.post(
      { kind: 'open', path: 'c.py', text: `${C}g()\n` },
      { kind: 'open', path: 'a.py', text: `${A}unbearable\n` },
    );
    expect([skipReason(project, 'a.py'), skipReason(project, 'c.py')]).toEqual([reason, null]);
    await project.post({ kind: 'close', path: 'a.py' }, { kind: 'close', path: 'c.py' });
    expect(skipReason(project, 'a.py')).toBeNull();
    await project.expectFresh();
  });

  test('costs a file on the disk no more, and a start neither', async () => {
    const project = await projectOf({ 'a.py': A, 'b.py': B });
    await project.tell(project.write('a.py', `${A}unbearable\n`));
    expect(skipReason(project, 'a.py')).toBe(reason);
    await project.stop();
    await project.start();
    expect(skipReason(project, 'a.py')).toBe(reason);
    await project.tell(project.write('a.py', `${A}f(2)\n`));
    expect(skipReason(project, 'a.py')).toBeNull();
    await project.expectFresh();
  });
});

test('an exception in an answer that another file asks for costs the file whose rows it is about', async () => {
  const project = await EditedProject.of({ 'a.py': A, 'b.py': B });
  const signature = Program.prototype.definition;
  const spy = vi.spyOn(Program.prototype, 'definition').mockImplementation(function (
    this: Program,
    facts,
    row,
  ) {
    if (isBad(facts)) throw new RangeError('a defect of ours');
    return signature.call(this, facts, row);
  });
  await project.post({ kind: 'open', path: 'a.py', text: `${A}unbearable\n` });
  expect(project.store.read((reader) => reader.file('a.py')?.skipReason)).toBe('link_failed');
  expect(project.store.read((reader) => reader.file('b.py')?.skipReason)).toBeNull();
  spy.mockRestore();
  await project.post({ kind: 'close', path: 'a.py' });
  await project.expectFresh();
});

describe('work with a time', () => {
  const NOT_LONG_MS = 200;
  const LONG_MS = 20_000;

  test('is ended when it is over, and other work gives what it gives', async () => {
    await expect(withinTime(NOT_LONG_MS, FAULTS.hangs)).rejects.toThrow(TaskFailure);
    expect(await withinTime(LONG_MS, () => 7)).toBe(7);
    await expect(withinTime(LONG_MS, FAULTS.throws)).rejects.toThrow('a defect of ours');
  });

  test('is ended again and again, each time itself alone', async () => {
    const done: number[] = [];
    const works = Array.from({ length: 12 }, (_, i) =>
      withinTime(NOT_LONG_MS, () => (i % 3 === 1 ? FAULTS.hangs() : done.push(i))),
    );
    const ends = await Promise.allSettled(works);
    expect(ends.map(({ status }, i) => (status === 'rejected' ? i : null)).filter((i) => i !== null)).toEqual(
      [1, 4, 7, 10],
    );
    expect(done).toEqual([0, 2, 3, 5, 6, 8, 9, 11]);
  });

  test('takes nothing with it when it is ended: neither what waits for a promise nor for a turn', async () => {
    const others = [
      new Promise((resolve) => setImmediate(() => setImmediate(resolve))),
      new Promise((resolve) => setTimeout(resolve, 1)),
      new Promise((resolve) => process.nextTick(resolve)),
      Promise.resolve().then(() => new Promise((resolve) => setImmediate(resolve))),
    ];
    const ended = withinTime(NOT_LONG_MS, FAULTS.hangs);
    others.push(new Promise((resolve) => setImmediate(resolve)));
    await expect(ended).rejects.toThrow(TaskFailure);
    await Promise.all(others);
  });

  test('may be short and often: the watchdog ends none for the time of all', async () => {
    const shortMs = 5;
    const endMs = performance.now() + 2 * NOT_LONG_MS;
    while (performance.now() < endMs) {
      const untilMs = performance.now() + shortMs;
      await withinTime(NOT_LONG_MS, () => {
        while (performance.now() < untilMs);
      });
    }
  });
});

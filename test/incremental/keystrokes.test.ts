/**
 * A keystroke is a keystroke: in a large file, with callers in other files, typing in a body links the chunk that is
 * typed in and reaches no other file, while every line below it moves; comments and blank lines link nothing; and the
 * tables are those of a fresh index after each.
 */
import { expect, test } from 'vitest';
import type { Rebuild } from '../../server/src/daemon/engine/rebuild.ts';
import { EditedProject } from './edited-project.ts';

const METHODS = 120;
const METHOD = Math.floor(METHODS / 3);

/** A class with many methods, each using the one before, and functions behind it. */
const LARGE = `import os

class Large:
${Array.from({ length: METHODS }, (_, i) => `    def m${i}(self, value):\n        # before\n        return [self.m${Math.max(0, i - 1)}(v) for v in value] or os.sep\n`).join('\n')}

def after(large: Large):
    return large.m7(1)

last = after(Large())
`;
const FILES = {
  'large.py': LARGE,
  'user.py': `from large import Large, after, last\n\ndef use():\n    return Large().m${METHOD}(2), after(last)\n`,
};

/** The large file in an editor. */
class Typist {
  readonly project: EditedProject;
  /** Start of a statement in a body. */
  readonly at = LARGE.indexOf('return', LARGE.indexOf(`def m${METHOD}(`));
  private text = LARGE;

  private constructor(project: EditedProject) {
    this.project = project;
  }

  static async open(): Promise<Typist> {
    const project = await EditedProject.of(FILES);
    await project.post({ kind: 'open', path: 'large.py', text: LARGE });
    return new Typist(project);
  }

  async insert(at: number, text: string): Promise<Rebuild> {
    this.text = this.text.slice(0, at) + text + this.text.slice(at);
    const edits = [{ start: at, end: at, text }];
    const [rebuild] = await this.project.post({ kind: 'edit', path: 'large.py', edits });
    return rebuild!;
  }

  /** Compares with a fresh index of the text as if it had been saved. */
  async expectFresh(): Promise<void> {
    this.project.write('large.py', this.text);
    await this.project.expectFresh();
  }
}

const reached = ({ impacted }: Rebuild): string[] => impacted.map(({ path }) => path);

test('every key of a statement in a body links one chunk at most and reaches one file', async () => {
  const typist = await Typist.open();
  const { at } = typist;
  const statement = 'local = self.m1(value) if value else [None, "a"][0]';
  expect((await typist.insert(at, '\n        ')).relinkedChunks).toBe(0);
  for (let i = 0; i < statement.length; i++) {
    const rebuild = await typist.insert(at + i, statement[i]!);
    expect(rebuild.relinkedChunks, `after ${statement.slice(0, i + 1)}`).toBeLessThanOrEqual(1);
    expect(reached(rebuild), statement.slice(0, i + 1)).toEqual(['large.py']);
    expect(rebuild.exports).toEqual([]);
    if (i % 20 === 0) await typist.expectFresh();
  }
  await typist.expectFresh();
});

test('comments, blank lines and white space link nothing, whatever they move', async () => {
  const typist = await Typist.open();
  const { at } = typist;
  for (const [where, text] of [
    [at, '# typed\n        '],
    [at, '\n\n        '],
    [at + 'return'.length, '   '],
    [0, '# at the top\n\n'],
    [LARGE.length, '# at the end\n'],
  ] as const) {
    const rebuild = await typist.insert(where, text);
    expect(rebuild.relinkedChunks, JSON.stringify(text)).toBe(0);
    expect(reached(rebuild)).toEqual(['large.py']);
    await typist.expectFresh();
  }
});

test('what a function does to names of others is no keystroke', async () => {
  const typist = await Typist.open();
  const { at } = typist;
  const rebuild = await typist.insert(at, 'global os; os = None\n        ');
  // Every method reads the name that is bound here now.
  expect(rebuild.relinkedChunks).toBeGreaterThan(METHODS / 2);
  await typist.expectFresh();
});

/**
 * What calls pass is looked for everywhere in a small workspace, and where names and arguments promise something in a
 * large one; a workspace that becomes large, or small, is linked as one that always was.
 */
import { expect, test } from 'vitest';
import type { FileFacts } from '../../server/src/linker/file-facts.ts';
import { MAX_FILES_OF_WHOLE } from '../../server/src/linker/limits.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { CALL_RELATIONS } from '../../server/src/linker/links.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { openStandardLibrary, programOf } from '../support/pipeline.ts';

const parser = await createPythonParser();
const outside = await openStandardLibrary();

const PROGRAM = {
  bus: 'handlers = []\ndef subscribe(handler):\n  handlers.append(handler)\ndef publish(event):\n  for handler in handlers:\n    handler(event)\n',
  shop: 'import bus\nclass Paid:\n  def total(self): ...\ndef on_paid(event):\n  event.total()\nbus.subscribe(on_paid)\nbus.publish(Paid())\n',
  jobs: 'def run(clock):\n  clock.now()\ndef start(job):\n  job()\n',
  main: 'import jobs\nclass Clock:\n  def now(self): ...\nclass App:\n  def __init__(self):\n    self.clock = Clock()\n  def go(self):\n    jobs.run(self.clock)\n    jobs.start(work)\ndef work(): ...\n',
};

const withFiles = (count: number): Readonly<Record<string, string>> => ({
  ...PROGRAM,
  ...Object.fromEntries(
    Array.from({ length: count - Object.keys(PROGRAM).length }, (_, i) => [`n${i}`, 'x = 1\n']),
  ),
});

const SMALL = withFiles(MAX_FILES_OF_WHOLE);
const LARGE = withFiles(MAX_FILES_OF_WHOLE + 1);

/** What the files of the program reach, by their last names, file by file. */
const reached = (linker: Linker, files: ReadonlyMap<string, FileFacts>): readonly string[] =>
  Object.keys(PROGRAM).flatMap((module) =>
    linker
      .linkFile(files.get(`${module}.py`)!)
      .flatMap(({ links }) => links.map(({ relation, target }) => `${module} ${relation} ${target}`)),
  );

function fresh(modules: Readonly<Record<string, string>>): readonly string[] {
  const { files, index } = programOf(parser, modules, outside);
  return reached(new Linker(files, index), files);
}

const has = (links: readonly string[], module: string, name: string): boolean =>
  CALL_RELATIONS.some((relation) =>
    links.some((link) => link.startsWith(`${module} ${relation} `) && link.endsWith(name)),
  );

test('a small workspace is followed wherever calls are, a large one where they promise something', () => {
  const [small, large] = [fresh(SMALL), fresh(LARGE)];
  expect(has(small, 'shop', 'total().')).toBe(true);
  expect(has(small, 'jobs', 'now().')).toBe(true);
  expect(has(small, 'jobs', 'work().')).toBe(true);
  expect(has(large, 'shop', 'total().')).toBe(false);
  expect(has(large, 'jobs', 'now().')).toBe(false);
  expect(has(large, 'jobs', 'work().')).toBe(true);
});

test.each([
  ['large', SMALL, LARGE],
  ['small', LARGE, SMALL],
] as const)('one that becomes %s is linked as one that always was', (_, before, after) => {
  const { files, index } = programOf(parser, before, outside);
  const linker = new Linker(files, index);
  reached(linker, files);
  const now = programOf(parser, after, outside);
  const changed = new Map<string, FileFacts | null>();
  for (const path of files.keys()) if (!now.files.has(path)) changed.set(path, null);
  for (const [path, facts] of now.files) if (!files.has(path)) changed.set(path, facts);
  linker.program.update(changed, now.index);
  const left = new Map([...now.files].map(([path, facts]) => [path, files.get(path) ?? facts]));
  expect(reached(linker, left)).toEqual(fresh(after));
});

/** What is said of a document before there is an index: nothing that the index will not say, and where it leads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type OpenProject, openProject } from '../../server/src/daemon/open-project.ts';
import type { AnswerContext } from '../../server/src/daemon/questions/answer-context.ts';
import { directBases } from '../../server/src/daemon/questions/hierarchy.ts';
import { resolveSymbol } from '../../server/src/daemon/questions/symbols.ts';
import { EarlyAnswers } from '../../server/src/daemon/session/early-answers.ts';
import type { LinksOfChunk } from '../../server/src/linker/links.ts';
import { LineIndex } from '../../server/src/text/line-index.ts';
import { hasDjango, unpackDjango } from '../support/corpora.ts';
import { type Files, makeFolder, makeWorkspace } from '../support/projects.ts';

const FILES = {
  'lib/__init__.py': 'from .shapes import Square\n',
  'lib/shapes.py': [
    'class Shape:',
    '    def area(self):',
    '        return 0',
    'class Square(Shape):',
    '    def __init__(self, side):',
    '        self.side = side',
    '        self.__hidden = 1',
    'UNIT = Square(1)',
    'def unrelated(): return missing',
    '',
  ].join('\n'),
  'use.py':
    'from lib import Square\nfrom lib.shapes import UNIT\nsquare = Square(2)\nsquare.side\nsquare.area()\n',
} satisfies Files;

async function early(root: string): Promise<{ answers: EarlyAnswers; project: OpenProject }> {
  const project = await openProject({ root, cacheDir: makeFolder() });
  const answers = await EarlyAnswers.open(project);
  onTestFinished(async () => {
    await answers.close();
    await project.close();
  });
  return { answers, project };
}

const at = (context: AnswerContext, place: string) =>
  resolveSymbol(context, place).resolved?.definitions.map(({ path, line }) => `${path}:${line}`);

describe('an open document', () => {
  test('leads to classes, inherited methods, attributes and variables of files that nobody has linked', async () => {
    const { answers } = await early(makeWorkspace(FILES));
    const context = (await answers.answersFor('use.py', new LineIndex(FILES['use.py'])))!;
    expect(at(context, 'use.py:1:17')).toEqual(['lib/shapes.py:4']);
    expect(at(context, 'use.py:2:24')).toEqual(['lib/shapes.py:8']);
    expect(at(context, 'use.py:4:9')).toEqual(['lib/shapes.py:6']);
    expect(at(context, 'use.py:5:9')).toEqual(['lib/shapes.py:2']);
  });

  test('is linked again when it is another text, and what it led to before is still there', async () => {
    const { answers, project } = await early(makeWorkspace(FILES));
    await answers.answersFor('use.py', null);
    const typed = new LineIndex('from lib.shapes import Shape\nShape\n');
    project.texts.show('use.py', typed);
    const context = (await answers.answersFor('use.py', typed))!;
    expect(at(context, 'use.py:2:1')).toEqual(['lib/shapes.py:1']);
    expect(at(context, 'lib.shapes.Square')).toEqual(['lib/shapes.py:4']);
  });

  test('that others were led to is linked as a whole when it is asked about itself', async () => {
    const { answers } = await early(makeWorkspace(FILES));
    await answers.answersFor('use.py', null);
    const context = (await answers.answersFor('lib/shapes.py', null))!;
    expect(at(context, 'lib/shapes.py:8:9')).toEqual(['lib/shapes.py:4']);
    expect(directBases(context, resolveSymbol(context, 'lib.shapes.Square').resolved!.symbol)).toEqual([
      resolveSymbol(context, 'lib.shapes.Shape').resolved!.symbol,
    ]);
    expect(at(context, 'use.py:4:9')).toEqual(['lib/shapes.py:6']);
  });

  test('that is no file of the workspace is not answered for', async () => {
    const { answers } = await early(makeWorkspace(FILES));
    expect(await answers.answersFor('../secret.py', null)).toBeNull();
    expect(await answers.answersFor('other.py', new LineIndex('x = 1\n'))).toBeNull();
  });

  test('is looked at for symbols, and answers know where those are defined', async () => {
    const { answers } = await early(makeWorkspace(FILES));
    const symbol = 'scip-python python demo . `lib.shapes`/Shape#area().';
    const found = (await answers.symbolsFor('use.py', new LineIndex(FILES['use.py']), ({ file }) => {
      expect(file('use.py')!.path).toBe('use.py');
      return [symbol];
    }))!;
    expect(found.symbols).toEqual([symbol]);
    expect(found.context.definitionsOf(symbol)).toHaveLength(1);
  });
});

/** What is said of each row of each table of a file, by row. */
function rowsOf(chunks: readonly LinksOfChunk[]): Map<string, string> {
  const rows = new Map<string, string>();
  for (const { links } of chunks)
    for (const { relation, left, target, method, confidence } of links) {
      const told = `${rows.get(`${relation} ${left}`) ?? ''} ${target} ${method} ${confidence}`;
      rows.set(`${relation} ${left}`, told);
    }
  return rows;
}

const MEMBERS = ['django/http', 'django/utils', 'django/core', 'django/dispatch', 'django/__init__.py'];

test.skipIf(!hasDjango())(
  'of Django says what the index says, but for what other files do to it, and leads to places the index knows',
  async () => {
    const root = unpackDjango(MEMBERS);
    const { answers, project } = await early(root);
    const paths = ['django/http/request.py', 'django/core/handlers/base.py', 'django/core/paginator.py'];
    const seen = new Map<string, AnswerContext>();
    for (const path of paths) {
      const text = new LineIndex(readFileSync(join(root, path), 'utf8'));
      seen.set(path, (await answers.answersFor(path, text))!);
    }
    await project.index();
    const whole = project.answers();
    let led = 0;
    for (const [path, context] of seen) {
      const links = context.snapshot
        .file(path)!
        .nativeLinks()
        .map((chunk) => chunk.links);
      const expected = rowsOf(whole.snapshot.file(path)!.nativeLinks());
      const found = rowsOf(context.snapshot.file(path)!.nativeLinks());
      // What classes below make of a method, and callers of a parameter, is known when all files are.
      const differing = [...expected].filter(([row, told]) => found.get(row) !== told);
      expect(differing.length / expected.size, path).toBeLessThan(0.02);
      expect([...found.keys()].filter((row) => !expected.has(row))).toEqual([]);
      for (const { target } of links.flat()) {
        const place = ({ path: file, bstart, bend }: { path: string; bstart: number; bend: number }) =>
          `${file} ${bstart}-${bend}`;
        const places = new Set(whole.definitionsOf(target).map(place));
        for (const link of context.definitionsOf(target)) {
          expect(places).toContain(place(link));
          led++;
        }
      }
    }
    expect(led).toBeGreaterThan(500);
  },
);

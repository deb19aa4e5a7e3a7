/**
 * What is typed without a pause: however many revisions it takes, and whatever the text is in between, what they come
 * to is what one edit from the first text to the last would have been.
 */
import { expect, onTestFinished, test } from 'vitest';
import type { Rebuild } from '../../server/src/daemon/engine/rebuild.ts';
import { Random } from '../support/random.ts';
import { EditedProject } from './edited-project.ts';

const SEED = Number(process.env.CPGD_SEED ?? 1);

const CORE = [
  'import functools',
  '',
  'class Base:',
  '    attr = 1',
  '    def method(self, name): return name',
  '',
  'def get_host(name):',
  '    return name',
  '',
  'def other(a, b=2):',
  '    return Base()',
  '',
].join('\n');
const FILES = {
  'core.py': CORE,
  'user.py':
    'from core import *\nfrom core import get_host as host, Base\n\ndef use(): return host(1)\n\nclass Sub(Base): ...\n',
  'pkg/__init__.py': 'from core import get_host, other\n__all__ = ["get_host"]\n',
};

type Surface = NonNullable<Rebuild['surface']>;

/** Sentences, and whether each may break somebody. */
const told = (surface: Surface = []): unknown[] =>
  surface.map(({ path, qname, kind, delta, isBreaking, aspects }) => {
    const said = aspects.map(({ text }) => text);
    return [path, qname, kind, delta, isBreaking, said].join(' · ');
  });

async function projectThatShows(typingPauseMs: number): Promise<EditedProject> {
  const project = await EditedProject.of(FILES, { typingPauseMs });
  await project.post({ kind: 'open', path: 'core.py', text: CORE });
  return project;
}

/** What the newest revision of those that take the file through these texts says of all of them. */
async function typed(...texts: readonly string[]): Promise<unknown[]> {
  const project = await projectThatShows(Number.POSITIVE_INFINITY);
  for (const text of texts) await project.post({ kind: 'open', path: 'core.py', text });
  const newest = project.rebuilds.at(-1)!;
  if (newest.typing) expect(newest.typing.since).toBe(project.rebuilds[1]!.revision);
  return told(newest.typing?.surface ?? newest.surface);
}

/** The texts while `after` is typed, letter by letter, in the place of `before`. */
function letters(before: string, after: string, text = CORE): string[] {
  const at = text.indexOf(before);
  const same = [...before].findIndex((letter, i) => letter !== after[i]);
  const kept = same < 0 ? before.length : same;
  const rest = text.slice(at + before.length);
  const steps = Array.from({ length: after.length - kept }, (_, i) => after.slice(0, kept + i + 1));
  return steps.map((step) => text.slice(0, at) + step + before.slice(kept) + rest);
}

const DEF = 'def get_host(name)';

test.each([
  ['a return type', letters(DEF, `${DEF} -> str`), ['gained the return type `str`']],
  ['a default', letters('(name):\n    return', '(name=12):\n    return'), ['`name` gained the default `12`']],
  ['a decorator', letters(DEF, `@functools.cache\n${DEF}`), ['gained the decorators `cache`']],
  ['bases', letters('class Base', 'class Base(dict)'), ['gained the bases `dict`']],
  ['an async function', letters(DEF, `async ${DEF}`), ['was a function and is an async function']],
  [
    'another parameter in the place of one',
    [CORE.replace('(a, b=2)', '(, b=2)'), CORE.replace('(a, b=2)', '(z, b=2)')],
    ['`a` was renamed to `z`'],
  ],
  [
    'a parameter before others',
    letters('(a, b=2)', '(a, x=1, b=2)'),
    ['gained the parameter `x`', 'positional arguments from `x` on mean other parameters'],
  ],
  [
    'another line instead of one',
    [CORE.replace(`${DEF}:`, ''), CORE.replace(DEF, 'def get_host(name, port)')],
    ['gained the required parameter `port`'],
  ],
])('%s', async (_name, texts, sentences) => {
  const found = await typed(...texts);
  // In one edit it is said so, and typing does not say anything else.
  expect(found).toEqual(await typed(texts.at(-1)!));
  expect(found.join('\n')).toContain(sentences.join(','));
});

test.each([
  ['a return type', letters(DEF, `${DEF} -> str`)],
  ['a default', letters('(name):\n    return', '(name=12):\n    return')],
  ['a base', letters('class Base', 'class Base(dict)')],
])('%s that is taken back is no change', async (_name, texts) => {
  expect(await typed(...texts, ...texts.toReversed().slice(1), CORE)).toEqual([]);
});

test('places are those of the newest text', async () => {
  const project = await projectThatShows(Number.POSITIVE_INFINITY);
  const wider = CORE.replace('(name):\n    return', '(name, q):\n    return');
  await project.post({ kind: 'open', path: 'core.py', text: wider });
  await project.post({ kind: 'open', path: 'core.py', text: `\n\n\n${wider}` });
  const [own] = project.rebuilds.at(-1)!.typing!.surface;
  expect(own!.span!.bstart).toBe(wider.indexOf('get_host') + 3);
});

test('a pause, a file that is saved, and another file begin anew', async () => {
  const paused = await projectThatShows(-1);
  for (const text of letters(DEF, `${DEF} -> str`))
    await paused.post({ kind: 'open', path: 'core.py', text });
  expect(paused.rebuilds.filter(({ typing }) => typing)).toEqual([]);

  const project = await projectThatShows(Number.POSITIVE_INFINITY);
  await project.post({ kind: 'open', path: 'core.py', text: `${CORE}x = 1\n` });
  await project.post({ kind: 'open', path: 'user.py', text: 'import core\n' });
  await project.tell(project.write('new.py', 'x = 1\n'));
  await project.post({ kind: 'open', path: 'user.py', text: 'import core\nx = 1\n' });
  expect(project.rebuilds.map(({ typing }) => typing)).toEqual(Array(5).fill(undefined));
});

test('any way from one text to another comes to the same', async () => {
  const random = new Random(SEED);
  onTestFinished(({ task }) => void (task.result?.state === 'fail' && console.error(`CPGD_SEED=${SEED}`)));
  const heads = [
    'def get_host(name)',
    'def get_host(name, port)',
    'def get_host(port=1, *, name: str) -> str',
    'def get_host(',
    '',
  ];
  const others = [
    'def other(a, b=2)',
    'async def other(b, a)',
    '@functools.cache\ndef other(*a)',
    'other = 1 #',
    'other(',
  ];
  const classes = ['class Base', 'class Base(dict)', 'class Bas', 'if True'];
  const some = (): string =>
    CORE.replace(DEF, heads[random.below(heads.length)]!)
      .replace('def other(a, b=2)', others[random.below(others.length)]!)
      .replace('class Base', classes[random.below(classes.length)]!);
  for (let i = 0; i < 6; i++) {
    const texts = Array.from({ length: 6 }, some);
    expect(await typed(...texts), texts.at(-1)).toEqual(
      texts.at(-1) === CORE ? [] : await typed(texts.at(-1)!),
    );
  }
});

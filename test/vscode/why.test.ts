/** The view "Why Was This Rebuilt": what a person reads for each kind of revision. */
import type { ExportDeltaEntry } from '@cpgd/shared';
import { describe, expect, test } from 'vitest';
import { nodesBelow, type TreeNode } from '../../client-vscode/src/tree/node.ts';
import { whyMarkdown } from '../../client-vscode/src/why/markdown.ts';
import { type Rebuild, RebuildLog } from '../../client-vscode/src/why/rebuild.ts';
import { restrict, whyTree } from '../../client-vscode/src/why/tree.ts';
import {
  ago,
  count,
  duration,
  exportSentences,
  shortName,
  stepSentence,
} from '../../client-vscode/src/why/words.ts';
import { edited, gainedParameter, ROOT, reached, rebuild, step } from './answers.ts';

const OPTIONS = { only: null, namesFolders: false };

/** The tree as lines, indented, as a person sees it fully expanded. */
function lines(nodes: readonly TreeNode[], depth = 0): string[] {
  return nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${node.label}${node.description ? ` | ${node.description}` : ''}`,
    ...lines(node.children, depth + 1),
  ]);
}

describe('a revision', () => {
  test('says what changed in words, what was rebuilt by reason, each chain to its site, and the time', () => {
    expect(lines(whyTree([rebuild()], OPTIONS))).toEqual([
      'prices.py | #2  1 file · 16 ms',
      '  prices.py | modified · shop',
      '    price() gained the required parameter strict',
      '  Rebuilt: 1 of 75 files',
      '    Calls it | 1 file',
      '      cart.py | price · shop',
      '        return price(item) | cart.py:5',
      '        prices.py was edited | prices.py',
      '  16 ms, 3 chunks linked again',
      '    parse | 2 ms',
      '    link | 10 ms',
      '    reasons | 1 ms',
      '    store | 3 ms',
    ]);
  });

  test('explains why nothing else was rebuilt', () => {
    const quiet = rebuild({ exports: [], impacted: [], relinkedChunks: 1 });
    const shown = lines(whyTree([quiet], OPTIONS));
    expect(shown).toContain('    Nothing that other files can see changed');
    expect(shown).toContain('  Nothing else was rebuilt');
    expect(shown).toContain('    Only 1 chunk of the changed file had to be linked again.');
  });

  test('says that not even the file itself was linked again when only a comment changed', () => {
    const comment = rebuild({ exports: [], impacted: [], relinkedChunks: 0 });
    expect(lines(whyTree([comment], OPTIONS)).join('\n')).toContain('Not even a chunk of the file itself');
  });

  test('says that nobody looks up what changed', () => {
    const lonely = rebuild({ impacted: [] });
    expect(lines(whyTree([lonely], OPTIONS)).join('\n')).toContain(
      'No other file has looked up what changed',
    );
  });

  test('tells files that were linked again from files that the strategy only suspects', () => {
    const suspected = reached('shop/plugin.py', { kinds: ['import_closure_fallback'] });
    const shown = lines(whyTree([rebuild({ impacted: [reached('shop/cart.py'), suspected] })], OPTIONS));
    expect(shown).toContain('  Rebuilt: 1 of 75 files');
    expect(shown).toContain('  Suspected | 1 file · hybrid');
    const only = lines(whyTree([rebuild({ impacted: [suspected] })], OPTIONS));
    expect(only).toContain('  Nothing else was rebuilt');
  });

  test('groups by the reason of the shortest chain, surest reasons first', () => {
    const inherits = reached('a.py', { kinds: ['inherits'], chain: [step('a.py', 1, { kind: 'inherits' })] });
    const star = reached('b.py', {
      kinds: ['import_star'],
      chain: [step('b.py', 1, { kind: 'import_star' })],
    });
    const shown = lines(whyTree([rebuild({ impacted: [star, inherits, reached('c.py')] })], OPTIONS));
    const groups = shown.filter((line) => /^ {4}(Calls|Inherits|Star)/.test(line));
    expect(groups).toEqual([
      '    Calls it | 1 file',
      '    Inherits from it | 1 file',
      '    Star-imports it | 1 file',
    ]);
  });

  test('keeps node ids unique among siblings and the same over revisions', () => {
    const [first] = whyTree([rebuild()], OPTIONS);
    const [again] = whyTree([rebuild()], OPTIONS);
    const ids = (node: TreeNode): string[] => [...nodesBelow(node)].map(({ id }) => id);
    expect(ids(again!)).toEqual(ids(first!));
    for (const node of nodesBelow(first!)) {
      const siblings = node.children.map(({ id }) => id);
      expect(new Set(siblings).size).toBe(siblings.length);
    }
  });

  test('leads from a hop to the very site', () => {
    const [top] = whyTree([rebuild()], OPTIONS);
    const hop = [...nodesBelow(top!)].find(({ kind }) => kind === 'site');
    expect(hop?.place).toEqual({ root: ROOT, location: step('shop/cart.py', 5).location });
    const edit = [...nodesBelow(top!)].find(({ label }) => label === 'prices.py was edited');
    expect(edit?.place?.location).toMatchObject({ path: 'shop/prices.py', line: 1 });
  });
});

describe('following a file', () => {
  const only = { root: ROOT, path: 'shop/cart.py' };

  test('keeps revisions that changed it whole, and of those that reached it only its chains', () => {
    const both = rebuild({ impacted: [reached('shop/cart.py'), reached('shop/other.py')] });
    expect(restrict(both, only)?.impacted.map(({ path }) => path)).toEqual(['shop/cart.py']);
    expect(restrict(both, { root: ROOT, path: 'shop/prices.py' })).toBe(both);
  });

  test('leaves out revisions that do not concern it, and other folders with a file of that name', () => {
    expect(restrict(rebuild({ impacted: [] }), only)).toBeNull();
    expect(restrict(rebuild({ root: '/elsewhere' }), only)).toBeNull();
  });

  test('knows a file by the name it had before it moved', () => {
    const moved = rebuild({
      changed: [{ path: 'shop/new.py', change: 'moved', from: 'shop/old.py', location: null }],
    });
    expect(restrict(moved, { root: ROOT, path: 'shop/old.py' })).toBe(moved);
  });
});

describe('the log of revisions', () => {
  const numbers = (log: RebuildLog): number[] => log.all.map(({ revision }) => revision);

  test('is newest first in whatever order revisions come, and forgets the oldest', () => {
    const log = new RebuildLog(3);
    for (const revision of [2, 5, 3, 4]) log.add(rebuild({ revision, trigger: 'watch' }));
    expect(numbers(log)).toEqual([5, 4, 3]);
  });

  test('has a revision once, however often the server tells of it', () => {
    const log = new RebuildLog(3);
    log.add(rebuild({ revision: 2 }));
    log.add(rebuild({ revision: 2 }));
    expect(numbers(log)).toEqual([2]);
  });

  test('holds what comes while paused, counts it, and shows it on going on', () => {
    const log = new RebuildLog(10);
    log.add(rebuild({ revision: 1 }));
    log.pause();
    for (const revision of [2, 3]) log.add(rebuild({ revision, trigger: 'watch' }));
    expect([numbers(log), log.waiting]).toEqual([[1], 2]);
    log.resume();
    expect([numbers(log), log.waiting]).toEqual([[3, 2, 1], 0]);
  });

  test('stays bounded over 10,000 revisions, paused or not', () => {
    const log = new RebuildLog(50);
    for (let revision = 1; revision <= 10_000; revision++) log.add(rebuild({ revision, trigger: 'watch' }));
    log.pause();
    for (let revision = 10_001; revision <= 20_000; revision++) log.add(rebuild({ revision }));
    expect([log.all.length, log.waiting]).toEqual([50, 1000]);
    log.resume();
    expect(log.all.length).toBeLessThanOrEqual(50);
  });

  test('orders revisions of several folders by time, each folder by number', () => {
    const log = new RebuildLog(10);
    log.add(rebuild({ root: '/a', revision: 7, startedAt: 10, trigger: 'watch' }));
    log.add(rebuild({ root: '/b', revision: 1, startedAt: 20 }));
    log.add(rebuild({ root: '/a', revision: 8, startedAt: 30 }));
    expect(log.all.map(({ root, revision }) => `${root}${revision}`)).toEqual(['/a8', '/b1', '/a7']);
  });
});

describe('typing without a pause', () => {
  const typed = (revision: number, startedAt: number, more: Partial<Rebuild> = {}): Rebuild =>
    rebuild({ revision, startedAt, wallMs: revision, ...more });
  const renamed = (a: string, b: string): ExportDeltaEntry => ({
    ...gainedParameter(),
    aspects: [
      {
        aspect: 'parameter_renamed',
        parameter: a,
        before: a,
        after: b,
        isBreaking: true,
        text: `\`${a}\` was renamed to \`${b}\``,
      },
    ],
  });

  test('is one entry that says what it comes to, with every file that was reached', () => {
    const log = new RebuildLog(10);
    log.add(typed(2, 0, { exports: [gainedParameter('s')], impacted: [reached('a.py')] }));
    log.add(typed(3, 900, { exports: [renamed('s', 'st')], impacted: [reached('b.py')] }));
    log.add(typed(4, 1800, { exports: [renamed('st', 'strict')], impacted: [] }));
    const shown = lines(whyTree(log.all, OPTIONS));
    expect(shown[0]).toBe('prices.py | #2–4  2 files · 4 ms');
    expect(shown).toContain('    price() gained the required parameter strict');
    expect(shown).toContain('    revision 3 | 3 ms');
    expect(shown).toContain('  3 steps, the last in 4 ms, 9 chunks linked again');
  });

  test('says so when it ends where it began', () => {
    const log = new RebuildLog(10);
    log.add(typed(2, 0, { exports: [gainedParameter('s')] }));
    const lost: ExportDeltaEntry = {
      ...gainedParameter(),
      aspects: [
        {
          aspect: 'parameter_removed',
          parameter: 's',
          before: 's',
          after: null,
          isBreaking: true,
          text: 'lost the parameter `s`',
        },
      ],
    };
    log.add(typed(3, 900, { exports: [lost] }));
    expect(lines(whyTree(log.all, OPTIONS))).toContain(
      '    What other files can see changed, and changed back',
    );
  });

  test.each([
    ['a pause', typed(3, 5000)],
    [
      'another file',
      typed(3, 100, { changed: [{ path: 'b.py', change: 'modified', from: null, location: null }] }),
    ],
    ['a change on disk', typed(3, 100, { trigger: 'watch' })],
    ['a missed revision', typed(4, 100)],
    ['another folder', typed(3, 100, { root: '/other' })],
  ])('ends with %s', (_name, next) => {
    const log = new RebuildLog(10);
    log.add(typed(2, 0));
    log.add(next);
    expect(log.all).toHaveLength(2);
  });

  test('keeps its first step, which names it, and its newest, however long it goes on', () => {
    const log = new RebuildLog(10);
    for (let revision = 2; revision < 1002; revision++) log.add(typed(revision, revision * 100));
    const [entry] = log.all;
    expect(log.all).toHaveLength(1);
    expect([entry!.earlier.length, entry!.earlier[0]!.revision]).toEqual([200, 2]);
    expect(entry!.earlier.at(-1)!.revision).toBe(1000);
  });

  test('knows all its revisions when the server tells its history again', () => {
    const log = new RebuildLog(10);
    for (const revision of [2, 3, 4]) log.add(typed(revision, revision * 100));
    for (const revision of [2, 3, 4]) log.add(typed(revision, revision * 100));
    expect(log.all.map(({ revision, earlier }) => [revision, earlier.length])).toEqual([[4, 2]]);
  });
});

describe('words', () => {
  test('of an export', () => {
    const entry = gainedParameter();
    expect(exportSentences(entry)).toEqual(['`price()` gained the required parameter `strict`']);
    expect(exportSentences({ ...entry, delta: 'removed', aspects: [] })).toEqual(['`price()` is gone']);
    expect(exportSentences({ ...entry, delta: 'added', kind: 'class', aspects: [] })).toEqual([
      '`price` is new',
    ]);
  });

  test('of a hop', () => {
    expect(stepSentence(step('a.py', 1))).toBe('calls `shop.prices.price` in `shop.cart.total`');
    expect(stepSentence(step('a.py', 1, { kind: 'inferred_type', container: '' }))).toBe(
      'uses the inferred type of `shop.prices.price`',
    );
    expect(stepSentence(edited('a.py'))).toBe('was edited');
  });

  test.each([
    ['flask.app.Flask.run', 'Flask.run'],
    ['shop.prices.price', 'price'],
    ['shop._Private.x', '_Private.x'],
    ['shop', 'shop'],
  ])('%s is shown as %s', (name, shown) => expect(shortName(name)).toBe(shown));

  test('of numbers and times', () => {
    expect([count(1, 'file'), count(2, 'file'), count(1204, 'file')]).toEqual([
      '1 file',
      '2 files',
      '1,204 files',
    ]);
    expect([duration(0.42), duration(16.4), duration(2310)]).toEqual(['0.4 ms', '16 ms', '2.31 s']);
    expect([ago(0, 500), ago(0, 12_000), ago(0, 200_000), ago(0, 7_200_000)]).toEqual([
      'now',
      '12 s ago',
      '3 min ago',
      '2 h ago',
    ]);
  });
});

describe('Markdown', () => {
  test('has what changed, the reasons, and each hop with its place', () => {
    expect(whyMarkdown([rebuild()])).toBe(
      [
        '### Revision 2: `shop/prices.py`',
        '',
        '3 chunks linked again in 16 ms; 1 other file rebuilt.',
        '',
        'What changed:',
        '',
        '- `price()` gained the required parameter `strict`',
        '',
        '**calls it (`caller_symbol`)**:',
        '',
        '- `shop/cart.py`',
        '  - shop/cart.py:5 calls `shop.prices.price` in `shop.cart.total`',
        '  - shop/prices.py was edited',
        '',
      ].join('\n'),
    );
  });

  test('says so when there is nothing', () => expect(whyMarkdown([])).toBe('Nothing has been rebuilt.\n'));
});

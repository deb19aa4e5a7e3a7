/** The view "Why Was This Rebuilt": what a person reads for each kind of revision. */
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
    const shown = lines(whyTree([both], { only, namesFolders: false }));
    expect(shown[0]).toBe('prices.py | #2  2 files · 16 ms');
    expect(shown).toContain('  Rebuilt: 2 of 75 files');
    expect(shown).toContain('    Calls it | 2 files');
    expect(shown.filter((line) => /^ {6}\w+\.py/.test(line))).toEqual(['      cart.py | price · shop']);
    expect(restrict(both, { root: ROOT, path: 'shop/prices.py' })).toBe(both);
  });

  test('does not say that nothing was rebuilt where it is only suspected', () => {
    const suspected = reached('shop/cart.py', { kinds: ['import_closure_fallback'] });
    const both = rebuild({ impacted: [suspected, reached('shop/other.py')] });
    const shown = lines(whyTree([both], { only, namesFolders: false }));
    expect(shown).toContain('  Rebuilt: 1 of 75 files | cart.py is none of them');
    expect(shown).toContain('  Suspected | 1 file · hybrid');
    const copied = whyMarkdown([restrict(both, only)!]);
    expect(copied).toContain('1 other file rebuilt');
    expect(copied).not.toContain('other.py');
  });

  test('finds it among files that a long report only names', () => {
    const long = rebuild({ unlisted: { caller_symbol: ['shop/cart.py', 'shop/z.py'] } });
    expect(lines(whyTree([{ ...long, impacted: [] }], { only, namesFolders: false }))).toContain(
      '      cart.py | chain not listed · shop',
    );
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

test('counts all files of a long report, also of those that are joined', () => {
  const log = new RebuildLog(10);
  log.add(rebuild({ impacted: [reached('a.py')], unlisted: { caller_symbol: ['b.py', 'c.py'] } }));
  log.add(
    rebuild({
      revision: 3,
      impacted: [reached('b.py')],
      unlisted: { caller_symbol: ['a.py', 'd.py'] },
      typing: { since: 2, exports: [] },
    }),
  );
  const shown = lines(whyTree(log.all, OPTIONS));
  expect(shown[0]).toContain('4 files');
  expect(shown).toContain('  Rebuilt: 4 of 75 files');
  expect(shown).toContain('    Calls it | 4 files');
  expect(shown.join('\n')).toMatch(/^ {6}2 more/m);
});

describe('a file that is gone or elsewhere', () => {
  const change = (path: string, how: 'removed' | 'moved', from: string | null = null) =>
    ({ path, change: how, from, location: null }) as const;

  test('has nothing left to be linked', () => {
    const gone = rebuild({ changed: [change('a.py', 'removed')], impacted: [], relinkedChunks: 0 });
    const text = lines(whyTree([gone], OPTIONS)).join('\n');
    expect(text).toContain('Nothing is left of the file to be linked.');
    expect(text).not.toContain('comments, blank lines');
  });

  test('takes its names along, in the view and in Markdown', () => {
    const entry = gainedParameter();
    const moved = rebuild({
      changed: [change('shop/costs.py', 'moved', 'shop/prices.py')],
      exports: [
        { ...entry, delta: 'removed', aspects: [] },
        { ...entry, path: 'shop/costs.py', qname: 'shop.costs.price', delta: 'added', aspects: [] },
      ],
    });
    const text = lines(whyTree([moved], OPTIONS)).join('\n');
    expect(text).toContain('costs.py | moved from shop/prices.py · shop');
    expect(text).not.toMatch(/is new|is gone/);
    expect(whyMarkdown([moved])).toContain('`shop/costs.py` (moved from `shop/prices.py`)');
  });
});

test('Markdown says of several files which one a sentence is about', () => {
  const two = rebuild({
    changed: [
      { path: 'shop/__init__.py', change: 'modified', from: null, location: null },
      { path: 'shop/prices.py', change: 'modified', from: null, location: null },
    ],
    impacted: [reached('shop/cart.py', { chain: [step('pkg/__init__.py', 5)] })],
  });
  const text = whyMarkdown([two]);
  expect(text).toContain('- `shop/prices.py`: `price()` gained');
  expect(text).toContain('`pkg/__init__.py:5`');
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

  test('goes on with an index that was made anew and counts from the beginning', () => {
    const log = new RebuildLog(5);
    for (const revision of [8, 9]) log.add(rebuild({ revision, startedAt: revision, trigger: 'watch' }));
    for (const revision of [2, 8]) log.add(rebuild({ revision, startedAt: 100 + revision }));
    expect(numbers(log)).toEqual([8, 2, 9, 8]);
    const ids = whyTree(log.all, OPTIONS).map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test('does not show again what was cleared, when the server tells its history', () => {
    const log = new RebuildLog(5);
    log.add(rebuild({ revision: 2, startedAt: 10 }));
    log.clear(20);
    for (const revision of [2, 3]) log.add(rebuild({ revision, startedAt: revision === 2 ? 10 : 30 }));
    expect(numbers(log)).toEqual([3]);
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

  test('orders revisions of several folders by time', () => {
    const log = new RebuildLog(10);
    log.add(rebuild({ root: '/a', revision: 7, startedAt: 10, trigger: 'watch' }));
    log.add(rebuild({ root: '/b', revision: 1, startedAt: 20 }));
    log.add(rebuild({ root: '/a', revision: 8, startedAt: 30 }));
    expect(log.all.map(({ root, revision }) => `${root}${revision}`)).toEqual(['/a8', '/b1', '/a7']);
  });
});

describe('typing without a pause', () => {
  /** Revisions from 2 on go on with what that one began. */
  const typed = (revision: number, startedAt: number, more: Partial<Rebuild> = {}): Rebuild =>
    rebuild({
      revision,
      startedAt,
      wallMs: revision,
      typing: revision === 2 ? null : { since: 2, exports: [gainedParameter()] },
      ...more,
    });

  test('is one entry that says what the server says it comes to, with every file that was reached', () => {
    const log = new RebuildLog(10);
    log.add(typed(2, 0, { exports: [gainedParameter('s')], impacted: [reached('a.py')] }));
    log.add(typed(3, 900, { exports: [gainedParameter('st')], impacted: [reached('b.py')] }));
    log.add(typed(4, 1800, { exports: [], impacted: [] }));
    const shown = lines(whyTree(log.all, OPTIONS));
    expect(shown[0]).toBe('prices.py | #2–4  2 files · 4 ms');
    expect(shown).toContain('    price() gained the required parameter strict');
    expect(shown).toContain('    revision 3 | 3 ms');
    expect(shown).toContain('  3 steps, the last in 4 ms, 9 chunks linked again');
  });

  test('says so when it ends where it began', () => {
    const log = new RebuildLog(10);
    log.add(typed(2, 0, { everSeen: ['shop/prices.py'] }));
    log.add(typed(3, 900, { typing: { since: 2, exports: [] } }));
    expect(lines(whyTree(log.all, OPTIONS))).toContain(
      '    What other files can see changed, and changed back',
    );
  });

  test.each([
    ['what the server says is something new', typed(3, 100, { typing: null })],
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

  test('of a member, with its class, however that is spelled', () => {
    const named = (symbol: string, qname: string) =>
      exportSentences({ ...gainedParameter(), kind: 'method', symbol, qname, delta: 'removed', aspects: [] });
    const prefix = 'scip-python python shop . `shop.prices`/';
    expect(named(`${prefix}lower#__init__().`, 'shop.prices.lower.__init__')).toEqual([
      '`lower.__init__()` is gone',
    ]);
    expect(named(`${prefix}A#b#c().`, 'shop.prices.A.b.c')).toEqual(['`A.b.c()` is gone']);
    expect(named(`${prefix}price().`, 'shop.prices.price')).toEqual(['`price()` is gone']);
    expect(named('', 'shop.prices.price')).toEqual(['`price()` is gone']);
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
        '  - `shop/cart.py:5` calls `shop.prices.price` in `shop.cart.total`',
        '  - `shop/prices.py` was edited',
        '',
      ].join('\n'),
    );
  });

  test('says so when there is nothing', () => expect(whyMarkdown([])).toBe('Nothing has been rebuilt.\n'));
});

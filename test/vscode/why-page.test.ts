/** The page of the view "Why Was This Rebuilt": which lines are seen, what keys do, and what the page is told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Act, actOf, typedAhead } from '../../client-vscode/src/tree/keys.ts';
import { nodesBelow, plainText, type TreeNode } from '../../client-vscode/src/tree/node.ts';
import { Expansion, nearest, type Row, rowsOf } from '../../client-vscode/src/tree/rows.ts';
import { emptyWhy, type Situation } from '../../client-vscode/src/why/empty.ts';
import { whyPage } from '../../client-vscode/src/why/html.ts';
import { type Rebuild, RebuildLog } from '../../client-vscode/src/why/rebuild.ts';
import { ShownRevisions } from '../../client-vscode/src/why/shown.ts';
import { whyTree } from '../../client-vscode/src/why/tree.ts';
import { REASON_ICONS } from '../../client-vscode/src/why/words.ts';
import { gainedParameter, ROOT, reached, rebuild } from './answers.ts';

const node = (id: string, children: readonly TreeNode[] = [], isExpanded = false): TreeNode => ({
  id,
  kind: 'note',
  label: id,
  isExpanded,
  children,
});

/** Two revisions: the newer one is open down to a file whose chain is closed. */
const ROOTS = [
  node('new', [node('what'), node('why', [node('file', [node('hop'), node('edit')])], true)], true),
  node('old', [node('what')]),
];
const shown = (expansion = new Expansion()): Row[] => rowsOf(ROOTS, expansion);
const labels = (rows: readonly Row[]): string[] =>
  rows.map(({ node: { label }, level }) => `${level} ${label}`);
const called = (rows: readonly Row[], label: string): Row => rows.find((row) => row.node.label === label)!;

describe('the lines of a tree', () => {
  test('are those whose parents are open, as nodes ask for it', () => {
    expect(labels(shown())).toEqual(['1 new', '2 what', '2 why', '3 file', '1 old']);
  });

  test('tell screen readers where they are among their siblings', () => {
    const { position, siblings, isOpen } = called(shown(), 'old');
    expect([position, siblings, isOpen]).toEqual([2, 2, false]);
    expect(called(shown(), 'what').isOpen).toBeNull();
  });

  test('obey what a person opened and closed, of which two nodes with one id have each their own', () => {
    const expansion = new Expansion();
    expansion.set(called(shown(), 'old').key, true);
    expansion.set(called(shown(), 'why').key, false);
    expect(labels(shown(expansion))).toEqual(['1 new', '2 what', '2 why', '1 old', '2 what']);
    expect(new Set(shown(expansion).map(({ key }) => key)).size).toBe(5);
    // As when the page is loaded anew.
    expect(labels(shown(new Expansion(expansion.entries())))).toEqual(labels(shown(expansion)));
  });

  test('are the roots after closing all, and below them everything is closed, too', () => {
    const expansion = new Expansion();
    expansion.collapse(ROOTS);
    expect(labels(shown(expansion))).toEqual(['1 new', '1 old']);
    expansion.set('new', true);
    expect(labels(shown(expansion))).toEqual(['1 new', '2 what', '2 why', '1 old']);
  });

  test('that are gone leave nothing behind over 10,000 revisions', () => {
    const expansion = new Expansion();
    for (let n = 0; n < 10_000; n++) {
      expansion.set(`r${n}\nwhy`, true);
      expansion.prune([node(`r${n}`)]);
    }
    expect(expansion.entries()).toEqual([['r9999\nwhy', true]]);
  });

  test('keep the cursor, or the closest line above the one that is gone', () => {
    const rows = shown();
    expect(nearest(rows, 'new\nwhy\nfile\nhop')).toBe(called(rows, 'file'));
    expect(nearest(rows, 'new\nwhy')).toBe(called(rows, 'why'));
    expect(nearest(rows, 'gone\nwhy')).toBe(rows[0]);
    expect(nearest([], 'new')).toBeUndefined();
  });
});

describe('a key', () => {
  const rows = shown();
  const to = (key: string, from: string): string | null => {
    const act = actOf(key, rows, called(rows, from), 2);
    return act === null ? null : act.kind === 'move' ? act.row.node.label : act.kind;
  };

  test.each([
    ['ArrowDown', 'new', 'what'],
    ['ArrowDown', 'old', 'old'],
    ['ArrowUp', 'new', 'new'],
    ['PageDown', 'what', 'file'],
    ['PageUp', 'what', 'new'],
    ['Home', 'file', 'new'],
    ['End', 'new', 'old'],
    // Into what is open, up to what holds the line.
    ['ArrowRight', 'why', 'file'],
    ['ArrowLeft', 'file', 'why'],
    ['ArrowLeft', 'what', 'new'],
  ])('%s on "%s" goes to "%s"', (key, from, wanted) => expect(to(key, from)).toBe(wanted));

  const acts = (key: string, from: string): Act | null => actOf(key, rows, called(rows, from), 2);
  test('opens and closes', () => {
    expect(acts('ArrowRight', 'file')).toMatchObject({ kind: 'toggle', isOpen: true });
    expect(acts('ArrowLeft', 'why')).toMatchObject({ kind: 'toggle', isOpen: false });
    expect(acts(' ', 'why')).toMatchObject({ kind: 'toggle', isOpen: false });
    expect(acts('ArrowRight', 'what')).toBeNull();
    expect(acts('ArrowLeft', 'old')).toBeNull();
  });

  test('opens all siblings, chooses a line, or means nothing', () => {
    const act = acts('*', 'new');
    expect(act?.kind === 'toggle' && act.rows.map(({ node: { label } }) => label)).toEqual(['old']);
    expect(acts('Enter', 'what')).toMatchObject({ kind: 'choose' });
    expect(acts(' ', 'what')).toMatchObject({ kind: 'choose' });
    expect(acts('Escape', 'what')).toBeNull();
  });

  test('that is a letter goes to the next line with it, and on; a word stays where it leads', () => {
    const go = (from: string, text: string) => typedAhead(rows, called(rows, from), text)?.node.label;
    expect([go('new', 'w'), go('what', 'w'), go('why', 'W')]).toEqual(['what', 'why', 'what']);
    expect([go('what', 'wh'), go('what', 'why'), go('what', 'x')]).toEqual(['what', 'why', undefined]);
  });
});

describe('the page is told', () => {
  const options = { only: null, namesFolders: false };
  const nothing = { text: 'nothing', actions: [] };
  /** What the page has after the messages so far: what `whyTree` says it should. */
  class Page {
    readonly log = new RebuildLog(3);
    private readonly revisions = new ShownRevisions();
    private readonly known = new Map<string, TreeNode>();
    shown: readonly TreeNode[] = [];
    told: readonly TreeNode[] = [];
    only: { root: string; path: string } | null = null;

    update(): this {
      const message = this.revisions.update(this.log.all, { ...options, only: this.only }, nothing);
      if (message.kind !== 'show') throw new Error('a page is shown something');
      this.told = message.changed;
      for (const root of message.changed) this.known.set(root.id, root);
      this.shown = message.order.map((id) => this.known.get(id)!);
      expect(message.empty === null).toBe(this.shown.length > 0);
      expect(this.shown).toEqual(whyTree(this.log.all, { ...options, only: this.only }));
      return this;
    }

    add(revision: number, more: Partial<Rebuild> = {}): this {
      this.log.add(rebuild({ revision, trigger: 'watch', ...more }));
      return this.update();
    }

    reload(): this {
      this.revisions.forget();
      return this.update();
    }

    node(ids: readonly string[]): TreeNode | undefined {
      return this.revisions.node(ids);
    }
  }
  const told = (page: Page): string[] => page.told.map(({ id }) => id);

  test('the newest revision, and that the one before it is no longer the newest', () => {
    const page = new Page().add(1).add(2);
    expect(told(page)).toEqual([`${ROOT}#2@1000000`, `${ROOT}#1@1000000`]);
    expect(told(page.add(3))).toEqual([`${ROOT}#3@1000000`, `${ROOT}#2@1000000`]);
    expect(told(page.update())).toEqual([]);
    // The oldest is forgotten.
    expect(page.add(4).shown.map(({ id }) => id)).toEqual([4, 3, 2].map((n) => `${ROOT}#${n}@1000000`));
  });

  test('only the line that grows while a person types', () => {
    const page = new Page().add(1);
    for (let n = 2; n <= 300; n++)
      page.add(n, { trigger: 'edit', startedAt: 1_000_000 + 100 * n, typing: { since: 2, exports: [] } });
    expect(told(page)).toEqual([`${ROOT}#2@1000200`]);
    expect(page.shown).toHaveLength(2);
  });

  test('everything when it was loaded anew', () => {
    expect(told(new Page().add(1).add(2).reload())).toEqual([`${ROOT}#2@1000000`, `${ROOT}#1@1000000`]);
  });

  test('what concerns the file that is followed', () => {
    const page = new Page()
      .add(1, { impacted: [reached('shop/cart.py'), reached('shop/other.py')] })
      .add(2, { impacted: [], exports: [gainedParameter()] });
    page.only = { root: ROOT, path: 'shop/cart.py' };
    expect(page.update().shown.map(({ id }) => id)).toEqual([`${ROOT}#1@1000000`]);
    page.only = { root: ROOT, path: 'nowhere.py' };
    expect(page.update().shown).toEqual([]);
  });

  test('and what it names by ids is the node that it shows', () => {
    const page = new Page().add(1).add(2);
    for (const row of rowsOf(page.shown, new Expansion())) expect(page.node(row.ids)).toBe(row.node);
    expect(page.node(['gone'])).toBeUndefined();
    expect(page.node([`${ROOT}#2@1000000`, 'gone', 'x'])).toBeUndefined();
  });
});

describe('a view without revisions says why', () => {
  const usual: Situation = {
    hasFolder: true,
    state: 'running',
    isFollowing: false,
    isPaused: false,
    waiting: 0,
  };

  test.each([
    [{ hasFolder: false, state: 'stopped' }, /No folder is open/, ['vscode.openFolder']],
    [{ state: 'starting' }, /Starting/, []],
    [{ state: 'stopped' }, /not running/, ['cpgd.restart', 'cpgd.output']],
    [{ isPaused: true, waiting: 2 }, /2 revisions waiting/, ['cpgd.why.resume']],
    [{ isFollowing: true }, /No revision changed or reached/, ['cpgd.why.unfollow']],
    [{}, /Nothing has been rebuilt yet/, []],
  ] as const)('%j', (situation, text, commands) => {
    const empty = emptyWhy({ ...usual, ...situation });
    expect(empty.text).toMatch(text);
    expect(empty.actions.map(({ command }) => command)).toEqual(commands);
  });
});

test('a tooltip without Markdown has the same words', () => {
  const [top] = whyTree([rebuild()], { only: null, namesFolders: false });
  expect(plainText(top!.tooltip!)).toBe(
    'Revision 2 (edit), strategy hybrid\n3 chunks linked again; 16 ms\n- price() gained the required parameter strict',
  );
  expect(plainText('$(warning) `a.py` calls `b`\n```python\nb(**kwargs)\n```')).toBe(
    'a.py calls b\nb(**kwargs)',
  );
});

test('every icon of a revision has a picture', () => {
  const folder = join(import.meta.dirname, '../../client-vscode');
  const pictures = readFileSync(join(folder, 'webview/icons.ts'), 'utf8');
  const table = pictures.slice(pictures.indexOf('const PICTURES'), pictures.indexOf('};'));
  const drawn = new Set([...table.matchAll(/^ {2}'?([\w-]+)'?(?:: \w+)?,$/gm)].map(([, name]) => name));
  const source = readFileSync(join(folder, 'src/why/tree.ts'), 'utf8');
  const named = [...source.matchAll(/icon: '([\w-]+)'/g)].map(([, name]) => name);
  const made = ['edit', 'watch', 'checkout', 'index', 'scip', 'unheard of'].flatMap((trigger) =>
    [rebuild({ trigger }), rebuild({ trigger, exports: [], impacted: [] })].flatMap((revision) =>
      whyTree([revision], { only: null, namesFolders: false }).flatMap((top) => [...nodesBelow(top)]),
    ),
  );
  const wanted = [...named, ...Object.values(REASON_ICONS), ...made.flatMap(({ icon }) => icon ?? [])];
  expect(new Set(wanted).size).toBeGreaterThan(20);
  expect([...new Set(wanted)].filter((name) => !drawn.has(name))).toEqual([]);
});

test('its page loads nothing but its own script and style, and runs no inline script', () => {
  const page = whyPage({ script: 'why.js', style: 'why.css', source: 'vscode-resource:' });
  expect(page).toContain(
    `content="default-src 'none'; style-src vscode-resource:; script-src vscode-resource:"`,
  );
  expect(page.match(/<script[^>]*>[^<]/)).toBeNull();
  expect(page.match(/ (?:style|on\w+)=/)).toBeNull();
  expect(page).toMatch(/role="tree" aria-label="[^"]+" tabindex="0"/);
});

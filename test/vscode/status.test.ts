/** Status bar, index status, issue diagnostics, explanations: what they say, and what they keep to themselves. */
import { describe, expect, test } from 'vitest';
import { explainMarkdown } from '../../client-vscode/src/explain/markdown.ts';
import { barText } from '../../client-vscode/src/status/bar-text.ts';
import {
  type IndexStatus,
  issueBody,
  statusMarkdown,
  withoutPaths,
} from '../../client-vscode/src/status/report.ts';
import { offsetAfterBytes } from '../../client-vscode/src/text/byte-length.ts';
import { location } from './answers.ts';

const FRESH = { revision: 12, gitHead: 'a'.repeat(40), pendingChanges: 0, caughtUp: true };
const RUNNING = {
  state: 'running',
  hasFolder: true,
  activity: null,
  hasFailed: false,
  freshness: FRESH,
  notice: null,
} as const;

const STATUS: IndexStatus = {
  version: '0.1.0',
  root: '/home/ada/secret-project',
  cacheDirectory: '/home/ada/.cache/cpgd/x',
  pythonVersion: '3.13',
  phase: 'ready',
  progress: null,
  lenses: ['native'],
  counts: { files: 859, definedSymbols: 10084 },
  limitHits: { MAX_VALUES: 2, MAX_DEPTH: 0 },
  storeBytes: 12_300_000,
  memoryBytes: 180_000_000,
  notice: null,
  freshness: FRESH,
};

const FACTS = {
  extensionVersion: '0.1.0',
  vscodeVersion: '1.101.0',
  platform: 'linux-x64',
  nodeVersion: '22.15.1',
  remoteName: null,
  isTrusted: false,
  otherServer: null,
  serverState: 'running',
  crashes: 1,
};

describe('the status bar', () => {
  test.each([
    ['up to date', RUNNING, '$(check) cpgd #12'],
    [
      'behind',
      { ...RUNNING, freshness: { ...FRESH, caughtUp: false, pendingChanges: 2 } },
      '$(sync~spin) cpgd #12',
    ],
    ['indexing', { ...RUNNING, activity: { title: 'Indexing', percentage: 40 } }, '$(sync~spin) cpgd 40 %'],
    ['starting', { ...RUNNING, state: 'starting', freshness: null }, '$(sync~spin) cpgd'],
    ['failed', { ...RUNNING, hasFailed: true }, '$(warning) cpgd #12'],
    ['stopped', { ...RUNNING, state: 'stopped' }, '$(error) cpgd'],
    ['without a folder', { ...RUNNING, hasFolder: false }, 'cpgd'],
    ['before the first revision', { ...RUNNING, freshness: { ...FRESH, revision: 0 } }, '$(check) cpgd'],
  ] as const)('%s', (_name, facts, text) => expect(barText(facts).text).toBe(text));

  test('warns only when the server is gone', () => {
    expect(barText({ ...RUNNING, state: 'stopped' }).isWarning).toBe(true);
    expect(barText(RUNNING).isWarning).toBe(false);
  });
});

describe('the index status', () => {
  const text = statusMarkdown([STATUS], ['other: it is a virtual folder'], FACTS);

  test('has a section per folder, what failed, and the window', () => {
    expect(text).toContain('## secret-project');
    expect(text).toContain('| Files | 859 |');
    expect(text).toContain('| Defined symbols | 10,084 |');
    expect(text).toContain('| Revision | 12, up to date |');
    expect(text).toContain('> other: it is a virtual folder');
    expect(text).toContain('not trusted: nothing of its Python environment is started');
  });

  test('lists limits that were passed, and only those', () => {
    expect(text).toContain('MAX_VALUES (2)');
    expect(text).not.toContain('MAX_DEPTH');
  });
});

test('what the server wants people to know is in the tooltip and on the page', () => {
  const notice = 'Another process has this index. Meanwhile this process keeps one of its own.';
  expect(barText({ ...RUNNING, notice }).tooltip).toContain(notice);
  expect(statusMarkdown([{ ...STATUS, notice }], [], FACTS)).toContain(`| Note | ${notice} |`);
  expect(statusMarkdown([STATUS], [], FACTS)).not.toContain('| Note |');
});

test('an issue carries diagnostics, and neither paths nor names of the project', () => {
  const body = issueBody([STATUS], FACTS, []);
  expect(body).toContain('files 859');
  expect(body).toContain('ended unexpectedly 1 time');
  expect(body).not.toMatch(/ada|secret/);
});

test('its log lines do not name folders of the person', () => {
  const lines = ['/home/ada/shop is live', 'reads /home/ada/.cache/cpgd', 'nothing'];
  const folders = [
    ['/home/ada/shop', '<folder>'],
    ['/home/ada', '~'],
    ['/', 'root'],
  ] as const;
  expect(withoutPaths(lines, folders)).toEqual(['<folder> is live', 'reads ~/.cache/cpgd', 'nothing']);
});

describe('an explanation', () => {
  const explained = {
    found: true,
    links: [{ relation: 'name_symbol', target: 'shop.prices.price', method: 'import', confidence: 1 }],
    steps: [
      {
        depth: 0,
        question: 'what is `price` here?',
        answer: ['shop.prices.price'],
        location: location('shop/cart.py', 1),
      },
      { depth: 1, question: 'what does `shop.prices` export as `price`?', answer: [], location: null },
    ],
    total: 2,
    truncated: false,
    next: null,
    freshness: FRESH,
  };

  test('has what is said and every question with its answer', () => {
    const text = explainMarkdown('price', 'shop/cart.py:5:12', explained);
    expect(text).toContain('- name symbol: `shop.prices.price`, found by *import*, confidence 1.00');
    expect(text).toContain('- what is `price` here? (`cart.py:1`): `shop.prices.price`');
    expect(text).toContain('  - what does `shop.prices` export as `price`?: *nothing*');
  });

  test('says when nothing was found, and when there is nothing to explain', () => {
    expect(explainMarkdown('x', 'p', { ...explained, links: [] })).toContain('**Unresolved.**');
    expect(explainMarkdown('x', 'p', { ...explained, found: false })).toContain('There is no name');
  });
});

test.each([
  ['ascii', 'hello', 1, 3, 4],
  ['two bytes', 'äöü', 0, 4, 2],
  ['three bytes', '漢字', 0, 3, 1],
  ['four bytes, two units', '🐍x', 0, 4, 2],
  ['a count that ends inside a character', '漢', 0, 1, 1],
  ['more than there is', 'ab', 1, 99, 2],
  ['nothing', 'ab', 1, 0, 1],
])('bytes to UTF-16 units: %s', (_name, text, from, bytes, end) => {
  expect(offsetAfterBytes(text, from, bytes)).toBe(end);
});

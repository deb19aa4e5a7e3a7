/** The impact view: what is listed for an answer, and how tests are run and their results read. */

import { execFileSync } from 'node:child_process';
import type { ImpactAnswer } from '@cpgd/shared';
import { describe, expect, test } from 'vitest';
import { impactMarkdown } from '../../client-vscode/src/impact/markdown.ts';
import { subjectSentence } from '../../client-vscode/src/impact/subject.ts';
import {
  cancelledBy,
  commandLine,
  readJUnit,
  testCommands,
} from '../../client-vscode/src/impact/test-run.ts';
import { impactTree } from '../../client-vscode/src/impact/tree.ts';
import type { TreeNode } from '../../client-vscode/src/tree/node.ts';
import { edited, gainedParameter, location, ROOT, reached, step } from './answers.ts';

const ANSWER: ImpactAnswer = {
  subject: { kind: 'since', revision: 'HEAD' },
  strategy: 'hybrid',
  commit: 'abc',
  files: {
    items: [
      reached('shop/prices.py', { hop: 0, kinds: ['changed_file'], chain: [edited('shop/prices.py')] }),
      reached('shop/cart.py'),
    ],
    total: 3,
  },
  symbols: {
    items: [
      {
        symbol: 's',
        name: 'shop.cart.total',
        kind: 'function',
        path: 'shop/cart.py',
        location: location('shop/cart.py', 4),
        hop: 1,
        chain: [step('shop/cart.py', 5)],
      },
    ],
    total: 1,
  },
  tests: {
    items: [
      {
        id: 'tests/test_cart.py::TestCart::test_total',
        path: 'tests/test_cart.py',
        name: 'test_total',
        framework: 'pytest',
        location: location('tests/test_cart.py', 9),
        hop: 2,
        chain: [step('tests/test_cart.py', 10)],
      },
    ],
    total: 1,
  },
  changes: { items: [gainedParameter()], total: 1 },
  changedFiles: 1,
  breaking: 1,
  truncated: true,
  next: '2',
  freshness: { revision: 4, gitHead: 'abc', pendingChanges: 0, caughtUp: true },
};

function lines(nodes: readonly TreeNode[], depth = 0): string[] {
  return nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${node.label}${node.description ? ` | ${node.description}` : ''}`,
    ...lines(node.children, depth + 1),
  ]);
}

describe('the tree', () => {
  test('has changes, tests by file, files by reason and symbols, each with its chain, and what is cut off', () => {
    expect(lines(impactTree(ROOT, ANSWER))).toEqual([
      '1 change others can see | 1 may break callers',
      '  price() gained the required parameter strict | prices.py',
      '3 files | 1 of them changed',
      '  prices.py | shop',
      '  Calls it | 1 file',
      '    cart.py | price · shop',
      '      return price(item) | cart.py:5',
      '      prices.py was edited | prices.py',
      '  1 more | raise cpgd.impact.limit to list them',
      '1 symbol',
      '  total | directly · cart.py',
      '    return price(item) | cart.py:5',
      '1 test | in 1 file',
      '  test_cart.py | 1 test · tests',
      '    TestCart::test_total | 2 hops',
      '      return price(item) | test_cart.py:10',
    ]);
  });

  test('does not tell a person what they have only supposed', () => {
    const supposed = { ...ANSWER, subject: { kind: 'symbols', symbols: ['s'] } } as const;
    expect(lines(impactTree(ROOT, supposed))[0]).toBe('3 files | 1 of them changed');
  });

  test('says when no test reaches it', () => {
    const untested = { ...ANSWER, tests: { items: [], total: 0 } };
    expect(lines(impactTree(ROOT, untested))).toContain('No test | none reaches it');
  });
});

test.each([
  [{ kind: 'since', revision: 'HEAD' }, 'Reached by uncommitted changes'],
  [{ kind: 'since', revision: 'main' }, 'Reached by changes since main'],
  [
    { kind: 'symbols', symbols: ['scip-python python shop . `shop.prices`/price().'] },
    'Reached if price changed',
  ],
  [{ kind: 'files', paths: ['shop/cart.py'] }, 'Reached if anything in cart.py changed'],
] as const)('the question %o is put as: %s', (question, sentence) => {
  expect(subjectSentence({ root: ROOT, question, names: ['shop.prices.price'] })).toBe(sentence);
});

test('Markdown lists tests by node id and marks what may break callers', () => {
  const text = impactMarkdown({ root: ROOT, question: ANSWER.subject, names: [] }, ANSWER);
  expect(text).toContain('- `price()` gained the required parameter `strict` (may break callers)');
  expect(text).toContain('- `tests/test_cart.py::TestCart::test_total`');
  expect(text).toContain('list cut off');
});

describe('running tests', () => {
  test('uses the selected interpreter for `python`, and any other program as it is', () => {
    expect(testCommands(['python', '-m', 'pytest'], '/venv/bin/python', ['t::a'])).toEqual([
      ['/venv/bin/python', '-m', 'pytest', 't::a'],
    ]);
    expect(testCommands(['tox', '--'], '/venv/bin/python', ['t::a'], ['-x'])).toEqual([
      ['tox', '--', '-x', 't::a'],
    ]);
    expect(() => testCommands([], null, [])).toThrow(/testCommand is empty/);
  });

  test('spreads many tests over several command lines and loses none', () => {
    const ids = Array.from({ length: 1001 }, (_, at) => `t::${at}`);
    const runs = testCommands(['p'], null, ids);
    expect(runs.flatMap(([, ...rest]) => rest)).toEqual(ids);
    expect(Math.max(...runs.map((run) => run.length))).toBeLessThanOrEqual(201);
  });

  test('keeps lines short enough for a terminal whose shell is still starting, and is one command', () => {
    const ids = Array.from({ length: 200 }, (_, at) => `tests/test_some_module.py::test_number_${at}`);
    const command = commandLine(['python', '-m', 'pytest', ...ids], false);
    expect(Math.max(...command.split('\n').map((line) => line.length))).toBeLessThan(1100);
    expect(execFileSync('sh', ['-c', command.replace(/^python/, 'echo')], { encoding: 'utf8' }).trim()).toBe(
      ['-m', 'pytest', ...ids].join(' '),
    );
    expect(commandLine(['py', ...ids], true)).not.toContain('\n');
  });

  test('quotes for the shell, so that a name cannot become a command', () => {
    expect(commandLine(['py', "t.py::test[a b'; rm -rf $HOME]"], false)).toBe(
      "py 't.py::test[a b'\\''; rm -rf $HOME]'",
    );
    expect(commandLine(['C:\\Program Files\\py', 'x'], true)).toBe('"C:\\Program Files\\py" x');
  });
});

describe('the report of pytest', () => {
  const report = (cases: string): string =>
    `<?xml version="1.0"?><testsuites><testsuite name="pytest">${cases}</testsuite></testsuites>`;

  test('gives each test its result', () => {
    const results = readJUnit(
      report(
        '<testcase classname="tests.test_a" name="test_ok" file="tests/test_a.py" time="0.25"/>' +
          '<testcase classname="tests.test_a.TestX.TestY" name="test_bad" file="tests/test_a.py" time="1"><failure message="no">assert 1 &lt; 0&#10;E</failure></testcase>' +
          '<testcase classname="tests.test_a" name="test_skip" file="tests/test_a.py"><skipped message="why &quot;not&quot;"/></testcase>' +
          '<testcase classname="tests.test_a" name="test_err" file="tests/test_a.py"><error message="fixture">boom</error></testcase>',
      ),
      ['test_ok', 'TestX::TestY::test_bad', 'test_skip', 'test_err'].map(
        (name) => `tests/test_a.py::${name}`,
      ),
    );
    expect(results).toEqual([
      { id: 'tests/test_a.py::test_ok', outcome: 'passed', seconds: 0.25, message: '' },
      {
        id: 'tests/test_a.py::TestX::TestY::test_bad',
        outcome: 'failed',
        seconds: 1,
        message: 'assert 1 < 0\nE',
      },
      { id: 'tests/test_a.py::test_skip', outcome: 'skipped', seconds: 0, message: 'why "not"' },
      { id: 'tests/test_a.py::test_err', outcome: 'errored', seconds: 0, message: 'boom' },
    ]);
  });

  test('takes the worst case of a parametrised test, and the time of all', () => {
    const [result, ...others] = readJUnit(
      report(
        '<testcase classname="t" name="test_p[1]" file="t.py" time="1"/>' +
          '<testcase classname="t" name="test_p[a]b]" file="t.py" time="2"><failure message="m"/></testcase>' +
          '<testcase classname="t" name="test_p[3]" file="t.py" time="4"/>',
      ),
      ['t.py::test_p'],
    );
    expect(result).toEqual({ id: 't.py::test_p', outcome: 'failed', seconds: 7, message: 'm' });
    expect(others).toEqual([]);
  });

  test('is of the class that inherits a test, wherever that stands', () => {
    const results = readJUnit(
      report(
        '<testcase classname="tests.test_child.TestChild" name="test_over" file="tests/base.py"><failure message="no"/></testcase>' +
          '<testcase classname="tests.test_child.TestChild" name="test_base[1]" file="tests/base.py" time="1"/>',
      ),
      ['tests/test_child.py::TestChild::test_over', 'tests/test_child.py::TestChild::test_base'],
    );
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['tests/test_child.py::TestChild::test_over', 'failed'],
      ['tests/test_child.py::TestChild::test_base', 'passed'],
    ]);
  });

  test('is found where the root of pytest is another folder, unless that is ambiguous', () => {
    const one = report('<testcase classname="test_a" name="test_ok" file="test_a.py"/>');
    expect(readJUnit(one, ['sub/test_a.py::test_ok']).map(({ id }) => id)).toEqual([
      'sub/test_a.py::test_ok',
    ]);
    expect(readJUnit(one, ['sub/test_a.py::test_ok', 'other/test_a.py::test_ok'])).toEqual([]);
    const above = report('<testcase classname="project.test_a" name="test_ok" file="project/test_a.py"/>');
    expect(readJUnit(above, ['test_a.py::test_ok'])).toHaveLength(1);
  });

  test('is empty for what is no report', () => expect(readJUnit('pytest crashed <testcase', [])).toEqual([]));
});

test('a run is stopped by whichever of its tokens is cancelled', () => {
  const token = (isCancellationRequested = false) => {
    const listeners = new Set<() => void>();
    return {
      isCancellationRequested,
      listeners,
      onCancellationRequested: (listener: () => void) => {
        listeners.add(listener);
        return { dispose: () => void listeners.delete(listener) };
      },
    };
  };
  for (const at of [0, 1]) {
    const tokens = [token(), token()];
    const { signal, dispose } = cancelledBy(...tokens);
    for (const listener of tokens[at]!.listeners) listener();
    expect(signal.aborted).toBe(true);
    dispose();
    expect(tokens.map(({ listeners }) => listeners.size)).toEqual([0, 0]);
  }
  expect(cancelledBy(token(), token(true)).signal.aborted).toBe(true);
});

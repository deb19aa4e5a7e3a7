/** Text, numbers and tables: what fits, what is cut, what is never let through to a terminal. */
import { describe, expect, test } from 'vitest';
import { wantsColor } from '../../server/src/cli/render/colors.ts';
import { displayPath } from '../../server/src/cli/render/locations.ts';
import {
  formatBytes,
  formatConfidence,
  formatCount,
  formatDuration,
  formatShare,
} from '../../server/src/cli/render/numbers.ts';
import { renderTable, type TableColumn } from '../../server/src/cli/render/table.ts';
import { cutEnd, cutStart, displayWidth, printable, wrapWords } from '../../server/src/cli/render/text.ts';
import { didYouMean, suggestions } from '../../server/src/text/suggest.ts';
import { withoutColors } from './run-cli.ts';

describe('text', () => {
  test('control characters and bidirectional overrides become visible', () => {
    expect(printable('a\tb\nc\u001b[31m\u202e\u0085')).toBe('a\\tb\\nc\\x1b[31m\\u202e\\x85');
  });

  test('width counts wide characters twice and combining marks not at all', () => {
    expect(displayWidth('日本')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
  });

  test('cutting keeps whole characters inside the width', () => {
    expect(cutEnd('abcdef', 4)).toBe('abc…');
    expect(cutStart('pkg.mod.name', 6)).toBe('….name');
    expect(cutEnd('日本語', 4)).toBe('日…');
    expect(cutEnd('abc', 3)).toBe('abc');
    expect(cutEnd('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 4)).not.toContain('\ufffd');
  });

  test('words wrap, long ones stay whole', () => {
    expect(wrapWords('a bb ccc dddddddd', 6)).toEqual(['a bb', 'ccc', 'dddddddd']);
  });
});

describe('numbers', () => {
  test('counts are grouped', () => expect(formatCount(1234567)).toBe('1,234,567'));
  test('only all is 100 % and only none is 0 %', () => {
    expect(formatShare(99_999, 100_000)).toBe('99.9 %');
    expect(formatShare(1, 100_000)).toBe('0.1 %');
    expect(formatShare(0, 0)).toBe('0.0 %');
    expect(formatShare(5, 5)).toBe('100.0 %');
  });
  test('durations and sizes', () => {
    expect([0.42, 12.3, 2310, 125_000].map(formatDuration)).toEqual([
      '0.4 ms',
      '12 ms',
      '2.31 s',
      '2 min 05 s',
    ]);
    expect([0, 999, 1000, 31_500_000, 999_960].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '31.5 MB',
      '1.0 MB',
    ]);
    expect([1, 0.8, 0.65].map(formatConfidence)).toEqual(['1.0', '0.8', '0.65']);
  });
});

describe('tables', () => {
  interface Row {
    place: string;
    name: string;
    text: string;
  }
  const columns: TableColumn<Row>[] = [
    { title: 'Where', cell: ({ place }) => place },
    { title: 'In', cell: ({ name }) => name, cut: 'start', optional: true },
    { title: 'Source', cell: ({ text }) => text, cut: 'end', minWidth: 16, optional: true },
  ];
  const rows: Row[] = [
    { place: 'app/views.py:12:9', name: 'app.views.index', text: 'return helper(request.user)' },
    {
      place: 'app/deeply/nested/package/module_with_a_long_name.py:1234:21',
      name: 'app.deeply.nested.package.module_with_a_long_name.Class.method',
      text: 'x = [helper, "日本語のテキスト日本語のテキスト", other_helper, yet_another_helper]',
    },
  ];

  test.each([20, 40, 60, 80, 120, 200])('fit %i columns', (width) => {
    const table = renderTable(columns, rows, { width });
    for (const line of table.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });

  test('locations stay whole as long as they fit at all', () => {
    expect(renderTable(columns, rows, { width: 80 })).toContain(rows[1]!.place);
  });

  test('wide characters keep columns aligned', () => {
    const table = renderTable(
      [
        { title: 'A', cell: (row: string[]) => row[0]! },
        { title: 'B', cell: (row: string[]) => row[1]! },
      ],
      [
        ['日本', 'x'],
        ['abcd', 'y'],
      ],
      { width: 80 },
    );
    expect(table.split('\n')).toEqual(['A     B', '日本  x', 'abcd  y']);
  });

  test('the time is linear in the rows', () => {
    const many = Array.from({ length: 20_000 }, () => rows[1]!);
    const started = performance.now();
    expect(renderTable(columns, many, { width: 80 }).split('\n')).toHaveLength(20_001);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('a pipe gets everything, whole', () => {
    const table = renderTable(columns, rows, { width: null });
    expect(table).toContain(rows[1]!.text);
    expect(table).not.toContain('…');
  });

  test('style is applied after cutting and does not move columns', () => {
    const styled = columns.map((column) => ({
      ...column,
      style: (text: string) => `\u001b[1m${text}\u001b[22m`,
    }));
    const plain = renderTable(columns, rows, { width: 100 });
    const coloured = renderTable(styled, rows, { width: 100 });
    expect(coloured).not.toBe(plain);
    expect(withoutColors(coloured).replace(/ +$/gm, '')).toBe(plain);
  });
});

test('paths are relative to where the user stands', () => {
  expect(displayPath('/p', '/p', 'a/b.py')).toBe('a/b.py');
  expect(displayPath('/p', '/p/a', 'a/b.py')).toBe('b.py');
  expect(displayPath('/p', '/p/a', 'c.py')).toBe('../c.py');
  expect(displayPath('/p', '/very/far/away/from', 'c.py')).toBe('/p/c.py');
});

test('suggestions are near misses, best first', () => {
  const tables = ['cpg_nodes', 'cpg_edges', 'cst_defs', 'rel_name_symbol_v1'];
  expect(didYouMean('cpg_node', tables)).toBe('Did you mean cpg_nodes?');
  expect(suggestions('name_symbol', tables)).toEqual(['rel_name_symbol_v1']);
  expect(suggestions('cst_dfes', tables)).toEqual(['cst_defs']);
  expect(didYouMean('something_else_entirely', tables)).toBeNull();
});

test('colour: option, then NO_COLOR, then FORCE_COLOR, then the stream', () => {
  const terminal = { isTTY: true };
  const pipe = { isTTY: false };
  expect(wantsColor(terminal, {}, true)).toBe(true);
  expect(wantsColor(pipe, {}, true)).toBe(false);
  expect(wantsColor(pipe, { FORCE_COLOR: '1' }, true)).toBe(true);
  expect(wantsColor(terminal, { FORCE_COLOR: '0' }, true)).toBe(false);
  expect(wantsColor(terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
  expect(wantsColor(terminal, { FORCE_COLOR: '1' }, false)).toBe(false);
  expect(wantsColor(terminal, { TERM: 'dumb' }, true)).toBe(false);
});

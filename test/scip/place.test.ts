/** An index meets a text that has been edited since: what moved is found again, and only touched chunks are retired. */
import { expect, test } from 'vitest';
import { FAILURES } from '../../server/src/evidence/scip/anchors.ts';
import { placeDocument } from '../../server/src/evidence/scip/place-document.ts';
import { documentOf, targetOf } from './support.ts';

const TEXT = `from shapes import Circle, area


class Sheet:
    unit = area

    def first(self, c):
        return area(c)

    def second(self, c):
        total = area(c)
        return Circle(total)


def last():
    return Sheet()
`;

const MODULE = 'scip-python python demo 1.0 `pkg.mod`/';
const SHAPES = 'scip-python python demo 1.0 shapes/';

/** Every occurrence of these names in `TEXT`, as scip-python would have them. */
const SYMBOLS: Readonly<Record<string, string>> = {
  Circle: `${SHAPES}Circle#`,
  area: `${SHAPES}area().`,
  Sheet: `${MODULE}Sheet#`,
  first: `${MODULE}Sheet#first().`,
  second: `${MODULE}Sheet#second().`,
  last: `${MODULE}last().`,
  total: 'local 0',
};

const document = documentOf({
  relativePath: 'pkg/mod.py',
  occurrences: TEXT.split('\n').flatMap((line, row) =>
    [...line.matchAll(/\w+/g)].flatMap(({ 0: name, index }) => {
      const symbol = SYMBOLS[name];
      return symbol === undefined ? [] : [{ range: [row, index, index + name.length], symbol }];
    }),
  ),
});

/** `line:name` (lines of the text as it is now, from 1) of what holds, and the reasons of what does not. */
function placed(text: string): { holding: string[]; failures: string[] } {
  const target = targetOf(text);
  const { occurrences, anchors } = placeDocument(document, null, target);
  const holding: string[] = [];
  const failures: string[] = [];
  for (let row = 0; row < anchors.length; row++) {
    const start = occurrences.start[row]!;
    const name = Buffer.from(text).toString('utf8', start, occurrences.end[row]!);
    if (anchors.failure[row] === 0) holding.push(`${target.lines.lineOfByte(start) + 1}:${name}`);
    else failures.push(FAILURES[anchors.failure[row]!]!);
  }
  return { holding, failures };
}

const WHOLE = placed(TEXT);

test('of the text that was indexed, everything holds', () => {
  expect(WHOLE.failures).toEqual([]);
  expect(WHOLE.holding).toHaveLength(document.occurrences.length);
});

test('a line inserted at the top moves everything and retires nothing', () => {
  const { holding, failures } = placed(`# a remark\n${TEXT}`);
  expect(failures).toEqual([]);
  expect(holding).toEqual(
    WHOLE.holding.map((place) => place.replace(/^\d+/, (line) => String(Number(line) + 1))),
  );
});

test('a line inserted in a method retires that method, and what is below it still holds', () => {
  const { holding, failures } = placed(TEXT.replace('        total', '        c = c.copy()\n        total'));
  expect(holding.filter((place) => place.endsWith(':last'))).toEqual(['16:last']);
  expect(holding).toContain('8:area');
  expect(holding.filter((place) => /^1[01234]:/.test(place))).toEqual([]);
  // Its own name, `total` twice, `area` and `Circle`.
  expect(failures).toHaveLength(5);
});

test('a name of the same length is noticed, and the rest of its chunk no longer counts', () => {
  const { holding, failures } = placed(TEXT.replace('total = area(c)', 'total = echo(c)'));
  expect(failures).toContain('other_identifier');
  expect(failures).toContain('touched_chunk');
  expect(holding).toContain('8:area');
  expect(holding.filter((place) => /^1[012]:/.test(place))).toEqual([]);
});

test('a deleted method takes its own occurrences along', () => {
  const { holding, failures } = placed(TEXT.replace(/ {4}def first[\s\S]*?\n\n/, ''));
  expect(failures).toEqual(['line_gone', 'line_gone']);
  expect(holding).toContain('12:last');
});

test('methods that change places are both found', () => {
  const [head, first, second, tail] = TEXT.split(/(?= {4}def )|(?=\n\ndef last)/) as [
    string,
    string,
    string,
    string,
  ];
  const { holding, failures } = placed(`${head}${second.trimEnd()}\n\n${first.trimEnd()}\n${tail}`);
  expect(failures).toEqual([]);
  expect(holding).toHaveLength(WHOLE.holding.length);
});

test('a text of another repository keeps nothing', () => {
  const { holding } = placed('import os\n\n\ndef walk(top):\n    return os.walk(top)\n');
  expect(holding).toEqual([]);
});

test('characters before a name move it only in their own chunk', () => {
  const { holding } = placed(TEXT.replace('return area(c)', 'return "été", area(c)'));
  expect(holding.filter((place) => place.startsWith('8:'))).toEqual([]);
  expect(holding).toContain('11:area');
});

test('what is new at the end of a line moves no name and is noticed all the same', () => {
  const marked = documentOf({
    relativePath: 'pkg/mod.py',
    occurrences: [
      { range: [0, 4, 5], symbol: `${MODULE}f().`, symbolRoles: 1 },
      { range: [0, 6, 7], symbol: `${MODULE}f().(a)`, symbolRoles: 1 },
      { range: [0, 9, 10], symbol: `${MODULE}f().(b)`, symbolRoles: 1 },
      { range: [2, 4, 5], symbol: `${MODULE}g().`, symbolRoles: 1 },
      { range: [2, 6, 7], symbol: `${MODULE}g().(x)`, symbolRoles: 1 },
    ],
  });
  const reasons = (text: string): string[] =>
    Array.from(placeDocument(marked, null, targetOf(text)).anchors.failure, (failure) => FAILURES[failure]!);
  expect(reasons('def f(a, b): ...\n\ndef g(x): ...\n')).toEqual(['', '', '', '', '']);
  expect(reasons('def f(a, b, c=1): ...\n\ndef g(x): ...\n')).toEqual([
    'touched_chunk',
    'touched_chunk',
    'touched_chunk',
    '',
    '',
  ]);
  // Nobody marks what is thrown away.
  expect(reasons('def f(a, b, _): ...\n\ndef g(x): ...\n')).toEqual(['', '', '', '', '']);
});

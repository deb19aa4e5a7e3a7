/** Lines and columns in every unit to byte spans, the checks of ranges and the checks of paths. */
import { describe, expect, it } from 'vitest';
import {
  checkDocumentPath,
  DocumentGate,
  indexPrefix,
} from '../../server/src/evidence/scip/document-path.ts';
import type { Metadata } from '../../server/src/evidence/scip/generated/scip.ts';
import { normalizeDocument } from '../../server/src/evidence/scip/normalize.ts';
import { LineIndex } from '../../server/src/text/line-index.ts';
import { documentOf } from './support.ts';

/** `x` stands after one character of each width: 1, 2, 3 and 4 bytes; 1, 1, 1 and 2 UTF-16 units. */
const WIDE = 'a\n1é€𝔘x\r\nlast';
const SPAN_OF_X = [2 + 1 + 2 + 3 + 4, 2 + 1 + 2 + 3 + 4 + 1];

const tool = (name: string): Metadata => ({
  version: 0,
  toolInfo: { name, version: '1', arguments: [] },
  projectRoot: '',
  textDocumentEncoding: 1,
});

function normalized(
  range: number[],
  {
    text = WIDE,
    positionEncoding = 2,
    enclosingRange = [] as number[],
    metadata = null as Metadata | null,
  } = {},
) {
  const occurrences = [{ range, enclosingRange, symbol: 'local 0' }];
  const document = documentOf({ relativePath: 'a.py', positionEncoding, occurrences });
  const { occurrences: rows, problems } = normalizeDocument(document, new LineIndex(text), metadata);
  return {
    span: [rows.start[0], rows.end[0]],
    enclosing: [rows.enclosingStart[0], rows.enclosingEnd[0]],
    problems: problems.map((problem) => problem.class),
  };
}

describe('columns', () => {
  it.each([
    ['UTF-8', 1, 10],
    ['UTF-16', 2, 5],
    ['UTF-32', 3, 4],
  ])('count in %s when the document says so', (_, positionEncoding, column) => {
    const { span, problems } = normalized([1, column, column + 1], { positionEncoding });
    expect({ span, problems }).toEqual({ span: SPAN_OF_X, problems: [] });
  });

  it('count as the tool does when the document does not say', () => {
    const options = { positionEncoding: 0 };
    expect(normalized([1, 5, 6], { ...options, metadata: tool('scip-python') }).span).toEqual(SPAN_OF_X);
    expect(normalized([1, 10, 11], { ...options, metadata: tool('scip-go') }).span).toEqual(SPAN_OF_X);
    expect(normalized([1, 5, 6], options).span).toEqual(SPAN_OF_X);
  });

  it('count in UTF-16 when the document says something that does not exist, which is a problem', () => {
    expect(normalized([1, 5, 6], { positionEncoding: 9 })).toMatchObject({
      span: SPAN_OF_X,
      problems: ['unknown_encoding'],
    });
  });
});

describe('a range', () => {
  it.each([
    ['a line past the end', [3, 0, 1], 'outside_text'],
    ['an absurd line', [2_000_000_000, 0, 1], 'outside_text'],
    ['a column past the end of its line', [0, 0, 2], 'outside_text'],
    ['a column in the line end', [1, 5, 7], 'outside_text'],
    ['an end before its start', [1, 5, 0, 0], 'reversed_range'],
    ['a column inside a surrogate pair', [1, 4, 6], 'inside_character'],
    ['two numbers', [1, 5], 'malformed_range'],
    ['negative numbers', [1, -1, 5], 'malformed_range'],
  ])('with %s is a problem', (_, range, problem) => {
    expect(normalized(range)).toMatchObject({ span: [-1, -1], problems: [problem] });
    expect(normalized(range, { text: 'a\n12345\nlast'.slice(0, 12) }).problems.length).toBeLessThanOrEqual(1);
  });

  it('inside a character of several bytes is a problem when columns count bytes', () => {
    expect(normalized([1, 2, 10], { positionEncoding: 1 }).problems).toEqual(['inside_character']);
  });

  it('may be empty, and may be at the end of the text', () => {
    expect(normalized([0, 0, 0])).toMatchObject({ span: [0, 0], problems: [] });
    expect(normalized([2, 4, 4]).problems).toEqual([]);
  });

  it('may be enclosed; an enclosing range that does not enclose it is a problem, and the range stays', () => {
    expect(normalized([1, 5, 6], { enclosingRange: [1, 0, 2, 4] }).enclosing).toEqual([2, 19]);
    for (const enclosingRange of [
      [2, 0, 4],
      [1, 0],
      [1, 0, 9, 9],
    ])
      expect(normalized([1, 5, 6], { enclosingRange })).toEqual({
        span: SPAN_OF_X,
        enclosing: [-1, -1],
        problems: ['bad_enclosing_range'],
      });
  });
});

describe('an occurrence without a symbol', () => {
  it('is a problem unless it carries a diagnostic', () => {
    const document = documentOf({
      occurrences: [{ range: [0, 0, 1] }, { range: [0, 0, 1], diagnostics: [{ message: 'no' }] }],
    });
    const { problems } = normalizeDocument(document, new LineIndex('a'), null);
    expect(problems).toEqual([{ class: 'no_symbol', count: 1, samples: ['1:1'] }]);
  });
});

describe('a document path', () => {
  it.each([
    ['', 'empty_path'],
    ['/etc/passwd', 'absolute_path'],
    ['C:/x.py', 'absolute_path'],
    ['c:x.py', 'absolute_path'],
    ['../x.py', 'climbing_path'],
    ['a/../../x.py', 'climbing_path'],
    ['a/..', 'climbing_path'],
    ['a\\b.py', 'backslash_path'],
    ['..\\x.py', 'backslash_path'],
    ['\\\\host\\share', 'backslash_path'],
    ['./a.py', 'odd_path'],
    ['a//b.py', 'odd_path'],
    ['a/', 'odd_path'],
    ['a\0.py', 'odd_path'],
    ['a\n.py', 'odd_path'],
  ])('%j is refused', (path, problem) => {
    expect(checkDocumentPath(path)).toEqual({ path: null, problem });
  });

  it.each(['a.py', 'a/b.py', 'ä/..b.py', 'a b/c...py'])('%j is taken', (path) => {
    expect(checkDocumentPath(path)).toEqual({ path, problem: null });
  });

  it('must be that of an indexed file, once', () => {
    const states = { 'src/a.py': 'indexed', 'src/b.py': 'skipped' } as const;
    const gate = new DocumentGate((path) => states[path as keyof typeof states] ?? 'missing', 'src/');
    expect(gate.admit('a.py')).toEqual({ path: 'src/a.py', problem: null });
    expect(gate.admit('a.py').problem).toBe('duplicate_document');
    expect(gate.admit('b.py').problem).toBe('skipped_document');
    expect(gate.admit('c.py').problem).toBe('missing_document');
    expect(gate.admit('../src/a.py').problem).toBe('climbing_path');
  });
});

describe('the folder an index was made of', () => {
  it.each([
    ['file:///w/repo', '/w/repo', ''],
    ['file:///w/repo/', '/w/repo', ''],
    ['file:///w/repo/src/a%20b', '/w/repo/', 'src/a b/'],
    ['file:///C:/w/repo/src', 'C:/w/repo', 'src/'],
    ['file:///w/repo-two', '/w/repo', ''],
    ['file:///elsewhere', '/w/repo', ''],
    ['https://example.org/w/repo/src', '/w/repo', ''],
    ['file:///w/repo/%ff', '/w/repo', ''],
    ['', '/w/repo', ''],
  ])('%j in %j is %j', (projectRoot, workspaceRoot, prefix) => {
    expect(indexPrefix(projectRoot, workspaceRoot)).toBe(prefix);
  });
});

/** Positions in all three units against a slow model that walks code points, and the corners LSP names. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLines, LineIndex, type PositionEncoding } from '../../server/src/text/line-index.ts';
import { utf16ToUtf8Map } from '../../server/src/text/utf8-map.ts';

const ENCODINGS: PositionEncoding[] = ['utf-8', 'utf-16', 'utf-32'];
const bytes = (text: string): number => Buffer.byteLength(text);
const units = { 'utf-8': bytes, 'utf-16': (t: string) => t.length, 'utf-32': (t: string) => [...t].length };

/** Texts of whole code points, rich in line ends and in characters of every UTF-8 width. */
const texts = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      '€',
      '😀',
      '\ufeff',
      '\n',
      '\r\n',
      '\r',
      '\f',
      '\v',
      '\u2028',
      '\t',
      'xyz'.repeat(60),
    ),
  )
  .map((parts) => parts.join(''));

describe('lines', () => {
  it('end at \\n, \\r\\n and lone \\r, and at nothing else', () => {
    const index = new LineIndex('a\nb\r\nc\rd\fe\vf\u0085g\u2028h');
    expect(index.lineCount).toBe(4);
    expect(
      [0, 1, 2, 3].map((line) => index.text.slice(index.lineStartUtf16(line), index.lineEndUtf16(line))),
    ).toEqual(['a', 'b', 'c', 'd\fe\vf\u0085g\u2028h']);
  });

  it('are counted as wc counts them, unterminated last line included', () => {
    expect(['', 'a', 'a\n', 'a\nb', '\n', '\r\n', '\r\r\n', 'a\r'].map(countLines)).toEqual([
      0, 1, 1, 2, 1, 1, 2, 1,
    ]);
  });

  it('treat \\n\\r as two line ends', () => {
    expect(new LineIndex('a\n\rb').lineCount).toBe(3);
    expect(new LineIndex('a\n\rb').lineEndUtf16(1)).toBe(2);
  });
});

describe('a byte order mark', () => {
  it.each(ENCODINGS)('is no character of the first line of a file, in %s', (encoding) => {
    const index = LineIndex.ofFile('\ufeffdef f():\n  f()');
    expect([0, 3, 7, 12].map((byte) => index.positionOfByte(byte, encoding))).toEqual([
      { line: 0, character: 0 },
      { line: 0, character: 0 },
      { line: 0, character: 4 },
      { line: 1, character: 0 },
    ]);
    expect(index.byteOfPosition({ line: 0, character: 4 }, encoding)).toBe(7);
    expect(index.byteOfPosition({ line: 0, character: 99 }, encoding)).toBe(11);
    expect(index.withMark().positionOfByte(7, 'utf-16')).toEqual({ line: 0, character: 5 });
  });
});

describe('conversions agree with a model that walks the text', () => {
  it('byte and UTF-16 offsets of every character', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = new LineIndex(text);
        let at = 0;
        for (const character of [...text, '']) {
          const byte = bytes(text.slice(0, at));
          expect(index.byteOfUtf16(at)).toBe(byte);
          expect(index.utf16OfByte(byte)).toBe(at);
          for (let inside = 1; inside < bytes(character); inside++)
            expect(index.utf16OfByte(byte + inside)).toBe(at);
          at += character.length;
        }
        expect(index.byteLength).toBe(bytes(text));
      }),
    );
  });

  it('positions of every character, there and back', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...ENCODINGS), (text, encoding) => {
        const index = new LineIndex(text);
        let line = 0;
        let lineStart = 0;
        let at = 0;
        for (const character of [...text, '']) {
          const isBetweenCrLf = character === '\n' && text[at - 1] === '\r';
          if (!isBetweenCrLf) {
            const position = { line, character: units[encoding](text.slice(lineStart, at)) };
            expect(index.positionOfUtf16(at, encoding)).toEqual(position);
            expect(index.positionOfByte(bytes(text.slice(0, at)), encoding)).toEqual(position);
            expect(index.utf16OfPosition(position, encoding)).toBe(at);
            expect(index.byteOfPosition(position, encoding)).toBe(bytes(text.slice(0, at)));
          }
          at += character.length;
          if (character === '\n' || (character === '\r' && text[at] !== '\n')) {
            line++;
            lineStart = at;
          }
        }
      }),
    );
  });

  it('the whole-text map, null for ASCII', () => {
    expect(utf16ToUtf8Map('plain\r\n')).toBeNull();
    fc.assert(
      fc.property(texts, (text) => {
        const map = utf16ToUtf8Map(text);
        const index = new LineIndex(text);
        expect(map === null).toBe(index.isAscii);
        if (map !== null)
          expect([...map]).toEqual(Array.from({ length: text.length + 1 }, (_, i) => index.byteOfUtf16(i)));
      }),
    );
  });
});

describe('positions outside the text clamp', () => {
  const index = new LineIndex('añ\r\nb😀\n');
  it.each(ENCODINGS)('in %s', (encoding) => {
    expect(index.utf16OfPosition({ line: -1, character: 5 }, encoding)).toBe(0);
    expect(index.utf16OfPosition({ line: 0, character: 99 }, encoding)).toBe(2);
    expect(index.utf16OfPosition({ line: 0, character: -3 }, encoding)).toBe(0);
    expect(index.utf16OfPosition({ line: 1, character: 99 }, encoding)).toBe(7);
    expect(index.utf16OfPosition({ line: 99, character: 0 }, encoding)).toBe(8);
    expect(index.positionOfUtf16(3, encoding).line).toBe(0);
    expect(index.positionOfUtf16(99, encoding)).toEqual({ line: 2, character: 0 });
  });

  it('inside a character to its start', () => {
    expect(index.byteOfUtf16(6)).toBe(index.byteOfUtf16(5));
    expect(index.positionOfUtf16(6, 'utf-16')).toEqual({ line: 1, character: 1 });
    expect(index.utf16OfPosition({ line: 1, character: 3 }, 'utf-8')).toBe(5);
    expect(index.utf16OfPosition({ line: 1, character: 2 }, 'utf-16')).toBe(5);
  });
});

it('a lone surrogate counts as the three bytes of U+FFFD', () => {
  const text = 'a\ud800b\udc00c';
  expect(new LineIndex(text).byteOfUtf16(5)).toBe(bytes(text));
  expect(utf16ToUtf8Map(text)!.at(-1)).toBe(bytes(text));
});

it('one long line costs no more than many short ones', () => {
  const index = new LineIndex(`${'é'.repeat(1_000_000)}x`);
  const start = performance.now();
  for (let i = 0; i < 20_000; i++) index.positionOfByte(2_000_000 - i, 'utf-32');
  expect(performance.now() - start).toBeLessThan(1_000);
});

/** Lines and columns of texts that no editor shows. */
import { expect, test } from 'vitest';
import { offsetOf, positionAt } from '../../client-vscode/src/text/positions.ts';

test.each([
  ['a\nbc\n', 1, 1, 3],
  ['a\r\nbc', 1, 2, 5],
  ['a\rb', 1, 0, 2],
  ['é😀\nx', 1, 0, 4],
  ['', 0, 0, 0],
])('%j: line %i, column %i is offset %i, and back', (text, line, character, offset) => {
  expect(offsetOf(text, line, character)).toBe(offset);
  expect(positionAt(text, offset)).toEqual([line, character]);
});

test('what is beyond the text is at its end', () => {
  expect(offsetOf('a\nb', 7, 0)).toBe(3);
  expect(offsetOf('a\nb', 1, 9)).toBe(3);
});

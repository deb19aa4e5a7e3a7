/** Random damage to real-looking code: extraction never throws, and rows stay inside their file. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkLayout } from '../../server/src/syntax/chunk-layout.ts';
import { evidenceOf } from './extract-cases.ts';

const SOURCE = `import os, sys as system
from .a import (b, c as d)
@decorator(1, key="é")
class A(Base, metaclass=Meta):
    """Doc 😀."""
    x: "int | None" = None
    async def m[T: int](self, a, /, b: T = 1, *args, c, **kw) -> dict[str, T]:
        with open(a) as f, g() as (h, i):
            return [j.k(l) for j in f"{a!r:>{b}}" if (n := j) async for z in y]
        try:
            del self.x[0], b
        except* (E, F) as e:
            raise G(*args, **kw) from e
        match a:
            case [1, *rest] | {"k": v, **r} if v: print(lambda q, *w: q + w)
            case Point(x=0) as p: pass
type X[T] = list[T]
`;
const PIECES = [
  '(',
  ')',
  '[',
  '{',
  '"',
  "'",
  '"""',
  '\n',
  '    ',
  ':',
  '=',
  'def ',
  'class ',
  '*',
  ',',
  '#',
  '\\',
  '@',
  'é',
  '',
];

test('1,000 seeded mutations', () => {
  const edit = fc.record({
    at: fc.nat({ max: SOURCE.length }),
    remove: fc.nat({ max: 12 }),
    insert: fc.constantFrom(...PIECES),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const text = edits.reduce(
        (source, { at, remove, insert }) => source.slice(0, at) + insert + source.slice(at + remove),
        SOURCE,
      );
      const evidence = evidenceOf(text);
      const { chunks, names, attrs, calls, diagnostics } = evidence;
      const layout = new ChunkLayout(chunks.start, chunks.end, chunks.parent);
      const bytes = Buffer.byteLength(text);
      for (const { chunk, start, end, length } of [names, attrs, calls, diagnostics]) {
        for (let row = 0; row < length; row++) {
          const from = layout.toAbsolute(chunk[row]!, start[row]!);
          const to = layout.toAbsolute(chunk[row]!, end[row]!);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(bytes);
        }
      }
      // A name's row points at its text, wherever the damage is.
      const source = Buffer.from(text);
      for (let row = 0; row < names.length; row++) {
        const from = layout.toAbsolute(names.chunk[row]!, names.start[row]!);
        const to = layout.toAbsolute(names.chunk[row]!, names.end[row]!);
        expect(source.toString('utf8', from, to).normalize('NFKC')).toBe(evidence.strings[names.name[row]!]);
        expect(layout.chunkAt(from)).toBe(names.chunk[row]);
      }
    }),
    { numRuns: 1_000, seed: 20_260_711 },
  );
});

/**
 * Damage that stays inside the body of one top-level definition: lines come, go and move, and become nonsense,
 * but brackets and quotes stay balanced and no line reaches the left margin. Whatever such an edit does to its
 * own definition, the definitions around it are intact by any reading.
 */
import type { Edit, Mutation } from './mutate.ts';
import { lineStarts } from './mutate.ts';
import type { Random } from './random.ts';

/** Lines that are no Python, balanced all the same. */
const NONSENSE = [
  'x = = 1',
  'def',
  'if',
  'return return',
  '1 2 3',
  'for in in',
  'class class:',
  'import',
  'else:',
  '= y',
  'lambda lambda',
  'with as as:',
  'a b c d',
];

/** `body` is the span of the definition's body in bytes. Null when it has no line that can be changed so. */
export function confinedMutation(
  random: Random,
  original: Buffer,
  body: readonly [start: number, end: number],
): Mutation | null {
  const starts = lineStarts(original);
  const candidates: number[] = [];
  for (let line = 1; line + 1 < starts.length; line++) {
    // The body's first line stays, so that there is a body.
    const isInside = starts[line - 1]! >= body[0] && starts[line + 1]! <= body[1];
    if (isInside && isCalm(text(original, starts, line)) && isCalm(text(original, starts, line - 1))) {
      candidates.push(line);
    }
  }
  if (candidates.length === 0) return null;
  const line = random.pick(candidates);
  const start = starts[line]!;
  const end = starts[line + 1]!;
  const bytes = original.subarray(start, end);
  const indent = /^[ \t]*/.exec(bytes.toString('latin1'))![0].length;
  const edits: Readonly<Record<string, () => Edit>> = {
    'delete a line': () => ({ start, end, bytes: Buffer.alloc(0) }),
    'duplicate a line': () => ({ start: end, end, bytes }),
    'indent a line': () => ({ start, end: start, bytes: Buffer.from(' '.repeat(random.between(1, 9))) }),
    'dedent a line': () => ({
      start,
      end: start + Math.max(0, random.below(indent)),
      bytes: Buffer.alloc(0),
    }),
    'insert nonsense': () => ({
      start,
      end: start,
      bytes: Buffer.from(`${' '.repeat(random.between(1, 12))}${random.pick(NONSENSE)}\n`),
    }),
  };
  const kind = random.pick(Object.keys(edits));
  return { kind, edits: [edits[kind]!()] };
}

const text = (original: Buffer, starts: readonly number[], line: number): string =>
  original.toString('latin1', starts[line], starts[line + 1]);

/** Indented, without quotes or line continuation, and with every bracket closed that it opens. */
function isCalm(line: string): boolean {
  if (!/^[ \t]+\S/.test(line) || /["'\\#]/.test(line)) return false;
  let depth = 0;
  for (const character of line) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character) && --depth < 0) return false;
  }
  return depth === 0;
}

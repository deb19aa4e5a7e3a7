/** Versions of a file that have the same rows, further down or up, and versions that only look like it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { bind } from '../../server/src/binder/bind.ts';
import { type Evidence, finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { isMoved } from '../../server/src/evidence/moved.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';

const TEXT = `import os
class Shop:
    rate = 2
    def price(self, item):
        if item:
            item = os.fspath(item)
            print(item)
        return item
total = Shop().price("a")
`;

describe('a version of a file', () => {
  let parser: PythonParser;
  beforeAll(async () => {
    parser = await createPythonParser();
  });

  function evidenceOf(text: string): Evidence {
    const out = extract({ tree: parser.parseFlat(text), text, path: 'shop.py' });
    bind(out, { pythonVersion: { major: 3, minor: 12 } });
    return finishEvidence(out);
  }
  const isMovedTo = (text: string): boolean => isMoved(evidenceOf(TEXT), evidenceOf(text));
  const inserted = (before: string, what: string): string => TEXT.replace(before, `${what}${before}`);

  test.each([
    ['at the top', `\n${TEXT}`],
    ['several at the top', `\n\n\n${TEXT}`],
    ['between statements', inserted('total =', '\n')],
    ['in a class', inserted('    def price', '\n')],
    ['in a function', inserted('            print', '\n\n')],
    ['a comment', inserted('total =', '# What it comes to.\n')],
    ['with other spaces in it', inserted('Shop().price', ' ')],
  ])('with an empty line %s is the one before, moved; and back', (_, text) => {
    expect(isMovedTo(text)).toBe(true);
    expect(isMoved(evidenceOf(text), evidenceOf(TEXT))).toBe(true);
  });

  test.each([
    ['a name is another one', TEXT.replace('total', 'sum_of')],
    ['a constant is another one', TEXT.replace('rate = 2', 'rate = 3.5')],
    ['a statement left its block', TEXT.replace('            print', '        print')],
    ['a statement left its class', TEXT.replace('    rate', 'rate')],
    ['two statements changed places', TEXT.replace('import os\n', '').concat('import os\n')],
    ['places moved by different distances', `\n${inserted('total =', '\n')}`],
  ])('in which %s is another one', (_, text) => {
    expect(isMovedTo(text)).toBe(false);
  });
});

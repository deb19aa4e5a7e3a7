/** Answers kept about a definition elsewhere name it by its path, in which there may be spaces. */
import { expect, test } from 'vitest';
import { Linker } from '../../server/src/linker/link-file.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { openStandardLibrary, programOf } from '../support/pipeline.ts';

const parser = await createPythonParser();
const outside = await openStandardLibrary();

/** What is looked for in other files: calls that pass something, subclasses, additions, operands, decorated receivers. */
const PROGRAM: Readonly<Record<string, string>> = {
  bus: `handlers = []
class Shop:
    registry = {}
def publish(event):
    for handler in handlers:
        handler(event)
    for way in Shop.registry.values():
        way(event)
`,
  shop: `import bus
class Paid:
    def total(self): ...
def on_paid(event):
    event.total()
def on_sent(event):
    event.total()
bus.handlers.append(on_paid)
bus.Shop.registry['sent'] = on_sent
bus.publish(Paid())
`,
  shapes: `class Shape:
    def draw(self):
        return self.area()
    def __add__(self, other):
        return other.area()
`,
  circles: `from shapes import Shape
class Circle(Shape):
    def area(self): ...
Circle() + Circle()
`,
  made: `from shapes import Shape
Square = type('Square', (Shape,), {})
Square().draw()
`,
};

/** What the files reach, with the folder's name taken out of the targets. */
function reachedIn(folder: string): readonly string[] {
  const { files, index } = programOf(parser, PROGRAM, outside, folder);
  const linker = new Linker(files, index);
  return [...files.values()].flatMap((facts) =>
    linker
      .linkFile(facts)
      .flatMap(({ links }) =>
        links.map(({ relation, left, target }) => `${facts.moduleFqn} ${relation} ${left} ${target}`),
      ),
  );
}

test('files in a folder with spaces in its name reach what they reach elsewhere', () => {
  const elsewhere = reachedIn('');
  expect(elsewhere.some((link) => link.startsWith('bus ') && link.endsWith('on_paid().'))).toBe(true);
  expect(elsewhere.some((link) => link.startsWith('bus ') && link.endsWith('on_sent().'))).toBe(true);
  expect(elsewhere.some((link) => link.startsWith('shop ') && link.endsWith('Paid#total().'))).toBe(true);
  expect(elsewhere.some((link) => link.startsWith('shapes ') && link.endsWith('Circle#area().'))).toBe(true);
  expect(reachedIn('my app/of  mine/')).toEqual(elsewhere);
});

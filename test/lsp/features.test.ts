/** Every standard feature, asked over the wire on one small workspace. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, type LspProcess, uri } from './support/lsp-process.ts';
import { at, TestWorkspace } from './support/workspace.ts';

const SHAPES = `"""Shapes."""
import os
from typing import List


class Shape:
    """A shape.

    :param name: what it is *called*
    """

    sides = 0

    def __init__(self, name: str) -> None:
        self.name = name

    def area(self) -> float:
        raise NotImplementedError

    def describe(self):
        return self.name + str(self.area())


class Square(Shape):
    sides = 4

    def area(self) -> float:
        size = 2
        return size * size


def total(first: Shape, others: List[Shape]) -> float:
    return first.area() + len(others)


__all__ = ["Shape", "Square", "total"]
`;

const MAIN = `from pkg.shapes import Shape, Square, total
import pkg.missing

square = Square("s")
print(square.describe(), total(square, []))


def run(thing):
    thing.unknown()
    return square.area()


run(1)
`;

const workspace = new TestWorkspace({
  'pkg/__init__.py': '',
  'pkg/shapes.py': SHAPES,
  'main.py': MAIN,
  'a.py': 'import b\n',
  'b.py': 'import a\n',
  'twice.py': 'double = lambda n: n * 2\n',
});
const shapes = workspace.path('pkg/shapes.py');
const main = workspace.path('main.py');
let server: LspProcess;

beforeAll(async () => {
  server = await workspace.serve({
    capabilities: {
      textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
    },
  });
  await server.open(shapes);
  await server.open(main);
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  workspace[Symbol.dispose]();
});

const ask = (method: string, text: string, needle: string, nth = 0, more = {}) => {
  const { line, character } = at(text, needle, nth);
  return server.at(method, text === SHAPES ? shapes : main, line, character, more);
};
const place = (path: string, text: string, needle: string, nth = 0) => {
  const start = at(text, needle, nth);
  return { uri: uri(path), range: { start, end: { ...start, character: start.character + needle.length } } };
};

describe('going places', () => {
  test('definition leads across files, and to the class of a method through its instance', async () => {
    expect(await ask('definition', MAIN, 'Square', 1)).toEqual([place(shapes, SHAPES, 'Square')]);
    expect(await ask('definition', MAIN, 'describe')).toEqual([place(shapes, SHAPES, 'describe')]);
  });

  test('definition of a builtin is in its stub', async () => {
    const [found] = await ask('definition', MAIN, 'print');
    expect(found.uri).toMatch(/builtins\.pyi$/);
  });

  test('definition of a local is where it is bound', async () => {
    expect(await ask('definition', SHAPES, 'size', 1)).toEqual([place(shapes, SHAPES, 'size')]);
  });

  test('declaration is the import, definition what is imported', async () => {
    expect(await ask('declaration', MAIN, 'Square', 1)).toEqual([place(main, MAIN, 'Square')]);
  });

  test('typeDefinition is the class of the value', async () => {
    expect(await ask('typeDefinition', MAIN, 'square', 1)).toEqual([place(shapes, SHAPES, 'Square')]);
  });

  test('implementation of a method is what overrides it, of a class what derives from it', async () => {
    expect(await ask('implementation', SHAPES, 'area')).toEqual([place(shapes, SHAPES, 'area', 2)]);
    expect(await ask('implementation', SHAPES, 'Shape', 1)).toEqual([place(shapes, SHAPES, 'Square')]);
  });

  test('references are all mentions, with or without the definition', async () => {
    const some = await ask('references', SHAPES, 'describe', 0, { context: { includeDeclaration: false } });
    expect(some).toEqual([place(main, MAIN, 'describe')]);
    const all = await ask('references', SHAPES, 'describe', 0, { context: { includeDeclaration: true } });
    expect(all).toHaveLength(2);
  });

  test('documentHighlight tells reads from writes', async () => {
    const found = await ask('documentHighlight', SHAPES, 'size');
    expect(found.map(({ kind }: { kind: number }) => kind)).toEqual([3, 2, 2]);
  });

  test('workspace/symbol finds by letters in their order, best first', async () => {
    const found = await server.request('workspace/symbol', { query: 'sqr' });
    expect(found[0]).toMatchObject({ name: 'Square', kind: 5, containerName: 'pkg.shapes' });
    expect(await server.request('workspace/symbol', { query: 'Square.area' })).toMatchObject([
      { name: 'area' },
    ]);
    const all: Json[] = await server.request('workspace/symbol', { query: '' });
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Shape', 'Square', 'area', 'sides', 'total', 'run', 'shapes']),
    );
    expect(all.map(({ name }) => name)).toContain('double');
    expect(all.map(({ name }) => name)).not.toContain('<lambda>');
  });
});

describe('knowing things', () => {
  test('hover says what it is, where, how that is known, and what hangs on it', async () => {
    const { contents, range } = await ask('hover', MAIN, 'describe');
    expect(contents.value).toContain('(method) def describe(self)');
    expect(contents.value).toContain('pkg.shapes.Shape.describe');
    expect(contents.value).toMatch(/\[pkg\/shapes\.py:\d+\]/);
    expect(contents.value).toMatch(/by instance member, confidence 0\.8/);
    expect(contents.value).toContain('1 caller · ≥ 1 file impacted');
    expect(range).toEqual(place(main, MAIN, 'describe').range);
  });

  test('hover shows documentation as Markdown', async () => {
    const { contents } = await ask('hover', SHAPES, 'Shape', 1);
    expect(contents.value).toContain('- `name`: what it is *called*');
  });

  test('hover says why something is not known', async () => {
    const { contents } = await ask('hover', MAIN, 'unknown');
    expect(contents.value).toMatch(/not resolved/);
  });

  test('documentSymbol is a tree with the attributes of instances', async () => {
    const found = await server.request('textDocument/documentSymbol', { textDocument: { uri: uri(shapes) } });
    expect(found.map(({ name }: { name: string }) => name)).toEqual(['Shape', 'Square', 'total', '__all__']);
    const children = found[0].children.map(({ name, kind }: { name: string; kind: number }) => [name, kind]);
    expect(children).toEqual(
      expect.arrayContaining([
        ['sides', 8],
        ['__init__', 9],
        ['area', 6],
        ['name', 8],
      ]),
    );
  });

  test('every lens says what cpg/impact says', async () => {
    const lenses = await server.request('textDocument/codeLens', { textDocument: { uri: uri(shapes) } });
    expect(lenses.length).toBeGreaterThan(3);
    for (const lens of lenses) {
      const title = await server.countedTitle(lens);
      const subject = { kind: 'symbols', symbols: [lens.data.symbol] };
      const { files, changedFiles } = await server.request('cpg/impact', { subject });
      const total = files.total - changedFiles;
      expect(title).toMatch(new RegExp(` · ${total} files? impacted$`));
    }
  });

  test.each([
    ['def never(): pass', 'never', '0 callers'],
    ['def passed(): pass\nprint(passed)', 'passed', 'no known callers'],
    // Nobody knows what `thing` is: its method may be this one.
    ['class C:\n    def unknown(self): pass', 'unknown', 'no known callers'],
    // The constructor that the call runs is inherited.
    ['class Base:\n    def __init__(self): pass\nclass D(Base): pass\nD()', 'D', '1 caller'],
  ])('a lens says that nothing calls it only where that is known: %s', async (text, name, expected) => {
    const path = workspace.path('pkg/lonely.py');
    workspace.write('pkg/lonely.py', text);
    await server.request('cpg/sync', {});
    const lenses = await server.request('textDocument/codeLens', { textDocument: { uri: uri(path) } });
    const titles = new Map<string, string>();
    for (const lens of lenses)
      titles.set(lens.data.symbol, (await server.request('codeLens/resolve', lens)).command.title);
    const [, title] = [...titles].find(([symbol]) => new RegExp(`${name}(#|\\(\\)\\.)$`).test(symbol))!;
    expect(title.split(' · ')[0]).toBe(expected);
    rmSync(path);
    await server.request('cpg/sync', {});
  });

  test('a lens counts callers when it is shown', async () => {
    const lenses = await server.request('textDocument/codeLens', { textDocument: { uri: uri(shapes) } });
    const at = place(shapes, SHAPES, 'describe').range;
    const lens = lenses.find((one: { range: object }) => JSON.stringify(one.range) === JSON.stringify(at));
    expect(lens.command).toBeUndefined();
    expect(await server.countedTitle(lens)).toBe('1 caller · 1 file impacted');
  });

  test('a module that decorates two functions is one caller of the decorator, for a lens as for cpg/callers', async () => {
    const path = workspace.path('pkg/wrapping.py');
    const text = 'def wrap(f): return f\n@wrap\ndef a(): pass\n@wrap\ndef b(): pass\n';
    workspace.write('pkg/wrapping.py', text);
    await server.request('cpg/sync', {});
    const [lens] = await server.request('textDocument/codeLens', { textDocument: { uri: uri(path) } });
    expect((await server.request('codeLens/resolve', lens)).command.title).toMatch(/^1 caller ·/);
    expect(await server.request('cpg/callers', { symbol: lens.data.symbol })).toMatchObject({ total: 1 });
    rmSync(path);
    await server.request('cpg/sync', {});
  });

  test('folding folds bodies, docstrings and imports', async () => {
    const found = await server.request('textDocument/foldingRange', { textDocument: { uri: uri(shapes) } });
    expect(found).toContainEqual({ startLine: 1, endLine: 2, kind: 'imports' });
    expect(found).toContainEqual({ startLine: 6, endLine: 9, kind: 'comment' });
    expect(found).toContainEqual({ startLine: 13, endLine: 14 });
  });

  test('selection grows from the word to the file', async () => {
    const position = at(SHAPES, 'self.name = name');
    const [selection] = await server.request('textDocument/selectionRange', {
      textDocument: { uri: uri(shapes) },
      positions: [position],
    });
    expect(selection.range).toEqual({
      start: position,
      end: { ...position, character: position.character + 4 },
    });
    let widest = selection;
    let steps = 0;
    for (; widest.parent; widest = widest.parent) steps++;
    expect(widest.range.start).toEqual({ line: 0, character: 0 });
    expect(steps).toBeGreaterThan(3);
  });

  test('semantic tokens know classes from functions, and a delta is small', async () => {
    const { legend } = server.capabilities.semanticTokensProvider;
    const textDocument = { uri: uri(main) };
    const whole = await server.request('textDocument/semanticTokens/full', { textDocument });
    const words = decode(MAIN, whole.data, legend.tokenTypes);
    expect(words).toContainEqual(['Square', 'class']);
    expect(words).toContainEqual(['total', 'function']);
    expect(words).toContainEqual(['describe', 'method']);
    expect(words).toContainEqual(['thing', 'parameter']);
    const delta = await server.request('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: whole.resultId,
    });
    expect(delta.edits).toEqual([]);
    const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    const part = await server.request('textDocument/semanticTokens/range', { textDocument, range });
    expect(part.data.length).toBeLessThan(whole.data.length);
  });
});

describe('hierarchies', () => {
  test('calls come in and go out, and a module calls too', async () => {
    const [item] = await ask('prepareCallHierarchy', SHAPES, 'describe');
    const [incoming] = await server.request('callHierarchy/incomingCalls', { item });
    expect(incoming.from).toMatchObject({ name: 'main', kind: 2 });
    expect(incoming.fromRanges).toHaveLength(1);
    const module = incoming.from;
    const outgoing = await server.request('callHierarchy/outgoingCalls', { item: module });
    expect(outgoing.map(({ to }: { to: { name: string } }) => to.name)).toEqual(
      expect.arrayContaining(['describe', 'total', 'run', 'print']),
    );
  });

  test('classes have supertypes and subtypes', async () => {
    const [square] = await ask('prepareTypeHierarchy', SHAPES, 'Square');
    expect(await server.request('typeHierarchy/supertypes', { item: square })).toMatchObject([
      { name: 'Shape' },
    ]);
    const [shape] = await ask('prepareTypeHierarchy', SHAPES, 'Shape', 1);
    expect(await server.request('typeHierarchy/subtypes', { item: shape })).toMatchObject([
      { name: 'Square' },
    ]);
  });

  test('the classes above a class of the standard library are known to the last', async () => {
    let [item] = await ask('prepareTypeHierarchy', SHAPES, 'NotImplementedError');
    const above: string[] = [];
    while (item) {
      above.push(item.name);
      [item] = await server.request('typeHierarchy/supertypes', { item });
    }
    expect(above).toEqual(['NotImplementedError', 'RuntimeError', 'Exception', 'BaseException', 'object']);
  });
});

describe('changing things', () => {
  test('a rename changes every mention, with overrides, keywords and __all__', async () => {
    const { changes } = await ask('rename', SHAPES, 'total', 0, { newName: 'sum_up' });
    expect(changes[uri(shapes)]).toHaveLength(2);
    expect(changes[uri(main)]).toHaveLength(2);
    const member = await ask('rename', SHAPES, 'area', 0, { newName: 'surface' });
    expect(member.changes[uri(shapes)]).toHaveLength(4);
    expect(member.changes[uri(main)]).toHaveLength(1);
  });

  test('a rename that cannot be sure lists what it is not sure of', async () => {
    await server.change(main, { text: `${MAIN}\n\ndef later(x):\n    return x.describe()\n` });
    const problem = await ask('prepareRename', SHAPES, 'describe').catch((error) => error);
    expect(problem.code).toBe(-32803);
    expect(problem.message).toMatch(/main\.py:\d+:\d+: return x\.describe\(\)/);
    await server.change(main, { text: MAIN });
    expect(await ask('prepareRename', SHAPES, 'describe')).toMatchObject({ placeholder: 'describe' });
  });

  test.each([
    ['class', 'no name that Python allows'],
    ['1x', 'no name that Python allows'],
    ['Square', 'means something else there'],
  ])('a rename to %s is refused', async (newName, why) => {
    const problem = await ask('rename', SHAPES, 'total', 0, { newName }).catch((error) => error);
    expect(problem.message).toContain(why);
  });

  test.each([
    ['os', 'os is not defined in this workspace'],
    ['pkg', 'rename the file, and imports follow'],
  ])('a module is not renamed where it is imported: %s', async (name, why) => {
    const file = name === 'os' ? SHAPES : MAIN;
    const problem = await ask('prepareRename', file, name).catch((error) => error);
    expect(problem.message).toContain(why);
  });

  test('imports follow a file that moves', async () => {
    const edit = await server.request('workspace/willRenameFiles', {
      files: [{ oldUri: uri(shapes), newUri: uri(workspace.path('pkg/forms.py')) }],
    });
    expect(edit.changes[uri(main)]).toEqual([
      { range: place(main, MAIN, 'pkg.shapes').range, newText: 'pkg.forms' },
    ]);
  });
});

test('a property is one where it is used, a type parameter is one, and a module goes by the name it is given', async () => {
  const text = `import os.path as osp


class A:
    @property
    def only(self):
        return osp


def first[T](a: A, b: T) -> T:
    a.only
    return b
`;
  using tree = new TestWorkspace({ 'kinds.py': text });
  const serving = await tree.serve();
  const { legend } = serving.capabilities.semanticTokensProvider;
  const textDocument = { uri: uri(tree.path('kinds.py')) };
  const { data } = await serving.request('textDocument/semanticTokens/full', { textDocument });
  const words = decode(text, data, legend.tokenTypes);
  expect(words.filter(([word]) => word === 'only')).toEqual([
    ['only', 'property'],
    ['only', 'property'],
  ]);
  expect(words).toContainEqual(['T', 'typeParameter']);
  const found: Json[] = await serving.at('documentHighlight', tree.path('kinds.py'), 6, 16);
  const said = found.map(({ range: { start, end } }) =>
    text.split('\n')[start.line]!.slice(start.character, end.character),
  );
  expect(said).toEqual(['os.path', 'osp', 'osp']);
  await serving.stop();
});

test('a keyword of a class pattern is an attribute, and a part of an imported module a module', async () => {
  const text = `import pkg.sub.mod


class A:
    only = 1


def f(a):
    match a:
        case A(only=found):
            return found, pkg.sub
`;
  using tree = new TestWorkspace({
    'pkg/__init__.py': '',
    'pkg/sub/__init__.py': '',
    'pkg/sub/mod.py': '',
    'user.py': text,
  });
  const serving = await tree.serve();
  const path = tree.path('user.py');
  const said = (found: Json[]): string[] =>
    found.map(
      ({ range: { start, end } }) =>
        `${start.line}:${text.split('\n')[start.line]!.slice(start.character, end.character)}`,
    );
  expect(said([await serving.at('definition', path, 9, 16)].flat())).toEqual(['4:only']);
  expect(said(await serving.at('documentHighlight', path, 4, 5))).toEqual(['4:only', '9:only']);
  expect(JSON.stringify(await serving.at('hover', path, 9, 16))).toContain('only');
  expect(said(await serving.at('documentHighlight', path, 0, 8))).toEqual(['0:pkg', '10:pkg']);
  expect(said(await serving.at('documentHighlight', path, 0, 12))).toEqual(['0:sub', '10:sub']);
  const textDocument = { uri: uri(path) };
  const { data } = await serving.request('textDocument/semanticTokens/full', { textDocument });
  const { legend } = serving.capabilities.semanticTokensProvider;
  expect(decode(text, data, legend.tokenTypes).filter(([word]) => word === 'only')).toHaveLength(2);
  await serving.stop();
});

test('imports that a module makes up are no problem, and a module that is missing is one problem', async () => {
  using tree = new TestWorkspace({
    'made.py': 'def __getattr__(name):\n    return name\n',
    'user.py': 'from made import anything\nfrom . import a, b\n',
  });
  const serving = await tree.serve();
  const textDocument = { uri: uri(tree.path('user.py')) };
  const { items }: Json = await serving.request('textDocument/diagnostic', { textDocument });
  expect(items.map(({ range }: Json) => range.start.line)).toEqual([1]);
  await serving.stop();
});

test('imports follow a folder that moves, and no edit lies in another', async () => {
  const user = 'import pkg.sub.deep\nfrom pkg.sub import deep\n\npkg.sub.deep.thing()\ndeep.thing()\n';
  using tree = new TestWorkspace({
    'pkg/__init__.py': '',
    'pkg/sub/__init__.py': 'from .deep import thing\n',
    'pkg/sub/deep.py': 'def thing():\n    pass\n',
    'user.py': user,
  });
  const serving = await tree.serve();
  const { changes } = await serving.request('workspace/willRenameFiles', {
    files: [{ oldUri: uri(tree.path('pkg/sub')), newUri: uri(tree.path('pkg/moved')) }],
  });
  const after = (edits: Json[]): string =>
    edits
      .toSorted((a, b) => b.range.start.line - a.range.start.line)
      .reduce((lines: string[], { range: { start, end }, newText }: Json) => {
        const line = lines[start.line]!;
        return lines.with(start.line, line.slice(0, start.character) + newText + line.slice(end.character));
      }, user.split('\n'))
      .join('\n');
  expect(after(changes[uri(tree.path('user.py'))])).toBe(user.replaceAll('pkg.sub', 'pkg.moved'));
  await serving.stop();
});

test.each(['utf-8', 'utf-16', 'utf-32'])(
  'a byte order mark is no character of a file that is not open, in %s',
  async (encoding) => {
    using tree = new TestWorkspace({
      'marked.py': '\ufeffdef thing(): return 1\nthing()\n',
      'user.py': 'import marked\nmarked.thing()\n',
    });
    const serving = await tree.serve({ capabilities: { general: { positionEncodings: [encoding] } } });
    const user = tree.path('user.py');
    await serving.open(user);
    const [definition] = await serving.at('definition', user, 1, 8);
    expect(definition.range).toEqual({ start: { line: 0, character: 4 }, end: { line: 0, character: 9 } });
    const { changes } = await serving.at('rename', user, 1, 8, { newName: 'other' });
    expect(changes[uri(tree.path('marked.py'))].map(({ range }: Json) => range.start)).toEqual([
      { line: 0, character: 4 },
      { line: 1, character: 0 },
    ]);
    await serving.stop();
  },
);

describe('diagnostics', () => {
  test('imports of what does not exist are found, pulled and pushed alike', async () => {
    const expected = {
      range: place(main, MAIN, 'pkg.missing').range,
      severity: 2,
      code: 'unresolved-import',
      source: 'cpgd',
      message: 'there is no module "pkg.missing"',
    };
    const pulled = await server.request('textDocument/diagnostic', { textDocument: { uri: uri(main) } });
    expect(pulled.items).toEqual([expected]);
    const pushed = await server.until(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' &&
        params.uri === uri(main) &&
        params.diagnostics.length > 0,
    );
    expect(pushed.params.diagnostics).toEqual([expected]);
  });

  test('a syntax error comes and goes with the text', async () => {
    await server.change(main, { text: 'def f(:\n' });
    const broken = await server.request('textDocument/diagnostic', { textDocument: { uri: uri(main) } });
    expect(broken.items[0]).toMatchObject({ severity: 1, code: 'syntax-error' });
    await server.change(main, { text: MAIN });
    const mended = await server.request('textDocument/diagnostic', { textDocument: { uri: uri(main) } });
    expect(mended.items.map(({ code }: { code: string }) => code)).toEqual(['unresolved-import']);
  });

  test('import cycles are shown to those who ask for them', async () => {
    const a = workspace.path('a.py');
    await server.open(a);
    const textDocument = { uri: uri(a) };
    expect((await server.request('textDocument/diagnostic', { textDocument })).items).toEqual([]);
    await server.notify('workspace/didChangeConfiguration', {
      settings: { cpgd: { diagnostics: { importCycles: 'information' } } },
    });
    const { items } = await server.request('textDocument/diagnostic', { textDocument });
    expect(items).toMatchObject([{ code: 'import-cycle', message: 'import cycle: a → b → a', severity: 3 }]);
  });
});

test('a client that renders no Markdown gets plain text', async () => {
  const plain = await workspace.serve({
    capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } },
  });
  const { line, character } = at(SHAPES, 'Shape:');
  const { contents } = await plain.at('hover', shapes, line, character);
  expect(contents.kind).toBe('plaintext');
  expect(contents.value).toMatch(/^class Shape/);
  expect(contents.value).toContain('A shape.');
  expect(contents.value).toContain('what it is called');
  expect(contents.value).toContain('by definition, confidence 1');
  expect(contents.value).not.toMatch(/```|`|\*|\]\(/);
  await plain.stop();
});

test('what is no setting is said once, with what it may have been', async () => {
  const misled = await workspace.serve({
    initializationOptions: {
      features: { hovr: false, hover: 'no' },
      diagnostic: {},
      logLevel: null,
      commands: true,
    },
  });
  const isMessage = ({ method }: { method: string }): boolean => method === 'window/showMessage';
  const { params } = await misled.until(isMessage);
  expect(params).toEqual({
    type: 2,
    message: [
      'There is no setting `cpgd.features.hovr`. Did you mean hover?',
      '`cpgd.features.hover` has to be one of true, false.',
      'There is no setting `cpgd.diagnostic`. Did you mean diagnostics?',
    ].join('\n'),
  });
  await misled.notify('workspace/didChangeConfiguration', {
    settings: { cpgd: { features: { hovr: true } } },
  });
  const { line, character } = at(SHAPES, 'Shape:');
  expect(await misled.at('hover', shapes, line, character)).not.toBeNull();
  expect(misled.received.filter(isMessage)).toHaveLength(1);
  await misled.stop();
});

test('what is switched off answers nothing, and is not announced to a client that switches it off at the start', async () => {
  await server.notify('workspace/didChangeConfiguration', {
    settings: { cpgd: { features: { hover: false } } },
  });
  expect(await ask('hover', MAIN, 'describe')).toBeNull();
  await server.notify('workspace/didChangeConfiguration', {
    settings: { cpgd: { features: { hover: true } } },
  });
  expect(await ask('hover', MAIN, 'describe')).not.toBeNull();
});

/** Words and types behind the integers of semantic tokens. */
function decode(text: string, data: readonly number[], types: readonly string[]): [string, string][] {
  const lines = text.split('\n');
  const found: [string, string][] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    line += data[i]!;
    character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
    found.push([lines[line]!.slice(character, character + data[i + 2]!), types[data[i + 3]!]!]);
  }
  return found;
}

/** Parsing and flattening: tree shape, reuse of old trees, time limit, and the arrays the layers above read. */
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FlatTree, NodeFlag } from '../../server/src/syntax/flat-tree.ts';
import { Field, NODE_KINDS, NodeKind } from '../../server/src/syntax/node-kinds.ts';
import { createPythonParser, ParseTimeoutError, type PythonParser } from '../../server/src/syntax/parser.ts';

let parser: PythonParser;
beforeAll(async () => {
  parser = await createPythonParser();
});
afterAll(() => parser.delete());

function kinds(tree: FlatTree): string[] {
  return Array.from(tree.kind.subarray(0, tree.length), (kind) => NODE_KINDS[kind]!);
}

test('nodes are in pre-order, `next` skips a subtree, fields are known', () => {
  const tree = parser.parseFlat('a.b = 1\n');
  expect(kinds(tree)).toEqual([
    'module',
    'expression_statement',
    'assignment',
    'attribute',
    'identifier',
    'dot_token',
    'identifier',
    'equals_token',
    'integer',
  ]);
  const attribute = kinds(tree).indexOf('attribute');
  expect(tree.next[attribute]).toBe(attribute + 4);
  expect(tree.field[attribute]).toBe(Field.left);
  expect(tree.next[0]).toBe(tree.length);
  expect([tree.start[attribute], tree.end[attribute]]).toEqual([0, 3]);
});

test('every kind of node that extraction relies on exists in the grammar', () => {
  // A kind the grammar does not know would silently never occur.
  const source = 'async def f[T](a, /, b: int = 1, *c, **d) -> None:\n  async with a as b: del b\n';
  const found = new Set(kinds(parser.parseFlat(source)));
  for (const kind of ['function_definition', 'type_parameter', 'typed_default_parameter', 'async_token']) {
    expect(found).toContain(kind);
  }
});

test('positions are UTF-16 indexes', () => {
  const tree = parser.parseFlat('"😀é"; x\n');
  const x = kinds(tree).indexOf('identifier');
  expect([tree.start[x], tree.end[x]]).toEqual([7, 8]);
});

test('a character of two units is one wherever a piece of the text ends', () => {
  // The parser is handed some thousand units at a time.
  for (let before = 4_990; before < 5_010; before++) {
    const text = `#${'x'.repeat(before)}\nn𝐚me = '😀'\n`;
    const tree = parser.parseFlat(text);
    const node = kinds(tree).indexOf('identifier');
    expect([tree.hasError, text.slice(tree.start[node], tree.end[node])]).toEqual([false, 'n𝐚me']);
  }
});

test('missing tokens carry the name of what is missing', () => {
  const tree = parser.parseFlat('x = (1,\n');
  expect(tree.hasError).toBe(true);
  const broken = parser.parseFlat('def f():\n  if x:\n');
  const flags = Array.from(broken.flags.subarray(0, broken.length));
  for (const [node, name] of broken.missing) {
    expect(flags[node]! & NodeFlag.missing).toBe(NodeFlag.missing);
    expect(name).not.toBe('');
  }
});

test('a tree that is edited and parsed again equals a fresh one', () => {
  const before = 'def f(x):\n    return x\n';
  const after = 'def f(xy):\n    return x\n';
  const tree = parser.parse(before);
  tree.edit({
    startIndex: 7,
    oldEndIndex: 7,
    newEndIndex: 8,
    startPosition: { row: 0, column: 7 },
    oldEndPosition: { row: 0, column: 7 },
    newEndPosition: { row: 0, column: 8 },
  } as Parameters<typeof tree.edit>[0]);
  const again = parser.parse(after, tree);
  const reused = kinds(parser.flatten(again, after));
  tree.delete();
  again.delete();
  expect(reused).toEqual(kinds(parser.parseFlat(after)));
});

test('a parse that takes too long stops, and the parser is usable afterwards', () => {
  const text = 'x = [\n' + '  f(a, b, c),\n'.repeat(200_000) + ']\n';
  expect(() => parser.parse(text, null, { timeLimitMs: 1 })).toThrow(ParseTimeoutError);
  expect(parser.parseFlat('y\n').kind[0]).toBe(NodeKind.module);
});

test('a bracket that is never closed does not swallow the definitions behind it', () => {
  const tree = parser.parseFlat('x = foo(1, [2\n\ndef f(): pass\n\nclass A:\n  def g(self): return ")"\n');
  expect(tree.strayBrackets).toEqual([7, 11]);
  expect(kinds(tree).filter((kind) => kind.endsWith('_definition'))).toHaveLength(3);
});

test('it works in a worker thread', async () => {
  const url = new URL('../../server/src/syntax/parser.ts', import.meta.url).href;
  const code =
    `import { parentPort } from 'node:worker_threads'; const { createPythonParser } = await import('${url}');` +
    `parentPort.postMessage((await createPythonParser()).parseFlat('x = 1').length);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const length = await new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  await worker.terminate();
  expect(length).toBe(6);
});

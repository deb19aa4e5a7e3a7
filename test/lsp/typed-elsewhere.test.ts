/** An answer that names places in other documents names them in the texts that the client shows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_MAX_FILE_BYTES } from '../../server/src/workspace/limits.ts';
import { type Json, type LspProcess, uri } from './support/lsp-process.ts';
import { at, TestWorkspace } from './support/workspace.ts';

/** So much hangs on the function that a revision takes longer than a request. */
const LIBRARY = `def make():\n    return 1\n${Array.from(
  { length: 300 },
  (_, n) => `\n\ndef use_${n}():\n    return make()\n`,
).join('')}`;
const USER = 'from library import make\n\n\ndef mine():\n    return make()\n';

const workspace = new TestWorkspace({ 'library.py': LIBRARY, 'user.py': USER });
const library = workspace.path('library.py');
const user = workspace.path('user.py');
const call = at(USER, 'make()');
let server: LspProcess;
let text = LIBRARY;

beforeAll(async () => {
  server = await workspace.serve({
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
  });
  await server.open(library);
});

afterAll(async () => {
  await server.stop();
  workspace[Symbol.dispose]();
});

/** The new text of the library is sent, and the question at once. */
async function typed<T>(next: string, ask: () => Promise<T>): Promise<T> {
  text = next;
  const changed = server.change(library, { text });
  const answer = ask();
  await changed;
  return answer;
}

/** What the text that is shown says at these places of the library. */
const saidAt = (ranges: readonly Json[]): Set<string> =>
  new Set(
    ranges.map(({ start, end }) => text.split('\n')[start.line]?.slice(start.character, end.character) ?? ''),
  );

const inLibrary = (locations: readonly Json[]): Json[] =>
  locations.filter((one) => one.uri === uri(library)).map(({ range }) => range);

test('references, definitions and callers are where the newest text has them', async () => {
  const context = { includeDeclaration: true };
  const ask = (method: string, more = {}): Promise<Json> =>
    server.at(method, user, call.line, call.character, more);
  const references = await typed(`"""First."""\n${text}`, () => ask('references', { context }));
  expect(saidAt(inLibrary(references))).toEqual(new Set(['make']));
  const definition = await typed(`# Second.\n${text.replace('make():', 'make(a=1):')}`, () =>
    ask('definition'),
  );
  expect(saidAt(inLibrary(definition))).toEqual(new Set(['make']));
  const [item] = await typed(`# Third.\n${text.replace('(a=1)', '(b=1)')}`, () =>
    ask('prepareCallHierarchy'),
  );
  expect(saidAt([item.selectionRange])).toEqual(new Set(['make']));
  const calls: Json[] = await typed(`# Fourth.\n${text.replace('(b=1)', '()')}`, () =>
    server.request('callHierarchy/incomingCalls', { item }),
  );
  const callers = calls.filter(({ from }) => from.uri === uri(library));
  expect(callers).toHaveLength(300);
  expect(saidAt(callers.flatMap(({ fromRanges }) => fromRanges))).toEqual(new Set(['make']));
  const [found] = await typed(`# Fifth.\n${text}`, () =>
    server.request('workspace/symbol', { query: 'make' }),
  );
  expect(saidAt(inLibrary([found.location]))).toEqual(new Set(['make']));
});

test('a rename is of the version that it names', async () => {
  const edit = await typed(`# Sixth.\n${text.replace('make():', 'make(c=1):')}`, () =>
    server.at('rename', user, call.line, call.character, { newName: 'produce' }),
  );
  const { textDocument, edits } = edit.documentChanges.find(
    (one: Json) => one.textDocument.uri === uri(library),
  );
  expect(textDocument.version).toBe(7);
  expect(edits).toHaveLength(301);
  expect(saidAt(edits.map(({ range }: Json) => range))).toEqual(new Set(['make']));
});

test('in a text that is too large for the index a definition is where it was carried to, and nothing is renamed', async () => {
  const definition = await typed(`# ${'x'.repeat(DEFAULT_MAX_FILE_BYTES)}\n${text}`, () =>
    server.at('definition', user, call.line, call.character),
  );
  expect(saidAt(inLibrary(definition))).toEqual(new Set(['make']));
  await expect(server.at('rename', user, call.line, call.character, { newName: 'produce' })).rejects.toThrow(
    'a text changed meanwhile',
  );
});

/**
 * What an editor shows of a file that linking cannot cope with (docs/decisions/0025). Linking is made to fail by a name in
 * the text, so the server runs in this process.
 */
import { PassThrough } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { startServing } from '../../server/src/cli/start-serving.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { type Json, uri } from './support/lsp-process.ts';
import { TestWorkspace } from './support/workspace.ts';

const LIBRARY = 'def greet():\n    pass\n';
const USER = 'from library import greet\n\ngreet()\n';
const UNBEARABLE = `${LIBRARY}unbearable\n`;

afterEach(() => void vi.restoreAllMocks());

test('a file that cannot be linked says so and answers nothing, others go on, and typing on mends it', async () => {
  const { linkParts } = Linker.prototype;
  vi.spyOn(Linker.prototype, 'linkParts').mockImplementation(function (this: Linker, facts, ...rest) {
    const names = Array.from(facts.evidence.names.name, (name) => facts.text(name));
    if (names.includes('unbearable')) throw new RangeError('a defect of ours');
    return linkParts.call(this, facts, ...rest);
  });
  using workspace = new TestWorkspace({ 'library.py': LIBRARY, 'user.py': USER, 'other.py': 'x = 1\nx\n' });
  const [library, user, other] = ['library.py', 'user.py', 'other.py'].map((name) => workspace.path(name));
  await using server = await serveHere(workspace);
  const { connection } = server;
  const open = (path: string, text: string) =>
    connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(path), languageId: 'python', version: 1, text },
    });
  const definition = (path: string, line: number): Promise<Json> =>
    connection.sendRequest('textDocument/definition', {
      textDocument: { uri: uri(path) },
      position: { line, character: 0 },
    });
  const diagnostics = async (): Promise<Json[]> =>
    (
      (await connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri: uri(library!) },
      })) as Json
    ).items;
  const type = async (version: number, text: string): Promise<void> => {
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(library!), version },
      contentChanges: [{ text }],
    });
    await connection.sendRequest('cpg/sync', {});
  };
  await connection.sendRequest('cpg/sync', {});
  await open(library!, LIBRARY);
  await open(user!, USER);
  await open(other!, 'x = 1\nx\n');
  expect(await definition(user!, 2)).toMatchObject([{ uri: uri(library!) }]);
  expect(await diagnostics()).toEqual([]);

  await type(2, UNBEARABLE);
  const [problem, ...more] = await diagnostics();
  expect(problem).toMatchObject({
    severity: 2,
    code: 'set-aside',
    source: 'cpgd',
    range: { start: { line: 0, character: 0 } },
    message: expect.stringContaining('link_failed'),
  });
  expect(more).toEqual([]);
  expect((await definition(user!, 2)) ?? []).toEqual([]);
  expect(await definition(other!, 1)).toMatchObject([{ uri: uri(other!) }]);

  await type(3, LIBRARY);
  expect(await diagnostics()).toEqual([]);
  expect(await definition(user!, 2)).toMatchObject([{ uri: uri(library!) }]);
});

/** A server in this process, and a client that pulls diagnostics. */
async function serveHere(workspace: TestWorkspace) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const ended = new AbortController();
  const served = startServing(
    { output: new PassThrough(), level: 'error' },
    {
      transport: { kind: 'stdio', input, output },
      workspaces: { cacheDir: workspace.cacheDir, workers: 1 },
      parentProcess: null,
      signal: ended.signal,
    },
  );
  const connection = createMessageConnection(new StreamMessageReader(output), new StreamMessageWriter(input));
  connection.onRequest(() => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: uri(workspace.root),
    workspaceFolders: [{ uri: uri(workspace.root), name: 'w' }],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    async [Symbol.asyncDispose](): Promise<void> {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      expect(await served).toBe(true);
      connection.dispose();
      ended.abort();
    },
  };
}

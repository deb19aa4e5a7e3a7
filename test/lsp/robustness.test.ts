/** Whatever a client does, it gets an error or an empty answer, and the server lives. */
import { once } from 'node:events';
import { statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createClientPipeTransport,
  createMessageConnection,
  generateRandomPipeName,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { type Json, LAUNCHER, LspProcess, uri } from './support/lsp-process.ts';
import { at, TestWorkspace } from './support/workspace.ts';

const MAIN = 'from helper import help_me\n\nhelp_me()\n';
const workspace = new TestWorkspace({ 'main.py': MAIN, 'helper.py': 'def help_me(): ...\n' });
const main = workspace.path('main.py');
const helper = workspace.path('helper.py');
afterAll(() => workspace[Symbol.dispose]());

const code = (promise: Promise<unknown>): Promise<number | string> =>
  promise.then(
    () => 'answered',
    (error) => error.code,
  );

describe('the lifecycle', () => {
  test('nothing is answered before initialize, nothing after shutdown, and exit tells whether it was asked for', async () => {
    const server = LspProcess.spawn({ cacheDir: workspace.cacheDir });
    expect(await code(server.at('hover', main, 0, 0))).toBe(-32002);
    expect(await code(server.request('no/such'))).toBe(-32002);
    await server.initialize({ cacheDir: workspace.cacheDir, folders: [workspace.root] });
    expect(await code(server.request('initialize', { capabilities: {} }))).toBe(-32600);
    expect(await code(server.request('no/such'))).toBe(-32601);
    expect(await server.request('shutdown')).toBeNull();
    expect(await code(server.at('hover', main, 0, 0))).toBe(-32600);
    const ended = once(server.child, 'exit');
    await server.notify('exit');
    expect((await ended)[0]).toBe(0);
  });

  test('exit without shutdown ends with 1, and so does a client that goes away', async () => {
    const first = await LspProcess.start({ cacheDir: workspace.cacheDir, folders: [workspace.root] });
    const ended = once(first.child, 'exit');
    await first.notify('exit');
    expect((await ended)[0]).toBe(1);
    const second = await LspProcess.start({ cacheDir: workspace.cacheDir, folders: [workspace.root] });
    const gone = once(second.child, 'exit');
    second.child.stdin.end();
    expect((await gone)[0]).toBe(1);
  });

  test('the server ends with the process it was started for', async () => {
    const parent = LspProcess.spawn({
      cacheDir: workspace.cacheDir,
      command: [process.execPath, '-e', 'setInterval(() => {}, 1000)'],
    });
    const server = LspProcess.spawn({ cacheDir: workspace.cacheDir });
    await server.request('initialize', { processId: parent.child.pid, capabilities: {}, rootUri: null });
    const ended = once(server.child, 'exit');
    parent.child.kill('SIGKILL');
    expect((await ended)[0]).toBe(1);
  });

  test('the position encoding is the client’s choice, UTF-16 when it makes none', async () => {
    const none = await LspProcess.start({ cacheDir: workspace.cacheDir });
    expect(none.capabilities.positionEncoding).toBe('utf-16');
    await none.stop();
    const offered = { general: { positionEncodings: ['utf-32', 'utf-8'] } };
    const some = await LspProcess.start({ cacheDir: workspace.cacheDir, capabilities: offered });
    expect(some.capabilities.positionEncoding).toBe('utf-8');
    await some.stop();
  });
});

describe.each(['utf-8', 'utf-16', 'utf-32'] as const)('positions in %s', (encoding) => {
  const TEXT = 'def ünï(): ...\n"😀é"; ünï()\n';
  const units = (text: string): number =>
    encoding === 'utf-8' ? Buffer.byteLength(text) : encoding === 'utf-16' ? text.length : [...text].length;

  test('are converted both ways, in requests, answers and edits', async () => {
    using own = new TestWorkspace({ 'main.py': '' });
    const path = own.path('main.py');
    const server = await own.serve({ capabilities: { general: { positionEncodings: [encoding] } } });
    await server.open(path, TEXT);
    const character = units('"😀é"; ');
    const [found] = await server.at('definition', path, 1, character + 1);
    expect(found.range).toEqual({
      start: { line: 0, character: 4 },
      end: { line: 0, character: 4 + units('ünï') },
    });
    const place = { line: 1, character: units('"😀é') };
    await server.change(path, { range: { start: place, end: place }, text: '😀' });
    expect(await server.at('definition', path, 1, character + units('😀') + 1)).toEqual([found]);
    await server.stop();
  });
});

describe('a running server', () => {
  let server: LspProcess;
  beforeAll(async () => {
    server = await workspace.serve();
    await server.open(main);
  });
  afterAll(() => server.stop());

  const alive = async (): Promise<void> => {
    const { line, character } = at(MAIN, 'help_me', 1);
    const [found] = await server.at('definition', main, line, character);
    expect(found.uri).toBe(uri(helper));
  };

  test.each<[string, string, object | undefined]>([
    ['no parameters', 'textDocument/hover', undefined],
    ['a list for an object', 'textDocument/hover', { textDocument: [] }],
    [
      'a number for a URI',
      'textDocument/hover',
      { textDocument: { uri: 1 }, position: { line: 0, character: 0 } },
    ],
    [
      'a negative line',
      'textDocument/hover',
      { textDocument: { uri: uri(main) }, position: { line: -1, character: 0 } },
    ],
    [
      'a fraction',
      'textDocument/hover',
      { textDocument: { uri: uri(main) }, position: { line: 0.5, character: 0 } },
    ],
    ['a query that is none', 'workspace/symbol', { query: null }],
    ['an item of nobody', 'callHierarchy/incomingCalls', { item: { uri: uri(main) } }],
    [
      'a range without end',
      'textDocument/semanticTokens/range',
      { textDocument: { uri: uri(main) }, range: {} },
    ],
  ])('%s: an error for wrong parameters', async (_, method, params) => {
    expect(await code(server.request(method, params))).toBe(-32602);
    await alive();
  });

  test.each([
    ['untitled:x.py'],
    ['http://example.org/x.py'],
    ['file:///etc/passwd'],
    ['file:///C%3A/Users/x.py'],
    ['file://server/share/x.py'],
    ['file:///%zz'],
    ['C:\\Users\\x.py'],
    [''],
    [uri(join(workspace.home, 'outside.py'))],
    [`${uri(workspace.root)}/../outside.py`],
  ])('%s: an empty answer', async (strange) => {
    writeFileSync(join(workspace.home, 'outside.py'), 'SECRET = 1\n');
    for (const method of ['hover', 'definition', 'references', 'documentHighlight']) {
      const params = { textDocument: { uri: strange }, position: { line: 0, character: 0 }, context: {} };
      expect(await server.request(`textDocument/${method}`, params)).toBeNull();
    }
    expect(
      await server.request('textDocument/documentSymbol', { textDocument: { uri: strange } }),
    ).toBeNull();
    expect(await server.request('textDocument/foldingRange', { textDocument: { uri: strange } })).toBeNull();
    await alive();
  });

  test('a symbolic link out of the workspace is not followed to a secret', async () => {
    symlinkSync('/etc', workspace.path('etc'));
    expect(await server.at('hover', workspace.path('etc/passwd'), 0, 0)).toBeNull();
    unlinkSync(workspace.path('etc'));
  });

  test('positions outside of the text are the nearest ones inside', async () => {
    expect(await server.at('hover', main, 4_000, 9)).toBeNull();
    expect(await server.at('definition', main, 2, 100_000)).toBeNull();
    await alive();
  });

  test('edits of documents that are not open, and edits that are none, change nothing', async () => {
    await server.change(helper, { text: 'x = 1\n' });
    await server.notify('textDocument/didChange', {
      textDocument: { uri: uri(main), version: 9 },
      contentChanges: 1,
    });
    await server.notify('textDocument/didOpen', {});
    await server.notify('textDocument/didClose', { textDocument: { uri: 'x' } });
    await server.notify('$/cancelRequest', { id: 'nobody' });
    await server.notify('no/such', { a: 1 });
    await alive();
  });

  test('a file that vanishes between two requests takes its answers with it', async () => {
    workspace.write('gone.py', 'def gone(): ...\n');
    await server.request('cpg/sync', {});
    const path = workspace.path('gone.py');
    expect(await server.at('hover', path, 0, 5)).not.toBeNull();
    unlinkSync(path);
    expect([null, 'answered']).toContain(
      await server.at('hover', path, 0, 5).then((answer) => answer && 'answered'),
    );
    await server.request('cpg/sync', {});
    expect(await server.at('hover', path, 0, 5)).toBeNull();
    await alive();
  });

  test('a huge document is taken, edited and let go', async () => {
    const path = workspace.path('main.py');
    const text = `${Array.from({ length: 10_000 }, (_, i) => `def f${i}(a):\n    return a + ${i}  # äöü\n`).join('')}${MAIN}`;
    await server.change(path, { text });
    await server.change(path, {
      range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } },
      text: 'y',
    });
    const symbols = await server.request('textDocument/documentSymbol', { textDocument: { uri: uri(path) } });
    expect(symbols === null || symbols.length > 0).toBe(true);
    await server.change(path, { text: MAIN });
    await alive();
  });

  test('10,000 requests in flight are all answered', async () => {
    const { line, character } = at(MAIN, 'help_me', 1);
    const answers = await Promise.all(
      Array.from({ length: 10_000 }, () => server.at('definition', main, line, character)),
    );
    expect(answers.every(([found]) => found.uri === uri(helper))).toBe(true);
  });

  test('cancelled requests are answered as such, soon', async () => {
    const { connection } = server;
    const slow = Array.from({ length: 200 }, () =>
      server.request('workspace/symbol', { query: 'e' }).catch(() => null),
    );
    const { CancellationTokenSource } = await import('vscode-jsonrpc/node');
    const source = new CancellationTokenSource();
    const cancelled = connection.sendRequest('workspace/symbol', { query: 'e' }, source.token);
    source.cancel();
    expect(await code(cancelled)).toBe(-32800);
    await Promise.all(slow);
  });

  test('nothing but messages comes out of standard output, and the log is elsewhere', () => {
    expect(server.stderr).toMatch(/debug textDocument\/definition took/);
  });
});

describe('bytes that are no messages', () => {
  const frame = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

  test.each<[string, string, number, (number | string)?]>([
    ['no JSON', frame('{"jsonrpc": '), -32700],
    ['a batch', frame('[]'), -32600],
    ['another version', frame('{"jsonrpc":"1.0","id":1,"method":"x"}'), -32600, 1],
    ['an id that is none', frame('{"jsonrpc":"2.0","id":{},"method":"x"}'), -32600],
    ['a number for parameters', frame('{"jsonrpc":"2.0","id":1,"method":"x","params":3}'), -32600, 1],
    ['a method that is no text', frame('{"jsonrpc":"2.0","id":"a","method":5}'), -32600, 'a'],
    ['a request of no version', frame('{"id":2,"method":"x","params":{}}'), -32600, 2],
    ['an id alone', frame('{"jsonrpc":"2.0","id":3}'), -32600, 3],
    ['an answer of no version', frame('{"id":4,"result":null}'), -32600],
    ['a cancellation of nothing', frame('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{}}'), -32600],
    [
      'a list where a cancellation names its request',
      frame('{"jsonrpc":"2.0","method":"$/cancelRequest","params":[]}'),
      -32600,
    ],
    ['no length', 'Content-Type: x\r\n\r\n', -32700],
    ['a length that is none', 'Content-Length: many\r\n\r\n', -32700],
    ['noise', `${'noise '.repeat(10_000)}\r\n\r\n`, -32700],
    ['a length beyond all bounds', `Content-Length: 300000000\r\n\r\n${' '.repeat(300_000_000)}`, -32600],
  ])('%s is answered with an error, and the next message is understood', async (_, bytes, expected, id) => {
    const server = LspProcess.spawn({ cacheDir: workspace.cacheDir });
    const answers: Json[] = [];
    server.connection.dispose();
    const reader = new StreamMessageReader(server.child.stdout);
    const next = new Promise<void>((resolve) => {
      reader.listen((message: Json) => {
        answers.push(message);
        if (message.id === 7) resolve();
      });
    });
    server.child.stdin.write(bytes);
    server.child.stdin.write(frame('{"jsonrpc":"2.0","id":7,"method":"shutdown"}'));
    await next;
    expect(answers[0]).toMatchObject({ id: id ?? null, error: { code: expected } });
    expect(answers.at(-1)).toMatchObject({ id: 7, error: { code: -32002 } });
    server.child.kill();
  });
});

test('a client that never reads stops being served, costs bounded memory, and is served again when it reads', async () => {
  using own = new TestWorkspace({
    'main.py': Array.from({ length: 2_000 }, (_, i) => `def function_number_${i}(): ...\n`).join(''),
  });
  const server = await own.serve();
  const params = { textDocument: { uri: uri(own.path('main.py')) } };
  await server.request('textDocument/documentSymbol', params);
  server.child.stdout.pause();
  const before = rss(server.child.pid!);
  const asked = Array.from({ length: 100 }, () => server.request('textDocument/documentSymbol', params));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(rss(server.child.pid!) - before).toBeLessThan(100 * 1024 * 1024);
  server.child.stdout.resume();
  expect((await Promise.all(asked)).every((symbols) => symbols.length === 2_000)).toBe(true);
  expect(await server.stop()).toBe(0);
});

test('a client that listens on a pipe is served there, and a clean end is one', async () => {
  using own = new TestWorkspace({ 'main.py': MAIN, 'helper.py': 'def help_me(): ...\n' });
  const name = process.platform === 'win32' ? generateRandomPipeName() : join(own.home, 'client.sock');
  const { onConnected } = await createClientPipeTransport(name);
  // As vscode-languageclient starts servers of the transport kind `pipe`.
  const command = [process.execPath, LAUNCHER, `--pipe=${name}`, '--cache-dir', own.cacheDir];
  const { child } = LspProcess.spawn({ cacheDir: own.cacheDir, command });
  const ended = once(child, 'exit');
  const connection = createMessageConnection(...(await onConnected()));
  connection.listen();
  const { serverInfo }: Json = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri(own.root),
    capabilities: {},
  });
  expect(serverInfo.name).toBe('cpgd');
  await connection.sendNotification('initialized', {});
  await connection.sendRequest('cpg/sync', {});
  const definition = await connection.sendRequest('textDocument/definition', {
    textDocument: { uri: uri(own.path('main.py')) },
    position: at(MAIN, 'help_me'),
  });
  expect(definition).toMatchObject([{ uri: uri(own.path('helper.py')) }]);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await ended).toEqual([0, null]);
});

test('a socket serves several clients on one index, for its owner only, and a stale file is replaced', async () => {
  using own = new TestWorkspace({ 'main.py': MAIN, 'helper.py': 'def help_me(): ...\n' });
  const path = join(own.home, 'cpgd.sock');
  const command = [process.execPath, LAUNCHER, '--socket', path, '--cache-dir', own.cacheDir];
  const start = async (): Promise<LspProcess> => {
    const server = LspProcess.spawn({ cacheDir: own.cacheDir, command });
    for (let tries = 0; tries < 200; tries++) {
      if (await canConnect(path)) return server;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`nobody listens on ${path}:\n${server.stderr}`);
  };
  const killed = await start();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const gone = once(killed.child, 'exit');
  killed.child.kill('SIGKILL');
  await gone;
  expect(statSync(path).isSocket()).toBe(true);
  const server = await start();

  const [first, second] = [await client(path), await client(path)];
  const root = { uri: uri(own.root), name: 'w' };
  for (const one of [first, second])
    await one.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: [root],
      capabilities: {},
    });
  for (const one of [first, second]) await one.sendNotification('initialized', {});
  await first.sendRequest('cpg/sync', {});
  // What one client types, the other sees.
  await first.sendNotification('textDocument/didOpen', {
    textDocument: {
      uri: uri(own.path('helper.py')),
      languageId: 'python',
      version: 1,
      text: '\n\ndef help_me(): ...\n',
    },
  });
  await first.sendRequest('textDocument/documentSymbol', {
    textDocument: { uri: uri(own.path('helper.py')) },
  });
  const ask = { textDocument: { uri: uri(own.path('main.py')) }, position: at(MAIN, 'help_me', 1) };
  expect(await second.sendRequest('textDocument/definition', ask)).toMatchObject([
    { range: { start: { line: 2 } } },
  ]);
  // And when it goes without a word, its text goes with it.
  first.dispose();
  first.end();
  await expect
    .poll(() => second.sendRequest('textDocument/definition', ask))
    .toMatchObject([{ range: { start: { line: 0 } } }]);

  const refused = LspProcess.spawn({ cacheDir: own.cacheDir, command });
  expect((await once(refused.child, 'exit'))[0]).not.toBe(0);
  expect(refused.stderr).toContain('another process listens');
  second.dispose();
  second.end();
  const ended = once(server.child, 'exit');
  server.child.kill('SIGTERM');
  await ended;
});

function canConnect(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function client(path: string) {
  const socket = connect(path);
  await once(socket, 'connect');
  const connection = createMessageConnection(
    new StreamMessageReader(socket),
    new StreamMessageWriter(socket),
  );
  connection.onRequest(() => null);
  connection.listen();
  return Object.assign(connection, { end: () => socket.destroy() });
}

function rss(pid: number): number {
  const { execFileSync } = process.getBuiltinModule('node:child_process');
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) * 1024;
}

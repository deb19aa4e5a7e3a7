/** Clients that die at the worst moment, never read, or send what no editor would: the server lives, and says what it did. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StreamMessageReader } from 'vscode-jsonrpc/node';
import { type Json, LAUNCHER, LspProcess, uri } from './support/lsp-process.ts';
import { at, TestWorkspace } from './support/workspace.ts';

const MAIN = 'from helper import help_me\n\nhelp_me()\n';
const HELPER = 'def help_me(): ...\n';
/** Its outline is half a megabyte. */
const LONG = Array.from({ length: 2_000 }, (_, i) => `def function_number_${i}(): ...\n`).join('');
const MB = 1024 * 1024;

const frame = (message: object | string): Buffer => {
  const body = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
};
const call = (id: unknown, method: string, params: object = {}) => ({ jsonrpc: '2.0', id, method, params });
const tell = (method: string, params: object) => ({ jsonrpc: '2.0', method, params });
const outlineOf = (path: string) => ({ textDocument: { uri: uri(path) } });

/** A client as plain as bytes. */
class RawClient {
  readonly received: Json[] = [];
  readonly socket: Socket;

  constructor(socket: Socket) {
    this.socket = socket;
    new StreamMessageReader(socket).listen((message) => this.received.push(message));
    socket.on('error', () => {});
  }

  send(...messages: readonly (object | string)[]): void {
    this.socket.write(Buffer.concat(messages.map(frame)));
  }

  async answer(id: unknown): Promise<Json> {
    for (;;) {
      const found = this.received.find((one) => one.id === id);
      if (found) return found;
      await delay(5);
    }
  }

  async begin(root: string): Promise<void> {
    const folder = { uri: uri(root), name: 'w' };
    const params = { processId: null, rootUri: null, workspaceFolders: [folder], capabilities: {} };
    this.send(call('hello', 'initialize', params));
    await this.answer('hello');
    this.send(tell('initialized', {}), call('synced', 'cpg/sync'));
    await this.answer('synced');
  }
}

/** Rejects with the server's log when it is not there any more. */
async function connected(path: string, server: LspProcess): Promise<RawClient> {
  for (let tries = 0; ; tries++) {
    const { exitCode, signalCode } = server.child;
    if (exitCode !== null || signalCode !== null)
      throw new Error(`the server has ended: ${signalCode}\n${server.stderr}`);
    const socket = connect(path);
    try {
      await once(socket, 'connect');
      return new RawClient(socket);
    } catch (error) {
      if (tries === 400) throw error;
      await delay(50);
    }
  }
}

describe('several clients of one socket', () => {
  const own = new TestWorkspace({ 'main.py': MAIN, 'helper.py': HELPER, 'long.py': LONG });
  const path = join(own.home, 'cpgd.sock');
  let server: LspProcess;
  let good: RawClient;
  beforeAll(async () => {
    const command = [process.execPath, LAUNCHER, '--socket', path, '--cache-dir', own.cacheDir];
    server = LspProcess.spawn({ cacheDir: own.cacheDir, command });
    good = await connected(path, server);
    await good.begin(own.root);
  });
  afterAll(async () => {
    server.child.kill('SIGTERM');
    while (server.child.exitCode === null && server.child.signalCode === null) await delay(10);
    own[Symbol.dispose]();
  });

  let asked = 0;
  const ask = async (): Promise<Json> => {
    const id = `good ${++asked}`;
    const where = { textDocument: { uri: uri(own.path('main.py')) }, position: at(MAIN, 'help_me', 1) };
    good.send(call(id, 'textDocument/definition', where));
    return (await good.answer(id)).result;
  };
  const right = [{ uri: uri(own.path('helper.py')) }];
  const serves = async (): Promise<void> => expect(await ask()).toMatchObject(right);
  /** What was typed goes when it is closed, or its client, which takes a moment. */
  const servesAgain = () => expect.poll(ask).toMatchObject(right);

  test('one that never reads is not answered into memory, whatever it has asked for by then', async () => {
    const bad = await connected(path, server);
    await bad.begin(own.root);
    bad.socket.pause();
    const before = rss(server.child.pid!);
    // 4 GB of answers, in requests that arrive at once.
    const requests = Array.from({ length: 10_000 }, (_, id) =>
      call(id, 'textDocument/documentSymbol', outlineOf(own.path('long.py'))),
    );
    bad.send(...requests);
    for (let n = 0; n < 10; n++) {
      await serves();
      await delay(100);
    }
    expect(rss(server.child.pid!) - before).toBeLessThan(120 * MB);
    expect(server.stderr).toContain('does not read its answers');
    // When it reads, it is served on, in the order in which it asked.
    bad.socket.resume();
    await bad.answer(200);
    const ids = bad.received.map(({ id }) => id).filter((id) => typeof id === 'number');
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    bad.socket.destroy();
    await serves();
  });

  test('what one asked before its edit is about the text from before, however late it reads', async () => {
    const late = await connected(path, server);
    await late.begin(own.root);
    const textDocument = { uri: uri(own.path('main.py')), languageId: 'python', version: 1, text: MAIN };
    late.send(tell('textDocument/didOpen', { textDocument }));
    late.socket.pause();
    const many = Array.from({ length: 60 }, (_, n) =>
      call(`fill ${n}`, 'textDocument/documentSymbol', outlineOf(own.path('long.py'))),
    );
    const where = { textDocument, position: at(MAIN, 'help_me', 1) };
    const change = { textDocument: { ...textDocument, version: 2 }, contentChanges: [{ text: 'pass\n' }] };
    late.send(
      ...many,
      call('before', 'textDocument/definition', where),
      tell('textDocument/didChange', change),
      call('after', 'textDocument/definition', where),
    );
    await delay(500);
    late.socket.resume();
    expect((await late.answer('after')).result).toBeNull();
    const { result, error } = await late.answer('before');
    // Or it hears that its text is not that one any more.
    if (error) expect(error.code).toBe(-32801);
    else expect(result).toMatchObject([{ uri: uri(own.path('helper.py')) }]);
    late.socket.destroy();
    await servesAgain();
  });

  test.each<[string, (client: RawClient) => void]>([
    ['in the middle of a header', ({ socket }) => socket.write('Content-Len')],
    ['in the middle of a body', ({ socket }) => socket.write('Content-Length: 1000\r\n\r\n{"jsonrpc"')],
    [
      'with questions in flight',
      (client) => {
        for (let n = 0; n < 500; n++) client.send(call(n, 'workspace/symbol', { query: 'function' }));
      },
    ],
    ['with half a connection', ({ socket }) => socket.end()],
  ])('one that dies %s takes nothing with it', async (_, act) => {
    const bad = await connected(path, server);
    await bad.begin(own.root);
    act(bad);
    await delay(50);
    bad.socket.destroy();
    await serves();
    expect(server.child.exitCode).toBeNull();
  });

  test('clients come and go while another one types, and what they are not told any more harms nobody', async () => {
    const textDocument = { uri: uri(own.path('helper.py')), languageId: 'python', version: 1, text: HELPER };
    good.send(tell('textDocument/didOpen', { textDocument }));
    for (let version = 2; version < 40; version++) {
      const guest = await connected(path, server);
      await guest.begin(own.root);
      const contentChanges = [{ text: `${HELPER}def more_${version}(): ...\n` }];
      good.send(
        tell('textDocument/didChange', { textDocument: { ...textDocument, version }, contentChanges }),
      );
      await delay(version % 12);
      guest.socket.destroy();
    }
    good.send(tell('textDocument/didClose', { textDocument }));
    await servesAgain();
  });

  test('10,000 requests of one, cancelled at once, are all answered, and the other need not wait for them', async () => {
    const bad = await connected(path, server);
    await bad.begin(own.root);
    const ids = Array.from({ length: 10_000 }, (_, id) => id);
    bad.send(...ids.map((id) => call(id, 'workspace/symbol', { query: 'function' })));
    await serves();
    bad.send(...ids.map((id) => tell('$/cancelRequest', { id })));
    await serves();
    await bad.answer(9_999);
    await expect.poll(() => new Set(bad.received.map(({ id }) => id)).size).toBeGreaterThanOrEqual(10_000);
    bad.socket.destroy();
  });
});

test('a server whose client is killed while it does not read ends, though no process was named to watch', async () => {
  using own = new TestWorkspace({ 'long.py': LONG });
  const server = LspProcess.spawn({ cacheDir: own.cacheDir });
  await server.request('initialize', { processId: null, rootUri: uri(own.root), capabilities: {} });
  await server.notify('initialized', {});
  await server.request('cpg/sync', {});
  server.child.stdout.pause();
  for (let n = 0; n < 100; n++)
    server.request('textDocument/documentSymbol', outlineOf(own.path('long.py'))).catch(() => {});
  await expect.poll(() => server.stderr).toContain('does not read its answers');
  const ended = once(server.child, 'exit');
  server.child.stdout.destroy();
  server.child.stdin.destroy();
  expect((await ended)[0]).toBe(1);
});

test('a log that nobody reads keeps nobody waiting', async () => {
  using own = new TestWorkspace({ 'main.py': MAIN, 'helper.py': HELPER });
  const server = await own.serve();
  server.child.stderr.pause();
  const { line, character } = at(MAIN, 'help_me', 1);
  // 30,000 lines at the level `debug` are more than a pipe holds.
  for (let round = 0; round < 3; round++)
    await Promise.all(
      Array.from({ length: 10_000 }, () => server.at('definition', own.path('main.py'), line, character)),
    );
  server.child.stderr.resume();
  expect(await server.stop()).toBe(0);
});

describe('bytes and texts that no editor sends', () => {
  const own = new TestWorkspace({ 'main.py': MAIN, 'helper.py': HELPER });
  const main = own.path('main.py');
  let server: LspProcess;
  let answers: Json[];
  beforeAll(async () => {
    server = await own.serve();
    await server.open(main);
    answers = [];
    server.connection.dispose();
    new StreamMessageReader(server.child.stdout).listen((message) => answers.push(message));
  });
  afterAll(() => {
    server.child.kill();
    own[Symbol.dispose]();
  });

  let asked = 0;
  const send = (...parts: readonly (string | Buffer | object)[]): void =>
    void server.child.stdin.write(
      Buffer.concat(
        parts.map((one) =>
          typeof one === 'string' ? Buffer.from(one) : Buffer.isBuffer(one) ? one : frame(one),
        ),
      ),
    );
  const answer = async (id: unknown): Promise<Json> => {
    await expect.poll(() => answers.find((one) => one.id === id)).toBeDefined();
    return answers.find((one) => one.id === id);
  };
  const ask = (method: string, params: object): Promise<Json> => {
    const id = `ask ${++asked}`;
    send(call(id, method, params));
    return answer(id);
  };
  const where = { textDocument: { uri: uri(main) }, position: at(MAIN, 'help_me', 1) };
  const alive = async (): Promise<void> => {
    expect((await ask('textDocument/definition', where)).result).toMatchObject([
      { uri: uri(own.path('helper.py')) },
    ]);
  };

  const ping = JSON.stringify(call('lost', 'no/such'));
  test.each<[string, string]>([
    ['a negative length', `Content-Length: -5\r\n\r\n${ping}`],
    ['a length that no memory holds', `Content-Length: 1${'0'.repeat(30)}\r\n\r\n${ping}`],
    ['a length that is too short', `Content-Length: ${ping.length - 4}\r\n\r\n${ping}`],
    ['a body that is no UTF-8', 'Content-Length: 4\r\n\r\n\xff\xfe\xfd\xfc'],
  ])('%s is told, and what follows is understood', async (_, bytes) => {
    answers = [];
    send(Buffer.from(bytes, 'latin1'));
    await expect.poll(() => answers[0]).toMatchObject({ id: null, error: {} });
    await alive();
  });

  test('a request without an id of its own is refused, and odd ids come back as they were', async () => {
    answers = [];
    send(call(null, 'no/such'));
    await expect.poll(() => answers[0]).toMatchObject({ id: null, error: { code: -32600 } });
    for (const id of [1.5, -7, 2 ** 53, '', 'ä😀\n'.repeat(1_000)]) {
      send(call(id, 'no/such'));
      expect((await answer(id)).error.code).toBe(-32601);
    }
    answers = [];
    send(call('twice', 'no/such'), call('twice', 'textDocument/definition', where));
    // Which of the two it is for, nobody can tell.
    await answer('twice');
    send(tell('$/cancelRequest', { id: 'nobody' }), tell('$/cancelRequest', { id: 1e300 }));
    send({ jsonrpc: '2.0', id: 'nobody asked', result: 1 }, { jsonrpc: '2.0', id: 4, error: 'no object' });
    send(
      tell('window/workDoneProgress/cancel', { token: 'nobody' }),
      tell('$/progress', { token: [], value: 1 }),
    );
    await alive();
  });

  const opened = (text: string, version = 1) => ({
    ...outlineOf(main).textDocument,
    languageId: 'python',
    version,
    text,
  });
  const edited = (version: number | null, ...contentChanges: object[]) => ({
    textDocument: { uri: uri(main), version },
    contentChanges,
  });

  test.each<[string, string]>([
    ['50 MB', `x = 1  # ${'y'.repeat(90)}\n`.repeat(500_000)],
    ['one line of 5 MB', `x = [${'1, '.repeat(1_700_000)}]\n`],
    ['a million brackets', '('.repeat(MB)],
    ['halves of characters', `\ud83d\ude00 = "\ud800"\n${MAIN}# \udfff`],
    ['NUL', `x = "\0"\n\0\n${MAIN}`],
    ['only ends of lines of all kinds', '\r\n\r\n\n\r\u2028\f\v'.repeat(10_000)],
  ])(
    'a document of %s is taken, asked about, edited and let go',
    async (_, text) => {
      send(
        tell('textDocument/didClose', outlineOf(main)),
        tell('textDocument/didOpen', { textDocument: opened(text) }),
      );
      for (const method of ['documentSymbol', 'foldingRange', 'semanticTokens/full', 'codeLens'])
        expect(await ask(`textDocument/${method}`, outlineOf(main))).toHaveProperty('id');
      // What is too large to be indexed is not parsed for folds after each key either.
      if (text.length > 4 * MB)
        expect(await ask('textDocument/foldingRange', outlineOf(main))).toMatchObject({ result: null });
      await ask('textDocument/hover', { ...where, position: { line: 0, character: 2 ** 31 - 1 } });
      const start = { line: 0, character: 1 };
      send(tell('textDocument/didChange', edited(2, { range: { start, end: start }, text: 'z' })));
      await ask('textDocument/definition', where);
      send(tell('textDocument/didChange', edited(3, { text: MAIN })));
      await alive();
    },
    180_000,
  );

  test('edits that are out of order, of another document, reversed or beyond the end leave the text as LSP says', async () => {
    send(tell('textDocument/didOpen', { textDocument: opened('') }));
    send(tell('textDocument/didOpen', { textDocument: opened(MAIN, 5) }));
    const end = { line: 0, character: 0 };
    send(
      tell(
        'textDocument/didChange',
        edited(1, { range: { start: { line: 2, character: 0 }, end }, text: '' }),
      ),
    );
    send(
      tell(
        'textDocument/didChange',
        edited(0, { range: { start: end, end }, text: MAIN.slice(0, MAIN.indexOf('help_me()')) }),
      ),
    );
    await alive();
    const beyond = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };
    send(
      tell(
        'textDocument/didChange',
        edited(null, { range: { start: beyond, end: beyond }, text: '# end\n' }),
      ),
    );
    await alive();
    for (const line of [-1, 0.5, 2 ** 31, '1', null])
      send(
        tell(
          'textDocument/didChange',
          edited(9, { range: { start: { line, character: 0 }, end }, text: 'lost' }),
        ),
      );
    await alive();
    const other = { uri: uri(own.path('nobody.py')), version: 1 };
    send(tell('textDocument/didChange', { textDocument: other, contentChanges: [{ text: 'x' }] }));
    send(tell('textDocument/didClose', { textDocument: other }));
    await alive();
  });

  test.each([2 ** 31, -1, 1.5, Number.MAX_VALUE])('a position %d is a wrong parameter', async (character) => {
    for (const method of ['hover', 'definition', 'references', 'prepareCallHierarchy', 'prepareRename'])
      expect(
        (await ask(`textDocument/${method}`, { ...where, position: { line: 0, character } })).error.code,
      ).toBe(-32602);
    const positions = [{ line: 0, character }];
    expect((await ask('textDocument/selectionRange', { ...outlineOf(main), positions })).error.code).toBe(
      -32602,
    );
  });

  test('what is no file of the workspace is nobody’s, however it is spelled, and none of it is read', async () => {
    const fifo = own.path('pipe.py');
    spawnSync('mkfifo', [fifo]);
    writeFileSync(join(own.home, 'outside.py'), 'SENTINEL = 1\n');
    const before = statSync(join(own.home, 'outside.py')).atimeMs;
    const strange = [
      uri(own.root),
      `${uri(own.root)}/`,
      uri(fifo),
      `${uri(own.root)}/%2e%2e/outside.py`,
      `${uri(own.root)}/..%2foutside.py`,
      `${uri(own.root)}/%5c..%5c..%5coutside.py`,
      `${uri(own.root)}//main.py/../../../outside.py`,
      `${uri(own.root)}/main.py%00.txt`,
      `${uri(own.root)}/${'x'.repeat(5_000)}.py`,
      'git:/w/main.py?%7B%22ref%22%3A%22HEAD%22%7D',
      'vscode-notebook-cell:/w/n.ipynb#W0sZmlsZQ%3D%3D',
      'file:',
      'file:////server/share/main.py',
      'file:///d%3A/w/main.py',
      'FILE:///etc/passwd',
    ];
    for (const one of strange) {
      const textDocument = { uri: one, languageId: 'python', version: 1, text: 'SENTINEL' };
      for (const method of [
        'hover',
        'definition',
        'documentSymbol',
        'codeLens',
        'prepareRename',
        'diagnostic',
      ]) {
        const { result, error } = await ask(`textDocument/${method}`, { ...where, textDocument });
        if (method === 'diagnostic') expect(JSON.stringify(result ?? error)).not.toContain('SENTINEL');
        else
          expect([one, method, error?.code ?? result ?? null]).toEqual([
            one,
            method,
            expect.toBeOneOf([null, -32602]),
          ]);
      }
      send(tell('textDocument/didOpen', { textDocument }));
      send(
        tell('textDocument/didChange', {
          textDocument: { uri: one, version: 2 },
          contentChanges: [{ text: 'x' }],
        }),
      );
      send(tell('textDocument/didSave', { textDocument }), tell('textDocument/didClose', { textDocument }));
      send(tell('workspace/didChangeWatchedFiles', { changes: [{ uri: one, type: 1 }] }));
    }
    const moves = strange.map((one) => ({ oldUri: one, newUri: `${one}x` }));
    expect(await ask('workspace/willRenameFiles', { files: moves })).toHaveProperty('id');
    expect(JSON.stringify((await ask('workspace/symbol', { query: 'SENTINEL' })).result)).not.toContain(
      'outside',
    );
    expect(statSync(join(own.home, 'outside.py')).atimeMs).toBe(before);
    expect(readFileSync(main, 'utf8')).toBe(MAIN);
    await alive();
  });
});

test('folders that are none are told of, and the others are served', async () => {
  using own = new TestWorkspace({ 'main.py': MAIN, 'helper.py': HELPER });
  const folders = [own.path('no-such'), own.path('main.py'), own.root];
  const server = await LspProcess.start({ cacheDir: own.cacheDir, folders });
  await server.until(({ params }) => params?.message?.includes('no-such'));
  await server.until(({ params }) => params?.message?.includes('it is no folder'));
  await server.request('cpg/sync', { workspace: own.root });
  const { line, character } = at(MAIN, 'help_me', 1);
  expect(await server.at('definition', own.path('main.py'), line, character)).toHaveLength(1);
  const event = {
    added: [{ uri: 'untitled:x' }, 7, null, { uri: 'file:///no/such' }],
    removed: [{ uri: uri(own.home) }],
  };
  await server.notify('workspace/didChangeWorkspaceFolders', { event });
  expect(await server.at('definition', own.path('main.py'), line, character)).toHaveLength(1);
  expect(await server.stop()).toBe(0);
});

function rss(pid: number): number {
  const found = /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1]) * 1024;
}

/** What goes both ways: folders, configuration, registration, progress, partial results, and freshness of answers. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Json, LspProcess, uri } from './support/lsp-process.ts';
import { at, TestWorkspace } from './support/workspace.ts';

const LIBRARY = 'def answer():\n    return 42\n';
const USER = 'from library import answer\n\nanswer()\n';
const FILES = { 'library.py': LIBRARY, 'user.py': USER };
/** A library with a function that is called and a class that is inherited from. */
const USED_LIBRARY = {
  'library.py': 'class Base:\n    pass\n\n\ndef greet():\n    pass\n',
  'a/caller.py': 'from library import greet\n\n\ndef run():\n    greet()\n',
  'b/below.py': 'import library\n\n\nclass Mine(library.Base):\n    pass\n',
};

const definitionOfUse = (server: LspProcess, path: string) =>
  server.at('definition', path, at(USER, 'answer()').line, 1);

test('progress is shown from beginning to end, and the client’s watchers and configuration are asked for', async () => {
  using workspace = new TestWorkspace(FILES);
  const server = LspProcess.spawn({ cacheDir: workspace.cacheDir });
  server.answers.set('workspace/configuration', () => [{ features: { hover: false } }]);
  await server.initialize({
    cacheDir: workspace.cacheDir,
    folders: [workspace.root],
    capabilities: {
      window: { workDoneProgress: true },
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
  });
  const end = await server.until(({ params }) => params?.value?.kind === 'end');
  expect(end.params.value.message).toBe('ready');
  const kinds = server.received.flatMap(({ method, params }) =>
    method === '$/progress' ? params.value.kind : [],
  );
  expect(kinds[0]).toBe('begin');
  await server.until(({ method }) => method === 'workspace/configuration');
  const registered = server.received.flatMap(({ method, params }) =>
    method === 'client/registerCapability'
      ? params.registrations.map((one: { method: string }) => one.method)
      : [],
  );
  expect(registered.toSorted()).toEqual([
    'workspace/didChangeConfiguration',
    'workspace/didChangeWatchedFiles',
  ]);
  // The settings count once the answer is there, which nothing tells.
  await expect.poll(() => server.at('hover', workspace.path('library.py'), 0, 5)).toBeNull();
  await server.stop();
});

test('folders come and go while the server runs, and each is a workspace of its own', async () => {
  using first = new TestWorkspace(FILES);
  using second = new TestWorkspace({ ...FILES, 'library.py': `# another\n${LIBRARY}` });
  const server = await first.serve();
  expect(await definitionOfUse(server, second.path('user.py'))).toBeNull();
  const folder = { uri: uri(second.root), name: 'second' };
  await server.open(second.path('user.py'));
  await server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
  await expect
    .poll(() => definitionOfUse(server, second.path('user.py')))
    .toMatchObject([{ uri: uri(second.path('library.py')), range: { start: { line: 1 } } }]);
  expect(await definitionOfUse(server, first.path('user.py'))).toMatchObject([
    { range: { start: { line: 0 } } },
  ]);
  const found = await server.request('workspace/symbol', { query: 'answer' });
  expect(new Set(found.map(({ location }: Json) => location.uri))).toEqual(
    new Set([uri(first.path('library.py')), uri(second.path('library.py'))]),
  );
  await server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
  await expect.poll(() => definitionOfUse(server, second.path('user.py'))).toBeNull();
  // And again: the index of a folder that was left is free for whoever comes next.
  await server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
  await expect.poll(() => definitionOfUse(server, second.path('user.py'))).not.toBeNull();
  await server.stop();
});

test('what folders inside of each other both have is found once', async () => {
  using outer = new TestWorkspace({
    'top.py': 'def deep_top(): ...\n',
    'inner/p.py': 'def deep_thing(): ...\n',
  });
  const folders = [outer.root, outer.path('inner')];
  const server = await LspProcess.start({ cacheDir: outer.cacheDir, folders });
  for (const folder of folders) await server.request('cpg/sync', { workspace: uri(folder) });
  const places = async (): Promise<string[]> =>
    (await server.request('workspace/symbol', { query: 'deep' })).map(({ location }: Json) => location.uri);
  expect((await places()).sort()).toEqual([uri(outer.path('inner/p.py')), uri(outer.path('top.py'))]);
  await server.stop();
});

test('a folder that is taken away while it is asked leaves answers or says that it has gone', async () => {
  using first = new TestWorkspace(FILES);
  using second = new TestWorkspace(FILES);
  const server = await first.serve();
  const folder = { uri: uri(second.root), name: 'second' };
  const file = { uri: uri(second.path('user.py')), name: 'a file' };
  await server.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [folder, file], removed: [] },
  });
  // A file is no folder, and takes nothing away from the one that it is in.
  await expect.poll(() => definitionOfUse(server, second.path('user.py'))).not.toBeNull();
  const asked: Promise<Json>[] = [];
  for (let n = 0; n < 60; n++) {
    if (n === 30)
      await server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    asked.push(
      server.at('references', second.path('library.py'), 0, 5, { context: { includeDeclaration: true } }),
      server.request('cpg/nodes', { workspace: folder.uri, kinds: ['PY_FUNCTION_DEF'] }),
    );
  }
  for (const { reason } of (await Promise.allSettled(asked)).filter(
    ({ status }) => status === 'rejected',
  ) as Json[])
    expect(String(reason.message)).toMatch(/folder was closed|No open folder/);
  await server.stop();
});

describe('freshness', () => {
  test('a document is answered for before the first index is there, as it is typed', async () => {
    using workspace = new TestWorkspace(FILES);
    const server = await LspProcess.start({ cacheDir: workspace.cacheDir, folders: [workspace.root] });
    await server.open(workspace.path('user.py'), `\n\n${USER}`);
    const asked = server.at('definition', workspace.path('user.py'), 4, 1);
    expect(await asked).toMatchObject([{ uri: uri(workspace.path('library.py')) }]);
    await server.stop();
  });

  test('before the first index there are types and hierarchies of what is open, and no counts', async () => {
    const text = 'from library import Base\n\n\nclass Mine(Base):\n    pass\n\n\nmine = Mine()\nmine\n';
    using workspace = new TestWorkspace({ 'library.py': 'class Base:\n    pass\n', 'user.py': text });
    // Enough that the index is not there before the answers are.
    for (let n = 0; n < 150; n++) workspace.write(`more/m${n}.py`, LIBRARY.repeat(50));
    const server = await LspProcess.start({ cacheDir: workspace.cacheDir, folders: [workspace.root] });
    const path = workspace.path('user.py');
    await server.open(path, text);
    expect(await server.at('typeDefinition', path, 8, 1)).toMatchObject([{ range: { start: { line: 3 } } }]);
    const [item] = await server.at('prepareTypeHierarchy', path, 3, 7);
    const supertypes = await server.request('typeHierarchy/supertypes', { item });
    expect(supertypes).toMatchObject([{ name: 'Base', uri: uri(workspace.path('library.py')) }]);
    const lenses = await server.request('textDocument/codeLens', { textDocument: { uri: uri(path) } });
    expect(await server.request('codeLens/resolve', lenses[0])).toMatchObject({
      command: { title: 'indexing …' },
    });
    expect((await server.request('cpg/status', {})).phase).toBe('indexing');
    await server.request('cpg/sync', {});
    expect(await server.countedTitle(lenses[0])).toBe('1 caller · 0 files impacted');
    await server.stop();
  });

  test('during the first index others who use a name are found by asking, and the answers say what they are', async () => {
    using workspace = new TestWorkspace({
      ...USED_LIBRARY,
      // The word alone is no use of it.
      'c/other.py': 'def greet():\n    pass\n\n\ngreet()  # greet\n',
    });
    for (let n = 0; n < 200; n++) workspace.write(`more/m${n}.py`, LIBRARY.repeat(50));
    const server = await LspProcess.start({ cacheDir: workspace.cacheDir, folders: [workspace.root] });
    const path = workspace.path('library.py');
    await server.open(path);
    const where = { textDocument: { uri: uri(path) }, position: { line: 4, character: 5 } };
    const ask = async () => {
      const references = await server.request('textDocument/references', {
        ...where,
        context: { includeDeclaration: false },
      });
      const [item] = await server.request('textDocument/prepareCallHierarchy', where);
      const callers = await server.request('callHierarchy/incomingCalls', { item });
      const [cls] = await server.at('prepareTypeHierarchy', path, 0, 7);
      const subtypes = await server.request('typeHierarchy/subtypes', { item: cls });
      const symbols = await server.request('workspace/symbol', { query: 'run' });
      const told = await server.request('cpg/references', where);
      const named = await server.request('cpg/callers', { symbol: 'library.greet' });
      const below = await server.request('cpg/traverse', {
        query: 'PY_CLASS_DEF[name = "Base"] <-PY_INHERITS_FROM_CLASS- PY_CLASS_DEF select name',
      });
      const nodes = await server.request('cpg/nodes', { kinds: ['PY_CLASS_DEF'], name: 'Mine' });
      const edges = await server.request('cpg/edges', {
        kinds: ['PY_INHERITS_FROM_CLASS'],
        paths: ['b/below.py'],
      });
      return {
        references: references.map((one: Json) => [one.uri, one.range.start.line]),
        callers: callers.map(({ from }: Json) => from.name),
        subtypes: subtypes.map(({ name }: Json) => name),
        symbols: symbols.map(({ name }: Json) => name),
        told: told.items.map(({ location }: Json) => location.path),
        named: named.items.map(({ caller }: Json) => caller.name),
        graph: [below, nodes, edges].map(({ items }: Json) => items.length),
        freshness: [told, below, nodes, edges].map((answer: Json) => answer.freshness),
      };
    };
    const early = await ask();
    expect((await server.request('cpg/status', {})).phase).toBe('indexing');
    for (const one of early.freshness) expect(one).toMatchObject({ revision: 0, caughtUp: false });
    await server.request('cpg/sync', {});
    const { freshness, ...late } = await ask();
    for (const one of freshness) expect(one).toMatchObject({ revision: 1, caughtUp: true });
    expect(late.graph).toEqual([1, 1, 1]);
    expect(late.references).toEqual([
      [uri(workspace.path('a/caller.py')), 0],
      [uri(workspace.path('a/caller.py')), 4],
    ]);
    expect(late).toMatchObject({ callers: ['run'], subtypes: ['Mine'], named: ['a.caller.run'] });
    expect(late.symbols).toContain('run');
    expect(early).toMatchObject(late);
    await server.stop();
  });

  test('during the first index nothing is edited that not every place is known of, and a local variable is', async () => {
    using workspace = new TestWorkspace({
      ...USED_LIBRARY,
      'own.py': 'def own():\n    inner = 1\n    return inner\n',
    });
    for (let n = 0; n < 200; n++) workspace.write(`more/m${n}.py`, LIBRARY.repeat(50));
    const server = await LspProcess.start({ cacheDir: workspace.cacheDir, folders: [workspace.root] });
    const [library, own] = [workspace.path('library.py'), workspace.path('own.py')];
    await server.open(library);
    const rename = () => server.at('rename', library, 4, 5, { newName: 'welcome' });
    const files = [{ oldUri: uri(library), newUri: uri(workspace.path('moved.py')) }];
    await expect(rename()).rejects.toMatchObject({
      code: -32803,
      message: expect.stringContaining('not every place is known'),
    });
    await expect(server.at('prepareRename', library, 4, 5)).rejects.toMatchObject({ code: -32803 });
    const move = () => server.request('workspace/willRenameFiles', { files });
    await expect(move()).rejects.toMatchObject({
      code: -32803,
      message: expect.stringContaining('not every import is known'),
    });
    const local = await server.at('rename', own, 1, 5, { newName: 'outer' });
    expect(local.changes[uri(own)]).toHaveLength(2);
    expect((await server.request('cpg/status', {})).phase).toBe('indexing');
    await server.request('cpg/sync', {});
    expect(Object.keys((await rename()).changes).toSorted()).toEqual(
      [uri(workspace.path('a/caller.py')), uri(library)].toSorted(),
    );
    expect(Object.keys((await move()).changes)).toHaveLength(2);
    await server.stop();
  });

  test('during the first index tables, changes and explanations are those of what is read so far', async () => {
    using workspace = new TestWorkspace({
      ...USED_LIBRARY,
      'c/stranger.py': 'def greet():\n    pass\n',
    });
    for (let n = 0; n < 500; n++) workspace.write(`more/m${n}.py`, LIBRARY.repeat(50));
    const server = await LspProcess.start({ cacheDir: workspace.cacheDir, folders: [workspace.root] });
    await server.open(workspace.path('library.py'));
    const ask = async () => {
      const why = await server.request('cpg/explain', { place: 'a/caller.py:5:5' });
      const bySymbol = { kind: 'symbols', symbols: ['library.greet'] };
      const symbol = await server.request('cpg/impact', { subject: bySymbol });
      const file = await server.request('cpg/impact', { subject: { kind: 'files', paths: ['library.py'] } });
      const query = "select path from cst_defs where name = 'run'";
      const tables = await server.request('cpg/sql', { query });
      const pathsOf = ({ files }: Json) => files.items.map((one: Json) => one.path);
      const kindsOf = ({ files }: Json) => files.items.find((one: Json) => one.path === 'a/caller.py').kinds;
      return {
        explained: [why.found, why.links.map((one: Json) => one.target), why.steps.length > 0],
        symbol: [pathsOf(symbol), symbol.symbols.items.map((one: Json) => one.name)],
        kinds: kindsOf(symbol),
        file: pathsOf(file),
        rows: tables.rows,
        freshness: [why, symbol, file, tables].map((answer: Json) => answer.freshness),
      };
    };
    const { freshness: before, kinds, ...early } = await ask();
    expect((await server.request('cpg/status', {})).phase).toBe('indexing');
    for (const one of before) expect(one).toMatchObject({ revision: 0, caughtUp: false });
    await server.request('cpg/sync', {});
    const { freshness, ...late } = await ask();
    for (const one of freshness) expect(one).toMatchObject({ revision: 1, caughtUp: true });
    expect(late.explained[0]).toBe(true);
    expect(late.file).toEqual(['library.py', 'a/caller.py', 'b/below.py']);
    expect(late.rows).toEqual([['a/caller.py']]);
    expect(late).toMatchObject(early);
    // A change that is supposed also leads to what would be looked up by name then.
    expect(late.kinds).toEqual(expect.arrayContaining(kinds));
    expect(kinds).toContain('caller_symbol');
    await server.stop();
  });

  test('during the first index what changed since a commit is what the texts say of it so far', async () => {
    using workspace = new TestWorkspace({ ...USED_LIBRARY, 'gone.py': 'def gone(): ...\n' });
    const git = (...args: string[]): void => {
      const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
      expect(spawnSync('git', [...who, ...args], { cwd: workspace.root }).status).toBe(0);
    };
    for (let n = 0; n < 250; n++) workspace.write(`more/m${n}.py`, LIBRARY.repeat(50));
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'then');
    rmSync(workspace.path('gone.py'));
    workspace.write('new.py', 'def made(): ...\n');
    const saved = readFileSync(workspace.path('library.py'), 'utf8');
    const server = await LspProcess.start({ cacheDir: workspace.cacheDir, folders: [workspace.root] });
    // What is typed counts, saved or not.
    await server.open(workspace.path('library.py'), saved.replace('def greet(', 'def greet(whom, '));
    const subject = { kind: 'since', revision: 'HEAD' };
    const ask = async () => {
      const delta = await server.request('cpg/exportDelta', { since: 'HEAD', limit: 1_000 });
      const impact = await server.request('cpg/impact', { subject, limit: 1_000 });
      return {
        entries: delta.items.map(({ qname, delta, isBreaking }: Json) => [qname, delta, isBreaking]),
        files: impact.files.items.map(({ path, hop }: Json) => [path, hop]),
        commits: [delta.commit, impact.commit],
        freshness: [delta.freshness, impact.freshness],
      };
    };
    const { freshness: before, ...early } = await ask();
    expect((await server.request('cpg/status', {})).phase).toBe('indexing');
    for (const one of before) expect(one).toMatchObject({ revision: 0, caughtUp: false });
    const wrong = server.request('cpg/exportDelta', { since: 'no-such-commit' });
    await expect(wrong).rejects.toMatchObject({ code: -32602 });
    await server.request('cpg/sync', {});
    const { freshness, ...late } = await ask();
    for (const one of freshness) expect(one).toMatchObject({ caughtUp: true });
    expect(early.entries).toEqual([
      ['gone.gone', 'removed', true],
      ['library.greet', 'changed', true],
      ['new.made', 'added', false],
    ]);
    expect(early.files).toContainEqual(['a/caller.py', 1]);
    expect(early).toEqual(late);
    await server.stop();
  });

  test('cpg/reindex makes the index anew, for all who ask at once, and answers go on meanwhile', async () => {
    using workspace = new TestWorkspace(FILES);
    const server = await workspace.serve();
    const path = workspace.path('user.py');
    const { revision } = (await server.request('cpg/status', {})).freshness;
    const all = Promise.all([server.request('cpg/reindex', {}), server.request('cpg/reindex', {})]);
    expect(await definitionOfUse(server, path)).toMatchObject([{ uri: uri(workspace.path('library.py')) }]);
    for (const { freshness } of await all) expect(freshness).toMatchObject({ caughtUp: true });
    const after = (await server.request('cpg/status', {})).freshness;
    expect(after.revision).toBe(revision + 1);
    const told = (wanted: number) =>
      server.until(({ method, params }) => method === 'cpg/didRebuild' && params.revision === wanted);
    expect((await told(1)).params).toMatchObject({ trigger: 'index', reason: 'there was no index yet' });
    expect((await told(after.revision)).params).toMatchObject({ trigger: 'index', changed: [] });
    workspace.write('library.py', `\n${LIBRARY}`);
    await server.request('cpg/sync', {});
    expect(await definitionOfUse(server, path)).toMatchObject([{ range: { start: { line: 1 } } }]);
    await server.stop();
  });

  test('an answer about text that was just typed is about that text', async () => {
    using workspace = new TestWorkspace(FILES);
    const server = await workspace.serve();
    const path = workspace.path('user.py');
    await server.open(path);
    for (let n = 1; n <= 30; n++) {
      await server.change(path, {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        text: '\n',
      });
      const [found] = await server.at('references', path, 2 + n, 1, {
        context: { includeDeclaration: false },
      });
      expect(found.range.start.line).toBe(n);
    }
    await server.stop();
  });

  test('what one document gains, another one’s answers see, unsaved and saved', async () => {
    using workspace = new TestWorkspace(FILES);
    const server = await workspace.serve();
    const library = workspace.path('library.py');
    await server.open(library);
    await server.change(library, { text: `\n\n\n${LIBRARY}` });
    await server.request('textDocument/documentSymbol', { textDocument: { uri: uri(library) } });
    expect(await definitionOfUse(server, workspace.path('user.py'))).toMatchObject([
      { range: { start: { line: 3 } } },
    ]);
    await server.notify('textDocument/didClose', { textDocument: { uri: uri(library) } });
    await expect
      .poll(() => definitionOfUse(server, workspace.path('user.py')))
      .toMatchObject([{ range: { start: { line: 0 } } }]);
    workspace.write('library.py', `\n${LIBRARY}`);
    await server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(library), type: 2 }] });
    await expect
      .poll(() => definitionOfUse(server, workspace.path('user.py')))
      .toMatchObject([{ range: { start: { line: 1 } } }]);
    await server.stop();
  });

  test('a document is a file of the workspace before it is saved, and after it was deleted', async () => {
    using workspace = new TestWorkspace(FILES);
    const server = await workspace.serve();
    const path = workspace.path('new.py');
    const definition = () => server.at('definition', path, 3, 1);
    const uses = async (): Promise<string[]> => {
      const context = { includeDeclaration: false };
      const found: Json[] = await server.at('references', workspace.path('library.py'), 0, 5, { context });
      return found.map((one) => one.uri).filter((one) => one === uri(path));
    };
    await server.open(path, 'from library import answer\n');
    await server.change(path, { text: `\n${USER}(\n` });
    expect(await definition()).toMatchObject([{ uri: uri(workspace.path('library.py')) }]);
    expect(await uses()).toHaveLength(2);
    const textDocument = { uri: uri(path) };
    const { items }: Json = await server.request('textDocument/diagnostic', { textDocument });
    expect(items).not.toEqual([]);
    workspace.write('new.py', '');
    await server.notify('textDocument/didSave', { textDocument });
    await server.request('cpg/sync', {});
    expect(await definition()).not.toEqual([]);
    rmSync(path);
    await server.request('cpg/sync', {});
    await server.change(path, { text: `\n${USER}` });
    expect(await definition()).not.toEqual([]);
    await server.notify('textDocument/didClose', { textDocument });
    await server.request('cpg/sync', {});
    expect(await uses()).toEqual([]);
    await server.stop();
  });
});

test('long lists come in parts to those who want parts, and the parts are the whole', async () => {
  const callers = Array.from({ length: 1_500 }, (_, n) => `def caller_${n}():\n    answer()\n`);
  using workspace = new TestWorkspace({
    'library.py': LIBRARY,
    'user.py': `from library import answer\n${callers.join('')}`,
  });
  const server = await workspace.serve();
  const where = {
    textDocument: { uri: uri(workspace.path('library.py')) },
    position: { line: 0, character: 5 },
  };
  const [item] = await server.request('textDocument/prepareCallHierarchy', where);
  const lists: [method: string, params: object, length: number, parts: number][] = [
    ['textDocument/references', { ...where, context: { includeDeclaration: true } }, 1_502, 4],
    ['callHierarchy/incomingCalls', { item }, 1_500, 3],
    ['textDocument/documentSymbol', { textDocument: { uri: uri(workspace.path('user.py')) } }, 1_500, 3],
    ['workspace/symbol', { query: 'caller' }, 100, 1],
  ];
  for (const [method, params, length, expected] of lists) {
    const whole = await server.request(method, params);
    expect(whole).toHaveLength(length);
    expect(await server.request(method, { ...params, partialResultToken: method })).toEqual([]);
    const parts = server.received.flatMap((one) =>
      one.method === '$/progress' && one.params.token === method ? [one.params.value] : [],
    );
    expect(parts).toHaveLength(expected);
    expect(parts.flat()).toEqual(whole);
  }
  await server.stop();
});

test('a client that traces hears what requests took', async () => {
  using workspace = new TestWorkspace(FILES);
  const server = await workspace.serve();
  await server.notify('$/setTrace', { value: 'messages' });
  await definitionOfUse(server, workspace.path('user.py'));
  const { params } = await server.until(({ method }) => method === '$/logTrace');
  expect(params.message).toMatch(/^textDocument\/definition took [\d.]+ ms$/);
  await server.stop();
});

test('a short soak of random edits and requests misses nothing', () => {
  const soak = fileURLToPath(new URL('../../bench/lsp/soak.ts', import.meta.url));
  const run = spawnSync(process.execPath, [soak, '--minutes', '0.1'], { encoding: 'utf8' });
  expect(run.stdout + run.stderr).toContain('soak passed');
});

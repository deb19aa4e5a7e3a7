/**
 * The protocol as a stranger meets it: a client that knows only docs/reference/protocol.md talks to a real server
 * process, asks everything the page shows, and is told what is wrong with what it does wrong.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { METHODS, methodNamed, NOTIFICATIONS } from '@cpgd/shared/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { protocolPage } from '../../server/src/rpc/reference.ts';
import { createExampleProject, type ExampleProject } from '../cli/example-project.ts';
import { PAGE, pageExamples, pageMethods } from './page-examples.ts';
import { RequestError, RpcClient } from './rpc-client.ts';

const InvalidParams = -32602;
const MethodNotFound = -32601;
const RequestCancelled = -32800;
const ContentModified = -32801;

interface List {
  readonly items: Record<string, unknown>[];
  readonly total: number | null;
  readonly truncated: boolean;
  readonly next: string | null;
  /** Of path queries. */
  readonly visits: number;
  readonly freshness: { readonly revision: number; readonly caughtUp: boolean };
}

let example: ExampleProject;
let client: RpcClient;

beforeAll(async () => {
  example = createExampleProject();
  client = await RpcClient.start([example.root], example.cacheArguments);
  await client.request('cpg/sync', {});
});
afterAll(async () => {
  await client?.stop();
  example?.remove();
});

const ask = <T = Record<string, unknown>>(method: string, params: object): Promise<T> =>
  client.request<T>(method, params);
const list = (method: string, params: object): Promise<List> => ask<List>(method, params);

/** The error a request is answered with. */
async function refusal(method: string, params: unknown): Promise<RequestError> {
  const error = await client.request(method, params).then(
    (answer) => answer,
    (thrown: unknown) => thrown,
  );
  expect(error, `${method} ${JSON.stringify(params)}`).toBeInstanceOf(RequestError);
  return error as RequestError;
}

/** All of a list, page by page. */
async function pagesOf(method: string, params: object, field: string, limit: number): Promise<unknown[]> {
  const items: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page: Record<string, unknown> = await ask(method, { ...params, limit, ...(cursor && { cursor }) });
    expectAsDeclared(method, page);
    const part = page[field] as unknown[];
    items.push(...part);
    cursor = page.next as string | null;
    expect(part.length).toBeLessThanOrEqual(limit);
    expect(page.truncated).toBe(cursor !== null);
    expect(page.total).toBeGreaterThanOrEqual(items.length);
    if (cursor === null) expect(items).toHaveLength(page.total as number);
    else expect(part).toHaveLength(limit);
  } while (cursor !== null);
  expect(items.length, method).toBeGreaterThan(1);
  return items;
}

/** Fails for an answer with a wrong or missing field, and for one with a field that the page does not have. */
function expectAsDeclared(name: string, answer: unknown): void {
  const method = methodNamed(name)!;
  expect(method.result.parse(answer), name).toEqual(answer);
}

describe('the page', () => {
  test('is current: otherwise build and run scripts/generate-protocol-page.ts', () => {
    expect(PAGE).toBe(protocolPage());
  });

  test('has every method, and a meaning for every parameter', () => {
    expect(pageMethods()).toEqual([...METHODS, ...NOTIFICATIONS].map(({ name }) => name));
    for (const table of PAGE.split('\n\n').filter((block) => block.startsWith('| parameter')))
      for (const row of table.split('\n').slice(2)) expect(row).not.toMatch(/\|\s*\|$/);
  });
});

describe('every request of the page', () => {
  test.each(pageExamples().map(({ method, params }) => [method, params] as const))(
    '%s %j',
    async (method, params) => {
      const answer = await ask(method, params);
      expectAsDeclared(method, answer);
      expect(answer).toHaveProperty('freshness.caughtUp', true);
    },
  );

  test('and those it shows no example of', async () => {
    const delta = await ask('cpg/exportDelta', { since: 'HEAD' });
    expectAsDeclared('cpg/exportDelta', delta);
    const out = join(example.root, '..', 'graph');
    const written = await ask<{ rows: Record<string, number> }>('cpg/export', { out, format: 'jsonl' });
    expectAsDeclared('cpg/export', written);
    const nodes = readFileSync(join(out, 'cpg_nodes.jsonl'), 'utf8').trim().split('\n');
    expect(nodes).toHaveLength(written.rows.cpg_nodes!);
    expect((await refusal('cpg/export', { out: 'app' })).message).toContain('holds other files');
    expectAsDeclared(
      'cpg/export',
      await ask('cpg/export', { out: join(out, '..', 'index.scip'), format: 'scip' }),
    );
    const shown = new Set(pageExamples().map(({ method }) => method));
    const rest = METHODS.map(({ name }) => name as string).filter((name) => !shown.has(name));
    expect(rest.sort()).toEqual(['cpg/export', 'cpg/exportDelta']);
  });

  test('says what it says about the source', async () => {
    const { ref } = await ask<{ ref: { resolved: { name: string; definitions: unknown[] } } }>('cpg/symbol', {
      textDocument: { uri: pathToFileURL(join(example.root, 'app/views.py')).href },
      position: { line: 6, character: 9 },
    });
    expect(ref.resolved).toMatchObject({
      name: 'app.models.User.save',
      definitions: [{ path: 'app/models.py', line: 10, column: 9 }],
    });
    const around = await ask('cpg/symbol', {
      textDocument: { uri: pathToFileURL(join(example.root, 'app/views.py')).href },
      position: { line: 6, character: 0 },
      enclosing: true,
    });
    expect(around).toHaveProperty('ref.resolved.name', 'app.views.index');
    const { items } = await list('cpg/callers', { symbol: 'helper', depth: 2 });
    const callers = items.map(({ hop, caller }) => [hop, (caller as { name: string }).name]);
    expect(callers).toContainEqual([1, 'app.models.User.__init__']);
    expect(callers).toContainEqual([2, 'app.views.index']);
    const edges = await list('cpg/edges', { kinds: ['PY_CALLS_SYMBOL'], paths: ['app/models.py'] });
    const at = (edge: Record<string, unknown>) =>
      readFileSync(join(example.root, 'app/models.py'), 'utf8').slice(
        edge.bstart as number,
        edge.bend as number,
      );
    expect(edges.items.map(at)).toContain('helper(name)');
  });
});

describe('what is wrong is said', () => {
  test('parameters: the message names what is wrong and what there is', async () => {
    for (const [method, params, says] of [
      ['cpg/references', { symbol: 7 }, '`symbol`'],
      ['cpg/references', {}, 'Name the symbol'],
      ['cpg/references', { symbol: 'helper', limt: 3 }, 'limt'],
      ['cpg/references', { symbol: 'helper', limit: 0 }, '`limit`'],
      ['cpg/references', { symbol: 'helper', limit: 1e9 }, '`limit`'],
      ['cpg/references', { symbol: 'x'.repeat(30_000) }, '`symbol`'],
      ['cpg/references', [1, 2], 'It takes'],
      ['cpg/references', { symbol: 'helper', cursor: 'nonsense' }, '`cursor`'],
      ['cpg/callers', { symbol: 'helper', depth: 1.5 }, '`depth`'],
      ['cpg/nodes', { kinds: ['PY_CLAS_DEF'] }, 'PY_CLASS_DEF'],
      ['cpg/edges', { kinds: ['PY_CLASS_DEF'] }, 'no edge kind'],
      ['cpg/traverse', { query: 'PY_PARAMETER -PY_MEMBER_OF->' }, 'column 14'],
      ['cpg/sql', { query: 'DELETE FROM files' }, 'SELECT'],
      ['cpg/sql', { query: 'SELECT * FROM no_such' }, 'no such table'],
      ['cpg/why', { path: '../../etc/passwd' }, 'not inside'],
      ['cpg/sync', { changedPaths: ['/etc/passwd'] }, 'not inside'],
      ['cpg/status', { workspace: '/no/such/folder' }, 'No open folder'],
      ['cpg/status', { workspace: 'http://example.org/' }, 'No open folder'],
      [
        'cpg/symbol',
        { textDocument: { uri: 'file:///etc/passwd' }, position: { line: 0, character: 0 } },
        'no file',
      ],
      ['cpg/impact', { subject: { kind: 'since', revision: 'no-such-revision' } }, 'no-such-revision'],
      ['cpg/exportDelta', { since: '--help' }, '--help'],
    ] as const) {
      const { code, message } = await refusal(method, params);
      expect([code, message], `${method} ${JSON.stringify(params).slice(0, 80)}`).toEqual([
        InvalidParams,
        expect.stringContaining(says),
      ]);
    }
  });

  test('methods', async () => {
    expect((await refusal('cpg/nothing', {})).code).toBe(MethodNotFound);
  });

  test('places that are nowhere are empty answers', async () => {
    const uri = pathToFileURL(join(example.root, 'app/views.py')).href;
    const far = { textDocument: { uri }, position: { line: 10_000, character: 10_000 } };
    expect(await ask('cpg/symbol', far)).toHaveProperty('ref.status', 'unresolved');
    expect((await list('cpg/references', { symbol: 'no.such.name' })).items).toEqual([]);
    expect(await ask('cpg/explain', { place: 'app/views.py:1:1' })).toMatchObject({ links: [] });
    expect(await ask('cpg/why', { path: 'no/such.py' })).toMatchObject({ revisions: [] });
  });
});

describe('lists', () => {
  const questions = [
    ['cpg/references', { symbol: 'helper' }],
    ['cpg/callers', { symbol: 'helper', depth: 5 }],
    ['cpg/nodes', {}],
    ['cpg/nodes', { kinds: ['PY_SYMBOL', 'PY_MODULE', 'PY_PACKAGE'] }],
    ['cpg/edges', {}],
    ['cpg/traverse', { query: 'PY_FILE -PY_CONTAINS->{1,4}' }],
  ] as const;

  test('a page of a path query goes on where the one before ended, and begins again when nobody remembers', async () => {
    const query = 'PY_FILE -PY_CONTAINS->{1,4}';
    const whole = await list('cpg/traverse', { query, limit: 10_000 });
    expect(whole.items.length).toBeGreaterThan(20);
    const pages = async (between: () => Promise<unknown>) => {
      const found = { items: [] as unknown[], visits: 0, pages: 0 };
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page: List = await list('cpg/traverse', { query, limit: 2, ...(cursor && { cursor }) });
        found.items.push(...page.items);
        found.visits += page.visits;
        found.pages++;
        cursor = page.next;
        await between();
      }
      return found;
    };
    const calm = await pages(async () => {});
    expect(calm.items).toEqual(whole.items);
    // Each node is looked at once for all pages together.
    expect(calm.visits).toBe(whole.visits);
    // More walks than are remembered are left between two pages.
    const disturbed = await pages(async () => {
      for (let limit = 1; limit <= 9; limit++) await list('cpg/traverse', { query: 'PY_SYMBOL', limit });
    });
    expect(disturbed.items).toEqual(whole.items);
    expect(disturbed.visits).toBeGreaterThan(whole.visits);
  });

  test.each(questions)('pages of %s %j have every item exactly once', async (method, params) => {
    const whole = await list(method, { ...params, limit: 10_000 });
    expect(whole).toMatchObject({ truncated: false, next: null, total: whole.items.length });
    for (const limit of [1, 3, 7, whole.items.length]) {
      if (whole.items.length / limit > 60) continue;
      const items: unknown[] = [];
      let cursor: string | null = null;
      do {
        const page: List = await list(method, { ...params, limit, ...(cursor ? { cursor } : {}) });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        expect(page.truncated).toBe(page.next !== null);
        items.push(...page.items);
        cursor = page.next;
      } while (cursor !== null);
      expect(items).toEqual(whole.items);
    }
  });

  test.each([
    ['cpg/flow', { from: 'app/views.py:5:11' }, 'items'],
    ['cpg/flow', { from: 'app/util.py:6:12', direction: 'backward' }, 'items'],
    ['cpg/slice', { at: 'app/views.py:8' }, 'lines'],
    ['cpg/explain', { place: 'app/views.py:7:10' }, 'steps'],
  ])('pages of %s %j have each of its %s once', async (method, params, field) => {
    expect(await pagesOf(method, params, field, 1)).toEqual(await pagesOf(method, params, field, 10_000));
  });

  test('pages of cpg/why have each revision once', async () => {
    const file = join(example.root, 'app/why.py');
    for (const text of ['from app.util import helper\n', 'import app.util\n', '']) {
      writeFileSync(file, text);
      await ask('cpg/sync', { changedPaths: [file] });
    }
    const params = { path: 'app/why.py' };
    const whole = await pagesOf('cpg/why', params, 'revisions', 100);
    expect(whole).toHaveLength(3);
    expect(await pagesOf('cpg/why', params, 'revisions', 1)).toEqual(whole);
    expect(await pagesOf('cpg/why', params, 'revisions', 2)).toEqual(whole);
  });

  test('what nodes and edges say is what the tables say', async () => {
    const nodes = await list('cpg/nodes', { limit: 10_000 });
    const edges = await list('cpg/edges', { limit: 10_000 });
    const rows = async (query: string) =>
      (await ask<{ rows: string[][] }>('cpg/sql', { query, limit: 10_000 })).rows.map(([id]) => id);
    expect(nodes.items.map(({ id }) => id).sort()).toEqual(
      await rows('SELECT node_id FROM cpg_nodes ORDER BY 1'),
    );
    expect(edges.items.map(({ id }) => id).sort()).toEqual(
      await rows('SELECT edge_id FROM cpg_edges ORDER BY 1'),
    );
  });

  test('edges at a node are found by its id', async () => {
    const [method] = (await list('cpg/nodes', { kinds: ['PY_METHOD_DEF'], name: 'save' })).items;
    const owned = await list('cpg/edges', { source: method!.id, kinds: ['PY_MEMBER_OF'] });
    expect(owned.items).toHaveLength(1);
    const [edge] = owned.items;
    const back = await list('cpg/edges', { target: edge!.target, kinds: ['PY_MEMBER_OF'] });
    expect(back.items).toContainEqual(edge);
    const [owner] = (await list('cpg/nodes', { ids: [edge!.target] })).items;
    expect(owner).toMatchObject({ kind: 'PY_CLASS_DEF', name: 'User' });
  });

  test('a cursor of another question is refused, one of another revision is out of date', async () => {
    const { next } = await list('cpg/references', { symbol: 'helper', limit: 1 });
    expect((await refusal('cpg/references', { symbol: 'User', cursor: next })).code).toBe(InvalidParams);
    const file = join(example.root, 'app/late.py');
    writeFileSync(file, 'import app.util\n');
    await ask('cpg/sync', { changedPaths: [file] });
    const { code, message } = await refusal('cpg/references', { symbol: 'helper', cursor: next });
    expect([code, message]).toEqual([ContentModified, expect.stringContaining('ask again')]);
  });

  test('partial results are the same items, and the answer then has none', async () => {
    const whole = await list('cpg/nodes', { kinds: ['PY_NAME_REF'] });
    const answer = await list('cpg/nodes', { kinds: ['PY_NAME_REF'], partialResultToken: 'names' });
    expect(answer.items).toEqual([]);
    const parts = client.notifications
      .filter(
        ({ method, params }) => method === '$/progress' && (params as { token: unknown }).token === 'names',
      )
      .flatMap(({ params }) => (params as { value: { items: unknown[] } }).value.items);
    expect(parts).toEqual(whole.items);
  });
});

describe('freshness', () => {
  test('an edit of an open document is known to the next request', async () => {
    const uri = pathToFileURL(join(example.root, 'app/util.py')).href;
    const before = (await list('cpg/references', { symbol: 'app.util.helper' })).total!;
    client.notify('textDocument/didOpen', {
      textDocument: {
        uri,
        languageId: 'python',
        version: 1,
        text: readFileSync(join(example.root, 'app/util.py'), 'utf8'),
      },
    });
    for (let version = 2; version < 12; version++) {
      const text = `def other(): return helper("${version}")\n`;
      client.notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [
          { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text },
        ],
      });
      const now = await list('cpg/references', { symbol: 'app.util.helper' });
      expect(now).toMatchObject({ total: before + version - 1, freshness: { caughtUp: true } });
    }
    const defs = "SELECT count(*) FROM cst_defs WHERE path = 'app/util.py'";
    expect(await ask('cpg/sql', { query: defs })).toMatchObject({ rows: [[11]] });
    const others = { query: 'PY_FUNCTION_DEF[name = "other"] select line' };
    expect((await list('cpg/traverse', others)).items).toHaveLength(10);
    client.notify('textDocument/didClose', { textDocument: { uri } });
    expect((await list('cpg/references', { symbol: 'app.util.helper' })).total).toBe(before);
  });

  test('a file the client wrote is known when it says so, and after cpg/sync', async () => {
    const file = join(example.root, 'app/written.py');
    for (const [n, method, params] of [
      [1, 'cpg/references', { symbol: 'app.util.helper', changedPaths: ['app/written.py'] }],
      [2, 'cpg/references', { symbol: 'app.util.helper', changedPaths: [file] }],
    ] as const) {
      writeFileSync(file, 'from app.util import helper\n'.repeat(n));
      const { items } = await list(method, params);
      expect(
        items.filter(({ location }) => (location as { path: string }).path === 'app/written.py'),
      ).toHaveLength(n);
    }
    writeFileSync(file, '');
    await ask('cpg/sync', {});
    const { items } = await list('cpg/references', { symbol: 'app.util.helper' });
    expect(items.filter(({ location }) => (location as { path: string }).path === 'app/written.py')).toEqual(
      [],
    );
  });

  test('every revision is told, with what it reached and why', async () => {
    const file = join(example.root, 'app/util.py');
    const text = readFileSync(file, 'utf8');
    const seen = client.notifications.length;
    writeFileSync(file, text.replace('text: str', 'text: str, strict: bool'));
    const { freshness } = await ask<{ freshness: { revision: number } }>('cpg/sync', {
      changedPaths: [file],
    });
    const told = await client.notification<Record<string, unknown>>(
      'cpg/didRebuild',
      ({ revision }) => revision === freshness.revision,
    );
    expect(client.notifications.length).toBeGreaterThan(seen);
    const [didRebuild] = NOTIFICATIONS;
    expect(didRebuild.params.parse(told)).toEqual(told);
    expect(told).toMatchObject({ changed: [{ path: 'app/util.py', change: 'modified' }] });
    const impacted = told.impacted as { path: string; chain: { kind: string }[] }[];
    expect(impacted.map(({ path }) => path)).toContain('app/views.py');
    for (const { chain } of impacted) expect(chain.at(-1)!.kind).toBe('changed_file');
    const history = await ask<{ items: { revision: number }[]; details: unknown[] }>('cpg/revisions', {
      limit: 1,
      details: true,
    });
    expectAsDeclared('cpg/revisions', history);
    expect(history.details).toHaveLength(1);
    writeFileSync(file, text);
    await ask('cpg/sync', { changedPaths: [file] });
  });
});

describe('cancellation', () => {
  test('ends a long question at once, and the server goes on', async () => {
    const endless = {
      query: 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n',
      timeLimitMs: 60_000,
    };
    const { id, answer } = client.send('cpg/sql', endless);
    const settled = answer.then(
      () => null,
      (error: RequestError) => error.code,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    client.notify('$/cancelRequest', { id });
    expect(await settled).toBe(RequestCancelled);
    expect(await ask('cpg/status', {})).toHaveProperty('phase', 'ready');
  });

  test('a thousand requests at once are all answered', async () => {
    const names = ['helper', 'User', 'User.save', 'no.such'];
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => list('cpg/references', { symbol: names[i % names.length]! })),
    );
    expect(new Set(answers.map(({ freshness }) => freshness.revision)).size).toBe(1);
    expect(answers.every(({ total }, i) => total === answers[i % names.length]!.total)).toBe(true);
  });
});

test('several folders: a request says which', async () => {
  const other = createExampleProject();
  const both = await RpcClient.start([example.root, other.root], [...other.cacheArguments]);
  try {
    const error = await both.request('cpg/status', {}).catch((thrown: RequestError) => thrown);
    expect(error).toMatchObject({ code: InvalidParams, message: expect.stringContaining('workspace') });
    for (const root of [example.root, other.root])
      for (const workspace of [root, pathToFileURL(root).href])
        expect(await both.request('cpg/status', { workspace })).toMatchObject({ root });
  } finally {
    await both.stop();
    other.remove();
  }
});

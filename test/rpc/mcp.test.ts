/**
 * `cpgd mcp` as an agent's host meets it: the handshake, the list of tools, calls that succeed, fail and are
 * cancelled, and lines that are no messages. Talks to the real process, line by line.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { METHODS } from '@cpgd/shared/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExampleProject, type ExampleProject } from '../cli/example-project.ts';
import { pageExamples } from './page-examples.ts';

const LAUNCHER = fileURLToPath(new URL('../../server/bin/cpgd.js', import.meta.url));

interface Answer {
  readonly id: number | null;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly code: number; readonly message: string };
}

interface ToolResult {
  readonly isError: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
}

let example: ExampleProject;
let agent: ChildProcess;
let lastId = 0;
const waiting = new Map<number | null, (answer: Answer) => void>();
const lines: string[] = [];

const write = (message: unknown): void => void agent.stdin!.write(`${JSON.stringify(message)}\n`);
const answerTo = (id: number | null): Promise<Answer> => new Promise((resolve) => waiting.set(id, resolve));

function request(method: string, params?: object): Promise<Answer> {
  const id = ++lastId;
  const answer = answerTo(id);
  write({ jsonrpc: '2.0', id, method, params });
  return answer;
}

async function call(name: string, args?: object): Promise<{ isError: boolean; text: string }> {
  const { result } = await request('tools/call', { name, arguments: args });
  const { isError, content } = result as unknown as ToolResult;
  expect(content).toHaveLength(1);
  return { isError, text: content[0]!.text };
}

beforeAll(async () => {
  example = createExampleProject();
  const argv = [LAUNCHER, 'mcp', '--root', example.root, ...example.cacheArguments];
  agent = spawn(process.execPath, argv, { stdio: ['pipe', 'pipe', 'inherit'] });
  createInterface({ input: agent.stdout! }).on('line', (line) => {
    lines.push(line);
    const answer = JSON.parse(line) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const client = { name: 'test', version: '1' };
  const { result } = await request('initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: client,
  });
  expect(result).toMatchObject({
    protocolVersion: '2025-06-18',
    capabilities: { tools: {} },
    serverInfo: { name: 'cpgd' },
  });
  write({ jsonrpc: '2.0', method: 'notifications/initialized' });
});
afterAll(async () => {
  const exit = new Promise((resolve) => agent.once('exit', resolve));
  agent.stdin!.end();
  expect(await exit).toBe(0);
  example.remove();
});

test('every question is a tool that says it only reads', async () => {
  const { result } = await request('tools/list');
  const tools = result!.tools as {
    name: string;
    inputSchema: Record<string, unknown>;
    annotations: object;
  }[];
  const questions = METHODS.filter(({ isQuestion }) => isQuestion).map(({ name }) => name.replace('/', '_'));
  expect(tools.map(({ name }) => name)).toEqual(questions);
  for (const { name, inputSchema, annotations } of tools) {
    expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
    expect(inputSchema).toMatchObject({ type: 'object' });
    expect(Object.keys(inputSchema.properties as object)).not.toContain('partialResultToken');
    expect(annotations).toMatchObject({ readOnlyHint: true });
  }
});

test('the requests of the protocol page, asked by an agent', async () => {
  for (const { method, params } of pageExamples()) {
    if (!METHODS.find(({ name }) => name === method)!.isQuestion) continue;
    const { isError, text } = await call(method.replace('/', '_'), params);
    expect(isError, `${method}: ${text}`).toBe(false);
    expect(JSON.parse(text)).toHaveProperty('freshness');
  }
});

test('the first question waits for the first index', async () => {
  const { text } = await call('cpg_symbol', { symbol: 'User.save' });
  expect(JSON.parse(text)).toMatchObject({ ref: { resolved: { name: 'app.models.User.save' } } });
});

test('answers are short unless more is asked for, and go on', async () => {
  const first = JSON.parse((await call('cpg_nodes', {})).text);
  expect(first.items).toHaveLength(50);
  const second = JSON.parse((await call('cpg_nodes', { cursor: first.next })).text);
  expect(second.items[0].id).not.toBe(first.items[0].id);
});

test('a file the agent wrote is known when it says so', async () => {
  writeFileSync(join(example.root, 'app/agent.py'), 'from app.util import helper\nhelper("x")\n');
  const { text } = await call('cpg_callers', { symbol: 'helper', changedPaths: ['app/agent.py'] });
  expect(text).toContain('app/agent.py');
});

test('what a model got wrong is told to the model', async () => {
  const wrong = await call('cpg_traverse', { query: 'PY_CLAS_DEF' });
  expect(wrong).toMatchObject({ isError: true, text: expect.stringContaining('Did you mean PY_CLASS_DEF') });
  expect(await call('cpg_references', { symbol: 3 })).toMatchObject({
    isError: true,
    text: expect.stringContaining('`symbol`'),
  });
  expect(await call('cpg_references')).toMatchObject({ isError: true });
  // What it may be asked with is what the tool says, not what editors have besides.
  expect(await call('cpg_references', { name: 'f', textDocument: {} })).toMatchObject({
    isError: true,
    text: expect.stringMatching(
      /^cpg_references does not take these parameters: .*"name", "textDocument".* It takes: symbol, minConfidence, limit, cursor, changedPaths;/,
    ),
  });
});

test('what a host got wrong is an error of the protocol', async () => {
  expect((await request('tools/call', { name: 'cpg_export' })).error).toMatchObject({ code: -32602 });
  expect((await request('resources/list')).error).toMatchObject({ code: -32601 });
  expect((await request('ping')).result).toEqual({});
  for (const [line, code] of [
    ['no json', -32700],
    ['[]', -32600],
    ['{"id":1,"method":7}', -32600],
  ] as const) {
    const answer = answerTo(null);
    agent.stdin!.write(`${line}\n`);
    expect((await answer).error).toMatchObject({ code });
  }
  agent.stdin!.write('\n\n');
  expect((await request('ping')).result).toEqual({});
});

test('a cancelled call has no answer, and the next one has', async () => {
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
  const id = ++lastId;
  write({
    jsonrpc: '2.0',
    id,
    method: 'tools/call',
    params: { name: 'cpg_sql', arguments: { query: endless } },
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  write({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: id } });
  expect((await call('cpg_status')).isError).toBe(false);
  expect(lines.some((line) => line.includes(`"id":${id},`))).toBe(false);
});

/**
 * What a real server reports to the extension's views: changes in words, reasons with places, the strategy that a
 * person chose, and uncommitted changes that are really changes.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reaches, rebuiltCount } from '../../client-vscode/src/why/reach.ts';
import { receivedRebuild } from '../../client-vscode/src/why/received.ts';
import { exportSentences } from '../../client-vscode/src/why/words.ts';
import { RpcClient } from '../rpc/rpc-client.ts';
import { writeFiles } from '../support/projects.ts';

type Report = Parameters<typeof receivedRebuild>[1];

const PRICES = 'def price(item):\n    return 1\n';
const FILES = {
  'prices.py': PRICES,
  'cart.py': 'from prices import price\n\n\ndef total():\n    return price(2)\n',
  'page.py': 'import cart\n',
};

let folder: string;
let root: string;
let client: RpcClient;
const uri = (path: string): string => pathToFileURL(join(root, path)).href;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-reports-')));
  root = join(folder, 'shop');
  mkdirSync(root);
  writeFiles(root, FILES);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args]);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'base');
  client = await RpcClient.start([root], ['--cache-dir', join(folder, 'cache')]);
  await client.request('cpg/sync', {});
  for (const [path, text] of Object.entries(FILES)) {
    const textDocument = { uri: uri(path), languageId: 'python', version: 1, text };
    client.notify('textDocument/didOpen', { textDocument });
  }
});

afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true, force: true });
});

let version = 1;

/** Replaces the text of an open file; resolves with the report of the revision that has it. */
async function type(path: string, text: string): Promise<Report> {
  const seen = client.notifications.length;
  const textDocument = { uri: uri(path), version: ++version };
  client.notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  return client.notification<Report>('cpg/didRebuild', (report) => {
    const at = client.notifications.findIndex(({ params }) => params === report);
    return at >= seen && report.changed.some((file) => file.path === path);
  });
}

test('an edit is reported in words, with reasons that lead from the very site to the edit, and with timings', async () => {
  const report = await type('prices.py', PRICES.replace('item', 'item, strict'));
  const { exports, impacted, phases, totalFiles, strategy } = receivedRebuild(root, report);
  expect(exports.flatMap(exportSentences)).toEqual(['`price()` gained the required parameter `strict`']);
  expect(exports[0]!.location).toMatchObject({ path: 'prices.py', line: 1, column: 5 });
  const [cart] = impacted;
  expect(cart!.chain.map(({ kind, path, location }) => [kind, path, location?.line])).toEqual([
    ['caller_symbol', 'cart.py', 5],
    ['changed_file', 'prices.py', undefined],
  ]);
  expect(cart!.chain[0]).toMatchObject({
    ref: 'prices.price',
    container: 'cart.total',
    text: 'return price(2)',
  });
  expect([totalFiles, strategy]).toEqual([3, 'hybrid']);
  expect(Object.keys(phases).sort()).toEqual(['link', 'parse', 'reasons', 'store']);
});

test('the strategy that a person chooses counts from the next edit on, until they hand the choice back', async () => {
  const reachedBy = async (impactStrategy: string, name: string): Promise<[string, string[]]> => {
    client.notify('workspace/didChangeConfiguration', { settings: { cpgd: { impactStrategy } } });
    const { strategy, impacted } = await type('prices.py', PRICES.replace('item', name));
    return [strategy, impacted.map(({ path }) => path).sort()];
  };
  expect(await reachedBy('import_closure', 'a')).toEqual(['import_closure', ['cart.py', 'page.py']]);
  expect(await reachedBy('symbol_closure', 'b')).toEqual(['symbol_closure', ['cart.py']]);
  expect(await reachedBy('default', 'c')).toEqual(['hybrid', ['cart.py']]);
});

test('of open files only those that differ from the commit are uncommitted changes', async () => {
  await type('prices.py', PRICES.replace('item', 'other'));
  const answer = await client.request<{
    changedFiles: number;
    files: { items: { path: string; hop: number }[] };
  }>('cpg/impact', { subject: { kind: 'since', revision: 'HEAD' } });
  expect(answer.changedFiles).toBe(1);
  expect(answer.files.items.filter(({ hop }) => hop === 0).map(({ path }) => path)).toEqual(['prices.py']);
});

test('a revision that reaches more files than it lists names the others, and counts them all', async () => {
  const paths = Array.from({ length: 210 }, (_, i) => `many/m${i}.py`);
  writeFiles(root, Object.fromEntries(paths.map((path) => [path, 'from prices import price\nprice(1)\n'])));
  await client.request('cpg/sync', { changedPaths: paths.map((path) => join(root, path)) });
  const report = await type('prices.py', PRICES.replace('(item)', '(item, wide)'));
  const received = receivedRebuild(root, report);
  expect(report.impacted).toHaveLength(200);
  expect(rebuiltCount(received)).toBe(211);
  for (const path of [...paths, 'cart.py']) expect(reaches(received, path), path).toBe(true);
  await type('prices.py', PRICES);
});

/** Questions about changes, asked of a project on disk that goes on living afterwards. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenProject, openProject } from '../../server/src/daemon/open-project.ts';
import type { ImpactAnswer, ImpactQuestion } from '../../shared/src/impact.ts';
import { readTables } from '../fixtures/index-files.ts';

let parent: string;
let root: string;
let project: OpenProject;

const FILES: Readonly<Record<string, string>> = {
  'app/__init__.py': '',
  'app/util.py': 'def helper(x):\n    return x\n\n\ndef other():\n    return 1\n',
  'app/views.py': 'from app.util import helper\n\n\ndef index():\n    return helper(1)\n',
  'app/more.py': 'from app.util import helper\n\n\ndef more():\n    return helper(2)\n',
  'tests/test_views.py': 'from app.views import index\n\n\ndef test_index():\n    assert index()\n',
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function git(...args: string[]): void {
  const run = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: root });
  expect(run.status, String(run.stderr)).toBe(0);
}

const tablesOf = async (one: OpenProject): Promise<string> => {
  const tables = await readTables(one.snapshot());
  const names = tables.tableNames.filter((name) => !name.startsWith('inc_'));
  return JSON.stringify(names.map((name) => [name, tables.table(name)]));
};

async function freshTables(): Promise<string> {
  const fresh = await openProject({ root, cacheDir: join(parent, 'fresh'), workers: 1 });
  try {
    await fresh.index({ fresh: true });
    return await tablesOf(fresh);
  } finally {
    await fresh.close();
  }
}

beforeEach(async () => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-impact-')));
  root = join(parent, 'project');
  mkdirSync(root);
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  project = await openProject({ root, cacheDir: join(parent, 'cache'), workers: 1 });
});
afterEach(async () => {
  await project.close();
  rmSync(parent, { recursive: true, force: true });
});

const HELPER: ImpactQuestion = { subject: { kind: 'symbols', symbols: ['app.util.helper'] }, tests: true };
const pathsOf = ({ files }: ImpactAnswer): string[] => files.items.map(({ path }) => path);

test('a supposed change leaves the program as it was', async () => {
  const live = await project.live({ onRebuild: () => {} });
  const before = await tablesOf(project);
  for (let i = 0; i < 3; i++) {
    const answer = await project.impact(HELPER);
    expect(pathsOf(answer)).toEqual(['app/util.py', 'app/more.py', 'app/views.py']);
    expect(answer.tests.items.map(({ id }) => id)).toEqual(['tests/test_views.py::test_index']);
  }
  await project.impact({ subject: { kind: 'files', paths: ['app/util.py'] } });
  expect(await tablesOf(project)).toBe(before);
  // What comes afterwards is linked against what is there, not against what was supposed.
  write('app/util.py', 'def helper(x, y=2):\n    return [x, y]\n');
  live.post({ kind: 'files', paths: ['app/util.py'] });
  await live.reached();
  expect(await tablesOf(project)).toBe(await freshTables());
  await live.close();
});

test('a question that fails leaves the program as it was', async () => {
  const live = await project.live({ onRebuild: () => {} });
  const before = await tablesOf(project);
  await expect(
    project.impact({ subject: { kind: 'symbols', symbols: ['app.util.nobody'] } }),
  ).rejects.toThrow('no symbol "app.util.nobody"');
  await expect(project.impact({ subject: { kind: 'files', paths: ['app/nothing.py'] } })).rejects.toThrow(
    'the index has no file app/nothing.py',
  );
  await expect(project.impact({ ...HELPER, cursor: 'elsewhere' })).rejects.toThrow(RangeError);
  expect(await tablesOf(project)).toBe(before);
  await live.close();
});

test('questions that come at once, with no engine running, are answered one after the other', async () => {
  const [first, second, delta] = await Promise.all([
    project.impact(HELPER),
    project.impact(HELPER),
    project.exportDelta({ since: 'HEAD' }),
  ]);
  expect(second).toEqual(first);
  expect(pathsOf(first)).toHaveLength(3);
  expect(delta.total).toBe(0);
});

test('pages have every item once', async () => {
  const whole = await project.impact(HELPER);
  const files: string[] = [];
  const symbols: string[] = [];
  let cursor: string | null = null;
  do {
    const page: ImpactAnswer = await project.impact({
      ...HELPER,
      limit: 2,
      ...(cursor === null ? {} : { cursor }),
    });
    files.push(...pathsOf(page));
    symbols.push(...page.symbols.items.map(({ name }) => name));
    expect([page.files.total, page.truncated]).toEqual([whole.files.total, page.next !== null]);
    cursor = page.next;
  } while (cursor !== null);
  expect(files).toEqual(pathsOf(whole));
  expect(symbols).toEqual(whole.symbols.items.map(({ name }) => name));
});

test('since a revision: commits, files that were deleted and moved, and files nobody added', async () => {
  write('app/util.py', 'def helper(x, y):\n    return x\n');
  git('commit', '-qam', 'second');
  rmSync(join(root, 'app/more.py'));
  write('app/extra.py', 'from app.util import other\n');
  const answer = await project.impact({ subject: { kind: 'since', revision: 'HEAD~1' }, tests: true });
  expect(answer.files.items.map(({ path, hop }) => `${path} ${hop}`)).toEqual([
    'app/extra.py 0',
    'app/more.py 0',
    'app/util.py 0',
    'app/views.py 1',
  ]);
  expect(answer.breaking).toBe(3);
  const delta = await project.exportDelta({ since: 'HEAD~1' });
  expect(delta.items.map(({ qname, delta: how }) => `${how} ${qname}`)).toEqual([
    'removed app.more.more',
    'changed app.util.helper',
    'removed app.util.other',
  ]);
  expect(delta.breaking).toBe(3);
});

test('a module that another file is now is the same module', async () => {
  write('app/more.py', 'def same(): ...\ndef other(x): ...\n');
  git('commit', '-qam', 'more');
  rmSync(join(root, 'app/more.py'));
  write('app/more/__init__.py', 'def same(): ...\ndef other(x, y): ...\n');
  const { items } = await project.exportDelta({ since: 'HEAD' });
  expect(items.map(({ qname, delta, path }) => [qname, delta, path])).toEqual([
    ['app.more.other', 'changed', 'app/more/__init__.py'],
  ]);
});

test('what is typed and not saved is a change', async () => {
  const live = await project.live({ onRebuild: () => {} });
  live.post({ kind: 'open', path: 'app/util.py', text: 'def helper(x, y):\n    return x\n' });
  const answer = await project.impact({ subject: { kind: 'since', revision: 'HEAD' } });
  expect(pathsOf(answer)).toEqual(['app/util.py', 'app/more.py', 'app/views.py']);
  live.post({ kind: 'close', path: 'app/util.py' });
  expect(pathsOf(await project.impact({ subject: { kind: 'since', revision: 'HEAD' } }))).toEqual([]);
  await live.close();
});

test('strategies side by side: each has what the narrower one has', async () => {
  const { outcomes, files } = await project.compareImpact({ ...HELPER });
  expect(outcomes.map(({ strategy }) => strategy)).toEqual(['symbol_closure', 'hybrid', 'import_closure']);
  for (const { strategies } of files.items) {
    if (strategies.includes('symbol_closure')) expect(strategies).toContain('hybrid');
    if (strategies.includes('hybrid')) expect(strategies).toContain('import_closure');
  }
  expect(files.items.map(({ path }) => path)).toContain('tests/test_views.py');
});

test('why: the newest revision that reached a file, with chains to click', async () => {
  const live = await project.live({ onRebuild: () => {} });
  write('app/util.py', 'def helper(x, y=2):\n    return x\n');
  live.post({ kind: 'files', paths: ['app/util.py'] });
  await live.reached();
  const { revisions } = project.why({ path: 'app/views.py' });
  expect(revisions[0]!.chains[0]!.map(({ kind, path, location }) => [kind, path, location?.line])).toEqual([
    ['caller_symbol', 'app/views.py', 5],
    ['changed_file', 'app/util.py', 1],
  ]);
  expect(revisions[0]!.chains[0]![1]).toMatchObject({ ref: 'app.util.helper', text: 'def helper(x, y=2):' });
  // The edit did not reach it; the first index, which read every file, did.
  expect(project.why({ path: 'tests/test_views.py' }).revisions.map(({ trigger }) => trigger)).toEqual([
    'index',
  ]);
  expect(project.why({ path: 'nothing.py' }).revisions).toEqual([]);
  const first = project.history({ limit: 1 });
  expect(first.items[0]!.reached).toMatchObject({ caller_symbol: 2 });
  expect(project.history({ limit: 10, before: first.next! }).items[0]!.revision).toBeLessThan(
    first.items[0]!.revision,
  );
  await live.close();
});

test('why: a place counts as long as the text it was found in', async () => {
  const live = await project.live({ onRebuild: () => {} });
  const edit = async (path: string, text: string): Promise<number> => {
    write(path, text);
    live.post({ kind: 'files', paths: [path] });
    await live.reached();
    return project.history({ limit: 1 }).items[0]!.revision;
  };
  const revision = await edit('app/util.py', 'def helper(x, y=2):\n    return x\n');
  await edit('app/views.py', `# One line more.\n${FILES['app/views.py']}`);
  const chain = (path: string) => {
    const [answer] = project.why({ path, revision }).revisions;
    return answer!.chains[0]!.map(({ kind, location, text }) => [kind, location?.line, text]);
  };
  // Line 5 is an empty one now.
  expect(chain('app/views.py')).toEqual([
    ['caller_symbol', undefined, ''],
    ['changed_file', 1, 'def helper(x, y=2):'],
  ]);
  expect(chain('app/more.py')[0]).toEqual(['caller_symbol', 5, 'return helper(2)']);
  await live.close();
});

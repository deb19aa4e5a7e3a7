/**
 * Windows that are not the usual one: beside another Python server, not trusted, without a folder, with several, on
 * folders that are not on disk, and two on the same folder.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Checkout, checkOut, missing } from './flask-checkout.ts';
import { packLocalExtension } from './local-extension.ts';
import { serversBelow, treeOf } from './processes.ts';
import { vsixPath } from './vsix.ts';
import { HELPERS, line, saysInstead, WHY, within } from './within.ts';

const MINUTES = 60_000;
const GET_ENV = 'Get the environment the app is running in';

describe('other windows', { skip: missing }, () => {
  let flask: Checkout;
  before(() => {
    flask = checkOut();
  });
  after(() => flask?.remove());

  test('beside Pylance, cpgd leaves to it what it does, and takes it over when asked to', {
    timeout: 5 * MINUTES,
  }, async () => {
    const pylance = await packLocalExtension({
      publisher: 'ms-python',
      name: 'vscode-pylance',
      activationEvents: ['onLanguage:python'],
      source: `const vscode = require('vscode');
        exports.activate = () => vscode.languages.registerHoverProvider('python', {
          provideHover: () => new vscode.Hover('the other server speaks'),
        });`,
    });
    const options = { vsix: [pylance, vsixPath()], workspace: flask.folder };
    await within('beside Pylance', options, async (workbench) => {
      const { page } = workbench;
      const hover = (): Promise<string> =>
        workbench.hover('get_env', 'the other server speaks').then((tip) => tip.innerText());
      await workbench.open(`${HELPERS}:27`);
      await workbench.indexed();
      await page.locator('.codelens-decoration', { hasText: '5 callers' }).first().waitFor();
      assert.doesNotMatch(await hover(), /def get_env/);
      const settings = join(flask.folder, '.vscode');
      mkdirSync(settings);
      writeFileSync(join(settings, 'settings.json'), '{ "cpgd.features.hover": "on" }');
      // A feature that was not announced needs a new start of the server, and gets it.
      await workbench.hover('get_env', GET_ENV);
      rmSync(settings, { recursive: true });
      await workbench.command('cpgd: Show Index Status');
      await workbench.webview().getByText('ms-python.vscode-pylance').waitFor();
    });
  });

  test('features that are switched off stay silent, the others work', { timeout: 5 * MINUTES }, async () => {
    const settings = {
      'cpgd.features.hover': 'off',
      'cpgd.features.codeLens': 'on',
      'cpgd.trace.server': 'messages',
    };
    await within('switched off', { workspace: flask.folder, settings }, async (workbench) => {
      await workbench.open(`${HELPERS}:27`);
      await workbench.indexed();
      await workbench.page.locator('.codelens-decoration', { hasText: '5 callers' }).first().waitFor();
      await assert.rejects(workbench.hover('get_env', GET_ENV, 2));
      assert.match(readFileSync(workbench.channelLog('cpgd'), 'utf8'), /Sending request/);
    });
  });

  test('an untrusted workspace is indexed, and nothing of it is started', {
    timeout: 5 * MINUTES,
  }, async () => {
    await within('untrusted', { workspace: flask.folder, hasTrust: true }, async (workbench) => {
      await workbench.open(HELPERS);
      await workbench.bar(/Restricted Mode/).waitFor();
      await workbench.indexed();
      await workbench.open(`${HELPERS}:27:8`);
      await workbench.showView('Impact');
      await workbench.page.getByRole('button', { name: 'Symbol at Cursor' }).waitFor();
      assert.equal(await workbench.page.getByRole('button', { name: 'Uncommitted Changes' }).count(), 0);
      await workbench.command('cpgd: Impact of Symbol at Cursor');
      await workbench.page.getByText('Reached if get_env changed').first().waitFor();
      const [server] = serversBelow(workbench.folder);
      const started = treeOf(server!.pid).map(({ command }) => command);
      assert.equal(started.length, 1, started.join('\n'));
      // Tests and git are the project's to run; VS Code does not even offer them.
      await assert.rejects(workbench.command('cpgd: Run Impacted Tests', 1));
      await assert.rejects(workbench.command('cpgd: Impact of Uncommitted Changes', 1));
    });
  });

  test('without a folder no server runs, and the views say why', { timeout: 3 * MINUTES }, async () => {
    await within('no folder', { workspace: null }, async (workbench) => {
      await workbench.showView(WHY);
      await saysInstead(workbench, 'No folder is open');
      const impact = workbench.page.locator('.pane', {
        has: workbench.page.locator('.pane-header', { hasText: 'Impact' }),
      });
      await impact.getByText('No folder is open').waitFor();
      assert.deepEqual(serversBelow(workbench.folder), []);
    });
  });

  test('several folders are one window, each with its own index; folders come and go', {
    timeout: 5 * MINUTES,
  }, async () => {
    const home = dirname(flask.folder);
    const other = join(home, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'lonely.py'), 'def lonely():\n    return 1\n');
    const workspace = join(home, 'both.code-workspace');
    const open = (...paths: string[]): void =>
      writeFileSync(workspace, JSON.stringify({ folders: paths.map((path) => ({ path })) }));
    open(flask.folder, other);
    await within('several folders', { workspace }, async (workbench) => {
      const heading = (name: string) => workbench.webview().getByRole('heading', { name, exact: true });
      await workbench.open('lonely.py:1:5');
      await workbench.indexed();
      await workbench.hover('lonely', /lonely\(\)/);
      await workbench.page.keyboard.insertText('very_');
      await workbench.page.keyboard.press('Control+S');
      await workbench.showView(WHY);
      await line(workbench, /^other: lonely\.py/);
      await workbench.command('cpgd: Show Index Status');
      for (const name of ['w', 'other']) await heading(name).waitFor();
      open(flask.folder);
      // VS Code takes its time to notice that a workspace file was written.
      for (let attempt = 0; ; attempt++) {
        await workbench.command('View: Close All Editors');
        await workbench.command('cpgd: Show Index Status');
        await heading('w').waitFor();
        if ((await heading('other').count()) === 0) break;
        assert.ok(attempt < 10, 'a folder that was taken out is still told of');
        await sleep(500);
      }
    });
  });

  test('a virtual workspace is told that there is nothing to index; folders on disk beside it are served', {
    timeout: 5 * MINUTES,
  }, async () => {
    const files = await packLocalExtension({
      publisher: 'test',
      name: 'memory-files',
      activationEvents: ['onFileSystem:memory'],
      source: MEMORY_FILES,
    });
    const vsix = [files, vsixPath()];
    const workspace = join(dirname(flask.folder), 'virtual.code-workspace');
    const folders = (...list: object[]): void => writeFileSync(workspace, JSON.stringify({ folders: list }));
    const virtual = { uri: 'memory:/', name: 'memory' };
    folders(virtual);
    await within('virtual', { vsix, workspace }, async (workbench) => {
      await workbench.command('Extensions: Show Installed Extensions');
      await workbench.page.locator('.extension-list-item', { hasText: 'cpgd' }).first().click();
      await workbench.page
        .getByText('cpgd indexes files on disk; a virtual workspace has none.')
        .first()
        .waitFor();
      assert.deepEqual(serversBelow(workbench.folder), []);
    });
    folders(virtual, { path: flask.folder });
    await within('half virtual', { vsix, workspace }, async (workbench) => {
      await workbench.open(`${HELPERS}:27`);
      await workbench.indexed();
      await workbench.hover('get_env', GET_ENV);
      await workbench.command('cpgd: Show Index Status');
      await workbench.webview().getByText('memory is a virtual folder').waitFor();
    });
  });

  test('two windows on one folder both answer and both follow the edits of their own', {
    timeout: 8 * MINUTES,
  }, async () => {
    await within('two windows', { workspace: flask.folder }, async (first) => {
      await first.open(HELPERS);
      await first.indexed();
      const second = await first.newWindow(flask.folder);
      await second.open(HELPERS);
      await second.indexed();
      for (const [at, window] of [first, second].entries()) {
        await window.page.bringToFront();
        await window.open(`${HELPERS}:27`);
        await window.hover('get_env', GET_ENV);
        await window.showView(WHY);
        await window.open(`${HELPERS}:27:13`);
        await window.page.keyboard.insertText(`own_${at}`);
        await line(window, `gained the required parameter own_${at}`);
      }
      await second.command('cpgd: Show Index Status');
      await second.webview().getByText('keeps an index of its own').waitFor();
    });
  });
});

/** A file system with one Python file, in memory, as remote repositories are. */
const MEMORY_FILES = `const vscode = require('vscode');
exports.activate = () => {
  const text = new TextEncoder().encode('def far_away():\\n    return 1\\n');
  const nothing = () => { throw vscode.FileSystemError.NoPermissions(); };
  vscode.workspace.registerFileSystemProvider('memory', {
    onDidChangeFile: new vscode.EventEmitter().event,
    watch: () => ({ dispose() {} }),
    stat: ({ path }) => {
      if (path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      if (path === '/far.py') return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length };
      throw vscode.FileSystemError.FileNotFound();
    },
    readDirectory: () => [['far.py', vscode.FileType.File]],
    readFile: () => text,
    createDirectory: nothing, writeFile: nothing, delete: nothing, rename: nothing,
  });
};`;

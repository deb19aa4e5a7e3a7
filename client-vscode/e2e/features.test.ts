/**
 * The native features of the packaged extension in a real VS Code, on Flask: what the language server gives the
 * editor's own commands, and the commands that are about the server. Views and pictures are `extension.test.ts`.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Checkout, checkOut, missing } from './flask-checkout.ts';
import { serversBelow } from './processes.ts';
import { vsixPath } from './vsix.ts';
import { HELPERS, keepPicture, line, WHY } from './within.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const MINUTES = 60_000;

describe('native features', { skip: missing }, () => {
  let flask: Checkout;
  let workbench: Workbench;
  const text = (path: string): string => readFileSync(join(flask.folder, path), 'utf8');
  const rows = (where: string) => workbench.page.locator(`${where} .monaco-list-row`);
  const problems = () => rows('.markers-panel-container');

  before(async () => {
    flask = checkOut();
    workbench = await openWorkbench({
      vsix: [vsixPath()],
      workspace: flask.folder,
      settings: {
        'cpgd.impact.testCommand': [process.execPath, flask.testProgram],
        'cpgd.impact.runTestsIn': 'terminal',
        'files.simpleDialog.enable': true,
      },
    });
    await workbench.open(HELPERS);
    await workbench.indexed();
  });
  after(async () => {
    await workbench?.close();
    flask?.remove();
  });
  afterEach(async (context) => {
    if ('passed' in context && context.passed === false) await keepPicture(workbench, context.name);
  });

  test('the call hierarchy names callers of the whole repository', { timeout: 2 * MINUTES }, async () => {
    await workbench.open(`${HELPERS}:27:8`);
    await workbench.command('Peek Call Hierarchy');
    const tree = rows('.peekview-widget');
    await tree.filter({ hasText: 'test_get_env' }).first().waitFor();
    const names = (await tree.allInnerTexts()).join('\n');
    for (const name of ['make_config', 'run_command', 'get_debug_flag'])
      assert.ok(names.includes(name), names);
    await workbench.page.keyboard.press('Escape');
  });

  test('the type hierarchy has subclasses and base classes', { timeout: 2 * MINUTES }, async () => {
    await workbench.open('src/flask/wrappers.py:14:8');
    await workbench.command('Peek Type Hierarchy');
    await rows('.peekview-widget').filter({ hasText: 'ModifiedRequest' }).first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.open('src/flask/app.py:100:8');
    await workbench.command('Types: Show Supertypes').catch(() => {});
    await workbench.command('Peek Type Hierarchy');
    await rows('.peekview-widget').filter({ hasText: 'Flask' }).first().waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  test('symbols of a file, and of the workspace', { timeout: 2 * MINUTES }, async () => {
    const { page } = workbench;
    const picks = rows('.quick-input-list');
    await workbench.open('src/flask/wrappers.py');
    await page.keyboard.press('Control+Shift+O');
    await picks.filter({ hasText: 'on_json_loading_failed' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+T');
    await sleep(300);
    await page.keyboard.type('render_templ');
    await picks.filter({ hasText: 'src/flask/templating.py' }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  test('diagnostics come, obey their settings, and go', { timeout: 3 * MINUTES }, async () => {
    await workbench.open('src/flask/ctx.py:1:1');
    await workbench.page.keyboard.insertText(
      'from .nowhere import x\nfrom .globals import nothing\ny = = 1\n',
    );
    await workbench.command('View: Focus Problems');
    for (const message of ['there is no module', '"nothing" is not defined in', 'syntax error'])
      await problems().filter({ hasText: message }).first().waitFor();
    const settings = join(flask.folder, '.vscode');
    mkdirSync(settings);
    writeFileSync(join(settings, 'settings.json'), '{ "cpgd.diagnostics.unresolvedImports": "none" }');
    await problems().filter({ hasText: 'there is no module' }).first().waitFor({ state: 'detached' });
    await problems().filter({ hasText: 'syntax error' }).first().waitFor();
    rmSync(settings, { recursive: true });
    await problems().filter({ hasText: 'there is no module' }).first().waitFor();
    await workbench.open('src/flask/ctx.py');
    await workbench.command('Revert File');
    await workbench.page.getByText('No problems have been detected').first().waitFor();
    await workbench.hidePanel();
  });

  test('a code lens counts callers and shows them', { timeout: 2 * MINUTES }, async () => {
    await workbench.open(`${HELPERS}:27:5`);
    const lens = workbench.page.locator('.codelens-decoration a', { hasText: '5 callers' });
    await lens.first().waitFor();
    await lens.first().click();
    const peek = rows('.peekview-widget');
    for (const name of ['cli.py', 'test_helpers.py']) await peek.filter({ hasText: name }).first().waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  test('rename changes every reference, in files that are not open, too', {
    timeout: 3 * MINUTES,
  }, async () => {
    const { page } = workbench;
    await workbench.open(`${HELPERS}:27:8`);
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('environment_name');
    await page.keyboard.press('Enter');
    const files = [HELPERS, 'src/flask/app.py', 'src/flask/cli.py', 'tests/test_helpers.py'];
    for (let attempt = 0; !files.every((path) => /\benvironment_name\b/.test(text(path))); attempt++) {
      assert.ok(attempt < 100, 'every file is renamed and saved');
      await sleep(100);
    }
    // Texts for people are theirs to change.
    for (const path of files) assert.ok(!/(?<!test_)\bget_env\(/.test(text(path)), path);
  });

  test('a branch that is checked out is read, and says so', { timeout: 2 * MINUTES }, async () => {
    await workbench.showView(WHY);
    await workbench.command('cpgd: Clear Revisions');
    flask.git('checkout', '--', '.');
    await line(workbench, /environment_name(\(\))? is gone/);
    await workbench.open(`${HELPERS}:27`);
    await workbench.hover('get_env', 'Get the environment the app is running in');
  });

  test('impact is exported to a file', { timeout: 3 * MINUTES }, async () => {
    const { page } = workbench;
    await workbench.open(`${HELPERS}:27:8`);
    await workbench.command('cpgd: Impact of Symbol at Cursor');
    await page.getByText('Reached if get_env changed').first().waitFor();
    for (const name of ['impact.json', 'impact.md']) {
      await workbench.command('cpgd: Export Impact…');
      await page.getByText('Export Impact').first().waitFor();
      const input = page.locator('.quick-input-box input');
      while (!(await input.inputValue()).endsWith('impact.json')) await sleep(50);
      await input.fill(join(flask.folder, '..', name));
      // The dialog looks at the folder that is typed, and takes no answer meanwhile.
      await sleep(1000);
      await page.keyboard.press('Enter');
      for (let attempt = 0; !exists(join(flask.folder, '..', name)); attempt++) {
        assert.ok(attempt < 100, `${name} is written`);
        await sleep(100);
      }
    }
    const answer = JSON.parse(text('../impact.json'));
    assert.ok(answer.tests.items.some(({ id }: { id: string }) => id.startsWith('tests/test_helpers.py::')));
    assert.match(text('../impact.md'), /### Reached if get\\_env changed[\s\S]*`tests\/test_helpers\.py::/);
  });

  test('impacted tests run in a terminal, when the settings say so', { timeout: 2 * MINUTES }, async () => {
    await workbench.command('cpgd: Run Impacted Tests');
    const terminal = workbench.page.locator('.terminal-tab, .terminal-tabs-entry, .pane-composite-part', {
      hasText: 'Impacted tests',
    });
    await terminal.first().waitFor();
    const hasRun = (): boolean =>
      flask
        .testRuns()
        .flat()
        .some((id) => id.startsWith('tests/test_helpers.py::'));
    for (let attempt = 0; !hasRun(); attempt++) {
      assert.ok(attempt < 100, 'the program is started with the tests');
      await sleep(100);
    }
    await workbench.hidePanel();
  });

  test('re-index forgets the index and makes it again', { timeout: 4 * MINUTES }, async () => {
    await workbench.command('cpgd: Re-index');
    await workbench.bar(/is indexed anew, in revision \d+/).waitFor({ timeout: 3 * MINUTES });
    assert.equal(serversBelow(workbench.folder).length, 1);
    await workbench.open(`${HELPERS}:27`);
    await workbench.hover('get_env', 'Get the environment the app is running in');
  });

  test('the log obeys the level that is set for it', { timeout: 2 * MINUTES }, async () => {
    const { page } = workbench;
    await workbench.command('Developer: Set Log Level...');
    const pick = (label: string) => rows('.quick-input-list').filter({ hasText: label }).first();
    await pick('cpgd').click();
    await pick('Debug').click();
    await workbench.command('cpgd: Restart Server');
    await workbench.bar(/cpgd #\d+/).waitFor({ timeout: 2 * MINUTES });
    for (let attempt = 0; !/\[debug\]/.test(readFileSync(workbench.channelLog('cpgd'), 'utf8')); attempt++) {
      assert.ok(attempt < 50, 'what the server says in detail is in the log');
      await sleep(100);
    }
    await workbench.command('cpgd: Show Output');
    await page.locator('.output-view .view-line', { hasText: 'debug' }).first().waitFor();
    await workbench.hidePanel();
  });

  test('an issue report has the diagnostics, and is shown before it is sent', {
    timeout: 2 * MINUTES,
  }, async () => {
    const { page } = workbench;
    await workbench.command('cpgd: Report Issue');
    await page.getByText('Say what happened').first().waitFor();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(report, /## What happened/);
    assert.match(report, /\| Revision \| \d+ \|/);
    assert.match(report, /\| Counts \| files 7\d/);
    assert.match(report, /activated in/);
    assert.ok(!report.includes(flask.folder), 'no folder is named');
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('View: Revert and Close Editor');
  });

  test('nothing was logged as an error, and there is one server', { timeout: MINUTES }, () => {
    const errors = readFileSync(workbench.channelLog('cpgd'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('[error]'));
    assert.deepEqual(errors, []);
    assert.equal(serversBelow(workbench.folder).length, 1);
  });
});

function exists(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}

/**
 * The packaged extension in a real VS Code, on a real checkout of Flask: what a person does in the first ten
 * minutes, in order. The pictures of the README are taken here (`npm run test:e2e:vscode`).
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Checkout, checkOut, missing } from './flask-checkout.ts';
import { vsixPath } from './vsix.ts';
import { HELPERS, IMAGES, keepPicture, line, lines, saysInstead, typed, WHY, whyPage } from './within.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** `def get_env() -> str:`, between the parentheses. */
const PARAMETERS = `${HELPERS}:27:13`;

/** Pixels of the window. */
interface PartOfWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WALKTHROUGH = join(import.meta.dirname, '../walkthrough');

/** Those of the pictures that pages show. */
const ON_PAGES: ReadonlySet<string> = new Set(['why-dark', 'impact-light', 'graph-dark', 'flow-light']);

const THEMES = (process.env.CPGD_E2E_THEMES ?? 'dark,light').split(',');

for (const theme of (['dark', 'light'] as const).filter((name) => THEMES.includes(name))) {
  describe(`a working day, ${theme}`, { skip: missing }, () => {
    let flask: Checkout;
    let workbench: Workbench;

    before(async () => {
      mkdirSync(IMAGES, { recursive: true });
      flask = checkOut();
      workbench = await openWorkbench({
        vsix: [vsixPath()],
        workspace: flask.folder,
        colorScheme: theme,
        settings: {
          'workbench.colorTheme': theme === 'dark' ? 'Default Dark Modern' : 'Default Light Modern',
          'cpgd.impact.testCommand': [process.execPath, flask.testProgram],
        },
      });
    });
    after(async () => {
      await workbench?.close();
      flask?.remove();
    });

    afterEach(async (context) => {
      if ('passed' in context && context.passed === false)
        await keepPicture(workbench, `${theme} ${context.name}`);
    });

    /** For pages, without the tooltip of whatever the mouse was left on. A part of it goes into the walkthrough. */
    async function picture(name: string, part?: PartOfWindow): Promise<void> {
      await workbench.page.mouse.move(700, 799);
      await sleep(400);
      const own = `${name}-${theme}`;
      if (ON_PAGES.has(own)) await workbench.screenshot(join(IMAGES, `vscode-${own}.png`));
      if (part) await workbench.page.screenshot({ path: join(WALKTHROUGH, `${own}.png`), clip: part });
    }
    /** Graphs want room. */
    async function widePicture(name: string, part?: PartOfWindow): Promise<void> {
      await workbench.page.setViewportSize({ width: 1700, height: 800 });
      await sleep(1000);
      await picture(name, part);
      await workbench.page.setViewportSize({ width: 1280, height: 800 });
    }
    /** Of the impact view. */
    const row = (text: string | RegExp) => workbench.rows('Impact').filter({ hasText: text }).first();
    /** Of the view of rebuilds, once it is there. */
    const shown = (text: string | RegExp) => line(workbench, text);

    /** Types between the parentheses of `get_env`; returns when the view shows `expected`. */
    async function type(text: string, expected: string): Promise<void> {
      await workbench.open(PARAMETERS);
      await workbench.page.keyboard.press('Escape');
      await typed(workbench, text, expected);
    }

    /** Whole sentences fit into the views then, also on the pictures. */
    async function widenSideBar(): Promise<void> {
      const { mouse } = workbench.page;
      await mouse.move(350, 300);
      await mouse.down();
      await mouse.move(430, 300);
      await mouse.move(520, 300);
      await mouse.up();
    }

    /** What is typed without a pause is one entry of the view. */
    const pause = (): Promise<void> => sleep(2300);

    /** Makes the file what it was, as an entry of its own. */
    async function restore(): Promise<void> {
      await pause();
      await workbench.open(HELPERS);
      await workbench.command('Revert File');
      await pause();
    }

    test('it activates, indexes, and the status bar says so', { timeout: 300_000 }, async () => {
      await workbench.open(HELPERS);
      await workbench.showView(WHY);
      await widenSideBar();
      await workbench.indexed();
      await saysInstead(workbench, 'Nothing has been rebuilt yet');
    });

    test('hover has signature, documentation and how sure it is', { timeout: 120_000 }, async () => {
      await workbench.open(`${HELPERS}:27`);
      // The hover counts what the lens has counted, and that only when nobody types.
      const lens = workbench.page.locator('.codelens-decoration', {
        hasText: /5 callers · \d+ files impacted/,
      });
      await lens.first().waitFor();
      const tip = await workbench.hover('get_env', 'Get the environment the app is running in');
      const text = await tip.innerText();
      assert.match(text, /get_env\(\) -> str/);
    });

    test('go to definition crosses files', { timeout: 120_000 }, async () => {
      await workbench.open('src/flask/app.py:29:30');
      await workbench.open(`${HELPERS}:44:22`);
      await workbench.command('Go to Definition');
      await workbench.page
        .getByText(/Ln 27, Col/)
        .first()
        .waitFor();
    });

    test('references are those of the whole repository', { timeout: 120_000 }, async () => {
      await workbench.open(`${HELPERS}:27:8`);
      await workbench.command('References: Find All References');
      const results = workbench.page.locator('.pane-body .monaco-list-row', { hasText: 'test_helpers.py' });
      await results.first().waitFor({ timeout: 20_000 });
      const all = workbench.page.locator('.pane-body .monaco-list-row');
      const text = (await all.allInnerTexts()).join('\n');
      for (const file of ['app.py', 'cli.py', 'helpers.py', 'test_helpers.py'])
        assert.ok(text.includes(file), file);
      await workbench.showView(WHY);
    });

    test('changing a signature shows what changed, what was rebuilt, and why', {
      timeout: 90_000,
    }, async () => {
      await workbench.command('cpgd: Clear Revisions');
      await type('strict', 'gained the required parameter strict');
      await shown(/^Calls it/);
      for (const file of ['app.py', 'cli.py', 'test_helpers.py']) await shown(file);
      await shown(/^Rebuilt: 3 of 7\d files/);
    });

    test('a hop opens the very site', { timeout: 120_000 }, async () => {
      const cli = await shown('cli.py');
      await cli.click();
      await workbench.page.keyboard.press('ArrowRight');
      const hop = await shown('show_server_banner(get_env()');
      await picture('why', { x: 48, y: 36, width: 474, height: 340 });
      await hop.click();
      await workbench.page.getByRole('tab', { name: 'cli.py' }).first().waitFor();
      await workbench.page.locator('.view-line', { hasText: 'get_env()' }).first().waitFor();
    });

    test('the view obeys the keyboard, and each line has its menu', { timeout: 120_000 }, async () => {
      const { page } = workbench;
      const tree = (await whyPage(workbench)).getByRole('tree');
      /** The line that a screen reader speaks of. */
      const current = () => tree.locator('[aria-selected="true"]');
      await workbench.showView(WHY);
      await tree.press('Home');
      await tree.press('ArrowLeft');
      await tree.locator('[aria-selected="true"][aria-expanded="false"]').waitFor();
      await tree.press('ArrowRight');
      await tree.press('ArrowDown');
      assert.equal(await current().getAttribute('aria-level'), '2');
      await tree.pressSequentially('cli');
      assert.match(await current().innerText(), /^cli\.py/);
      assert.equal(await tree.getAttribute('aria-activedescendant'), await current().getAttribute('id'));
      /** A menu takes no click until it has been there for a moment. */
      const choose = async (name: string): Promise<void> => {
        const item = page.getByRole('menuitem', { name, exact: true });
        await item.waitFor();
        await sleep(300);
        await item.click();
      };
      await tree.press('Shift+F10');
      await choose('Copy Revision as Markdown');
      await page.getByText('1 revision copied as Markdown').first().waitFor();
      await (await shown('test_helpers.py')).click({ button: 'right' });
      await choose('Open');
      await page.getByRole('tab', { name: 'test_helpers.py' }).first().waitFor();
    });

    test('undoing it is a change, too', { timeout: 120_000 }, async () => {
      await restore();
      await shown('lost the parameter strict');
    });

    test('an edit that nobody sees explains why nothing was rebuilt', { timeout: 120_000 }, async () => {
      await workbench.open(`${HELPERS}:31:8`);
      await workbench.page.keyboard.insertText('x');
      await shown('Nothing else was rebuilt');
      await restore();
    });

    test('pause holds revisions, resume shows them, clear forgets them', { timeout: 120_000 }, async () => {
      await workbench.command('cpgd: Clear Revisions');
      await workbench.command('cpgd: Pause Revisions');
      await workbench.open(PARAMETERS);
      await workbench.page.keyboard.insertText('held');
      await sleep(1500);
      assert.equal(await (await lines(workbench, 'gained')).count(), 0);
      await workbench.command('cpgd: Resume Revisions');
      await shown('gained the required parameter held');
    });

    test('revisions are copied as Markdown', { timeout: 120_000 }, async () => {
      await workbench.command('cpgd: Copy Revisions as Markdown');
      await workbench.page
        .getByText(/copied as Markdown/)
        .first()
        .waitFor();
      const text = await workbench.page.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /- `get_env\(\)` gained the required parameter `held`/);
      assert.match(text, /`src\/flask\/cli\.py:\d+` calls `flask\.helpers\.get_env`/);
      await restore();
    });

    test('following the editor leaves out what does not concern its file', { timeout: 120_000 }, async () => {
      await workbench.command('cpgd: Follow Active Editor');
      await workbench.open('src/flask/json/tag.py');
      await saysInstead(workbench, 'No revision changed or reached the file');
      await workbench.open('src/flask/cli.py');
      await shown(/helpers\.py/);
      await workbench.command('cpgd: Show All Files');
    });

    test('the strategy is shown, and another one is used from the next edit on', {
      timeout: 120_000,
    }, async () => {
      const strategy = async (label: string): Promise<void> => {
        await workbench.command('cpgd: Select Impact Strategy');
        await workbench.page
          .locator('.quick-input-list .monaco-list-row', { hasText: label })
          .first()
          .click();
        await sleep(1000);
      };
      await strategy('import closure');
      await type('wide', 'gained the required parameter wide');
      await shown(/^Suspected\d+ files · import closure/);
      await restore();
      await strategy('default');
    });

    test('impact of a symbol lists tests, files and symbols', { timeout: 180_000 }, async () => {
      await workbench.open(`${HELPERS}:27:8`);
      await workbench.command('cpgd: Impact of Symbol at Cursor');
      await workbench.page.getByText('Reached if get_env changed').first().waitFor({ timeout: 60_000 });
      await row(/^\d+ files/).waitFor();
      await row(/^\d+ symbols/).waitFor();
      await row(/^\d+ tests/).waitFor();
      await picture('impact', { x: 48, y: 410, width: 474, height: 340 });
    });

    test('its places can be peeked at', { timeout: 120_000 }, async () => {
      await workbench.open(`${HELPERS}:27:8`);
      await workbench.command('cpgd: Peek Impacted Places');
      const peek = workbench.page.locator('.peekview-widget');
      await peek.locator('.monaco-list-row', { hasText: 'cli.py' }).first().waitFor();
      await workbench.page.keyboard.press('Escape');
      await peek.waitFor({ state: 'detached' });
    });

    test('impacted tests run in the Testing view, each with its result', { timeout: 180_000 }, async () => {
      await workbench.command('cpgd: Run Impacted Tests');
      await workbench.page.locator('.test-explorer .monaco-list-row').first().waitFor();
      // Runs of at most 200 tests, each with one test that the program reports as failed.
      const summary = workbench.page.getByText(/^\s*\d+\/\d+\s*$/).first();
      await summary.waitFor();
      const counts = async (): Promise<number[]> =>
        ((await summary.textContent()) ?? '').split('/').map(Number);
      const isDone = ([passed, all]: readonly number[]): boolean =>
        all! > 0 && passed === all! - Math.ceil(all! / 200);
      for (let attempt = 0; !isDone(await counts()); attempt++) {
        assert.ok(attempt < 100, `all but two tests pass: ${await counts()}`);
        await sleep(200);
      }
      await workbench.showView(WHY);
    });

    test('impact of uncommitted changes compares with git', { timeout: 180_000 }, async () => {
      await workbench.open(PARAMETERS);
      await workbench.page.keyboard.insertText('strict');
      await workbench.page.keyboard.press('Control+S');
      await workbench.command('cpgd: Impact of Uncommitted Changes');
      await workbench.page.getByText('Reached by uncommitted changes').first().waitFor({ timeout: 60_000 });
      await row('1 change others can see').waitFor();
      await pause();
      await workbench.open(PARAMETERS);
      for (const _ of 'strict') await workbench.page.keyboard.press('Delete');
      await workbench.page.keyboard.press('Control+S');
      await pause();
    });

    test('the graph is drawn, expands, and obeys the keyboard', { timeout: 180_000 }, async () => {
      await workbench.command('View: Close All Editors');
      await workbench.open(`${HELPERS}:27:8`);
      await workbench.command('View: Toggle Primary Side Bar Visibility');
      await workbench.command('cpgd: Show Graph Around Symbol');
      const frame = workbench.webview();
      const node = (label: string) => frame.locator('.node', { hasText: label }).first();
      await node('get_debug_flag').waitFor({ timeout: 60_000 });
      const count = await frame.locator('.node').count();
      await node('get_debug_flag').click();
      await node('get_debug_flag').press('[');
      await frame.locator('.node').nth(count).waitFor();
      await frame.locator('.edge.ambiguous, .edge.likely, .edge.sure').first().waitFor({ state: 'attached' });
      await widePicture('graph', { x: 876, y: 106, width: 820, height: 640 });
      await workbench.page.keyboard.press('ArrowRight');
      await frame.locator('.node.selected', { hasText: 'get_env' }).waitFor();
      await workbench.page.keyboard.press('Enter');
      await workbench.page
        .getByText(/Ln 27, Col/)
        .first()
        .waitFor();
    });

    test('the way of a value is drawn', { timeout: 120_000 }, async () => {
      await workbench.command('View: Close All Editors');
      // `val` in `if not val:`
      await workbench.open(`${HELPERS}:43:12`);
      await workbench.command('cpgd: Show Where Value Comes From');
      await workbench.webview().locator('.node', { hasText: 'os.environ.get' }).first().waitFor();
      await widePicture('flow');
      await workbench.showView(WHY);
    });

    test('a resolution is explained', { timeout: 120_000 }, async () => {
      await workbench.command('View: Close All Editors');
      await workbench.open(`${HELPERS}:44:22`);
      await workbench.command('cpgd: Explain Resolution at Cursor');
      await workbench.webview().getByText('How get_env was resolved').waitFor({ timeout: 20_000 });
    });

    test('the index status is shown', { timeout: 120_000 }, async () => {
      await workbench.command('View: Close All Editors');
      await workbench.command('cpgd: Show Index Status');
      await workbench.webview().getByText('up to date').waitFor({ timeout: 20_000 });
    });

    test('nothing was logged as an error', { timeout: 30_000 }, () => {
      const log = readFileSync(workbench.channelLog('cpgd'), 'utf8');
      assert.deepEqual(
        log.split('\n').filter((line) => line.includes('[error]')),
        [],
      );
    });
  });
}

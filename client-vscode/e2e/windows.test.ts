/**
 * Windows that are not the usual one: without a folder, not trusted, a second one on the same folder, with another
 * Python server beside it, and with a server that cannot run.
 */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Checkout, checkOut, missing } from './flask-checkout.ts';
import { serversBelow, treeOf } from './processes.ts';
import { vsixPath } from './vsix.ts';
import { openWorkbench, type Window, type Workbench, type WorkbenchOptions } from './workbench.ts';

const WHY = 'Why Was This Rebuilt';
/** Long enough for a first index on a machine that is busy with other things, in ms. */
const INDEXED_MS = 240_000;
const HELPERS = 'src/flask/helpers.py';

describe('other windows', { skip: missing }, () => {
  let flask: Checkout;
  before(() => {
    flask = checkOut();
  });
  after(() => flask?.remove());

  async function within(
    options: Partial<WorkbenchOptions>,
    work: (workbench: Workbench) => Promise<void>,
  ): Promise<void> {
    const workbench = await openWorkbench({ vsix: vsixPath(), workspace: flask.folder, ...options });
    try {
      await work(workbench);
    } finally {
      await workbench.close();
    }
  }

  const bar = (window: Window, text: RegExp) => window.page.locator('.statusbar-item', { hasText: text });

  test('without a folder no server runs, and the view says why', { timeout: 300_000 }, async () => {
    await within({ workspace: null }, async (workbench) => {
      await workbench.showView(WHY);
      await workbench.page.getByText('No folder is open').first().waitFor();
      assert.deepEqual(serversBelow(workbench.folder), []);
    });
  });

  test('an untrusted workspace is indexed, and nothing of it is started', { timeout: 300_000 }, async () => {
    await within({ hasTrust: true }, async (workbench) => {
      await workbench.open(HELPERS);
      await bar(workbench, /Restricted Mode/).waitFor();
      await bar(workbench, /cpgd #\d+/).waitFor({ timeout: INDEXED_MS });
      await workbench.showView('Impact');
      await workbench.open(`${HELPERS}:27:8`);
      await workbench.command('cpgd: Impact of Symbol at Cursor');
      await workbench.page.getByText('Reached if get_env changed').first().waitFor({ timeout: 60_000 });
      const [server] = serversBelow(workbench.folder);
      const started = treeOf(server!.pid).map(({ command }) => command);
      assert.equal(started.length, 1, started.join('\n'));
    });
  });

  test('two windows on one folder both answer', { timeout: 600_000 }, async () => {
    await within({}, async (first) => {
      await first.open(HELPERS);
      await bar(first, /cpgd #\d+/).waitFor({ timeout: INDEXED_MS });
      const second = await first.newWindow(flask.folder);
      await second.open(HELPERS);
      await bar(second, /cpgd #\d+/).waitFor({ timeout: INDEXED_MS });
      assert.equal(serversBelow(first.folder).length, 2);
      for (const window of [first, second]) {
        await window.page.bringToFront();
        await window.open(`${HELPERS}:27`);
        await window.hover('get_env', 'Get the environment the app is running in');
      }
    });
  });

  test('several folders are one window, each with its own index', { timeout: 300_000 }, async () => {
    const other = join(dirname(flask.folder), 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'lonely.py'), 'def lonely():\n    return 1\n');
    const workspace = join(dirname(flask.folder), 'both.code-workspace');
    writeFileSync(workspace, JSON.stringify({ folders: [{ path: flask.folder }, { path: other }] }));
    await within({ workspace }, async (workbench) => {
      await workbench.open('lonely.py:1:5');
      await bar(workbench, /cpgd #\d+/).waitFor({ timeout: INDEXED_MS });
      await workbench.hover('lonely', /lonely\(\)/);
      await workbench.command('cpgd: Show Index Status');
      for (const name of ['w', 'other'])
        await workbench.webview().getByRole('heading', { name, exact: true }).waitFor();
    });
  });

  test('features that are switched off stay silent, the others work', { timeout: 300_000 }, async () => {
    await within(
      { settings: { 'cpgd.features.hover': 'off', 'cpgd.features.codeLens': 'on' } },
      async (workbench) => {
        await workbench.open(`${HELPERS}:27`);
        await bar(workbench, /cpgd #\d+/).waitFor({ timeout: INDEXED_MS });
        await workbench.page
          .locator('.codelens-decoration', { hasText: /callers?/ })
          .first()
          .waitFor({ timeout: 60_000 });
        await assert.rejects(workbench.hover('get_env', 'Get the environment the app is running in', 2));
      },
    );
  });

  test('a server that cannot run is given up with a message', {
    timeout: 180_000,
  }, async () => {
    await within({ settings: { 'cpgd.server.nodePath': '/bin/false' } }, async (workbench) => {
      await workbench.open(HELPERS);
      await workbench.page
        .getByText(/ended 6 times within three minutes/)
        .first()
        .waitFor({ timeout: INDEXED_MS });
      await workbench.showView(WHY);
      await workbench.page.getByText('The server is not running').first().waitFor();
      await sleep(1000);
      assert.deepEqual(serversBelow(workbench.folder), []);
    });
  });
});

/**
 * Starts a private code-server, opens it in headless Chromium and hands back what a person does there. Everything
 * lives in one temporary directory, and nothing outlives `close`. Knows nothing of cpgd.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { CHROMIUM } from './setup.ts';

const ENTRY = join(import.meta.dirname, 'node_modules/code-server/out/node/entry.js');

export interface WorkbenchOptions {
  readonly vsix: string;
  /** Folder or `.code-workspace` file to open; null for an empty window. */
  readonly workspace: string | null;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly colorScheme?: 'light' | 'dark';
  /** Keep VS Code's workspace trust on: the window then opens in restricted mode. */
  readonly hasTrust?: boolean;
}

/** A browser window more on the same code-server. */
export interface Window {
  readonly page: Page;
  /** Runs a command by its title in the palette. */
  command(title: string): Promise<void>;
  /** Opens a workspace file through Quick Open; `:12:5` at the end goes to a place in it. */
  open(name: string): Promise<void>;
  /** Shows the view with this title. */
  showView(title: string): Promise<void>;
  /** Rows of the view with this title, as a screen reader hears them. */
  rows(view: string): Locator;
  /** Hovers over the first token that is exactly `word` until a tooltip has `expected`. */
  hover(word: string, expected: string | RegExp, attempts?: number): Promise<Locator>;
  /** The document inside the newest webview of an editor. */
  webview(): FrameLocator;
  screenshot(path: string): Promise<void>;
}

export interface Workbench extends Window {
  /** Where everything of this workbench lives, installed extensions included. */
  readonly folder: string;
  readonly startMs: number;
  newWindow(workspace: string | null): Promise<Window>;
  /** What the server process wrote; for failures. */
  log(): string;
  /** The newest log file of an output channel. */
  channelLog(name: string): string;
  close(): Promise<void>;
}

export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const startedAt = performance.now();
  // The paths of sockets are limited to about a hundred bytes, so every folder has a name of one letter.
  const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
  const [data, extensions, home] = ['d', 'x', 'h'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [join(data, 'User'), join(data, 'Machine'), extensions, home])
    mkdirSync(path, { recursive: true });
  writeFileSync(join(folder, 'config.yaml'), 'auth: none\n');
  const settings = JSON.stringify({ ...QUIET_SETTINGS, ...options.settings });
  // Settings of the machine's scope are read on the machine, all others by the window.
  for (const scope of ['User', 'Machine']) writeFileSync(join(data, scope, 'settings.json'), settings);
  const env = environment(home);
  const common = [
    '--config',
    join(folder, 'config.yaml'),
    '--user-data-dir',
    data,
    '--extensions-dir',
    extensions,
  ];
  await install([ENTRY, ...common, '--install-extension', options.vsix, '--force'], env);

  const port = await freePort();
  const log = openSync(join(folder, 'server.log'), 'w');
  const trust = options.hasTrust ? [] : ['--disable-workspace-trust'];
  const server = spawn(
    process.execPath,
    [ENTRY, ...common, '--bind-addr', `127.0.0.1:${port}`, ...FLAGS, ...trust],
    {
      env,
      stdio: ['ignore', log, log],
      // A process group of its own: `close` must end the extension host and everything it started.
      detached: true,
    },
  );
  let browser: Browser | null = null;
  const readLog = (): string => readFileSync(join(folder, 'server.log'), 'utf8');
  const close = async (): Promise<void> => {
    await browser?.close().catch(() => {});
    await endGroup(server);
    closeSync(log);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const origin = `http://127.0.0.1:${port}`;
    await waitForServer(server, origin);
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      env: {
        ...process.env,
        HOME: home,
        XDG_CONFIG_HOME: env.XDG_CONFIG_HOME!,
        XDG_CACHE_HOME: env.XDG_CACHE_HOME!,
      },
      args: CHROMIUM_FLAGS,
    });
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: options.colorScheme ?? 'light',
    });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const newWindow = async (workspace: string | null): Promise<Window> => {
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      const kind = workspace?.endsWith('.code-workspace') ? 'workspace' : 'folder';
      const where = workspace === null ? 'ew=true' : `${kind}=${encodeURIComponent(workspace)}`;
      const payload = encodeURIComponent(
        JSON.stringify([
          ['skipWelcome', 'true'],
          ['skipReleaseNotes', 'true'],
        ]),
      );
      await page.goto(`${origin}/?${where}&payload=${payload}`, { waitUntil: 'domcontentloaded' });
      await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
      return windowOf(page);
    };
    const window = await newWindow(options.workspace);
    const channelLog = (name: string): string => {
      const logs = readdirSync(join(data, 'logs'), { recursive: true, encoding: 'utf8' });
      const [newest] = logs
        .filter((path) => path.endsWith(`/${name}.log`))
        .sort()
        .reverse();
      if (newest === undefined) throw new Error(`there is no log of ${name}`);
      return join(data, 'logs', newest);
    };
    const startMs = performance.now() - startedAt;
    return { ...window, folder, startMs, newWindow, log: readLog, channelLog, close };
  } catch (error) {
    (error as Error).message += `\n--- log of code-server\n${readLog().slice(-3000)}`;
    await close();
    throw error;
  }
}

/** No tips, updates, chat or animation: what is on the screen is what a test put there. */
const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.untrustedFiles': 'open',
  'security.workspace.trust.startupPrompt': 'never',
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'files.autoSave': 'off',
};

const FLAGS = [
  '--auth',
  'none',
  '--disable-telemetry',
  '--disable-update-check',
  '--disable-getting-started-override',
  '--ignore-last-opened',
];

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing but the workbench is reached, and what tries fails at once.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

function environment(home: string): Record<string, string | undefined> {
  const env: Record<string, string | undefined> = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
  };
  for (const name of Object.keys(env)) {
    if (name.startsWith('VSCODE_') || ['PORT', 'NODE_OPTIONS', 'NODE_TEST_CONTEXT'].includes(name))
      delete env[name];
  }
  return env;
}

function install(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...args], { env, timeout: 120_000 }, (error, stdout, stderr) =>
      error ? reject(new Error(`the extension was not installed:\n${stdout}${stderr}`)) : resolve(),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function waitForServer(server: ChildProcess, origin: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) break;
    const status = await new Promise<number>((resolve) => {
      get(`${origin}/healthz`, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      }).on('error', () => resolve(0));
    });
    if (status === 200) return;
    await sleep(100);
  }
  throw new Error('code-server did not start');
}

/** code-server does not end on SIGTERM while a window is open, so it is asked first and ended then. */
async function endGroup(server: ChildProcess): Promise<void> {
  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(-server.pid!, name);
    } catch {
      return false;
    }
  };
  signal('SIGTERM');
  for (let attempt = 0; attempt < 10 && signal(0); attempt++) await sleep(100);
  signal('SIGKILL');
}

function windowOf(page: Page): Window {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  const picks = page.locator('.quick-input-list .monaco-list-row');
  return {
    page,
    async command(title) {
      // The palette closes when something else takes the focus, as views do that have just got their results.
      for (let attempt = 0; ; attempt++) {
        try {
          await page.keyboard.press('Escape');
          await page.keyboard.press('F1');
          await input.waitFor({ timeout: 5000 });
          await input.fill(`>${title}`, { timeout: 5000 });
          await picks.filter({ hasText: title }).first().click({ timeout: 5000 });
          return;
        } catch (error) {
          if (attempt === 4) throw error;
        }
      }
    },
    async open(name) {
      const base = basename(name.replace(/(:\d+)+$/, ''));
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+P');
      await input.waitFor();
      await input.fill(name);
      // Enter takes the first row, and for an instant that is still the history.
      await picks.first().filter({ hasText: base }).waitFor({ timeout: 20_000 });
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: base }).first().waitFor();
    },
    async showView(title) {
      // Another view may still be coming to the front, and would cover it.
      for (let attempt = 0; ; attempt++) {
        await this.command(`Focus on ${title} View`);
        await sleep(500);
        try {
          await page.locator('.pane-header', { hasText: title }).first().waitFor({ timeout: 3000 });
          return;
        } catch (error) {
          if (attempt === 4) throw error;
        }
      }
    },
    rows(view) {
      return page
        .locator('.pane', { has: page.locator('.pane-header', { hasText: view }) })
        .locator('.monaco-list-row');
    },
    async hover(word, expected, attempts = 6) {
      const exactly = new RegExp(`^\\s*${word}\\s*$`);
      const token = page
        .locator('.editor-instance .view-line span:not(:has(span))')
        .filter({ hasText: exactly })
        .first();
      const tip = page.locator('.monaco-hover:visible').filter({ hasText: expected }).first();
      // The first hover may come before the provider: move away and come back.
      for (let attempt = 0; ; attempt++) {
        await page.mouse.move(5, 790);
        await sleep(100);
        await token.hover();
        try {
          await tip.waitFor({ timeout: 2500 });
          return tip;
        } catch (error) {
          if (attempt === attempts) throw error;
        }
      }
    },
    webview() {
      const frame = page.locator('iframe.webview:not([src*="purpose=webviewView"])').last();
      return frame.contentFrame().locator('iframe#active-frame').contentFrame();
    },
    async screenshot(path) {
      await page.screenshot({ path });
    },
  };
}

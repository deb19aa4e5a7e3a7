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
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM } from './setup.ts';
import { type Window, windowOf } from './window.ts';

const ENTRY = join(import.meta.dirname, 'node_modules/code-server/out/node/entry.js');

export interface WorkbenchOptions {
  /** Extensions to install, in this order. */
  readonly vsix: readonly string[];
  /** Folder or `.code-workspace` file to open; null for an empty window. */
  readonly workspace: string | null;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly colorScheme?: 'light' | 'dark';
  /** Keep VS Code's workspace trust on: the window then opens in restricted mode. */
  readonly hasTrust?: boolean;
}

export interface Workbench extends Window {
  /** Where everything of this workbench lives, installed extensions included. */
  readonly folder: string;
  readonly startMs: number;
  newWindow(workspace: string | null): Promise<Window>;
  /** Installs an extension while the workbench runs, as an update in the background does. */
  install(vsix: string): Promise<void>;
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
  const install = (vsix: string): Promise<void> =>
    run([ENTRY, ...common, '--install-extension', vsix, '--force'], env);
  for (const vsix of options.vsix) await install(vsix);

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
    return { ...window, folder, startMs, newWindow, install, log: readLog, channelLog, close };
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
  // A window that is closed asks nobody.
  'window.confirmBeforeClose': 'never',
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

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
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

/**
 * Installs a real VS Code workbench (code-server) and the browser driver next to this file, from the npm registry
 * alone: no install scripts run, nothing is compiled, nothing comes from anywhere else. Done once; a second run
 * notices that and ends. Knows nothing of cpgd.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const HERE = import.meta.dirname;
const MODULES = join(HERE, 'node_modules');
const VSCODE = join(MODULES, 'code-server/lib/vscode');
const STAMP = join(MODULES, '.ready');
/** Whatever decides what is installed: when it changes, everything is installed again. */
const RECIPE = readFileSync(join(HERE, 'package.json'), 'utf8') + readFileSync(import.meta.filename, 'utf8');

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Throws when there is no browser and no way to get one, and when npm cannot be reached. */
export function ensureWorkbench({ mayInstallChromium }: { readonly mayInstallChromium: boolean }): void {
  ensureChromium(mayInstallChromium);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === RECIPE) return;
  npm(HERE, existsSync(join(HERE, 'package-lock.json')) ? 'ci' : 'install');
  // VS Code's own dependencies are a second tree, pinned by its shrinkwrap; code-server's postinstall would do this.
  npm(VSCODE, 'install', '--omit=dev');
  link('code-linux.sh', join(VSCODE, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', join(VSCODE, 'bin/helpers/browser.sh'));
  replacePasswordHashing();
  replaceLogger();
  writeFileSync(STAMP, RECIPE);
}

function ensureChromium(mayInstall: boolean): void {
  if (existsSync(CHROMIUM)) return;
  if (!mayInstall || process.env.CHROMIUM !== undefined || process.getuid?.() !== 0)
    throw new Error(`There is no ${CHROMIUM}. Install chromium, or set CHROMIUM to the path of one.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    stdio: 'inherit',
    env,
  });
}

function npm(cwd: string, ...args: string[]): void {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', [...args, ...quiet], { cwd, stdio: 'inherit' });
}

function link(target: string, at: string): void {
  mkdirSync(dirname(at), { recursive: true });
  rmSync(at, { force: true, recursive: true });
  symlinkSync(target, at);
}

/** argon2 is native and loaded at start, but used only for passwords; tests run without one, on the loopback. */
function replacePasswordHashing(): void {
  const folder = join(MODULES, 'argon2');
  const manifest = join(folder, 'package.json');
  const refuse = "() => { throw new Error('argon2 is replaced: start code-server with --auth none'); }";
  writeFileSync(
    join(folder, 'replacement.cjs'),
    `module.exports = { hash: ${refuse}, verify: ${refuse}, needsRehash: ${refuse} };\n`,
  );
  const { type: _type, exports: _exports, ...kept } = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...kept, main: 'replacement.cjs' }, null, 2));
}

/** spdlog is native; without it every output channel stays empty, and the output channel is part of the test. */
function replaceLogger(): void {
  writeFileSync(join(VSCODE, 'node_modules/@vscode/spdlog/index.js'), readFileSync(join(HERE, 'spdlog.cjs')));
}

if (process.argv[1] === import.meta.filename) ensureWorkbench({ mayInstallChromium: true });

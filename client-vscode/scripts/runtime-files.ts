/**
 * The packages the server needs as files: native code for every platform, WebAssembly, typeshed's stubs, and a
 * thread pool that starts its own worker script. Only what is used at run time is copied.
 */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

export const MODULES = join(import.meta.dirname, '../../node_modules');

/** Package to the files and folders of it that the server reads, besides manifest and licence. */
export const RUNTIME_PACKAGES: ReadonlyMap<string, readonly string[]> = new Map([
  ['better-sqlite3', ['lib', 'prebuilds']],
  ['piscina', ['dist']],
  ['pyright', ['dist/typeshed-fallback']],
  ['tree-sitter-python', ['tree-sitter-python.wasm']],
  ['web-tree-sitter', ['web-tree-sitter.js', 'web-tree-sitter.wasm']],
]);

const ALWAYS = ['package.json', 'LICENSE', 'LICENSE.txt', 'LICENSE.md'];

/** VS Code's names of platforms, and what the native module calls its build for them. */
const PREBUILDS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'alpine-x64': 'linuxmusl-x64',
  'alpine-arm64': 'linuxmusl-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64',
  'win32-arm64': 'win32-arm64',
};

export const PLATFORMS: readonly string[] = Object.keys(PREBUILDS);

/** The native build that a platform of VS Code needs. Throws for a platform there is none for. */
export function prebuildOf(target: string): string {
  const prebuild = PREBUILDS[target];
  if (prebuild === undefined)
    throw new RangeError(`No build for ${target}: there are ${PLATFORMS.join(', ')}.`);
  return prebuild;
}

/** The native build that this machine loads. */
export function hostPrebuild(): string {
  const report = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  const isMusl = process.platform === 'linux' && report.header.glibcVersionRuntime === undefined;
  return `${process.platform}${isMusl ? 'musl' : ''}-${process.arch}`;
}

/**
 * Copies the packages into `folder`, a `node_modules`, with the native builds of all platforms or the one that is
 * named. Throws when something declared here is not installed.
 */
export function copyRuntimePackages(folder: string, prebuild: string | null): void {
  for (const [name, parts] of RUNTIME_PACKAGES) {
    const source = join(MODULES, name);
    for (const part of parts) {
      const chosen = part === 'prebuilds' && prebuild !== null ? join(part, `${prebuild}.node`) : part;
      if (!existsSync(join(source, chosen))) throw new Error(`${name} has no ${chosen}: is it installed?`);
      copy(join(source, chosen), join(folder, name, chosen));
    }
    for (const part of ALWAYS) {
      if (existsSync(join(source, part))) copy(join(source, part), join(folder, name, part));
    }
  }
}

function copy(from: string, to: string): void {
  // Declarations and source maps would be a third of the packages.
  const isNeeded = (path: string): boolean => !/\.(d\.ts|d\.mts|map)$/.test(path);
  cpSync(from, to, { recursive: true, dereference: true, filter: isNeeded, force: true });
}

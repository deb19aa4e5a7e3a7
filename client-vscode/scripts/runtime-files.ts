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

/** Copies the packages into `folder`, a `node_modules`. Throws when something declared here is not installed. */
export function copyRuntimePackages(folder: string): void {
  for (const [name, parts] of RUNTIME_PACKAGES) {
    const source = join(MODULES, name);
    for (const part of parts) copy(join(source, part), join(folder, name, part));
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

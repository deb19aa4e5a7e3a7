/**
 * Builds what runs inside the extension: the extension itself, the scripts of its webviews, and the server with its
 * threads and child processes. What cannot be bundled (native code, WebAssembly, stubs) is `runtime-files.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { RUNTIME_PACKAGES } from './runtime-files.ts';

const CLIENT = join(import.meta.dirname, '..');
const SERVER = join(CLIENT, '..', 'server');

/** Node of the oldest VS Code the manifest admits: 1.101 is Electron 35, which is Node 22.15. */
const NODE_TARGET = 'node22';

const COMMON = {
  bundle: true,
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * The program, and the modules that it starts by name: threads and child processes, `siblingModule('x', …)` and
 * `threadModule('x')` in its sources. They find each other as siblings, so all of them and their common chunks
 * share one folder. Throws when two of them have one name.
 */
export function serverEntries(): ReadonlyMap<string, string> {
  const entries = new Map([['main', join(SERVER, 'src/cli/main.ts')]]);
  for (const entry of readdirSync(join(SERVER, 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.ts')) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name] of text.matchAll(/\b(?:sibling|thread)Module\('([\w-]+)'/g)) {
      const path = join(entry.parentPath, `${name}.ts`);
      if ((entries.get(name!) ?? path) !== path)
        throw new Error(`${path} and ${entries.get(name!)} are both started as ${name}`);
      entries.set(name!, path);
    }
  }
  return entries;
}

/** Bundles into `stage`; returns what went in, for the third-party notices. Rejects with esbuild's errors. */
export async function bundleInto(stage: string): Promise<Metafile[]> {
  const server = [...serverEntries()].map(([out, path]) => ({ out, in: path }));
  const builds = [
    build({
      ...COMMON,
      entryPoints: [join(CLIENT, 'src/extension.ts')],
      outfile: join(stage, 'dist/extension.cjs'),
      platform: 'node',
      target: NODE_TARGET,
      format: 'cjs',
      // The client library ships CommonJS and modules; the former would drag in UMD wrappers esbuild cannot see into.
      mainFields: ['module', 'main'],
      external: ['vscode'],
    }),
    build({
      ...COMMON,
      entryPoints: ['graph', 'why'].flatMap((page) => [
        join(CLIENT, `webview/${page}.ts`),
        join(CLIENT, `webview/${page}.css`),
      ]),
      loader: { '.svg': 'text' },
      outdir: join(stage, 'dist'),
      platform: 'browser',
      target: 'chrome130',
      format: 'iife',
    }),
    build({
      ...COMMON,
      entryPoints: server,
      // Where the launcher looks for `main.js`; everything is one folder, see above.
      outdir: join(stage, 'server/dist/cli'),
      platform: 'node',
      target: NODE_TARGET,
      format: 'esm',
      splitting: true,
      chunkNames: 'chunk-[hash]',
      external: [...RUNTIME_PACKAGES.keys()],
      // Bundled CommonJS modules still call `require` for Node's own modules.
      banner: {
        js: "import{createRequire as cpgdCreateRequire}from'node:module';const require=cpgdCreateRequire(import.meta.url);",
      },
    }),
  ];
  const results = await Promise.all(builds);
  return results.map((result) => result.metafile);
}

/** The packages whose code is in the bundles, by folder below `node_modules`, sorted. */
export function bundledPackages(metafiles: readonly Metafile[]): string[] {
  const found = new Set<string>();
  for (const path of metafiles.flatMap((metafile) => Object.keys(metafile.inputs))) {
    const match = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (match) found.add(match[1]!);
  }
  return [...found].sort();
}

/**
 * Bundles the server, with its threads and child processes, into few files: most of a cold start was finding, reading
 * and compiling five hundred small ones. The last step of `npm run build`; the extension for VS Code carries the same
 * bundle. What cannot be bundled (native code, WebAssembly, stubs) is `runtime-files.ts`.
 *
 * The launcher prefers the bundle to what the compiler wrote while it is the newer of the two, so `tsc -b` alone is
 * enough in development.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { bundledPackages, thirdPartyNotices } from './notices.ts';
import { RUNTIME_PACKAGES } from './runtime-files.ts';

const SERVER = join(import.meta.dirname, '../../server');

/** The oldest Node that the launcher admits. */
const NODE_TARGET = 'node22.12';

const OPTIONS = {
  bundle: true,
  metafile: true,
  // Names stay, because a stack trace is what people send in.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
  platform: 'node',
  target: NODE_TARGET,
  format: 'esm',
  splitting: true,
  chunkNames: 'chunk-[hash]',
  external: [...RUNTIME_PACKAGES.keys()],
  // What it gives to Node asks for its own parts in a way that cannot be followed.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // Bundled CommonJS modules still call `require` for Node's own modules.
  banner: {
    js: "import{createRequire as cpgdCreateRequire}from'node:module';const require=cpgdCreateRequire(import.meta.url);",
  },
} as const satisfies BuildOptions;

/**
 * The modules that the program starts by name: threads and child processes, `siblingModule('x', …)` and
 * `threadModule('x')` in its sources. They find each other as siblings, so everything is in one folder. Throws when
 * two of them have one name.
 */
function startedByName(): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
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

/** Bundles the server into a folder; returns what went in, for the notices. Rejects with esbuild's errors. */
export async function bundleServer(outdir: string): Promise<Metafile[]> {
  // Two builds, because what the program shares with its threads would be a chunk for each set of those who share it:
  // the program would be read from twice as many files.
  const groups = [{ main: join(SERVER, 'src/cli/main.ts') }, Object.fromEntries(startedByName())];
  const results = await Promise.all(groups.map((entryPoints) => build({ ...OPTIONS, entryPoints, outdir })));
  return results.map(({ metafile }) => metafile);
}

if (import.meta.main) {
  const outdir = join(SERVER, 'dist/bundle');
  rmSync(outdir, { recursive: true, force: true });
  const metafiles = await bundleServer(outdir);
  const notices = thirdPartyNotices('This folder', bundledPackages(metafiles));
  writeFileSync(join(outdir, 'THIRD-PARTY-NOTICES.txt'), notices);
}

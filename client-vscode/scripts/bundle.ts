/**
 * Builds what runs inside the extension: the extension itself, the scripts of its webviews, and the server. What cannot
 * be bundled (native code, WebAssembly, stubs) is `runtime-files.ts`.
 */
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { bundleServer } from './bundle-server.ts';

const CLIENT = join(import.meta.dirname, '..');

/** Node of the oldest VS Code the manifest admits: 1.101 is Electron 35, which is Node 22.15. */
const NODE_TARGET = 'node22';

const COMMON = {
  bundle: true,
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Bundles into `stage`; returns what went in, for the third-party notices. Rejects with esbuild's errors. */
export async function bundleInto(stage: string): Promise<Metafile[]> {
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
  ];
  const [server, ...results] = await Promise.all([
    bundleServer(join(stage, 'server/dist/bundle')),
    ...builds,
  ]);
  return [...server, ...results.map((result) => result.metafile)];
}

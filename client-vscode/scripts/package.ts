/**
 * Builds the extension into one `.vsix` and says how large it is and why. `--target linux-x64` (or another of
 * `PREBUILDS`) makes the smaller one for that platform, as marketplaces take them. `--stage-only` leaves the unpacked
 * extension in `client-vscode/.stage`, which is what a development host loads.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { bundleInto } from './bundle.ts';
import { type Manifest, repositoryOf, stagedManifest } from './manifest.ts';
import { bundledPackages, thirdPartyNotices } from './notices.ts';
import { copyRuntimePackages, hostPrebuild, prebuildOf, RUNTIME_PACKAGES } from './runtime-files.ts';
import { verifyServer } from './verify.ts';

const CLIENT = join(import.meta.dirname, '..');
const ROOT = join(CLIENT, '..');
const STAGE = join(CLIENT, '.stage');

/** Copied as they are. */
const STATIC = ['media', 'walkthrough', 'CHANGELOG.md'];

async function main(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: { target: { type: 'string' }, 'stage-only': { type: 'boolean' } },
  });
  const { target } = values;
  const prebuild = target === undefined ? null : prebuildOf(target);
  const manifest = stagedManifest(CLIENT);
  rmSync(STAGE, { recursive: true, force: true });
  mkdirSync(join(STAGE, 'server'), { recursive: true });
  const metafiles = await bundleInto(STAGE);
  writeFileSync(join(STAGE, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of STATIC) {
    if (existsSync(join(CLIENT, name))) cpSync(join(CLIENT, name), join(STAGE, name), { recursive: true });
  }
  writeFileSync(
    join(STAGE, 'README.md'),
    withPictures(readFileSync(join(CLIENT, 'README.md'), 'utf8'), manifest),
  );
  copyFileSync(join(ROOT, 'LICENSE'), join(STAGE, 'LICENSE'));
  copyFileSync(join(ROOT, 'server/package.json'), join(STAGE, 'server/package.json'));
  for (const name of ['bin', 'helpers'])
    cpSync(join(ROOT, 'server', name), join(STAGE, 'server', name), { recursive: true });
  copyRuntimePackages(join(STAGE, 'server/node_modules'), prebuild);
  const packages = [...new Set([...bundledPackages(metafiles), ...RUNTIME_PACKAGES.keys()])].sort();
  writeFileSync(join(STAGE, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices('This extension', packages));
  if (prebuild === null || prebuild === hostPrebuild()) verifyServer(STAGE);
  if (values['stage-only']) {
    console.log(`unpacked extension: ${relative(process.cwd(), STAGE)}`);
    return;
  }
  const platform = target === undefined ? '' : `${target}-`;
  const packagePath = join(CLIENT, `${manifest.name}-${platform}${manifest.version}.vsix`);
  await createVSIX({
    cwd: STAGE,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    ...(target === undefined ? {} : { target }),
  });
  report(packagePath);
}

/**
 * VS Code shows an extension's page with pictures from the web only: they are linked from the repository, or left
 * out while there is none. The walkthrough has pictures of its own.
 */
function withPictures(readme: string, manifest: Manifest): string {
  const repository = repositoryOf(manifest);
  return repository === null
    ? readme.replaceAll(/!\[[^\]]*\]\(\.\.\/docs\/images\/[^)]*\)\n\n?/g, '')
    : readme.replaceAll('](../docs/images/', `](${repository}/raw/HEAD/docs/images/`);
}

function report(packagePath: string): void {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`${relative(process.cwd(), packagePath)}: ${megabytes(statSync(packagePath).size)}`);
  const modules = join(STAGE, 'server/node_modules');
  const parts = [
    ['extension and webview', join(STAGE, 'dist')],
    ['server', join(STAGE, 'server/dist')],
    ...readdirSync(modules).map((name) => [name, join(modules, name)]),
  ] as const;
  for (const [name, folder] of parts) console.log(`  ${name}: ${megabytes(bytesIn(folder!))} unpacked`);
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

await main(process.argv.slice(2));

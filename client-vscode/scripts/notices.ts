/**
 * The licences of the packages that a bundle carries, in one text. A package without a licence
 * text is an error: what may not be redistributed must not be packaged.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { MODULES } from './runtime-files.ts';

/** Licences under which the packages may be redistributed inside an MIT-licensed bundle. */
const ADMITTED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
]);

/**
 * `packages` are folders below `node_modules`, `carrier` is what contains them. Throws for a package whose licence is
 * missing or another one.
 */
export function thirdPartyNotices(carrier: string, packages: readonly string[]): string {
  const notices = packages
    .filter((name) => !name.startsWith('@cpgd/'))
    .map((name) => {
      const folder = join(MODULES, name);
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (!ADMITTED.has(manifest.license))
        throw new Error(`${name} is under ${manifest.license}, which is not known to be redistributable.`);
      return `${name} ${manifest.version} (${manifest.license})\n\n${licenceText(folder) ?? manifest.homepage ?? ''}`;
    });
  const title = `${carrier} contains the following packages, under their own licences.`;
  return `${[title, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
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

function licenceText(folder: string): string | null {
  const name = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  return name && existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').trim() : null;
}

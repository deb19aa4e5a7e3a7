/**
 * Which installed distribution a top-level module belongs to, from the `*.dist-info` folders of
 * `site-packages` (PEP 376, PEP 427): names and versions for symbols. Reads metadata only.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { statusOf } from '../../workspace/file-status.ts';
import { pathFilesIn } from '../../workspace/path-files.ts';
import { textOfRegularFile } from '../../workspace/regular-file.ts';

/** A distribution of tens of thousands of files has a `RECORD` of some megabytes. */
const MAX_METADATA_BYTES = 32 * 1024 * 1024;

export interface Distribution {
  readonly name: string;
  readonly version: string;
}

/** What of a `*.dist-info` folder is read. Installers write `RECORD` last, and it names every file with its digest. */
const METADATA_FILES = ['METADATA', 'top_level.txt', 'RECORD'] as const;

/**
 * Names and versions of everything installed, folder by folder, how large their metadata are, and the `.pth` files that
 * add folders: for telling whether an environment is another one, or was in the middle of an installation.
 */
export function installedNames(sitePackages: readonly string[]): string[] {
  return sitePackages.flatMap((folder) => [
    ...infoFolders(folder).map((info) => {
      const sizes = METADATA_FILES.map((name) => statusOf(join(folder, info, name))?.size ?? '-');
      return [info, ...sizes].join(' ');
    }),
    ...pathFilesIn(folder),
  ]);
}

/** Top-level module to its distribution; of several in one folder the first by name. */
export function distributionsOf(folder: string): ReadonlyMap<string, Distribution> {
  const found = new Map<string, Distribution>();
  for (const info of infoFolders(folder)) {
    const parsed = /^(.+?)-([^-]+)\.dist-info$/.exec(info);
    if (!parsed) continue;
    const metadata = readText(join(folder, info, 'METADATA'));
    const name = /^Name:\s*(.+)$/m.exec(metadata)?.[1]?.trim() ?? parsed[1]!;
    const distribution = { name, version: parsed[2]! };
    for (const module of modulesOf(join(folder, info)))
      if (!found.has(module)) found.set(module, distribution);
  }
  return found;
}

function modulesOf(info: string): Set<string> {
  const modules = new Set<string>();
  for (const line of readText(join(info, 'top_level.txt')).split('\n'))
    if (line.trim() !== '') modules.add(line.trim());
  for (const line of readText(join(info, 'RECORD')).split('\n')) {
    const module = /^([A-Za-z_]\w*)(?:-stubs)?(?:\/|\.pyi?,|\.(?:[\w-]+\.)?(?:so|pyd),)/.exec(line)?.[1];
    if (module !== undefined) modules.add(module);
  }
  return modules;
}

function infoFolders(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.dist-info'))
      .sort();
  } catch {
    return [];
  }
}

const readText = (path: string): string => textOfRegularFile(path, MAX_METADATA_BYTES) ?? '';

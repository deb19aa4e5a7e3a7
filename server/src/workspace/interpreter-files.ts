/**
 * What the files of a Python installation say about it: version and standard library, read from names and
 * `pyvenv.cfg`, never by running anything. Knows nothing of workspaces or search orders.
 */
import { closeSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type LanguageVersion, parseLanguageVersion } from './config-keys.ts';
import { statusOf } from './file-status.ts';
import { parseIni } from './ini.ts';
import { MAX_CONFIG_BYTES } from './limits.ts';
import { textOfRegularFile } from './regular-file.ts';

export interface Installation extends LanguageVersion {
  /** Absolute directory of the standard library's `.py` files; null when it was not found. */
  readonly standardLibraryPath: string | null;
}

/** True when the path leads to a regular file. */
export function isFile(path: string): boolean {
  return statusOf(path)?.isFile() ?? false;
}

/**
 * The installation behind an interpreter's path (links are followed), or null when its version cannot be
 * told: from the standard library beside it, from the name of the binary, or on Windows from its DLL.
 */
export function installationOfBinary(path: string): Installation | null {
  const binary = realPath(path);
  if (binary === null || isScript(binary)) return null;
  const named = parseLanguageVersion(/^python(\d+\.\d+)/.exec(basename(binary))?.[1] ?? '');
  const prefix = dirname(dirname(binary));
  if (named !== null) return { ...named, standardLibraryPath: standardLibraryIn(prefix, named) };
  return installationIn(prefix) ?? windowsInstallation(dirname(binary));
}

/** The installation under a prefix such as `/usr` that has exactly one standard library, or its newest. */
export function installationIn(prefix: string): Installation | null {
  const versions = ['lib', 'lib64']
    .flatMap((library) => namesIn(join(prefix, library)))
    .flatMap((name) => parseLanguageVersion(/^python(\d+\.\d+)$/.exec(name)?.[1] ?? '') ?? [])
    .sort((a, b) => b.major - a.major || b.minor - a.minor);
  for (const version of versions) {
    const standardLibraryPath = standardLibraryIn(prefix, version);
    if (standardLibraryPath !== null) return { ...version, standardLibraryPath };
  }
  return null;
}

/** The installation that a virtual environment (PEP 405) was made from, or null when the directory is none. */
export function installationOfEnvironment(directory: string): Installation | null {
  const path = join(directory, 'pyvenv.cfg');
  if (!isFile(path)) return null;
  const settings = parseIni(readText(path)).get('');
  // `venv` writes `version`, `virtualenv` and `uv` write `version_info`.
  const version = parseLanguageVersion(settings?.get('version') ?? settings?.get('version_info') ?? '');
  if (version === null) return null;
  const home = settings?.get('home');
  if (home === undefined) return { ...version, standardLibraryPath: null };
  const besideHome = standardLibraryIn(dirname(realPath(home) ?? home), version);
  if (besideHome !== null) return { ...version, standardLibraryPath: besideHome };
  const binary = installationOfBinary(join(home, 'python3'));
  const isSame = binary?.major === version.major && binary.minor === version.minor;
  return { ...version, standardLibraryPath: isSame ? binary.standardLibraryPath : null };
}

/** Entries of a directory in a fixed order; none when it cannot be listed. */
export function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}

/** Text of a small file, or `''`. */
export const readText = (path: string): string => textOfRegularFile(path, MAX_CONFIG_BYTES) ?? '';

/** True when a file starts with `#!`: a wrapper that would have to be run to learn what it starts. */
export function isScript(path: string): boolean {
  if (!isFile(path)) return false;
  try {
    const descriptor = openSync(path, 'r');
    try {
      const start = Buffer.alloc(2);
      return readSync(descriptor, start, 0, 2, 0) === 2 && start.toString('latin1') === '#!';
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

function standardLibraryIn(prefix: string, { major, minor }: LanguageVersion): string | null {
  for (const library of ['lib', 'lib64']) {
    const path = join(prefix, library, `python${major}.${minor}`);
    if (isFile(join(path, 'os.py'))) return path;
  }
  return null;
}

/** Windows keeps the binary, `python313.dll` and `Lib` in one directory. */
function windowsInstallation(directory: string): Installation | null {
  for (const name of namesIn(directory)) {
    const digits = /^python(\d)(\d+)\.dll$/i.exec(name);
    if (digits === null) continue;
    const library = join(directory, 'Lib');
    const standardLibraryPath = isFile(join(library, 'os.py')) ? library : null;
    return { major: Number(digits[1]), minor: Number(digits[2]), standardLibraryPath };
  }
  return null;
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

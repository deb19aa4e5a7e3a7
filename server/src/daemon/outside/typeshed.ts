/**
 * Where typeshed keeps the stub of a module: the copy inside the `pyright` package, read in place. Knows the
 * layout of typeshed (`stdlib/VERSIONS`, `stubs/<distribution>`), not what stubs say.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readText } from '../../workspace/interpreter-files.ts';

interface VersionRange {
  readonly from: number;
  readonly to: number;
}

/** Absolute folder of typeshed, or null when the package that carries it is not installed. */
export function findTypeshed(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve('pyright/package.json');
    const folder = join(dirname(manifest), 'dist', 'typeshed-fallback');
    readFileSync(join(folder, 'stdlib', 'VERSIONS'));
    return folder;
  } catch {
    return null;
  }
}

/** The typeshed commit a folder holds: two folders that say the same hold the same stubs. */
export function typeshedCommit(folder: string): string {
  try {
    return readFileSync(join(folder, 'commit.txt'), 'utf8').trim();
  } catch {
    return '';
  }
}

const ordered = (major: number, minor: number): number => major * 1000 + minor;

/** The modules of `stdlib` that a Python version has. */
export class StandardStubs {
  private readonly ranges = new Map<string, VersionRange>();
  private readonly version: number;

  constructor(folder: string, python: { readonly major: number; readonly minor: number }) {
    this.version = ordered(python.major, python.minor);
    for (const line of readFileSync(join(folder, 'stdlib', 'VERSIONS'), 'utf8').split('\n')) {
      const range = /^([\w.]+)\s*:\s*(\d+)\.(\d+)\s*-\s*(?:(\d+)\.(\d+))?/.exec(line);
      if (!range) continue;
      const [, module, fromMajor, fromMinor, toMajor, toMinor] = range;
      this.ranges.set(module!, {
        from: ordered(Number(fromMajor), Number(fromMinor)),
        to: toMajor === undefined ? Number.POSITIVE_INFINITY : ordered(Number(toMajor), Number(toMinor)),
      });
    }
  }

  /** A submodule without a line of its own lives as long as its package. */
  has(module: string): boolean {
    for (let name = module; ; name = name.slice(0, name.lastIndexOf('.'))) {
      const range = this.ranges.get(name);
      if (range && (this.version < range.from || this.version > range.to)) return false;
      if (!name.includes('.')) return range !== undefined;
    }
  }
}

/** Top-level module to the folders of `stubs` that have it (`google` is shared by several), sorted. */
export function thirdPartyStubs(folder: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const distribution of listed(join(folder, 'stubs'))) {
    for (const entry of listed(join(folder, 'stubs', distribution))) {
      const module = entry.replace(/\.pyi$/, '').replace(/-stubs$/, '');
      if (!/^[A-Za-z_]\w*$/.test(module)) continue;
      const known = found.get(module);
      if (known) known.push(distribution);
      else found.set(module, [distribution]);
    }
  }
  return found;
}

/** Whether the stubs of a distribution are known to lack things (typeshed's `CONTRIBUTING.md`, "Incomplete Annotations"). */
export const isPartialDistribution = (folder: string): boolean =>
  /^partial[-_]stub\s*=\s*true/m.test(readText(join(folder, 'METADATA.toml')));

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

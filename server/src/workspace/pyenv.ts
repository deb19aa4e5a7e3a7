/**
 * What a pyenv shim would start, found by reading the files pyenv reads: `PYENV_VERSION`, `.python-version`
 * upwards from a directory, `$PYENV_ROOT/version`. The shim itself, a shell script, is not run.
 */
import { basename, dirname, join } from 'node:path';
import { isFile, isScript, namesIn, readText } from './interpreter-files.ts';

/** What the shim stands for: a real interpreter, or `system`, the next one on the search path. */
export type ShimTarget = { readonly binary: string } | 'system' | null;

/** True when a path is one of pyenv's shims. */
export function isPyenvShim(path: string): boolean {
  return basename(dirname(path)) === 'shims' && isScript(path) && readText(path).includes('pyenv');
}

/** Resolves the shim at `path` for someone who works in the absolute directory `workingDirectory`. */
export function resolvePyenvShim(path: string, workingDirectory: string, env: NodeJS.ProcessEnv): ShimTarget {
  const pyenvRoot = env.PYENV_ROOT || dirname(dirname(path));
  for (const name of selectedVersions(workingDirectory, pyenvRoot, env)) {
    if (name === 'system') return 'system';
    const binary = installedBinary(pyenvRoot, name, basename(path));
    if (binary !== null) return { binary };
  }
  return null;
}

/** The interpreter that pyenv installed under a name such as `3.12.1`, `3.12` (newest patch) or `my-env`. */
export function installedBinary(pyenvRoot: string, name: string, program: string): string | null {
  const versions = join(pyenvRoot, 'versions');
  const newestFirst = namesIn(versions)
    .filter((installed) => installed.startsWith(`${name}.`) && /^[\d.]+$/.test(installed))
    .sort((a, b) => Number(b.slice(name.length + 1)) - Number(a.slice(name.length + 1)));
  for (const candidate of [name, ...newestFirst]) {
    const binary = join(versions, candidate, 'bin', program);
    if (isFile(binary)) return binary;
  }
  return null;
}

/** Names in a `.python-version` file: one per line or space, `#` starts a comment. */
export function versionFileNames(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => line.replace(/#.*/, '').split(/\s+/).filter(Boolean));
}

function selectedVersions(workingDirectory: string, pyenvRoot: string, env: NodeJS.ProcessEnv): string[] {
  if (env.PYENV_VERSION) return env.PYENV_VERSION.split(':');
  for (let directory = workingDirectory; ; directory = dirname(directory)) {
    const file = join(directory, '.python-version');
    if (isFile(file)) return versionFileNames(readText(file));
    if (dirname(directory) === directory) break;
  }
  const global = versionFileNames(readText(join(pyenvRoot, 'version')));
  return global.length > 0 ? global : ['system'];
}

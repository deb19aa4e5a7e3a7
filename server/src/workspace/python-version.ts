/**
 * Which Python a workspace speaks, and where that Python keeps its standard library. Static: files and names
 * are read, nothing is run. Knows where to look, in which order, and why each answer was given.
 */
import { delimiter, join } from 'node:path';
import { type LanguageVersion, parseLanguageVersion } from './config-keys.ts';
import {
  type Installation,
  installationOfBinary,
  installationOfEnvironment,
  isFile,
  readText,
} from './interpreter-files.ts';
import { installedBinary, isPyenvShim, resolvePyenvShim, versionFileNames } from './pyenv.ts';

/** Assumed when neither configuration nor machine says anything: a version with all of today's common grammar. */
export const DEFAULT_PYTHON_VERSION: LanguageVersion = { major: 3, minor: 13 };

export interface PythonVersion extends Installation {
  /** Where the version comes from, strongest first. */
  readonly origin:
    | 'config' // `python-version`
    | 'active_environment' // `VIRTUAL_ENV`
    | 'project_environment' // `.venv` or `venv` in the root
    | 'version_file' // `.python-version` in the root
    | 'search_path' // `python3` on the PATH
    | 'default';
}

/**
 * Finds the version for an absolute root. `configured` is the configuration's `python-version`; `env` is
 * the environment to look into (by default this process's). The standard library is that of the version
 * found, wherever on the machine it is; null when no installation of that version is.
 */
export function findPython(
  root: string,
  configured: LanguageVersion | null,
  env: NodeJS.ProcessEnv = process.env,
): PythonVersion {
  if (configured !== null) return { ...configured, ...libraryOf(configured, root, env), origin: 'config' };

  const active = env.VIRTUAL_ENV ? installationOfEnvironment(env.VIRTUAL_ENV) : null;
  if (active !== null) return completed(active, root, env, 'active_environment');

  const own = projectEnvironment(root);
  if (own !== null) return completed(own, root, env, 'project_environment');

  const written = versionFile(root);
  if (written !== null) return { ...written, ...libraryOf(written, root, env), origin: 'version_file' };

  const onPath = searchPath('python3', root, env) ?? searchPath('python', root, env);
  if (onPath !== null) return { ...onPath, origin: 'search_path' };
  return { ...DEFAULT_PYTHON_VERSION, standardLibraryPath: null, origin: 'default' };
}

function completed(
  found: Installation,
  root: string,
  env: NodeJS.ProcessEnv,
  origin: PythonVersion['origin'],
): PythonVersion {
  return found.standardLibraryPath === null
    ? { ...found, ...libraryOf(found, root, env), origin }
    : { ...found, origin };
}

function projectEnvironment(root: string): Installation | null {
  return installationOfEnvironment(join(root, '.venv')) ?? installationOfEnvironment(join(root, 'venv'));
}

function versionFile(root: string): LanguageVersion | null {
  const names = versionFileNames(readText(join(root, '.python-version')));
  for (const name of names) {
    // uv writes `cpython-3.12.1-linux…` where pyenv writes `3.12.1`; other implementations have own numbers.
    const version = parseLanguageVersion(name.replace(/^(?:cpython-|python-?)/, ''));
    if (version !== null) return version;
  }
  return null;
}

/** The standard library of a given version, from any installation the machine shows. */
function libraryOf(
  version: LanguageVersion,
  root: string,
  env: NodeJS.ProcessEnv,
): Pick<Installation, 'standardLibraryPath'> {
  const name = `${version.major}.${version.minor}`;
  const candidates = [
    () => (env.VIRTUAL_ENV ? installationOfEnvironment(env.VIRTUAL_ENV) : null),
    () => projectEnvironment(root),
    () => searchPath(`python${name}`, root, env),
    () => searchPath('python3', root, env),
    () => {
      const pyenvRoot = env.PYENV_ROOT || (env.HOME ? join(env.HOME, '.pyenv') : null);
      const binary = pyenvRoot === null ? null : installedBinary(pyenvRoot, name, 'python3');
      return binary === null ? null : installationOfBinary(binary);
    },
  ];
  for (const candidate of candidates) {
    const found = candidate();
    if (found?.major === version.major && found.minor === version.minor && found.standardLibraryPath !== null)
      return { standardLibraryPath: found.standardLibraryPath };
  }
  return { standardLibraryPath: null };
}

/** The first interpreter of a name on the PATH whose version can be told; shims of pyenv are seen through. */
function searchPath(program: string, root: string, env: NodeJS.ProcessEnv): Installation | null {
  const fileName = process.platform === 'win32' ? `${program}.exe` : program;
  for (const directory of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    const path = join(directory, fileName);
    if (directory === '' || !isFile(path)) continue;
    if (!isPyenvShim(path)) {
      const found = installationOfBinary(path);
      if (found !== null) return found;
      continue;
    }
    const target = resolvePyenvShim(path, root, env);
    const found = target === null || target === 'system' ? null : installationOfBinary(target.binary);
    if (found !== null) return found;
  }
  return null;
}

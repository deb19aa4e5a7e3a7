/** Which Python is found, in made-up installations; nothing in them could be run. */
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPython } from '../../server/src/workspace/python-version.ts';
import { makeTree } from './tree.ts';

const ELF = '\x7fELF';
const SHIM = '#!/usr/bin/env bash\nexec "/pyenv/libexec/pyenv" exec "$program" "$@"\n';

/** Two system installations, a pyenv with three versions, and an empty project. */
function machine(project: Record<string, string> = {}) {
  const root = makeTree({
    'usr/bin/python3.11': ELF,
    'usr/lib/python3.11/os.py': '',
    'usr/lib/python3/dist-packages/': '',
    'opt/bin/python3.12': ELF,
    'opt/lib/python3.12/os.py': '',
    'pyenv/shims/python3': SHIM,
    'pyenv/version': '3.9.1\n',
    'pyenv/versions/3.9.1/bin/python3': ELF,
    'pyenv/versions/3.9.1/lib/python3.9/os.py': '',
    'pyenv/versions/3.10.2/bin/python3': ELF,
    'pyenv/versions/3.10.2/lib/python3.10/os.py': '',
    'pyenv/versions/3.10.11/bin/python3': ELF,
    'pyenv/versions/3.10.11/lib/python3.10/os.py': '',
    ...Object.fromEntries(Object.entries(project).map(([path, text]) => [`project/${path}`, text])),
    'project/': '',
  });
  symlinkSync('python3.11', join(root, 'usr/bin/python3'));
  chmodSync(join(root, 'usr/bin/python3.11'), 0o755);
  const at = (path: string) => join(root, path);
  return {
    at,
    project: at('project'),
    system: { PATH: at('usr/bin') },
    pyenv: { PATH: `${at('pyenv/shims')}:${at('usr/bin')}` },
  };
}

describe('findPython', () => {
  it('believes the configuration and finds that version’s library', () => {
    const { project, system, at } = machine();
    const env = { PATH: `${system.PATH}:${at('opt/bin')}` };
    expect(findPython(project, { major: 3, minor: 12 }, env)).toEqual({
      major: 3,
      minor: 12,
      standardLibraryPath: at('opt/lib/python3.12'),
      origin: 'config',
    });
    expect(findPython(project, { major: 3, minor: 8 }, env)).toMatchObject({
      minor: 8,
      standardLibraryPath: null,
    });
  });

  it('prefers the active environment, then the project’s own', () => {
    const { project, system, at } = machine({
      '.venv/pyvenv.cfg': 'home = /nowhere/bin\nversion_info = 3.12.1.final.0\n',
      'active/pyvenv.cfg': 'version = 3.11.7\n',
    });
    const env = { ...system, VIRTUAL_ENV: join(project, 'active') };
    expect(findPython(project, null, env)).toEqual({
      major: 3,
      minor: 11,
      standardLibraryPath: at('usr/lib/python3.11'),
      origin: 'active_environment',
    });
    expect(findPython(project, null, { ...system, PATH: at('opt/bin') })).toEqual({
      major: 3,
      minor: 12,
      standardLibraryPath: at('opt/lib/python3.12'),
      origin: 'project_environment',
    });
  });

  it('finds the library of an environment through its home', () => {
    const made = machine();
    const environment = makeTree({ 'pyvenv.cfg': `home = ${made.at('opt/bin')}\nversion = 3.12.0\n` });
    expect(findPython(made.project, null, { PATH: '', VIRTUAL_ENV: environment })).toMatchObject({
      standardLibraryPath: made.at('opt/lib/python3.12'),
    });
  });

  it.each([
    ['3.10.2\n', 10],
    ['# ours\n3.10\n', 10],
    ['cpython-3.12.1-linux-x86_64\n', 12],
    ['my-env 3.9.1\n', 9],
  ])('reads .python-version %j', (text, minor) => {
    const { project, system } = machine({ '.python-version': text });
    expect(findPython(project, null, system)).toMatchObject({ major: 3, minor, origin: 'version_file' });
  });

  it('follows python3 on the PATH to the binary and its library', () => {
    const { project, system, at } = machine();
    expect(findPython(project, null, system)).toEqual({
      major: 3,
      minor: 11,
      standardLibraryPath: at('usr/lib/python3.11'),
      origin: 'search_path',
    });
  });

  it('sees through a pyenv shim: global version, PYENV_VERSION, prefixes, system', () => {
    const { project, pyenv, at } = machine();
    expect(findPython(project, null, pyenv)).toMatchObject({
      minor: 9,
      standardLibraryPath: at('pyenv/versions/3.9.1/lib/python3.9'),
      origin: 'search_path',
    });
    expect(findPython(project, null, { ...pyenv, PYENV_VERSION: '3.10' })).toMatchObject({
      standardLibraryPath: at('pyenv/versions/3.10.11/lib/python3.10'),
    });
    expect(findPython(project, null, { ...pyenv, PYENV_VERSION: 'system' })).toMatchObject({ minor: 11 });
    expect(findPython(project, null, { ...pyenv, PYENV_VERSION: '2.7.18' })).toMatchObject({ minor: 11 });
  });

  it('does not trust scripts, and ends at a default', () => {
    const { project, at } = machine({ 'bin/python3': '#!/bin/sh\nrm -rf /\n' });
    expect(findPython(project, null, { PATH: join(project, 'bin') })).toEqual({
      major: 3,
      minor: 13,
      standardLibraryPath: null,
      origin: 'default',
    });
    expect(findPython(project, null, { PATH: `${join(project, 'bin')}:${at('usr/bin')}` }).minor).toBe(11);
    expect(findPython(project, null, {}).origin).toBe('default');
  });
});

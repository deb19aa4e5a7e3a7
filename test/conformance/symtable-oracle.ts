/**
 * The oracles: CPython's own `symtable`, in the machine's `python3` and in Pyodide (a newer CPython compiled to
 * WebAssembly, from npm). Both run `symtable_oracle.py`; neither executes the sources it is asked about.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { PythonVersion } from '../../server/src/binder/python-rules.ts';
import type { SymtableScope } from './symtable-view.ts';

const SCRIPT = fileURLToPath(new URL('symtable_oracle.py', import.meta.url));

/** The interpreter to compare with: `CPGD_PYTHON=/path/to/python3.13 npm run test:conformance` takes another one. */
const PYTHON = process.env.CPGD_PYTHON ?? 'python3';

/** A file to read, or a text. */
export type OracleRequest = { readonly path: string } | { readonly source: string };

export interface OracleAnswer {
  /** Absent where CPython refuses the source. */
  readonly tree?: SymtableScope;
  readonly error?: string;
  /** The decoded text of a file that is not UTF-8. */
  readonly text?: string;
}

export interface PythonInstallation {
  readonly version: PythonVersion;
  /** Folder of the standard library. */
  readonly standardLibrary: string;
}

/** The machine's `python3` (or `CPGD_PYTHON`), or null if there is none that runs. */
export function findPython(): PythonInstallation | null {
  const code =
    'import json,sys,sysconfig;print(json.dumps([*sys.version_info[:2],sysconfig.get_paths()["stdlib"]]))';
  const { status, stdout } = spawnSync(PYTHON, ['-c', code], { encoding: 'utf8' });
  if (status !== 0) return null;
  const [major, minor, standardLibrary] = JSON.parse(stdout) as [number, number, string];
  return { version: { major, minor }, standardLibrary };
}

/** One process for all requests; answers come in the order of the requests. */
export async function* askPython(requests: readonly OracleRequest[]): AsyncGenerator<OracleAnswer> {
  const python = spawn(PYTHON, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  python.stdin.on('error', () => {}); // The process ended early; the answers that are missing tell.
  python.stdin.end(requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  let answered = 0;
  for await (const line of createInterface({ input: python.stdout })) {
    answered++;
    yield JSON.parse(line) as OracleAnswer;
  }
  if (answered !== requests.length) {
    throw new Error(`${PYTHON} answered ${answered} of ${requests.length} requests`);
  }
}

export interface PyodideOracle {
  readonly version: PythonVersion;
  ask(source: string): OracleAnswer;
}

/** Where `npm run oracles` puts it: it is a tool of the tests under its own licence (MPL 2.0), no dependency. */
const PYODIDE = new URL('../../.cache/oracles/node_modules/pyodide/pyodide.mjs', import.meta.url);

interface PyodideModule {
  loadPyodide(): Promise<PyodideInterpreter>;
}

interface PyodideInterpreter {
  toPy(value: unknown): unknown;
  runPython(source: string, options?: { globals: unknown }): { toJs(): unknown };
}

/** Loads Pyodide (no network); null where it is not installed. */
export async function loadPyodideOracle(): Promise<PyodideOracle | null> {
  if (!existsSync(PYODIDE)) return null;
  const module = (await import(PYODIDE.href)) as PyodideModule;
  const python = await module.loadPyodide();
  const globals = python.toPy({ __name__: 'symtable_oracle' }) as {
    get(name: string): (source: unknown) => string;
  };
  python.runPython(readFileSync(SCRIPT, 'utf8'), { globals });
  const [major, minor] = python.runPython('import sys; list(sys.version_info[:2])').toJs() as [
    number,
    number,
  ];
  const answer = globals.get('answer');
  return {
    version: { major, minor },
    ask: (source) => JSON.parse(answer(python.toPy({ source }))) as OracleAnswer,
  };
}

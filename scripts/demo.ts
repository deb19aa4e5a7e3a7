/**
 * `npm run demo -- [DIR]`: the main job on a real repository, in a minute. Indexes DIR (by default real Python
 * that this machine has anyway) and asks questions about it through the command line only, printing each
 * command so that it can be typed again. Knows nothing of the program beyond its commands.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

interface Repository {
  readonly root: string;
  readonly what: string;
  /** A function that is known to be there; null: the one the repository itself calls most is asked about. */
  readonly functionName: string | null;
}

const launcher = join(import.meta.dirname, '../server/bin/cpgd.js');

const DEFINITIONS_BY_KIND =
  'SELECT def_kind, count(*) AS definitions FROM cst_defs GROUP BY def_kind ORDER BY definitions DESC';

/** Only calls whose one target is sure, so that the answer is worth showing; ties go to the smaller symbol. */
const MOST_CALLED =
  'SELECT symbol, count(*) AS calls FROM rel_callsite_symbol_v1 ' +
  'WHERE confidence >= 0.8 AND ambiguity_group_id IS NULL ' +
  "AND symbol LIKE '%().' AND symbol IN (SELECT symbol FROM rel_def_symbol_v1) " +
  'GROUP BY symbol ORDER BY calls DESC, symbol LIMIT 1';

const { root, what, functionName } = findRepository(process.argv[2]);
process.stdout.write(`${what}: ${root}\n`);
show('index', root);
show('sql', DEFINITIONS_BY_KIND, '--root', root);
const name = functionName ?? mostCalledFunction(root);
if (name === null) {
  process.stdout.write(
    '\nNo function of this repository is called from within it, so there is nothing to trace.\n',
  );
} else {
  show('symbol', name, '--root', root);
  show('references', name, '--limit', '10', '--root', root);
  show('callers', name, '--limit', '10', '--root', root);
}

function findRepository(argument: string | undefined): Repository {
  if (argument !== undefined) {
    // npm runs scripts in the folder of package.json; a relative path means the folder npm was called in.
    const given = resolve(process.env.INIT_CWD ?? process.cwd(), argument);
    if (!statSync(given, { throwIfNoEntry: false })?.isDirectory()) {
      fail(`${given} is not a folder. Give the folder of a Python repository.`, 2);
    }
    return { root: given, what: 'Your repository', functionName: null };
  }
  const library = standardLibrary();
  if (library !== null) {
    return {
      root: library,
      what: 'The standard library of this machine’s python3',
      functionName: 'textwrap.dedent',
    };
  }
  const bundled = pythonInsideNpm();
  if (bundled !== null) {
    return {
      root: bundled,
      what: 'No python3 here; some Python that npm itself contains',
      functionName: null,
    };
  }
  return fail(
    'There is no python3 to take a standard library from. Give a repository: npm run demo -- DIR',
    2,
  );
}

function standardLibrary(): string | null {
  // -I and -S keep the current folder, the environment and site-packages from running code.
  const ask = ['-I', '-S', '-c', "import sysconfig; print(sysconfig.get_path('stdlib'))"];
  const { status, stdout } = spawnSync('python3', ask, { encoding: 'utf8' });
  const folder = status === 0 ? stdout.trim() : '';
  return existsSync(join(folder, 'textwrap.py')) ? folder : null;
}

/** node-gyp, which every npm brings along, is written in Python for the most part. */
function pythonInsideNpm(): string | null {
  const program = process.env.npm_execpath;
  if (program === undefined) return null;
  const folder = join(dirname(program), '../node_modules/node-gyp/gyp/pylib');
  return existsSync(folder) ? folder : null;
}

function mostCalledFunction(repository: string): string | null {
  const args = ['sql', MOST_CALLED, '--format', 'json', '--root', repository];
  const run = spawnSync(process.execPath, [launcher, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) fail(`cpgd ${args.join(' ')} ended with ${run.status ?? run.signal}.`, 1);
  // Only the one value is needed, whatever envelope the answer comes in.
  const symbol = /"scip-python (?:[^"\\]|\\.)*"/.exec(run.stdout)?.[0];
  return symbol === undefined ? null : (JSON.parse(symbol) as string);
}

/** Prints a command as one would type it, and runs it on this terminal; the demo ends with the first failure. */
function show(...args: string[]): void {
  process.stdout.write(`\n$ npx cpgd ${args.map(quoted).join(' ')}\n`);
  const run = spawnSync(process.execPath, [launcher, ...args], { stdio: 'inherit' });
  if (run.status !== 0) fail(`The command ended with ${run.status ?? run.signal}.`, run.status ?? 1);
}

/** For a POSIX shell. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

function fail(message: string, exitCode: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}

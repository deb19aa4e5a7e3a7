/** A real checkout of Flask to work on: unpacked into a temporary folder, committed, and thrown away afterwards. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CORPORA = process.env.CPGD_CORPORA ?? resolve(import.meta.dirname, '../../../shared/corpora');
const ARCHIVE = join(CORPORA, 'replay-flask.tar.gz');

/** Why there is no checkout to work on; false when there is one. As node:test's `skip` wants it. */
export const missing: string | false = existsSync(ARCHIVE)
  ? false
  : `${ARCHIVE} is missing (set CPGD_CORPORA)`;

export interface Checkout {
  readonly folder: string;
  /** A program that behaves as pytest does for an editor: reports every test, and one of them as failed. */
  readonly testProgram: string;
  /** The node ids of each run of the program, the first run first. */
  testRuns(): string[][];
  /** Runs git in the folder. */
  git(...args: string[]): void;
  remove(): void;
}

export function checkOut(): Checkout {
  const home = mkdtempSync(join(tmpdir(), 'flask-'));
  execFileSync('tar', ['xzf', ARCHIVE, '-C', home]);
  const folder = join(home, 'w');
  cpSync(join(home, 'flask/base'), folder, { recursive: true });
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.org'];
    execFileSync('git', ['-C', folder, ...identity, ...args], { stdio: 'ignore' });
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'base');
  const testProgram = join(home, 'pytest.mjs');
  writeFileSync(testProgram, TEST_PROGRAM);
  const runs = join(home, 'runs.jsonl');
  const testRuns = (): string[][] =>
    existsSync(runs)
      ? readFileSync(runs, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];
  return { folder, testProgram, testRuns, git, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** Flask's dependencies are not installed here, so its tests cannot run; what is tested is how they are run. */
const TEST_PROGRAM = `
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const ids = process.argv.slice(2).filter((part) => part.includes('::'));
appendFileSync(join(import.meta.dirname, 'runs.jsonl'), JSON.stringify(ids) + '\\n');
const report = process.argv.find((part) => part.startsWith('--junitxml='))?.slice('--junitxml='.length);
const cases = ids.map((id, at) => {
  const [file, ...names] = id.split('::');
  const classes = [file.replace(/\\.py$/, '').replaceAll('/', '.'), ...names.slice(0, -1)].join('.');
  const body = at === 0 ? '<failure message="planned">planned failure</failure>' : '';
  return \`<testcase classname="\${classes}" name="\${names.at(-1)}" file="\${file}" time="0.01">\${body}</testcase>\`;
});
if (report) writeFileSync(report, \`<testsuites><testsuite name="pytest">\${cases.join('')}</testsuite></testsuites>\`);
console.log(\`\${ids.length} tests were asked for\`);
process.exit(1);
`;

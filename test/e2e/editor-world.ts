/**
 * A world for one editor: a real repository in a temporary folder, `cpgd` on the PATH as an installed one would be,
 * and the editor run without a person. What an editor has to do is in a script of its own language.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

// biome-ignore lint/suspicious/noExplicitAny: answers are as wide as the protocol.
type Json = any;

const CHECKOUT = resolve(import.meta.dirname, '../..');
const ARCHIVE = join(process.env.CPGD_CORPORA ?? join(CHECKOUT, '../shared/corpora'), 'replay-flask.tar.gz');

/** Why a test with this program cannot run here; null when it can. */
export function missingFor(program: string, ...probe: string[]): string | null {
  if (!existsSync(ARCHIVE)) return `${ARCHIVE} is missing (set CPGD_CORPORA)`;
  const run = spawnSync(program, probe, { encoding: 'utf8' });
  return run.status === 0 ? null : `${program} ${probe.join(' ')} does not work here`;
}

export interface EditorWorld {
  /** The repository: Flask. */
  readonly root: string;
  readonly home: string;
  file(name: string, text: string): string;
  /** Runs the editor to its end; gives what it wrote to standard output and error. */
  run(program: string, args: readonly string[]): Promise<string>;
  [Symbol.dispose](): void;
}

export function editorWorld(): EditorWorld {
  const home = mkdtempSync(join(tmpdir(), 'cpgd-e2e-'));
  spawnSync('tar', ['-xzf', ARCHIVE, '-C', home]);
  // Editors take the repository's root for the project's.
  spawnSync('git', ['init', '-q', join(home, 'flask/base')]);
  const bin = join(home, 'bin');
  mkdirSync(bin);
  const launcher = join(bin, 'cpgd');
  writeFileSync(
    launcher,
    `#!/bin/sh\nexec "${process.execPath}" "${join(CHECKOUT, 'server/bin/cpgd.js')}" "$@"\n`,
  );
  chmodSync(launcher, 0o755);
  const env = {
    ...process.env,
    PATH: bin + delimiter + process.env.PATH,
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
    XDG_DATA_HOME: join(home, 'data'),
  };
  return {
    root: join(home, 'flask/base'),
    home,
    file(name, text) {
      const path = join(home, name);
      writeFileSync(path, text);
      return path;
    },
    run: (program, args) =>
      new Promise((done) => {
        const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        const take = (data: Buffer): void => {
          output += data.toString();
        };
        child.stdout.on('data', take);
        child.stderr.on('data', take);
        const overdue = setTimeout(() => child.kill('SIGKILL'), 180_000);
        child.on('exit', () => {
          clearTimeout(overdue);
          done(output);
        });
      }),
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The first fenced block of a language on a page of `docs/editors`: what people copy is what is tested. */
export function snippetOf(page: string, language: string): string {
  const text = readFileSync(join(CHECKOUT, 'docs/editors', page), 'utf8');
  const found = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/editors/${page} has no ${language} block`);
  return found;
}

/** Lines `NAME<tab>JSON` that a script has written, by name. */
export function resultsIn(path: string): Record<string, Json> {
  if (!existsSync(path)) return {};
  return Object.fromEntries(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.includes('\t'))
      .map((line) => {
        const at = line.indexOf('\t');
        return [line.slice(0, at), JSON.parse(line.slice(at + 1))];
      }),
  );
}

/**
 * Runs the command line inside the test's process and collects what it wrote. The streams can pretend to be
 * terminals of any width.
 */
import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../server/src/cli/run.ts';
import type { Project, ProjectOptions } from '../../server/src/daemon/project.ts';

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliWorld {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdin?: string;
  /** Columns of the terminal both outputs are; a pipe without it. */
  readonly terminal?: number;
  readonly signal?: AbortSignal;
  readonly openProject?: (options: ProjectOptions) => Promise<Project>;
  /** Fails the n-th write to standard output (from 1) as a pipe does whose reader went away. */
  readonly brokenPipeAt?: number;
}

export async function runCli(argv: readonly string[], world: CliWorld = {}): Promise<CliResult> {
  const stdout = capture(world.terminal, world.brokenPipeAt);
  const stderr = capture(world.terminal);
  const exitCode = await runCommandLine(argv, {
    stdin: Readable.from(world.stdin === undefined ? [] : [world.stdin]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    cwd: world.cwd ?? process.cwd(),
    env: world.env ?? {},
    signal: world.signal ?? new AbortController().signal,
    serve: async () => {
      throw new Error('servers have tests of their own');
    },
    openProject:
      world.openProject ??
      (() => {
        throw new Error('this test gave no project');
      }),
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function capture(columns: number | undefined, brokenAt = Number.POSITIVE_INFINITY) {
  let text = '';
  let writes = 0;
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      if (++writes >= brokenAt) return done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      text += chunk;
      done();
    },
  });
  if (columns !== undefined) Object.assign(stream, { isTTY: true, columns });
  return { stream, text: () => text };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
export const ESCAPE_SEQUENCE = /\u001b\[[0-9;?]*[A-Za-z]/g;

export const withoutColors = (text: string): string => text.replace(ESCAPE_SEQUENCE, '');

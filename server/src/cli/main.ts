/**
 * The process around the command line: streams, signals, exit code. The one file of this layer that touches
 * the process.
 */
import { ExitCode } from './exit-code.ts';
import { judgeFailure } from './failure-report.ts';
import type { Host } from './host.ts';
import { isVerbose, runCommandLine } from './run.ts';

/**
 * Runs the program and ends the process. The first Ctrl-C asks the command to stop and clean up, the second
 * ends it at once.
 */
export async function main(argv: readonly string[]): Promise<never> {
  const cancellation = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (cancellation.signal.aborted) process.exit(ExitCode.cancelled);
      cancellation.abort();
    });
  }
  // A fault outside the command's own promise (a timer, an event) must look like any other fault.
  process.on('uncaughtException', (error) => {
    const cancelled = cancellation.signal.aborted;
    const { exitCode, lines } = judgeFailure(error, {
      argv,
      verbose: isVerbose(argv, process.env),
      cancelled,
    });
    process.stderr.write(lines.map((line) => `${line}\n`).join(''), () => process.exit(exitCode));
  });
  const host: Host = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    env: process.env,
    signal: cancellation.signal,
    openProject: async (options) => {
      // Loaded when needed: `cpgd --help` must not wait for the parser and the database.
      const { openProject } = await import('../daemon/open-project.ts');
      return openProject(options);
    },
    serve: async ({ log, ...request }) => {
      const { startServing } = await import('./start-serving.ts');
      return startServing(log, request);
    },
  };
  const exitCode = await runCommandLine(argv, host);
  // Everything is written by now. A worker that is slow to stop must not keep a finished command alive.
  process.exit(exitCode);
}

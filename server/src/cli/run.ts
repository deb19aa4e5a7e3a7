/**
 * One run of the command line, from arguments to exit code, in a given world. Ends no process and touches no
 * global, so that tests run it as often as they like.
 */
import { CommanderError } from 'commander';
import { ExitCode } from './exit-code.ts';
import { judgeFailure } from './failure-report.ts';
import type { Host } from './host.ts';
import { Output } from './output.ts';
import { isServing, runServing } from './serving.ts';

/** Runs `cpgd argv…`; everything is written when it resolves. Never rejects. */
export async function runCommandLine(argv: readonly string[], host: Host): Promise<ExitCode> {
  const out = new Output(host.stdout, host.env);
  const err = new Output(host.stderr, host.env);
  let exitCode: ExitCode = ExitCode.ok;
  try {
    if (isServing(argv)) exitCode = await runServing(argv, host, out, err);
    else {
      // An editor's first answer must not wait for what only commands need.
      const [{ createProgram }, { Context }] = await Promise.all([
        import('./program.ts'),
        import('./context.ts'),
      ]);
      const program = createProgram(
        { out, err, env: host.env, color: !argv.includes('--no-color') },
        async ({ command, args, options, shared }) => {
          exitCode = await command.run(new Context(host, out, err, shared), args, options);
        },
      );
      await program.parseAsync(argv, { from: 'user' });
      await out.flush();
    }
  } catch (error) {
    if (error instanceof CommanderError) {
      exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
    } else {
      const failure = judgeFailure(error, {
        argv,
        verbose: isVerbose(argv, host.env),
        cancelled: host.signal.aborted,
      });
      exitCode = failure.exitCode;
      const { printable } = await import('./render/text.ts');
      for (const line of failure.lines)
        await err.writeLine(line.split('\n').map(printable).join('\n')).catch(() => {});
    }
  }
  await finish(out);
  await finish(err);
  return exitCode;
}

/** Writes what help or a failed command left behind; whether anybody still reads it no longer matters. */
async function finish(output: Output): Promise<void> {
  try {
    await output.flush();
  } catch {
    // The exit code is decided, and there is nobody left to tell.
  }
}

/**
 * Whether the person wants stacks: `--verbose`, or CPGD_DEBUG in the environment. Read from the raw arguments,
 * because parsing them may be what failed.
 */
export function isVerbose(argv: readonly string[], env: NodeJS.ProcessEnv): boolean {
  return argv.includes('--verbose') || Boolean(env.CPGD_DEBUG);
}

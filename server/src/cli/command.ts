/**
 * What a command is to this program. A command is one file in `commands/` and one line in `registry.ts`;
 * parsing, help, the reference page and the tests of its examples follow from this declaration.
 */
import type { Command as Parser } from 'commander';
import type { Context } from './context.ts';
import type { ExitCode } from './exit-code.ts';

export interface Example {
  /** What follows `cpgd `. Works in the folder of any project that has the names it mentions. */
  readonly line: string;
  readonly meaning: string;
}

export interface CliCommand {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What people should know before they use it, in whole sentences. */
  readonly description: string;
  readonly examples: readonly Example[];
  /** Declares arguments and options; their values reach `run` in the same order and under the same names. */
  readonly declare: (parser: Parser) => void;
  /**
   * @throws UsageError, NoAnswer, OutputClosed, and what `failure-report.ts` knows of layers below; anything
   * else is an internal error.
   */
  readonly run: (
    context: Context,
    args: readonly unknown[],
    options: Readonly<Record<string, unknown>>,
  ) => Promise<ExitCode>;
}

/** Types a command's own options where it is declared; the parser guarantees them. */
export function defineCommand<Args extends readonly unknown[], Options extends object>(
  command: Omit<CliCommand, 'run'> & {
    readonly run: (context: Context, args: Args, options: Options) => Promise<ExitCode>;
  },
): CliCommand {
  return command as unknown as CliCommand;
}

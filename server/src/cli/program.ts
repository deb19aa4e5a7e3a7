/**
 * The parser of the command line, built from the registry. Knows how the command line library wants things
 * said; the commands know nothing of it beyond declaring their arguments.
 */
import { Command, Option } from 'commander';
import { packageVersion } from '../daemon/version.ts';
import type { CliCommand, Example } from './command.ts';
import type { SharedOptions } from './context.ts';
import { workersOption } from './option-values.ts';
import type { Output } from './output.ts';
import { COMMANDS } from './registry.ts';
import { wantsColor } from './render/colors.ts';
import { SERVING_HELP } from './serving.ts';

export interface Invocation {
  readonly command: CliCommand;
  readonly args: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly shared: SharedOptions;
}

/** Where help and parse errors are written, and how wide and colourful they may be. */
export interface ProgramOutput {
  readonly out: Output;
  readonly err: Output;
  readonly env: NodeJS.ProcessEnv;
  /** `--no-color` was given: needed before the options are parsed, for help. */
  readonly color: boolean;
}

const INTRODUCTION = `Answers questions about a Python project: what a name means, who uses it, who calls it.
Every command brings the index up to date first; the index lives in a cache folder outside the project.`;

const FIRST_STEPS = `First steps, in the folder of a Python project:
  cpgd index               read it, and see what is in it
  cpgd references NAME     who mentions a function, class or variable
  cpgd help references     what a command takes, with examples`;

const EXIT_CODES = `Exit codes:
  0    the answer was given (also when it is an empty list)
  1    the answer is "no": no such symbol, or a check failed
  2    the command line is wrong
  3    something failed inside cpgd or on this machine
  130  cancelled with Ctrl-C`;

/** Help lines longer than this are hard to read, however wide the terminal. */
const MAX_HELP_COLUMNS = 100;

/**
 * The parser. Parsing calls `onCommand` with what was asked; help, `--version` and mistakes end in the
 * library's CommanderError.
 */
export function createProgram(
  output: ProgramOutput,
  onCommand: (invocation: Invocation) => Promise<void>,
): Command {
  const program = new Command('cpgd')
    .description(INTRODUCTION)
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .helpCommand('help [command]', 'explain a command')
    .exitOverride()
    .configureOutput(helpOutput(output))
    .configureHelp({
      showGlobalOptions: true,
      minWidthToWrap: 20,
      styleTitle: (title) => `\u001b[1m${title}\u001b[22m`,
    })
    .showHelpAfterError('Run "cpgd --help" for the commands and their options.')
    .addHelpText('after', `\n${FIRST_STEPS}\n\n${SERVING_HELP}\n\n${EXIT_CODES}`);
  for (const option of sharedOptions()) program.addOption(option);
  for (const command of COMMANDS) {
    const parser = program
      .command(command.name)
      .summary(command.summary)
      .description(command.description)
      .showHelpAfterError(`Run "cpgd ${command.name} --help" for what it takes, with examples.`)
      .addHelpText('after', `\n${formatExamples(command.examples)}`);
    command.declare(parser);
    parser.action(async () => {
      await onCommand({
        command,
        args: parser.processedArgs,
        options: parser.opts(),
        shared: program.opts<SharedOptions>(),
      });
    });
  }
  return program;
}

function sharedOptions(): Option[] {
  return [
    new Option(
      '--root <dir>',
      'folder of the project (default: the project around the current folder)',
    ).argParser((written: string, before: readonly string[] = []) => [...before, written]),
    new Option('--cache-dir <dir>', 'where the index lives (default: the cache folder of the system)'),
    workersOption(),
    new Option('--trace <file>', 'write what took how long, for Perfetto or chrome://tracing'),
    new Option('-q, --quiet', 'print nothing but the answer'),
    new Option('--verbose', 'print the details of internal errors'),
    new Option('--no-color', 'no colours (the environment variables NO_COLOR and FORCE_COLOR count too)'),
  ];
}

function formatExamples(examples: readonly Example[]): string {
  const lines = examples.map(({ line, meaning }) => `  cpgd ${line}\n      ${meaning}`);
  return ['Examples:', ...lines].join('\n');
}

function helpOutput({ out, err, env, color }: ProgramOutput) {
  const width = (output: Output) =>
    output.isTerminal ? Math.min(output.columns, MAX_HELP_COLUMNS) : MAX_HELP_COLUMNS;
  return {
    writeOut: (text: string) => void out.write(text),
    writeErr: (text: string) => void err.write(text),
    outputError: (text: string, write: (text: string) => void) => write(text.replace(/^error: /, 'cpgd: ')),
    getOutHelpWidth: () => width(out),
    getErrHelpWidth: () => width(err),
    getOutHasColors: () => wantsColor(out.stream, env, color),
    getErrHasColors: () => wantsColor(err.stream, env, color),
  };
}

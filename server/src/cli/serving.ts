/**
 * `cpgd --stdio`, `--socket PATH` and `--pipe NAME`: the command line of the server. Options of its own, because
 * editors start it and pass on what they like. Knows how to start a server, not what it says.
 */
import { createWriteStream, openSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { Command, Option } from 'commander';
import { packageVersion } from '../daemon/version.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import type { Host } from './host.ts';
import { wholeNumber, workersOption } from './option-values.ts';
import type { Output } from './output.ts';

const TRANSPORT = /^--(stdio|socket|pipe)(=|$)/;

/** Shown by `cpgd --help`. */
export const SERVING_HELP = `For editors and programs (LSP and cpg/* methods, JSON-RPC 2.0):
  cpgd --stdio             serve one client over standard input and output
  cpgd --socket PATH       serve any number of clients over a socket that only you can use
  cpgd --pipe NAME         serve the client that listens on this pipe
  cpgd --stdio --help      what they take`;

interface ServingOptions {
  readonly stdio?: boolean;
  readonly socket?: string;
  readonly pipe?: string;
  readonly cacheDir?: string;
  readonly workers?: number;
  readonly trace?: string;
  readonly logLevel: 'error' | 'warning' | 'info' | 'debug';
  readonly logFile?: string;
  readonly clientProcessId?: number;
}

/** Whether the command line starts a server. */
export const isServing = (argv: readonly string[]): boolean =>
  argv.some((argument) => TRANSPORT.test(argument));

/** Serves until the clients are gone. Rejects with `UsageError` and `TransportError`. */
export async function runServing(
  argv: readonly string[],
  host: Host,
  out: Output,
  err: Output,
): Promise<ExitCode> {
  const parser = servingParser(out, err);
  await parser.parseAsync(argv, { from: 'user' });
  const options = parser.opts<ServingOptions>();
  const named = [options.stdio, options.socket, options.pipe].filter((one) => one !== undefined);
  if (named.length !== 1)
    throw new UsageError('a server has one transport', 'Give one of --stdio, --socket and --pipe.');
  const absolute = (path: string): string => resolve(host.cwd, path);
  const { logFile, logLevel, socket, pipe, cacheDir, workers, trace } = options;
  const isClean = await host.serve({
    transport:
      socket !== undefined
        ? { kind: 'socket', path: absolute(socket) }
        : pipe !== undefined
          ? { kind: 'pipe', name: pipe }
          : { kind: 'stdio', input: host.stdin, output: host.stdout },
    workspaces: {
      ...(cacheDir === undefined ? {} : { cacheDir: absolute(cacheDir) }),
      ...(workers === undefined ? {} : { workers }),
      ...(trace === undefined ? {} : { traceFile: absolute(trace) }),
    },
    log: {
      output: logFile === undefined ? host.stderr : openLog(absolute(logFile)),
      level: logLevel,
    },
    parentProcess: options.clientProcessId ?? null,
    signal: host.signal,
  });
  // LSP, "exit": 0 after a shutdown, 1 otherwise.
  return isClean ? ExitCode.ok : ExitCode.no;
}

/** @throws UsageError when it cannot be written to */
function openLog(path: string): Writable {
  try {
    return createWriteStream(path, { fd: openSync(path, 'a') });
  } catch (error) {
    throw new UsageError(
      `cannot log to ${path}: ${(error as Error).message}`,
      'Name another file with --log-file.',
    );
  }
}

/** The parser of a server's command line, for its help. Says what is wrong with one on `err`. */
export function servingParser(out: Output, err: Output): Command {
  return new Command('cpgd')
    .description('Serves LSP and cpg/* methods. Folders come from the client.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void out.write(text),
      outputError: (text) => void err.write(text.replace(/^error: /, 'cpgd: ')),
    })
    .option('--stdio', 'serve one client over standard input and output')
    .option('--socket <path>', 'serve any number of clients over a socket that only you can use')
    .option('--pipe <name>', 'serve the client that listens on this socket or named pipe')
    .option('--cache-dir <dir>', 'where indexes live (default: the cache folder of the system)')
    .addOption(workersOption())
    .option('--trace <file>', 'write what took how long, for Perfetto or chrome://tracing')
    .addOption(
      new Option('--log-level <level>', 'what to log')
        .choices(['error', 'warning', 'info', 'debug'])
        .default('warning'),
    )
    .option('--log-file <file>', 'log to this file (default: standard error)')
    .addOption(
      new Option('--clientProcessId <pid>', 'end when this process has ended').argParser(wholeNumber(1)),
    );
}

/**
 * What people are told when a command fails, and which exit code that is. An internal error is one line for
 * the person and a file with the details for whoever repairs it.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageVersion } from '../daemon/version.ts';
import type { StoreError } from '../store/errors.ts';
import { makeDirectory } from '../store/make-directory.ts';
import { ExitCode, NoAnswer, OutputClosed, UsageError } from './exit-code.ts';

export interface Failure {
  readonly exitCode: ExitCode;
  /** Lines for standard error; none when there is nothing to say. */
  readonly lines: readonly string[];
}

export interface FailureSetting {
  readonly argv: readonly string[];
  /** Print the stack, not only the file that has it. */
  readonly verbose: boolean;
  /** The user asked the command to end. */
  readonly cancelled: boolean;
}

/** Codes of system errors that are about the machine, not about a mistake in this program. */
const MACHINE_ERRORS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE']);

/** Judges what a command threw. Writes the details file of an internal error; never throws. */
export function judgeFailure(error: unknown, setting: FailureSetting): Failure {
  if (error instanceof OutputClosed) return { exitCode: ExitCode.ok, lines: [] };
  if (setting.cancelled) return { exitCode: ExitCode.cancelled, lines: ['cpgd: cancelled'] };
  if (error instanceof NoAnswer) return { exitCode: ExitCode.no, lines: withHint(error.message, error.hint) };
  if (error instanceof UsageError)
    return { exitCode: ExitCode.usage, lines: withHint(error.message, error.hint) };
  const message = error instanceof Error ? error.message : String(error);
  // Told by name, because a command need not load the server.
  if (error instanceof Error && error.name === 'TransportError')
    return { exitCode: ExitCode.usage, lines: [`cpgd: ${message}`] };
  if (isMachineError(error))
    return { exitCode: ExitCode.internal, lines: [`cpgd: ${message}`, ...stack(error, setting)] };
  const file = writeDetails(error, setting.argv);
  return {
    exitCode: ExitCode.internal,
    lines: [
      `cpgd: internal error: ${message.split('\n', 1)[0]}`,
      file
        ? `The details are in ${file}. This is a fault of cpgd: please report it with that file.`
        : 'This is a fault of cpgd: please run the command again with --verbose and report what it prints.',
      ...stack(error, setting),
    ],
  };
}

/**
 * Errors whose message is all there is to say: the disk, permissions, another process, a damaged cache. Told
 * by name, because importing the store would make `cpgd --help` load the database.
 */
export function isMachineError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error.name === 'StaleIndexError') return true;
  if (error.name === 'StoreError') return (error as StoreError).code !== 'misuse';
  return MACHINE_ERRORS.has((error as NodeJS.ErrnoException).code ?? '');
}

function withHint(message: string, hint: string | null): string[] {
  return hint === null ? [`cpgd: ${message}`] : [`cpgd: ${message}`, hint];
}

function stack(error: unknown, setting: FailureSetting): string[] {
  return setting.verbose ? [describe(error)] : [];
}

/** The stack of an error and of its causes. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\nCaused by: ${describe(error.cause)}`;
}

/** Path of the file the details were written to; null when the machine does not even allow that. */
function writeDetails(error: unknown, argv: readonly string[]): string | null {
  const directory = join(tmpdir(), 'cpgd-errors');
  const now = new Date().toISOString();
  const file = join(directory, `${now.replaceAll(':', '-')}-${process.pid}.log`);
  const facts = [
    `time: ${now}`,
    `cpgd: ${packageVersion()}`,
    `node: ${process.version} on ${process.platform} ${process.arch}`,
    `arguments: ${JSON.stringify(argv)}`,
  ];
  try {
    makeDirectory(directory, 0o700);
    writeFileSync(file, `${facts.join('\n')}\n\n${describe(error)}\n`);
    return file;
  } catch {
    return null;
  }
}

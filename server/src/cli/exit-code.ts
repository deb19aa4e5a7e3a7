/**
 * How a command ends: the exit codes, and the exceptions that choose one. Knows no command and prints nothing.
 */

/** Exit codes of the program; scripts rely on them. */
export const ExitCode = {
  ok: 0,
  /** The answer is "no" (no such symbol), or a check failed. */
  no: 1,
  /** The command line is wrong: option, command, table, value, folder or query. */
  usage: 2,
  /** Something failed that the command line is not to blame for. */
  internal: 3,
  /** Ended by Ctrl-C: 128 + SIGINT, as shells report it. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The command line asks for something that cannot be; `hint` says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.hint = hint;
  }
}

/** The answer is "no": `message` says to what, `hint` what to try. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.hint = hint;
  }
}

/** The reader of the output went away (`cpgd dump … | head`): a normal end, not an error. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

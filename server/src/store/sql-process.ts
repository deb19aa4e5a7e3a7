/**
 * What the SQL runner, its child process and the watchdog in it agree on: messages, and how they find each
 * other's modules.
 */
import type { SqlErrorCode, SqlResult } from './sql-query.ts';

export interface SqlJob {
  readonly sql: string;
  /** For the provider. */
  readonly argument: unknown;
  readonly maxRows: number;
  /** Resident memory of the child process, in bytes. */
  readonly maxMemoryBytes: number;
  /** The process that wants the answer; without it nobody does. */
  readonly parentPid: number;
}

export type SqlAnswer =
  | { readonly kind: 'result'; readonly result: SqlResult }
  | { readonly kind: 'error'; readonly code: SqlErrorCode; readonly message: string };

/** Written to standard error before the watchdog ends the process, to tell this end from others. */
export const MEMORY_LIMIT_NOTE = 'cpgd-sql: memory limit reached';

/** The URL of module `name` in the folder of `moduleUrl`, with the same ending (`.ts` in a checkout). */
export function siblingModule(name: string, moduleUrl: string): string {
  return new URL(`./${name}${moduleUrl.endsWith('.ts') ? '.ts' : '.js'}`, moduleUrl).href;
}

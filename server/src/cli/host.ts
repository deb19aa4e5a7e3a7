/**
 * Everything the command line needs of the world around it, as one value, so that a test can hand it another
 * world. Knows no command.
 */
import type { Readable, Writable } from 'node:stream';
import type { Project, ProjectOptions } from '../daemon/project.ts';
import type { ServeOptions } from '../lsp/serve.ts';
import type { LogLevel } from '../lsp/settings.ts';
import type { OutputStream } from './output.ts';

/** What the command line says of a server. */
export interface ServeRequest extends Omit<ServeOptions, 'log' | 'version' | 'protocols'> {
  readonly log: { readonly output: Writable; readonly level: LogLevel };
}

export interface Host {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Absolute path of the current folder. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted when the user wants the command to end. */
  readonly signal: AbortSignal;
  readonly openProject: (options: ProjectOptions) => Promise<Project>;
  /** Resolves when there is nobody left to serve; see `lsp/serve.ts`. */
  readonly serve: (request: ServeRequest) => Promise<boolean>;
}

/** Serves one project to one agent: opens the workspace, answers until the agent is gone, closes it. */
import type { Readable, Writable } from 'node:stream';
import { Session } from '../daemon/session/session.ts';
import type { WorkspaceOptions } from '../daemon/session/workspace.ts';
import { packageVersion } from '../daemon/version.ts';
import { McpServer } from './server.ts';

export interface McpOptions extends WorkspaceOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Ends serving. */
  readonly signal: AbortSignal;
  /** Told what the person who looks after the agent should know. */
  readonly warn: (message: string) => void;
}

/** Resolves when the input has ended. Rejects as opening the workspace does. */
export async function serveMcp({ input, output, signal, warn, root, ...options }: McpOptions): Promise<void> {
  const session = new Session(options);
  const owner = {};
  try {
    const workspace = await session.join(owner, root);
    const { project } = workspace;
    if (project.notice !== null) warn(project.notice);
    const locate = (absolutePath: string) => session.locate(owner, absolutePath);
    await new McpServer({ output, workspace, locate, version: packageVersion() }).serve(input, signal);
  } finally {
    await session.close();
  }
}

/** Starts the bundled server as a child process. Knows neither the protocol nor when it is started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type * as vscode from 'vscode';
import type { Log } from '../status/log.ts';
import { setting } from './configuration.ts';
import { launchOf } from './launch.ts';

/** Resolves once the process runs; rejects when it cannot be started. What is done is written to `log`. */
export async function startServerProcess(context: vscode.ExtensionContext, log: Log): Promise<ChildProcess> {
  const { command, args, env } = launchOf({
    execPath: process.execPath,
    nodePath: setting('server.nodePath'),
    launcher: context.asAbsolutePath('server/bin/cpgd.js'),
    cacheDirectory: setting('server.cacheDirectory'),
    environment: process.env,
  });
  log.debug(`starting ${command} ${args.join(' ')}`);
  // The workspace is not the working directory: nothing in it may be mistaken for a module of the server.
  const child = spawn(command, args, { env, cwd: context.extensionPath, windowsHide: true });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => {
      reject(new Error(`The server could not be started with ${command}: ${error.message}`));
    });
  });
  log.debug(`server process ${child.pid}`);
  // Writing to a process that has just ended is reported by the connection; without a listener it would be thrown.
  child.stdin.on('error', () => {});
  return child;
}

/** Forwards the server's log line by line, at the level each line names. */
export function forwardLog(stderr: NodeJS.ReadableStream, log: Log): void {
  createInterface({ input: stderr, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
    const [, level, message] = /^\S+ (error|warning|info|debug) (.*)$/.exec(line) ?? [];
    if (level === 'error') log.error(message!);
    else if (level === 'warning') log.warn(message!);
    else if (level === 'debug') log.debug(message!);
    else log.info(message ?? line);
  });
}

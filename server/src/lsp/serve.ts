/**
 * Serves editors and programs: one client over standard input and output or a pipe the client listens on, or any
 * number of them over a socket, all on the same workspaces. Ends when its clients do; the process is the caller's.
 */
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClientProtocol } from '../daemon/session/client-method.ts';
import { Session } from '../daemon/session/session.ts';
import type { WorkspaceOptions } from '../daemon/session/workspace.ts';
import { BoundedWriter } from './bounded-writer.ts';
import { FramedReader } from './framed-reader.ts';
import type { Log } from './log.ts';
import { watchParent } from './parent-process.ts';
import { serveClient } from './server.ts';
import { listenOnSocket, TransportError } from './socket.ts';

export type Transport =
  | { readonly kind: 'stdio'; readonly input: Readable; readonly output: Writable }
  /** A socket or named pipe that the client listens on (LSP, "Implementation considerations"). */
  | { readonly kind: 'pipe'; readonly name: string }
  /** A socket file to listen on. */
  | { readonly kind: 'socket'; readonly path: string };

export interface ServeOptions {
  readonly transport: Transport;
  readonly workspaces: Omit<WorkspaceOptions, 'root'>;
  readonly log: Log;
  readonly version: string;
  readonly protocols: readonly ClientProtocol[];
  /** A process to live no longer than, from the command line; null: what the client says counts. */
  readonly parentProcess: number | null;
  /** Aborted when the process should end. */
  readonly signal: AbortSignal;
}

/** How long closing may take after the last client has gone, in ms. */
const CLOSING_MS = 5_000;

/**
 * Resolves when there is nobody left to serve: true after a client's `shutdown` and `exit`, false when a connection
 * just ended (LSP: exit codes 0 and 1). Rejects with `TransportError`.
 */
export async function serve(options: ServeOptions): Promise<boolean> {
  const session = new Session(options.workspaces);
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const onParent = (processId: number): void => watchParent(processId, signal, () => ended.abort());
  if (options.parentProcess !== null) onParent(options.parentProcess);
  try {
    if (options.transport.kind === 'socket') {
      await serveSocket(options, session, options.transport.path, signal);
      return true;
    }
    const { input, output } = await openStreams(options.transport);
    return await serveStreams(options, session, { input, output, signal, onParent });
  } finally {
    ended.abort();
    // The process must not end by itself before the exit code is decided.
    await Promise.race([session.close(), delay(CLOSING_MS)]);
  }
}

async function openStreams(
  transport: Exclude<Transport, { kind: 'socket' }>,
): Promise<{ input: Readable; output: Writable }> {
  if (transport.kind === 'stdio') return transport;
  const socket = createConnection(transport.name);
  try {
    await once(socket, 'connect');
  } catch (error) {
    throw new TransportError(`nobody listens on ${transport.name}: ${(error as Error).message}`);
  }
  return { input: socket, output: socket };
}

async function serveSocket(
  options: ServeOptions,
  session: Session,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const clients = new Set<Promise<unknown>>();
  await listenOnSocket(path, signal, (socket: Socket) => {
    options.log.write('info', 'a client has connected');
    const served = serveStreams(options, session, { input: socket, output: socket, signal })
      .catch((error: Error) => options.log.write('error', `a client failed: ${error.message}`))
      .finally(() => {
        clients.delete(served);
        socket.destroy();
      });
    clients.add(served);
  });
  await Promise.allSettled(clients);
}

interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
  readonly onParent?: (processId: number) => void;
}

function serveStreams(
  { log, version, protocols }: ServeOptions,
  session: Session,
  { input, output, signal, onParent }: Streams,
): Promise<boolean> {
  return new Promise((resolve) => {
    const writer = new BoundedWriter(output, (isCongested) => {
      if (isCongested) {
        log.write(
          'warning',
          'the client does not read its answers: no further request is taken until it does',
        );
        input.pause();
      } else input.resume();
    });
    const reader = new FramedReader(input, ({ id, code, message }) => {
      log.write('warning', message);
      void writer.write({ jsonrpc: '2.0', id, error: { code, message } } as never);
    });
    const stop = (): void => resolve(false);
    signal.addEventListener('abort', stop, { once: true });
    serveClient({
      session,
      reader,
      writer,
      log,
      version,
      protocols,
      ...(onParent ? { onParent } : {}),
      onEnd: (isClean) => {
        signal.removeEventListener('abort', stop);
        resolve(isClean);
      },
    });
  });
}

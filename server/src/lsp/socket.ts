/**
 * Listens on a socket file that only its owner can use. A file left by a process that was killed is replaced; one
 * that somebody listens on is not. Knows nothing of what is said over it.
 */
import { lstatSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** Permissions of everybody but the owner, as `umask` takes them away. */
const OWNER_ONLY = 0o177;

/** How long somebody who listens has to answer a connection, in ms. */
const PROBE_MS = 1_000;

/** A socket or pipe that cannot be listened on or connected to, with what to do. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
}

/**
 * Listens until the signal and gives each connection to `onConnection`. Resolves when it has stopped listening and
 * the file is gone. Rejects with `TransportError`.
 */
export async function listenOnSocket(
  path: string,
  signal: AbortSignal,
  onConnection: (socket: Socket) => void,
): Promise<void> {
  if (process.platform !== 'win32') await removeStale(path);
  const server = createServer(onConnection);
  await listen(server, path);
  if (signal.aborted) server.close();
  await new Promise<void>((resolve) => {
    server.once('close', resolve);
    signal.addEventListener('abort', () => server.close(), { once: true });
  });
}

/** The file must never exist with wider permissions, so they are taken away before it is made. */
function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const before = process.umask(OWNER_ONLY);
    try {
      server.once('error', (error) =>
        reject(
          new TransportError(`cannot listen on ${path}: ${error.message}; name another file with --socket`),
        ),
      );
      server.listen(path, () => {
        server.removeAllListeners('error');
        resolve();
      });
    } finally {
      process.umask(before);
    }
  });
}

async function removeStale(path: string): Promise<void> {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status) return;
  if (!status.isSocket())
    throw new TransportError(`${path} exists and is no socket; name another file with --socket`);
  if (await isListening(path))
    throw new TransportError(`another process listens on ${path}; connect to that one, or name another file`);
  rmSync(path, { force: true });
}

function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PROBE_MS, () => finish(true));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}

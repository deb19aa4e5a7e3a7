/**
 * The lifecycle of one connection, to the letter of LSP ("Server lifecycle"): nothing before `initialize`, nothing
 * after `shutdown`, and an end that says whether it was asked for. Dispatches requests; knows no feature.
 */
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import { ErrorCodes, LSPErrorCodes, ResponseError } from './errors.ts';

type State = 'new' | 'initializing' | 'running' | 'shutdown' | 'ended';

export interface Handlers {
  readonly initialize: (params: unknown) => Promise<unknown>;
  readonly initialized: () => Promise<void>;
  readonly request: (method: string, params: unknown, token: CancellationToken) => unknown;
  readonly notification: (method: string, params: unknown) => unknown;
  /** The connection ends; `isClean`: the client had asked for it. */
  readonly end: (isClean: boolean) => void;
  readonly failed: (what: string, error: unknown) => void;
}

/** Takes over a connection that does not listen yet, and listens. */
export function serveLifecycle(connection: MessageConnection, handlers: Handlers): void {
  let state: State = 'new';
  const end = (): void => {
    if (state === 'ended') return;
    const isClean = state === 'shutdown';
    state = 'ended';
    handlers.end(isClean);
  };

  connection.onRequest(async (method, params, token) => {
    const refusal = refusalOf(state, method);
    if (refusal) return refusal;
    if (method === 'shutdown') {
      state = 'shutdown';
      return null;
    }
    try {
      if (method !== 'initialize') return await handlers.request(method, params, token);
      state = 'initializing';
      const result = await handlers.initialize(params);
      state = 'running';
      return result;
    } catch (error) {
      if (state === 'initializing') state = 'new';
      if (error instanceof ResponseError) return error;
      handlers.failed(method, error);
      const why = error instanceof Error ? error.message : String(error);
      return new ResponseError(ErrorCodes.InternalError, `${method} failed: ${why}`);
    }
  });

  connection.onNotification(async (method, params) => {
    if (method === 'exit') {
      end();
      return;
    }
    // "Notifications should be dropped, except for the exit notification."
    if (state !== 'running' && state !== 'initializing') return;
    try {
      if (method === 'initialized') await handlers.initialized();
      else await handlers.notification(method, params);
    } catch (error) {
      handlers.failed(method, error);
    }
  });

  connection.onClose(end);
  connection.onError(([error]) => handlers.failed('the connection', error));
  connection.listen();
}

function refusalOf(state: State, method: string): ResponseError<void> | null {
  if (state === 'shutdown' || state === 'ended')
    return new ResponseError(ErrorCodes.InvalidRequest, `${method} came after "shutdown"`);
  if (method === 'initialize')
    return state === 'new'
      ? null
      : new ResponseError(ErrorCodes.InvalidRequest, '"initialize" may be sent only once');
  return state === 'running'
    ? null
    : new ResponseError(
        LSPErrorCodes.ServerNotInitialized,
        `${method} came before "initialize" was answered; send that first`,
      );
}

/**
 * Serves one client on one connection: wires lifecycle, documents, folders, configuration, features and the other
 * protocols of the connection together. Ends nothing but the connection; what that means is the caller's.
 */
import { type CancellationToken, createMessageConnection, type MessageReader } from 'vscode-jsonrpc/node';
import { RevisionMoved } from '../daemon/service/pace.ts';
import type { ClientMethod, ClientProtocol } from '../daemon/session/client-method.ts';
import type { Session } from '../daemon/session/session.ts';
import type { Workspace } from '../daemon/session/workspace.ts';
import { StoreError } from '../store/errors.ts';
import type { BoundedWriter } from './bounded-writer.ts';
import { Client } from './client.ts';
import { ClientTrace } from './client-trace.ts';
import { applyStrategy, pullConfiguration, takeConfiguration } from './configuration.ts';
import { ErrorCodes, LSPErrorCodes, ResponseError } from './errors.ts';
import type { Feature, RequestContext } from './feature.ts';
import { FEATURE_LIST } from './features.ts';
import { answerHandshake, type Handshake, takeHandshake, uriOfFolder } from './initialize.ts';
import { Intake } from './intake.ts';
import { serveLifecycle } from './lifecycle.ts';
import type { Log } from './log.ts';
import { documentUri, fields, list } from './params.ts';
import { showProgress } from './progress.ts';
import { Refresh } from './refresh.ts';
import { pathOfUri } from './uris.ts';
import { changedPaths, registerWatchers } from './watched-files.ts';

export interface ServerHost {
  readonly session: Session;
  readonly reader: MessageReader;
  readonly writer: BoundedWriter;
  readonly log: Log;
  readonly version: string;
  /** Protocols beside LSP on the same connection. */
  readonly protocols: readonly ClientProtocol[];
  /** The client named the process to live no longer than. */
  readonly onParent?: (processId: number) => void;
  /** The connection has ended; `isClean`: after `shutdown`. */
  readonly onEnd: (isClean: boolean) => void;
}

const FEATURES: ReadonlyMap<string, Feature> = new Map(FEATURE_LIST.map((one) => [one.method, one]));

/** What the system says of a connection whose other end is closed. */
const GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET']);

/** Serves until the connection ends. */
export function serveClient(host: ServerHost): void {
  new Server(host).serve();
}

class Server {
  private readonly host: ServerHost;
  private readonly client: Client;
  private readonly methods: ReadonlyMap<string, ClientMethod>;
  private readonly trace: ClientTrace;
  /** What ends with the client's use of a workspace. */
  private readonly attached = new Map<Workspace, (() => void)[]>();
  private readonly refresh: Refresh;
  private readonly intake: Intake;
  private handshake: Handshake | null = null;
  /** Folders are joined and left one after the other. */
  private folderWork: Promise<void> = Promise.resolve();

  constructor(host: ServerHost) {
    this.host = host;
    const { session, reader, writer, log, protocols } = host;
    const isCongested = (): boolean => writer.isCongested;
    this.intake = new Intake(isCongested);
    const logger = {
      error: (message: string) => log.write('error', message),
      warn: (message: string) => log.write('warning', message),
      info: (message: string) => log.write('info', message),
      log: (message: string) => log.write('debug', message),
    };
    const connection = createMessageConnection(reader, writer, logger, { messageStrategy: this.intake });
    this.client = new Client({ session, log, connection, isCongested });
    this.trace = new ClientTrace(this.client);
    this.refresh = new Refresh(this.client);
    writer.onDrained.add(() => {
      this.intake.resume();
      this.refresh.soon();
    });
    this.client.onSettings.add(() => this.refresh.soon());
    this.methods = new Map(protocols.flatMap(({ methods }) => methods).map((one) => [one.method, one]));
  }

  serve(): void {
    const { client, host } = this;
    serveLifecycle(client.connection, {
      initialize: (params) => this.initialize(params),
      initialized: () => this.initialized(),
      request: (method, params, token) => this.request(method, params, token),
      notification: (method, params) => this.notification(method, params),
      end: (isClean) => {
        void this.end().finally(() => host.onEnd(isClean));
      },
      failed: (what, error) => {
        const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
        if (GONE.has(code)) {
          client.log.write('info', `a client has gone while it was written to (${code})`);
          return;
        }
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        client.log.write('error', `${what}: ${text}`);
      },
    });
  }

  private async initialize(params: unknown): Promise<unknown> {
    const { client, host } = this;
    this.handshake = takeHandshake(client, params);
    this.trace.set(fields(params).trace);
    if (this.handshake.parentProcess !== null) host.onParent?.(this.handshake.parentProcess);
    await Promise.all(this.handshake.folders.map((folder) => this.join(folder)));
    const experimental = Object.assign({}, ...host.protocols.map(({ capabilities = {} }) => capabilities));
    return answerHandshake(client, host.version, experimental as Record<string, unknown>);
  }

  private async initialized(): Promise<void> {
    const { client } = this;
    for (const workspace of client.workspaces()) this.attach(workspace);
    registerWatchers(client);
    await pullConfiguration(client);
  }

  private async request(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
    const { client } = this;
    const feature = FEATURES.get(method);
    const extra = this.methods.get(method);
    if (!feature && !extra)
      return new ResponseError(ErrorCodes.MethodNotFound, `${method} is not a method of this server`);
    if (token.isCancellationRequested) return cancelled();
    if (feature && !client.settings.features[feature.feature]) return feature.whenOff ?? null;
    const abort = new AbortController();
    // What waits for something, or ends a process, need not be over for the client to hear that it is.
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const listening = token.onCancellationRequested(() => {
      abort.abort();
      reject(cancelled());
    });
    const partialToken = tokenOf(params, 'partialResultToken');
    const partial =
      partialToken === null
        ? null
        : (value: unknown): void => {
            // After the answer the token means nothing any more.
            if (!abort.signal.aborted) client.notify('$/progress', { token: partialToken, value });
          };
    const finish = this.trace.begin(method, params);
    try {
      const call = { signal: abort.signal, partial };
      const answer = extra
        ? extra.handle(client, params, call)
        : handleFeature(feature!, { client, ...call }, params);
      return await Promise.race([answer, ended]);
    } catch (error) {
      if (abort.signal.aborted) return cancelled();
      throw error;
    } finally {
      listening.dispose();
      finish();
    }
  }

  private async notification(method: string, params: unknown): Promise<void> {
    const { client } = this;
    switch (method) {
      case 'textDocument/didOpen':
        client.documents.didOpen(params);
        this.refresh.soon();
        break;
      case 'textDocument/didChange':
        client.documents.didChange(params, client.encoding);
        break;
      case 'textDocument/didClose':
        client.documents.didClose(documentUri(params));
        this.refresh.forget(documentUri(params));
        break;
      case 'textDocument/didSave':
        this.didSave(documentUri(params));
        break;
      case 'workspace/didChangeWatchedFiles':
        for (const [workspace, paths] of changedPaths(client, params)) workspace.filesChanged(paths);
        break;
      case 'workspace/didChangeWorkspaceFolders':
        await this.changeFolders(fields(fields(params).event, 'event'));
        break;
      case 'workspace/didChangeConfiguration':
        await takeConfiguration(client, fields(params).settings);
        break;
      case '$/setTrace':
        this.trace.set(fields(params).value);
        break;
      default:
        // "$/" notifications may be ignored, and unknown others cannot be answered.
        client.log.write('debug', `ignored the notification ${method}`);
    }
  }

  /** The watcher sees it too, but the client knows first. */
  private didSave(uri: string): void {
    const located = this.client.locate(uri);
    located?.workspace.filesChanged([located.path]);
  }

  private changeFolders(event: Readonly<Record<string, unknown>>): Promise<void> {
    const { client } = this;
    const pathsOf = (value: unknown, name: string): string[] =>
      list(value, name).flatMap((folder) => pathOfUri(uriOfFolder(folder) ?? '') ?? []);
    const added = pathsOf(event.added, 'event.added');
    const removed = pathsOf(event.removed, 'event.removed');
    const work = this.folderWork.then(async () => {
      const before = new Set(client.workspaces());
      await Promise.all(added.map((folder) => this.join(folder)));
      const leaving = removed.map((folder) => client.session.leave(client, folder));
      const after = new Set(client.workspaces());
      for (const workspace of before) if (!after.has(workspace)) this.detach(workspace);
      for (const workspace of after) if (!before.has(workspace)) this.attach(workspace);
      client.foldersChanged();
      await Promise.all(leaving);
    });
    this.folderWork = work.catch(() => {});
    return work;
  }

  /** A folder that cannot be served must not keep the others from being served. */
  private async join(folder: string): Promise<void> {
    const { client } = this;
    try {
      const { project } = await client.session.join(client, folder);
      applyStrategy(client);
      if (project.notice !== null) client.log.write('warning', project.notice);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      client.log.write('error', `cannot serve ${folder}: ${why}`);
      client.notify('window/showMessage', { type: 1, message: `cpgd cannot serve ${folder}: ${why}` });
    }
  }

  private attach(workspace: Workspace): void {
    const { client, host } = this;
    const stopLogging = workspace.listen({
      onPhase: (phase, detail) => {
        client.log.write(phase === 'failed' ? 'error' : 'info', `${workspace.root} is ${phase} ${detail}`);
        this.refresh.soon();
      },
      onRebuild: ({ revision, trigger, wallMs }) => {
        client.log.write('debug', `revision ${revision} (${trigger}) took ${wallMs.toFixed(1)} ms`);
        this.refresh.soon();
      },
    });
    const ends = [stopLogging, showProgress(client, workspace)];
    for (const { attach } of host.protocols) if (attach) ends.push(attach(client, workspace));
    this.attached.set(workspace, ends);
  }

  private detach(workspace: Workspace): void {
    for (const end of this.attached.get(workspace) ?? []) end();
    this.attached.delete(workspace);
  }

  private async end(): Promise<void> {
    this.refresh.stop();
    this.intake.stop();
    for (const workspace of [...this.attached.keys()]) this.detach(workspace);
    await this.client.session.leave(this.client);
    this.client.connection.dispose();
  }
}

/** How often a request is handled anew because another revision came while its answer was made. */
const MAX_ATTEMPTS = 4;

/** The answer, all of it from one revision. */
async function handleFeature(feature: Feature, request: RequestContext, params: unknown): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await feature.handle(request, params);
    } catch (error) {
      if (error instanceof StoreError && error.code === 'closed')
        throw new ResponseError(
          LSPErrorCodes.ContentModified,
          'the folder was closed before there was an answer',
        );
      if (!(error instanceof RevisionMoved)) throw error;
      if (attempt === MAX_ATTEMPTS)
        throw new ResponseError(
          LSPErrorCodes.ContentModified,
          'the index changed while it was read: ask again',
        );
    }
  }
}

const cancelled = (): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled by the client');

/** A progress token of the parameters; null without one. */
function tokenOf(params: unknown, name: string): string | number | null {
  const token =
    typeof params === 'object' && params !== null ? (params as Record<string, unknown>)[name] : null;
  return typeof token === 'string' || typeof token === 'number' ? token : null;
}

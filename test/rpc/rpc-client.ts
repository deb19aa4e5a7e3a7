/**
 * A client written from docs/reference/protocol.md alone: LSP framing, requests, notifications, partial results and
 * cancellation over a server process's standard streams. Shares no code with the server.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../server/bin/cpgd.js', import.meta.url));

export interface RpcError {
  readonly code: number;
  readonly message: string;
}

/** What the server answered with instead of a result. */
export class RequestError extends Error {
  readonly code: number;

  constructor({ code, message }: RpcError) {
    super(message);
    this.code = code;
  }
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: RpcError;
}

export interface SentRequest<T> {
  readonly id: number;
  readonly answer: Promise<T>;
}

export class RpcClient {
  /** Notifications of the server, in their order. */
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private readonly watchers = new Set<(message: Message) => void>();
  private received = Buffer.alloc(0);
  private lastId = 0;

  private constructor(cacheArguments: readonly string[]) {
    this.process = spawn(process.execPath, [LAUNCHER, '--stdio', ...cacheArguments], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.process.stdout!.on('data', (bytes: Buffer) => this.receive(bytes));
    this.process.on('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the server has ended'));
    });
  }

  /** Starts a server on these folders. */
  static async start(roots: readonly string[], cacheArguments: readonly string[]): Promise<RpcClient> {
    const client = new RpcClient(cacheArguments);
    const workspaceFolders = roots.map((root) => ({ uri: pathToFileURL(root).href, name: root }));
    await client.request('initialize', { processId: process.pid, capabilities: {}, workspaceFolders });
    client.notify('initialized', {});
    return client;
  }

  /** Rejects with `RequestError`. */
  request<T = Record<string, unknown>>(method: string, params: unknown): Promise<T> {
    return this.send<T>(method, params).answer;
  }

  send<T>(method: string, params: unknown): SentRequest<T> {
    const id = ++this.lastId;
    const waiting = Promise.withResolvers<unknown>();
    this.waiting.set(id, waiting);
    this.write({ jsonrpc: '2.0', id, method, params });
    return { id, answer: waiting.promise as Promise<T> };
  }

  notify(method: string, params: unknown): void {
    this.write({ jsonrpc: '2.0', method, params });
  }

  /** The next notification that is wanted, those that have come included. */
  notification<T>(method: string, isWanted: (params: T) => boolean = () => true): Promise<T> {
    const known = this.notifications.find((one) => one.method === method && isWanted(one.params as T));
    if (known) return Promise.resolve(known.params as T);
    return new Promise((resolve) => {
      const watch = (message: Message) => {
        if (message.method !== method || !isWanted(message.params as T)) return;
        this.watchers.delete(watch);
        resolve(message.params as T);
      };
      this.watchers.add(watch);
    });
  }

  /** Ends the server as the protocol says; gives its exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', null);
    const exit = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    this.notify('exit', null);
    return exit;
  }

  private write(message: object): void {
    const body = Buffer.from(JSON.stringify(message));
    this.process.stdin!.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin!.write(body);
  }

  private receive(bytes: Buffer): void {
    this.received = Buffer.concat([this.received, bytes]);
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.received.subarray(0, end).toString())![1]);
      if (this.received.length < end + 4 + length) return;
      const body = this.received.subarray(end + 4, end + 4 + length).toString();
      this.received = this.received.subarray(end + 4 + length);
      this.take(JSON.parse(body) as Message);
    }
  }

  private take(message: Message): void {
    const { id, method, result, error, params } = message;
    if (method !== undefined && id !== undefined) {
      // What servers ask of clients (progress tokens, registrations) may be answered with null.
      this.write({ jsonrpc: '2.0', id, result: null });
    } else if (method !== undefined) {
      this.notifications.push({ method, params });
      for (const watch of [...this.watchers]) watch(message);
    } else if (typeof id === 'number') {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) waiting?.reject(new RequestError(error));
      else waiting?.resolve(result);
    }
  }
}

/**
 * A client of a real `cpgd` process: spawns it, speaks LSP over its standard streams, and remembers what the server
 * sent. As plain as a client can be, so that what a test sees is what went over the wire.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

// biome-ignore lint/suspicious/noExplicitAny: answers are as wide as the protocol.
export type Json = any;

export const LAUNCHER = fileURLToPath(new URL('../../../server/bin/cpgd.js', import.meta.url));

export interface LaunchOptions {
  readonly cacheDir: string;
  readonly folders?: readonly string[];
  readonly capabilities?: object;
  readonly initializationOptions?: object;
  /** Instead of `cpgd --stdio`. */
  readonly command?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface Received {
  readonly method: string;
  readonly params: Json;
}

export class LspProcess {
  readonly child: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  readonly received: Received[] = [];
  /** Answers to the server's requests, by method. */
  readonly answers = new Map<string, (params: Json) => unknown>();
  stderr = '';
  capabilities: Json = null;
  private readonly waiting = new Set<() => void>();
  private versions = new Map<string, number>();

  private constructor(command: readonly string[], env: NodeJS.ProcessEnv) {
    const [program, ...args] = command;
    this.child = spawn(program!, args, { env });
    this.child.stderr.on('data', (data: Buffer) => (this.stderr += data.toString()));
    this.child.stdin.on('error', () => {});
    this.connection = createMessageConnection(
      new StreamMessageReader(this.child.stdout),
      new StreamMessageWriter(this.child.stdin),
    );
    this.connection.onNotification((method, params) => this.take({ method, params }));
    // The library has a handler of its own for these, which prints.
    this.connection.onNotification('$/logTrace', (params) => this.take({ method: '$/logTrace', params }));
    this.connection.onUnhandledProgress((params) => this.take({ method: '$/progress', params }));
    this.connection.onRequest((method, params) => {
      this.take({ method, params });
      return this.answers.get(method)?.(params) ?? null;
    });
    this.connection.onError(() => {});
    this.connection.listen();
  }

  /** Starts a server without a handshake. */
  static spawn({ cacheDir, command, env = process.env }: LaunchOptions): LspProcess {
    return new LspProcess(
      command ?? [process.execPath, LAUNCHER, '--stdio', '--cache-dir', cacheDir, '--log-level', 'debug'],
      env,
    );
  }

  /** Starts a server and shakes hands. */
  static async start(options: LaunchOptions): Promise<LspProcess> {
    const server = LspProcess.spawn(options);
    await server.initialize(options);
    return server;
  }

  async initialize({ folders = [], capabilities = {}, initializationOptions }: LaunchOptions): Promise<void> {
    const result: Json = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folders[0] === undefined ? null : uri(folders[0]),
      workspaceFolders: folders.map((folder) => ({ uri: uri(folder), name: folder })),
      capabilities,
      initializationOptions,
    });
    this.capabilities = result.capabilities;
    await this.notify('initialized', {});
  }

  request<T = Json>(method: string, params?: object): Promise<T> {
    return this.connection.sendRequest(method, params);
  }

  notify(method: string, params?: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Opens a file of the disk, or with a text of its own. */
  open(path: string, text = readFileSync(path, 'utf8')): Promise<void> {
    this.versions.set(path, 1);
    return this.notify('textDocument/didOpen', {
      textDocument: { uri: uri(path), languageId: 'python', version: 1, text },
    });
  }

  /** Sends changes as the protocol spells them. */
  change(path: string, ...contentChanges: object[]): Promise<void> {
    const version = (this.versions.get(path) ?? 0) + 1;
    this.versions.set(path, version);
    return this.notify('textDocument/didChange', {
      textDocument: { uri: uri(path), version },
      contentChanges,
    });
  }

  at<T = Json>(method: string, path: string, line: number, character: number, more = {}): Promise<T> {
    return this.request(`textDocument/${method}`, {
      textDocument: { uri: uri(path) },
      position: { line, character },
      ...more,
    });
  }

  /** Title of a lens that counts impact. A busy server says less at first, and looks again a minute later. */
  async countedTitle(lens: Json): Promise<string> {
    for (;;) {
      const { title } = (await this.request('codeLens/resolve', lens)).command;
      if (/ · \d+ files? impacted$/.test(title)) return title;
      await wait(200);
    }
  }

  /** Resolves with the first message that fits, sent already or yet to come. */
  until(fits: (message: Received) => boolean, timeoutMs = 60_000): Promise<Received> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = this.received.find(fits);
        if (!found) return;
        clearTimeout(overdue);
        this.waiting.delete(check);
        resolve(found);
      };
      const overdue = setTimeout(() => {
        this.waiting.delete(check);
        reject(new Error(`nothing came in ${timeoutMs} ms; the server's log:\n${this.stderr}`));
      }, timeoutMs);
      this.waiting.add(check);
      check();
    });
  }

  private take(message: Received): void {
    this.received.push(message);
    for (const check of this.waiting) check();
  }

  /** Shuts down as a client should; gives the exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode !== null) return this.child.exitCode;
    await this.request('shutdown');
    await this.notify('exit');
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

export const uri = (path: string): string => pathToFileURL(path).href;

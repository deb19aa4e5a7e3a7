/**
 * A language server as a client meets it: spawned, spoken to over its standard streams, its answers timed where they
 * arrive. The same for every server, so that only the servers differ.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

// biome-ignore lint/suspicious/noExplicitAny: answers are as wide as the protocol.
export type Json = any;

export interface ServerCommand {
  readonly name: string;
  readonly command: readonly string[];
}

export interface Place {
  readonly path: string;
  readonly line: number;
  readonly character: number;
}

const CAPABILITIES = {
  workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: {} },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    synchronization: {},
  },
  window: { workDoneProgress: true },
};

export class ServerUnderTest {
  readonly startedMs = performance.now();
  readonly child: ChildProcess;
  private readonly connection: MessageConnection;
  private readonly versions = new Map<string, number>();

  private constructor({ command }: ServerCommand) {
    const [program, ...args] = command;
    this.child = spawn(program!, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.child.stdout!),
      new StreamMessageWriter(this.child.stdin!),
    );
    this.connection.onRequest((method, params: Json) =>
      method === 'workspace/configuration' ? params.items.map(() => ({})) : null,
    );
    this.connection.onNotification(() => {});
    this.connection.listen();
  }

  static async start(server: ServerCommand, root: string): Promise<ServerUnderTest> {
    const started = new ServerUnderTest(server);
    await started.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(root).href,
      workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'bench' }],
      capabilities: CAPABILITIES,
    });
    await started.connection.sendNotification('initialized', {});
    return started;
  }

  open(path: string, text = readFileSync(path, 'utf8')): Promise<void> {
    this.versions.set(path, 1);
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(path), languageId: 'python', version: 1, text },
    });
  }

  close(path: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } });
  }

  /** Inserts text at a place. */
  insert({ path, line, character }: Place, text: string): Promise<void> {
    const version = (this.versions.get(path) ?? 0) + 1;
    this.versions.set(path, version);
    const at = { line, character };
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(path), version },
      contentChanges: [{ range: { start: at, end: at }, text }],
    });
  }

  ask(method: string, { path, line, character }: Place, more: object = {}): Promise<Json> {
    const textDocument = { uri: uri(path) };
    return this.connection.sendRequest(`textDocument/${method}`, {
      textDocument,
      ...(method === 'documentSymbol' ? {} : { position: { line, character } }),
      ...more,
    });
  }

  request(method: string, params: object): Promise<Json> {
    return this.connection.sendRequest(method, params);
  }

  /**
   * Cancels a request `afterMs` milliseconds after it was sent. Milliseconds from then to its answer; null when the
   * answer was there before.
   */
  async cancelled(method: string, params: object, afterMs: number): Promise<number | null> {
    const source = new CancellationTokenSource();
    let cancelledMs: number | null = null;
    const timer = setTimeout(() => {
      cancelledMs = performance.now();
      source.cancel();
    }, afterMs);
    await this.connection.sendRequest(method, params, source.token).catch(() => null);
    clearTimeout(timer);
    return cancelledMs === null ? null : performance.now() - cancelledMs;
  }

  /** Asks and gives milliseconds until the answer was here, with the answer. */
  async timed(method: string, place: Place, more: object = {}): Promise<{ ms: number; answer: Json }> {
    const started = performance.now();
    const answer = await this.ask(method, place, more).catch((error: Error) => ({ error: error.message }));
    return { ms: performance.now() - started, answer };
  }

  /** Bytes that the server and all its children have to themselves, shared pages divided among those who share. */
  memoryBytes(): number {
    return treeOf(this.child.pid!).reduce((sum, pid) => sum + proportionalBytes(pid), 0);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    await this.connection.sendRequest('shutdown').catch(() => {});
    await this.connection.sendNotification('exit').catch(() => {});
    const overdue = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(overdue);
    this.connection.dispose();
  }
}

export const uri = (path: string): string => pathToFileURL(path).href;

/** First location of a definition answer, whatever shape a server gives it. */
export function firstLocation(answer: Json): { uri: string; line: number } | null {
  const [first] = Array.isArray(answer) ? answer : answer ? [answer] : [];
  if (!first) return null;
  return {
    uri: first.uri ?? first.targetUri,
    line: (first.range ?? first.targetSelectionRange).start.line,
  };
}

function treeOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(/^PPid:\s*(\d+)/m.exec(readProc(`/proc/${name}/status`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (const one of found) found.push(...(children.get(one) ?? []));
  return found;
}

function proportionalBytes(pid: number): number {
  return Number(/^Pss:\s*(\d+)/m.exec(readProc(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

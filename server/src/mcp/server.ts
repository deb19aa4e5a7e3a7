/**
 * A server of the Model Context Protocol over two streams: lifecycle, the list of tools, calls of tools and their
 * cancellation. Written out because it is this small: the official library brings a web server along (see
 * docs/decisions). Knows the protocol, and of the questions only how to ask them.
 */
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Asker, ask } from '../daemon/service/ask.ts';
import { checkAgainst } from '../daemon/service/check-params.ts';
import { QuestionError, unlessAborted } from '../daemon/service/question-error.ts';
import type { LocatedFile } from '../daemon/session/session.ts';
import type { Workspace } from '../daemon/session/workspace.ts';
import { readMessages, UNREADABLE, writeMessage } from './message-stream.ts';
import { AGENT_LIMIT, INSTRUCTIONS, TOOLS, type Tool } from './tools.ts';

/** Versions of the protocol, newest first; what this server says is the same in all of them. */
const VERSIONS = ['2025-11-25', '2025-06-18', '2024-11-05'];

/** JSON-RPC 2.0, section 5.1. */
const ErrorCode = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
} as const;

export interface McpHost {
  readonly output: Writable;
  readonly workspace: Workspace;
  /** The file of the workspace at an absolute path; null outside. */
  readonly locate: (absolutePath: string) => LocatedFile | null;
  readonly version: string;
}

type Id = string | number;

interface Request {
  readonly id?: Id;
  readonly method: string;
  readonly params: Record<string, unknown>;
}

class McpError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const tools: ReadonlyMap<string, Tool> = new Map(TOOLS.map((tool) => [tool.name, tool]));

export class McpServer {
  private readonly host: McpHost;
  private readonly asker: Asker;
  /** Calls that are being answered. */
  private readonly calls = new Map<Id, AbortController>();
  private readonly running = new Set<Promise<void>>();

  constructor(host: McpHost) {
    this.host = host;
    this.asker = {
      choose: () => host.workspace,
      locate: (uri) => host.locate(/^file:/i.test(uri) ? fileURLToPath(uri) : uri),
    };
  }

  /** Serves until the input ends or the signal comes; then every call has ended. */
  async serve(input: Readable, signal: AbortSignal): Promise<void> {
    const stop = (): void => void input.destroy();
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const message of readMessages(input)) this.take(message);
    } catch (error) {
      // A destroyed input ends reading with an error: the client has gone, or we were told to end.
      if (!input.destroyed) throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      for (const call of this.calls.values()) call.abort();
      await Promise.allSettled(this.running);
    }
  }

  private take(message: unknown): void {
    const answered = this.answer(message);
    this.running.add(answered);
    answered.finally(() => this.running.delete(answered));
  }

  private async answer(message: unknown): Promise<void> {
    const { output } = this.host;
    const request = requestOf(message);
    if (request instanceof McpError) {
      const error = { code: request.code, message: request.message };
      return writeMessage(output, { jsonrpc: '2.0', id: null, error });
    }
    if (request === null) return;
    const { id } = request;
    if (id === undefined) return this.notified(request);
    try {
      const result = await this.respond(request, id);
      await writeMessage(output, { jsonrpc: '2.0', id, result });
    } catch (error) {
      // Whoever cancelled a request does not want an answer any more.
      if (error instanceof QuestionError && error.code === 'cancelled') return;
      const code = error instanceof McpError ? error.code : -32603;
      const text = error instanceof Error ? error.message : String(error);
      await writeMessage(output, { jsonrpc: '2.0', id, error: { code, message: text } });
    }
  }

  private notified({ method, params }: Request): void {
    if (method === 'notifications/cancelled') this.calls.get(params.requestId as Id)?.abort();
  }

  private respond({ method, params }: Request, id: Id): object | Promise<object> {
    switch (method) {
      case 'initialize':
        return this.initialize(params);
      case 'ping':
        return {};
      case 'tools/list':
        return { tools: TOOLS.map(listed) };
      case 'tools/call':
        return this.call(params, id);
      default:
        throw new McpError(ErrorCode.methodNotFound, `There is no method ${method}; this server has tools.`);
    }
  }

  private initialize({ protocolVersion }: Record<string, unknown>): object {
    const isKnown = typeof protocolVersion === 'string' && VERSIONS.includes(protocolVersion);
    return {
      protocolVersion: isKnown ? protocolVersion : VERSIONS[0],
      capabilities: { tools: {} },
      serverInfo: {
        name: 'cpgd',
        title: 'Code property graph of a Python project',
        version: this.host.version,
      },
      instructions: INSTRUCTIONS,
    };
  }

  private async call(params: Record<string, unknown>, id: Id): Promise<object> {
    const tool = tools.get(String(params.name));
    if (!tool) {
      const names = TOOLS.map(({ name }) => name).join(', ');
      throw new McpError(ErrorCode.invalidParams, `There is no tool ${params.name}. There are ${names}.`);
    }
    const call = new AbortController();
    this.calls.set(id, call);
    try {
      checkAgainst(tool, 'docs/reference/mcp.md', params.arguments);
      await this.whenIndexed(call.signal);
      const answer = await ask(tool.method, this.withDefaults(tool, params.arguments), this.asker, {
        signal: call.signal,
      });
      return { content: [{ type: 'text', text: JSON.stringify(answer) }], isError: false };
    } catch (error) {
      if (call.signal.aborted) throw error;
      // A model can do better next time when it is told what was wrong.
      const text = error instanceof Error ? error.message : String(error);
      return { content: [{ type: 'text', text }], isError: true };
    } finally {
      this.calls.delete(id);
    }
  }

  /** Before the first index "there is no such symbol" would be true and useless. */
  private async whenIndexed(signal: AbortSignal): Promise<void> {
    const { workspace } = this.host;
    if (workspace.project.freshness().revision > 0) return;
    await unlessAborted(signal, workspace.whenStarted());
    if (workspace.phase !== 'live') throw new Error(`The project cannot be indexed: ${workspace.failure}`);
  }

  private withDefaults(tool: Tool, given: unknown): unknown {
    const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
    if (!isObject && given !== undefined) return given;
    const hasLimit = 'limit' in (tool.inputSchema.properties as object);
    return { ...(hasLimit && { limit: AGENT_LIMIT }), ...(given as object | undefined) };
  }
}

const listed = ({ name, title, description, inputSchema }: Tool): object => ({
  name,
  title,
  description,
  inputSchema,
  annotations: { title, readOnlyHint: true, openWorldHint: false },
});

/** Null for answers, of which this server asks none; an error for what is no message. */
function requestOf(message: unknown): Request | McpError | null {
  if (message === UNREADABLE) return new McpError(ErrorCode.parse, 'The line is no JSON, or too long.');
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    return new McpError(ErrorCode.invalidRequest, 'A message is one JSON object on one line.');
  const { id, method, params } = message as Partial<Request>;
  if (method === undefined && id !== undefined) return null;
  const isId = id === undefined || typeof id === 'string' || typeof id === 'number';
  if (typeof method !== 'string' || !isId)
    return new McpError(ErrorCode.invalidRequest, 'A request has a method and, for an answer, an id.');
  const hasParams = typeof params === 'object' && params !== null && !Array.isArray(params);
  return { ...(id !== undefined && { id }), method, params: hasParams ? params : {} };
}

/**
 * Reads framed JSON-RPC messages (LSP, "Base Protocol") from a stream that may carry anything: what is no message
 * is answered as JSON-RPC says and skipped, and the next header is found again. Knows no method.
 */
import type { Readable } from 'node:stream';
import { AbstractMessageReader, type DataCallback, type Disposable, type Message } from 'vscode-jsonrpc/node';

/** Bytes of one message; an editor's largest document is a fraction of it. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/** A length beyond is no length of anything: whoever says so will not send it. */
const MAX_CREDIBLE_BYTES = 2 ** 32;

/** Bytes without a header's end: whoever sends that does not speak the protocol. */
const MAX_HEADER_BYTES = 16 * 1024;

const HEADER_END = Buffer.from('\r\n\r\n');
const HEADER_START = /content-length\s*:/i;

/** What was wrong with bytes that are no message, as a JSON-RPC error code and a sentence. */
export interface Malformed {
  /** Of the request it was meant to be, as far as that can be told (JSON-RPC 2.0, "Response object"). */
  readonly id: string | number | null;
  readonly code: number;
  readonly message: string;
}

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;

export class FramedReader extends AbstractMessageReader {
  private readonly input: Readable;
  private readonly onMalformed: (malformed: Malformed) => void;
  private parts: Buffer[] = [];
  private bytes = 0;
  /** Bytes of the body that is awaited; -1 while a header is. */
  private bodyBytes = -1;
  /** Bytes of a body that is too long, yet to be skipped. */
  private skipBytes = 0;

  /** `onMalformed` hears of everything that was skipped. */
  constructor(input: Readable, onMalformed: (malformed: Malformed) => void) {
    super();
    this.input = input;
    this.onMalformed = onMalformed;
  }

  override listen(callback: DataCallback): Disposable {
    const onData = (data: Buffer): void => this.take(data, callback);
    const onEnd = (): void => this.fireClose();
    const onError = (error: Error): void => {
      this.fireError(error);
      this.fireClose();
    };
    this.input.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError);
    return {
      dispose: () => {
        this.input.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onError);
      },
    };
  }

  private take(data: Buffer, callback: DataCallback): void {
    let rest = data;
    if (this.skipBytes > 0) {
      const skipped = Math.min(this.skipBytes, rest.length);
      this.skipBytes -= skipped;
      rest = rest.subarray(skipped);
    }
    if (rest.length === 0) return;
    this.parts.push(rest);
    this.bytes += rest.length;
    // A long body arrives in many pieces: they are joined once, when all are there.
    for (;;) {
      if (this.bodyBytes < 0) {
        if (this.readHeader()) continue;
        return;
      }
      if (this.bytes < this.bodyBytes) return;
      const buffer = this.joined();
      const body = buffer.subarray(0, this.bodyBytes);
      this.keep(buffer.subarray(this.bodyBytes));
      this.bodyBytes = -1;
      this.deliver(body, callback);
    }
  }

  /** Takes the next header if it is complete; false when more bytes are needed. */
  private readHeader(): boolean {
    if (this.bytes === 0) return false;
    const buffer = this.joined();
    const end = buffer.indexOf(HEADER_END);
    if (end < 0) {
      if (buffer.length <= MAX_HEADER_BYTES) return false;
      this.resynchronize(buffer, buffer.length);
      return this.bytes > 0 && this.bytes < buffer.length;
    }
    const header = buffer.toString('latin1', 0, end);
    // Garbage before a header ends where the header starts.
    const lines = header.split('\r\n');
    const length = lines.map((line) => /^content-length\s*:\s*(\d+)\s*$/i.exec(line)?.[1]).find(Boolean);
    const isCredible = length !== undefined && Number(length) <= MAX_CREDIBLE_BYTES;
    if (!isCredible || lines.some((line) => !line.includes(':'))) {
      this.resynchronize(buffer, end + HEADER_END.length);
      return true;
    }
    const bodyBytes = Number(length);
    this.keep(buffer.subarray(end + HEADER_END.length));
    if (bodyBytes > MAX_MESSAGE_BYTES) {
      this.onMalformed({
        id: null,
        code: INVALID_REQUEST,
        message: `a message of ${length} bytes was skipped; the limit is ${MAX_MESSAGE_BYTES}`,
      });
      this.skipBytes = Math.max(0, bodyBytes - this.bytes);
      this.keep(this.joined().subarray(Math.min(bodyBytes, this.bytes)));
      return true;
    }
    this.bodyBytes = bodyBytes;
    return true;
  }

  /** Skips what is no header, up to where one seems to start; at most `to` bytes. */
  private resynchronize(buffer: Buffer, to: number): void {
    this.onMalformed({
      id: null,
      code: PARSE_ERROR,
      message: 'expected a header "Content-Length: <bytes>" and an empty line before each message',
    });
    const next = HEADER_START.exec(buffer.toString('latin1', 1))?.index;
    this.keep(buffer.subarray(next === undefined ? to : next + 1));
  }

  private deliver(body: Buffer, callback: DataCallback): void {
    let message: unknown;
    try {
      message = JSON.parse(body.toString('utf8'));
    } catch (error) {
      const { message: why } = error as Error;
      this.onMalformed({ id: null, code: PARSE_ERROR, message: `a message is no JSON: ${why}` });
      return;
    }
    const problem = problemWith(message);
    if (problem !== null) {
      this.onMalformed({ id: requestId(message), code: INVALID_REQUEST, message: problem });
      return;
    }
    callback(message as Message);
  }

  private joined(): Buffer {
    if (this.parts.length !== 1) this.parts = [Buffer.concat(this.parts)];
    return this.parts[0]!;
  }

  private keep(rest: Buffer): void {
    this.parts = rest.length === 0 ? [] : [rest];
    this.bytes = rest.length;
  }
}

/** Why a JSON value is no JSON-RPC 2.0 message; null when it is one. */
function problemWith(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'a message must be a JSON object (batches are not part of LSP)';
  const { jsonrpc, method, id, params } = value as Record<string, unknown>;
  if (jsonrpc !== '2.0') return 'a message must say "jsonrpc": "2.0"';
  if (id !== undefined && id !== null && !isId(id)) return '"id" must be a string or a number';
  if (method === undefined)
    return id !== undefined && isAnswer(value)
      ? null
      : 'a message must have a "method", or answer a request by its "id" with a "result" or an "error"';
  if (typeof method !== 'string') return '"method" must be a string';
  if (id === null) return 'a request needs an "id" that is a string or a number';
  if (params !== undefined && params !== null && typeof params !== 'object')
    return '"params" must be an object or an array';
  if (method === '$/cancelRequest' && !isId((params as { id?: unknown } | null | undefined)?.id))
    return '"$/cancelRequest" needs "params": {"id": …}';
  return null;
}

const isId = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

const isAnswer = (value: object): boolean => 'result' in value || 'error' in value;

/** What who sent a JSON value waits for; an answer without a method is of the server's own requests. */
function requestId(value: unknown): string | number | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, method } = value as Record<string, unknown>;
  return isId(id) && (method !== undefined || !isAnswer(value)) ? id : null;
}

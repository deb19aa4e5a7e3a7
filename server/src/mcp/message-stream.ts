/**
 * JSON-RPC messages as lines of a stream, the framing that the Model Context Protocol has over standard streams.
 * Knows lines and JSON, and nothing of what messages mean.
 */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** Bytes of one message: more is no question, and would have to be held in memory. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

const NEWLINE = 10;

/** A line that is no JSON, or too long. */
export const UNREADABLE: unique symbol = Symbol('unreadable');

/** The messages of a stream until it ends. Empty lines are nothing. */
export async function* readMessages(input: Readable): AsyncGenerator<unknown> {
  let pieces: Buffer[] = [];
  let length = 0;
  let isTooLong = false;
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    let rest = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      const line = Buffer.concat([...pieces, rest.subarray(0, end)]).toString();
      rest = rest.subarray(end + 1);
      if (isTooLong) yield UNREADABLE;
      else if (line.trim() !== '') yield parsed(line);
      pieces = [];
      length = 0;
      isTooLong = false;
    }
    length += rest.length;
    isTooLong ||= length > MAX_MESSAGE_BYTES;
    if (isTooLong) pieces = [];
    else if (rest.length > 0) pieces.push(rest);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return UNREADABLE;
  }
}

/** Writes a message; resolves when the stream wants more, or will never want any. */
export async function writeMessage(output: Writable, message: object): Promise<void> {
  if (output.destroyed || output.writableEnded) return;
  if (output.write(`${JSON.stringify(message)}\n`)) return;
  await Promise.race([once(output, 'drain'), once(output, 'close')]).catch(() => {});
}

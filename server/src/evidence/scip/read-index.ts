/**
 * Reads a SCIP index from bytes in memory or from a stream, plain or gzipped. Where the stream comes from is
 * the caller's business; nothing here opens a file.
 */
import { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { type IndexPart, IndexSplitter } from './index-splitter.ts';
import { MAX_UNZIPPED_BYTES } from './limits.ts';
import { ScipFormatError } from './scip-format-error.ts';

/** RFC 1952: the first two bytes of every gzip member. No protobuf message can begin so (0x1f is a group). */
const GZIP_MAGIC = [0x1f, 0x8b] as const;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === GZIP_MAGIC[0] && bytes[1] === GZIP_MAGIC[1];

/**
 * The parts of an index in memory, which may be gzipped. Documents are decoded one by one, as the iteration
 * asks for them. Damage is a part, never an exception.
 */
export function* decodeIndex(bytes: Uint8Array): Generator<IndexPart> {
  let plain = bytes;
  if (isGzip(bytes)) {
    try {
      plain = gunzipSync(bytes, { maxOutputLength: MAX_UNZIPPED_BYTES });
    } catch (error) {
      yield gzipDamage(error, 0);
      return;
    }
  }
  const splitter = new IndexSplitter();
  yield* splitter.push(plain);
  yield* splitter.end();
}

/**
 * The parts of an index that arrives in chunks of any size, which may be gzipped. Memory is bounded by the
 * largest field. Damage, a broken gzip stream included, is a part; errors of the source itself are thrown.
 * `onBytes` sees the unpacked bytes as they come.
 */
export async function* readIndex(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: Uint8Array) => void = () => {},
): AsyncGenerator<IndexPart> {
  const splitter = new IndexSplitter();
  let received = 0;
  try {
    for await (const chunk of decompressed(chunks)) {
      received += chunk.length;
      onBytes(chunk);
      for (const part of splitter.push(chunk)) {
        yield part;
        if (part.kind === 'damage' && part.isFinal) return;
      }
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    yield gzipDamage(error, received);
    return;
  }
  yield* splitter.end();
}

async function* decompressed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < GZIP_MAGIC.length) {
    const { value, done } = await source.next();
    if (done) break;
    head.push(value);
    size += value.length;
  }
  const rest = (async function* () {
    yield* head;
    yield* { [Symbol.asyncIterator]: () => source };
  })();
  if (!isGzip(Buffer.concat(head))) {
    yield* rest;
    return;
  }
  const gunzip = createGunzip();
  const input = Readable.from(rest, { objectMode: false });
  // An error of the source must end the reading as that error, not leave it waiting for more.
  input.on('error', (error) => gunzip.destroy(error));
  input.pipe(gunzip);
  try {
    yield* gunzip;
  } finally {
    input.destroy();
  }
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && ((error as NodeJS.ErrnoException).code ?? '').startsWith('Z_');

function gzipDamage(error: unknown, offset: number): IndexPart {
  const message = `the gzip file is damaged: ${(error as Error).message}`;
  return { kind: 'damage', error: new ScipFormatError(message, offset), isFinal: true };
}

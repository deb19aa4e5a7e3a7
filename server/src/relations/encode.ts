/**
 * Finalized rows to bytes, in the formats of `cpgd dump`. The same rows always give the same bytes. Writing
 * waits for a slow reader, so a big table never piles up in memory.
 */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Row } from './cell.ts';
import { encodeArrow } from './encode/arrow.ts';
import type { TableFormat } from './encode/formats.ts';
import { encodeParquet } from './encode/parquet.ts';
import { encodeCsv, encodeJsonLines } from './encode/text.ts';
import type { Contract } from './table.ts';

/** The pieces of a table's encoding, made as they are asked for. `batches` are finalized rows in order. */
export function encodeTable(
  contract: Contract,
  batches: Iterable<readonly Row[]>,
  format: TableFormat,
): Generator<string | Uint8Array> {
  switch (format) {
    case 'jsonl':
      return encodeJsonLines(contract, batches);
    case 'csv':
      return encodeCsv(contract, batches);
    case 'arrow':
      return encodeArrow(contract, batches);
    case 'parquet':
      return encodeParquet(contract, batches);
  }
}

/**
 * Writes a table to a stream, which stays open; resolves to the number of bytes when the stream has taken
 * them. Rejects with the stream's error, for instance EPIPE when the reader went away.
 */
export async function writeTable(
  stream: Writable,
  contract: Contract,
  batches: Iterable<readonly Row[]>,
  format: TableFormat,
): Promise<number> {
  let bytes = 0;
  let failure: Error | null = null;
  const onError = (error: Error): void => {
    failure = error;
  };
  stream.on('error', onError);
  try {
    for (const piece of encodeTable(contract, batches, format)) {
      bytes += typeof piece === 'string' ? Buffer.byteLength(piece, 'utf8') : piece.byteLength;
      // `once` rejects when the stream fails while it is full.
      if (!stream.write(piece)) await once(stream, 'drain');
      if (failure) throw failure;
    }
  } finally {
    stream.off('error', onError);
  }
  return bytes;
}

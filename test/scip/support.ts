/**
 * What tests of SCIP share: indexes built message by message through the generated codec, files run through
 * the extractor, and the real index of Django where the machine has it. Knows no test.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { bind } from '../../server/src/binder/bind.ts';
import { finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import type { AnchorTarget } from '../../server/src/evidence/scip/anchor.ts';
import type { Document, Index, Metadata } from '../../server/src/evidence/scip/generated/scip.ts';
import type { IndexPart } from '../../server/src/evidence/scip/index-splitter.ts';
import { encodeMessage, type Init } from '../../server/src/evidence/scip/messages.ts';
import { decodeIndex } from '../../server/src/evidence/scip/read-index.ts';
import type { ScipDocument } from '../../server/src/evidence/scip/scip-document.ts';
import { WireWriter } from '../../server/src/evidence/scip/wire-writer.ts';
import { ChunkLayout } from '../../server/src/syntax/chunk-layout.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { LineIndex } from '../../server/src/text/line-index.ts';

/** The index of Django 3.2 by scip-python 0.6.6, gzipped. */
export const DJANGO_INDEX = join(
  process.env.CPGD_CORPORA ?? fileURLToPath(new URL('../../../shared/corpora', import.meta.url)),
  'django-3.2.25.scip.gz',
);

export const hasDjangoIndex = (): boolean => existsSync(DJANGO_INDEX);

export const indexOf = (index: Init<Index>): Uint8Array => encodeMessage('Index', index);

/** The one document of an index with nothing else. */
export function documentOf(document: Init<Document>): ScipDocument {
  const parts = [...decodeIndex(indexOf({ documents: [document] }))];
  const [part] = parts;
  if (parts.length !== 1 || part?.kind !== 'document')
    throw new Error(`no document: ${JSON.stringify(parts)}`);
  return part.document;
}

export function documentsOf(parts: Iterable<IndexPart>): ScipDocument[] {
  const found: ScipDocument[] = [];
  for (const part of parts) if (part.kind === 'document') found.push(part.document);
  return found;
}

const parser = await createPythonParser();

/** A Python text as something to anchor in. */
export function targetOf(text: string, path = 'pkg/mod.py'): AnchorTarget {
  const builder = extract({ tree: parser.parseFlat(text), text, path });
  bind(builder, { pythonVersion: { major: 3, minor: 13 } });
  const evidence = finishEvidence(builder);
  const { start, end, parent } = evidence.chunks;
  return { evidence, layout: new ChunkLayout(start, end, parent), lines: new LineIndex(text) };
}

/** What an index says of these paths and of itself; unpacked. */
export const indexOfPaths = (index: Uint8Array, paths: ReadonlySet<string>): Buffer =>
  rewritten(index, (metadata) => metadata, paths);

/** The index as if another tool had made it: cpgd does not take in its own unless it is told to. */
export const indexBy = (name: string, index: Uint8Array): Buffer =>
  rewritten(index, (metadata) => ({ ...metadata, toolInfo: { ...metadata.toolInfo, name } }));

function rewritten(
  index: Uint8Array,
  metadataOf: (metadata: Init<Metadata>) => Init<Metadata>,
  paths: ReadonlySet<string> | null = null,
): Buffer {
  const plain = index[0] === 0x1f ? gunzipSync(index) : index;
  const writer = new WireWriter();
  for (const part of decodeIndex(plain)) {
    if (part.kind === 'metadata')
      writer.messageField(1, encodeMessage('Metadata', metadataOf(part.metadata)));
    else if (part.kind === 'document' && (paths === null || paths.has(part.document.path)))
      writer.messageField(2, plain.subarray(part.byteOffset, part.byteOffset + part.byteLength));
  }
  return Buffer.from(writer.take());
}

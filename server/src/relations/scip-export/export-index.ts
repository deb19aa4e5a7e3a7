/**
 * Writes a snapshot as a SCIP index of our own: metadata, one document per indexed file in order of paths,
 * then the symbols that none of them defines. The same snapshot and options give the same bytes. Yields the
 * index in pieces, so that it is never in memory as a whole; who stores them is the caller's business.
 */
import { TextEncoding } from '../../evidence/scip/generated/scip.ts';
import { encodeMessage } from '../../evidence/scip/messages.ts';
import { WireWriter } from '../../evidence/scip/wire-writer.ts';
import type { PackageNames } from '../../linker/module-index.ts';
import { FileView } from '../file-view.ts';
import type { FileSnapshot, Snapshot } from '../snapshot.ts';
import { documentOccurrences } from './document-occurrences.ts';
import { DocumentEncoder } from './encode-document.ts';
import { ExportedSymbols } from './exported-symbols.ts';
import { externalInformation, symbolInformation } from './symbol-information.ts';

/** Field numbers of `scip.Index`. */
const IndexField = { metadata: 1, document: 2, externalSymbol: 3 } as const;

export interface ScipExportOptions {
  /** `file://` URI of the folder that paths are relative to. */
  readonly projectRoot: string;
  readonly toolVersion: string;
  /** Identity of the workspace's package and of Python, as the linker had it. */
  readonly packages: PackageNames;
}

/** What was written, for reports. */
export interface ScipExportSummary {
  readonly documents: number;
  readonly occurrences: number;
  readonly definitions: number;
  /** Symbols that documents define, with repetitions across documents (`local N`, stubs). */
  readonly symbols: number;
  readonly externalSymbols: number;
  /** Indexed files whose text is no longer the one that was indexed: they are left out. */
  readonly changedFiles: readonly string[];
}

/** Bytes of a piece: fewer, larger writes; a cancelled export still ends at once. */
const PIECE_BYTES = 1 << 18;

/** Yields pieces of some whole top-level fields each; returns the summary. */
export function* exportScipIndex(
  snapshot: Snapshot,
  options: ScipExportOptions,
): Generator<Uint8Array, ScipExportSummary> {
  const exported = new ExportedSymbols(snapshot, options.packages);
  const workspace = { pathsOfModule: () => [] };
  const encoder = new DocumentEncoder();
  const writer = new WireWriter();
  const defined = new Set<string>();
  const mentioned = new Set<string>();
  const changedFiles: string[] = [];
  const counts = { documents: 0, occurrences: 0, definitions: 0, symbols: 0 };

  writer.messageField(IndexField.metadata, metadata(options));
  for (const file of inOrder(snapshot.files)) {
    if (file.evidence() === null) continue;
    const text = file.text();
    if (text === null) {
      changedFiles.push(file.path);
      continue;
    }
    const view = new FileView(file, workspace, null);
    const occurrences = documentOccurrences(view, exported);
    const symbols = symbolInformation(view, occurrences);
    for (const { symbol, defines } of occurrences) {
      if (symbol.startsWith('local ')) continue;
      (defines === null ? mentioned : defined).add(symbol);
    }
    // Bases and overridden methods need no occurrence of their own.
    for (const { relationships = [] } of symbols)
      for (const { symbol } of relationships) mentioned.add(symbol!);
    writer.messageField(IndexField.document, encoder.encode({ path: file.path, text, occurrences, symbols }));
    if (writer.length >= PIECE_BYTES) yield writer.take();
    counts.documents++;
    counts.occurrences += occurrences.length;
    counts.definitions += occurrences.filter(({ defines }) => defines !== null).length;
    counts.symbols += symbols.length;
  }
  const external = [...mentioned].filter((symbol) => !defined.has(symbol)).sort();
  for (const symbol of external) {
    writer.messageField(
      IndexField.externalSymbol,
      encodeMessage('SymbolInformation', externalInformation(symbol)),
    );
  }
  yield writer.take();
  return { ...counts, externalSymbols: external.length, changedFiles };
}

const inOrder = (files: readonly FileSnapshot[]): readonly FileSnapshot[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

function metadata({ projectRoot, toolVersion }: ScipExportOptions): Uint8Array {
  return encodeMessage('Metadata', {
    toolInfo: { name: 'cpgd', version: toolVersion },
    projectRoot,
    textDocumentEncoding: TextEncoding.UTF8,
  });
}

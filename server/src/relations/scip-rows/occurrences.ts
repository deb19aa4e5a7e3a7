/**
 * Evidence tables of imported SCIP indexes: the occurrences that count, those that do not with the reason, the
 * documents and diagnostics. Computed from the documents and the text when somebody reads them.
 */
import { FAILURES, MATCHES } from '../../evidence/scip/anchors.ts';
import { columnUnit } from '../../evidence/scip/column-unit.ts';
import { Severity } from '../../evidence/scip/generated/scip.ts';
import { RANGE_WIDTH } from '../../evidence/scip/scip-document.ts';
import { TOKEN_KINDS } from '../../evidence/scip/tokens.ts';
import { prefixedHash } from '../../text/ids.ts';
import type { FileView } from '../file-view.ts';
import type { ScipOfFile } from '../snapshot.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';

/** Documents of imported indexes about the file. */
export const scipOf = (file: FileView): readonly ScipOfFile[] => file.file.scip?.() ?? [];

const SOURCE = col.string('index_path', 'File the index came from: in the workspace, or absolute.');

/** Our spelling of an occurrence's symbol; as the index has it where that states nothing. */
function symbolAt({ placed, symbols }: ScipOfFile, row: number): string {
  const { occurrences, anchors } = placed;
  const symbol = occurrences.symbol[row]!;
  const isAttribute = TOKEN_KINDS[anchors.tokens.kind[anchors.token[row]!]!] === 'attribute';
  return symbols.of(symbol, isAttribute) ?? occurrences.symbolNames[symbol] ?? '';
}

export const scipOccurrences = fileTable({
  name: 'scip_occurrences',
  family: 'evidence',
  lens: 'scip',
  meaning: 'Occurrences of imported SCIP indexes that hold of the text as it is.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('occ_id', 'Id; also the node id of its SCIP_OCCURRENCE.'),
    col.string('symbol', 'Symbol in our spelling; `local N` means something only in this document.'),
    col.int('symbol_roles', 'SCIP SymbolRole bits: those of the index, as the syntax corrects them.'),
    col.orNull.int('enclosing_bstart', 'Start of the whole definition, where the index says it.'),
    col.orNull.int('enclosing_bend', 'End of it.'),
    col.int('syntax_roles', 'The bits of `symbol_roles` that the syntax has set or cleared.'),
    col.string('match', '`exact`, or `contained`: the span is that of the token, or has more in it.'),
    col.string('token_kind', 'What it stands on: `name`, `attribute`, `definition`, `imported_name` …'),
    col.string('index_symbol', 'Symbol as the index spells it.'),
    SOURCE,
  ],
  key: ['occ_id'],
  sort: ['path', 'bstart', 'bend', 'symbol', 'index_path'],
  rows(file, emit) {
    for (const scip of file.once(scipOf)) {
      const { occurrences, anchors } = scip.placed;
      for (let row = 0; row < anchors.length; row++) {
        if (anchors.failure[row] !== 0) continue;
        const bstart = occurrences.start[row]!;
        const bend = occurrences.end[row]!;
        const indexSymbol = occurrences.symbolNames[occurrences.symbol[row]!]!;
        const isEnclosed = occurrences.enclosingStart[row]! >= 0;
        emit(
          file.path,
          bstart,
          bend,
          prefixedHash('SCIP_OCCURRENCE', file.path, bstart, bend, indexSymbol, scip.source),
          symbolAt(scip, row),
          anchors.roles[row]!,
          isEnclosed ? occurrences.enclosingStart[row]! : null,
          isEnclosed ? occurrences.enclosingEnd[row]! : null,
          anchors.syntaxRoles[row]!,
          MATCHES[anchors.match[row]!]!,
          TOKEN_KINDS[anchors.tokens.kind[anchors.token[row]!]!]!,
          indexSymbol,
          scip.source,
        );
      }
    }
  },
});

export const scipUnresolved = fileTable({
  name: 'scip_unresolved_v1',
  family: 'evidence',
  lens: 'scip',
  meaning: 'Occurrences of imported SCIP indexes that do not count, with the reason.',
  columns: [
    col.string('path', 'Repo-relative POSIX path.'),
    SOURCE,
    col.int('occurrence', 'Number of the occurrence in its document, from 0.'),
    col.string('symbol', 'Symbol as the index spells it; empty when it names none.'),
    col.string('reason', 'Why it does not count; see the reference of SCIP.'),
    col.orNull.int('index_line', 'Line in the text that was indexed, from 1; null when it has no range.'),
    col.orNull.int('index_column', 'Column there, from 1, in the units of the document.'),
  ],
  key: ['path', 'index_path', 'occurrence'],
  sort: ['path', 'index_path', 'occurrence'],
  rows(file, emit) {
    for (const { source, document, placed } of file.once(scipOf)) {
      const { ranges, symbol, symbolNames } = document.occurrences;
      placed.anchors.failure.forEach((failure, row) => {
        if (failure === 0) return;
        const at = row * RANGE_WIDTH;
        const hasRange = ranges[at]! >= 0;
        emit(
          file.path,
          source,
          row,
          symbolNames[symbol[row]!] ?? '',
          FAILURES[failure]!,
          hasRange ? ranges[at]! + 1 : null,
          hasRange ? ranges[at + 1]! + 1 : null,
        );
      });
    }
  },
});

const SEVERITIES = new Map<number, string>(
  Object.entries(Severity).map(([name, code]) => [code, name.toLowerCase()]),
);

export const scipDiagnostics = fileTable({
  name: 'scip_diagnostics_v1',
  family: 'evidence',
  lens: 'scip',
  meaning: 'Diagnostics that imported SCIP indexes attach to occurrences whose place is still known.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('diagnostic_id', 'Id; also the node id of its SCIP_DIAGNOSTIC.'),
    col.string('severity', '`error`, `warning`, `information`, `hint` or `unspecifiedseverity`.'),
    col.string('code', 'Code of the tool that made it; may be empty.'),
    col.string('message', 'What it says.'),
    col.string('source', 'Tool that made it; may be empty.'),
    SOURCE,
  ],
  key: ['diagnostic_id'],
  sort: ['path', 'bstart', 'bend', 'code', 'message'],
  rows(file, emit) {
    for (const { source, document, placed } of file.once(scipOf)) {
      for (const { occurrence, diagnostic } of document.diagnostics) {
        const bstart = placed.occurrences.start[occurrence]!;
        if (bstart < 0) continue;
        const { severity, code, message, source: tool } = diagnostic;
        const name = SEVERITIES.get(severity) ?? 'unspecifiedseverity';
        const bend = placed.occurrences.end[occurrence]!;
        const id = prefixedHash('SCIP_DIAGNOSTIC', file.path, bstart, bend, code, message, source);
        emit(file.path, bstart, bend, id, name, code, message, tool, source);
      }
    }
  },
});

export const scipDocuments = fileTable({
  name: 'scip_documents_v1',
  family: 'evidence',
  lens: 'scip',
  meaning: 'Documents of imported SCIP indexes about files of the workspace.',
  columns: [
    col.string('path', 'Repo-relative POSIX path.'),
    SOURCE,
    col.string('document_id', 'Id; also the node id of its SCIP_DOCUMENT.'),
    col.string('tool', 'Indexer; empty when the index does not say.'),
    col.string('tool_version', 'Its version.'),
    col.string('language', 'Language as the document has it; may be empty.'),
    col.string('column_unit', '`utf-8`, `utf-16` or `utf-32`: what its columns count.'),
    col.int('occurrences', 'Occurrences of the document.'),
    col.int('holding', 'Those that hold of the text as it is.'),
    col.int('touched_chunks', 'Chunks that were edited since.'),
  ],
  key: ['document_id'],
  sort: ['path', 'index_path'],
  rows(file, emit) {
    for (const { source, metadata, document, placed } of file.once(scipOf)) {
      emit(
        file.path,
        source,
        prefixedHash('SCIP_DOCUMENT', file.path, source),
        metadata?.toolInfo?.name ?? '',
        metadata?.toolInfo?.version ?? '',
        document.language,
        columnUnit(document.positionEncoding, metadata).unit,
        placed.anchors.length,
        placed.anchors.failure.reduce((count, failure) => count + (failure === 0 ? 1 : 0), 0),
        placed.touchedChunks.size,
      );
    }
  },
});

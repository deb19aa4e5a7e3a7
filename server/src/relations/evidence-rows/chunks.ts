/**
 * Tables of how a file is cut and where its syntax is broken: `chunks` and `parse_diagnostics`.
 */
import { CHUNK_KINDS, DIAGNOSTIC_KINDS } from '../../evidence/schema.ts';
import { chunkSymbolKey } from '../symbol-key.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';

export const chunks = fileTable({
  name: 'chunks',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'The units of extraction, caching and storage a file is cut into.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('chunk_uid', 'Content hash of the chunk with its context.'),
    col.string('symbol_key', '`path::Qualified.name::kindGroup`, with an ordinal for redefinitions.'),
    col.string('kind', '`module`, `class`, `function` or `method`.'),
    col.orNull.string('parent_symbol_key', 'Symbol key of the chunk around it; null for the module body.'),
    col.orNull.string('collision_of', 'Uid of the chunk whose uid this one would have shared, else null.'),
  ],
  key: ['path', 'chunk_uid'],
  sort: ['path', 'bstart', 'bend'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { chunks } = file.evidence;
    for (let row = 0; row < chunks.length; row++) {
      const parent = chunks.parent[row]!;
      const original = chunks.collisionOf[row]!;
      emit(
        file.path,
        chunks.start[row]!,
        chunks.end[row]!,
        file.text(chunks.uid[row]!) ?? '',
        chunkSymbolKey(file.path, file.evidence, row),
        CHUNK_KINDS[chunks.kind[row]!]!,
        parent < 0 ? null : chunkSymbolKey(file.path, file.evidence, parent),
        file.text(original),
      );
    }
  },
});

export const parseDiagnostics = fileTable({
  name: 'parse_diagnostics',
  family: 'evidence',
  lens: 'native_cst',
  meaning:
    'Syntax the parser had to skip or Python refuses though it parses (`error`), or that is missing (`missing`).',
  columns: [
    ...SPAN_COLUMNS,
    col.string('kind', '`error` or `missing`.'),
    col.string('message', 'What is wrong, for people.'),
    col.string('container_symbol_key', 'Symbol key of the chunk it stands in.'),
    col.string('diagnostic_id', 'Id; also the node id of its TS_ERROR_NODE or TS_MISSING_TOKEN.'),
  ],
  key: ['diagnostic_id'],
  sort: ['path', 'bstart', 'bend', 'kind'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { diagnostics } = file.evidence;
    const ids = file.idsOf('diagnostics');
    for (let row = 0; row < diagnostics.length; row++) {
      emit(
        file.path,
        ...file.span('diagnostics', row),
        DIAGNOSTIC_KINDS[diagnostics.kind[row]!]!,
        file.text(diagnostics.message[row]!) ?? '',
        chunkSymbolKey(file.path, file.evidence, diagnostics.chunk[row]!),
        ids[row]!,
      );
    }
  },
});

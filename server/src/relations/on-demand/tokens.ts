/**
 * `cst_literals` and `cst_comments`: tokens no other table keeps, had by parsing the text again when somebody
 * asks. They are in no export and not in the graph unless named.
 */
import { entityId } from '../../text/ids.ts';
import type { FileView } from '../file-view.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import type { SourceToken } from './parse-source.ts';
import { OnDemandError } from './parts.ts';

/** Tokens of the file; none when its text cannot be read any more or was skipped. */
function tokensOf(file: FileView): readonly SourceToken[] {
  if (!file.evidence) return [];
  if (!file.parse) {
    throw new OnDemandError('cst_literals and cst_comments are computed on demand: pass `parse`.');
  }
  const text = file.file.text();
  return text === null ? [] : file.parse(text);
}

export const cstLiterals = fileTable({
  name: 'cst_literals',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'String and number literals, as written.',
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string('literal_id', 'Id; the node id of a PY_STRING_LITERAL or PY_NUMBER_LITERAL.'),
    col.string('literal_kind', '`string` or `number`.'),
    col.string('text', 'The literal as written, prefix and quotes included.'),
  ],
  key: ['literal_id'],
  sort: ['path', 'bstart', 'bend', 'literal_id'],
  rows(file, emit) {
    for (const { kind, bstart, bend, text } of file.once(tokensOf)) {
      if (kind === 'comment') continue;
      const node = kind === 'string' ? 'PY_STRING_LITERAL' : 'PY_NUMBER_LITERAL';
      emit(file.path, bstart, bend, entityId(node, file.path, bstart, bend), kind, text);
    }
  },
});

export const cstComments = fileTable({
  name: 'cst_comments',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Comments, `#` included.',
  onDemand: true,
  columns: [
    ...SPAN_COLUMNS,
    col.string('comment_id', 'Id; the node id of a PY_COMMENT.'),
    col.string('text', 'The comment as written.'),
  ],
  key: ['comment_id'],
  sort: ['path', 'bstart', 'bend', 'comment_id'],
  rows(file, emit) {
    for (const { kind, bstart, bend, text } of file.once(tokensOf)) {
      if (kind !== 'comment') continue;
      emit(file.path, bstart, bend, entityId('PY_COMMENT', file.path, bstart, bend), text);
    }
  },
});

/**
 * The incremental tables: what each revision changed, what others could see of it, and which files it touched
 * why. Rows come from the stored history, oldest revision first.
 */
import { fileId, prefixedHash } from '../../text/ids.ts';
import type { ImpactedFile, RevisionRecord } from '../history.ts';
import { col, historyTable } from '../table.ts';

const REVISION = col.int('revision', 'The revision.');
const FILE = [
  col.string('file_id', 'Hash of the path.'),
  col.string('path', 'Repo-relative POSIX path.'),
] as const;

export const incRevisions = historyTable({
  name: 'inc_revisions',
  family: 'files',
  lens: 'derived',
  meaning: 'One row per stored revision.',
  columns: [
    REVISION,
    col.float('started_at', 'When work on it began, in ms since 1970.'),
    col.string('trigger', '`edit`, `watch`, `checkout`, `index` or `scip`.'),
    col.int('changed_files', 'Files whose text changed.'),
    col.int('impacted_files', 'Files with links made again.'),
    col.int('relinked_chunks', 'Chunks whose links were made again.'),
    col.int('wall_us', 'Wall time to the commit, in µs.'),
  ],
  key: ['revision'],
  sort: ['revision'],
  rows(record, emit) {
    const { revision, startedAt, trigger, changedFiles, impactedFiles, relinkedChunks, wallUs } = record;
    emit(revision, startedAt, trigger, changedFiles, impactedFiles, relinkedChunks, wallUs);
  },
});

export const incChangedFiles = historyTable({
  name: 'inc_changed_files_v1',
  family: 'files',
  lens: 'derived',
  meaning: 'Files whose text a revision found changed.',
  columns: [
    REVISION,
    ...FILE,
    col.string('change_kind', '`added`, `modified`, `removed` or `moved`.'),
    col.orNull.string('moved_from', 'Path a moved file had before.'),
  ],
  key: ['revision', 'path'],
  sort: ['revision', 'path'],
  rows({ revision, changed }, emit) {
    for (const { path, change, from } of changed) emit(revision, fileId(path), path, change, from);
  },
});

export const incChangedExports = historyTable({
  name: 'inc_changed_exports_v1',
  family: 'files',
  lens: 'derived',
  meaning: 'Names that others can see and that a revision added, removed or changed.',
  columns: [
    REVISION,
    ...FILE,
    col.string('qname_id', 'Hash of the qualified name.'),
    col.string('qname', 'Qualified name.'),
    col.string('symbol', 'Symbol string.'),
    col.string('delta_kind', '`added`, `removed` or `changed`.'),
    col.orNull.string(
      'detail',
      '`kind`, `signature`, `bases`, `decorators`, `annotation`, `alias_target` or `inferred_type`.',
    ),
  ],
  key: ['revision', 'path', 'qname', 'delta_kind', 'detail'],
  sort: ['revision', 'path', 'qname'],
  rows({ revision, exports }, emit) {
    for (const { path, qname, symbol, delta, detail } of exports)
      emit(revision, fileId(path), path, prefixedHash('QNAME', qname), qname, symbol, delta, detail);
  },
});

const via = (wanted: readonly string[]) => (record: RevisionRecord) =>
  record.impacted.filter(({ reason, viaPath }) => viaPath !== null && wanted.includes(reason));

const VIA_COLUMNS = [
  REVISION,
  ...FILE,
  col.string('via', 'Path of the file whose change came through.'),
] as const;

function viaTable(
  name: string,
  meaning: string,
  select: (record: RevisionRecord) => readonly ImpactedFile[],
) {
  return historyTable({
    name,
    family: 'files',
    lens: 'derived',
    meaning,
    columns: VIA_COLUMNS,
    key: ['revision', 'path', 'via'],
    sort: ['revision', 'path', 'via'],
    rows(record, emit) {
      for (const { path, viaPath } of select(record)) emit(record.revision, fileId(path), path, viaPath!);
    },
  });
}

export const incImpactedCallers = viaTable(
  'inc_impacted_callers_v1',
  'Files that call something a revision changed.',
  via(['caller_symbol', 'caller_qname']),
);

export const incImpactedImporters = viaTable(
  'inc_impacted_importers_v1',
  'Files that import something a revision changed.',
  via(['import_module', 'import_from', 'import_star', 'reexport']),
);

export const incImpactedFiles = historyTable({
  name: 'inc_impacted_files_v2',
  family: 'files',
  lens: 'derived',
  meaning: 'Files a revision touched, each with every reason; `via_file_id` leads back to a changed file.',
  columns: [
    REVISION,
    ...FILE,
    col.string('reason_kind', 'Why; see the reference of reasons.'),
    col.string('reason_ref', 'Symbol, qualified name or path that changed.'),
    col.orNull.string('via_file_id', 'File whose change came through; null for changed files.'),
    col.orNull.int('via_bstart', 'Start of the site in this file that caused it.'),
    col.orNull.int('via_bend', 'End of that site.'),
    col.int('hop', 'Files between it and the change; 0 for a changed file.'),
  ],
  key: ['revision', 'path', 'reason_kind', 'reason_ref', 'via_file_id'],
  sort: ['revision', 'path', 'hop'],
  rows({ revision, impacted }, emit) {
    for (const { path, reason, ref, viaPath, bstart, bend, hop } of impacted)
      emit(
        revision,
        fileId(path),
        path,
        reason,
        ref,
        viaPath === null ? null : fileId(viaPath),
        bstart,
        bend,
        hop,
      );
  },
});

export const INCREMENTAL_TABLES = [
  incRevisions,
  incChangedFiles,
  incChangedExports,
  incImpactedCallers,
  incImpactedImporters,
  incImpactedFiles,
];

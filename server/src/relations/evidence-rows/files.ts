/**
 * Tables with one row per file: what discovery found and which module it is. Knows nothing of file contents.
 */
import { fileId } from '../../text/ids.ts';
import { moduleId, packageId } from '../node-ids.ts';
import { col, fileTable } from '../table.ts';

export const files = fileTable({
  name: 'files',
  family: 'files',
  lens: 'workspace',
  meaning: 'One row per Python file that discovery found, skipped files with the reason included.',
  columns: [
    col.string('path', 'Repo-relative POSIX path.'),
    col.int('bstart', 'Always 0.'),
    col.int('bend', 'Length of the decoded text in UTF-8 bytes; 0 for skipped files.'),
    col.string('file_id', 'Hash of the path.'),
    col.orNull.string('module_fqn', 'Dotted module name; null when the path is not importable.'),
    col.bool('is_package', 'True for `__init__.py` and `__init__.pyi`.'),
    col.int('bytes', 'Size on disk.'),
    col.int('lines', 'Number of lines of the text.'),
    col.orNull.string('content_hash', 'SHA-256 of the bytes on disk; null when they could not be read.'),
    col.string('parse_status', '`ok`, `recovered` (has syntax errors) or `skipped`.'),
    col.orNull.string('skip_reason', 'Why a skipped file was skipped, else null.'),
  ],
  key: ['path'],
  sort: ['path'],
  rows({ file, textBytes }, emit) {
    emit(
      file.path,
      0,
      textBytes,
      fileId(file.path),
      file.moduleFqn,
      file.isPackage,
      file.bytes,
      file.lines,
      file.sha256,
      file.parseStatus,
      file.skipReason,
    );
  },
});

export const moduleManifest = fileTable({
  name: 'module_manifest_v1',
  family: 'files',
  lens: 'workspace',
  meaning: 'Which module each importable file is; a stub and its source are two rows with one module.',
  columns: [
    col.string('path', 'Repo-relative POSIX path.'),
    col.string('module_fqn', 'Dotted module name.'),
    col.string('module_id', 'Hash of the module name; also the node id of its PY_MODULE.'),
    col.string('source_root', 'Repo-relative path of the folder imports start from; empty for the root.'),
    col.orNull.string('file_sha256', 'SHA-256 of the bytes on disk; null when they could not be read.'),
    col.bool('is_package', 'True for `__init__.py` and `__init__.pyi`.'),
    col.orNull.string('package_id', 'Node id of the package it is in (or is); null for top-level modules.'),
  ],
  key: ['path'],
  sort: ['path'],
  rows({ file }, emit) {
    if (file.moduleFqn === null) return;
    emit(
      file.path,
      file.moduleFqn,
      moduleId(file.moduleFqn),
      file.sourceRoot ?? '',
      file.sha256,
      file.isPackage,
      packageOf(file.moduleFqn, file.isPackage),
    );
  },
});

function packageOf(moduleFqn: string, isPackage: boolean): string | null {
  const fqn = isPackage ? moduleFqn : parentOf(moduleFqn);
  return fqn === null ? null : packageId(fqn);
}

/** Dotted name without its last part; null for a top-level name. */
function parentOf(fqn: string): string | null {
  const dot = fqn.lastIndexOf('.');
  return dot < 0 ? null : fqn.slice(0, dot);
}

export const packages = fileTable({
  name: 'packages_v1',
  family: 'files',
  lens: 'workspace',
  meaning: 'Packages of the workspace, regular ones and namespace packages (PEP 420).',
  columns: [
    col.string('package_id', 'Id; also the node id of its PY_PACKAGE.'),
    col.string('package_fqn', 'Dotted name.'),
    col.orNull.string('parent_package_id', 'Package it is in; null for top-level packages.'),
    col.bool('is_namespace', 'No file of the workspace is its `__init__`.'),
  ],
  key: ['package_id'],
  sort: ['package_fqn'],
  rows({ file, workspace }, emit) {
    if (file.moduleFqn === null) return;
    let fqn = file.isPackage ? file.moduleFqn : parentOf(file.moduleFqn);
    while (fqn !== null) {
      const parent = parentOf(fqn);
      const isNamespace = workspace.pathsOfModule(fqn).length === 0;
      emit(packageId(fqn), fqn, parent === null ? null : packageId(parent), isNamespace);
      fqn = parent;
    }
  },
});

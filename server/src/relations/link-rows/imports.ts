/**
 * Relationship tables of imports: alias → module, module file and symbol.
 */

import { ImportFlag, ImportKind } from '../../evidence/schema.ts';
import { fileId } from '../../text/ids.ts';
import { moduleId } from '../node-ids.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import { BEST_FIRST, forEachLink, RELATIONSHIP_COLUMNS } from './link-table.ts';

/** Paths of the files a module name stands for; one null where the workspace has none. */
const targetPaths = (paths: readonly string[]): readonly (string | null)[] =>
  paths.length > 0 ? paths : [null];

export const relImportModule = fileTable({
  name: 'rel_import_module_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'Import alias → module it imports or imports from, with the module’s files.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('import_alias_id', 'The import alias.'),
    col.string('module_fqn', 'Dotted name of the module.'),
    col.string('module_id', 'Id of the module; also the node id of its PY_MODULE.'),
    col.orNull.string(
      'dst_path',
      'File of the module; null outside the workspace and for namespace packages.',
    ),
    col.orNull.string('dst_file_id', 'Id of that file.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['import_alias_id', 'module_fqn', 'dst_path'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'import_alias_id', 'module_fqn', 'dst_path'],
  rows(file, emit) {
    forEachLink(
      file,
      'import_module',
      (row) => file.idsOf('imports')[row]!,
      (link, id, common) => {
        for (const path of targetPaths(file.workspace.pathsOfModule(link.target))) {
          emit(
            file.path,
            ...file.span('imports', link.left),
            id,
            link.target,
            moduleId(link.target),
            path,
            path === null ? null : fileId(path),
            ...common,
          );
        }
      },
    );
  },
});

export const relImportSymbol = fileTable({
  name: 'rel_import_symbol_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'Import alias → symbol it imports.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('import_alias_id', 'The import alias.'),
    col.string('symbol', 'Symbol it imports.'),
    col.int('symbol_roles', 'SCIP SymbolRole bits; the import bit (2) is set.'),
    col.bool('is_aliased', 'Written with `as`.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['import_alias_id', 'symbol'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'import_alias_id', 'symbol'],
  rows(file, emit) {
    forEachLink(
      file,
      'import_symbol',
      (row) => file.idsOf('imports')[row]!,
      (link, id, common) => {
        const isAliased = (file.evidence!.imports.flags[link.left]! & ImportFlag.aliased) !== 0;
        emit(
          file.path,
          ...file.span('imports', link.left),
          id,
          link.target,
          link.roles,
          isAliased,
          ...common,
        );
      },
    );
  },
});

export const importsResolved = fileTable({
  name: 'imports_resolved_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'One row per import alias and module file it reaches: the edges of the import graph.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('import_alias_id', 'The import alias.'),
    col.string('importer_file_id', 'Id of the importing file.'),
    col.string('importer_path', 'Path of the importing file.'),
    col.string('imported_module_fqn', 'Dotted name of the imported module.'),
    col.orNull.string('imported_name', 'Name taken from the module; null for `import m` and for `*`.'),
    col.bool('is_star', 'Written `from m import *`.'),
    col.orNull.string(
      'dst_path',
      'File of the module; null outside the workspace and for namespace packages.',
    ),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['import_alias_id', 'imported_module_fqn', 'dst_path'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'import_alias_id', 'imported_module_fqn', 'dst_path'],
  rows(file, emit) {
    const importer = fileId(file.path);
    forEachLink(
      file,
      'import_module',
      (row) => file.idsOf('imports')[row]!,
      (link, id, common) => {
        const { flags, kind, name } = file.evidence!.imports;
        const isStar = (flags[link.left]! & ImportFlag.star) !== 0;
        const isFrom = kind[link.left]! === ImportKind.IMPORT_FROM;
        for (const path of targetPaths(file.workspace.pathsOfModule(link.target))) {
          emit(
            file.path,
            ...file.span('imports', link.left),
            id,
            importer,
            file.path,
            link.target,
            isFrom && !isStar ? file.text(name[link.left]!) : null,
            isStar,
            path,
            ...common,
          );
        }
      },
    );
  },
});

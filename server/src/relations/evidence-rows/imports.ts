/**
 * `cst_import_aliases`: what import statements say, one row per alias. Resolves relative module names against
 * the file's own package, as the statement's text alone does, and knows nothing of other files.
 */
import { IMPORT_KINDS, ImportFlag, ImportKind } from '../../evidence/schema.ts';
import { absoluteModule } from '../../linker/absolute-module.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';

export const cstImportAliases = fileTable({
  name: 'cst_import_aliases',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'One row per alias of an import statement.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('import_alias_id', 'Id; also the node id of its PY_IMPORT_ALIAS.'),
    col.string('import_kind', '`IMPORT` or `IMPORT_FROM`.'),
    col.orNull.string(
      'target_module_fqn',
      'Absolute dotted module the statement names; null when a relative import leaves the top package.',
    ),
    col.orNull.string('imported_name', 'Name taken from the module; null for `import m` and for `*`.'),
    col.orNull.string('local_name', 'Name it binds; null for `*`.'),
    col.bool('is_star', 'Written `from m import *`.'),
    col.int('relative_level', 'Number of leading dots.'),
    col.bool('in_type_checking', 'Stands under `if TYPE_CHECKING:`.'),
    col.bool('is_aliased', 'Written with `as`.'),
    col.bool('is_conditional', 'Stands under `if`, `try`, a loop, `with` or `match` of its scope.'),
    col.orNull.string('enclosing_def_id', 'Innermost definition around it; null at module level.'),
    col.string('import_stmt_id', 'Node id of the PY_IMPORT_STMT it is part of.'),
    col.int('stmt_bstart', 'Start of the statement.'),
    col.int('stmt_bend', 'End of the statement.'),
  ],
  key: ['import_alias_id'],
  sort: ['path', 'bstart', 'bend', 'import_alias_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { imports } = file.evidence;
    const ids = file.idsOf('imports');
    const statements = file.idsOf('importStatements');
    for (let row = 0; row < imports.length; row++) {
      const chunk = imports.chunk[row]!;
      const flags = imports.flags[row]!;
      const isStar = (flags & ImportFlag.star) !== 0;
      const isFrom = imports.kind[row]! === ImportKind.IMPORT_FROM;
      emit(
        file.path,
        ...file.span('imports', row),
        ids[row]!,
        IMPORT_KINDS[imports.kind[row]!]!,
        absoluteModule(file.file, imports.level[row]!, file.text(imports.module[row]!) ?? ''),
        isFrom && !isStar ? file.text(imports.name[row]!) : null,
        isStar ? null : file.text(imports.local[row]!),
        isStar,
        imports.level[row]!,
        (flags & ImportFlag.typeChecking) !== 0,
        (flags & ImportFlag.aliased) !== 0,
        (flags & ImportFlag.conditional) !== 0,
        file.id('defs', imports.def[row]!),
        statements[row]!,
        file.at(chunk, imports.stmtStart[row]!),
        file.at(chunk, imports.stmtEnd[row]!),
      );
    }
  },
});

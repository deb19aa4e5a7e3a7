/**
 * The export index: the top-level names a module's own text exposes, with a fingerprint of all that a user of the
 * name may depend on. Names that only come through a star import belong to the module they are bound in.
 */
import { exportedNamesOf } from '../../linker/exports.ts';
import { FileFacts } from '../../linker/file-facts.ts';
import type { Relation } from '../../linker/links.ts';
import { hash64 } from '../../text/hash.ts';
import { fileId, prefixedHash } from '../../text/ids.ts';
import type { FileView } from '../file-view.ts';
import { col, fileTable } from '../table.ts';

export const dimExportedDefs = fileTable({
  name: 'dim_exported_defs_v1',
  family: 'relationship',
  lens: 'linker',
  meaning: 'Top-level names a module exposes, re-exports included.',
  columns: [
    col.string('file_id', 'Hash of the path.'),
    col.string('path', 'Repo-relative POSIX path.'),
    col.orNull.string('def_id', 'The definition; null for variables and imports.'),
    col.string('def_kind_norm', '`class`, `function`, `async_function`, `variable` or `import`.'),
    col.string('name', 'The name.'),
    col.string('qname_id', 'Hash of the qualified name.'),
    col.string('qname', 'Qualified name.'),
    col.string('qname_source', '`definition`, or `reexport` for imports.'),
    col.orNull.string('symbol', 'What it stands for; null when that is unknown.'),
    col.string('fingerprint', 'Hash of kind, signature, bases, decorators, annotation and import target.'),
  ],
  key: ['path', 'qname_id'],
  sort: ['path', 'name'],
  rows(view, emit) {
    const { evidence, file, path } = view;
    if (!evidence) return;
    // Symbols come from the links, so the package that symbols are spelled with is not needed here.
    const facts = new FileFacts(file, evidence, '');
    for (const { name, qname, kind, def, site, isTopLevel, details } of exportedNamesOf(facts)) {
      if (!isTopLevel) continue;
      const isImport = kind === 'import';
      const relation = isImport ? 'import_symbol' : def >= 0 ? 'def_symbol' : 'name_symbol';
      emit(
        fileId(path),
        path,
        view.id('defs', def),
        kind,
        name,
        prefixedHash('QNAME', qname),
        qname,
        isImport ? 'reexport' : 'definition',
        view.once(firstTargets).get(relation)?.get(site) ?? null,
        hash64(JSON.stringify(details)),
      );
    }
  },
});

const RELATIONS: readonly Relation[] = ['import_symbol', 'def_symbol', 'name_symbol'];

/** The target of each left row, by relation; of several, the first in the order of their texts. */
function firstTargets(view: FileView): ReadonlyMap<Relation, ReadonlyMap<number, string>> {
  return new Map(
    RELATIONS.map((relation) => {
      const targets = new Map<number, string>();
      for (const { left, target } of view.nativeLinks(relation)) {
        const known = targets.get(left);
        if (known === undefined || target < known) targets.set(left, target);
      }
      return [relation, targets];
    }),
  );
}

/**
 * Tables of lexical binding: `scopes`, `bindings` and the sites that give bindings their values. The flags
 * mean what the methods of CPython's `symtable.Symbol` say. Knows nothing of other files.
 */
import { BindingFlag, SCOPE_KINDS, SITE_KINDS, type SiteKind } from '../../evidence/schema.ts';
import type { EntityTable } from '../entity-ids.ts';
import type { FileView } from '../file-view.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';

export const scopes = fileTable({
  name: 'scopes',
  family: 'evidence',
  lens: 'binder',
  meaning: 'Lexical scopes, as CPython’s symbol table opens them.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('scope_id', 'Id; also the node id of its SCOPE.'),
    col.orNull.string('parent_scope_id', 'Enclosing scope; null for the module.'),
    col.string(
      'scope_kind',
      '`module`, `class`, `function`, `lambda`, `comprehension`, `type_params`, `type_alias` or `annotation`.',
    ),
    col.string('name', 'Name as `symtable` prints it (`top` for the module).'),
    col.orNull.string('owner_def_id', 'Definition that opens it; null for modules and comprehensions.'),
  ],
  key: ['scope_id'],
  sort: ['path', 'bstart', 'bend', 'scope_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { scopes } = file.evidence;
    const ids = file.idsOf('scopes');
    for (let row = 0; row < scopes.length; row++) {
      emit(
        file.path,
        ...file.span('scopes', row),
        ids[row]!,
        file.id('scopes', scopes.parent[row]!),
        SCOPE_KINDS[scopes.kind[row]!]!,
        file.text(scopes.name[row]!) ?? '',
        file.id('defs', scopes.def[row]!),
      );
    }
  },
});

export const bindings = fileTable({
  name: 'bindings',
  family: 'evidence',
  lens: 'binder',
  meaning: 'One row per name a scope knows; the span is the scope’s.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('binding_id', 'Id; also the node id of its BINDING.'),
    col.string('scope_id', 'Scope that knows the name.'),
    col.string('name', 'The name; private names of classes are mangled.'),
    col.bool('is_parameter', 'A parameter of the scope.'),
    col.bool('is_local', 'Local to the scope.'),
    col.bool('is_global', 'Global, by declaration or because no enclosing function binds it.'),
    col.bool('is_declared_global', 'Listed in a `global` statement of the scope.'),
    col.bool('is_nonlocal', 'Listed in a `nonlocal` statement of the scope.'),
    col.bool('is_free', 'Bound by an enclosing function.'),
    col.bool('is_imported', 'Bound by an import statement.'),
    col.bool('is_assigned', 'Assigned in the scope.'),
    col.bool('is_referenced', 'Read in the scope.'),
    col.bool('is_annotated', 'Annotated in the scope.'),
    col.bool('is_namespace', 'Names a scope: a function or class is bound to it.'),
    col.orNull.string('resolves_to_binding_id', 'Binding that owns the variable; null for unbound globals.'),
  ],
  key: ['binding_id'],
  sort: ['path', 'bstart', 'bend', 'scope_id', 'name'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { bindings } = file.evidence;
    const ids = file.idsOf('bindings');
    const scopeIds = file.idsOf('scopes');
    for (let row = 0; row < bindings.length; row++) {
      const flags = bindings.flags[row]!;
      const scope = bindings.scope[row]!;
      emit(
        file.path,
        ...file.span('scopes', scope),
        ids[row]!,
        scopeIds[scope]!,
        file.text(bindings.name[row]!) ?? '',
        (flags & BindingFlag.parameter) !== 0,
        (flags & BindingFlag.local) !== 0,
        (flags & BindingFlag.global) !== 0,
        (flags & BindingFlag.declaredGlobal) !== 0,
        (flags & BindingFlag.nonlocal) !== 0,
        (flags & BindingFlag.free) !== 0,
        (flags & BindingFlag.imported) !== 0,
        (flags & BindingFlag.assigned) !== 0,
        (flags & BindingFlag.referenced) !== 0,
        (flags & BindingFlag.annotated) !== 0,
        (flags & BindingFlag.namespace) !== 0,
        file.id('bindings', bindings.resolvesTo[row]!),
      );
    }
  },
});

const SITE_TABLES = {
  param: 'params',
  import: 'imports',
  def: 'defs',
  name: 'names',
} as const satisfies Record<keyof typeof SiteKind, EntityTable>;

export const bindingSites = fileTable({
  name: 'binding_sites',
  family: 'evidence',
  lens: 'binder',
  meaning: 'Where bindings get their values: parameters, imports, definitions and stored names.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('binding_id', 'Binding that gets a value.'),
    col.string('site_kind', '`param`, `import`, `def` or `name`.'),
    col.string('site_id', 'Node id of the parameter, import alias, definition or name reference.'),
    col.int('position', 'Index among the sites of the binding in source order, from 0.'),
  ],
  key: ['binding_id', 'site_id'],
  sort: ['path', 'bstart', 'bend', 'site_id', 'binding_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { bindings, bindingSites } = file.evidence;
    const ids = file.idsOf('bindings');
    for (let row = 0; row < bindings.length; row++) {
      const first = bindings.siteStart[row]!;
      for (let position = 0; position < bindings.siteCount[row]!; position++) {
        const kind = SITE_KINDS[bindingSites.kind[first + position]!]!;
        const site = bindingSites.row[first + position]!;
        emit(
          file.path,
          ...file.span(SITE_TABLES[kind], site),
          ids[row]!,
          kind,
          siteId(file, SITE_TABLES[kind], site),
          position,
        );
      }
    }
  },
});

const siteId = (file: FileView, table: EntityTable, row: number): string => file.idsOf(table)[row]!;

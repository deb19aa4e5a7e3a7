/**
 * Relationship tables that rules make of other tables: dimensions, definition sites and winners.
 */
import { SymbolRole } from '../../linker/links.ts';
import { BEST_FIRST, RELATIONSHIP_COLUMNS } from '../link-rows/link-table.ts';
import { type ColumnSpec, type Contract, col, derivedTable, SPAN_COLUMNS, type Table } from '../table.ts';
import type { Condition, Rule, Selection, WinnerPolicy } from './rule.ts';

const pick = (...columns: string[]): Selection =>
  Object.fromEntries(columns.map((column) => [column, { column }]));

const COMMON = RELATIONSHIP_COLUMNS.map((column) => column.name);

export const dimQualifiedNames = derivedTable({
  name: 'dim_qualified_names_v1',
  family: 'relationship',
  lens: 'derived',
  meaning: 'Every qualified name that candidates name.',
  columns: [
    col.string('qname_id', 'Id; also the node id of its PY_QUALIFIED_NAME.'),
    col.string('qname', 'Dotted qualified name.'),
  ],
  key: ['qname_id'],
  sort: ['qname'],
  rules: [
    {
      kind: 'dim_build',
      name: 'qualified names of candidates',
      from: ['rel_name_qname_v1', 'rel_attribute_qname_v1', 'rel_callsite_qname_v1'],
      distinct: 'qname_id',
      select: pick('qname_id', 'qname'),
    },
  ],
});

/** Definition sites found in a table; `nameSpan` names the columns of the identifier's span. */
function defsitesOf(
  from: string,
  id: string,
  nameSpan: readonly [string, string],
  where: readonly Condition[] = [],
): Rule {
  return {
    kind: 'project',
    name: `definition sites in ${from}`,
    from,
    where,
    select: {
      ...pick('path', 'symbol', ...COMMON),
      bstart: { column: nameSpan[0] },
      bend: { column: nameSpan[1] },
      definition_id: { column: id },
      enclosing_bstart: { column: 'bstart' },
      enclosing_bend: { column: 'bend' },
      ambiguity_group_id: { literal: null },
    },
  };
}

const IS_DEFINITION: readonly Condition[] = [{ column: 'symbol_roles', hasBits: SymbolRole.definition }];

export const relSymbolDefsite = derivedTable({
  name: 'rel_symbol_defsite_v1',
  family: 'relationship',
  lens: 'derived',
  meaning: 'Symbol → where it is defined; several rows for redefinitions, stubs and repeated stores.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('symbol', 'The symbol; `local N` means something only within `path`.'),
    col.string('definition_id', 'Node id of the definition, parameter, name or attribute.'),
    col.int('enclosing_bstart', 'Start of the whole definition; the span itself is the identifier.'),
    col.int('enclosing_bend', 'End of the whole definition.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['symbol', 'path', 'bstart', 'bend'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'bstart', 'bend', 'symbol'],
  rules: [
    defsitesOf('rel_def_symbol_v1', 'def_id', ['name_bstart', 'name_bend']),
    defsitesOf('rel_param_symbol_v1', 'param_id', ['name_bstart', 'name_bend']),
    defsitesOf('rel_name_symbol_v1', 'name_ref_id', ['bstart', 'bend'], IS_DEFINITION),
    defsitesOf('rel_attribute_symbol_v1', 'attr_id', ['attr_bstart', 'attr_bend'], IS_DEFINITION),
  ],
});

export const relSymbolModule = derivedTable({
  name: 'rel_symbol_module_v1',
  family: 'relationship',
  lens: 'derived',
  meaning: 'Symbol → module whose file defines it; locals are left out, their file says it all.',
  columns: [
    col.string('path', 'File with a definition of the symbol.'),
    col.int('bstart', 'Start of the name in the definition that is known best, of equals the first.'),
    col.int('bend', 'End of it (exclusive).'),
    col.string('symbol', 'The symbol.'),
    col.orNull.string('module_fqn', 'Module of the file; null when it is not importable.'),
    col.orNull.string('module_id', 'Id of that module.'),
    ...RELATIONSHIP_COLUMNS,
  ],
  key: ['symbol', 'path'],
  tieBreakers: BEST_FIRST,
  sort: ['path', 'symbol'],
  rules: [
    {
      kind: 'hash_join',
      name: 'definition sites with their modules',
      left: 'rel_symbol_defsite_v1',
      right: 'module_manifest_v1',
      on: ['path', 'path'],
      scope: 'file',
      join: 'left_outer',
      where: [{ column: 'symbol', startsWith: 'local ', negated: true }],
      select: {
        ...pick('path', 'bstart', 'bend', 'symbol', ...COMMON),
        module_fqn: { column: 'right.module_fqn' },
        module_id: { column: 'right.module_id' },
        ambiguity_group_id: { literal: null },
        origin: { literal: 'derived' },
      },
    },
  ],
});

/** The winner table of an ambiguous table: its columns, how many candidates there were, one row per `per`. */
export function winnerTable(table: Table, per: string, target: string, policy: WinnerPolicy): Table {
  const source: Contract = table.contract;
  const list: readonly ColumnSpec[] =
    policy === 'COLLAPSE_LIST' ? [col.list('candidates', `Every ${target} of the ${per}, sorted.`)] : [];
  return derivedTable({
    name: source.name.replace(/_v1$/, '_winner_v1'),
    family: 'relationship',
    lens: 'derived',
    meaning: `One row per ${per} of ${source.name}, chosen by ${policy}.`,
    columns: [
      ...source.columns,
      col.int('n_candidates', 'Number of candidates it was chosen from.'),
      ...list,
    ] as readonly ColumnSpec[],
    key: [per],
    tieBreakers: source.tieBreakers,
    sort: source.sort,
    virtual: source.virtual,
    rules: [
      {
        kind: 'winner_select',
        name: `winner of ${source.name}`,
        from: source.name,
        per,
        target,
        policy,
        select: pick(
          ...source.columns.map((column) => column.name),
          'n_candidates',
          ...list.map((column) => column.name),
        ),
      },
    ],
  });
}

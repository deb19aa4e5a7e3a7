/**
 * The contracts against the design's list of columns, copied here so that a change of a declaration has to be
 * a decision. Tables may have more columns than these, never fewer.
 */
import { describe, expect, test } from 'vitest';
import {
  listTables,
  tableContract,
  tableNames,
  UnknownTableError,
} from '../../server/src/relations/tables.ts';

const SPAN = 'path bstart bend';
const RELATIONSHIP = 'path resolution_method confidence score origin ambiguity_group_id';

const DESIGN: Readonly<Record<string, string>> = {
  files: `${SPAN} file_id module_fqn is_package bytes lines content_hash parse_status skip_reason`,
  module_manifest_v1: 'path module_fqn module_id source_root file_sha256',
  chunks: `${SPAN} chunk_uid symbol_key kind parent_symbol_key collision_of`,
  cst_defs: `${SPAN} def_id def_kind name qualified_name container_def_id name_bstart name_bend is_async decorators bases docstring signature return_annotation n_params`,
  cst_params: `${SPAN} param_id def_id name param_kind position has_default annotation`,
  cst_name_refs: `${SPAN} name_ref_id name expr_ctx scope_id binding_id enclosing_def_id`,
  cst_attribute_accesses: `${SPAN} attr_id attr_name attr_bstart attr_bend base_bstart base_bend chain expr_ctx`,
  cst_callsites: `${SPAN} call_id callee_bstart callee_bend callee_shape callee_dotted n_args n_keyword keyword_names n_star_1 n_star_2 enclosing_def_id`,
  cst_import_aliases: `${SPAN} import_alias_id import_kind target_module_fqn imported_name local_name is_star relative_level in_type_checking`,
  cst_type_exprs: `${SPAN} type_expr_id owner_id role expr_text is_stringized`,
  cst_decorators: SPAN,
  cst_literals: SPAN,
  cst_comments: SPAN,
  scopes: `${SPAN} scope_id parent_scope_id scope_kind name owner_def_id`,
  bindings: `${SPAN} binding_id scope_id name is_parameter is_local is_global is_declared_global is_nonlocal is_free is_imported is_assigned is_referenced is_annotated is_namespace resolves_to_binding_id`,
  parse_diagnostics: `${SPAN} kind message container_symbol_key`,
  cfg_blocks: `${SPAN} block_id def_id kind`,
  cfg_edges: `${SPAN} src_block_id dst_block_id edge_kind`,
  defuse_events: `${SPAN} event_id event_kind space binding_id block_id`,
  rel_reaches: `${RELATIONSHIP} ${SPAN} def_event_id use_event_id`,
  imports_resolved_v1: `${RELATIONSHIP} importer_file_id importer_path imported_module_fqn imported_name is_star dst_path`,
  rel_import_module_v1: `${RELATIONSHIP} import_alias_id`,
  rel_import_symbol_v1: `${RELATIONSHIP} import_alias_id symbol`,
  dim_qualified_names_v1: 'qname_id qname',
  rel_name_symbol_v1: `${RELATIONSHIP} ${SPAN} name_ref_id symbol symbol_roles`,
  rel_def_symbol_v1: `${RELATIONSHIP} ${SPAN} def_id symbol`,
  rel_attribute_symbol_v1: `${RELATIONSHIP} ${SPAN} attr_id symbol`,
  rel_attribute_qname_v1: `${RELATIONSHIP} ${SPAN} attr_id qname`,
  rel_callsite_symbol_v1: `${RELATIONSHIP} ${SPAN} call_id symbol`,
  rel_callsite_qname_v1: `${RELATIONSHIP} ${SPAN} call_id qname`,
  rel_symbol_defsite_v1: `${RELATIONSHIP} ${SPAN} symbol`,
  rel_symbol_module_v1: `${RELATIONSHIP} ${SPAN} symbol module_fqn module_id`,
  rel_class_bases_v1: `${RELATIONSHIP} ${SPAN} def_id symbol mro_position`,
  rel_overrides_v1: `${RELATIONSHIP} ${SPAN} def_id symbol`,
  rel_type_symbol_v1: `${RELATIONSHIP} ${SPAN} type_expr_id symbol`,
  rel_arg_param_v1: `${RELATIONSHIP} ${SPAN} arg_id symbol`,
  unresolved_references_v1: `${SPAN} reference_kind name reason`,
  rel_name_symbol_winner_v1: `${RELATIONSHIP} name_ref_id symbol`,
  rel_attribute_symbol_winner_v1: `${RELATIONSHIP} attr_id symbol`,
  rel_attribute_qname_winner_v1: `${RELATIONSHIP} attr_id qname`,
  rel_callsite_symbol_winner_v1: `${RELATIONSHIP} call_id symbol`,
  rel_callsite_qname_winner_v1: `${RELATIONSHIP} call_id qname`,
  rel_import_symbol_winner_v1: `${RELATIONSHIP} import_alias_id symbol`,
  cpg_nodes: 'node_id node_kind path bstart bend name symbol origin confidence',
  cpg_edges:
    'edge_id edge_kind src_node_id dst_node_id path bstart bend origin resolution_method confidence score symbol_roles qname_source ambiguity_group_id',
  cpg_props: 'entity_kind entity_id key value_string value_int64 value_float64 value_bool origin confidence',
};

describe('the columns of the design', () => {
  test.each(Object.entries(DESIGN))('%s has them all', (name, columns) => {
    const present = new Set(tableContract(name).columns.map((column) => column.name));
    expect(columns.split(' ').filter((column) => !present.has(column))).toEqual([]);
  });
});

describe.each(tableNames())('%s', (name) => {
  const contract = tableContract(name);
  const columns = contract.columns.map((column) => column.name);

  test('names each column once and explains it', () => {
    expect(new Set(columns).size).toBe(columns.length);
    expect(contract.columns.filter((column) => column.meaning === '')).toEqual([]);
  });

  test('has its key, order and tie-breakers among its columns', () => {
    const named = [...contract.key, ...contract.sort, ...contract.tieBreakers.map((b) => b.column)];
    expect(named.filter((column) => !columns.includes(column))).toEqual([]);
    expect(contract.key.length).toBeGreaterThan(0);
  });
});

test('dump --list names every table with columns and key', () => {
  const listing = listTables();
  expect(listing.map((table) => table.name)).toEqual(tableNames());
  expect(listing.find((table) => table.name === 'dim_qualified_names_v1')).toEqual({
    name: 'dim_qualified_names_v1',
    columns: ['qname_id', 'qname'],
    key: ['qname_id'],
  });
});

test('a table that does not exist is refused with near names', () => {
  expect(() => tableContract('rel_name_symbol')).toThrow(UnknownTableError);
  expect(() => tableContract('rel_name_symbol')).toThrow(/rel_name_symbol_v1/);
});

/**
 * Which rows become the edges that say what things mean: imports, calls, references, members, inheritance,
 * types and qualified-name candidates.
 */
import { SymbolRole } from '../../linker/links.ts';
import type { InputValue } from '../rules/rule.ts';
import { col, type EdgeRule, hasRole, notNull, notRole, toSymbol } from './edge-rule.ts';

/** The virtual field `qname_source` of candidate tables is their resolution method. */
const METHOD_AS_SOURCE: Readonly<Record<string, InputValue>> = { qname_source: col('resolution_method') };

/** Classes extend, methods override: SCIP has one word for both (`Relationship.is_implementation`). */
const implementing = (kind: string, ...symbolKinds: readonly string[]): EdgeRule => ({
  kind,
  from: 'rel_scip_relationship_v1',
  where: [
    { column: 'relationship', oneOf: ['implementation'] },
    { column: 'symbol_kind', oneOf: symbolKinds },
  ],
  src: toSymbol,
  dst: { symbolNode: 'related_symbol' },
  onDemand: 'scip',
});

export const MEANING_EDGE_RULES: readonly EdgeRule[] = [
  implementing('SCIP_EXTENDS', 'class'),
  implementing('SCIP_OVERRIDES', 'method', 'attribute'),
  { kind: 'PY_IMPORTS_SYMBOL', from: 'rel_import_symbol_v1', src: col('import_alias_id'), dst: toSymbol },
  {
    kind: 'PY_IMPORTS_MODULE',
    from: 'rel_import_module_v1',
    src: col('import_alias_id'),
    dst: col('module_id'),
  },
  {
    kind: 'PY_ALIASES',
    from: 'rel_import_symbol_v1',
    where: [{ column: 'is_aliased', oneOf: [true] }],
    src: col('import_alias_id'),
    dst: toSymbol,
  },
  { kind: 'PY_CALLS_SYMBOL', from: 'rel_callsite_symbol_v1', src: col('call_id'), dst: toSymbol },
  {
    kind: 'PY_CALLS_SYMBOL',
    from: 'rel_implicit_call_v1',
    where: [notNull('site_id')],
    src: col('site_id'),
    dst: toSymbol,
    set: { symbol_roles: { literal: 0 } },
  },
  {
    kind: 'PY_CALLS_QUALIFIED_NAME',
    from: 'rel_callsite_qname_winner_v1',
    src: col('call_id'),
    dst: col('qname_id'),
    set: METHOD_AS_SOURCE,
  },
  {
    kind: 'PY_ARG_MATCHES_PARAM',
    from: 'rel_arg_param_v1',
    where: [notNull('expr_id')],
    src: col('expr_id'),
    dst: col('right.param_id'),
    join: { kind: 'hash_join', right: 'rel_param_symbol_v1', on: ['symbol', 'symbol'] },
  },
  { kind: 'PY_DEFINES_SYMBOL', from: 'rel_def_symbol_v1', src: col('def_id'), dst: toSymbol },
  { kind: 'PY_DEFINES_SYMBOL', from: 'rel_param_symbol_v1', src: col('param_id'), dst: toSymbol },
  {
    kind: 'PY_DEFINES_SYMBOL',
    from: 'rel_name_symbol_v1',
    where: [hasRole(SymbolRole.definition)],
    src: col('name_ref_id'),
    dst: toSymbol,
  },
  {
    kind: 'PY_DEFINES_SYMBOL',
    from: 'rel_attribute_symbol_v1',
    where: [hasRole(SymbolRole.definition)],
    src: col('attr_id'),
    dst: toSymbol,
  },
  {
    kind: 'PY_REFERENCES_SYMBOL',
    from: 'rel_name_symbol_v1',
    where: [notRole(SymbolRole.definition)],
    src: col('name_ref_id'),
    dst: toSymbol,
  },
  {
    kind: 'PY_READS_SYMBOL',
    from: 'rel_name_symbol_v1',
    where: [hasRole(SymbolRole.read)],
    src: col('name_ref_id'),
    dst: toSymbol,
  },
  {
    kind: 'PY_WRITES_SYMBOL',
    from: 'rel_name_symbol_v1',
    where: [hasRole(SymbolRole.write)],
    src: col('name_ref_id'),
    dst: toSymbol,
  },
  {
    kind: 'PY_ATTRIBUTE_RESOLVES_TO_SYMBOL',
    from: 'rel_attribute_symbol_v1',
    src: col('attr_id'),
    dst: toSymbol,
  },
  {
    kind: 'PY_INHERITS_FROM_SYMBOL',
    from: 'rel_class_bases_v1',
    where: [{ column: 'is_direct', oneOf: [true] }],
    src: col('def_id'),
    dst: toSymbol,
  },
  {
    kind: 'PY_INHERITS_FROM_CLASS',
    from: 'rel_class_bases_v1',
    where: [
      { column: 'is_direct', oneOf: [true] },
      { column: 'right.def_id', startsWith: 'PY_CLASS_DEF:' },
    ],
    src: col('def_id'),
    dst: col('right.def_id'),
    join: { kind: 'hash_join', right: 'rel_def_symbol_v1', on: ['symbol', 'symbol'] },
  },
  { kind: 'PY_OVERRIDES', from: 'rel_overrides_v1', src: col('def_id'), dst: toSymbol },
  { kind: 'PY_TYPE_REFERS_TO_SYMBOL', from: 'rel_type_symbol_v1', src: col('type_expr_id'), dst: toSymbol },
  {
    kind: 'NAME_REF_CANDIDATE_QNAME',
    from: 'rel_name_qname_v1',
    src: col('name_ref_id'),
    dst: col('qname_id'),
    set: METHOD_AS_SOURCE,
  },
  {
    kind: 'CALLSITE_CANDIDATE_QNAME',
    from: 'rel_callsite_qname_v1',
    src: col('call_id'),
    dst: col('qname_id'),
    set: METHOD_AS_SOURCE,
  },
  {
    kind: 'ATTR_CANDIDATE_QNAME',
    from: 'rel_attribute_qname_v1',
    src: col('attr_id'),
    dst: col('qname_id'),
    set: METHOD_AS_SOURCE,
  },
];

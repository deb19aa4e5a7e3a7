/**
 * Which rows become the edges that syntax and the binder state: containment, parts of things, annotations,
 * broken code, scopes and bindings.
 */
import { around, col, type EdgeRule, FILE, notNull } from './edge-rule.ts';

const CONTAINMENT: readonly EdgeRule[] = [
  {
    kind: 'PY_CONTAINS',
    from: 'packages_v1',
    where: [notNull('parent_package_id')],
    src: col('parent_package_id'),
    dst: col('package_id'),
    anchored: false,
  },
  {
    kind: 'PY_CONTAINS',
    from: 'module_manifest_v1',
    where: [notNull('package_id')],
    src: col('package_id'),
    dst: col('module_id'),
    anchored: false,
  },
  { kind: 'PY_CONTAINS', from: 'module_manifest_v1', src: col('module_id'), dst: FILE, anchored: false },
  { kind: 'PY_CONTAINS', from: 'cst_defs', src: around('container_def_id'), dst: col('def_id') },
  { kind: 'PY_CONTAINS', from: 'cst_name_refs', src: around('enclosing_def_id'), dst: col('name_ref_id') },
  {
    kind: 'PY_CONTAINS',
    from: 'cst_attribute_accesses',
    src: around('enclosing_def_id'),
    dst: col('attr_id'),
  },
  { kind: 'PY_CONTAINS', from: 'cst_callsites', src: around('enclosing_def_id'), dst: col('call_id') },
  {
    kind: 'PY_CONTAINS',
    from: 'cst_import_aliases',
    src: around('enclosing_def_id'),
    dst: col('import_stmt_id'),
    set: { bstart: col('stmt_bstart'), bend: col('stmt_bend') },
  },
];

const SYNTAX: readonly EdgeRule[] = [
  {
    kind: 'PY_MEMBER_OF',
    from: 'cst_defs',
    where: [{ column: 'right.def_kind', oneOf: ['class'] }],
    src: col('def_id'),
    dst: col('container_def_id'),
    join: { kind: 'hash_join', right: 'cst_defs', on: ['container_def_id', 'def_id'] },
  },
  { kind: 'PY_HAS_PARAMETER', from: 'cst_params', src: col('def_id'), dst: col('param_id') },
  { kind: 'PY_HAS_DECORATOR', from: 'cst_decorators', src: col('def_id'), dst: col('decorator_id') },
  {
    kind: 'PY_HAS_IMPORT_ALIAS',
    from: 'cst_import_aliases',
    src: col('import_stmt_id'),
    dst: col('import_alias_id'),
  },
  {
    kind: 'PY_CALLSITE_CALLEE',
    from: 'cst_callsites',
    where: [notNull('callee_id')],
    src: col('call_id'),
    dst: col('callee_id'),
    set: { bstart: col('callee_bstart'), bend: col('callee_bend') },
  },
  {
    kind: 'PY_CALL_ARG',
    from: 'cst_call_args',
    where: [notNull('expr_id')],
    src: col('call_id'),
    dst: col('expr_id'),
  },
  {
    kind: 'PY_ATTRIBUTE_BASE',
    from: 'cst_attribute_accesses',
    where: [notNull('base_id')],
    src: col('attr_id'),
    dst: col('base_id'),
    set: { bstart: col('base_bstart'), bend: col('base_bend') },
  },
  annotates('PY_ANNOTATES_PARAM', 'param'),
  annotates('PY_ANNOTATES_RETURN', 'return'),
  annotates('PY_ANNOTATES_VAR', 'variable'),
  {
    kind: 'PY_TYPE_ARG_OF',
    from: 'cst_type_args',
    src: col('type_arg_id'),
    dst: { firstOf: [col('parent_type_arg_id'), col('type_expr_id')] },
  },
  recovery('PARSE_CONTAINS_ERROR', 'error'),
  recovery('PARSE_RECOVERY_INSERTED', 'missing'),
];

function annotates(kind: string, role: string): EdgeRule {
  return {
    kind,
    from: 'cst_type_exprs',
    where: [{ column: 'role', oneOf: [role] }, notNull('owner_id')],
    src: col('owner_id'),
    dst: col('type_expr_id'),
  };
}

function recovery(kind: string, diagnosticKind: string): EdgeRule {
  return {
    kind,
    from: 'parse_diagnostics',
    where: [{ column: 'kind', oneOf: [diagnosticKind] }],
    src: { firstOf: [col('right.def_id'), FILE] },
    dst: col('diagnostic_id'),
    join: { kind: 'interval_align', right: 'cst_defs' },
  };
}

const SCOPING: readonly EdgeRule[] = [
  {
    kind: 'OWNS_SCOPE',
    from: 'scopes',
    where: [{ column: 'parent_scope_id', isNull: true }],
    src: FILE,
    dst: col('scope_id'),
  },
  {
    kind: 'OWNS_SCOPE',
    from: 'scopes',
    where: [notNull('owner_def_id')],
    src: col('owner_def_id'),
    dst: col('scope_id'),
  },
  {
    kind: 'PARENT_SCOPE',
    from: 'scopes',
    where: [notNull('parent_scope_id')],
    src: col('scope_id'),
    dst: col('parent_scope_id'),
  },
  { kind: 'SCOPE_BINDS', from: 'bindings', src: col('scope_id'), dst: col('binding_id') },
  {
    kind: 'RESOLVES_TO',
    from: 'bindings',
    where: [
      notNull('resolves_to_binding_id'),
      { column: 'resolves_to_binding_id', differsFrom: 'binding_id' },
    ],
    src: col('binding_id'),
    dst: col('resolves_to_binding_id'),
  },
  { kind: 'BINDS_DEF', from: 'binding_sites', src: col('site_id'), dst: col('binding_id') },
  {
    kind: 'BINDS_USE',
    from: 'cst_name_refs',
    where: [notNull('binding_id'), { column: 'expr_ctx', oneOf: ['LOAD', 'DEL'] }],
    src: col('name_ref_id'),
    dst: col('binding_id'),
  },
];

/** Tokens know no definition of their own: the innermost one around them contains them. */
function containsToken(from: string, id: string): EdgeRule {
  return {
    kind: 'PY_CONTAINS',
    from,
    src: { firstOf: [col('right.def_id'), FILE] },
    dst: col(id),
    join: { kind: 'interval_align', right: 'cst_defs' },
    onDemand: 'tokens',
  };
}

const TOKENS: readonly EdgeRule[] = [
  containsToken('cst_literals', 'literal_id'),
  containsToken('cst_comments', 'comment_id'),
];

export const SYNTAX_EDGE_RULES: readonly EdgeRule[] = [...CONTAINMENT, ...SYNTAX, ...SCOPING, ...TOKENS];

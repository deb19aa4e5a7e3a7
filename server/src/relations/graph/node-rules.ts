/**
 * Which rows become which nodes, with the columns that become their properties. Adding a node kind is one
 * entry here and one in `node-kinds.ts`.
 */
import type { OnDemandPart } from '../on-demand/parts.ts';
import type { Condition } from '../rules/rule.ts';

export interface NodeRule {
  readonly kind: string;
  readonly from: string;
  /** Column with the node's id. */
  readonly id: string;
  readonly where?: readonly Condition[];
  /** Column with its display name, where it has one. */
  readonly nameFrom?: string;
  readonly symbolFrom?: string;
  /** Columns with its span, when they are not `bstart` and `bend`; `none` for span-less kinds. */
  readonly span?: readonly [string, string] | 'none';
  /** A span-less node of one file keeps the file's path. */
  readonly hasPath?: boolean;
  /** Columns that become rows of `cpg_props`. */
  readonly props: readonly string[];
  /** Made only when this part of the graph is asked for. */
  readonly onDemand?: OnDemandPart;
  /** Flags that are false are not written. */
  readonly skipFalse?: boolean;
}

const DEF_PROPS = [
  'def_kind',
  'qualified_name',
  'is_async',
  'is_generator',
  'is_conditional',
  'is_generic',
  'n_params',
  'signature',
  'return_annotation',
  'docstring',
  'decorators',
] as const;

const oneOf = (column: string, ...values: string[]): readonly Condition[] => [{ column, oneOf: values }];

const SYNTAX_NODE_RULES: readonly NodeRule[] = [
  {
    kind: 'PY_CLASS_DEF',
    from: 'cst_defs',
    id: 'def_id',
    where: oneOf('def_kind', 'class'),
    nameFrom: 'name',
    props: [
      'qualified_name',
      'is_conditional',
      'is_generic',
      'signature',
      'docstring',
      'decorators',
      'bases',
    ],
  },
  {
    kind: 'PY_FUNCTION_DEF',
    from: 'cst_defs',
    id: 'def_id',
    where: oneOf('def_kind', 'function', 'async_function', 'lambda'),
    nameFrom: 'name',
    props: DEF_PROPS,
  },
  {
    kind: 'PY_METHOD_DEF',
    from: 'cst_defs',
    id: 'def_id',
    where: oneOf('def_kind', 'method', 'async_method'),
    nameFrom: 'name',
    props: DEF_PROPS,
  },
  {
    kind: 'PY_PARAMETER',
    from: 'cst_params',
    id: 'param_id',
    nameFrom: 'name',
    props: ['param_kind', 'position', 'has_default', 'annotation'],
  },
  {
    kind: 'PY_DECORATOR',
    from: 'cst_decorators',
    id: 'decorator_id',
    props: ['expr_text', 'position'],
  },
  { kind: 'PY_NAME_REF', from: 'cst_name_refs', id: 'name_ref_id', nameFrom: 'name', props: ['expr_ctx'] },
  {
    kind: 'PY_ATTRIBUTE_ACCESS',
    from: 'cst_attribute_accesses',
    id: 'attr_id',
    nameFrom: 'attr_name',
    props: ['chain', 'expr_ctx'],
  },
  {
    kind: 'PY_CALLSITE',
    from: 'cst_callsites',
    id: 'call_id',
    nameFrom: 'callee_dotted',
    props: ['callee_shape', 'n_args', 'n_keyword', 'n_star_1', 'n_star_2', 'keyword_names'],
  },
  {
    kind: 'PY_IMPORT_STMT',
    from: 'cst_import_aliases',
    id: 'import_stmt_id',
    span: ['stmt_bstart', 'stmt_bend'],
    // `import a, b` names several modules in one statement: what differs between its aliases is theirs.
    props: ['import_kind', 'relative_level'],
  },
  {
    kind: 'PY_IMPORT_ALIAS',
    from: 'cst_import_aliases',
    id: 'import_alias_id',
    nameFrom: 'local_name',
    props: [
      'imported_name',
      'target_module_fqn',
      'is_star',
      'in_type_checking',
      'is_aliased',
      'is_conditional',
    ],
  },
  {
    kind: 'PY_TYPE_EXPR',
    from: 'cst_type_exprs',
    id: 'type_expr_id',
    props: ['role', 'expr_text', 'is_stringized'],
  },
  { kind: 'PY_TYPE_ARG', from: 'cst_type_args', id: 'type_arg_id', props: ['expr_text', 'position'] },
  { kind: 'SCOPE', from: 'scopes', id: 'scope_id', nameFrom: 'name', props: ['scope_kind'] },
  {
    kind: 'BINDING',
    from: 'bindings',
    id: 'binding_id',
    nameFrom: 'name',
    props: [
      'is_parameter',
      'is_local',
      'is_global',
      'is_declared_global',
      'is_nonlocal',
      'is_free',
      'is_imported',
      'is_assigned',
      'is_referenced',
      'is_annotated',
      'is_namespace',
    ],
    skipFalse: true,
  },
  {
    kind: 'TS_ERROR_NODE',
    from: 'parse_diagnostics',
    id: 'diagnostic_id',
    where: oneOf('kind', 'error'),
    props: ['message'],
  },
  {
    kind: 'TS_MISSING_TOKEN',
    from: 'parse_diagnostics',
    id: 'diagnostic_id',
    where: oneOf('kind', 'missing'),
    props: ['message'],
  },
];

const TOKEN_NODE_RULES: readonly NodeRule[] = [
  {
    kind: 'PY_STRING_LITERAL',
    from: 'cst_literals',
    id: 'literal_id',
    where: oneOf('literal_kind', 'string'),
    props: ['text'],
    onDemand: 'tokens',
  },
  {
    kind: 'PY_NUMBER_LITERAL',
    from: 'cst_literals',
    id: 'literal_id',
    where: oneOf('literal_kind', 'number'),
    props: ['text'],
    onDemand: 'tokens',
  },
  { kind: 'PY_COMMENT', from: 'cst_comments', id: 'comment_id', props: ['text'], onDemand: 'tokens' },
];

const SPANLESS_NODE_RULES: readonly NodeRule[] = [
  {
    kind: 'PY_PACKAGE',
    from: 'packages_v1',
    id: 'package_id',
    nameFrom: 'package_fqn',
    span: 'none',
    props: ['is_namespace'],
  },
  // Nothing but the name may go on a module node: stub, source and importers all yield it.
  {
    kind: 'PY_MODULE',
    from: 'module_manifest_v1',
    id: 'module_id',
    nameFrom: 'module_fqn',
    span: 'none',
    props: [],
  },
  {
    kind: 'PY_MODULE',
    from: 'rel_import_module_v1',
    id: 'module_id',
    nameFrom: 'module_fqn',
    span: 'none',
    props: [],
  },
  {
    kind: 'PY_FILE',
    from: 'files',
    id: 'file_id',
    nameFrom: 'path',
    hasPath: true,
    props: ['module_fqn', 'is_package', 'bytes', 'lines', 'content_hash', 'parse_status', 'skip_reason'],
  },
  {
    kind: 'PY_SYMBOL',
    from: 'dim_symbols_v1',
    id: 'symbol_id',
    nameFrom: 'name',
    symbolFrom: 'symbol',
    span: 'none',
    hasPath: true,
    props: ['symbol_kind', 'dotted_name', 'module_fqn', 'package_name', 'package_version'],
  },
  {
    kind: 'PY_QUALIFIED_NAME',
    from: 'dim_qualified_names_v1',
    id: 'qname_id',
    nameFrom: 'qname',
    span: 'none',
    props: [],
  },
];

const FLOW_NODE_RULES: readonly NodeRule[] = [
  {
    kind: 'CFG_BLOCK',
    from: 'cfg_blocks',
    id: 'block_id',
    props: ['kind', 'unit_kind', 'ordinal', 'is_reachable'],
    onDemand: 'flow',
  },
  {
    kind: 'DF_DEF_SITE',
    from: 'defuse_events',
    id: 'event_id',
    where: oneOf('event_kind', 'DEF'),
    nameFrom: 'name',
    props: ['space', 'is_dead'],
    onDemand: 'flow',
  },
  {
    kind: 'DF_USE_SITE',
    from: 'defuse_events',
    id: 'event_id',
    where: oneOf('event_kind', 'USE'),
    nameFrom: 'name',
    props: ['space', 'may_be_unbound'],
    onDemand: 'flow',
  },
];

const BYTECODE_NODE_RULES: readonly NodeRule[] = [
  {
    kind: 'BC_CODE_UNIT',
    from: 'bc_code_units',
    id: 'unit_id',
    nameFrom: 'qualified_name',
    props: ['first_line', 'flags', 'stack_size', 'local_names', 'cell_names', 'free_names'],
    onDemand: 'bytecode',
  },
  {
    kind: 'BC_INSTR',
    from: 'bc_instructions',
    id: 'instr_id',
    nameFrom: 'opname',
    props: ['unit_id', 'offset', 'arg_text'],
    onDemand: 'bytecode',
  },
  {
    kind: 'EXC_HANDLER',
    from: 'bc_exception_handlers',
    id: 'handler_id',
    props: ['unit_id', 'start_offset', 'end_offset', 'target_offset', 'depth'],
    onDemand: 'bytecode',
  },
];

const SCIP_NODE_RULES: readonly NodeRule[] = [
  {
    kind: 'SCIP_DOCUMENT',
    from: 'scip_documents_v1',
    id: 'document_id',
    span: 'none',
    hasPath: true,
    props: ['index_path', 'tool', 'tool_version', 'occurrences', 'holding', 'touched_chunks'],
    onDemand: 'scip',
  },
  {
    kind: 'SCIP_OCCURRENCE',
    from: 'scip_occurrences',
    id: 'occ_id',
    nameFrom: 'symbol',
    props: ['symbol_roles', 'match', 'token_kind', 'index_symbol', 'index_path'],
    onDemand: 'scip',
  },
  {
    kind: 'SCIP_DIAGNOSTIC',
    from: 'scip_diagnostics_v1',
    id: 'diagnostic_id',
    nameFrom: 'message',
    props: ['severity', 'code', 'source', 'index_path'],
    onDemand: 'scip',
  },
];

export const NODE_RULES: readonly NodeRule[] = [
  ...SPANLESS_NODE_RULES,
  ...SYNTAX_NODE_RULES,
  ...TOKEN_NODE_RULES,
  ...FLOW_NODE_RULES,
  ...BYTECODE_NODE_RULES,
  ...SCIP_NODE_RULES,
];

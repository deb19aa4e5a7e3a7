/**
 * The node kinds of the graph, every one that contracts.md names. Kinds whose lens this version does not
 * build are declared and switched off, so that their names cannot come to mean something else.
 */
import type { NodeKind } from './kind.ts';
import type { Lens } from './table.ts';

const SPAN_ID = 'hash of kind, path, bstart and bend, with an ordinal where two would be equal';

function anchored(kind: string, lens: Lens, meaning: string, ...requires: string[]): NodeKind {
  return {
    kind,
    meaning,
    lens,
    state: 'on',
    id: SPAN_ID,
    requires: ['path', 'bstart', 'bend', ...requires],
    confidence: 1,
  };
}

function spanless(kind: string, lens: Lens, id: string, meaning: string, ...requires: string[]): NodeKind {
  return { kind, meaning, lens, state: 'on', id: `hash of kind and ${id}`, requires, confidence: 1 };
}

export const NODE_KINDS: readonly NodeKind[] = [
  spanless(
    'PY_PACKAGE',
    'workspace',
    'dotted name',
    'A package of the workspace, namespace packages included.',
    'name',
    'is_namespace',
  ),
  spanless(
    'PY_MODULE',
    'workspace',
    'dotted name',
    'A module, of the workspace or imported from outside.',
    'name',
  ),
  spanless(
    'PY_FILE',
    'workspace',
    'path (it is `files.file_id`)',
    'A Python file.',
    'path',
    'name',
    'parse_status',
  ),
  spanless(
    'PY_SYMBOL',
    'linker',
    'symbol; locals: path and symbol',
    'A symbol in SCIP’s grammar, external ones and locals included.',
    'name',
    'symbol',
  ),
  spanless(
    'PY_QUALIFIED_NAME',
    'linker',
    'qualified name (it is `qname_id`)',
    'A dotted name that references may stand for.',
    'name',
  ),
  anchored('PY_CLASS_DEF', 'native_cst', 'A class definition.', 'name', 'qualified_name'),
  anchored(
    'PY_FUNCTION_DEF',
    'native_cst',
    'A function definition or lambda.',
    'def_kind',
    'is_async',
    'n_params',
  ),
  anchored(
    'PY_METHOD_DEF',
    'native_cst',
    'A function defined in a class body.',
    'name',
    'def_kind',
    'is_async',
    'n_params',
  ),
  anchored('PY_PARAMETER', 'native_cst', 'A parameter.', 'name', 'param_kind', 'position', 'has_default'),
  anchored('PY_DECORATOR', 'native_cst', 'A decorator expression.', 'expr_text'),
  anchored(
    'PY_NAME_REF',
    'native_cst',
    'A bare identifier in an expression or binding position.',
    'name',
    'expr_ctx',
  ),
  anchored('PY_ATTRIBUTE_ACCESS', 'native_cst', 'An attribute access.', 'name', 'expr_ctx'),
  anchored('PY_CALLSITE', 'native_cst', 'A call.', 'callee_shape', 'n_args', 'n_keyword'),
  anchored('PY_IMPORT_STMT', 'native_cst', 'An import statement.', 'import_kind', 'relative_level'),
  anchored('PY_IMPORT_ALIAS', 'native_cst', 'One imported name.', 'is_star'),
  anchored(
    'PY_TYPE_EXPR',
    'native_cst',
    'An expression that stands for a type.',
    'role',
    'expr_text',
    'is_stringized',
  ),
  anchored(
    'PY_TYPE_ARG',
    'native_cst',
    'An argument inside the subscript of a type expression.',
    'expr_text',
    'position',
  ),
  anchored('SCOPE', 'binder', 'A lexical scope.', 'name', 'scope_kind'),
  anchored(
    'BINDING',
    'binder',
    'A name a scope knows; the span is the scope’s, the name takes part in the id.',
    'name',
  ),
  anchored('TS_ERROR_NODE', 'native_cst', 'Text the parser had to skip, or that Python refuses.', 'message'),
  anchored(
    'TS_MISSING_TOKEN',
    'native_cst',
    'A token the parser had to imagine, or after which a block is missing.',
    'message',
  ),
  {
    ...anchored(
      'PY_STRING_LITERAL',
      'native_cst',
      'A string literal; made when tokens are asked for.',
      'text',
    ),
    state: 'on_demand',
  },
  {
    ...anchored(
      'PY_NUMBER_LITERAL',
      'native_cst',
      'A number literal; made when tokens are asked for.',
      'text',
    ),
    state: 'on_demand',
  },
  {
    ...anchored('PY_COMMENT', 'native_cst', 'A comment; made when tokens are asked for.', 'text'),
    state: 'on_demand',
  },
  {
    ...anchored('CFG_BLOCK', 'flow', 'A basic block; made when flow is asked for.', 'kind'),
    state: 'on_demand',
  },
  {
    ...anchored(
      'DF_DEF_SITE',
      'flow',
      'Where a variable or place gets a value; made when flow is asked for.',
      'name',
      'space',
    ),
    state: 'on_demand',
  },
  {
    ...anchored(
      'DF_USE_SITE',
      'flow',
      'Where the value of a variable or place is read; made when flow is asked for.',
      'name',
      'space',
    ),
    state: 'on_demand',
  },
  {
    ...anchored('BC_CODE_UNIT', 'cpython', 'A code object; made when bytecode is asked for.', 'name'),
    state: 'on_demand',
  },
  {
    ...anchored('BC_INSTR', 'cpython', 'A bytecode instruction; made when bytecode is asked for.', 'name'),
    state: 'on_demand',
  },
  {
    ...anchored('EXC_HANDLER', 'cpython', 'An entry of an exception table; made when bytecode is asked for.'),
    state: 'on_demand',
  },
  {
    ...anchored(
      'SCIP_OCCURRENCE',
      'scip',
      'An occurrence of an imported SCIP index that holds; made when the indexes are asked for.',
      'name',
    ),
    id: 'hash of kind, path, bstart, bend, symbol and index',
    state: 'on_demand',
  },
  {
    ...spanless(
      'SCIP_DOCUMENT',
      'scip',
      'path and index',
      'What an imported SCIP index says of a file; made when the indexes are asked for.',
      'path',
    ),
    state: 'on_demand',
  },
  {
    ...anchored(
      'SCIP_DIAGNOSTIC',
      'scip',
      'A diagnostic of an imported SCIP index; made when the indexes are asked for.',
      'name',
    ),
    id: 'hash of kind, path, bstart, bend, code, message and index',
    state: 'on_demand',
  },
];

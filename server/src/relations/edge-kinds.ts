/**
 * The edge kinds of the graph, every one that contracts.md names, with the node kinds they join and the
 * columns their rules must supply.
 */
import type { EdgeKind } from './kind.ts';
import type { Lens } from './table.ts';

const DEFS = ['PY_CLASS_DEF', 'PY_FUNCTION_DEF', 'PY_METHOD_DEF'] as const;
const EXPRESSIONS = ['PY_NAME_REF', 'PY_ATTRIBUTE_ACCESS', 'PY_CALLSITE', 'PY_FUNCTION_DEF'] as const;
const CONTAINED = [
  'PY_PACKAGE',
  'PY_MODULE',
  'PY_FILE',
  ...DEFS,
  'PY_NAME_REF',
  'PY_ATTRIBUTE_ACCESS',
  'PY_CALLSITE',
  'PY_IMPORT_STMT',
  'PY_STRING_LITERAL',
  'PY_NUMBER_LITERAL',
  'PY_COMMENT',
] as const;
/** What a claim about meaning must carry so that a reader can judge it. */
const JUDGED = ['path', 'bstart', 'bend', 'resolution_method', 'confidence', 'score', 'origin'] as const;
const ANCHORED = ['path', 'bstart', 'bend', 'origin'] as const;

type Kinds = readonly string[];

function edge(
  kind: string,
  lens: Lens,
  from: Kinds,
  to: Kinds,
  requires: readonly string[],
  meaning: string,
): EdgeKind {
  return { kind, lens, from, to, requires, meaning, state: 'on', confidence: 1 };
}

const syntax = (kind: string, from: Kinds, to: Kinds, meaning: string): EdgeKind =>
  edge(kind, 'native_cst', from, to, ANCHORED, meaning);

const scoping = (kind: string, from: Kinds, to: Kinds, meaning: string): EdgeKind =>
  edge(kind, 'binder', from, to, ANCHORED, meaning);

/** Edges of the flow lens, made when flow is asked for. */
const flowing = (kind: string, from: Kinds, to: Kinds, meaning: string): EdgeKind => ({
  ...edge(kind, 'flow', from, to, ANCHORED, meaning),
  state: 'on_demand',
});

const meaningful = (kind: string, from: Kinds, to: Kinds, meaning: string, ...more: string[]): EdgeKind =>
  edge(kind, 'linker', from, to, [...JUDGED, ...more], meaning);

/** Edges of imported indexes between symbols, made when the indexes are asked for. */
const indexed = (kind: string, meaning: string): EdgeKind => ({
  ...edge(kind, 'scip', ['PY_SYMBOL'], ['PY_SYMBOL'], JUDGED, meaning),
  state: 'on_demand',
});

export const EDGE_KINDS: readonly EdgeKind[] = [
  edge(
    'PY_CONTAINS',
    'native_cst',
    ['PY_PACKAGE', 'PY_MODULE', 'PY_FILE', ...DEFS],
    CONTAINED,
    ['origin'],
    'Package → package, module; module → file; file or definition → what stands directly in it.',
  ),
  syntax('PY_MEMBER_OF', DEFS, ['PY_CLASS_DEF'], 'Definition in a class body → the class.'),
  syntax('PY_HAS_PARAMETER', DEFS, ['PY_PARAMETER'], 'Function → parameter.'),
  syntax('PY_HAS_DECORATOR', DEFS, ['PY_DECORATOR'], 'Definition → decorator.'),
  syntax('PY_HAS_IMPORT_ALIAS', ['PY_IMPORT_STMT'], ['PY_IMPORT_ALIAS'], 'Import statement → alias.'),
  meaningful(
    'PY_IMPORTS_SYMBOL',
    ['PY_IMPORT_ALIAS'],
    ['PY_SYMBOL'],
    'Import alias → symbol it imports.',
    'symbol_roles',
  ),
  meaningful(
    'PY_IMPORTS_MODULE',
    ['PY_IMPORT_ALIAS'],
    ['PY_MODULE'],
    'Import alias → module it imports or imports from.',
  ),
  meaningful(
    'PY_ALIASES',
    ['PY_IMPORT_ALIAS'],
    ['PY_SYMBOL'],
    'Import alias written with `as` → symbol it renames.',
  ),
  syntax('PY_CALLSITE_CALLEE', ['PY_CALLSITE'], EXPRESSIONS, 'Call → called expression.'),
  meaningful(
    'PY_CALLS_SYMBOL',
    ['PY_CALLSITE', 'PY_DECORATOR', 'PY_ATTRIBUTE_ACCESS', 'PY_CLASS_DEF'],
    ['PY_SYMBOL'],
    'Call, or decorator, property access, class statement or call that runs something by itself → symbol of what it calls.',
    'symbol_roles',
  ),
  meaningful(
    'PY_CALLS_QUALIFIED_NAME',
    ['PY_CALLSITE'],
    ['PY_QUALIFIED_NAME'],
    'Call → best qualified name of what it calls, where no symbol is known.',
    'qname_source',
  ),
  syntax(
    'PY_CALL_ARG',
    ['PY_CALLSITE'],
    EXPRESSIONS,
    'Call → argument that is a name, attribute access, call or lambda.',
  ),
  meaningful(
    'PY_ARG_MATCHES_PARAM',
    EXPRESSIONS,
    ['PY_PARAMETER'],
    'Argument expression → parameter it binds to.',
  ),
  meaningful(
    'PY_DEFINES_SYMBOL',
    [...DEFS, 'PY_PARAMETER', 'PY_NAME_REF', 'PY_ATTRIBUTE_ACCESS'],
    ['PY_SYMBOL'],
    'Definition site → symbol.',
    'symbol_roles',
  ),
  meaningful(
    'PY_REFERENCES_SYMBOL',
    ['PY_NAME_REF'],
    ['PY_SYMBOL'],
    'Name reference that is no definition → symbol.',
    'symbol_roles',
  ),
  meaningful(
    'PY_READS_SYMBOL',
    ['PY_NAME_REF'],
    ['PY_SYMBOL'],
    'Name reference that reads → symbol.',
    'symbol_roles',
  ),
  meaningful(
    'PY_WRITES_SYMBOL',
    ['PY_NAME_REF'],
    ['PY_SYMBOL'],
    'Name reference that writes → symbol.',
    'symbol_roles',
  ),
  syntax('PY_ATTRIBUTE_BASE', ['PY_ATTRIBUTE_ACCESS'], EXPRESSIONS, 'Attribute access → its object.'),
  meaningful(
    'PY_ATTRIBUTE_RESOLVES_TO_SYMBOL',
    ['PY_ATTRIBUTE_ACCESS'],
    ['PY_SYMBOL'],
    'Attribute access → member symbol.',
    'symbol_roles',
  ),
  meaningful('PY_INHERITS_FROM_SYMBOL', ['PY_CLASS_DEF'], ['PY_SYMBOL'], 'Class → symbol of a direct base.'),
  meaningful(
    'PY_INHERITS_FROM_CLASS',
    ['PY_CLASS_DEF'],
    ['PY_CLASS_DEF'],
    'Class → definition of a direct base in the workspace.',
  ),
  meaningful('PY_OVERRIDES', DEFS, ['PY_SYMBOL'], 'Method → symbol of a method it overrides.'),
  syntax('PY_ANNOTATES_PARAM', ['PY_PARAMETER'], ['PY_TYPE_EXPR'], 'Parameter → annotation.'),
  syntax('PY_ANNOTATES_RETURN', DEFS, ['PY_TYPE_EXPR'], 'Function → return annotation.'),
  syntax(
    'PY_ANNOTATES_VAR',
    ['PY_NAME_REF', 'PY_ATTRIBUTE_ACCESS'],
    ['PY_TYPE_EXPR'],
    'Annotated name or attribute → annotation.',
  ),
  meaningful(
    'PY_TYPE_REFERS_TO_SYMBOL',
    ['PY_TYPE_EXPR'],
    ['PY_SYMBOL'],
    'Type expression → symbol it refers to.',
  ),
  syntax(
    'PY_TYPE_ARG_OF',
    ['PY_TYPE_ARG'],
    ['PY_TYPE_EXPR', 'PY_TYPE_ARG'],
    'Type argument → type expression or argument it is an argument of.',
  ),
  scoping('OWNS_SCOPE', ['PY_FILE', ...DEFS], ['SCOPE'], 'File or definition → scope it opens.'),
  scoping('PARENT_SCOPE', ['SCOPE'], ['SCOPE'], 'Scope → enclosing scope.'),
  scoping('SCOPE_BINDS', ['SCOPE'], ['BINDING'], 'Scope → binding.'),
  scoping(
    'RESOLVES_TO',
    ['BINDING'],
    ['BINDING'],
    'Free or global binding → binding that owns the variable.',
  ),
  scoping(
    'BINDS_DEF',
    [...DEFS, 'PY_PARAMETER', 'PY_IMPORT_ALIAS', 'PY_NAME_REF'],
    ['BINDING'],
    'Site that gives a value → binding.',
  ),
  scoping(
    'BINDS_USE',
    ['PY_NAME_REF'],
    ['BINDING'],
    'Name reference that reads or deletes → binding of its scope.',
  ),
  syntax(
    'PARSE_CONTAINS_ERROR',
    ['PY_FILE', ...DEFS],
    ['TS_ERROR_NODE'],
    'Innermost file or definition → text the parser had to skip.',
  ),
  syntax(
    'PARSE_RECOVERY_INSERTED',
    ['PY_FILE', ...DEFS],
    ['TS_MISSING_TOKEN'],
    'Innermost file or definition → token the parser had to imagine.',
  ),
  meaningful(
    'NAME_REF_CANDIDATE_QNAME',
    ['PY_NAME_REF'],
    ['PY_QUALIFIED_NAME'],
    'Name reference → qualified name it may stand for.',
    'qname_source',
  ),
  meaningful(
    'CALLSITE_CANDIDATE_QNAME',
    ['PY_CALLSITE'],
    ['PY_QUALIFIED_NAME'],
    'Call → qualified name it may call.',
    'qname_source',
  ),
  meaningful(
    'ATTR_CANDIDATE_QNAME',
    ['PY_ATTRIBUTE_ACCESS'],
    ['PY_QUALIFIED_NAME'],
    'Attribute access → qualified name it may stand for.',
    'qname_source',
  ),
  flowing(
    'CFG_NEXT',
    ['CFG_BLOCK'],
    ['CFG_BLOCK'],
    'Goes on there: falls through, jumps, returns or resumes.',
  ),
  flowing('CFG_TRUE', ['CFG_BLOCK'], ['CFG_BLOCK'], 'Taken when the condition is true.'),
  flowing('CFG_FALSE', ['CFG_BLOCK'], ['CFG_BLOCK'], 'Taken when the condition is false.'),
  flowing('CFG_EXC', ['CFG_BLOCK'], ['CFG_BLOCK'], 'Taken when an exception is raised.'),
  flowing('DEFINES_BINDING', ['DF_DEF_SITE'], ['BINDING'], 'Definition event → binding.'),
  flowing('USES_BINDING', ['DF_USE_SITE'], ['BINDING'], 'Use event → binding.'),
  flowing('REACHES', ['DF_DEF_SITE'], ['DF_USE_SITE'], 'Definition → use it reaches.'),
  indexed('SCIP_EXTENDS', 'Class → class it extends, by an imported SCIP index.'),
  indexed('SCIP_OVERRIDES', 'Method → method it overrides or implements, by an imported SCIP index.'),
  {
    ...flowing(
      'BYTECODE_ANCHOR',
      ['BC_INSTR'],
      ['PY_CALLSITE', 'PY_ATTRIBUTE_ACCESS', 'PY_NAME_REF'],
      'Instruction → expression it was compiled from.',
    ),
    lens: 'cpython',
  },
];

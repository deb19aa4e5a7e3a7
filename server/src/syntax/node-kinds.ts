/**
 * The closed vocabulary of syntax node kinds and fields that the layers above `syntax` see. It stands between
 * the grammar's own numbering, which is known only once the grammar is loaded and changes with its version,
 * and code that wants to switch on constants. Grammar symbols that nobody asks about become `other`.
 */

const NAMED_KINDS = [
  'aliased_import',
  'argument_list',
  'as_pattern',
  'as_pattern_target',
  'assert_statement',
  'assignment',
  'attribute',
  'augmented_assignment',
  'await',
  'binary_operator',
  'block',
  'boolean_operator',
  'break_statement',
  'call',
  'case_clause',
  'case_pattern',
  'chevron',
  'class_definition',
  'class_pattern',
  'comment',
  'comparison_operator',
  'complex_pattern',
  'concatenated_string',
  'conditional_expression',
  'constrained_type',
  'continue_statement',
  'decorated_definition',
  'decorator',
  'default_parameter',
  'delete_statement',
  'dict_pattern',
  'dictionary',
  'dictionary_comprehension',
  'dictionary_splat',
  'dictionary_splat_pattern',
  'dotted_name',
  'elif_clause',
  'ellipsis',
  'else_clause',
  'escape_interpolation',
  'escape_sequence',
  'except_clause',
  'exec_statement',
  'expression_list',
  'expression_statement',
  'false',
  'finally_clause',
  'float',
  'for_in_clause',
  'for_statement',
  'format_expression',
  'format_specifier',
  'function_definition',
  'future_import_statement',
  'generator_expression',
  'generic_type',
  'global_statement',
  'identifier',
  'if_clause',
  'if_statement',
  'import_from_statement',
  'import_prefix',
  'import_statement',
  'integer',
  'interpolation',
  'keyword_argument',
  'keyword_pattern',
  'keyword_separator',
  'lambda',
  'lambda_parameters',
  'line_continuation',
  'list',
  'list_comprehension',
  'list_pattern',
  'list_splat',
  'list_splat_pattern',
  'match_statement',
  'member_type',
  'module',
  'named_expression',
  'none',
  'nonlocal_statement',
  'not_operator',
  'pair',
  'parameters',
  'parenthesized_expression',
  'parenthesized_list_splat',
  'pass_statement',
  'pattern_list',
  'positional_separator',
  'print_statement',
  'raise_statement',
  'relative_import',
  'return_statement',
  'set',
  'set_comprehension',
  'slice',
  'splat_pattern',
  'splat_type',
  'string',
  'string_content',
  'string_end',
  'string_start',
  'subscript',
  'true',
  'try_statement',
  'tuple',
  'tuple_pattern',
  'type',
  'type_alias_statement',
  'type_conversion',
  'type_parameter',
  'typed_default_parameter',
  'typed_parameter',
  'unary_operator',
  'union_pattern',
  'union_type',
  'while_statement',
  'wildcard_import',
  'with_clause',
  'with_item',
  'with_statement',
  'yield',
] as const;

/** Anonymous tokens that change what a construct means; all others are `token`. */
const TOKEN_KINDS = {
  ',': 'comma',
  ':': 'colon',
  '=': 'equals',
  '.': 'dot',
  '*': 'star',
  '**': 'double_star',
  '-': 'minus',
  _: 'underscore',
  as: 'as',
  async: 'async',
  def: 'def',
  class: 'class',
  from: 'from',
  in: 'in',
} as const;

type Name = 'other' | 'error' | 'token' | (typeof NAMED_KINDS)[number] | TokenName;
type TokenName = `${(typeof TOKEN_KINDS)[keyof typeof TOKEN_KINDS]}_token`;

const tokenName = (kind: string): TokenName => `${kind}_token` as TokenName;

/** `other` is a named node of a kind nobody asks about, `token` an anonymous one, `error` an ERROR node. */
export const NODE_KINDS: readonly Name[] = Object.freeze([
  'other',
  'error',
  'token',
  ...NAMED_KINDS,
  ...Object.values(TOKEN_KINDS).map(tokenName),
]);

export const NodeKind = Object.freeze(
  Object.fromEntries(NODE_KINDS.map((name, i) => [name, i])),
) as unknown as { readonly [K in Name]: number };

export const FIELDS = [
  'none',
  'alias',
  'alternative',
  'argument',
  'arguments',
  'attribute',
  'body',
  'cause',
  'code',
  'condition',
  'consequence',
  'definition',
  'expression',
  'format_specifier',
  'function',
  'guard',
  'key',
  'left',
  'module_name',
  'name',
  'object',
  'operator',
  'operators',
  'parameters',
  'return_type',
  'right',
  'subject',
  'subscript',
  'superclasses',
  'type',
  'type_conversion',
  'type_parameters',
  'value',
] as const;

export const Field = Object.freeze(Object.fromEntries(FIELDS.map((name, i) => [name, i]))) as {
  readonly [K in (typeof FIELDS)[number]]: number;
};

/** Tables from a grammar's numbering to ours, indexed by grammar symbol and field ids. */
export interface GrammarTables {
  readonly kindOfSymbol: Uint8Array;
  readonly isNamedSymbol: Uint8Array;
  readonly fieldOfId: Uint8Array;
  /** The grammar's own names, for messages. */
  readonly symbolNames: readonly string[];
}

/** What `grammarTables` needs to know of a loaded grammar. */
export interface Grammar {
  readonly types: readonly (string | null)[];
  readonly fields: readonly (string | null)[];
  nodeTypeIsNamed(symbol: number): boolean;
}

/** Resolves every symbol and field of the grammar by name, once per grammar. */
export function grammarTables(grammar: Grammar): GrammarTables {
  const kinds: Record<string, number> = NodeKind;
  const fields: Record<string, number> = Field;
  const named = new Set<string>(NAMED_KINDS);
  const tokens: Record<string, string> = TOKEN_KINDS;
  const symbolNames = grammar.types.map((name) => name ?? '');
  const isNamedSymbol = Uint8Array.from(symbolNames, (_, i) => Number(grammar.nodeTypeIsNamed(i)));
  const kindOfSymbol = Uint8Array.from(symbolNames, (name, i) => {
    if (isNamedSymbol[i]) return named.has(name) ? kinds[name]! : NodeKind.other;
    return Object.hasOwn(tokens, name) ? kinds[tokenName(tokens[name]!)]! : NodeKind.token;
  });
  const fieldOfId = Uint8Array.from(grammar.fields, (name) => (name === null ? 0 : (fields[name] ?? 0)));
  return { kindOfSymbol, isNamedSymbol, fieldOfId, symbolNames };
}

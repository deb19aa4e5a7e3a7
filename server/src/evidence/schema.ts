/**
 * The physical layout of native evidence: which tables one file's syntax yields and which columns they have.
 *
 * Every column is a signed 32-bit integer (encoded, as few bytes as its values need). Text is an index into the file's string pool (`-1` is null), a
 * row of another table is its index there (`-1` is none), an expression is an `ExprRef` (see `expr-ref.ts`).
 * Positions are *own offsets* of the row's chunk, in UTF-8 bytes (see `syntax/chunk-layout.ts`), so that an
 * edit elsewhere in the file changes no row. The contract tables of `dump` are computed from these in
 * `evidence/contract-rows.ts`; nothing outside this repository sees this layout.
 */

export const EVIDENCE_TABLES = {
  /** The file cut into chunks; row 0 is the module body. `start`, `end` are absolute UTF-8 byte offsets. */
  chunks: ['start', 'end', 'parent', 'kind', 'def', 'qualifiedName', 'ordinal', 'uid', 'collisionOf'],
  /** Classes, functions, methods and lambdas, in source order. */
  defs: [
    'chunk',
    'start',
    'end',
    'nameStart',
    'nameEnd',
    'kind',
    'name',
    'qualifiedName',
    /** `container`: enclosing def row. `scope`: where the name is bound. `bodyScope`: the scope it opens. */
    'container',
    'scope',
    'bodyScope',
    'flags',
    'docstring',
    'signature',
    'returnType',
    'paramStart',
    'paramCount',
    'decoratorStart',
    'decoratorCount',
    'baseStart',
    'baseCount',
    'ordinal',
    /** Own offsets of the body block (for lambdas: the body expression). */
    'bodyStart',
    'bodyEnd',
  ],
  params: [
    'def',
    'chunk',
    'start',
    'end',
    'nameStart',
    'nameEnd',
    'kind',
    'position',
    'name',
    'default',
    'type',
    'scope',
  ],
  decorators: ['def', 'chunk', 'start', 'end', 'position', 'expr'],
  /** Class bases and class keyword arguments (`keyword` ≥ 0, e.g. `metaclass`), in order; `star` 0, 1, 2. */
  bases: ['def', 'chunk', 'start', 'end', 'position', 'keyword', 'star', 'expr'],
  /** Bare identifiers: expression names, `except … as e`, match captures, `global`/`nonlocal` names. */
  names: ['chunk', 'start', 'end', 'name', 'ctx', 'scope', 'def', 'flags'],
  /** `base.attr`; `base` is the ExprRef of the object, `chain` the dotted text when it is all names. */
  attrs: [
    'chunk',
    'start',
    'end',
    'nameStart',
    'nameEnd',
    'baseStart',
    'baseEnd',
    'name',
    'ctx',
    'base',
    'chain',
    'scope',
    'def',
  ],
  calls: [
    'chunk',
    'start',
    'end',
    'calleeStart',
    'calleeEnd',
    'callee',
    'shape',
    'dotted',
    'argStart',
    'argCount',
    'positional',
    'keywords',
    'star1',
    'star2',
    'scope',
    'def',
  ],
  /** Call arguments. `position` counts positional ones; `keyword` ≥ 0 names keyword ones; `star` 0, 1, 2. */
  args: [
    'call',
    'chunk',
    'start',
    'end',
    'position',
    'keyword',
    'keywordStart',
    'keywordEnd',
    'star',
    'expr',
  ],
  /** One row per imported alias. `name` is the imported name of a from-import, `local` what it binds. */
  imports: [
    'chunk',
    'start',
    'end',
    'kind',
    'module',
    'name',
    'local',
    'level',
    'flags',
    'scope',
    'def',
    'moduleStart',
    'moduleEnd',
    'nameStart',
    'nameEnd',
    'localStart',
    'localEnd',
    'stmtStart',
    'stmtEnd',
    /** Alternatives of one `try … except ImportError` or `if … else` share a group (`-1` when alone). */
    'alternative',
  ],
  /**
   * Annotations, class bases, alias values and type parameter bounds. `owner` is a `TypeOwner` and `ownerRow`
   * the row there; the names inside (those of string annotations too) are rows `nameStart` to
   * `nameStart + nameCount` of `names`.
   */
  typeExprs: [
    'owner',
    'ownerRow',
    'role',
    'chunk',
    'start',
    'end',
    'text',
    'isString',
    'expr',
    'scope',
    'nameStart',
    'nameCount',
  ],
  /**
   * Bodies of compound statements: code that runs at certain times only. `kind` is a `BlockKind`, `exit` a `BlockExit`;
   * `isFirst` is 1 for the first body of a statement, 0 for those that follow in the same one.
   */
  blocks: ['chunk', 'start', 'end', 'kind', 'exit', 'isFirst', 'scope'],
  /** Syntactic scopes in the order CPython's symtable opens them; row 0 is the module. */
  scopes: ['kind', 'parent', 'name', 'def', 'chunk', 'start', 'end', 'flags'],
  /**
   * What binds a name or stores to a place. `target` is an ExprRef (name, attribute or subscript), `how` the
   * syntax that did it (see `AssignHow`) and `value` the ExprRef of exactly what the target receives: for
   * `for x in y` an `element` of y, for `a, b = v` an `unpack` of v, for `with m as x` an `entered` of m.
   */
  assigns: ['chunk', 'start', 'target', 'how', 'value', 'type', 'scope', 'def'],
  /** `return`, `yield` and `yield from` of a function or lambda. */
  returns: ['def', 'chunk', 'start', 'kind', 'value'],
  /** Expressions that are none of the above but have structure a linker or flow analysis needs. */
  exprs: ['chunk', 'start', 'end', 'kind', 'detail', 'operandStart', 'operandCount', 'scope'],
  /** ExprRefs that `exprs.operandStart`/`operandCount` point into. */
  operands: ['expr'],
  diagnostics: ['chunk', 'start', 'end', 'kind', 'message'],
  /** Binder output: one row per (scope, name), sorted by scope, then name. `flags`: see `BindingFlag`. */
  bindings: ['scope', 'name', 'flags', 'resolvesTo', 'siteStart', 'siteCount'],
  /** Where a binding gets its value, in source order: `kind` is a `SiteKind`, `row` the row of its table. */
  bindingSites: ['binding', 'kind', 'row'],
  /** Parallel to `names`: the binding of the name's own scope, and the one it finally resolves to (-1: global or builtin not bound in this file). */
  nameBindings: ['binding', 'resolved'],
} as const;

export type EvidenceTable = keyof typeof EVIDENCE_TABLES;

/** Tables of the walk whose rows say which chunk they are of. */
export const CHUNKED_TABLES = [
  'defs',
  'params',
  'decorators',
  'bases',
  'names',
  'attrs',
  'calls',
  'args',
  'imports',
  'typeExprs',
  'assigns',
  'returns',
  'exprs',
  'blocks',
  'scopes',
] as const satisfies readonly EvidenceTable[];
export type ChunkedTable = (typeof CHUNKED_TABLES)[number];
export type Column<T extends EvidenceTable> = (typeof EVIDENCE_TABLES)[T][number];

const constants = <const T extends readonly string[]>(names: T) =>
  Object.freeze(Object.fromEntries(names.map((name, i) => [name, i]))) as {
    readonly [K in T[number]]: number;
  };

export const CHUNK_KINDS = ['module', 'class', 'function', 'method'] as const;
export const ChunkKind = constants(CHUNK_KINDS);

/** What all lambdas are called, as their `__name__` is. */
export const LAMBDA_NAME = '<lambda>';

export const DEF_KINDS = ['class', 'function', 'method', 'async_function', 'async_method', 'lambda'] as const;
export const DefKind = constants(DEF_KINDS);

/** Bits of `defs.flags`. */
export const DefFlag = {
  async: 1,
  /** The body contains `yield` or `yield from` of its own. */
  generator: 2,
  /** Under `if`, `try`, `for`, `while`, `with` or `match` of its scope: it may not be the only definition. */
  conditional: 4,
  /** Has PEP 695 type parameters. */
  generic: 8,
} as const;

export const PARAM_KINDS = ['POSONLY', 'POS_OR_KW', 'VAR_POS', 'KWONLY', 'VAR_KW'] as const;
export const ParamKind = constants(PARAM_KINDS);

export const EXPR_CONTEXTS = ['LOAD', 'STORE', 'DEL', 'GLOBAL', 'NONLOCAL'] as const;
/** `GLOBAL` and `NONLOCAL` are the names listed by those statements (they neither load nor store). */
export const ExprContext = constants(EXPR_CONTEXTS);

/** Bits of `names.flags`. */
export const NameFlag = {
  /** Inside an annotation (of a parameter, a return value or a variable). */
  annotation: 1,
  /** Inside a string that is an annotation: a reference for people and linkers, invisible to CPython. */
  stringAnnotation: 2,
  /** Under `if`, `try`, `for`, `while`, `with` or `match` of its scope: what it binds may not be bound. */
  conditional: 4,
} as const;

export const BLOCK_KINDS = [
  /** Runs where it stands: `with`, and what broken code leaves indented. */
  'plain',
  /** A `with` whose manager ends exceptions: what follows runs wherever it was left. */
  'suppressing',
  /** One of the alternatives of `if`, or `case`, of `match`; `otherwise` runs when none of those before it did. */
  'branch',
  'case',
  'otherwise',
  /** One that Python 3 does not run. */
  'never',
  /** Runs any number of times; `endless` is that of `while True`. Of `while` the condition is part of it. */
  'loop',
  'endless',
  /** After a loop that was not left by `break`. */
  'loop_else',
  'try',
  'handler',
  'try_else',
  'finally',
] as const;
export const BlockKind = constants(BLOCK_KINDS);

/** How a block ends: by its end, by leaving its function (`return`, `raise`), or by leaving a round of its loop. */
export const BLOCK_EXITS = ['end', 'leave', 'break', 'continue'] as const;
export const BlockExit = constants(BLOCK_EXITS);

export const CALLEE_SHAPES = ['NAME', 'ATTRIBUTE', 'SUBSCRIPT', 'CALL_RESULT', 'LAMBDA', 'OTHER'] as const;
export const CalleeShape = constants(CALLEE_SHAPES);

export const IMPORT_KINDS = ['IMPORT', 'IMPORT_FROM'] as const;
export const ImportKind = constants(IMPORT_KINDS);

/** Bits of `imports.flags`. */
export const ImportFlag = {
  star: 1,
  typeChecking: 2,
  /** Under `if`, `try` … of its scope. */
  conditional: 4,
  /** Written `import a.b as c` or `from a import b as c`. */
  aliased: 8,
} as const;

export const TYPE_ROLES = ['param', 'return', 'variable', 'base', 'alias', 'bound'] as const;
export const TypeRole = constants(TYPE_ROLES);

/** The table that `typeExprs.ownerRow` is a row of; a bound belongs to the `names` row of its type parameter. */
export const TYPE_OWNERS = ['params', 'defs', 'assigns', 'bases', 'names'] as const;
export const TypeOwner = constants(TYPE_OWNERS);

export const DIAGNOSTIC_KINDS = ['error', 'missing'] as const;
export const DiagnosticKind = constants(DIAGNOSTIC_KINDS);

export const SCOPE_KINDS = [
  'module',
  'class',
  'function',
  'lambda',
  'comprehension',
  'type_params',
  'type_alias',
  'annotation',
] as const;
export const ScopeKind = constants(SCOPE_KINDS);

/** Bits of `scopes.flags`. */
export const ScopeFlag = {
  generatorExpression: 1,
  listComprehension: 2,
  setComprehension: 4,
  dictComprehension: 8,
  async: 16,
  /** A TypeVar bound or default scope (symtable calls it a type variable scope). */
  typeVariable: 32,
  /** Opened inside an annotation: CPython has no such scope where annotations are not evaluated (PEP 563). */
  inAnnotation: 64,
  /** Opened inside the text of a string that is an annotation: no Python has such a scope. */
  inString: 128,
} as const;

/** Where a binding's value comes from; the row is in the table of that name (`name`: `names`). */
export const SITE_KINDS = ['param', 'import', 'def', 'name'] as const;
export const SiteKind = constants(SITE_KINDS);

export const ASSIGN_HOWS = [
  'assign',
  'annotated',
  'augmented',
  'walrus',
  'for',
  'comprehension',
  'with',
  'except',
  'match',
  'delete',
  'type_alias',
  'type_param',
] as const;
export const AssignHow = constants(ASSIGN_HOWS);

export const RETURN_KINDS = ['return', 'yield', 'yield_from'] as const;
export const ReturnKind = constants(RETURN_KINDS);

/** Kinds of `exprs` rows; the comment gives the operands. */
export const EXPR_KINDS = [
  'subscript', // value, index…
  'binary', // left, right; detail: operator text
  'unary', // operand; detail: operator text
  'not', // operand
  'boolean', // left, right; detail: `and` | `or`
  'compare', // operands; detail: operators joined by a space
  'conditional', // body, test, orelse
  'tuple', // elements
  'list', // elements
  'set', // elements
  'dict', // key, value, key, value …; a `**` entry has the key `none`
  'comprehension', // element (for dict: key, value), then iterables, then `none` for each `if`; detail: list | set | dict | generator
  'star', // operand
  'await', // operand
  'yield', // operand?
  'yield_from', // operand
  'slice', // lower, upper, step?; `none` where left out
  'fstring', // interpolated expressions; detail: the text with `\0` for each, where that can be a name
  'walrus', // target, value
  'concatenated', // string parts
  'unpack', // source: one item of it; detail: the index as text (`0`, `-1` counts from the end, `*b.a` is the rest between the first b and the last a)
  'element', // iterable: what iterating it yields; detail: `async` for `async for`
  'entered', // context manager: what `__enter__` gives; detail: `async` for `async with`
  'caught', // exception type(s): an instance of them; detail: `group` for `except*`
  'guard', // condition; detail: `true` | `false`; the span is the code that runs only where it was that
  'raised', // what `raise` is given, where that is no call
  'matched', // match subject, class?: what a capture of a `case` pattern receives; an instance of the class
  'matches', // match subject, class or tuple of classes: holds where a `case` with class patterns runs
  'field', // an object of a class pattern: what a positional pattern matches; detail: position in `__match_args__`
  'truth', // an object that a statement or comprehension asks whether it is true (`if x:`)
  'converted', // what an f-string makes a text of before it formats that; detail: `s` | `r` | `a`
] as const;
export const ExprKind = constants(EXPR_KINDS);

/** Bits of `bindings.flags`, each meaning what the method of that name says in CPython's `symtable.Symbol`. */
export const BindingFlag = {
  parameter: 1,
  local: 2,
  global: 4,
  declaredGlobal: 8,
  nonlocal: 16,
  free: 32,
  imported: 64,
  assigned: 128,
  referenced: 256,
  annotated: 512,
  namespace: 1024,
} as const;

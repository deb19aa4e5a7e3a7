/**
 * What each evidence column may hold, column by column, so that a checker can tell damaged evidence from sound
 * evidence. A new column has to be declared here before the tests compile.
 */
import {
  ASSIGN_HOWS,
  BLOCK_EXITS,
  BLOCK_KINDS,
  CALLEE_SHAPES,
  CHUNK_KINDS,
  type Column,
  DEF_KINDS,
  DIAGNOSTIC_KINDS,
  type EvidenceTable,
  EXPR_CONTEXTS,
  EXPR_KINDS,
  IMPORT_KINDS,
  PARAM_KINDS,
  RETURN_KINDS,
  SCOPE_KINDS,
  SITE_KINDS,
  TYPE_OWNERS,
  TYPE_ROLES,
} from '../../server/src/evidence/schema.ts';

export type ColumnMeaning =
  /** Row of a table; `?` may be -1. */
  | { readonly is: 'row' | 'row?'; readonly of: EvidenceTable }
  /** First row of a run in a table whose length another column has. */
  | { readonly is: 'run'; readonly of: EvidenceTable; readonly count: string }
  /** Index into the string pool; `?` may be -1. */
  | { readonly is: 'text' | 'text?' }
  /** Own offset of the row's chunk; `?` may be -1. */
  | { readonly is: 'own' | 'own?' }
  | { readonly is: 'absolute' }
  | { readonly is: 'expr' }
  /** Index into a list of names. */
  | { readonly is: 'one of'; readonly names: readonly string[] }
  /** Not negative; `?` may be -1. */
  | { readonly is: 'number' | 'number?' }
  /** Row of a table that another column names. */
  | { readonly is: 'row by'; readonly column: string; readonly tables: readonly EvidenceTable[] };

const row = (of: EvidenceTable): ColumnMeaning => ({ is: 'row', of });
const rowOrNone = (of: EvidenceTable): ColumnMeaning => ({ is: 'row?', of });
const run = (of: EvidenceTable, count: string): ColumnMeaning => ({ is: 'run', of, count });
const oneOf = (names: readonly string[]): ColumnMeaning => ({ is: 'one of', names });
const TEXT: ColumnMeaning = { is: 'text' };
const TEXT_OR_NONE: ColumnMeaning = { is: 'text?' };
const OWN: ColumnMeaning = { is: 'own' };
const OWN_OR_NONE: ColumnMeaning = { is: 'own?' };
const EXPR: ColumnMeaning = { is: 'expr' };
const NUMBER: ColumnMeaning = { is: 'number' };
const NUMBER_OR_NONE: ColumnMeaning = { is: 'number?' };

const CHUNK = row('chunks');
const SPAN = { chunk: CHUNK, start: OWN, end: OWN };
const WHERE = { scope: row('scopes'), def: rowOrNone('defs') };

export const COLUMN_MEANINGS: {
  readonly [T in EvidenceTable]: { readonly [C in Column<T>]: ColumnMeaning };
} = {
  chunks: {
    start: { is: 'absolute' },
    end: { is: 'absolute' },
    parent: rowOrNone('chunks'),
    kind: oneOf(CHUNK_KINDS),
    def: rowOrNone('defs'),
    qualifiedName: TEXT,
    ordinal: NUMBER,
    uid: TEXT,
    collisionOf: TEXT_OR_NONE,
  },
  defs: {
    ...SPAN,
    nameStart: OWN_OR_NONE,
    nameEnd: OWN_OR_NONE,
    kind: oneOf(DEF_KINDS),
    name: TEXT,
    qualifiedName: TEXT,
    container: rowOrNone('defs'),
    scope: row('scopes'),
    bodyScope: row('scopes'),
    flags: NUMBER,
    docstring: TEXT_OR_NONE,
    signature: TEXT_OR_NONE,
    returnType: rowOrNone('typeExprs'),
    paramStart: run('params', 'paramCount'),
    paramCount: NUMBER,
    decoratorStart: run('decorators', 'decoratorCount'),
    decoratorCount: NUMBER,
    baseStart: run('bases', 'baseCount'),
    baseCount: NUMBER,
    ordinal: NUMBER,
    bodyStart: OWN_OR_NONE,
    bodyEnd: OWN_OR_NONE,
  },
  params: {
    ...SPAN,
    def: row('defs'),
    nameStart: OWN,
    nameEnd: OWN,
    kind: oneOf(PARAM_KINDS),
    position: NUMBER,
    name: TEXT,
    default: EXPR,
    type: rowOrNone('typeExprs'),
    scope: row('scopes'),
  },
  decorators: { ...SPAN, def: row('defs'), position: NUMBER, expr: EXPR },
  bases: { ...SPAN, def: row('defs'), position: NUMBER, keyword: TEXT_OR_NONE, star: NUMBER, expr: EXPR },
  names: { ...SPAN, ...WHERE, name: TEXT, ctx: oneOf(EXPR_CONTEXTS), flags: NUMBER },
  attrs: {
    ...SPAN,
    ...WHERE,
    nameStart: OWN,
    nameEnd: OWN,
    baseStart: OWN,
    baseEnd: OWN,
    name: TEXT,
    ctx: oneOf(EXPR_CONTEXTS),
    base: EXPR,
    chain: TEXT_OR_NONE,
  },
  calls: {
    ...SPAN,
    ...WHERE,
    calleeStart: OWN,
    calleeEnd: OWN,
    callee: EXPR,
    shape: oneOf(CALLEE_SHAPES),
    dotted: TEXT_OR_NONE,
    argStart: run('args', 'argCount'),
    argCount: NUMBER,
    positional: NUMBER,
    keywords: NUMBER,
    star1: NUMBER,
    star2: NUMBER,
  },
  args: {
    ...SPAN,
    call: row('calls'),
    position: NUMBER_OR_NONE,
    keyword: TEXT_OR_NONE,
    keywordStart: OWN_OR_NONE,
    keywordEnd: OWN_OR_NONE,
    star: NUMBER,
    expr: EXPR,
  },
  imports: {
    ...SPAN,
    ...WHERE,
    kind: oneOf(IMPORT_KINDS),
    module: TEXT_OR_NONE,
    name: TEXT_OR_NONE,
    local: TEXT_OR_NONE,
    level: NUMBER,
    flags: NUMBER,
    moduleStart: OWN_OR_NONE,
    moduleEnd: OWN_OR_NONE,
    nameStart: OWN_OR_NONE,
    nameEnd: OWN_OR_NONE,
    localStart: OWN_OR_NONE,
    localEnd: OWN_OR_NONE,
    stmtStart: OWN,
    stmtEnd: OWN,
    alternative: NUMBER_OR_NONE,
  },
  typeExprs: {
    ...SPAN,
    owner: oneOf(TYPE_OWNERS),
    ownerRow: { is: 'row by', column: 'owner', tables: TYPE_OWNERS },
    role: oneOf(TYPE_ROLES),
    text: TEXT,
    isString: NUMBER,
    expr: EXPR,
    scope: row('scopes'),
    nameStart: run('names', 'nameCount'),
    nameCount: NUMBER,
  },
  blocks: {
    ...SPAN,
    kind: oneOf(BLOCK_KINDS),
    exit: oneOf(BLOCK_EXITS),
    isFirst: NUMBER,
    scope: row('scopes'),
  },
  scopes: {
    ...SPAN,
    kind: oneOf(SCOPE_KINDS),
    parent: rowOrNone('scopes'),
    name: TEXT,
    def: rowOrNone('defs'),
    flags: NUMBER,
  },
  assigns: {
    ...WHERE,
    chunk: CHUNK,
    start: OWN,
    target: EXPR,
    how: oneOf(ASSIGN_HOWS),
    value: EXPR,
    type: rowOrNone('typeExprs'),
  },
  returns: { def: rowOrNone('defs'), chunk: CHUNK, start: OWN, kind: oneOf(RETURN_KINDS), value: EXPR },
  exprs: {
    ...SPAN,
    kind: oneOf(EXPR_KINDS),
    detail: TEXT_OR_NONE,
    operandStart: run('operands', 'operandCount'),
    operandCount: NUMBER,
    scope: row('scopes'),
  },
  operands: { expr: EXPR },
  diagnostics: { ...SPAN, kind: oneOf(DIAGNOSTIC_KINDS), message: TEXT },
  bindings: {
    scope: row('scopes'),
    name: TEXT,
    flags: NUMBER,
    resolvesTo: rowOrNone('bindings'),
    siteStart: run('bindingSites', 'siteCount'),
    siteCount: NUMBER,
  },
  bindingSites: {
    binding: row('bindings'),
    kind: oneOf(SITE_KINDS),
    row: { is: 'row by', column: 'kind', tables: ['params', 'imports', 'defs', 'names'] },
  },
  nameBindings: { binding: rowOrNone('bindings'), resolved: rowOrNone('bindings') },
};

/**
 * Links: what the linker says about one chunk, and the closed vocabulary it says it in. One link ties an
 * evidence row (its *left*) to a target. Contract tables, graph edges and winner tables are projections of
 * links; the store keeps them as rows of integers.
 */

/** The relations a link can state, with the evidence table of its left row and what its target is. */
export const RELATIONS = {
  def_symbol: { left: 'defs', target: 'symbol' },
  param_symbol: { left: 'params', target: 'symbol' },
  /** Non-local names; locals are derived from the binder's columns when read and never stored. */
  name_symbol: { left: 'names', target: 'symbol' },
  name_qname: { left: 'names', target: 'qname' },
  attribute_symbol: { left: 'attrs', target: 'symbol' },
  attribute_qname: { left: 'attrs', target: 'qname' },
  callsite_symbol: { left: 'calls', target: 'symbol' },
  callsite_qname: { left: 'calls', target: 'qname' },
  /** Calls without a call expression; see `chunk/implicit-calls.ts`. */
  decorator_call: { left: 'decorators', target: 'symbol' },
  expression_call: { left: 'exprs', target: 'symbol' },
  attribute_call: { left: 'attrs', target: 'symbol' },
  /** What making a class runs: of its metaclass, and `__init_subclass__` of its bases (data model 3.3.3). */
  class_call: { left: 'defs', target: 'symbol' },
  /** What a function of the standard library calls of what it is given. */
  callback_call: { left: 'calls', target: 'symbol' },
  /** `__getattr__` of the module that a name is imported from which it does not define (PEP 562). */
  import_call: { left: 'imports', target: 'symbol' },
  /** Target is the dotted name of the module; `aux` is 1 when it is a file of the workspace. */
  import_module: { left: 'imports', target: 'module' },
  import_symbol: { left: 'imports', target: 'symbol' },
  type_symbol: { left: 'typeExprs', target: 'symbol' },
  /** One row per class of the MRO after the class itself; `aux` is the MRO position (1 = first). */
  class_base: { left: 'defs', target: 'symbol' },
  override: { left: 'defs', target: 'symbol' },
  /** Target is the parameter's symbol; `aux` unused. */
  arg_param: { left: 'args', target: 'symbol' },
  /** The reference has no target; target is the name that was looked for, `method` says why it failed. */
  name_unresolved: { left: 'names', target: 'qname' },
  attribute_unresolved: { left: 'attrs', target: 'qname' },
  callsite_unresolved: { left: 'calls', target: 'qname' },
  import_unresolved: { left: 'imports', target: 'module' },
} as const;

export type Relation = keyof typeof RELATIONS;
export const RELATION_NAMES = Object.keys(RELATIONS) as Relation[];
/** Indexes into `RELATION_NAMES`. */
export const RELATION_CODES: ReadonlyMap<Relation, number> = new Map(
  RELATION_NAMES.map((name, i) => [name, i]),
);
/** Whether the target is a symbol, by the code of the relation. */
export const LEADS_TO_SYMBOL: readonly boolean[] = RELATION_NAMES.map(
  (name) => RELATIONS[name].target === 'symbol',
);

/** Relations that say what a place calls, in a call expression or by other syntax. */
export const CALL_RELATIONS = [
  'callsite_symbol',
  'decorator_call',
  'expression_call',
  'attribute_call',
  'class_call',
  'callback_call',
  'import_call',
] as const satisfies readonly Relation[];

export type CallRelation = (typeof CALL_RELATIONS)[number];

export const isCallRelation = (relation: Relation): relation is CallRelation =>
  (CALL_RELATIONS as readonly Relation[]).includes(relation);

/** SCIP `SymbolRole` bits (scip.proto, enum SymbolRole). */
export const SymbolRole = {
  definition: 1,
  import: 2,
  write: 4,
  read: 8,
  generated: 16,
  test: 32,
  forwardDefinition: 64,
} as const;

/**
 * How a link was reached, with its origin and the confidence it carries when nothing lowers it. The scale:
 * 1.0 compiler truth, 0.8 anchored but heuristic, 0.6 heuristic attribute or contained-best match,
 * 0.4 qualified-name candidate, 0.2 string heuristics.
 */
export const METHODS = {
  definition: { origin: 'native', confidence: 1 },
  lexical: { origin: 'native', confidence: 1 },
  builtin: { origin: 'native', confidence: 1 },
  import: { origin: 'native', confidence: 1 },
  import_submodule: { origin: 'native', confidence: 1 },
  star_import: { origin: 'native', confidence: 0.8 },
  module_attribute: { origin: 'native', confidence: 1 },
  class_member: { origin: 'native', confidence: 1 },
  inherited_member: { origin: 'native', confidence: 1 },
  self_member: { origin: 'native', confidence: 0.8 },
  instance_member: { origin: 'native', confidence: 0.8 },
  /** Of a subclass, through `self` of a class that has no such member. */
  subclass_member: { origin: 'native', confidence: 0.6 },
  /** Of an object, a class or a module, by a name of which a part is known: `getattr(self, 'visit_' + kind)`. */
  named_member: { origin: 'native', confidence: 0.6 },
  constructor: { origin: 'native', confidence: 1 },
  annotation: { origin: 'native', confidence: 0.8 },
  assigned_value: { origin: 'native', confidence: 0.8 },
  external: { origin: 'native', confidence: 0.8 },
  /** A special method that syntax runs, or a decorator that is applied. */
  implicit: { origin: 'native', confidence: 0.8 },
  /** Given to a function of the standard library that calls it. */
  callback: { origin: 'native', confidence: 0.8 },
  alternative: { origin: 'native', confidence: 0.8 },
  qualified_name: { origin: 'native', confidence: 0.4 },
  direct_base: { origin: 'native', confidence: 1 },
  mro: { origin: 'native', confidence: 1 },
  overrides: { origin: 'native', confidence: 1 },
  argument_position: { origin: 'native', confidence: 1 },
  argument_keyword: { origin: 'native', confidence: 1 },
  /** An imported SCIP index has an occurrence of the symbol on exactly this token. */
  scip_exact: { origin: 'scip', confidence: 1 },
  /** The occurrence is on the name that is called. */
  scip_callee: { origin: 'scip', confidence: 1 },
  /** As `scip_exact`, but the syntax says of the token what the index does not: that it is imported, written, not read. */
  scip_syntax_role: { origin: 'scip', confidence: 0.95 },
  /** The token is the part of the occurrence's span that is called as the symbol is. */
  scip_contained: { origin: 'scip', confidence: 0.8 },
  scip_contained_syntax_role: { origin: 'scip', confidence: 0.75 },
  /** The occurrence is in the callee without being its name: `Box` in `Box[int]()`. */
  scip_callee_contained: { origin: 'scip', confidence: 0.6 },
  /** Reasons for `*_unresolved` links. */
  no_binding: { origin: 'native', confidence: 0 },
  no_module: { origin: 'native', confidence: 0 },
  no_export: { origin: 'native', confidence: 0 },
  no_member: { origin: 'native', confidence: 0 },
  unknown_receiver: { origin: 'native', confidence: 0 },
  unknown_callee: { origin: 'native', confidence: 0 },
} as const;

export type Method = keyof typeof METHODS;
export const METHOD_NAMES = Object.keys(METHODS) as Method[];
/** Indexes into `METHOD_NAMES`. */
export const METHOD_CODES: ReadonlyMap<Method, number> = new Map(METHOD_NAMES.map((name, i) => [name, i]));

/** One statement of the linker. `left` is a row of the relation's evidence table in the chunk's file. */
export interface Link {
  readonly relation: Relation;
  readonly left: number;
  /** SCIP symbol string, dotted qualified name or dotted module name, as `RELATIONS` says. */
  readonly target: string;
  readonly method: Method;
  /** 0 to 1; `METHODS[method].confidence` unless something lowered it. */
  readonly confidence: number;
  /** SCIP role bits for symbol targets, else 0. */
  readonly roles: number;
  /** Meaning depends on the relation; 0 where it has none. */
  readonly aux: number;
}

/** All that is said about one chunk. */
export interface LinksOfChunk {
  /** Row of `chunks` in the file's evidence. */
  readonly chunk: number;
  readonly links: readonly Link[];
}

/** All the linker says about one chunk, and every lookup it made to say it (failed ones included). */
export interface ChunkLinks extends LinksOfChunk {
  /**
   * Digests (`hash31`) of the keys of the queries that were asked, ascending, unique. Digests, because whoever asks
   * "who looked this up" has the key, and texts of keys are three quarters of all text of a workspace. Two keys
   * may share one: what goes by lookups reaches no less then.
   */
  readonly lookups: readonly number[];
}

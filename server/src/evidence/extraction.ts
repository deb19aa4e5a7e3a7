/**
 * The state of one file's extraction: the flat tree it reads, the builder it fills, and where the walk
 * currently is (chunk, scope, definition). Offers what every part of the walk needs, positions and texts
 * above all; the Python constructs themselves are in the sibling modules.
 */

import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { type ChunkBoundaries, endOfCode, findChunks } from '../syntax/chunks.ts';
import type { FlatTree } from '../syntax/flat-tree.ts';
import { NodeKind } from '../syntax/node-kinds.ts';
import { utf16ToUtf8Map } from '../text/utf8-map.ts';
import type { ChunkMarks } from './chunk-marks.ts';
import { createEvidenceBuilder, type EvidenceBuilder } from './evidence.ts';
import { type ExprRef, exprRef, NO_EXPR } from './expr-ref.ts';
import { NameFlag, ScopeFlag } from './schema.ts';
import type { WalkState } from './walk-state.ts';

/**
 * The entry points of the walk. Constructs contain each other without end, so their modules reach each other
 * through these instead of importing in circles; `extract.ts` ties the knot.
 */
export interface Walk {
  expression(x: Extraction, node: number): ExprRef;
  compound(x: Extraction, node: number): ExprRef;
  body(x: Extraction, node: number): void;
  block(x: Extraction, node: number, kind: number, isFirst: boolean, from?: number): void;
  statement(x: Extraction, node: number): void;
  loose(x: Extraction, node: number): void;
  errors(x: Extraction, node: number): void;
  isStatement(kind: number): boolean;
}

/** What is there already when only a part of a file is extracted. */
export interface Begun {
  /** With the rows of what stands before the part. */
  readonly out: EvidenceBuilder;
  /** Of the whole text; the nodes are those of the part's tree. */
  readonly chunks: ChunkBoundaries;
  /** The extraction that goes on behind the part; what counts for the whole file is counted there. */
  readonly around?: Extraction;
}

/** What knows the rows of functions without their nodes; see `known-functions.ts`. */
export interface KnownFunctions {
  /** Adds the rows of a function chunk that the walk has come to, where it knows them. `outer`: the walk around it. */
  visit(x: Extraction, chunk: number, outer: WalkState): boolean;
}

interface Deferred {
  readonly state: WalkState;
  readonly node: number;
  readonly visit: (x: Extraction, node: number) => unknown;
}

export class Extraction implements WalkState {
  readonly tree: FlatTree;
  readonly kind: Uint8Array;
  readonly field: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly next: Int32Array;
  readonly text: string;
  readonly out: EvidenceBuilder;
  readonly chunks: ChunkBoundaries;
  readonly layout: ChunkLayout;

  chunk = 0;
  shift = 0;
  scope = 0;
  def = -1;
  nameFlags = 0;
  readsStrings = false;
  isConditional = false;
  isTypeChecking = false;
  prefix = '';

  /** Whether conditions that were asked before test a type: of a chain of `or`, each part is asked for what follows it. */
  readonly typeTests = new Map<ExprRef, boolean>();
  /** Conditions of branches that are a `break` and nothing else, by its node. */
  readonly breakTests = new Map<number, ExprRef>();
  /** Levels of recursion above the current visit; see `NESTING_LIMIT`. */
  depth = 0;
  /** Where the code of the innermost body that is being visited ends, as a UTF-16 index. */
  bodyEnd = 0;
  /**
   * Nodes that begin at `movedStart` begin for Python at `startsAt`: the grammar reads `*a.b` as `(*a).b`, and
   * `type(a).b = c` as a type alias. Both are UTF-16 indexes; -1 when the grammar is right.
   */
  movedStart = -1;
  startsAt = -1;
  /** Number of import alternatives found so far; see `alternatives.ts`. */
  alternatives = 0;
  /** The `defs` row that opens each chunk; -1 for the module. */
  readonly defOfChunk: Int32Array;
  /** Stretches of scopes whose order is not the order of the text; see `scope-order.ts`. */
  readonly scopeSwaps: { first: number; second: number; end: number }[];
  /** Null where every function is walked. */
  known: KnownFunctions | null = null;

  /** UTF-16 index to byte offset, or null in ASCII files. */
  private readonly bytes: Uint32Array | null;
  private readonly deferred: Deferred[];
  private readonly ordinals: Map<number, number>;
  /** ERROR nodes in ascending order, and those of them that no visit has taken yet. */
  private readonly errors: number[] = [];
  private readonly unclaimed = new Set<number>();

  private readonly walk: Walk;
  /** Where functions begin and end in the tables; null when nobody wants to know. */
  readonly marks: ChunkMarks | null;

  /** With `begun`, of a part of a file whose rows before that part are there. */
  constructor(tree: FlatTree, text: string, walk: Walk, marks: ChunkMarks | null, begun?: Begun) {
    this.walk = walk;
    this.marks = marks;
    this.tree = tree;
    this.kind = tree.kind;
    this.field = tree.field;
    this.start = tree.start;
    this.end = tree.end;
    this.next = tree.next;
    this.text = text;
    const around = begun?.around;
    this.bytes = around ? around.bytes : utf16ToUtf8Map(text);
    this.out = begun?.out ?? createEvidenceBuilder(tree.length);
    this.chunks = begun?.chunks ?? findChunks(tree, text.length);
    this.layout = around?.layout ?? this.createLayout();
    this.defOfChunk = around?.defOfChunk ?? new Int32Array(this.chunks.length).fill(-1);
    this.scopeSwaps = around?.scopeSwaps ?? [];
    this.deferred = around?.deferred ?? [];
    this.ordinals = around?.ordinals ?? new Map();
    if (tree.hasError) this.collectErrors();
  }

  visitExpression(node: number): ExprRef {
    return this.walk.expression(this, node);
  }

  /** An expression that is neither a name nor a constant, and not in parentheses. */
  visitCompound(node: number): ExprRef {
    return this.walk.compound(this, node);
  }

  visitBody(node: number): void {
    this.walk.body(this, node);
  }

  visitBlock(node: number, kind: number, isFirst: boolean, from?: number): void {
    this.walk.block(this, node, kind, isFirst, from);
  }

  visitStatement(node: number): void {
    this.walk.statement(this, node);
  }

  visitLoose(node: number): void {
    this.walk.loose(this, node);
  }

  visitErrors(node: number): void {
    this.walk.errors(this, node);
  }

  isStatement(kind: number): boolean {
    return this.walk.isStatement(kind);
  }

  /** Absolute UTF-8 byte offset of a UTF-16 index. */
  byteOf(index: number): number {
    return this.bytes === null ? index : this.bytes[index]!;
  }

  /** Own offset in the current chunk of a UTF-16 index near the current place of the walk. */
  own(index: number): number {
    const byte = this.bytes === null ? index : this.bytes[index]!;
    // An ERROR node may hold whole methods between the header of a class and its block: no place is near then.
    return this.tree.hasError ? this.layout.toOwn(this.chunk, byte) : byte - this.shift;
  }

  /** Own offset in the current chunk of any UTF-16 index, also across nested chunks. */
  ownAnywhere(index: number): number {
    return this.layout.toOwn(this.chunk, this.byteOf(index));
  }

  /** As `ownAnywhere`, but not beyond the chunk: the grammar lets blocks reach over comments that are not its text. */
  ownWithin(index: number): number {
    return this.layout.toOwn(this.chunk, Math.min(this.byteOf(index), this.layout.end(this.chunk)));
  }

  ownStart(node: number): number {
    const start = this.start[node]!;
    return this.own(start === this.movedStart ? this.startsAt : start);
  }

  ownEnd(node: number): number {
    return this.own(this.end[node]!);
  }

  textOf(node: number): string {
    return this.text.slice(this.start[node]!, this.end[node]!);
  }

  /** The same with its identifiers as they are compared; see `identifier`. */
  codeOf(node: number): string {
    return this.codeBetween(this.start[node]!, this.end[node]!);
  }

  /** String id of an identifier, in NFKC as the language reference demands (Lexical analysis, Identifiers). */
  identifier(node: number): number {
    return this.identifierAt(this.start[node]!, this.end[node]!);
  }

  identifierAt(start: number, end: number): number {
    return this.out.pool.id(this.codeBetween(start, end));
  }

  private codeBetween(start: number, end: number): string {
    const text = this.text.slice(start, end);
    return this.bytes === null ? text : text.normalize('NFKC');
  }

  /** First child that carries text of its own kind (no comment, no error), or -1. */
  firstChild(node: number): number {
    return this.skipExtras(node + 1, this.next[node]!);
  }

  /** The child after `child` of a parent whose subtree ends before `end`, or -1. */
  sibling(child: number, end: number): number {
    return this.skipExtras(this.next[child]!, end);
  }

  /** First child that is neither a token, a comment nor an error, or -1. */
  firstNamedChild(node: number): number {
    return this.skipTokens(node + 1, this.next[node]!);
  }

  namedSibling(child: number, end: number): number {
    return this.skipTokens(this.next[child]!, end);
  }

  /** Children that are neither tokens, comments nor errors. */
  namedChildren(node: number): number[] {
    const children: number[] = [];
    const end = this.next[node]!;
    for (let c = this.firstNamedChild(node); c >= 0; c = this.namedSibling(c, end)) children.push(c);
    return children;
  }

  /** The child in the given field, or -1. */
  child(node: number, field: number): number {
    const end = this.next[node]!;
    for (let c = node + 1; c < end; c = this.next[c]!) if (this.field[c] === field) return c;
    return -1;
  }

  hasChildOfKind(node: number, kind: number): boolean {
    const end = this.next[node]!;
    for (let c = node + 1; c < end; c = this.next[c]!) if (this.kind[c] === kind) return true;
    return false;
  }

  /** The node inside any number of parentheses; parentheses that hold nothing are returned themselves. */
  unparenthesized(node: number): number {
    let inner = node;
    while (this.kind[inner] === NodeKind.parenthesized_expression) {
      const child = this.firstNamedChild(inner);
      if (child < 0) return inner;
      inner = child;
    }
    return inner;
  }

  addName(node: number, ctx: number): number {
    return this.out.names.add(
      this.chunk,
      this.ownStart(node),
      this.ownEnd(node),
      this.identifier(node),
      ctx,
      this.scope,
      this.def,
      this.isConditional ? this.nameFlags | NameFlag.conditional : this.nameFlags,
    );
  }

  /** Adds an `exprs` row spanning the node. `detail` is a string id or -1. */
  addExpr(node: number, kind: number, operands: readonly ExprRef[], detail = -1): ExprRef {
    const start = this.start[node]!;
    const from = start === this.movedStart ? this.startsAt : start;
    return this.addExprAt(from, this.end[node]!, kind, operands, detail);
  }

  /** Adds an `exprs` row between two UTF-16 indexes. */
  addExprAt(start: number, end: number, kind: number, operands: readonly ExprRef[], detail = -1): ExprRef {
    const { operands: table, exprs } = this.out;
    const operandStart = table.length;
    for (const operand of operands) table.add(operand);
    const row = exprs.add(
      this.chunk,
      this.own(start),
      this.own(end),
      kind,
      detail,
      operandStart,
      operands.length,
      this.scope,
    );
    return exprRef('expr', row);
  }

  /** Adds a scope under the current one, spanning the node. */
  addScope(kind: number, name: string, node: number, flags = 0, def = this.def): number {
    const inAnnotation = this.nameFlags & NameFlag.annotation ? ScopeFlag.inAnnotation : 0;
    const inString = this.nameFlags & NameFlag.stringAnnotation ? ScopeFlag.inString : 0;
    return this.out.scopes.add(
      kind,
      this.scope,
      this.out.pool.id(name),
      def,
      this.chunk,
      this.ownStart(node),
      this.ownAnywhere(endOfCode(this.tree, node)),
      flags | inAnnotation | inString,
    );
  }

  addAssign(targetNode: number, target: ExprRef, how: number, value: ExprRef, type = -1): number {
    return this.out.assigns.add(
      this.chunk,
      this.ownStart(targetNode),
      target,
      how,
      value,
      type,
      this.scope,
      this.def,
    );
  }

  /** How many definitions of that qualified name came before. */
  nextOrdinal(qualifiedName: number): number {
    const ordinal = this.ordinals.get(qualifiedName) ?? 0;
    this.ordinals.set(qualifiedName, ordinal + 1);
    return ordinal;
  }

  /** Whether visits were put off, so that rows do not stand in the order of the text. */
  get hasDeferred(): boolean {
    return this.deferred.length > 0;
  }

  save(): WalkState {
    const { chunk, shift, scope, def, nameFlags, readsStrings, isConditional, isTypeChecking, prefix } = this;
    return { chunk, shift, scope, def, nameFlags, readsStrings, isConditional, isTypeChecking, prefix };
  }

  restore(state: WalkState): void {
    Object.assign(this, state);
  }

  enterChunk(chunk: number): void {
    this.chunk = chunk;
    this.shift = this.layout.start(chunk);
  }

  /** Makes `own` right for positions from this UTF-16 index up to the next nested chunk. */
  moveTo(index: number): void {
    const byte = this.byteOf(index);
    this.shift = byte - this.layout.toOwn(this.chunk, byte);
  }

  /** Leaves a node that is nested too deeply for `drain` to visit when the stack is short again. */
  defer(node: number, visit: Deferred['visit']): ExprRef {
    this.deferred.push({ state: this.save(), node, visit });
    return NO_EXPR;
  }

  /** Visits what was deferred, and what that defers in turn. */
  drain(): void {
    for (let i = 0; i < this.deferred.length; i++) {
      const { state, node, visit } = this.deferred[i]!;
      this.restore(state);
      this.depth = 0;
      this.bodyEnd = 0;
      visit(this, node);
    }
    this.deferred.length = 0;
  }

  /** Takes an ERROR node; false if it was taken before. */
  claimError(node: number): boolean {
    return this.unclaimed.delete(node);
  }

  /** Takes the outermost ERROR nodes inside the node's subtree, itself included, that nobody has taken. */
  claimErrors(node: number): number[] {
    const claimed: number[] = [];
    let low = 0;
    let high = this.errors.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.errors[middle]! < node) low = middle + 1;
      else high = middle;
    }
    let from = node;
    for (let i = low; i < this.errors.length && this.errors[i]! < this.next[node]!; i++) {
      const error = this.errors[i]!;
      if (error < from || !this.claimError(error)) continue;
      claimed.push(error);
      from = this.next[error]!;
    }
    return claimed;
  }

  private collectErrors(): void {
    for (let node = 0; node < this.tree.length; node++) {
      if (this.kind[node] === NodeKind.error) this.errors.push(node);
    }
    for (const node of this.errors) this.unclaimed.add(node);
  }

  private skipExtras(from: number, end: number): number {
    const { kind } = this;
    for (let c = from; c < end; c = this.next[c]!) if (!isExtra(kind[c]!)) return c;
    return -1;
  }

  private skipTokens(from: number, end: number): number {
    for (let c = from; c < end; c = this.next[c]!) {
      if ((this.tree.flags[c]! & 1) !== 0 && !isExtra(this.kind[c]!)) return c;
    }
    return -1;
  }

  private createLayout(): ChunkLayout {
    const { start, end, parent } = this.chunks;
    const toBytes = (index: number): number => this.byteOf(index);
    return new ChunkLayout(start.map(toBytes), end.map(toBytes), parent);
  }
}

export function isExtra(kind: number): boolean {
  return kind === NodeKind.comment || kind === NodeKind.line_continuation || kind === NodeKind.error;
}

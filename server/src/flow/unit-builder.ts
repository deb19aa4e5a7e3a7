/**
 * One code unit's control flow under construction: the current block, edges, points, and where jumps and
 * exceptions go from here. Knows blocks and ways out; which Python makes them is in the sibling modules, which
 * reach each other through `Walk` so that expressions, statements and clauses can nest without import cycles.
 */

import { NodeKind } from '../syntax/node-kinds.ts';
import { assemble } from './assemble.ts';
import {
  BlockKind,
  type ControlFlow,
  EdgeKind,
  ENTRY,
  EXIT,
  isProtected,
  mayRaise,
  PointKind,
  RAISE_EXIT,
} from './control-flow.ts';
import { Int32List } from './int32-list.ts';
import type { FlowLimit } from './limits.ts';
import type { SyntaxView } from './syntax-view.ts';

/** The mutually recursive parts of the walk. */
export interface Walk {
  expression(b: UnitBuilder, node: number): void;
  /** Ends the current block with the ways to `whenTrue` and `whenFalse`. */
  condition(b: UnitBuilder, node: number, whenTrue: number, whenFalse: number): void;
  /** Assigns to a target (or deletes it); the value has been evaluated. */
  target(b: UnitBuilder, node: number, access: TargetAccess): void;
  /** The statements of a block or a module. */
  body(b: UnitBuilder, node: number): void;
}

export type TargetAccess = 'store' | 'delete';

/** Where a jump ends: the block, and how many open clean-ups stay open there. */
export interface Destination {
  readonly block: number;
  readonly depth: number;
}

/** A `finally` body, a `with` exit or the end of `except … as e` that every way out has to pass. */
export interface Cleanup {
  readonly kind: 'cleanup';
  /** Where each way out enters its copy of the clean-up. */
  readonly entries: Map<Destination, number>;
  readonly blockKind: number;
}

export interface Loop {
  readonly kind: 'loop';
  readonly breakTo: Destination;
  readonly continueTo: Destination;
}

export interface UnitContext {
  readonly syntax: SyntaxView;
  readonly walk: Walk;
  /** Annotations are evaluated where they stand: before PEP 649 and without PEP 563. */
  readonly eagerAnnotations: boolean;
  /** Interns the path of an attribute or item access; shared by the units of a file. */
  pathId(path: string): number;
  /** Called for each node that is a code unit of its own; more than once if its statement has copies. */
  foundUnit(node: number): void;
}

/** What a block does that matters for exceptions: nothing (0), something, or something that may raise. */
const RUNS = 1;
const RAISES = 2;

export class UnitBuilder {
  readonly context: UnitContext;
  readonly syntax: SyntaxView;
  readonly walk: Walk;
  /** `UnitKind`. */
  readonly kind: number;
  readonly node: number;
  /** The block that receives points; -1 behind a jump, where a point starts an unreachable block. */
  current = -1;
  /** The block that exceptions go to from here. */
  handler = RAISE_EXIT;
  /** Open loops and clean-ups, innermost last. */
  readonly frames: (Cleanup | Loop)[] = [];
  /** Levels of recursion above the current visit; see `NESTING_LIMIT`. */
  depth = 0;
  cleanupCopies = 0;
  readonly limits = new Set<FlowLimit>();

  readonly blockKind = new Int32List();
  private readonly blockHandler = new Int32List();
  private readonly blockAt = new Int32List();
  readonly pointFrom = new Int32List();
  readonly pointTo = new Int32List();
  private readonly blockRaises = new Int32List();
  readonly edgeFrom = new Int32List();
  readonly edgeTo = new Int32List();
  readonly edgeKind = new Int32List();
  private readonly pointKind = new Int32List();
  private readonly pointStart = new Int32List();
  private readonly pointEnd = new Int32List();
  private readonly pointStatement = new Int32List();
  private readonly pointPath = new Int32List();
  private readonly statementStart = new Int32List();
  private readonly statementEnd = new Int32List();
  private readonly statementSubject = new Int32List();
  private readonly statementOfNode = new Map<number, number>();
  private statement = -1;
  private readonly returnTo: Destination = { block: EXIT, depth: 0 };

  constructor(context: UnitContext, kind: number, node: number) {
    this.context = context;
    this.syntax = context.syntax;
    this.walk = context.walk;
    this.kind = kind;
    this.node = node;
    const at = context.syntax.from(node);
    for (const blockKind of [BlockKind.entry, BlockKind.exit, BlockKind.raise_exit])
      this.addBlock(blockKind, at);
    this.statement = this.addStatement(at, at);
    this.place(ENTRY);
  }

  /** A block without a place yet; `place` makes it the one that receives points. */
  block(kind: number = BlockKind.body): number {
    return this.addBlock(kind, -1);
  }

  /** Goes on in this block, which is placed for the first and only time. */
  place(block: number): void {
    this.close();
    this.current = block;
    this.blockHandler.set(block, this.handler);
    this.pointFrom.set(block, this.pointKind.length);
    if (this.blockAt.at(block) < 0) this.blockAt.set(block, this.statementStart.at(this.statement));
  }

  /** Edge from the current block, if it is reachable by falling through. */
  edge(to: number, kind: number): void {
    if (this.current < 0) return;
    this.edgeFrom.push(this.current);
    this.edgeTo.push(to);
    this.edgeKind.push(kind);
  }

  /** Falls through into a block and goes on there. */
  fallInto(block: number, kind: number = EdgeKind.NEXT): void {
    this.edge(block, kind);
    this.place(block);
  }

  /** Starts a new block where the code falls through: the handler of exceptions has changed. */
  split(kind: number = BlockKind.body): void {
    this.fallInto(this.block(kind));
  }

  /** Leaves for a destination through all clean-ups in between; nothing falls through behind it. */
  jump(to: Destination, kind: number): void {
    this.mayJump(to, kind);
    this.end();
  }

  /** Adds the way to a destination, through all clean-ups in between, beside what else leaves the block. */
  mayJump(to: Destination, kind: number): void {
    if (this.current < 0) return;
    for (let i = this.frames.length - 1; i >= to.depth; i--) {
      const frame = this.frames[i]!;
      if (frame.kind !== 'cleanup') continue;
      this.edge(this.entryFor(frame, to), kind);
      return;
    }
    this.edge(to.block, kind);
  }

  jumpToReturn(): void {
    this.jump(this.returnTo, EdgeKind.RETURN);
  }

  mayJumpToReturn(): void {
    this.mayJump(this.returnTo, EdgeKind.RETURN);
  }

  /** An exception goes on from here. */
  raise(kind: number): void {
    this.edge(this.handler, kind);
    this.end();
  }

  /** The destination after a statement, at the present depth of frames. */
  destination(block: number): Destination {
    return { block, depth: this.frames.length };
  }

  innermostLoop(): Loop | null {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i]!;
      if (frame.kind === 'loop') return frame;
    }
    return null;
  }

  /** Nothing falls through from here. */
  end(): void {
    this.close();
    this.current = -1;
  }

  /** An event at the node. `path` is that of a tracked attribute or item. */
  point(kind: number, node: number, path = -1): void {
    if (this.current < 0) this.place(this.block());
    const { syntax } = this;
    this.pointKind.push(kind);
    this.pointStart.push(syntax.from(node));
    this.pointEnd.push(syntax.to(node));
    this.pointStatement.push(this.statement);
    this.pointPath.push(path);
    if (mayRaise(kind)) this.blockRaises.set(this.current, RAISES);
    else if (this.blockRaises.at(this.current) === 0 && isProtected(kind))
      this.blockRaises.set(this.current, RUNS);
  }

  /** An event after which the unit may be suspended and resumed. */
  suspend(node: number, resumesIn: number = BlockKind.body): void {
    this.point(PointKind.suspend, node);
    this.fallInto(this.block(resumesIn), EdgeKind.YIELD);
  }

  /**
   * Points from here on belong to this statement or clause, whose header ends before `body` (-1: it has none).
   * Returns what to give to `resumeStatement` when the walk comes back to the statement around it.
   */
  beginStatement(node: number, body = -1): number {
    const outer = this.statement;
    const known = this.statementOfNode.get(node);
    if (known !== undefined) this.statement = known;
    else {
      const { syntax } = this;
      const end = body < 0 ? syntax.end[node]! : this.headerEnd(node, body);
      this.statement = this.addStatement(syntax.from(node), syntax.byteOf(end));
      this.statementOfNode.set(node, this.statement);
    }
    return outer;
  }

  resumeStatement(statement: number): void {
    this.statement = statement;
  }

  /** The present statement takes apart the value that another one, `match`, has evaluated. */
  takesSubjectOf(statement: number): void {
    this.statementSubject.set(this.statement, statement);
  }

  /** The finished graph. Blocks that hold nothing and that nothing leads to are left out. */
  finish(): ControlFlow {
    this.end();
    this.addExceptionEdges();
    const { syntax, node, statementStart, statementEnd, statementSubject } = this;
    const { blocks, ...edges } = assemble(this);
    return {
      kind: this.kind,
      start: syntax.from(node),
      end: syntax.to(node),
      blockCount: blocks.length,
      blockKind: Uint8Array.from(blocks.map((block) => this.blockKind.at(block))),
      pointFrom: blocks.map((block) => this.pointFrom.at(block)),
      pointTo: blocks.map((block) => this.pointTo.at(block)),
      blockAt: blocks.map((block) => this.blockAt.at(block)),
      edgeCount: edges.edgeFrom.length,
      ...edges,
      points: {
        length: this.pointKind.length,
        kind: Uint8Array.from(this.pointKind.view()),
        start: this.pointStart.copy(),
        end: this.pointEnd.copy(),
        statement: this.pointStatement.copy(),
        path: this.pointPath.copy(),
      },
      statements: {
        length: statementStart.length,
        start: statementStart.copy(),
        end: statementEnd.copy(),
        subjectOf: statementSubject.copy(),
      },
      limits: [...this.limits].sort(),
    };
  }

  private addBlock(kind: number, at: number): number {
    this.blockHandler.push(RAISE_EXIT);
    this.blockAt.push(at);
    this.pointFrom.push(0);
    this.pointTo.push(0);
    this.blockRaises.push(0);
    return this.blockKind.push(kind);
  }

  private addStatement(start: number, end: number): number {
    this.statementStart.push(start);
    this.statementSubject.push(-1);
    return this.statementEnd.push(end);
  }

  private close(): void {
    if (this.current >= 0) this.pointTo.set(this.current, this.pointKind.length);
  }

  private entryFor(cleanup: Cleanup, to: Destination): number {
    let entry = cleanup.entries.get(to);
    if (entry === undefined) cleanup.entries.set(to, (entry = this.block(cleanup.blockKind)));
    return entry;
  }

  /** UTF-16 index where the header of a compound statement ends: behind the last child before the body. */
  private headerEnd(node: number, body: number): number {
    const { syntax } = this;
    let last = node + 1;
    for (let c = node + 1; c < body; c = syntax.next[c]!)
      if (syntax.next[c]! <= body && syntax.kind[c] !== NodeKind.comment) last = c;
    return last === body ? syntax.start[body]! : syntax.end[last]!;
  }

  /**
   * One edge per block. Inside a `try` or `with` a block has one whatever it does: CPython's exception table
   * covers all of the body, and asynchronous exceptions can come anywhere.
   */
  private addExceptionEdges(): void {
    for (let block = 0; block < this.blockKind.length; block++) {
      const handler = this.blockHandler.at(block);
      const raises = this.blockRaises.at(block);
      if (raises === 0 || (handler === RAISE_EXIT && raises !== RAISES)) continue;
      this.edgeFrom.push(block);
      this.edgeTo.push(handler);
      this.edgeKind.push(EdgeKind.EXC);
    }
  }
}

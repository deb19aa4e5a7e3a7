/**
 * Where a value comes from, or where it goes, across functions: a breadth-first search over the files' value
 * graphs and the calls between them. A way that went into a function leaves it only to the call it came from
 * (context-sensitive, as in Horwitz, Reps and Binkley's interprocedural slices). Files, calls and symbols come
 * from a `ValueWorld`; knows no store and no protocol.
 */
import { exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { CallStacks, enteredBy, type Stack } from './call-stack.ts';
import type { ValueEdge, ValueGraph, ValueStep } from './value-graph.ts';
import {
  isVariable,
  returnedBy,
  returningDef,
  type ValueNode,
  writtenObject,
  writtenThrough,
} from './value-node.ts';

export type FlowDirection = 'forward' | 'backward';

export type FlowStep =
  | ValueStep
  | 'start'
  | 'argument' // becomes a parameter
  | 'receiver' // becomes `self`
  | 'result' // what a call gives is what the function returned
  | 'constructed' // an object made with the value
  | 'through_call' // of a function whose code is not followed
  | 'member'; // another access to the same attribute or variable, anywhere in the workspace

/** A place in a file. */
export interface Place {
  readonly path: string;
  readonly node: ValueNode;
}

/** A row of `calls`, `args`, `params` or `defs` of a file, with how sure the link to it is. */
export interface LinkedRow {
  readonly path: string;
  readonly row: number;
  readonly confidence: number;
}

export interface Callees {
  /** Functions whose code is followed. */
  readonly functions: readonly LinkedRow[];
  /** The call may make an object. */
  readonly constructs: boolean;
  /** Some target's code is not known: it is external, or the call is not resolved. */
  readonly hasUnknown: boolean;
}

/** What the search asks about the workspace. All answers are complete, or cut to what `isCut` tells. */
export interface ValueWorld {
  graph(path: string): ValueGraph | null;
  callees(path: string, call: number): Callees;
  /** Rows of `calls` that call the function in this row of `defs`. */
  callers(path: string, def: number): readonly LinkedRow[];
  /** Rows of `params` that a row of `args` is passed to. */
  parameters(path: string, arg: number): readonly LinkedRow[];
  /** Rows of `args` that are passed to a row of `params`. */
  passedTo(path: string, param: number): readonly LinkedRow[];
  /** The parameter that receives the object a method is called on; -1: none. */
  receiver(path: string, def: number): number;
  /**
   * Other places that read (or write) the attribute or variable that the node writes (or reads). `isWritten`: the
   * node reads it, but something was written into the object there.
   */
  members(place: Place, access: 'read' | 'write', isWritten?: boolean): readonly Place[];
}

export interface FlowItem extends Place {
  readonly step: FlowStep;
  /** Index of the item it was reached from; -1 for the first. */
  readonly from: number;
  /** Number of steps from the start. */
  readonly hop: number;
  /** Product of the steps' confidences, 0 to 1. */
  readonly confidence: number;
}

export const VALUE_LIMITS = ['flow_places', 'flow_call_depth', 'flow_fan_out', 'flow_time'] as const;
export type ValueLimit = (typeof VALUE_LIMITS)[number];

export interface FlowSearchOptions {
  readonly direction: FlowDirection;
  /** Stops at the first way to this place. */
  readonly to?: Place;
  /** Ways less certain than this are not followed. */
  readonly minConfidence: number;
  /** Places visited at most. */
  readonly maxPlaces: number;
  /** Milliseconds searched at most. */
  readonly maxMs: number;
  /**
   * Asked at every step, with the file that it is about: null to go on, or what to wait for so that others get a turn. What it throws or rejects with
   * ends the search.
   */
  readonly turn: (path: string) => Promise<void> | null;
}

export interface FlowResult {
  /** In the order of distance; each place once, by the shortest way to it. */
  readonly items: readonly FlowItem[];
  /** Index of `to`, or -1 where it was not reached or not asked for. */
  readonly reached: number;
  /** Bounds that were met: there may be more. */
  readonly limits: readonly ValueLimit[];
}

/** Places one step leads to at most. */
const MAX_FAN_OUT = 500;
/** An attribute of the same name and class: of the same object or of another one. */
const MEMBER_CONFIDENCE = 0.4;
const UNKNOWN_CALL_CONFIDENCE = 0.4;
const CONSTRUCTED_CONFIDENCE = 0.6;
/** Steps into functions that do not go by a call. */
const ORDERLESS: ReadonlySet<FlowStep> = new Set(['variable', 'default']);
/** Steps between two looks at the clock. */
const CLOCK_STEPS = 256;

interface State {
  readonly item: number;
  readonly stack: Stack | null;
}

interface Exit extends LinkedRow {
  readonly outside: Stack | null;
}

interface Move extends Place {
  readonly step: FlowStep;
  readonly confidence: number;
  readonly stack: Stack | null;
}

export class FlowSearch {
  private readonly world: ValueWorld;
  private readonly options: FlowSearchOptions;
  private readonly limits = new Set<ValueLimit>();
  private readonly stacks = new CallStacks(() => this.limits.add('flow_call_depth'));
  private readonly items: FlowItem[] = [];
  private readonly itemAt = new Map<string, number>();
  private readonly seen = new Set<string>();
  private readonly queue: State[] = [];

  constructor(world: ValueWorld, options: FlowSearchOptions) {
    this.world = world;
    this.options = options;
  }

  /** Rejects with what `turn` does, and with what the world throws. */
  async run(start: Place): Promise<FlowResult> {
    const { to, maxMs, turn, maxPlaces } = this.options;
    const deadline = performance.now() + maxMs;
    this.visit({ ...start, step: 'start', confidence: 1, stack: null }, -1);
    for (let next = 0; next < this.queue.length; next++) {
      const { item, stack } = this.queue[next]!;
      const { path, node } = this.items[item]!;
      const wait = turn(path);
      if (wait !== null) await wait;
      if (next % CLOCK_STEPS === 0 && performance.now() > deadline) this.limits.add('flow_time');
      if (this.seen.size >= maxPlaces) this.limits.add('flow_places');
      if (this.limits.has('flow_time') || this.limits.has('flow_places')) break;
      if (to !== undefined && to.path === path && to.node === node && item > 0)
        return { items: this.items, reached: item, limits: [...this.limits].sort() };
      const moves =
        this.options.direction === 'forward' ? this.ahead(path, node, stack) : this.back(path, node, stack);
      let count = 0;
      for (const move of moves) {
        if (++count > MAX_FAN_OUT) {
          this.limits.add('flow_fan_out');
          break;
        }
        this.visit(move, item);
      }
    }
    return { items: this.items, reached: -1, limits: [...this.limits].sort() };
  }

  private visit({ path, node, step, confidence, stack }: Move, from: number): void {
    const origin = this.items[from];
    const total = confidence * (origin?.confidence ?? 1);
    if (total < this.options.minConfidence) return;
    const place = `${path}\0${node}`;
    const state = `${place}\0${stack?.id ?? 0}`;
    if (this.seen.has(state)) return;
    this.seen.add(state);
    let item = this.itemAt.get(place);
    if (item === undefined) {
      item = this.items.push({ path, node, step, from, hop: (origin?.hop ?? -1) + 1, confidence: total }) - 1;
      this.itemAt.set(place, item);
    }
    this.queue.push({ item, stack });
  }

  private *ahead(path: string, node: ValueNode, stack: Stack | null): Generator<Move> {
    const graph = this.world.graph(path);
    if (graph === null) return;
    yield* this.local(path, graph.targets(node), stack);
    for (const arg of graph.argumentsOf(node)) yield* this.intoCall(path, graph, arg, stack);
    for (const call of graph.methodCalls(node)) yield* this.intoMethod(path, graph, call, stack);
    const written = writtenThrough(node);
    if (written !== null) yield* this.throughMembers(path, written, 'read', true);
    const def = returningDef(node);
    if (def >= 0) {
      for (const { path: at, row, confidence, outside } of this.exits(path, def, stack))
        yield { path: at, node: exprRef('call', row), step: 'result', confidence, stack: outside };
    }
    yield* this.throughMembers(path, node, 'read');
  }

  private *back(path: string, node: ValueNode, stack: Stack | null): Generator<Move> {
    const graph = this.world.graph(path);
    if (graph === null) return;
    yield* this.local(path, graph.sources(node), stack);
    const kind = exprRefKind(node);
    if (kind === 'call') yield* this.outOfCall(path, graph, exprRefRow(node), stack);
    if (kind === 'param') yield* this.toArguments(path, exprRefRow(node), stack);
    const written = writtenThrough(node);
    if (written !== null) yield* this.writtenByCalls(path, graph, written, stack);
    yield* this.throughMembers(path, node, 'write');
  }

  /** Forward: an argument becomes a parameter, or goes through a call that is not followed. */
  private *intoCall(path: string, graph: ValueGraph, arg: number, stack: Stack | null): Generator<Move> {
    const { args, calls } = graph.file.variablesAt.evidence;
    const call = args.call[arg]!;
    const result = exprRef('call', call);
    const inside = this.stacks.enter(stack, path, call, calls.def[call]!);
    if (inside !== null) {
      for (const { path: at, row, confidence } of this.world.parameters(path, arg))
        yield { path: at, node: exprRef('param', row), step: 'argument', confidence, stack: inside };
    }
    const { constructs, hasUnknown } = this.world.callees(path, call);
    if (constructs)
      yield { path, node: result, step: 'constructed', confidence: CONSTRUCTED_CONFIDENCE, stack };
    if (!hasUnknown) return;
    yield { path, node: result, step: 'through_call', confidence: UNKNOWN_CALL_CONFIDENCE, stack };
    // `items.append(value)`: a method nobody can look into may keep what it is given.
    const callee = calls.callee[call]!;
    if (exprRefKind(callee) !== 'attr') return;
    const object = writtenObject(graph.file.variablesAt.evidence.attrs.base[exprRefRow(callee)]!);
    if (object !== null)
      yield { path, node: object, step: 'stored_in', confidence: UNKNOWN_CALL_CONFIDENCE, stack };
  }

  /** Forward: the object a method is called on becomes its `self`. */
  private *intoMethod(path: string, graph: ValueGraph, call: number, stack: Stack | null): Generator<Move> {
    const { functions, hasUnknown } = this.world.callees(path, call);
    const { calls } = graph.file.variablesAt.evidence;
    const inside = this.stacks.enter(stack, path, call, calls.def[call]!);
    for (const { path: at, row, confidence } of functions) {
      const self = this.world.receiver(at, row);
      if (self >= 0 && inside !== null)
        yield { path: at, node: exprRef('param', self), step: 'receiver', confidence, stack: inside };
    }
    if (hasUnknown)
      yield {
        path,
        node: exprRef('call', call),
        step: 'through_call',
        confidence: UNKNOWN_CALL_CONFIDENCE,
        stack,
      };
  }

  /** Backward: what methods nobody can look into may have kept in an object. */
  private *writtenByCalls(
    path: string,
    graph: ValueGraph,
    read: ValueNode,
    stack: Stack | null,
  ): Generator<Move> {
    const { args, calls } = graph.file.variablesAt.evidence;
    for (const call of graph.methodCalls(read)) {
      if (!this.world.callees(path, call).hasUnknown) continue;
      const first = calls.argStart[call]!;
      for (let arg = first; arg < first + calls.argCount[call]!; arg++)
        yield { path, node: args.expr[arg]!, step: 'stored_in', confidence: UNKNOWN_CALL_CONFIDENCE, stack };
    }
  }

  /** Backward: what a call gives is what its functions return, or made of what goes in. */
  private *outOfCall(path: string, graph: ValueGraph, call: number, stack: Stack | null): Generator<Move> {
    const { args, calls, attrs } = graph.file.variablesAt.evidence;
    const { functions, constructs, hasUnknown } = this.world.callees(path, call);
    const inside = this.stacks.enter(stack, path, call, calls.def[call]!);
    if (inside !== null) {
      for (const { path: at, row, confidence } of functions)
        yield { path: at, node: returnedBy(row), step: 'result', confidence, stack: inside };
    }
    if (!constructs && !hasUnknown) return;
    const step = constructs ? 'constructed' : 'through_call';
    const confidence = constructs ? CONSTRUCTED_CONFIDENCE : UNKNOWN_CALL_CONFIDENCE;
    const first = calls.argStart[call]!;
    for (let arg = first; arg < first + calls.argCount[call]!; arg++)
      yield { path, node: args.expr[arg]!, step, confidence, stack };
    const callee = calls.callee[call]!;
    if (hasUnknown && exprRefKind(callee) === 'attr')
      yield { path, node: attrs.base[exprRefRow(callee)]!, step, confidence, stack };
  }

  /** Backward: a parameter is what the calls pass; only the call the way came from, if it came from one. */
  private *toArguments(path: string, param: number, stack: Stack | null): Generator<Move> {
    for (const { path: at, row, confidence } of this.world.passedTo(path, param)) {
      const graph = this.world.graph(at);
      if (graph === null) continue;
      const { args, calls } = graph.file.variablesAt.evidence;
      const call = args.call[row]!;
      const outside = this.stacks.leave(stack, at, call, calls.def[call]!);
      if (outside === undefined) continue;
      yield { path: at, node: args.expr[row]!, step: 'argument', confidence, stack: outside };
    }
    const own = this.world.graph(path)!.file.variablesAt.evidence;
    const def = own.params.def[param]!;
    if (this.world.receiver(path, def) !== param) return;
    for (const { path: at, row, confidence, outside } of this.exits(path, def, stack)) {
      const graph = this.world.graph(at);
      if (graph === null) continue;
      const { calls, attrs } = graph.file.variablesAt.evidence;
      const callee = calls.callee[row]!;
      if (exprRefKind(callee) !== 'attr') continue;
      const node = attrs.base[exprRefRow(callee)]!;
      yield { path: at, node, step: 'receiver', confidence, stack: outside };
    }
  }

  /** Calls that the way out of a function leads to, each with what the way is inside of then. */
  private *exits(path: string, def: number, stack: Stack | null): Generator<Exit> {
    const entered = enteredBy(stack);
    if (entered !== null) {
      yield { path: entered.path, row: entered.call, confidence: 1, outside: entered.below };
      return;
    }
    for (const caller of this.world.callers(path, def)) {
      const calls = stack && this.world.graph(caller.path)?.file.variablesAt.evidence.calls;
      const outside = calls
        ? this.stacks.leave(stack, caller.path, caller.row, calls.def[caller.row]!)
        : null;
      if (outside !== undefined) yield { ...caller, outside };
    }
  }

  /** Through an object or a module that others see too; which calls are open does not matter there. */
  private *throughMembers(
    path: string,
    node: ValueNode,
    access: 'read' | 'write',
    isWritten = false,
  ): Generator<Move> {
    if (isVariable(node)) return;
    for (const place of this.world.members({ path, node }, access, isWritten))
      yield { ...place, step: 'member', confidence: MEMBER_CONFIDENCE, stack: null };
  }

  /** Within a file; what functions read in whatever order is read by any call of them. */
  private *local(path: string, edges: readonly ValueEdge[], stack: Stack | null): Generator<Move> {
    for (const { node, step, confidence, capture } of edges) {
      let inside = ORDERLESS.has(step) ? null : stack;
      if (capture !== undefined) inside = this.stacks.cross(stack, path, capture);
      yield { path, node, step, confidence, stack: inside };
    }
  }
}

/** Indexes of the items on the way to an item, from the start. */
export function wayTo(items: readonly FlowItem[], item: number): number[] {
  const way: number[] = [];
  for (let at = item; at >= 0; at = items[at]!.from) way.push(at);
  return way.reverse();
}

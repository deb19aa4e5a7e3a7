/**
 * Reaching definitions of one code unit: which definition's value each use may see, by the classical forward
 * data flow over bit sets (worklist in reverse post-order). Exceptional ways carry what was defined before each
 * operation that may raise. By the way it is found out which uses may meet an unbound variable and which stored
 * values nobody reads.
 */
import {
  BlockKind,
  type ControlFlow,
  EdgeKind,
  ENTRY,
  mayRaise,
  PointKind,
  RAISE_EXIT,
} from './control-flow.ts';
import { type DefUse, EventKind } from './defuse.ts';
import { type Digraph, digraph, reversePostOrder } from './digraph.ts';
import { Int32List } from './int32-list.ts';
import { REACHING_PAIR_LIMIT, REACHING_WORD_LIMIT } from './limits.ts';
import { type Batch, planBatches } from './reaching-plan.ts';

/** Confidence of a pair whose definition is on another name that may or may not mean the same object. */
export const ALIAS_CONFIDENCE = 0.4;

export interface Reaching {
  /** Pairs of events: the definition `def[i]` may be what the use `use[i]` sees. Ascending by use, then def. */
  readonly def: Int32Array;
  readonly use: Int32Array;
  /** Per event, for uses and `del`s of the unit's own variables: `Boundness`. */
  readonly boundness: Uint8Array;
  /** Per event: 1 for a definition that a use or a `del` sees. */
  readonly isSeen: Uint8Array;
  /** Pairs are missing; see `REACHING_PAIR_LIMIT`. Nothing can be said of what is not seen. */
  readonly isCut: boolean;
}

/** Whether a variable is bound where it is used: on all ways (or it is not known), on some, on none. */
export const Boundness = Object.freeze({ bound: 0, maybeUnbound: 1, unbound: 2 });

/** `ownsVariable` says of a row of `Variables` whether it starts out unbound when the unit starts. */
export function reachingDefinitions(
  flow: ControlFlow,
  defUse: DefUse,
  paths: readonly string[],
  ownsVariable: (variable: number) => boolean,
  wordLimit: number = REACHING_WORD_LIMIT,
): Reaching {
  const { events } = defUse;
  const result: Result = {
    defs: new Int32List(),
    uses: new Int32List(),
    boundness: new Uint8Array(events.length),
    isSeen: new Uint8Array(events.length),
    isCut: false,
  };
  const batches = planBatches(defUse, paths, ownsVariable, flow.blockCount, wordLimit);
  if (batches.length > 0) {
    const graph = digraph(flow.blockCount, flow.edgeFrom, flow.edgeTo);
    const unit: Unit = {
      flow,
      defUse,
      graph,
      order: reversePostOrder(graph, ENTRY),
      eventFrom: eventsOfPoints(flow, defUse),
    };
    for (const batch of batches) new Solver(unit, batch, result).run();
  }
  const sorted = sortPairs(result);
  return { ...sorted, boundness: result.boundness, isSeen: result.isSeen, isCut: result.isCut };
}

interface Result {
  readonly defs: Int32List;
  readonly uses: Int32List;
  readonly boundness: Uint8Array;
  readonly isSeen: Uint8Array;
  isCut: boolean;
}

interface Unit {
  readonly flow: ControlFlow;
  readonly defUse: DefUse;
  readonly graph: Digraph;
  readonly order: Int32Array;
  /** Events of point p are `eventFrom[p]` to `eventFrom[p + 1]`. */
  readonly eventFrom: Int32Array;
}

function eventsOfPoints(flow: ControlFlow, { events }: DefUse): Int32Array {
  const from = new Int32Array(flow.points.length + 1);
  for (let event = 0; event < events.length; event++) from[events.point[event]! + 1]!++;
  for (let point = 0; point < flow.points.length; point++) from[point + 1]! += from[point]!;
  return from;
}

/** Solves the variables of one batch. */
class Solver {
  private readonly unit: Unit;
  private readonly batch: Batch;
  private readonly result: Result;
  private readonly words: number;
  /** Definitions that reach the start of each block. */
  private readonly atStart: Int32Array;
  /** Those that reach where the walk is, and those that were live at some operation that may raise. */
  private readonly live: Int32Array;
  private readonly atRaise: Int32Array;
  private readonly everything: Int32Array;
  /**
   * All bits but those of unboundness. Few context managers suppress exceptions, and no reader of `with` expects
   * what its body has bound to be unbound behind it, so unboundness does not take that way.
   */
  private readonly definitions: Int32Array;

  constructor(unit: Unit, batch: Batch, result: Result) {
    this.unit = unit;
    this.batch = batch;
    this.result = result;
    this.words = batch.words;
    this.atStart = new Int32Array(unit.flow.blockCount * batch.words);
    this.live = new Int32Array(batch.words);
    this.atRaise = new Int32Array(batch.words);
    this.everything = new Int32Array(batch.words).fill(-1);
    this.definitions = this.everything.slice();
    for (const bit of batch.unboundBits) this.definitions[bit >> 5]! &= ~(1 << (bit & 31));
  }

  run(): void {
    this.propagate();
    const blocks = this.unit.order.slice().sort();
    for (let i = 0; i < blocks.length; i++) this.collect(blocks[i]!);
  }

  private propagate(): void {
    const { order, graph, flow } = this.unit;
    const { words, atStart } = this;
    for (const bit of this.batch.unboundBits) atStart[ENTRY * words + (bit >> 5)]! |= 1 << (bit & 31);
    const isWaiting = new Uint8Array(flow.blockCount);
    for (let i = 0; i < order.length; i++) isWaiting[order[i]!] = 1;
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (let i = 0; i < order.length; i++) {
        const block = order[i]!;
        if (isWaiting[block] === 0) continue;
        isWaiting[block] = 0;
        this.transfer(block);
        for (let slot = graph.start[block]!; slot < graph.start[block + 1]!; slot++) {
          const to = graph.to[slot]!;
          if (to <= RAISE_EXIT) continue;
          const kind = flow.edgeKind[graph.edge[slot]!];
          const isSuppressed = flow.blockKind[block] === BlockKind.with_exit && kind === EdgeKind.TRUE;
          const bits = kind === EdgeKind.EXC ? this.atRaise : this.live;
          if (!this.mergeInto(to, bits, isSuppressed ? this.definitions : this.everything)) continue;
          isWaiting[to] = 1;
          isChanged = true;
        }
      }
    }
  }

  private mergeInto(block: number, bits: Int32Array, mask: Int32Array): boolean {
    const { words, atStart } = this;
    let isChanged = false;
    for (let w = 0, at = block * words; w < words; w++, at++) {
      const merged = atStart[at]! | (bits[w]! & mask[w]!);
      if (merged === atStart[at]) continue;
      atStart[at] = merged;
      isChanged = true;
    }
    return isChanged;
  }

  /** Sets `live` to what reaches the end of the block and `atRaise` to what its exceptions carry. */
  private transfer(block: number): void {
    const { flow, eventFrom } = this.unit;
    const { points } = flow;
    this.enter(block);
    this.atRaise.fill(0);
    const first = flow.pointFrom[block]!;
    const last = flow.pointTo[block]!;
    let canRaise = false;
    let isNew = true;
    for (let point = first; point < last; point++) {
      if (isNew && mayRaise(points.kind[point]!)) {
        this.keepForRaise();
        canRaise = true;
        isNew = false;
      }
      for (let event = eventFrom[point]!; event < eventFrom[point + 1]!; event++) {
        if (this.apply(event)) isNew = true;
      }
    }
    // Nothing raises by itself: the block is empty and passes an exception on, or only a signal can come, which
    // CPython looks for at calls and jumps (`eval_breaker`), so behind what the block stores and unbinds.
    if (!canRaise) this.keepForRaise();
  }

  private enter(block: number): void {
    const { words } = this;
    for (let w = 0; w < words; w++) this.live[w] = this.atStart[block * words + w]!;
  }

  private keepForRaise(): void {
    for (let w = 0; w < this.words; w++) this.atRaise[w]! |= this.live[w]!;
  }

  /** Takes the event into account; false when it changes nothing. */
  private apply(event: number): boolean {
    const { events } = this.unit.defUse;
    const kind = events.kind[event]!;
    if (kind === EventKind.USE) return false;
    const variable = events.variable[event]!;
    const from = this.batch.bitFrom[variable]!;
    if (from < 0) return false;
    if (kind === EventKind.KILL) {
      this.clear(from, this.batch.bitTo[variable]!);
      const unbound = this.batch.unboundBit[variable]!;
      if (unbound >= 0) this.live[unbound >> 5]! |= 1 << (unbound & 31);
      return true;
    }
    if (events.isWeak[event] === 0) this.clear(from, this.batch.bitTo[variable]!);
    const bit = this.batch.bitOfEvent[event]!;
    this.live[bit >> 5]! |= 1 << (bit & 31);
    return true;
  }

  private clear(from: number, to: number): void {
    const { live } = this;
    const first = from >> 5;
    const last = (to - 1) >> 5;
    const keepBelow = (1 << (from & 31)) - 1;
    const keepAbove = (to & 31) === 0 ? 0 : -1 << (to & 31);
    if (first === last) {
      live[first]! &= keepBelow | keepAbove;
      return;
    }
    live[first]! &= keepBelow;
    for (let w = first + 1; w < last; w++) live[w] = 0;
    live[last]! &= keepAbove;
  }

  /** Adds the pairs of the block's uses. */
  private collect(block: number): void {
    const { flow, eventFrom, defUse } = this.unit;
    this.enter(block);
    const last = eventFrom[flow.pointTo[block]!]!;
    for (let event = eventFrom[flow.pointFrom[block]!]!; event < last; event++) {
      const kind = defUse.events.kind[event]!;
      if (kind !== EventKind.DEF) this.see(event, kind === EventKind.USE);
      this.apply(event);
    }
  }

  /** The end of `except … as e` deletes without asking: it stores None first (language reference, "The try statement"). */
  private isDel(event: number): boolean {
    const { flow, defUse } = this.unit;
    return flow.points.kind[defUse.events.point[event]!] === PointKind.delete;
  }

  private see(event: number, isUse: boolean): void {
    const { batch, result, live } = this;
    const variable = this.unit.defUse.events.variable[event]!;
    const from = batch.seenFrom[variable]!;
    if (from < 0) return;
    const to = batch.seenTo[variable]!;
    const unbound = batch.unboundBit[variable]!;
    let isBound = false;
    let isUnbound = false;
    for (let w = from >> 5; w <= (to - 1) >> 5; w++) {
      let rest = live[w]!;
      if (w === from >> 5) rest &= -1 << (from & 31);
      if (w === (to - 1) >> 5 && (to & 31) !== 0) rest &= (1 << (to & 31)) - 1;
      while (rest !== 0) {
        const bit = (w << 5) + 31 - Math.clz32(rest & -rest);
        rest &= rest - 1;
        if (bit === unbound) {
          isUnbound = true;
          continue;
        }
        const def = batch.eventOfBit[bit]!;
        if (def < 0 || !batch.sees(variable, this.unit.defUse.events.variable[def]!)) continue;
        isBound = true;
        result.isSeen[def] = 1;
        if (!isUse) continue;
        if (result.defs.length >= REACHING_PAIR_LIMIT) {
          result.isCut = true;
          return;
        }
        result.defs.push(def);
        result.uses.push(event);
      }
    }
    if (isUnbound && (isUse || this.isDel(event)))
      result.boundness[event] = isBound ? Boundness.maybeUnbound : Boundness.unbound;
  }
}

/** Pairs come in order already, except where there are aliases or several batches. */
function sortPairs({ defs, uses }: Result): { def: Int32Array; use: Int32Array } {
  const compare = (a: number, b: number): number => uses.at(a) - uses.at(b) || defs.at(a) - defs.at(b);
  let isSorted = true;
  for (let i = 1; i < defs.length && isSorted; i++) isSorted = compare(i - 1, i) < 0;
  if (isSorted) return { def: defs.copy(), use: uses.copy() };
  const order = Int32Array.from({ length: defs.length }, (_, i) => i).sort(compare);
  return { def: order.map((i) => defs.at(i)), use: order.map((i) => uses.at(i)) };
}

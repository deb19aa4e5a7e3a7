/**
 * Which statement of a code unit can run after which, read off our control flow: what is compared with CPython's
 * bytecode. Knows graphs and statement offsets only.
 */
import {
  type ControlFlow,
  EdgeKind,
  ENTRY,
  isProtected,
  PointKind,
} from '../../server/src/flow/control-flow.ts';
import { digraph, reachable, reversePostOrder } from '../../server/src/flow/digraph.ts';

/** Statements by their start (UTF-8 byte offset), and for each the offsets that can run after it. */
export type Reachability = ReadonlyMap<number, ReadonlySet<number>>;

/** Statements that cannot be reached at all are left out, as CPython leaves them out of the code. */
export function statementReachability(flow: ControlFlow): Reachability {
  const graph = digraph(flow.blockCount, flow.edgeFrom, flow.edgeTo);
  const isLive = reachable(graph, [ENTRY]);
  const words = (flow.statements.length + 31) >> 5;
  const inside = new Int32Array(flow.blockCount * words);
  for (let block = 0; block < flow.blockCount; block++) {
    for (let p = flow.pointFrom[block]!; p < flow.pointTo[block]!; p++) {
      const statement = flow.points.statement[p]!;
      if (hasPosition(flow, p)) inside[block * words + (statement >> 5)]! |= 1 << (statement & 31);
    }
  }
  // What can run from the start of each block on, the block itself included.
  const from = inside.slice();
  const order = reversePostOrder(graph, ENTRY);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let i = order.length - 1; i >= 0; i--) {
      const block = order[i]!;
      for (let slot = graph.start[block]!; slot < graph.start[block + 1]!; slot++) {
        if (merge(from, block * words, from, graph.to[slot]! * words, words)) isChanged = true;
      }
    }
  }
  const masks = new Map<number, Int32Array>();
  for (let block = 0; block < flow.blockCount; block++) {
    if (isLive[block] === 1) addPointsOf(block);
  }
  return byOffset(flow, masks);

  function addPointsOf(block: number): void {
    const mask = new Int32Array(words);
    const mergeEdges = (isException: boolean): void => {
      for (let slot = graph.start[block]!; slot < graph.start[block + 1]!; slot++) {
        if ((flow.edgeKind[graph.edge[slot]!] === EdgeKind.EXC) !== isException) continue;
        merge(mask, 0, from, graph.to[slot]! * words, words);
      }
    };
    mergeEdges(false);
    let hasException = false;
    for (let p = flow.pointTo[block]! - 1; p >= flow.pointFrom[block]!; p--) {
      // A `return` at the end of the block has left the `try` and raises nothing.
      if (!hasException && isProtected(flow.points.kind[p]!)) {
        mergeEdges(true);
        hasException = true;
      }
      if (!hasPosition(flow, p)) continue;
      const statement = flow.points.statement[p]!;
      const sum = masks.get(statement) ?? new Int32Array(words);
      merge(sum, 0, mask, 0, words);
      masks.set(statement, sum);
      mask[statement >> 5]! |= 1 << (statement & 31);
    }
  }
}

/** Adds the bits of one row to another; says whether that changed it. */
function merge(into: Int32Array, at: number, source: Int32Array, sourceAt: number, words: number): boolean {
  let isChanged = false;
  for (let w = 0; w < words; w++) {
    const value = into[at + w]! | source[sourceAt + w]!;
    if (value === into[at + w]) continue;
    into[at + w] = value;
    isChanged = true;
  }
  return isChanged;
}

/** Row 0 of the statements stands for the unit itself. */
function byOffset(flow: ControlFlow, masks: ReadonlyMap<number, Int32Array>): Reachability {
  const result = new Map<number, ReadonlySet<number>>();
  for (const [statement, mask] of masks) {
    if (statement === 0) continue;
    const reached = new Set<number>();
    for (let other = 1; other < flow.statements.length; other++) {
      if ((mask[other >> 5]! & (1 << (other & 31))) !== 0) reached.add(flow.statements.start[other]!);
    }
    result.set(flow.statements.start[statement]!, reached);
  }
  return result;
}

/** The end of `except E as e`, which unbinds `e`, has no place in the text for CPython. */
const hasPosition = (flow: ControlFlow, point: number): boolean =>
  flow.points.kind[point] !== PointKind.unbind;

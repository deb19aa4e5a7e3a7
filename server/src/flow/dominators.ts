/**
 * Dominators and post-dominators of a unit's blocks, by the iterative scheme of Cooper, Harvey and Kennedy ("A
 * Simple, Fast Dominance Algorithm"), which beats asymptotically better ones on graphs the size of functions.
 */
import { type ControlFlow, EdgeKind, ENTRY, EXIT, RAISE_EXIT } from './control-flow.ts';
import { type Digraph, digraph, reachable, reversed, reversePostOrder } from './digraph.ts';

/** No block: that of the root, and of blocks that cannot be reached. */
export const NO_BLOCK = -1;

/** Immediate dominator of each node; NO_BLOCK for the root and for what it does not reach. */
export function immediateDominators(graph: Digraph, root: number): Int32Array {
  const order = reversePostOrder(graph, root);
  const position = new Int32Array(graph.nodeCount).fill(-1);
  for (let i = 0; i < order.length; i++) position[order[i]!] = i;
  const { start, to } = reversed(graph);
  // In positions of the order, where a dominator always has a smaller one.
  const dominator = new Int32Array(order.length).fill(-1);
  dominator[0] = 0;
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let i = 1; i < order.length; i++) {
      const node = order[i]!;
      let common = -1;
      for (let slot = start[node]!; slot < start[node + 1]!; slot++) {
        let other = position[to[slot]!]!;
        if (other < 0 || dominator[other]! < 0) continue;
        if (common < 0) common = other;
        while (common !== other) {
          while (common > other) common = dominator[common]!;
          while (other > common) other = dominator[other]!;
        }
      }
      if (dominator[i] === common) continue;
      dominator[i] = common;
      isChanged = true;
    }
  }
  const result = new Int32Array(graph.nodeCount).fill(NO_BLOCK);
  for (let i = 1; i < order.length; i++) result[order[i]!] = order[dominator[i]!]!;
  return result;
}

/** Immediate dominator of each block, exceptional ways included. */
export function dominators(flow: ControlFlow): Int32Array {
  return immediateDominators(digraph(flow.blockCount, flow.edgeFrom, flow.edgeTo), ENTRY);
}

/**
 * The ways that decisions are about: all but exceptions that leave the unit unhandled. With those, nearly
 * everything would depend on whether the call before it raised.
 */
export function decisionGraph(flow: ControlFlow): Digraph {
  return digraph(
    flow.blockCount,
    flow.edgeFrom,
    flow.edgeTo,
    (e) => flow.edgeTo[e] !== RAISE_EXIT || flow.edgeKind[e] !== EdgeKind.EXC,
  );
}

/**
 * Immediate post-dominator of each block over the decision graph. The block `flow.blockCount` stands for the end
 * of the unit, which both exits lead to; so does a block of each loop that never ends.
 */
export function postDominators(flow: ControlFlow): Int32Array {
  const end = flow.blockCount;
  const graph = decisionGraph(flow);
  const from: number[] = [EXIT, RAISE_EXIT];
  const backwards = reversed(graph);
  const reachesEnd = reachable(backwards, from);
  const order = reversePostOrder(graph, ENTRY);
  // Behind everything else in the order lies the innermost part of an endless loop.
  for (let i = order.length - 1; i >= 0; i--) {
    const block = order[i]!;
    if (reachesEnd[block] === 1) continue;
    from.push(block);
    markReaching(backwards, block, reachesEnd);
  }
  return immediateDominators(withRoot(backwards, from), end);
}

function markReaching(backwards: Digraph, block: number, isReached: Uint8Array): void {
  const stack = [block];
  isReached[block] = 1;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let slot = backwards.start[node]!; slot < backwards.start[node + 1]!; slot++) {
      const before = backwards.to[slot]!;
      if (isReached[before] === 1) continue;
      isReached[before] = 1;
      stack.push(before);
    }
  }
}

/** The graph with one more node, which leads to the given ones. */
function withRoot(graph: Digraph, children: readonly number[]): Digraph {
  const root = graph.nodeCount;
  const start = new Int32Array(root + 2);
  start.set(graph.start);
  start[root + 1] = start[root]! + children.length;
  const to = new Int32Array(start[root + 1]!);
  to.set(graph.to);
  to.set(children, graph.to.length);
  return { nodeCount: root + 1, start, to, edge: new Int32Array(to.length).fill(-1) };
}

/**
 * Control dependence: which decisions decide whether a block runs (Ferrante, Ottenstein and Warren). A block
 * depends on a decision if one way out of it always comes to the block and another may not.
 */
import type { ControlFlow } from './control-flow.ts';
import { decisionGraph, NO_BLOCK, postDominators } from './dominators.ts';
import { Int32List } from './int32-list.ts';
import { CONTROL_DEPENDENCE_LIMIT } from './limits.ts';

export interface ControlDependence {
  /** Pairs: block `block[i]` runs only if block `on[i]` decides so by its edge `edge[i]` of the flow. */
  readonly block: Int32Array;
  readonly on: Int32Array;
  readonly edge: Int32Array;
  /** Pairs were left out; see `CONTROL_DEPENDENCE_LIMIT`. */
  readonly isCut: boolean;
}

/** In the order of the deciding blocks and their edges. */
export function controlDependence(flow: ControlFlow): ControlDependence {
  const after = postDominators(flow);
  const graph = decisionGraph(flow);
  const block = new Int32List();
  const on = new Int32List();
  const edge = new Int32List();
  for (let node = 0; node < graph.nodeCount; node++) {
    const first = graph.start[node]!;
    const last = graph.start[node + 1]!;
    if (last - first < 2) continue;
    for (let slot = first; slot < last; slot++) {
      // Up the tree of post-dominators, from where the edge leads to what all ways out have in common.
      for (let run = graph.to[slot]!; run !== after[node] && run !== NO_BLOCK && run < flow.blockCount; ) {
        if (block.length >= CONTROL_DEPENDENCE_LIMIT) {
          return { block: block.copy(), on: on.copy(), edge: edge.copy(), isCut: true };
        }
        block.push(run);
        on.push(node);
        edge.push(graph.edge[slot]!);
        run = after[run]!;
      }
    }
  }
  return { block: block.copy(), on: on.copy(), edge: edge.copy(), isCut: false };
}

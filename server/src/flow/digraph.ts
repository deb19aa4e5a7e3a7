/** Directed graphs as compressed rows, and walks over them. Knows numbers only. */

export interface Digraph {
  readonly nodeCount: number;
  /** Neighbours of node n are `to[start[n]]` to `to[start[n + 1] - 1]`. */
  readonly start: Int32Array;
  readonly to: Int32Array;
  /** Parallel to `to`: the index of the edge in the list the graph was made from. */
  readonly edge: Int32Array;
}

/** Neighbours keep the order of the edges. `keeps` leaves edges out by their index. */
export function digraph(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  keeps: (edge: number) => boolean = () => true,
): Digraph {
  const start = new Int32Array(nodeCount + 1);
  for (let e = 0; e < from.length; e++) if (keeps(e)) start[from[e]! + 1]!++;
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!;
  const next = start.slice(0, nodeCount);
  const targets = new Int32Array(start[nodeCount]!);
  const edges = new Int32Array(start[nodeCount]!);
  for (let e = 0; e < from.length; e++) {
    if (!keeps(e)) continue;
    const slot = next[from[e]!]!++;
    targets[slot] = to[e]!;
    edges[slot] = e;
  }
  return { nodeCount, start, to: targets, edge: edges };
}

/** The same graph with its edges turned round. */
export function reversed(graph: Digraph): Digraph {
  const from = new Int32Array(graph.to.length);
  for (let node = 0; node < graph.nodeCount; node++)
    from.fill(node, graph.start[node]!, graph.start[node + 1]!);
  const turned = digraph(graph.nodeCount, graph.to, from);
  return { ...turned, edge: turned.edge.map((slot) => graph.edge[slot]!) };
}

/** Nodes that can be reached from the root, each before those it leads to, as far as loops allow. */
export function reversePostOrder(graph: Digraph, root: number): Int32Array {
  const { start, to, nodeCount } = graph;
  const order = new Int32Array(nodeCount);
  let first = nodeCount;
  const isSeen = new Uint8Array(nodeCount);
  const next = start.slice(0, nodeCount);
  const stack = new Int32Array(nodeCount);
  let depth = 0;
  stack[depth++] = root;
  isSeen[root] = 1;
  while (depth > 0) {
    const node = stack[depth - 1]!;
    const slot = next[node]!++;
    if (slot >= start[node + 1]!) {
      order[--first] = node;
      depth--;
    } else if (isSeen[to[slot]!] === 0) {
      isSeen[to[slot]!] = 1;
      stack[depth++] = to[slot]!;
    }
  }
  return order.subarray(first);
}

/** 1 for each node that can be reached from one of the roots, the roots included. */
export function reachable(graph: Digraph, roots: Iterable<number>): Uint8Array {
  const isReached = new Uint8Array(graph.nodeCount);
  const queue: number[] = [];
  const reach = (node: number): void => {
    if (isReached[node] === 1) return;
    isReached[node] = 1;
    queue.push(node);
  };
  for (const root of roots) reach(root);
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i]!;
    for (let slot = graph.start[node]!; slot < graph.start[node + 1]!; slot++) reach(graph.to[slot]!);
  }
  return isReached;
}

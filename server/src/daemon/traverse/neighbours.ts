/**
 * From a node along and against edges: the files that can state such edges are asked, and only they. Gives edges in
 * the order of files, each once, and null after each file: reading one takes milliseconds.
 */
import { EDGE_KINDS } from '../../relations/edge-kinds.ts';
import { EDGE_KIND_RULES, EdgeColumn, type EdgeKindRule } from '../../relations/graph/rules-by-kind.ts';
import type { GraphEdge, GraphNode } from './graph-node.ts';
import type { GraphView } from './graph-view.ts';

export type Direction = 'forward' | 'backward';

/** Kinds of a lens that has its own way to names: which files state their edges is not in the store's index. */
const UNLISTED: ReadonlySet<string> = new Set(
  EDGE_KINDS.filter(({ lens }) => lens === 'scip' || lens === 'cpython').map(({ kind }) => kind),
);

/** Nodes that stand in no file. */
export const SPANLESS: ReadonlySet<string> = new Set([
  'PY_PACKAGE',
  'PY_MODULE',
  'PY_SYMBOL',
  'PY_QUALIFIED_NAME',
]);

/** `wanted`: kinds of nodes that the caller has a use for; edges to others may be left out. */
export function* neighbours(
  view: GraphView,
  node: GraphNode,
  kind: string,
  direction: Direction,
  wanted: ReadonlySet<string> | null = null,
): Generator<GraphEdge | null, void, undefined> {
  const seen = new Set<string>();
  for (const rule of EDGE_KIND_RULES.get(kind) ?? []) {
    if (!canReach(rule, node, direction, wanted)) continue;
    const edges = rule.farTarget ? far(view, node, direction, rule) : near(view, node, kind, direction, rule);
    for (const edge of edges) {
      if (edge !== null) {
        const id = edge.row[EdgeColumn.edge_id] as string;
        if (seen.has(id)) continue;
        seen.add(id);
      }
      yield edge;
    }
  }
}

/** Whether a rule can make such edges at the node, going by what is declared. */
function canReach(
  { targetKinds, isAnchored }: EdgeKindRule,
  { kind }: GraphNode,
  direction: Direction,
  wanted: ReadonlySet<string> | null,
): boolean {
  if (direction === 'backward') return targetKinds?.has(kind) ?? true;
  // What packages and modules contain is stated by no text, and all that texts state begins elsewhere.
  if (isAnchored && (kind === 'PY_PACKAGE' || kind === 'PY_MODULE')) return false;
  return targetKinds === null || wanted === null || [...targetKinds].some((one) => wanted.has(one));
}

function* near(
  view: GraphView,
  node: GraphNode,
  kind: string,
  direction: Direction,
  rule: EdgeKindRule,
): Generator<GraphEdge | null, void, undefined> {
  const isUnlisted = UNLISTED.has(kind) && SPANLESS.has(node.kind);
  for (const path of isUnlisted ? view.paths : view.filesStating(node)) {
    const { bySource, byTarget } = view.file(path).edgesOf(rule);
    yield* (direction === 'forward' ? bySource : byTarget).get(node.id) ?? [];
    yield null;
  }
}

function far(
  view: GraphView,
  node: GraphNode,
  direction: Direction,
  rule: EdgeKindRule,
): Iterable<GraphEdge | null> {
  if (!view.file(node.home).isMade(rule)) return [];
  return direction === 'forward'
    ? view.file(node.home).farEdges(rule, rule.farTarget!.source, node.id)
    : farSources(view, node, rule);
}

/** Edges that reach the node from other files: what joins with its rows is looked up by what it joins on. */
function* farSources(view: GraphView, node: GraphNode, rule: EdgeKindRule): Generator<GraphEdge | null> {
  const { right, target, rightKey, leftKey } = rule.farTarget!;
  for (const row of view.file(node.home).grouped(right, target).get(node.id) ?? []) {
    const key = row[rightKey] as string;
    for (const path of view.filesReferring(key))
      for (const edge of view.file(path).farEdges(rule, leftKey, key))
        if (edge.target.id === node.id) yield edge;
  }
}

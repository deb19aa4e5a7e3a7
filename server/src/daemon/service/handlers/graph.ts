/** `cpg/nodes` and `cpg/edges`: lists of the graph, file by file, so that a page costs what it shows. */
import type { Params } from '@cpgd/shared/protocol';
import { EDGE_KINDS } from '../../../relations/edge-kinds.ts';
import {
  EdgeColumn,
  NodeColumn,
  partOfEdgeKind,
  partOfNodeKind,
} from '../../../relations/graph/rules-by-kind.ts';
import type { OnDemandPart } from '../../../relations/on-demand/parts.ts';
import { isSelected } from '../../../relations/tables.ts';
import { describeEdge, describeNode } from '../../traverse/describe.ts';
import { type GraphEdge, type GraphNode, kindOfId } from '../../traverse/graph-node.ts';
import type { GraphView } from '../../traverse/graph-view.ts';
import { neighbours, SPANLESS } from '../../traverse/neighbours.ts';
import { QueryError } from '../../traverse/query-error.ts';
import { filesWith } from '../../traverse/start-nodes.ts';
import { EdgeReader } from '../../traverse/traversal.ts';
import { graphView } from '../../traverse/traverse.ts';
import { ALWAYS_MADE, edgeKindNamed, nodeKindNamed } from '../../traverse/vocabulary.ts';
import { type Call, handler } from '../call.ts';
import { PAUSE, pageOf } from '../page.ts';
import { QuestionError } from '../question-error.ts';
import { pageByFile } from './page-by-file.ts';

export const nodes = handler('cpg/nodes', async (call) => {
  const { context, params, freshness } = call;
  const kinds = params.kinds
    ? params.kinds.map((name) => checkedKind('kinds', name, nodeKindNamed))
    : [...ALWAYS_MADE];
  const wantedIds = params.ids && new Set(params.ids);
  const idKinds = params.ids && new Set(params.ids.map(kindOfId));
  const wantedKinds = kinds.filter((kind) => idKinds?.has(kind) ?? true);
  const view = await graphView(context, partsOf(wantedKinds, partOfNodeKind));
  const page = await pageByFile(call, filesOfNodes(view, wantedKinds, params), async (path, turn) => {
    const found: GraphNode[] = [];
    for (const kind of wantedKinds) {
      await turn();
      for (const [id, row] of view.file(path).nodesOf(kind)) {
        if (wantedIds && !wantedIds.has(id)) continue;
        if (params.name !== undefined && row[NodeColumn.name] !== params.name) continue;
        if (params.symbol !== undefined && row[NodeColumn.symbol] !== params.symbol) continue;
        if (params.paths && row[NodeColumn.path] === null) continue;
        const node = { id, kind, home: path };
        if (SPANLESS.has(kind) && view.firstHome(node) !== path) continue;
        found.push(node);
      }
    }
    const spanStart = (node: GraphNode) => (view.row(node)![NodeColumn.bstart] as number | null) ?? -1;
    found.sort((a, b) => spanStart(a) - spanStart(b) || compareText(a.id, b.id));
    return found.map((node) => () => describeNode(view, node, params.properties));
  });
  return { ...page, freshness };
});

/** Files that can have such nodes. */
function filesOfNodes(
  view: GraphView,
  kinds: readonly string[],
  params: Params<'cpg/nodes'>,
): readonly string[] {
  const { name, symbol, paths } = params;
  const equalities = new Map<string, string>();
  if (name !== undefined) equalities.set('name', name);
  if (symbol !== undefined) equalities.set('symbol', symbol);
  const found = kinds.map((kind) => filesWith(view, kind, equalities));
  const files = found.includes(null) ? view.paths : [...new Set(found.flatMap((some) => some!))].sort();
  return files.filter((path) => isSelected(path, paths));
}

export const edges = handler('cpg/edges', async (call) => {
  const { context, params, freshness } = call;
  const kinds = params.kinds?.map((name) => checkedKind('kinds', name, edgeKindNamed)) ?? ALWAYS_MADE_EDGES;
  const parts = partsOf(kinds, partOfEdgeKind);
  const view = await graphView(context, parts);
  const isWanted = (edge: GraphEdge): boolean =>
    (new EdgeReader(edge).cell('confidence') as number) >= params.minConfidence &&
    (params.source === undefined || edge.source.id === params.source) &&
    (params.target === undefined || edge.target.id === params.target) &&
    isSelectedEdge(edge, params.paths);
  const end = params.source ?? params.target;
  if (end !== undefined) {
    const node = await findNode(call, view, end);
    const direction = params.source === undefined ? 'backward' : 'forward';
    const found = node ? edgesAt(view, node, kinds, direction, isWanted) : [];
    return { ...(await pageOf(call, found)), freshness };
  }
  const files = view.paths.filter((path) => isSelected(path, params.paths));
  const page = await pageByFile(call, files, async (path, turn) => {
    const found: GraphEdge[] = [];
    for (const kind of kinds) {
      await turn();
      for (const edge of view.file(path).allEdgesOf(kind)) {
        // Edges between nodes that stand in no file are stated by many files, and shown once.
        const isElsewhere = edge.row[EdgeColumn.path] === null && view.firstOwner(edge.target) !== path;
        if (!isElsewhere && isWanted(edge)) found.push(edge);
      }
    }
    const start = ({ row }: GraphEdge) => (row[EdgeColumn.bstart] as number | null) ?? -1;
    found.sort((a, b) => start(a) - start(b) || compareText(idOf(a), idOf(b)));
    return found.map((edge) => () => describeEdge(edge));
  });
  return { ...page, freshness };
});

function* edgesAt(
  view: GraphView,
  node: GraphNode,
  kinds: readonly string[],
  direction: 'forward' | 'backward',
  isWanted: (edge: GraphEdge) => boolean,
) {
  for (const kind of kinds) {
    for (const edge of neighbours(view, node, kind, direction)) {
      if (edge === null) yield PAUSE;
      else if (isWanted(edge)) yield () => describeEdge(edge);
    }
  }
}

/** A node by its id alone: one that was given out lately is known, others are looked for in every file. */
async function findNode(
  { pace, params }: Call<'cpg/edges'>,
  view: GraphView,
  id: string,
): Promise<GraphNode | null> {
  const known = view.remembered(id);
  if (known) return known;
  const kind = checkedKind('source', kindOfId(id), nodeKindNamed);
  const startedMs = performance.now();
  for (const path of view.paths) {
    if (view.file(path).nodesOf(kind).has(id)) return { id, kind, home: path };
    const wait = pace.turn();
    if (wait) await wait;
    if (performance.now() - startedMs > params.timeLimitMs)
      throw new QuestionError(
        'failed',
        `${id} was not found in ${params.timeLimitMs} ms: ask cpg/nodes for it first, or allow more with \`timeLimitMs\`.`,
      );
  }
  return null;
}

function isSelectedEdge({ row }: GraphEdge, paths: readonly string[] | undefined): boolean {
  if (!paths) return true;
  const path = row[EdgeColumn.path] as string | null;
  return path !== null && isSelected(path, paths);
}

/** Throws `QuestionError` for a kind that is none. */
function checkedKind(
  parameter: string,
  name: string,
  lookUp: (name: { at: number; name: string }) => { readonly kind: string },
): string {
  try {
    return lookUp({ at: 0, name }).kind;
  } catch (error) {
    if (error instanceof QueryError)
      throw new QuestionError('invalid-params', `\`${parameter}\`: ${error.message}`);
    throw error;
  }
}

function partsOf(
  kinds: readonly string[],
  partOf: (kind: string) => OnDemandPart | null,
): ReadonlySet<OnDemandPart> {
  return new Set(kinds.flatMap((kind) => partOf(kind) ?? []));
}

const ALWAYS_MADE_EDGES = EDGE_KINDS.filter(({ state }) => state === 'on').map(({ kind }) => kind);

const idOf = ({ row }: GraphEdge): string => row[EdgeColumn.edge_id] as string;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

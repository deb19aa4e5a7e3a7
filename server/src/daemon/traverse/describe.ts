/** Nodes, edges and rows of traversals as answers give them: plain data with lines and columns people can click. */
import type { Result } from '@cpgd/shared';
import type { Cell } from '../../relations/cell.ts';
import { EDGE_COLUMNS } from '../../relations/graph/contracts.ts';
import { NodeColumn } from '../../relations/graph/rules-by-kind.ts';
import type { GraphEdge, GraphNode } from './graph-node.ts';
import type { GraphView } from './graph-view.ts';
import type { PlannedProjection } from './plan.ts';
import type { DescribedRow } from './question.ts';
import { EdgeReader, NodeReader, type State } from './traversal.ts';
import { TEXT_COLUMNS } from './vocabulary.ts';

export type DescribedNode = Result<'cpg/nodes'>['items'][number];
export type DescribedEdge = Result<'cpg/edges'>['items'][number];

/** `withProperties`: give them, too. */
export function describeNode(view: GraphView, node: GraphNode, withProperties = false): DescribedNode {
  view.remember(node);
  const row = view.row(node);
  const cell = <T extends Cell>(column: keyof typeof NodeColumn): T =>
    (row?.[NodeColumn[column]] ?? null) as T;
  const [path, bstart, bend] = [
    cell<string | null>('path'),
    cell<number | null>('bstart'),
    cell<number | null>('bend'),
  ];
  const place =
    path !== null && bstart !== null && bend !== null ? view.context.location(path, bstart, bend) : null;
  return {
    id: node.id,
    kind: node.kind,
    path,
    bstart,
    bend,
    line: place?.line ?? null,
    column: place?.column ?? null,
    name: cell('name'),
    symbol: cell('symbol'),
    origin: cell<string | null>('origin') ?? 'native',
    confidence: cell<number | null>('confidence') ?? 1,
    ...(withProperties && { properties: Object.fromEntries(view.properties(node)) }),
  };
}

export function describeEdge({ row }: GraphEdge): DescribedEdge {
  const cell = <T extends Cell>(column: (typeof EDGE_COLUMNS)[number]['name']): T =>
    row[EDGE_COLUMNS.findIndex(({ name }) => name === column)] as T;
  return {
    id: cell('edge_id'),
    kind: cell('edge_kind'),
    source: cell('src_node_id'),
    target: cell('dst_node_id'),
    path: cell('path'),
    bstart: cell('bstart'),
    bend: cell('bend'),
    origin: cell('origin'),
    method: cell('resolution_method'),
    confidence: cell('confidence'),
    score: cell('score'),
    symbolRoles: cell('symbol_roles'),
    qnameSource: cell('qname_source'),
    ambiguityGroup: cell('ambiguity_group_id'),
  };
}

/** The projected values of a row, and the way that led to it where asked for. */
export function describeRow(
  view: GraphView,
  state: State,
  select: readonly PlannedProjection[],
  withPath: boolean,
): DescribedRow {
  const values = select.map(({ slot, column }) => {
    const thing = slot < 0 ? state.node : state.named[slot]!;
    return 'row' in thing ? new EdgeReader(thing).cell(column) : nodeCell(view, thing, column);
  });
  return { values, ...(withPath && { path: pathOf(view, state) }) };
}

function nodeCell(view: GraphView, node: GraphNode, column: string): Cell {
  if (!TEXT_COLUMNS.includes(column)) return new NodeReader(view, node, () => false).cell(column);
  const row = view.row(node);
  const [path, bstart] = [row?.[NodeColumn.path], row?.[NodeColumn.bstart]] as [string | null, number | null];
  if (path == null || bstart == null) return null;
  if (column === 'text') return view.context.lineText(path, bstart);
  return view.context.location(path, bstart, bstart)[column as 'line' | 'column'];
}

function pathOf(view: GraphView, last: State): NonNullable<DescribedRow['path']> {
  const steps = [];
  for (let state: State | null = last; state; state = state.from) {
    steps.push({
      edge: state.edge?.kind ?? null,
      isForward: state.isForward,
      confidence: (state.edge && (new EdgeReader(state.edge).cell('confidence') as number)) ?? 1,
      node: describeNode(view, state.node),
    });
  }
  return steps.reverse();
}

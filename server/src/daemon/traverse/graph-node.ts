/**
 * Nodes and edges as a traversal passes them on: an id, its kind, and a file whose rows have it. Columns and
 * properties are read when somebody asks for them.
 */
import type { Cell, Row } from '../../relations/cell.ts';
import { EdgeColumn, TARGET_PATH } from '../../relations/graph/rules-by-kind.ts';

export interface GraphNode {
  /** `node_id` of `cpg_nodes`. */
  readonly id: string;
  readonly kind: string;
  /** A file whose rows have the node: its own, or for span-less nodes one that mentions it. */
  readonly home: string;
}

export interface GraphEdge {
  readonly kind: string;
  readonly source: GraphNode;
  readonly target: GraphNode;
  /** A row of `cpg_edges`. */
  readonly row: Row;
}

/** Ids begin with their node's kind, but for these. */
const KIND_OF_PREFIX: Readonly<Record<string, string>> = { FILE: 'PY_FILE', QNAME: 'PY_QUALIFIED_NAME' };

export function kindOfId(id: string): string {
  const prefix = id.slice(0, id.indexOf(':'));
  return KIND_OF_PREFIX[prefix] ?? prefix;
}

export const nodeOf = (id: string, home: string): GraphNode => ({ id, kind: kindOfId(id), home });

/** `home`: the file that states the edge. */
export function edgeOf(row: Row, home: string): GraphEdge {
  return {
    kind: row[EdgeColumn.edge_kind] as string,
    source: nodeOf(row[EdgeColumn.src_node_id] as string, home),
    target: nodeOf(row[EdgeColumn.dst_node_id] as string, (row[TARGET_PATH] as string | null) ?? home),
    row,
  };
}

/** Properties by name; a list is one value. */
export type Properties = ReadonlyMap<string, Cell>;

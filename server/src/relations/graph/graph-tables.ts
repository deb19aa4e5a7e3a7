/**
 * The graph tables `cpg_nodes`, `cpg_edges` and `cpg_props`: projections over evidence and relationship
 * tables, made of the declared node and edge rules.
 */
import { EDGE_KINDS } from '../edge-kinds.ts';
import { BEST_FIRST } from '../link-rows/link-table.ts';
import { NODE_KINDS } from '../node-kinds.ts';
import { type Contract, derivedTable, type Table } from '../table.ts';
import { edgeRows, nodeRows, propRows, validateGraphRules } from './compile-rules.ts';
import { EDGE_COLUMNS, NODE_COLUMNS, PROP_COLUMNS } from './contracts.ts';
import { EDGE_RULES } from './edge-rules.ts';
import { NODE_RULES } from './node-rules.ts';

/** The three tables, over the contracts of the others. Throws RuleError when declarations do not fit. */
export function graphTables(contracts: (table: string) => Contract): readonly Table[] {
  validateGraphRules(NODE_RULES, EDGE_RULES, NODE_KINDS, EDGE_KINDS, contracts);
  const nodeKinds = new Map(NODE_KINDS.map((kind) => [kind.kind, kind]));
  const edgeKinds = new Map(EDGE_KINDS.map((kind) => [kind.kind, kind]));
  return [
    derivedTable({
      name: 'cpg_nodes',
      family: 'graph',
      lens: 'derived',
      meaning: 'Nodes of the code property graph.',
      columns: NODE_COLUMNS,
      key: ['node_id'],
      sort: ['path', 'bstart', 'bend', 'node_kind', 'node_id'],
      rules: nodeRows(NODE_RULES, nodeKinds),
    }),
    derivedTable({
      name: 'cpg_edges',
      family: 'graph',
      lens: 'derived',
      meaning: 'Edges of the code property graph.',
      columns: EDGE_COLUMNS,
      key: ['edge_id'],
      tieBreakers: BEST_FIRST,
      sort: ['path', 'bstart', 'bend', 'edge_kind', 'edge_id'],
      rules: edgeRows(EDGE_RULES, edgeKinds, contracts),
    }),
    derivedTable({
      name: 'cpg_props',
      family: 'graph',
      lens: 'derived',
      meaning: 'Properties of nodes and edges, one row per property, of lists one row per item.',
      columns: PROP_COLUMNS,
      key: ['entity_id', 'key'],
      sort: ['path', 'entity_kind', 'entity_id', 'key'],
      rules: propRows(NODE_RULES, nodeKinds),
    }),
  ];
}

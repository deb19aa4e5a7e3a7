/**
 * The part of the graph that one file states: nodes, properties and edges of the kinds that were asked for, with
 * indexes from nodes to edges. Made by the graph's declared rules, kind by kind, so that it is what `cpg_nodes`,
 * `cpg_edges` and `cpg_props` say of the file; edges that reach into other files are left to `neighbours.ts`.
 */
import type { Cell, Row } from '../../relations/cell.ts';
import {
  EDGE_KIND_RULES,
  EdgeColumn,
  type EdgeKindRule,
  type KindRule,
  NODE_KIND_RULES,
  NodeColumn,
  PROP_KIND_RULES,
  PropColumn,
} from '../../relations/graph/rules-by-kind.ts';
import type { OnDemandPart } from '../../relations/on-demand/parts.ts';
import { contractNamed } from '../../relations/registry.ts';
import { preferenceOrder } from '../../relations/row-order.ts';
import type { RowSource } from '../../relations/rules/row-source.ts';
import type { FileRows } from '../../relations/snapshot-rows.ts';
import { edgeOf, type GraphEdge, type Properties } from './graph-node.ts';

/** Edges of one rule that one file states without another file's help. */
interface EdgeIndex {
  readonly bySource: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly byTarget: ReadonlyMap<string, readonly GraphEdge[]>;
}

const prefer = preferenceOrder(contractNamed('cpg_edges'));

const NO_PROPERTIES: Properties = new Map();

export class FileGraph {
  readonly path: string;
  readonly rows: FileRows;
  private readonly parts: ReadonlySet<OnDemandPart>;
  private readonly nodes = new Map<string, ReadonlyMap<string, Row>>();
  private readonly props = new Map<string, ReadonlyMap<string, Properties>>();
  private readonly edges = new Map<EdgeKindRule, EdgeIndex>();
  private readonly groups = new Map<string, ReadonlyMap<Cell, readonly Row[]>>();

  /** `parts` of the graph are in it that are made only on demand. */
  constructor(path: string, rows: FileRows, parts: ReadonlySet<OnDemandPart>) {
    this.path = path;
    this.rows = rows;
    this.parts = parts;
  }

  /** Rows of `cpg_nodes` of a kind, by id, in the order of the tables they come from. */
  nodesOf(kind: string): ReadonlyMap<string, Row> {
    let found = this.nodes.get(kind);
    if (!found) {
      const byId = new Map<string, Row>();
      this.run(NODE_KIND_RULES.get(kind), (row) => {
        const id = row[NodeColumn.node_id] as string;
        if (!byId.has(id)) byId.set(id, row);
      });
      this.nodes.set(kind, (found = byId));
    }
    return found;
  }

  /** Properties of a node that is among `nodesOf(kind)`. */
  propertiesOf(kind: string, id: string): Properties {
    let found = this.props.get(kind);
    if (!found) this.props.set(kind, (found = this.collectProperties(kind)));
    return found.get(id) ?? NO_PROPERTIES;
  }

  /** Edges of a rule that needs no other file. */
  edgesOf(rule: EdgeKindRule): EdgeIndex {
    let found = this.edges.get(rule);
    if (!found) {
      const all = this.edgesFrom((emit) => this.run([rule], emit));
      const bySource = groupBy(all, (edge) => edge.source.id);
      const byTarget = groupBy(all, (edge) => edge.target.id);
      this.edges.set(rule, (found = { bySource, byTarget }));
    }
    return found;
  }

  /** Edges of a rule that reaches into other files, made of the rows whose `column` has this value. */
  farEdges(rule: EdgeKindRule, column: number, value: Cell): GraphEdge[] {
    const { left } = rule.farTarget!;
    const chosen: RowSource = {
      rows: (table) =>
        table === left ? (this.grouped(left, column).get(value) ?? []) : this.rows.rows(table),
      workspaceIndex: this.rows.workspaceIndex,
    };
    return this.edgesFrom((emit) => rule.run(chosen, emit));
  }

  /** Rows of a table by the value of a column. */
  grouped(table: string, column: number): ReadonlyMap<Cell, readonly Row[]> {
    const name = `${table}.${column}`;
    let found = this.groups.get(name);
    if (!found) this.groups.set(name, (found = groupBy(this.rows.rows(table), (row) => row[column]!)));
    return found;
  }

  /** Edges of all rules of a kind, those into other files included. */
  allEdgesOf(kind: string): readonly GraphEdge[] {
    return this.edgesFrom((emit) => this.run(EDGE_KIND_RULES.get(kind), emit));
  }

  isMade({ onDemand }: KindRule): boolean {
    return onDemand === null || this.parts.has(onDemand);
  }

  /** Of several rows with one id the one that `cpg_edges` keeps. */
  private edgesFrom(make: (emit: (row: Row) => void) => void): GraphEdge[] {
    const best = new Map<string, Row>();
    make((row) => {
      const id = row[EdgeColumn.edge_id] as string;
      const known = best.get(id);
      if (!known || prefer(row, known) < 0) best.set(id, row);
    });
    return Array.from(best.values(), (row) => edgeOf(row, this.path));
  }

  private run(rules: readonly KindRule[] | undefined, emit: (row: Row) => void): void {
    for (const rule of rules ?? []) if (this.isMade(rule)) rule.run(this.rows, emit);
  }

  private collectProperties(kind: string): ReadonlyMap<string, Properties> {
    const found = new Map<string, Map<string, Cell>>();
    this.run(PROP_KIND_RULES.get(kind), (row) => {
      const id = row[PropColumn.entity_id] as string;
      let properties = found.get(id);
      if (!properties) found.set(id, (properties = new Map()));
      setProperty(properties, row[PropColumn.key] as string, propertyValue(row));
    });
    return found;
  }
}

/** Items of a list come as `name[0]`, `name[1]` … */
function setProperty(properties: Map<string, Cell>, key: string, value: Cell): void {
  const bracket = key.endsWith(']') ? key.lastIndexOf('[') : -1;
  if (bracket < 0) {
    if (!properties.has(key)) properties.set(key, value);
    return;
  }
  const name = key.slice(0, bracket);
  const index = Number(key.slice(bracket + 1, -1));
  const list = [...((properties.get(name) as readonly string[] | undefined) ?? [])];
  list[index] ??= value as string;
  properties.set(name, list);
}

function propertyValue(row: Row): Cell {
  const { value_string, value_int64, value_float64, value_bool } = PropColumn;
  return row[value_string] ?? row[value_int64] ?? row[value_float64] ?? row[value_bool] ?? null;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

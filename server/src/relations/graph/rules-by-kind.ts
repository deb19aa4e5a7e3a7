/**
 * The rules of the graph tables, compiled kind by kind, for readers that want some edges of some files and not the
 * graph. Edges carry what a reader needs to go on from them: the file of each end. Knows no particular kind.
 */
import { EDGE_KINDS } from '../edge-kinds.ts';
import { NODE_KINDS } from '../node-kinds.ts';
import type { OnDemandPart } from '../on-demand/parts.ts';
import { contractNamed } from '../registry.ts';
import { columnIndex } from '../row-order.ts';
import { compileRule } from '../rules/evaluate.ts';
import type { CompiledRule } from '../rules/row-source.ts';
import type { HashJoinRule, Rule, Value } from '../rules/rule.ts';
import { RuleError } from '../rules/rule-error.ts';
import { type Contract, col } from '../table.ts';
import { edgeRows, nodeRows, propRows } from './compile-rules.ts';
import { EDGE_COLUMNS, NODE_COLUMNS, PROP_COLUMNS } from './contracts.ts';
import { EDGE_RULES } from './edge-rules.ts';
import { NODE_RULES } from './node-rules.ts';

/** A compiled rule of one kind. */
export interface KindRule {
  readonly run: CompiledRule;
  /** Run only when this part of the graph is asked for. */
  readonly onDemand: OnDemandPart | null;
}

/** A join whose right side may stand in another file: the tables, and the columns by which a node is found in them. */
export interface FarTarget {
  readonly left: string;
  /** Columns of `left` with the source's node id, and the one that joins. */
  readonly source: number;
  readonly leftKey: number;
  readonly right: string;
  /** Columns of `right` with the target's node id, and the one that joins. */
  readonly target: number;
  readonly rightKey: number;
}

export interface EdgeKindRule extends KindRule {
  /** Null: both ends stand in the file that states the edge, or belong to no file. */
  readonly farTarget: FarTarget | null;
  /** False for edges that no text states: only between packages, modules and files. */
  readonly isAnchored: boolean;
  /** Kinds of its targets; null where the declarations do not tell. */
  readonly targetKinds: ReadonlySet<string> | null;
}

/** Index of the columns that readers of edges use most. */
export const EdgeColumn = indexes(
  ['edge_id', 'edge_kind', 'src_node_id', 'dst_node_id', 'path', 'bstart'],
  EDGE_COLUMNS,
);

/** Index of the added column with the target's file; null where it has none. */
export const TARGET_PATH = EDGE_COLUMNS.length;

/** How joins call columns of their right table. */
const RIGHT = 'right.';

const nodeKinds = new Map(NODE_KINDS.map((kind) => [kind.kind, kind]));
const edgeKinds = new Map(EDGE_KINDS.map((kind) => [kind.kind, kind]));

const edgeContract: Contract = {
  ...contractNamed('cpg_edges'),
  columns: [...EDGE_COLUMNS, col.orNull.string('dst_path', 'File of the target.')],
};

/** By node kind. */
export const NODE_KIND_RULES = byKind(NODE_RULES, (rule) =>
  nodeRows([rule], nodeKinds).map((compiled) => ready(compiled, contractNamed('cpg_nodes'))),
);

/** By node kind; only kinds with properties. */
export const PROP_KIND_RULES = byKind(NODE_RULES, (rule) =>
  propRows([rule], nodeKinds).map((compiled) => ready(compiled, contractNamed('cpg_props'))),
);

/** By edge kind. */
export const EDGE_KIND_RULES = byKind(EDGE_RULES, (rule) =>
  edgeRows([rule], edgeKinds, contractNamed).map((compiled): EdgeKindRule => {
    const farTarget = farTargetOf(compiled);
    const path: Value = farTarget ? { column: 'right.path' } : (compiled.select.path ?? { literal: null });
    const located = { ...compiled, select: { ...compiled.select, dst_path: path } };
    const isAnchored = !('literal' in path && path.literal === null);
    return { ...ready(located, edgeContract), farTarget, isAnchored, targetKinds: targetKindsOf(compiled) };
  }),
);

/** Which part of the graph has to be asked for to get nodes of a kind; null: they are always made. */
export function partOfNodeKind(kind: string): OnDemandPart | null {
  return NODE_KIND_RULES.get(kind)?.[0]?.onDemand ?? null;
}

/** The same for kinds of edges; of kinds that are partly always there: null. */
export function partOfEdgeKind(kind: string): OnDemandPart | null {
  const parts = (EDGE_KIND_RULES.get(kind) ?? []).map(({ onDemand }) => onDemand);
  return parts.includes(null) ? null : (parts[0] ?? null);
}

export const NodeColumn = indexes(
  ['node_id', 'node_kind', 'path', 'bstart', 'bend', 'name', 'symbol', 'origin', 'confidence'],
  NODE_COLUMNS,
);
export const PropColumn = indexes(
  ['entity_id', 'key', 'value_string', 'value_int64', 'value_float64', 'value_bool'],
  PROP_COLUMNS,
);

function ready(rule: Rule, output: Contract): KindRule {
  return { run: compileRule(rule, output, contractNamed), onDemand: rule.onDemand ?? null };
}

/** Throws RuleError for a join that this reader could only follow by reading every file. */
function farTargetOf(rule: Rule): FarTarget | null {
  if (!isWorkspaceJoin(rule)) return null;
  const [left, right] = [contractNamed(rule.left), contractNamed(rule.right)];
  const { src_node_id: source, dst_node_id: target } = rule.select;
  if (
    !source ||
    !('column' in source) ||
    !target ||
    !('column' in target) ||
    !target.column.startsWith(RIGHT)
  )
    throw new RuleError(
      `"${rule.name}" joins files, but not from a column of its own to one of the other table.`,
    );
  return {
    left: rule.left,
    source: columnIndex(left, source.column),
    leftKey: columnIndex(left, rule.on[0]),
    right: rule.right,
    target: columnIndex(right, target.column.slice(RIGHT.length)),
    rightKey: columnIndex(right, rule.on[1]),
  };
}

/** Of which kinds the nodes are whose ids a column of a table holds, as the node rules say. */
function targetKindsOf(rule: Rule): ReadonlySet<string> | null {
  const value = rule.select.dst_node_id;
  if (!value) return null;
  if ('symbolNode' in value) return new Set(['PY_SYMBOL']);
  if (!('column' in value) || !('from' in rule || 'left' in rule)) return null;
  const isRight = value.column.startsWith(RIGHT);
  const table = isRight && 'right' in rule ? rule.right : 'left' in rule ? rule.left : String(rule.from);
  const column = isRight ? value.column.slice(RIGHT.length) : value.column;
  const kinds = NODE_RULES.filter(({ from, id }) => from === table && id === column).map(({ kind }) => kind);
  return kinds.length > 0 ? new Set(kinds) : null;
}

function isWorkspaceJoin(rule: Rule): rule is HashJoinRule {
  return rule.kind === 'hash_join' && rule.scope === 'workspace';
}

function byKind<R extends { readonly kind: string }, K>(
  rules: readonly R[],
  compile: (rule: R) => readonly K[],
): ReadonlyMap<string, readonly K[]> {
  const found = new Map<string, K[]>();
  for (const rule of rules) {
    const compiled = compile(rule);
    const known = found.get(rule.kind);
    if (known) known.push(...compiled);
    else found.set(rule.kind, [...compiled]);
  }
  return found;
}

function indexes<const N extends string>(
  names: readonly N[],
  columns: readonly { readonly name: string }[],
): Readonly<Record<N, number>> {
  return Object.fromEntries(
    names.map((name) => [name, columns.findIndex((column) => column.name === name)]),
  ) as Record<N, number>;
}

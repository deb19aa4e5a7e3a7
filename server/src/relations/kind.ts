/**
 * What a node or edge kind declares: the properties it requires, where it comes from, how its id is made and
 * how sure it is. Knows no particular kind.
 */
import type { Lens } from './table.ts';

/**
 * `on`: made always. `on_demand`: made when asked for. `off`: the name is reserved, its lens is not built into
 * this version.
 */
export type KindState = 'on' | 'on_demand' | 'off';

export interface NodeKind {
  readonly kind: string;
  readonly meaning: string;
  readonly lens: Lens;
  readonly state: KindState;
  /** How `node_id` is made, for people. */
  readonly id: string;
  /** Properties every node of the kind must be able to have: columns of `cpg_nodes` or keys of `cpg_props`. */
  readonly requires: readonly string[];
  readonly confidence: number;
}

export interface EdgeKind {
  readonly kind: string;
  readonly meaning: string;
  readonly lens: Lens;
  readonly state: KindState;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Columns of `cpg_edges` that the rules of the kind must supply. */
  readonly requires: readonly string[];
  readonly confidence: number;
}

/** How every `edge_id` is made. */
export const EDGE_ID_RECIPE = 'hash of kind, path, bstart, bend, source node id and target node id';

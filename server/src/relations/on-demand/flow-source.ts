/**
 * What the tables of control and data flow need of the flow layer, which lies above this one: one file's rows
 * with indexes instead of ids. The caller brings the implementation (`flow/rows.ts`).
 */
import type { Evidence } from '../../evidence/evidence.ts';

/** Spans are absolute UTF-8 byte offsets. */
export interface FlowBlockRow {
  readonly bstart: number;
  readonly bend: number;
  /** Row of `defs` that the block's code unit is the body of (for a generator: that is around it), or -1. */
  readonly def: number;
  /** Row of `scopes` that the unit's variables live in, or -1 in broken code. */
  readonly scope: number;
  readonly unitKind: string;
  readonly kind: string;
  readonly isReachable: boolean;
  /** Number of the block in its unit: 0 is the entry, 1 the exit, 2 the exceptional exit. */
  readonly ordinal: number;
}

/** `from` and `to` are indexes of blocks of the file. */
export interface FlowEdgeRow {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

export interface FlowEventRow {
  readonly bstart: number;
  readonly bend: number;
  readonly kind: 'DEF' | 'USE' | 'KILL';
  readonly space: string;
  /** Row of `bindings`: the variable, or the root of the place. */
  readonly binding: number;
  /** The variable or place as text (`x`, `self.x`, `d["k"]`). */
  readonly name: string;
  readonly block: number;
  readonly confidence: number;
  /** A value that nothing reads; only for definitions of local variables. */
  readonly isDead: boolean;
  /** A use or `del` that may meet an unbound variable. */
  readonly mayBeUnbound: boolean;
}

/** `def` and `use` are indexes of events of the file. */
export interface FlowReachRow {
  readonly def: number;
  readonly use: number;
  readonly method: 'reaching_definition' | 'possible_alias' | 'closure';
  readonly confidence: number;
}

export interface FlowRows {
  readonly blocks: readonly FlowBlockRow[];
  readonly edges: readonly FlowEdgeRow[];
  readonly events: readonly FlowEventRow[];
  readonly reaches: readonly FlowReachRow[];
}

/** Flow of one file: its text and the bound evidence of exactly that text. */
export type FlowSource = (text: string, evidence: Evidence) => FlowRows;

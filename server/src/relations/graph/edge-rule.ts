/**
 * What an edge rule says, and the few words it is said in. Span, origin, confidence and the other common
 * columns follow from the contract of the input table.
 */
import type { OnDemandPart } from '../on-demand/parts.ts';
import type { Condition, InputValue } from '../rules/rule.ts';

export interface EdgeRule {
  readonly kind: string;
  readonly from: string;
  readonly where?: readonly Condition[];
  readonly src: InputValue;
  readonly dst: InputValue;
  /** Made only when this part of the graph is asked for. */
  readonly onDemand?: OnDemandPart;
  /** False for edges between span-less nodes: they have no path, and all files state the same edge. */
  readonly anchored?: boolean;
  /** Columns of `cpg_edges` that the input calls otherwise or only promises (virtual fields). */
  readonly set?: Readonly<Record<string, InputValue>>;
  /** Second table, for edges whose other end is found by a join; its columns are `right.…`. */
  readonly join?: {
    readonly kind: 'hash_join' | 'interval_align';
    readonly right: string;
    readonly on?: readonly [left: string, right: string];
  };
}

export const col = (column: string): InputValue => ({ column });
export const FILE: InputValue = { hash: 'FILE', of: ['path'] };
export const notNull = (column: string): Condition => ({ column, isNull: false });
export const hasRole = (bits: number): Condition => ({ column: 'symbol_roles', hasBits: bits });
export const notRole = (bits: number): Condition => ({ column: 'symbol_roles', lacksBits: bits });
export const toSymbol: InputValue = { symbolNode: 'symbol' };

/** The definition a thing stands in, or its file. */
export const around = (column: string): InputValue => ({ firstOf: [col(column), FILE] });

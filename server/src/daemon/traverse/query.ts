/** A path query as it was written: start, steps, repeats, filters, projection. Offsets are UTF-16 units of its text. */

export interface PathQuery {
  readonly start: NodePattern;
  readonly steps: readonly Step[];
  /** Null: the query names none, and rows are the last nodes. */
  readonly select: readonly Projection[] | null;
}

/** What a node has to be. */
export interface NodePattern {
  readonly at: number;
  /** Null: any kind. */
  readonly kinds: readonly KindName[] | null;
  readonly filter: Condition | null;
  /** Name given with `as`. */
  readonly name: string | null;
}

export interface KindName {
  readonly at: number;
  readonly name: string;
}

export type Step = EdgeStep | GroupStep;

/** One edge, with what the node behind it has to be. */
export interface EdgeStep {
  readonly step: 'edge';
  readonly at: number;
  readonly direction: 'forward' | 'backward';
  readonly kinds: readonly KindName[];
  readonly filter: Condition | null;
  readonly name: string | null;
  readonly repeat: Repeat;
  readonly node: NodePattern | null;
}

/** Several steps that are repeated together. */
export interface GroupStep {
  readonly step: 'group';
  readonly at: number;
  readonly steps: readonly Step[];
  readonly repeat: Repeat;
}

export interface Repeat {
  readonly least: number;
  readonly most: number;
}

export const ONCE: Repeat = { least: 1, most: 1 };

export type Literal = string | number | boolean | null;

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like';

export type Condition =
  | { readonly is: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }
  | {
      readonly is: 'compare';
      readonly at: number;
      readonly column: string;
      readonly operator: Operator;
      readonly value: Literal;
    }
  | { readonly is: 'in'; readonly at: number; readonly column: string; readonly values: readonly Literal[] }
  /** The column holds something that is not false. */
  | { readonly is: 'set'; readonly at: number; readonly column: string }
  /** The node has such a way. */
  | { readonly is: 'path'; readonly at: number; readonly steps: readonly Step[] };

export interface Projection {
  readonly at: number;
  /** A name given with `as`, or null for the last node. */
  readonly of: string | null;
  readonly column: string;
  /** Title of the column. */
  readonly title: string;
}

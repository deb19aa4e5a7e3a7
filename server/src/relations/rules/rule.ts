/**
 * The vocabulary of rules. A rule is data: it says which rows of which tables make which rows of its output
 * table, and nothing about how or when. Rules see one file at a time; only the right side of a workspace
 * join reaches beyond it, so an incremental run is the same rule on fewer files. Knows no evaluator.
 */
import type { Cell } from '../cell.ts';
import type { OnDemandPart } from '../on-demand/parts.ts';

/** A condition on a row; all conditions of a rule must hold. */
export type Condition =
  | { readonly column: string; readonly oneOf: readonly Cell[] }
  | { readonly column: string; readonly isNull: boolean }
  /** The two columns hold different values. */
  | { readonly column: string; readonly differsFrom: string }
  /** At least one of the bits is set. */
  | { readonly column: string; readonly hasBits: number }
  /** None of the bits is set. */
  | { readonly column: string; readonly lacksBits: number }
  | { readonly column: string; readonly startsWith: string; readonly negated?: boolean };

/** How an output cell is had from an input row; in joins, columns are `left.x` and `right.y`. */
export type InputValue =
  | { readonly column: string }
  | { readonly literal: Cell }
  /** Prefixed hash of columns (`text/ids.ts`). */
  | { readonly hash: string; readonly of: readonly string[] }
  /** Node id of the symbol in a column; `local N` is told apart by path. */
  | { readonly symbolNode: string }
  /** The first that is not null. */
  | { readonly firstOf: readonly InputValue[] };

/** How an output cell is had. */
export type Value =
  | InputValue
  /** Prefixed hash of other cells of the row being made, none of which is such a hash. */
  | { readonly hashOutput: string; readonly of: readonly string[] };

export type Selection = Readonly<Record<string, Value>>;

interface RuleBase {
  /** Shown in errors. */
  readonly name: string;
  readonly where?: readonly Condition[];
  /** Run only when this part of the graph is asked for (`RowOptions.include`). */
  readonly onDemand?: OnDemandPart;
  /** Output column → value; columns not named are null. */
  readonly select: Selection;
}

/** Rows of one table, filtered and projected. */
export interface ProjectRule extends RuleBase {
  readonly kind: 'project';
  readonly from: string;
}

/** Pairs of rows with equal keys. `workspace` joins look for right rows in all files, not only the left's. */
export interface HashJoinRule extends RuleBase {
  readonly kind: 'hash_join';
  readonly left: string;
  readonly right: string;
  readonly on: readonly [left: string, right: string];
  readonly scope: 'file' | 'workspace';
  /** `left_outer` keeps left rows without partner; their right cells are null. */
  readonly join: 'inner' | 'left_outer';
}

/** Each left row with the innermost right row of the file whose span contains it, or with nulls. */
export interface IntervalAlignRule extends RuleBase {
  readonly kind: 'interval_align';
  readonly left: string;
  readonly right: string;
}

/**
 * One row per property of a row: each named column that is not null, each item of a list. `select` may use
 * `key`, `value_string`, `value_int64`, `value_float64` and `value_bool` of the property.
 */
export interface ExplodeRule extends RuleBase {
  readonly kind: 'explode';
  readonly from: string;
  readonly columns: readonly string[];
  /** Flags that are false are left out: absence says the same. */
  readonly skipFalse: boolean;
}

/** Distinct values of a column over several tables. */
export interface DimBuildRule extends RuleBase {
  readonly kind: 'dim_build';
  readonly from: readonly string[];
  readonly distinct: string;
}

/** One row per left entity of an ambiguous table; `select` may use `n_candidates` and `candidates`. */
export interface WinnerSelectRule extends RuleBase {
  readonly kind: 'winner_select';
  readonly from: string;
  readonly per: string;
  /** Column whose values `COLLAPSE_LIST` collects, in canonical order. */
  readonly target: string;
  readonly policy: WinnerPolicy;
}

/**
 * `KEEP_FIRST_AFTER_SORT`: the first in canonical order. `KEEP_BEST_BY_SCORE`: the largest score, then
 * canonical order. `COLLAPSE_LIST`: the best row, with all targets in one list.
 */
export type WinnerPolicy = 'KEEP_FIRST_AFTER_SORT' | 'KEEP_BEST_BY_SCORE' | 'COLLAPSE_LIST';

export type Rule =
  | ProjectRule
  | HashJoinRule
  | IntervalAlignRule
  | ExplodeRule
  | DimBuildRule
  | WinnerSelectRule;

/** Names of the tables a rule reads. */
export function inputsOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'project':
    case 'explode':
    case 'winner_select':
      return [rule.from];
    case 'dim_build':
      return rule.from;
    default:
      return [rule.left, rule.right];
  }
}

/**
 * Operators that the right operand answers first: its class is below that of the left one, and reflects the operator otherwise
 * (data model 3.3.8); of comparisons it need only be below (3.3.1).
 */
import { type InstanceValue, isOutside, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import { COMPARISON_METHODS } from './operators.ts';

const COMPARISONS: ReadonlySet<string> = new Set(COMPARISON_METHODS.values());

export interface AskedFirst {
  /** Right operands that are asked before a left one. */
  readonly right: readonly Value[];
  /** Left operands that are asked before a right one. */
  readonly left: readonly Value[];
}

/**
 * Which operands are asked first, of what they can be; null where that is the left one in any case. Numbers and strings of the
 * outside world are of no interest: nobody knows what they leave to the right one.
 */
export function askedFirst(
  evaluation: Evaluation,
  left: readonly Value[],
  reflected: string,
  right: () => readonly Value[],
): AskedFirst | null {
  if (!left.some(isObject)) return null;
  const others = right();
  const goesFirst = (a: Value, b: Value): boolean =>
    isObject(a) && isObject(b) && isReflectedFirst(evaluation, a, reflected, b);
  const first = others.filter((b) => left.some((a) => goesFirst(a, b)));
  if (first.length === 0) return null;
  return { right: first, left: left.filter((a) => !others.every((b) => goesFirst(a, b))) };
}

const isObject = (value: Value): value is InstanceValue =>
  value.kind === 'instance' && !isOutside(value.of.path);

function isReflectedFirst(
  { program }: Evaluation,
  { of: left }: InstanceValue,
  reflected: string,
  { of: right }: InstanceValue,
): boolean {
  if (left === right || !program.mro(right).entries.includes(left)) return false;
  const own = program.member(right, reflected).found[0]?.entity;
  if (own === undefined) return false;
  return COMPARISONS.has(reflected) || own !== program.member(left, reflected).found[0]?.entity;
}

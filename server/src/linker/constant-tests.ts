/**
 * What conditions come to where some names are known to hold constants: comparisons, membership, truth, type tests of
 * builtins, value patterns (language reference 6.10, 6.11, 8.6), joined by `not`, `and` and `or`. Reads one file's rows;
 * what is known of an expression it is told.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { classOfLiteral } from './constant-key.ts';
import { builtinName } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_MENTION_STEPS } from './limits.ts';

/**
 * A constant as `constantKey` writes it, `None`, `True` or `False`; else something that is none of these: `@`, with the
 * name of an enumeration's member behind it, `@!` where it is surely true (a function, a class), `@0` or `@1` for a
 * container that is made without elements or with some.
 */
export type Known = string;

export const OBJECT: Known = '@';
export const TRUE_OBJECT: Known = '@!';
export const EMPTY: Known = '@0';
export const FILLED: Known = '@1';

type KnownOf = (ref: ExprRef) => Known | null;

/** Whether a condition holds; null where that is not known, or stands too deep in others. */
export function decide(facts: FileFacts, ref: ExprRef, known: KnownOf, depth = 0): boolean | null {
  if (exceeds('mentionSteps', depth, MAX_MENTION_STEPS)) return null;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'call') return decideCall(facts, row, known);
  if (exprRefKind(ref) !== 'expr') return truthOf(known(ref));
  const { exprs, operands } = facts.evidence;
  const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i]!;
  const detail = exprs.detail[row]! < 0 ? '' : facts.text(exprs.detail[row]!);
  switch (exprs.kind[row]) {
    case ExprKind.truth:
      return decide(facts, operand(0), known, depth + 1);
    case ExprKind.not:
      return negated(decide(facts, operand(0), known, depth + 1));
    case ExprKind.boolean: {
      const decisive = detail === 'or';
      const a = decide(facts, operand(0), known, depth + 1);
      if (a === decisive) return decisive;
      const b = decide(facts, operand(1), known, depth + 1);
      return b === decisive || a !== null ? b : null;
    }
    case ExprKind.compare:
      return exprs.operandCount[row] === 2 ? compare(facts, operand(0), detail, operand(1), known) : null;
    case ExprKind.matches:
      return detail === 'value' ? isOneOf(facts, known(operand(0)), operand(1), known) : null;
    default:
      return truthOf(known(ref));
  }
}

function compare(
  facts: FileFacts,
  left: ExprRef,
  operator: string,
  right: ExprRef,
  known: KnownOf,
): boolean | null {
  const a = known(left);
  if (a === null) return null;
  switch (operator) {
    case '==':
    case 'is':
      return isSame(a, known(right));
    case '!=':
    case 'is not':
      return negated(isSame(a, known(right)));
    case 'in':
      return isOneOf(facts, a, right, known, true);
    case 'not in':
      return negated(isOneOf(facts, a, right, known, true));
    default: {
      const b = known(right);
      return b !== null && isNumber(a) && isNumber(b) ? ordered(Number(a), operator, Number(b)) : null;
    }
  }
}

function ordered(a: number, operator: string, b: number): boolean | null {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return null;
  }
}

/** Whether something is one of the parts of a display; without one, unless it has to be, whether it is that itself. */
function isOneOf(
  facts: FileFacts,
  value: Known | null,
  among: ExprRef,
  known: KnownOf,
  isDisplay = false,
): boolean | null {
  const { exprs, operands } = facts.evidence;
  const row = exprRefRow(among);
  if (value === null) return null;
  if (exprRefKind(among) !== 'expr' || !DISPLAYS.has(exprs.kind[row]!))
    return isDisplay ? null : isSame(value, known(among));
  let found: boolean | null = false;
  for (let i = 0; i < exprs.operandCount[row]!; i++) {
    const same = isSame(value, known(operands.expr[exprs.operandStart[row]! + i]!));
    if (same === true) return true;
    if (same === null) found = null;
  }
  return found;
}

const DISPLAYS: ReadonlySet<number> = new Set([ExprKind.tuple, ExprKind.list, ExprKind.set]);

/** `isinstance(x, str)` of a constant, `callable(f)`; classes of the code itself are not looked at. */
function decideCall(facts: FileFacts, call: number, known: KnownOf): boolean | null {
  const { args, calls } = facts.evidence;
  const count = calls.argCount[call]!;
  const name = builtinName(facts, calls.callee[call]!);
  if (name !== 'callable' && name !== 'isinstance') return null;
  const [first, second] = [args.expr[calls.argStart[call]!], args.expr[calls.argStart[call]! + 1]];
  const value = count > 0 && first !== undefined ? known(first) : null;
  if (value === null) return null;
  if (name === 'callable' && count === 1)
    return value === TRUE_OBJECT ? true : isObject(value) ? null : false;
  if (name !== 'isinstance' || count !== 2) return null;
  const type = builtinName(facts, second!);
  if (type === null || !CLASSES.has(type)) return null;
  if (isObject(value)) return value === TRUE_OBJECT ? false : null;
  return classesOf(value).includes(type);
}

/** Whether a display, a row of `exprs`, has elements; of other containers, and where it is spread from others, that is not known. */
export function displayedConstant(facts: FileFacts, row: number): Known {
  const { exprs, operands } = facts.evidence;
  if (exprs.kind[row] !== ExprKind.dict && !DISPLAYS.has(exprs.kind[row]!)) return OBJECT;
  const from = exprs.operandStart[row]!;
  const count = exprs.operandCount[row]!;
  if (count === 0) return EMPTY;
  const isSpread = (ref: ExprRef): boolean =>
    ref === NO_EXPR || (exprRefKind(ref) === 'expr' && exprs.kind[exprRefRow(ref)] === ExprKind.star);
  return operands.expr.subarray(from, from + count).every(isSpread) ? OBJECT : FILLED;
}

/** Builtin classes that no function and no class is an instance of. */
const CLASSES: ReadonlySet<string> = new Set([
  'str',
  'int',
  'float',
  'bool',
  'bytes',
  'list',
  'tuple',
  'dict',
  'set',
]);

/** Builtin classes that a constant is an instance of; a bool is an int. */
function classesOf(constant: Known): readonly string[] {
  const of = classOfLiteral(constant);
  return of === null ? [] : of === 'bool' ? ['bool', 'int'] : [of];
}

const negated = (value: boolean | null): boolean | null => (value === null ? null : !value);

export const isObject = (value: Known): boolean => value.startsWith('@');

const isNumber = (value: Known): boolean => /^-?\d/.test(value);

const isTruth = (value: Known): boolean => value === 'True' || value === 'False';

function isSame(a: Known, b: Known | null): boolean | null {
  if (b === null) return null;
  if (a === 'None' || b === 'None') return a === b;
  if (isObject(a) && isObject(b)) return a.length > 2 && b.length > 2 ? a === b : null;
  // Objects may compare as they like; functions and classes do not.
  if (isObject(a) || isObject(b)) return a === TRUE_OBJECT || b === TRUE_OBJECT ? false : null;
  // `True == 1`.
  if (isTruth(a) !== isTruth(b) && (isNumber(a) || isNumber(b))) return null;
  return a === b;
}

/** Whether something is true; null where that is not known. */
export function truthOf(value: Known | null): boolean | null {
  if (value === TRUE_OBJECT || value === FILLED) return true;
  if (value === EMPTY) return false;
  if (value === null || isObject(value)) return null;
  return value !== 'None' && value !== 'False' && value !== '0' && value !== "'";
}

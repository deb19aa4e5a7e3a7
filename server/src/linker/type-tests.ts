/**
 * Which conditions test the type of what a name or an attribute of names holds, and how: `isinstance`,
 * `issubclass`, `type(x) is C`, `x.__class__ is C`, `callable`, `hasattr`, predicates (PEP 647, 742), patterns of
 * `match`, `x is f`, joined by `not`, `and` and `or`. Reads one file's rows; evaluates nothing.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { builtinName } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { bindingOf } from './name-sites.ts';

/**
 * `instance` and `exact`: of the class or tuple of classes `type`; `subclass`: it is itself a class that inherits from
 * them; `predicate`: `type` is a function that was called with it; `attribute`: it has one of the name that the
 * string `type` is; `identical`: it is what the name or attribute `type` holds; `callable`: `type` says nothing.
 */
export type TestKind =
  | 'instance'
  | 'exact'
  | 'subclass'
  | 'predicate'
  | 'attribute'
  | 'identical'
  | 'callable';

export interface TypeTest {
  /** See `placeOf`. */
  readonly place: string;
  /** Name (in the pool) of the attribute whose value is tested; -1 where that is a name's. */
  readonly attribute: number;
  readonly kind: TestKind;
  readonly type: ExprRef;
  readonly holds: boolean;
}

type Tested = Pick<TypeTest, 'place' | 'attribute'>;

const NO_TESTS: readonly TypeTest[] = [];

/** Builtins that test their first argument. */
const TESTS: ReadonlyMap<string, { readonly kind: TestKind; readonly count: number }> = new Map([
  ['isinstance', { kind: 'instance', count: 2 }],
  ['issubclass', { kind: 'subclass', count: 2 }],
  ['hasattr', { kind: 'attribute', count: 2 }],
  ['callable', { kind: 'callable', count: 1 }],
]);

/**
 * What tells a name, or an attribute of names such as `self.x`, apart from others in the file: the row of the name's
 * binding and the dotted text; null for other expressions and for names the file does not bind.
 */
export function placeOf(facts: FileFacts, ref: ExprRef): string | null {
  const { attrs } = facts.evidence;
  let base = ref;
  while (exprRefKind(base) === 'attr') base = attrs.base[exprRefRow(base)]!;
  const binding = bindingOf(facts, base);
  if (binding < 0) return null;
  if (base === ref) return String(binding);
  const chain = attrs.chain[exprRefRow(ref)]!;
  return chain < 0 ? null : `${binding} ${facts.text(chain)}`;
}

/** The tests of names and attributes that a condition makes, where it holds or where it does not. */
export function testsOf(facts: FileFacts, condition: ExprRef, holds: boolean): readonly TypeTest[] {
  const { exprs, operands } = facts.evidence;
  const found: TypeTest[] = [];
  // A chain of thousands of `and` is as deep as it is long.
  const pending = [{ ref: condition, holds }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const row = exprRefRow(next.ref);
    const kind = exprRefKind(next.ref) === 'expr' ? exprs.kind[row] : undefined;
    const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i]!;
    if (kind === ExprKind.not) pending.push({ ref: operand(0), holds: !next.holds });
    else if (kind === ExprKind.boolean) {
      // `a and b` tells of both where it holds, `a or b` where it does not.
      if ((facts.text(exprs.detail[row]!) === 'and') === next.holds)
        pending.push({ ref: operand(1), holds: next.holds }, { ref: operand(0), holds: next.holds });
    } else found.push(...testsOfOne(facts, next.ref, next.holds));
  }
  return found;
}

/** The same for a condition that is not made of others. */
function testsOfOne(facts: FileFacts, ref: ExprRef, holds: boolean): readonly TypeTest[] {
  const { exprs, operands } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'call') return callTests(facts, row, holds);
  if (exprRefKind(ref) !== 'expr') return NO_TESTS;
  const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i]!;
  const detail = exprs.detail[row]! < 0 ? '' : facts.text(exprs.detail[row]!);
  switch (exprs.kind[row]) {
    case ExprKind.compare: {
      const isEqual = detail === 'is' || detail === '==' || detail === 'in';
      if (!isEqual && detail !== 'is not' && detail !== '!=' && detail !== 'not in') return NO_TESTS;
      const type = operand(1);
      const ofClass = classOf(facts, operand(0));
      if (ofClass) return [{ ...ofClass, kind: 'exact', type, holds: isEqual === holds }];
      if (!detail.startsWith('is') || (exprRefKind(type) !== 'name' && exprRefKind(type) !== 'attr'))
        return NO_TESTS;
      const tested = testedBy(facts, operand(0));
      return tested ? [{ ...tested, kind: 'identical', type, holds: isEqual === holds }] : NO_TESTS;
    }
    case ExprKind.matches: {
      if (detail === 'value') return NO_TESTS;
      const tested = testedBy(facts, operand(0));
      return tested ? [{ ...tested, kind: 'instance', type: operand(1), holds }] : NO_TESTS;
    }
    default:
      return NO_TESTS;
  }
}

/** What is tested by an expression; of `(x := value)` it is x. */
function testedBy(facts: FileFacts, ref: ExprRef): Tested | null {
  const { attrs, exprs, operands } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'expr' && exprs.kind[row] === ExprKind.walrus)
    return testedBy(facts, operands.expr[exprs.operandStart[row]!]!);
  const place = placeOf(facts, ref);
  return place === null ? null : { place, attribute: exprRefKind(ref) === 'attr' ? attrs.name[row]! : -1 };
}

/** Of `type(x)` and `x.__class__` the x. */
function classOf(facts: FileFacts, ref: ExprRef): Tested | null {
  const { args, attrs, calls } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'attr' && facts.text(attrs.name[row]!) === '__class__')
    return testedBy(facts, attrs.base[row]!);
  if (exprRefKind(ref) !== 'call' || calls.argCount[row] !== 1) return null;
  return builtinName(facts, calls.callee[row]!) === 'type'
    ? testedBy(facts, args.expr[calls.argStart[row]!]!)
    : null;
}

function callTests(facts: FileFacts, call: number, holds: boolean): readonly TypeTest[] {
  const { calls, args } = facts.evidence;
  const count = calls.argCount[call]!;
  const first = calls.argStart[call]!;
  const isPlain = count > 0 && args.star[first] === 0 && args.keyword[first]! < 0;
  const tested = isPlain ? testedBy(facts, args.expr[first]!) : null;
  if (!tested) return NO_TESTS;
  const callee = calls.callee[call]!;
  const known = TESTS.get(builtinName(facts, callee) ?? '');
  // A predicate may be given more, which it says nothing of (PEP 647).
  if (!known) return [{ ...tested, kind: 'predicate', type: callee, holds }];
  if (count !== known.count) return NO_TESTS;
  const type = args.expr[first + known.count - 1]!;
  if (known.kind === 'attribute' && exprRefKind(type) !== 'string') return NO_TESTS;
  return [{ ...tested, kind: known.kind, type, holds }];
}

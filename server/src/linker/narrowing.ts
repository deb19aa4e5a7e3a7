/**
 * What a name can still be where the code runs only because a test of its type held, or failed: `isinstance`,
 * `type(x) is C`, `callable`, with `not`, `and` and `or` (evidence: `guards.ts`). Tests of attributes and of
 * truth say nothing here: an object that may be None has no value for it.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprKind, SiteKind } from '../evidence/schema.ts';
import { addUnique, type Definition, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';

/** A test of the type of what a name is bound to. */
interface TypeTest {
  readonly binding: number;
  /** The class, or tuple of classes; null: it can be called. */
  readonly type: ExprRef | null;
  readonly holds: boolean;
}

interface Guard extends TypeTest {
  readonly chunk: number;
  /** Own offsets. */
  readonly start: number;
  readonly end: number;
}

const NO_GUARDS: readonly Guard[] = [];

export class Narrowing {
  private readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  /** The values that a read of a name (a row of `names`) can have, of those its binding can have. */
  narrow(facts: FileFacts, row: number, binding: number, values: readonly Value[]): readonly Value[] {
    const guards = guardsOf(facts).get(binding) ?? NO_GUARDS;
    let kept = values;
    for (const guard of guards) if (isGuarded(facts, row, guard)) kept = this.apply(facts, kept, guard);
    return kept;
  }

  private apply(facts: FileFacts, values: readonly Value[], { type, holds }: TypeTest): readonly Value[] {
    const known = this.evaluation.expand(values);
    if (type === null) {
      const kept = known.filter((value) => this.isCallable(value) === holds);
      return kept.length > 0 ? kept : values;
    }
    const classes = this.classesOf(facts, type);
    if (classes.length === 0) return values;
    const isOne = (value: Value): boolean =>
      value.kind === 'instance' &&
      this.evaluation.program
        .mro(value.of)
        .entries.some((entry) => 'isClass' in entry && classes.includes(entry));
    if (holds) {
      const kept = known.filter(isOne);
      return kept.length > 0 ? kept : classes.map((of) => this.evaluation.values.instance(of));
    }
    const kept = known.filter((value) => !isOne(value));
    return kept.length < known.length ? kept : values;
  }

  /** Undefined for what is not known well enough. */
  private isCallable(value: Value): boolean | undefined {
    switch (value.kind) {
      case 'function':
      case 'class':
      case 'partial':
      case 'callable':
        return true;
      case 'instance': {
        const { found, complete } = this.evaluation.program.member(value.of, '__call__');
        return found.length > 0 ? true : complete ? false : undefined;
      }
      default:
        return undefined;
    }
  }

  private classesOf(facts: FileFacts, ref: ExprRef): readonly Definition[] {
    const found: Definition[] = [];
    for (const value of this.evaluation.expand(this.evaluation.evaluate(facts, ref))) {
      const members = value.kind === 'instance' ? this.evaluation.iterate([value]) : [value];
      for (const member of members) {
        // A class that is not known could be any: then the test tells nothing.
        if (member.kind !== 'class') return [];
        addUnique(found, member.definition);
      }
    }
    return found;
  }
}

/** Whether the code of a guard reads the name, and nothing has been bound to it since the test. */
function isGuarded(facts: FileFacts, row: number, { chunk, start, end, binding }: Guard): boolean {
  const { names, bindings, bindingSites } = facts.evidence;
  const position = names.start[row]!;
  if (names.chunk[row] !== chunk || position < start || position >= end) return false;
  const first = bindings.siteStart[binding]!;
  for (let site = first; site < first + bindings.siteCount[binding]!; site++) {
    if (bindingSites.kind[site] !== SiteKind.name) continue;
    const stored = bindingSites.row[site]!;
    // A store further down may have run before, in a loop.
    if (names.chunk[stored] === chunk && names.start[stored]! >= start && names.start[stored]! < end)
      return false;
  }
  return true;
}

const guardsOf = (facts: FileFacts): ReadonlyMap<number, readonly Guard[]> =>
  facts.memo('guards', () => collectGuards(facts));

function collectGuards(facts: FileFacts): ReadonlyMap<number, readonly Guard[]> {
  const { exprs, operands } = facts.evidence;
  const found = new Map<number, Guard[]>();
  for (let row = 0; row < exprs.length; row++) {
    if (exprs.kind[row] !== ExprKind.guard) continue;
    const holds = facts.text(exprs.detail[row]!) === 'true';
    const span = { chunk: exprs.chunk[row]!, start: exprs.start[row]!, end: exprs.end[row]! };
    for (const test of testsOf(facts, operands.expr[exprs.operandStart[row]!]!, holds)) {
      const list = found.get(test.binding);
      if (list) list.push({ ...test, ...span });
      else found.set(test.binding, [{ ...test, ...span }]);
    }
  }
  return found;
}

/** The tests of names that a condition makes, where it holds or where it does not. */
function testsOf(facts: FileFacts, ref: ExprRef, holds: boolean): readonly TypeTest[] {
  const { exprs, operands } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'call') return callTest(facts, row, holds);
  if (exprRefKind(ref) !== 'expr') return [];
  const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i]!;
  const detail = exprs.detail[row]! < 0 ? '' : facts.text(exprs.detail[row]!);
  switch (exprs.kind[row]) {
    case ExprKind.not:
      return testsOf(facts, operand(0), !holds);
    case ExprKind.boolean:
      // `a and b` tells of both where it holds, `a or b` where it does not.
      return (detail === 'and') === holds
        ? [...testsOf(facts, operand(0), holds), ...testsOf(facts, operand(1), holds)]
        : [];
    case ExprKind.compare: {
      if ((detail !== 'is' && detail !== '==') || !holds) return [];
      const binding =
        exprRefKind(operand(0)) === 'call' ? testedName(facts, exprRefRow(operand(0)), 'type', 1) : -1;
      return binding < 0 ? [] : [{ binding, type: operand(1), holds }];
    }
    default:
      return [];
  }
}

function callTest(facts: FileFacts, call: number, holds: boolean): readonly TypeTest[] {
  const { calls, args } = facts.evidence;
  const instance = testedName(facts, call, 'isinstance', 2);
  if (instance >= 0) return [{ binding: instance, type: args.expr[calls.argStart[call]! + 1]!, holds }];
  const callable = testedName(facts, call, 'callable', 1);
  return callable < 0 ? [] : [{ binding: callable, type: null, holds }];
}

/** The binding of the name that a builtin is called with; -1 for other calls. */
function testedName(facts: FileFacts, call: number, builtin: string, count: number): number {
  const { calls, args, names, nameBindings } = facts.evidence;
  const callee = calls.callee[call]!;
  if (exprRefKind(callee) !== 'name' || facts.text(names.name[exprRefRow(callee)]!) !== builtin) return -1;
  if (nameBindings.resolved[exprRefRow(callee)]! >= 0 || calls.argCount[call] !== count) return -1;
  const first = args.expr[calls.argStart[call]!]!;
  return exprRefKind(first) === 'name' ? nameBindings.resolved[exprRefRow(first)]! : -1;
}

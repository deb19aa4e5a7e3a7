/**
 * What tests of a type run: `isinstance`, `issubclass` and class patterns ask the metaclass of the class they test for (data
 * model 3.3.4), and abstract classes ask `__subclasshook__` (library reference, `abc`).
 */
import type { ExprRef } from '../../evidence/expr-ref.ts';
import { type Definition, standardName, type Value } from '../entities.ts';
import type { Relation } from '../links.ts';
import type { ChunkContext } from './context.ts';
import { stateMember, stateMethod, valuesOf } from './implicit-links.ts';

type Check = '__instancecheck__' | '__subclasscheck__';

/** What functions test their first argument for being, or being below, their second one. */
export const TYPE_TESTS: ReadonlyMap<string, Check> = new Map([
  ['builtins.isinstance', '__instancecheck__'],
  ['builtins.issubclass', '__subclasscheck__'],
]);

const HOOK = '__subclasshook__';

/** What testing an operand for a class, or for one of a tuple or union of them, runs. */
export function linkTypeTest(
  context: ChunkContext,
  relation: Relation,
  row: number,
  tested: ExprRef,
  types: ExprRef,
  check: Check,
): void {
  if (!context.isDefined(check) && !context.isDefined(HOOK)) return;
  const classes = classesIn(context, valuesOf(context, types)).filter(
    (of) => context.program.metaclass(of.definition) !== null,
  );
  if (classes.length === 0) return;
  const given = check === '__instancecheck__' ? valuesOf(context, tested) : [];
  for (const of of classes) {
    if (given.length > 0 && given.every((value) => isExactly(value, of.definition))) continue;
    stateMethod(context, relation, row, of, check);
    const asked = context.program.member(context.program.metaclass(of.definition)!, check).found;
    const isAbstract = asked.some(
      ({ entity }) =>
        entity.kind === 'definition' && standardName(entity.definition) === `abc.ABCMeta.${check}`,
    );
    if (isAbstract) stateMember(context, relation, row, of.definition, HOOK);
  }
}

/** Whether a value is an object of just that class: nobody is asked about it. */
const isExactly = (value: Value, of: Definition): boolean =>
  value.kind === 'instance' && value.of === of && !value.isSelf && !value.isDeclared;

/** Classes among values, and in the tuples among them. */
function classesIn(context: ChunkContext, values: readonly Value[]): readonly (Value & { kind: 'class' })[] {
  const tuples = values.filter(
    (value) => value.kind === 'instance' && standardName(value.of) === 'builtins.tuple',
  );
  const inside = tuples.length > 0 ? context.evaluator.iterate(tuples) : [];
  return [...values, ...inside].filter((value) => value.kind === 'class');
}

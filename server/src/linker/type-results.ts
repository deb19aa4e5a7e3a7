/**
 * What functions give whose callers name the class of it: `def get(self, of: type[T]) -> T`. Registries give objects of classes below
 * that, which is what they are there for; what makes one of the class itself says so in its code. Evaluates no call.
 */
import { isKnownOneOf } from './declared-types.ts';
import { type FunctionValue, isOutside, mayBeBelow, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { Signature } from './signatures.ts';
import { merge } from './values.ts';

/** The type variables among the results of a function of the workspace that a parameter has the class of. */
export function typeVariablesGiven(
  evaluation: Evaluation,
  { definition, isBound }: FunctionValue,
  { parameters }: Signature,
  result: readonly Value[],
): readonly Value[] {
  const variables = result.filter(({ kind }) => kind === 'typevar');
  if (variables.length === 0 || isOutside(definition.path)) return NO_VALUES;
  // A class that a method is taken from is the class itself.
  const types = parameters
    .slice(isBound ? 1 : 0)
    .filter(({ isAnnotated }) => isAnnotated)
    .flatMap(({ name }) => evaluation.parameter(definition, name));
  return variables.filter((variable) =>
    types.some((type) => type.kind === 'callable' && type.isType && type.returns.includes(variable)),
  );
}

/** What is declared, or of a class below; what the code gives of that alone, where it is known what it gives. */
export function openedByCode(
  evaluation: Evaluation,
  declared: readonly Value[],
  code: readonly Value[],
): readonly Value[] {
  const fitting = code.filter((value) => isKnownOneOf(evaluation, value, declared));
  const isKnown = code.every((value) => value.kind === 'instance' && !mayBeBelow(value));
  if (isKnown && fitting.length > 0) return fitting;
  const open = declared.map((value) =>
    value.kind === 'instance' ? evaluation.values.declared(value) : value,
  );
  return merge(fitting, open);
}

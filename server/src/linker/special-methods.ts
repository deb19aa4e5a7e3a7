/** Which functions a member of a class is where the language looks it up on the class: `__call__`, `__init__` and their kin. */
import { type Definition, type Entity, isOutside, standardName, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';

export interface SpecialMethod {
  readonly definition: Definition;
  /** The object or class is its first argument. */
  readonly isBound: boolean;
}

/** Whether subscripts of objects of a class of the workspace are answered by `dict`, which asks `__missing__`. */
export function asksMissing(program: Pick<Evaluation['program'], 'member'>, of: Definition): boolean {
  const entity = isOutside(of.path) ? undefined : program.member(of, '__getitem__').found[0]?.entity;
  return entity?.kind === 'definition' && standardName(entity.definition) === 'builtins.dict.__getitem__';
}

/**
 * Whether objects of a class of the workspace are iterable though they have no `__iter__`, which is what the protocol asks
 * for: they are gone through by `__getitem__`, from 0 on (library reference, `iter`).
 */
export function isOldIterable(
  program: Pick<Evaluation['program'], 'member'>,
  of: Definition,
  protocol: Definition,
): boolean {
  if (isOutside(of.path) || standardName(protocol) !== 'typing.Iterable') return false;
  return (
    program.member(of, '__iter__').found.length === 0 && program.member(of, '__getitem__').found.length > 0
  );
}

/** A method, or what a class of the workspace puts under its name: `__call__ = _fast if FAST else _checked`. */
export function specialMethods(
  evaluation: Pick<Evaluation, 'entityValues'>,
  entity: Entity,
  receiver: Value,
): readonly SpecialMethod[] {
  if (entity.kind === 'definition')
    return entity.definition.isClass ? [] : [{ definition: entity.definition, isBound: true }];
  if (entity.kind !== 'variable' || isOutside(entity.path)) return [];
  return evaluation
    .entityValues(entity, receiver)
    .flatMap((held) => (held.kind === 'function' ? [held] : []));
}

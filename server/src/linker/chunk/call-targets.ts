/** Which functions calling a value runs, whether a call expression writes it or not. */
import { type Definition, isOutside, MADE, standardName, type Value } from '../entities.ts';
import { METHODS, type Method } from '../links.ts';
import { type SpecialMethod, specialMethods } from '../special-methods.ts';
import type { ChunkContext } from './context.ts';

export interface Target {
  readonly symbol: string;
  readonly method: Method;
  readonly confidence: number;
  /** The function whose parameters the arguments bind to, when it is in the workspace. */
  readonly callee?: Definition;
  /** The first parameter is filled by the call itself (methods of instances, constructors). */
  readonly isBound?: boolean;
  /** Positional arguments given before, by `functools.partial`. */
  readonly filled?: number;
}

export function valueTargets(context: ChunkContext, value: Value): readonly Target[] {
  const { program } = context;
  switch (value.kind) {
    case 'function': {
      if (value.receiver?.kind === 'super' && standardName(value.definition) === 'builtins.type.__call__')
        return madeBy(context, value.receiver.after);
      const { definition, isBound } = value;
      const method = 'assigned_value';
      const { confidence } = METHODS[method];
      return [{ symbol: definition.symbol, method, confidence, callee: definition, isBound }];
    }
    case 'partial':
      return valueTargets(context, value.of).map((target) => ({
        ...target,
        ...(target.callee && { filled: (target.filled ?? 0) + value.filled }),
      }));
    case 'class':
      return classTargets(context, value.definition);
    case 'instance':
      // A class that is not known is an instance of `type`: what calling it runs is not known either.
      if (standardName(value.of) === 'builtins.type') return [];
      if (context.evaluator.isMadeLater(value)) return madeBy(context, value.of);
      return program
        .member(value.of, '__call__')
        .found.flatMap(({ entity }) => specialMethods(context.evaluator, entity, value))
        .map(calling);
    case 'external': {
      const method = value.entity.module === 'builtins' ? 'builtin' : 'external';
      return [
        {
          symbol: value.entity.symbol,
          method,
          confidence: METHODS[method].confidence,
        },
      ];
    }
    default:
      return [];
  }
}

/**
 * What a value runs where it is called, given what that gives first: of a generic function what is registered for it (PEP
 * 443). What `partial` was given before is not known any more.
 */
export function dispatched(
  { evaluator }: ChunkContext,
  value: Value,
  firstGiven: () => readonly Value[],
): readonly Value[] {
  if (value.kind === 'function' && value.definition.isDecorated)
    return evaluator.dispatch.chosen(value, firstGiven);
  if (value.kind !== 'partial' || value.of.kind !== 'function' || !value.of.definition.isDecorated)
    return [value];
  return evaluator.dispatch
    .chosen(value.of, value.filled === 0 ? firstGiven : () => [])
    .map((of) => evaluator.values.partial(of, value.filled));
}

/** Adds a target unless there is one of that symbol. */
export function addTarget(targets: Target[], target: Target): void {
  if (!targets.some(({ symbol }) => symbol === target.symbol)) targets.push(target);
}

/** What calling an object runs. */
const calling = ({ definition, isBound }: SpecialMethod): Target => ({
  symbol: definition.symbol,
  method: 'instance_member',
  confidence: METHODS.instance_member.confidence,
  callee: definition,
  isBound,
});

/**
 * `C()` runs `__new__` and `__init__` as far as a class of the MRO defines them, and `__post_init__` after the
 * constructor that a dataclass is given (PEP 557); without any the class itself stands for it.
 */
export function constructorTargets(context: ChunkContext, definition: Definition): readonly Target[] {
  const making = constructorHook(context, definition, '__new__');
  const isOther = making.some(
    ({ callee }) => callee !== undefined && givesOther(context, callee, definition),
  );
  const targets = [...(isOther ? [] : constructorHook(context, definition, '__init__')), ...making];
  if (targets.length > 0) return targets;
  if (definition.path === MADE) return [{ symbol: definition.symbol, method: 'constructor', confidence: 1 }];
  if (isOutside(definition.path)) return [outsideClass(definition)];
  const { program } = context;
  const confidence = program.mro(definition).complete ? 1 : METHODS.external.confidence;
  const made: Target = { symbol: definition.symbol, method: 'constructor', confidence };
  const hasFields = (program.signature(definition)?.parameters.length ?? 0) > 0;
  return hasFields ? [made, ...constructorHook(context, definition, '__post_init__')] : [made];
}

/** Whether `__new__` gives only what is no object of its class: `__init__` is not run then (data model 3.3.1). */
function givesOther({ evaluator, program }: ChunkContext, making: Definition, of: Definition): boolean {
  const given = evaluator.returned(making);
  return (
    given.length > 0 &&
    given.every(
      (value) =>
        value.kind === 'instance' &&
        !value.isSelf &&
        !program.mro(value.of).entries.includes(of) &&
        !program.mro(of).entries.includes(value.of),
    )
  );
}

/** A function that making an object runs, the object or class its first argument; alone unless it has rivals. */
const constructing = (callee: Definition, isAlone = true): Target => ({
  symbol: callee.symbol,
  method: 'constructor',
  confidence: isAlone ? 1 : METHODS.alternative.confidence,
  callee,
  isBound: true,
});

/** A method of the workspace that making an object runs. */
function constructorHook(context: ChunkContext, definition: Definition, name: string): readonly Target[] {
  const { found } = context.program.member(definition, name);
  return found.flatMap(({ entity }): Target[] =>
    entity.kind === 'definition' && !entity.definition.isClass && !isOutside(entity.definition.path)
      ? [constructing(entity.definition, found.length === 1)]
      : [],
  );
}

const outsideClass = (definition: Definition): Target => {
  const method = definition.path === '<typeshed>/stdlib/builtins.pyi' ? 'builtin' : 'external';
  return { symbol: definition.symbol, method, confidence: METHODS[method].confidence };
};

/** What a metaclass of the workspace does when its class is called; whether that makes an object is told by its code. */
function classTargets(context: ChunkContext, definition: Definition): readonly Target[] {
  const targets = metaclassTargets(context, definition);
  return targets.length > 0 ? targets : constructorTargets(context, definition);
}

/** What `cls()` in a metaclass runs: making an object of one of its classes. */
const madeBy = (context: ChunkContext, metaclass: Definition): readonly Target[] =>
  context.evaluator.made
    .by(metaclass)
    .flatMap((of) => constructorTargets(context, of))
    .filter((target, i, all) => all.findIndex(({ symbol }) => symbol === target.symbol) === i);

/** Calling a class calls `__call__` of its metaclass first (data model 3.3.3). */
function metaclassTargets(context: ChunkContext, definition: Definition): readonly Target[] {
  const { program } = context;
  const metaclass = program.metaclass(definition);
  if (!metaclass || isOutside(metaclass.path)) return [];
  return program
    .member(metaclass, '__call__')
    .found.flatMap(({ entity }): Target[] =>
      entity.kind === 'definition' && !isOutside(entity.definition.path)
        ? [constructing(entity.definition)]
        : [],
    );
}

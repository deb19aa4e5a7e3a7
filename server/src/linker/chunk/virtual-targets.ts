/**
 * Which functions a call on `self`, `cls`, `super()` or an object whose class is only declared can run besides those of that
 * class: the object may be of a class below, whose method resolution order decides (data model 3.3.2, `super`). Classes that
 * no code uses by name have no objects of their own, as long as others of the hierarchy are used.
 */
import { isPrivateName } from '../../binder/private-names.ts';
import {
  type ClassValue,
  type Definition,
  type InstanceValue,
  isOutside,
  mayBeBelow,
  upperBound,
  type Value,
} from '../entities.ts';
import { METHODS, type Method } from '../links.ts';
import { functionNamed } from '../methods-below.ts';
import type { Program } from '../program.ts';
import { addTarget, constructorTargets, type Target } from './call-targets.ts';
import type { ChunkContext } from './context.ts';

/**
 * The targets of a call of a value, given those that the class it is written in leads to. `named`: the attribute that the
 * call is written with, which a body may have bound to a function of another name. `running`: the method around the call,
 * where that is asked of the method's own object.
 */
export function virtualTargets(
  context: ChunkContext,
  value: Value,
  own: readonly Target[],
  named: string | null,
  running: Definition | null,
): readonly Target[] {
  if (value.kind === 'class') return virtualConstructors(context, value, own, running);
  if (value.kind === 'instance' && mayBeBelow(value))
    return [...own, ...targetsBelow(context, value.of, value)];
  if (value.kind !== 'function' || value.receiver === null || own.length === 0) return own;
  const { program } = context;
  const above = dynamicClass(value.receiver);
  if (above === null) return own;
  const mayDiffer = (name: string | null): boolean =>
    name !== null && program.methodsBelow.mayDiffer(above, name);
  if (!mayDiffer(value.definition.name) && !mayDiffer(named)) return own;
  const classes = program.methodsBelow.runOn(above, running);
  const below = (name: string): readonly Definition[] =>
    program.methodsBelow
      .named(above, value.receiver?.kind === 'super' ? value.receiver.after : null, name)
      .flatMap(({ method, classes: of }) => (of.some((one) => classes.includes(one)) ? [method] : []));
  // A name that no class below defines holds what a method has stored: that is looked up by its own name.
  const isNamed = named !== null && named !== value.definition.name && below(named).length > 0;
  const name = isNamed ? named : value.definition.name;
  if (isPrivateName(name)) return own;
  const targets = classes.includes(above) ? [...own] : [];
  for (const method of below(name))
    for (const found of functionsOf(context, method)) {
      const known = own.find(({ symbol }) => symbol === found.symbol);
      addTarget(targets, known ?? targetOf(found, 'subclass_member', value.isBound));
    }
  const concrete =
    value.receiver.kind === 'super'
      ? targets
      : targets.filter(({ callee }) => callee === undefined || !isAbstract(program, callee));
  return concrete.length > 0 ? concrete : targets.length > 0 ? targets : own;
}

const isAbstract = (program: Program, method: Definition): boolean =>
  program.signature(method)?.isAbstract === true;

const objectOf = (value: Value): Value | null => (value.kind === 'function' ? value.receiver : value);

/**
 * The class that an object is only declared to be of: no object is of it itself, as far as the method that it is asked
 * for, or that the class is used nowhere, can tell; null for any other.
 */
export function declaredClass(context: ChunkContext, value: Value): Definition | null {
  const object = objectOf(value);
  if (object?.kind !== 'instance' || object.isSelf) return null;
  const { program } = context;
  const { of } = object;
  if (isOutside(of.path)) return null;
  const method = value.kind === 'function' ? value.definition : methodNamed(program, of, '__call__');
  return isOnlyDeclared(program, object, method) ? of : null;
}

function isOnlyDeclared(program: Program, object: InstanceValue, method: Definition | null): boolean {
  const { of } = object;
  if (program.protocolMembers(of) !== null) return true;
  if (method !== null && isAbstract(program, method) && !isLeftAlone(object, method)) return true;
  return !program.possibleClasses(of).includes(of);
}

/**
 * Whether code makes an object of a class that has a method which raises `NotImplementedError` from a class above, and so does
 * without it; of a class with an `abstractmethod` there are none.
 */
const isLeftAlone = (object: InstanceValue, method: Definition): boolean =>
  !mayBeBelow(object) &&
  !method.isDecorated &&
  (object.of.path !== method.path || !method.key.startsWith(`${object.of.key}.`));

/** Whether an object that is asked for one of some methods is only declared to be of its class. */
export function isDeclaredOnly({ program }: ChunkContext, value: Value, names: readonly string[]): boolean {
  if (value.kind !== 'instance' || value.isSelf || isOutside(value.of.path)) return false;
  return isOnlyDeclared(program, value, firstMethod(program, value.of, names));
}

/**
 * The classes whose methods an object may run that the language asks for one of `names`, as a call that names it does: those
 * below `self`, and below a class that the object is only declared to be of.
 */
export function askedClasses(
  context: ChunkContext,
  value: InstanceValue,
  names: readonly string[],
): readonly Definition[] {
  const { program } = context;
  const { of, isSelf } = value;
  if (isOutside(of.path) || !names.some((name) => program.methodsBelow.mayDiffer(of, name))) return [of];
  const isOnly = !isSelf && isDeclaredOnly(context, value, names);
  if (!mayBeBelow(value) && !isOnly) return [of];
  // One class for each method: what others come to is the same.
  const found = new Map<Definition, Definition>();
  const known = new Set<Definition>(isOnly ? [of] : []);
  for (const name of names)
    for (const { method, classes } of program.methodsBelow.named(of, null, name))
      for (const below of classes) {
        if (known.has(below)) continue;
        known.add(below);
        if (!found.has(method) && !isAbstract(program, method)) found.set(method, below);
      }
  return found.size > 0 ? [...found.values()] : [of];
}

/** The first of some methods that a class of the workspace, or one above it, has. */
function firstMethod(program: Program, of: Definition, names: readonly string[]): Definition | null {
  for (const name of names) {
    const found = methodNamed(program, of, name);
    if (found !== null) return found;
  }
  return null;
}

/** What a call of a method, or of the object, runs where that is declared to be of a class, but is of one below. */
export function targetsBelow(context: ChunkContext, of: Definition, value: Value): readonly Target[] {
  const [name, isBound] =
    value.kind === 'function' ? [value.definition.name, value.isBound] : ['__call__', true];
  const { program } = context;
  const targets: Target[] = [];
  for (const { method, classes } of program.methodsBelow.named(of, null, name))
    if (classes.some((below) => below !== of))
      for (const found of functionsOf(context, method))
        if (!isAbstract(program, found)) addTarget(targets, targetOf(found, 'subclass_member', isBound));
  return targets;
}

/** What `cls()` makes: objects of the class that it is written in, and of those below it, as far as they have any. */
function virtualConstructors(
  context: ChunkContext,
  value: ClassValue,
  own: readonly Target[],
  running: Definition | null,
): readonly Target[] {
  const { program } = context;
  if (!value.isSelf || isOutside(value.definition.path)) return own;
  const targets: Target[] = [];
  for (const of of program.methodsBelow.runOn(value.definition, running))
    for (const target of of === value.definition ? own : constructorTargets(context, of))
      if (!targets.some(({ symbol }) => symbol === target.symbol)) targets.push(target);
  return targets.length > 0 ? targets : own;
}

/** The class of the workspace of which the object of a receiver may be a subclass; null where its class is known. */
const dynamicClass = (receiver: Value): Definition | null =>
  receiver.kind !== 'super' ? upperBound(receiver) : isOutside(receiver.of.path) ? null : receiver.of;

/** The method of the workspace that an object of a class has under a name; properties are none. */
function methodNamed(program: Program, of: Definition, name: string): Definition | null {
  const method = functionNamed(program, of, null, name);
  return method !== null && program.signature(method)?.isProperty ? null : method;
}

/** The functions that run where a method is called: what decorators put in its place, or the method. */
export function functionsOf({ evaluator }: ChunkContext, method: Definition): readonly Definition[] {
  if (!method.isDecorated) return [method];
  return evaluator
    .withoutWrapped(evaluator.entityValues(method.entity))
    .flatMap((made) =>
      made.kind === 'function' && !isOutside(made.definition.path) ? [made.definition] : [],
    );
}

const targetOf = (callee: Definition, method: Method, isBound: boolean): Target => ({
  symbol: callee.symbol,
  method,
  confidence: METHODS[method].confidence,
  callee,
  isBound,
});

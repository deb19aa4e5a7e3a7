/**
 * Which functions a call on `self`, `cls` or `super()` can run besides those of the class it is written in: the
 * object may be of a class below, whose method resolution order decides (data model 3.3.2, `super`). Classes that
 * no code uses by name have no objects of their own, as long as others of the hierarchy are used.
 */
import { isPrivateName } from '../../binder/private-names.ts';
import { type ClassValue, type Definition, type InstanceValue, isOutside, type Value } from '../entities.ts';
import { METHODS, type Method } from '../links.ts';
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
  if (value.kind !== 'function' || value.receiver === null || own.length === 0) return own;
  const { program } = context;
  const above = dynamicClass(value.receiver);
  if (above === null || isOutside(above.path) || program.subclasses(above).length === 0) return own;
  const classes = classesRunning(program, above, running);
  // A name that no class below defines holds what a method has stored: that is looked up by its own name.
  const isNamed =
    named !== null &&
    named !== value.definition.name &&
    classes.some((of) => of !== above && methodsOf(context, of, null, named).length > 0);
  const name = isNamed ? named : value.definition.name;
  if (isPrivateName(name)) return own;
  const targets = classes.includes(above) ? [...own] : [];
  for (const of of classes) {
    const after = value.receiver.kind === 'super' ? value.receiver.after : null;
    for (const found of methodsOf(context, of, after, name)) {
      const known = own.find(({ symbol }) => symbol === found.symbol);
      addTarget(targets, known ?? targetOf(found, 'subclass_member', value.isBound));
    }
  }
  const concrete =
    value.receiver.kind === 'super'
      ? targets
      : targets.filter(({ callee }) => callee === undefined || !isAbstract(program, callee));
  return concrete.length > 0 ? concrete : targets.length > 0 ? targets : own;
}

/** Which classes the object of a method may be of: those with objects that the method runs on. */
function classesRunning(
  program: Program,
  above: Definition,
  running: Definition | null,
): readonly Definition[] {
  const classes = program.possibleClasses(above);
  if (running === null) return classes;
  const reached = classes.filter((of) => program.mayRunOn(running, of));
  return reached.length > 0 ? reached : classes;
}

const isAbstract = (program: Program, method: Definition): boolean =>
  program.signature(method)?.isAbstract === true;

/**
 * The class that an object is only declared to be of: no object is of it itself, as far as the method that it is asked
 * for, or that the class is used nowhere, can tell; null for any other.
 */
export function declaredClass(context: ChunkContext, value: Value): Definition | null {
  const object = value.kind === 'function' ? value.receiver : value;
  if (object?.kind !== 'instance' || object.isSelf) return null;
  const { program } = context;
  const { of } = object;
  if (isOutside(of.path)) return null;
  const method = value.kind === 'function' ? value.definition : methodOf(program, of, null, '__call__');
  return isOnlyDeclared(program, of, method) ? of : null;
}

function isOnlyDeclared(program: Program, of: Definition, method: Definition | null): boolean {
  if (program.protocolMembers(of) !== null || (method !== null && isAbstract(program, method))) return true;
  return program.subclasses(of).length > 0 && !program.possibleClasses(of).includes(of);
}

/** Whether an object that is asked for one of some methods is only declared to be of its class. */
export function isDeclaredOnly({ program }: ChunkContext, value: Value, names: readonly string[]): boolean {
  if (value.kind !== 'instance' || value.isSelf || isOutside(value.of.path)) return false;
  return isOnlyDeclared(program, value.of, firstMethod(program, value.of, names));
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
  if (isOutside(of.path) || program.subclasses(of).length === 0) return [of];
  if (!isSelf && !isDeclaredOnly(context, value, names)) return [of];
  const classes = program.possibleClasses(of).filter((below) => {
    const method = below === of && !isSelf ? null : firstMethod(program, below, names);
    return method !== null && !isAbstract(program, method);
  });
  return classes.length > 0 ? classes : [of];
}

/** The first of some methods that a class of the workspace, or one above it, has. */
function firstMethod(program: Program, of: Definition, names: readonly string[]): Definition | null {
  for (const name of names) {
    const found = methodOf(program, of, null, name);
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
  for (const below of program.possibleClasses(of)) {
    if (below === of) continue;
    for (const found of methodsOf(context, below, null, name))
      if (!isAbstract(program, found)) addTarget(targets, targetOf(found, 'subclass_member', isBound));
  }
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
  for (const of of classesRunning(program, value.definition, running))
    for (const target of of === value.definition ? own : constructorTargets(context, of))
      if (!targets.some(({ symbol }) => symbol === target.symbol)) targets.push(target);
  return targets.length > 0 ? targets : own;
}

/** The class of which the object of a receiver may be a subclass; null where its class is known. */
function dynamicClass(receiver: Value): Definition | null {
  switch (receiver.kind) {
    case 'instance':
      return receiver.isSelf ? receiver.of : null;
    case 'class':
      return receiver.isSelf ? receiver.definition : null;
    case 'super':
      return receiver.of;
    default:
      return null;
  }
}

/** The method that an object of a class has under a name, looked up behind `after` where that is given. */
function methodOf(
  program: Program,
  of: Definition,
  after: Definition | null,
  name: string,
): Definition | null {
  const from = after === null ? 0 : program.mro(of).entries.indexOf(after) + 1;
  const entity = program.member(of, name, from).found[0]?.entity;
  if (entity?.kind !== 'definition' || entity.definition.isClass || isOutside(entity.definition.path))
    return null;
  return program.signature(entity.definition)?.isProperty ? null : entity.definition;
}

/** The functions that it runs under the name: what decorators put in the method's place, or the method. */
function methodsOf(
  context: ChunkContext,
  of: Definition,
  after: Definition | null,
  name: string,
): readonly Definition[] {
  const method = methodOf(context.program, of, after, name);
  if (!method?.isDecorated) return method === null ? [] : [method];
  const { evaluator } = context;
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

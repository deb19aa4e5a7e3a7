/**
 * Types that are declared of what runs, or holds, code that they do not name: `Callable`, `object`, a protocol, a
 * container of these or of no one knows what say what can be done with a value, not whose code does it (PEP 484, 544).
 * What the code itself says of the value counts beside them.
 */
import { addUnique, isOutside, mayBeBelow, standardName, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';

/** Classes whose objects are functions, classes, modules or anything at all. */
const CODELESS: ReadonlySet<string> = new Set([
  'builtins.object',
  'builtins.type',
  'types.FunctionType',
  'types.MethodType',
  'types.ModuleType',
  'functools.partial',
]);

/** What calls of generator functions give. */
export const GENERATORS: ReadonlySet<string> = new Set(['typing.Generator', 'typing.AsyncGenerator']);

/** Whether a declared type says nothing of whose code a value, or what is in it, runs. */
export function leavesOpen(evaluation: Evaluation, type: Value): boolean {
  if (type.kind === 'callable' || type.kind === 'typevar') return true;
  if (type.kind !== 'instance') return false;
  const { of, args } = type;
  if (!isOutside(of.path)) return evaluation.program.protocolMembers(of) !== null;
  if (CODELESS.has(standardName(of) ?? '')) return true;
  if (evaluation.typeParameters(of).length === 0) return false;
  // Of a generator it is what it yields; what is sent to it is None as a rule.
  const held = GENERATORS.has(standardName(of) ?? '') ? args.slice(0, 1) : args;
  return (
    held.length === 0 ||
    held.some((list) => list.length === 0 || list.some((item) => leavesOpen(evaluation, item)))
  );
}

/** Whether a declared type says anything of a value of which no more is known. */
export const isTelling = (type: Value): boolean =>
  type.kind !== 'instance' || standardName(type.of) !== 'builtins.object';

/**
 * What a value can be that was declared to be of these types. `known`: what the code says of it, asked where they leave
 * that open. What is known goes before a type that says nothing more.
 */
export function withCode(
  evaluation: Evaluation,
  declared: readonly Value[],
  known: () => readonly Value[],
): readonly Value[] {
  if (declared.length > 0 && !declared.some((type) => leavesOpen(evaluation, type))) return declared;
  // A type variable is solved by what calls give; a function that is put in the place of that is written in the code.
  const isSolved = declared.length > 0 && declared.every(({ kind }) => kind === 'typevar');
  const found = isSolved ? known().filter(isCode) : known();
  if (declared.length === 0 || found.length === 0) return declared.length === 0 ? found : declared;
  const joined = declared.filter((type) => !isSaidBy(type, found));
  for (const value of found) if (!declared.some((type) => saysNoMore(value, type))) addUnique(joined, value);
  return joined.length > 0 ? joined : declared;
}

/**
 * What a variable holds that was declared and is given a value at once: an object that is known to be of the declared class
 * or one below it is that (typing specification, "Narrowing on assignment"), else what `withCode` says.
 */
export function narrowedByValue(
  evaluation: Evaluation,
  declared: readonly Value[],
  value: () => readonly Value[],
): readonly Value[] {
  const isPlain = (type: Value): boolean =>
    type.kind === 'instance' && type.isDeclared && type.args.length === 0;
  if (declared.length > 0 && declared.every(isPlain)) {
    const given = value();
    if (given.length > 0 && given.every((object) => isKnownOneOf(evaluation, object, declared))) return given;
  }
  return withCode(evaluation, declared, value);
}

/** Whether a value is an object that is known to be of one of the declared classes or of one below. */
export const isKnownOneOf = ({ program }: Evaluation, object: Value, declared: readonly Value[]): boolean =>
  object.kind === 'instance' &&
  !mayBeBelow(object) &&
  declared.some((type) => type.kind === 'instance' && program.mro(object.of).entries.includes(type.of));

/** Whether a declared type says nothing that values which are known do not say. */
function isSaidBy(type: Value, known: readonly Value[]): boolean {
  if (type.kind === 'callable') return type.returns.length === 0;
  if (type.kind === 'typevar') return known.some(isCode);
  if (type.kind !== 'instance' || !isOutside(type.of.path)) return false;
  return (
    CODELESS.has(standardName(type.of) ?? '') ||
    known.some((value) => value !== type && saysNoMore(type, value))
  );
}

/** Whether all that is known of a container of the outside world is known of another one. */
function saysNoMore(value: Value, other: Value): boolean {
  if (value.kind !== 'instance' || other.kind !== 'instance' || value.of !== other.of) return false;
  if (value.items !== null || value.held !== null || !isOutside(value.of.path)) return false;
  return value.args.every((list, i) => list.every((item) => other.args[i]?.includes(item)));
}

const CODE: ReadonlySet<Value['kind']> = new Set(['function', 'class', 'partial', 'members']);

/** Whether a value is code that can be called, not a type that says how. */
export const isCode = ({ kind }: Value): boolean => CODE.has(kind);

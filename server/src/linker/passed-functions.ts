/**
 * Which calls of a file pass what may be a function or class, by the name they call: what other files must know
 * to follow callbacks into their parameters. Judged by what names are bound to in the file; evaluates nothing.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { BODY, namesOfMethods } from './body-receivers.ts';
import { CALLING_ITERATORS, makesCallingIterators } from './calling-iterators.ts';
import { isSilent } from './calls-in-file.ts';
import { classNamesUsed, READ_OF_CLASS, readOfClasses } from './class-uses.ts';
import { FILLED, namesMadeAndFilled, namesPutInto } from './container-additions.ts';
import { FACTORY, FACTORY_FILES } from './dataclass-factories.ts';
import { classAround, classAssignments, receiverParameter } from './definition-facts.ts';
import { BOUND, namesBoundInBodies } from './descriptor-owners.ts';
import { namedBase, superCallOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { OPERATED, operatedMethods } from './operations.ts';
import { argumentsGiven } from './parsed-arguments.ts';
import { lastName, mayBeFunction, mayBeObject } from './passed-values.ts';
import { renamed, renamesIn } from './renames.ts';
import { namesSet } from './set-attributes.ts';
import { namesMadeInClasses, patchedNames } from './stored-places.ts';

export interface PassedFunctions {
  /** Rows of `calls` by the last name of their callee. */
  readonly calls: ReadonlyMap<string, readonly number[]>;
  /** The same of calls that pass what may be an object of a class. */
  readonly objects: ReadonlyMap<string, readonly number[]>;
  /** Both of methods of `super()`, which are not among them. */
  readonly superCalls: ReadonlyMap<string, readonly number[]>;
  readonly superObjects: ReadonlyMap<string, readonly number[]>;
  /** Rows of `decorators` by their last name: they are called with what they decorate. */
  readonly decorators: ReadonlyMap<string, readonly number[]>;
}

export function passedFunctions(facts: FileFacts): PassedFunctions {
  return facts.memo('passed functions', () => {
    const calls = passingCalls(facts, mayBeFunction);
    const objects = passingCalls(facts, mayBeObject);
    return {
      calls: calls.plain,
      objects: objects.plain,
      superCalls: calls.ofSuper,
      superObjects: objects.ofSuper,
      decorators: plainDecorators(facts),
    };
  });
}

/**
 * Names that the file calls with functions, or decorates with; `new f` for those it calls with objects, `super m` and
 * `new super m` for methods of `super()`, `text f` for those it calls with text, `class C` for those it inherits from, `meta M` for metaclasses it names, `def __m__` for special methods, `made x` for what class bodies bind to what a call gives, `body f` for what they bind or call to be a method, `bound C` for what makes the objects that they bind or decorate methods with,
 * `operator __m__` for methods of operators it writes, `given default_factory` where fields of dataclasses have factories, `calling iter` where it makes an iterator of a function,
 * `argument x` for what parsers of arguments put into namespaces, `parses arguments` where a file has them do so, `use C` for what is named as classes are and read so that objects may be made of it, `of C.m` for what is read of such a class, `set x` and `put x` for what it stores to attributes and containers that are not its own, `fill C` for what it calls and fills what that gives, `as f` for what it knows by another name.
 */
export function* passedToNames(facts: FileFacts): Iterable<string> {
  const { calls, objects, superCalls, superObjects, decorators } = passedFunctions(facts);
  yield* calls.keys();
  for (const name of objects.keys()) yield `new ${name}`;
  for (const name of superCalls.keys()) yield `super ${name}`;
  for (const name of superObjects.keys()) yield `new super ${name}`;
  for (const name of patchedNames(facts)) yield `set ${name}`;
  for (const name of namesSet(facts)) yield `set ${name}`;
  for (const name of [...patchedNames(facts), ...namesSet(facts)])
    if (name.startsWith('__')) yield `def ${name}`;
  for (const name of calledWithText(facts)) yield `${WITH_TEXT} ${name}`;
  for (const method of operatedMethods(facts)) yield `${OPERATED} ${method}`;
  for (const name of namesPutInto(facts)) yield `put ${name}`;
  for (const name of namesMadeAndFilled(facts)) yield `${FILLED} ${name}`;
  for (const name of classNamesUsed(facts)) yield `use ${name}`;
  for (const name of readOfClasses(facts)) yield `${READ_OF_CLASS} ${name}`;
  yield* decorators.keys();
  const { bases, defs } = facts.evidence;
  for (let row = 0; row < defs.length; row++) {
    const name = facts.text(defs.name[row]!);
    if (name.startsWith('__') && facts.classOf(row) >= 0) yield `def ${name}`;
  }
  // `__rmul__ = __mul__`.
  for (const row of classAssignments(facts)) {
    const name = facts.text(facts.evidence.names.name[exprRefRow(facts.evidence.assigns.target[row]!)]!);
    if (name.startsWith('__')) yield `def ${name}`;
  }
  for (const name of renamesIn(facts).keys()) yield renamed(name);
  yield* namesMadeInClasses(facts);
  for (const name of namesOfMethods(facts)) yield `${BODY} ${name}`;
  for (const name of namesBoundInBodies(facts)) yield `${BOUND} ${name}`;
  yield* argumentsGiven(facts);
  if (hasFactories(facts)) yield FACTORY_FILES;
  if (makesCallingIterators(facts)) yield CALLING_ITERATORS;
  for (let row = 0; row < bases.length; row++) {
    const keyword = bases.keyword[row]! < 0 ? null : facts.text(bases.keyword[row]!);
    const name =
      keyword === null || keyword === 'metaclass'
        ? lastName(facts, namedBase(facts, bases.expr[row]!))
        : null;
    if (name !== null) yield `${keyword === null ? 'class' : 'meta'} ${name}`;
  }
}

/** Stands before what is called with text. */
export const WITH_TEXT = 'text';

/** Last names of what the file calls with text that is written out. */
const calledWithText = (facts: FileFacts): ReadonlySet<string> =>
  facts.memo('called with text', () => {
    const { args, calls } = facts.evidence;
    const found = new Set<string>();
    for (let arg = 0; arg < args.length; arg++) {
      if (exprRefKind(args.expr[arg]!) !== 'string') continue;
      const name = lastName(facts, calls.callee[args.call[arg]!]!);
      if (name !== null) found.add(name);
    }
    return found;
  });

/** Whether the file says what makes the fields of a dataclass. */
function hasFactories(facts: FileFacts): boolean {
  const { keyword } = facts.evidence.args;
  return keyword.some((name) => name >= 0 && facts.text(name) === FACTORY);
}

/** Rows of `calls` by the last name of their callee, those of methods of `super()` apart. */
interface CallsByName {
  readonly plain: ReadonlyMap<string, readonly number[]>;
  readonly ofSuper: ReadonlyMap<string, readonly number[]>;
}

/** The calls that pass anything but constants. */
export const tellingCalls = (facts: FileFacts): CallsByName =>
  facts.memo('telling calls', () => passingCalls(facts, (_, expr) => !isSilent(expr)));

function passingCalls(facts: FileFacts, isWanted: (facts: FileFacts, ref: ExprRef) => boolean): CallsByName {
  const { calls, args } = facts.evidence;
  const found = { plain: new Map<string, number[]>(), ofSuper: new Map<string, number[]>() };
  for (let arg = 0; arg < args.length; arg++) {
    if (!isWanted(facts, args.expr[arg]!)) continue;
    const call = args.call[arg]!;
    const callee = calls.callee[call]!;
    const name = lastName(facts, callee);
    if (name === null) continue;
    const byName = isOfSuper(facts, callee) ? found.ofSuper : found.plain;
    const rows = byName.get(name);
    if (!rows) byName.set(name, [call]);
    else if (rows.at(-1) !== call) rows.push(call);
  }
  return found;
}

/** `super().m` in a method, `super(C, self).m`: what it is, the classes around and below say, and nothing else. */
export function isOfSuper(facts: FileFacts, callee: ExprRef): boolean {
  const { args, calls } = facts.evidence;
  const call = exprRefKind(callee) === 'attr' ? superCallOf(facts, exprRefRow(callee)) : -1;
  if (call < 0) return false;
  if (calls.argCount[call] === 2)
    return receiverParameter(facts, args.expr[calls.argStart[call]! + 1]!) !== null;
  if (calls.argCount[call] !== 0) return false;
  return classAround(facts, calls.def[call]!) >= 0;
}

function plainDecorators(facts: FileFacts): ReadonlyMap<string, readonly number[]> {
  const { decorators } = facts.evidence;
  const found = new Map<string, number[]>();
  for (let row = 0; row < decorators.length; row++) {
    const name = lastName(facts, decorators.expr[row]!);
    if (name === null) continue;
    const rows = found.get(name);
    if (rows) rows.push(row);
    else found.set(name, [row]);
  }
  return found;
}

/**
 * What functions of the standard library call of what a call gives them: callbacks, special methods of their arguments,
 * methods that iterate, compare, hash and enter. Which function does what is said in `callbacks.ts`.
 */

import { constantOf, type ExprRef } from '../../evidence/expr-ref.ts';
import {
  CALLBACKS,
  CONSTRUCTING,
  COPYING_ELEMENTS,
  ELEMENT_METHODS,
  ENTERING,
  FEEDING,
  ITERATED,
  LENGTH_ASKING,
  LENGTH_METHODS,
  MAKING,
  OPERATOR_FUNCTIONS,
  ORDERING,
  RESTORING,
  SPECIAL_METHODS,
  TAKING_ITEMS,
  WRITING,
} from '../callbacks.ts';
import { classAround } from '../definition-facts.ts';
import { type Definition, isOutside, standardName, type Value } from '../entities.ts';
import { methodCalled, readBy } from '../operator-makers.ts';
import { PARSING_METHODS } from '../parsed-arguments.ts';
import { linkNamedAccess, linkRead } from './access-calls.ts';
import { constructorTargets } from './call-targets.ts';
import { HASHED, objectsWithin, SEARCHED, TUPLES } from './containers.ts';
import type { ChunkContext } from './context.ts';
import { linkDecoratedContext } from './context-calls.ts';
import { linkHashing } from './hashing-calls.ts';
import {
  asked,
  linkFirst,
  linkMethods,
  mayHaveMethods,
  mayIterate,
  state,
  stateCallables,
  stateCalled,
  stateFactory,
  stateFirst,
  stateIteration,
  stateMember,
  stateMethod,
  stateStep,
  valuesOf,
} from './implicit-links.ts';
import { mayExist } from './made-comparisons.ts';
import { linkPaths } from './path-calls.ts';
import { linkTemplate } from './template-calls.ts';
import { linkTypeTest, TYPE_TESTS } from './type-test-calls.ts';
import { linkFields, linkWritten } from './written-calls.ts';

const CONTAINERS: ReadonlySet<string> = new Set([...HASHED, ...SEARCHED]);
/** What `reversed` asks a sequence that has no method for it. */
const REVERSING_METHODS = ['__len__', '__getitem__'];
/** What an enumeration runs where it has no member of a value. */
const MISSING_MEMBER = '_missing_';

/** What a call runs besides what it names: `map(f, …)`, `sorted(key=f)`, `len(x)`, `f(*xs)`. */
export function linkLibraryCall(context: ChunkContext, row: number): void {
  const { facts } = context;
  const { calls, args } = facts.evidence;
  const from = calls.argStart[row]!;
  const end = from + calls.argCount[row]!;
  if (calls.star1[row]! + calls.star2[row]! > 0)
    for (let arg = from; arg < end; arg++) if (args.star[arg] !== 0) linkSpread(context, row, arg);
  for (const value of valuesOf(context, calls.callee[row]!)) {
    if (value.kind === 'instance' && from < end)
      linkReading(context, row, value, () => valuesOf(context, args.expr[from]!));
    if (value.kind !== 'function' && value.kind !== 'class') continue;
    linkPaths(context, row, value);
    const name = standardName(value.definition);
    if (name !== null) linkCallOf(context, row, name, value);
    else if (value.kind === 'class') {
      linkFactories(context, row, value.definition);
      if (end - from === 1 && context.evaluator.isEnum(value.definition))
        stateMember(context, 'callback_call', row, value.definition, MISSING_MEMBER);
    } else if (value.definition.isDecorated) linkDecoratedContext(context, row, value.definition);
  }
}

/** `f(*x)` goes through x, `f(**x)` takes its items (language reference 6.3.4, "Calls"). */
function linkSpread(context: ChunkContext, row: number, arg: number): void {
  const { args } = context.facts.evidence;
  if (args.star[arg] === 1 && !mayIterate(context)) return;
  for (const given of valuesOf(context, args.expr[arg]!))
    if (args.star[arg] === 1) stateSequence(context, row, given);
    else stateItems(context, row, given);
}

/** States what making a list of something runs. */
function stateSequence(context: ChunkContext, row: number, value: Value): void {
  stateIteration(context, 'callback_call', row, value);
  if (mayHaveMethods(value)) stateFirst(context, 'callback_call', row, value, LENGTH_METHODS);
}

/** States what taking the items of a mapping runs; false for what is none. */
function stateItems(context: ChunkContext, row: number, value: Value): boolean {
  if (!mayHaveMethods(value) || !stateMethod(context, 'callback_call', row, value, 'keys')) return false;
  for (const keys of context.evaluator.callMethod([value], 'keys'))
    stateIteration(context, 'callback_call', row, keys);
  stateMethod(context, 'callback_call', row, value, '__getitem__');
  return true;
}

function linkCallOf(context: ChunkContext, row: number, name: string, callee: Value): void {
  const { facts } = context;
  const { calls, args } = facts.evidence;
  const from = calls.argStart[row]!;
  const end = from + calls.argCount[row]!;
  linkHashing(context, row, name, callee);
  if (callee.kind === 'function') linkTemplate(context, row, name, callee);
  linkOrdering(context, row, name, callee);
  if (name === 'builtins.type.__new__') linkNaming(context, row);
  if (name === 'typing.Iterator.__next__' && callee.kind === 'function' && callee.receiver !== null)
    stateStep(context, 'callback_call', row, callee.receiver);
  if (PARSING_METHODS.has(name))
    for (const run of context.evaluator.parsed.run(facts.path))
      stateCalled(context, 'callback_call', row, run);
  if (from === end) return;
  linkNamedAccess(context, row, name);
  const check = TYPE_TESTS.get(name);
  if (check && end - from === 2)
    linkTypeTest(context, 'callback_call', row, args.expr[from]!, args.expr[from + 1]!, check);
  if (name === 'builtins.dir') linkListing(context, row, args.expr[from]!);
  const isPlain = args.star[from] === 0 && args.keyword[from]! < 0;
  const methods = isPlain ? SPECIAL_METHODS.get(name) : undefined;
  const isAsked = name === 'builtins.next' || methods?.some((method) => mayExist(context, method));
  const given = methods && isAsked ? context.valuesOf(args.expr[from]!) : [];
  for (const value of methods ? asked(context, given, methods) : [])
    stateFirst(context, 'callback_call', row, value, methods!);
  if (name === 'builtins.reversed' && isPlain) linkReversed(context, row, args.expr[from]!);
  if (COPYING_ELEMENTS.has(name) && methods && isAsked)
    for (const value of objectsWithin(context, given, CONTAINERS))
      stateFirst(context, 'callback_call', row, value, methods);
  const restoring = RESTORING.get(name);
  if (restoring !== undefined && isPlain && context.isDefined(restoring))
    linkMethods(context, 'callback_call', row, args.expr[from]!, [restoring]);
  if (name === 'builtins.next')
    for (const value of given) if (!mayHaveMethods(value)) stateStep(context, 'callback_call', row, value);
  const operator = isPlain && calls.argCount[row]! > 1 ? OPERATOR_FUNCTIONS.get(name) : undefined;
  if (operator && !linkFirst(context, 'callback_call', row, args.expr[from]!, operator.left))
    linkMethods(context, 'callback_call', row, args.expr[from + 1]!, [operator.right]);
  if (FEEDING.has(name)) linkFed(context, row);
  linkIterated(context, row, name);
  linkElements(context, row, name);
  for (const method of ENTERING.get(name) ?? [])
    for (const given of context.valuesOf(args.expr[from]!))
      if (mayHaveMethods(given)) stateMethod(context, 'callback_call', row, given, method);
  const making = MAKING.get(name);
  for (let arg = from; making && arg < end; arg++)
    if (args.keyword[arg]! >= 0 && facts.text(args.keyword[arg]!) === making.name)
      linkMade(context, row, args.expr[arg]!, making.methods);
  if (CONSTRUCTING.has(name))
    for (const given of context.valuesOf(args.expr[from]!))
      if (given.kind === 'instance')
        for (const { symbol, callee } of constructorTargets(context, given.of))
          state(context, 'callback_call', row, symbol, callee ?? given.of);
  if (name === 'builtins.str.format') linkFields(context, row);
  const written = WRITING.get(name);
  for (let arg = from; written && arg < end; arg++) {
    // `print(…, file=f)` writes to it.
    const isWritten = args.star[arg] === 0 && args.keyword[arg]! < 0;
    if (isWritten) linkWritten(context, 'callback_call', row, args.expr[arg]!, written);
  }
  const callbacks = CALLBACKS.get(name);
  const fedFirst = (): readonly Value[] =>
    context.evaluator.expand(context.evaluator.elementsFed(facts, row).at(0));
  for (let arg = from; callbacks && arg < end; arg++) {
    const isCalled =
      args.star[arg] === 0 &&
      (args.keyword[arg]! >= 0
        ? callbacks.names.includes(facts.text(args.keyword[arg]!))
        : callbacks.positions.includes(args.position[arg]!));
    if (isCalled) stateCallables(context, 'callback_call', row, args.expr[arg]!, fedFirst);
  }
}

/** `dir` of a module runs its `__dir__` (PEP 562). */
function linkListing(context: ChunkContext, row: number, ref: ExprRef): void {
  for (const value of valuesOf(context, ref))
    for (const { entity } of value.kind === 'module'
      ? context.program.moduleMember(value.module, '__dir__')
      : [])
      if (entity.kind === 'definition')
        state(context, 'callback_call', row, entity.symbol, entity.definition);
}

/** What has no `__reversed__` is taken from its end on, by position. */
function linkReversed(context: ChunkContext, row: number, ref: ExprRef): void {
  if (!context.isDefined('__getitem__')) return;
  for (const value of asked(context, valuesOf(context, ref), REVERSING_METHODS)) {
    if (stateFirst(context, 'callback_call', row, value, ['__reversed__'])) continue;
    for (const method of REVERSING_METHODS) stateMethod(context, 'callback_call', row, value, method);
  }
}

/** What a function runs of a class that it is given: its constructor, and methods of the object. */
function linkMade(context: ChunkContext, row: number, ref: ExprRef, methods: readonly string[]): void {
  for (const of of context.valuesOf(ref)) {
    if (of.kind !== 'class' || !mayHaveMethods(of)) continue;
    stateCalled(context, 'callback_call', row, of);
    for (const method of methods) stateMethod(context, 'callback_call', row, of.definition.instance, method);
  }
}

/** Functions that ask each element whether it is true, or join elements by an operator. */
function linkElements(context: ChunkContext, row: number, name: string): void {
  const methods = ELEMENT_METHODS.get(name);
  if (!methods?.some((method) => context.isDefined(method))) return;
  const { args, calls } = context.facts.evidence;
  const from = calls.argStart[row]!;
  const isFiltered = name === 'builtins.filter' && constantOf(args.expr[from]!) !== 'None';
  const source = from + calls.argCount[row]! - 1;
  if (isFiltered || args.star[source] !== 0) return;
  for (const element of context.evaluator.iterate(valuesOf(context, args.expr[source]!)))
    if (mayHaveMethods(element)) stateFirst(context, 'callback_call', row, element, methods);
}

/** Functions of the outside world that are called back: `map(str, xs)`, `reduce(operator.add, xs)`. */
function linkFed(context: ChunkContext, row: number): void {
  const { facts, evaluator } = context;
  for (const callback of evaluator.fedAt(facts, row)) {
    const given = (position: number): readonly Value[] =>
      evaluator.expand(evaluator.elementsFed(facts, row).at(position));
    if (callback.kind === 'instance') linkReading(context, row, callback, () => given(0));
    if (callback.kind !== 'function' && callback.kind !== 'class') continue;
    const name = standardName(callback.definition) ?? '';
    const methods = SPECIAL_METHODS.get(name) ?? WRITING.get(name);
    if (methods?.some((method) => mayExist(context, method)))
      for (const value of asked(context, given(0), methods))
        stateFirst(context, 'callback_call', row, value, methods);
    const operator = OPERATOR_FUNCTIONS.get(name);
    if (!operator || ![...operator.left, operator.right].some((method) => mayExist(context, method)))
      continue;
    const left = asked(context, given(0), operator.left);
    const isAnswered = left.map((value) => stateFirst(context, 'callback_call', row, value, operator.left));
    if (!isAnswered.includes(true))
      for (const value of asked(context, given(1), [operator.right]))
        stateMethod(context, 'callback_call', row, value, operator.right);
  }
}

/** What `methodcaller`, `attrgetter` and `itemgetter` made runs of the objects that it is called with. */
function linkReading(context: ChunkContext, row: number, called: Value, given: () => readonly Value[]): void {
  const method = methodCalled(called);
  const read = method === null ? readBy(called) : null;
  if (method === null && read === null) return;
  for (const value of given()) {
    if (!mayHaveMethods(value)) continue;
    if (read === null) stateMethod(context, 'callback_call', row, value, method!);
    else if (read.attributes === null) stateMethod(context, 'callback_call', row, value, '__getitem__');
    else for (const name of read.attributes) linkRead(context, row, value, name);
  }
}

/** Functions that go through what they are given. */
function linkIterated(context: ChunkContext, row: number, name: string): void {
  const iterated = ITERATED.get(name);
  if (!iterated || !mayIterate(context)) return;
  const { calls, args } = context.facts.evidence;
  const from = calls.argStart[row]!;
  // `max(a, b)` compares its arguments; alone one is gone through.
  if (iterated.isAlone && calls.argCount[row]! > 1 && args.keyword[from + 1]! < 0) return;
  for (let arg = from; arg < from + calls.argCount[row]!; arg++) {
    const position = args.keyword[arg]! < 0 ? args.position[arg]! : -1;
    const isIterated = position >= iterated.from && position < iterated.to && args.star[arg] === 0;
    for (const given of isIterated ? valuesOf(context, args.expr[arg]!) : [])
      if (LENGTH_ASKING.has(name)) stateSequence(context, row, given);
      else if (!TAKING_ITEMS.has(name) || !stateItems(context, row, given))
        stateIteration(context, 'callback_call', row, given);
  }
}

/** Making an object of a dataclass makes what its fields have factories for (PEP 557), unless the call gives it. */
function linkFactories(context: ChunkContext, row: number, definition: Definition): void {
  if (isOutside(definition.path)) return;
  const { facts, evaluator } = context;
  const { args, calls } = facts.evidence;
  const factories = evaluator.factoriesOf(definition);
  if (factories.length === 0) return;
  const from = calls.argStart[row]!;
  const given = Array.from({ length: calls.argCount[row]! }, (_, i) => from + i);
  const named = new Set(given.map((arg) => (args.keyword[arg]! < 0 ? '' : facts.text(args.keyword[arg]!))));
  for (const { name, position, values } of factories) {
    if (named.has(name) || position < calls.positional[row]!) continue;
    for (const value of values) stateFactory(context, 'callback_call', row, value);
  }
}

/** `sorted`, `min` and their kin compare the elements of what they are given, where nothing else is to be compared. */
function linkOrdering(context: ChunkContext, row: number, name: string, callee: Value): void {
  const methods = ORDERING.get(name);
  if (!methods?.some((method) => mayExist(context, method))) return;
  const { facts, evaluator } = context;
  const { calls, args } = facts.evidence;
  const rows = Array.from({ length: calls.argCount[row]! }, (_, i) => calls.argStart[row]! + i);
  if (rows.some((arg) => args.keyword[arg]! >= 0 && facts.text(args.keyword[arg]!) === 'key')) return;
  const given = rows.filter((arg) => args.keyword[arg]! < 0).map((arg) => context.valuesOf(args.expr[arg]!));
  const isMethod = name === 'builtins.list.sort' && callee.kind === 'function' && callee.receiver !== null;
  if (name === 'builtins.sum') {
    // It begins with 0, which leaves the first sum to the element, or with what it is given.
    const adding = rows.length > 1 ? methods.slice(1) : methods;
    for (const value of evaluator.iterate(given[0] ?? []).filter(mayHaveMethods))
      for (const method of adding) stateMethod(context, 'callback_call', row, value, method);
    return;
  }
  const lists = isMethod ? [[callee.receiver]] : given;
  for (const values of lists)
    for (const value of lists.length > 1 ? values : evaluator.iterate(values))
      if (mayHaveMethods(value)) stateFirst(context, 'callback_call', row, value, methods);
      else
        for (const item of objectsWithin(context, [value], TUPLES))
          for (const method of ['__eq__', methods[0]!])
            stateMethod(context, 'callback_call', row, item, method);
}

/** `super().__new__(…)` of a metaclass makes the class, and tells the objects in its body their names (PEP 487). */
function linkNaming(context: ChunkContext, row: number): void {
  if (!context.isDefined('__set_name__')) return;
  const { facts, program, evaluator } = context;
  const owner = classAround(facts, facts.evidence.calls.def[row]!);
  if (owner < 0) return;
  for (const made of evaluator.made.by(program.definition(facts, owner)))
    for (const value of evaluator.classObjects.of(made))
      stateMethod(context, 'callback_call', row, value, '__set_name__');
}

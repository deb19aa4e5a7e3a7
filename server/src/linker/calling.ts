/**
 * What calls give: overloads are chosen, type variables and parameters solved by the arguments, `Self` by what
 * the method was taken from (PEP 484, 673; data model 3.3.6). Knows values only, not where a call is written.
 */
import { CONSTRUCTING } from './callbacks.ts';
import { isMadeAsDict, itemsOf, itemsOfOne, madeAsContainer } from './container-calls.ts';
import { union } from './containers.ts';
import { isCode, narrowedByValue, withCode } from './declared-types.ts';
import { accessorParts } from './descriptors.ts';
import {
  addAllUnique,
  addUnique,
  type ClassValue,
  type Definition,
  type FunctionValue,
  isOutside,
  mayBeBelow,
  OPAQUE,
  standardName,
  upperBound,
  type Value,
} from './entities.ts';
import {
  type Arguments,
  argumentsOf,
  behindUnknown,
  type Evaluation,
  NO_VALUES,
  skipArguments,
  UNKNOWN_ARGUMENTS,
} from './evaluation.ts';
import { reduced } from './folds.ts';
import { collectVariables, type Generics, type Solution } from './generics.ts';
import { givenTo, isLeftOut, parameterList } from './given-arguments.ts';
import { atMostValues } from './limit-hits.ts';
import { MadeObjects } from './made-objects.ts';
import { givenByNewType, newType } from './new-types.ts';
import { calledByOperator, madeByOperator } from './operator-makers.ts';
import { Overloads } from './overloads.ts';
import type { Signature, SignatureParameter } from './signatures.ts';
import { CHOSEN_RESULTS } from './template-methods.ts';
import { openedByCode, typeVariablesGiven } from './type-results.ts';
import { merge } from './values.ts';

/** Callables of the standard library whose result is the callable they are given. */
const TRANSPARENT_WRAPPERS = new Set([
  'functools.lru_cache',
  'functools.cache',
  'functools.update_wrapper',
  'functools.wraps',
]);

/** Classes whose objects have the keywords that they are made with as attributes. */
const NAMESPACES = new Set(['types.SimpleNamespace', 'argparse.Namespace']);

/** Functions of `asyncio` whose result, awaited or not, is what the awaitable they are given gives. */
const SCHEDULERS = new Set([
  'asyncio.tasks.create_task',
  'asyncio.tasks.ensure_future',
  'asyncio.tasks.shield',
  'asyncio.tasks.wait_for',
  'asyncio.runners.run',
]);

const isAsyncGenerator = (of: Definition): boolean => standardName(of) === 'typing.AsyncGenerator';

export class Calling {
  private readonly evaluation: Evaluation;
  private readonly generics: Generics;
  private readonly overloads: Overloads;
  private readonly objects: MadeObjects;

  constructor(evaluation: Evaluation, generics: Generics) {
    this.evaluation = evaluation;
    this.generics = generics;
    this.overloads = new Overloads(evaluation, generics);
    this.objects = new MadeObjects(evaluation, generics);
  }

  /** What calling one value gives. */
  called(value: Value, args: Arguments): readonly Value[] {
    switch (value.kind) {
      case 'class':
        return this.objects.filled(this.constructed(value, args), value.definition, args);
      case 'function':
        return this.callFunction(value, args);
      case 'instance':
        if (this.evaluation.isMadeLater(value))
          return union(this.evaluation.made.by(value.of).map((of) => this.called(of.value, args)));
        return (
          calledByOperator(this.evaluation, value, args) ??
          givenByNewType(value, args) ??
          this.evaluation
            .attribute(value, '__call__', '')
            .flatMap((target) => (target.kind === 'function' ? this.callFunction(target, args) : []))
        );
      case 'callable':
        return value.returns;
      case 'partial':
        // What it was given before is not known any more, only how much of it stands in front.
        return this.called(value.of, behindUnknown(args, value.filled));
      case 'external':
      case 'opaque':
        return [OPAQUE];
      default:
        return NO_VALUES;
    }
  }

  callFunction(value: FunctionValue, args: Arguments): readonly Value[] {
    const { definition, isBound, receiver } = value;
    if (isOutside(definition.path))
      return union(this.withOwnObject(value, args).map(([of, own]) => this.callChosen(of, own)));
    if (!definition.isDecorated) return this.callChosen(value, args);
    const first = receiver === null || isBound ? 0 : 1;
    const chosen = this.evaluation.dispatch.chosen(value, () => this.evaluation.expand(args.at(first)));
    return chosen.length === 1
      ? this.callChosen(chosen[0]!, args)
      : union(chosen.map((one) => this.callChosen(one, args)));
  }

  /** `deque.popleft(d)` is `d.popleft()`: a method that is taken from a class of the outside world is given its object. */
  private withOwnObject(
    value: FunctionValue,
    args: Arguments,
  ): readonly (readonly [FunctionValue, Arguments])[] {
    const isMethod =
      !value.isBound &&
      value.receiver?.kind === 'class' &&
      args.count > 0 &&
      this.evaluation.program.signature(value.definition)?.receiver === 'instance';
    const objects = isMethod
      ? this.evaluation.expand(args.at(0)).filter(({ kind }) => kind === 'instance')
      : NO_VALUES;
    if (objects.length === 0) return [[value, args]];
    const rest = skipArguments(args, 1);
    return objects.map((object) => [this.evaluation.values.method(value.definition, true, object), rest]);
  }

  private callChosen(value: FunctionValue, args: Arguments): readonly Value[] {
    const { program } = this.evaluation;
    if (value.definition.name === '__new__' && value.receiver !== null && !value.isBound)
      return this.newByName(value, value.receiver, args);
    const name = standardName(value.definition);
    if (name !== null) {
      const known = this.knownResult(name, args);
      if (known) return known;
      const copied = value.receiver && this.fromTuple(name, value.receiver, args);
      if (copied) return copied;
      if (name === 'types.FunctionType.__get__' && value.receiver?.kind === 'function')
        return this.boundTo([value.receiver], args.at(0));
      const chosen = this.chosenByName(name, value.receiver, args);
      if (chosen.length > 0) return chosen;
    }
    // `super().__new__(mcs, name, bases, namespace)` of a metaclass makes one of its classes.
    if (name === 'builtins.type.__new__' && value.receiver?.kind === 'class')
      return [this.evaluation.values.instance(value.receiver.definition, [], null, true)];
    const signature = program.signature(value.definition);
    if (!signature) return NO_VALUES;
    const found = this.resultsOf(value, signature, args);
    if (signature.managesContext && !isOutside(value.definition.path)) return this.contextManager(found);
    if (found.length === 0) return this.resultsBelow(value, signature, args);
    return atMostValues(merge(found, this.madeBelow(value, found)));
  }

  /**
   * What methods of classes below give in the place of what one makes: objects and classes of the workspace, functions.
   * Other things that they give are of the kind that the method above gives, too.
   */
  private madeBelow({ definition, receiver }: FunctionValue, made: readonly Value[]): readonly Value[] {
    const above = upperBound(receiver);
    const isTelling =
      above !== null && made.some((value) => value.kind === 'function' || classOf(value) !== null);
    return isTelling ? this.evaluation.madeBelow(above, definition.name) : NO_VALUES;
  }

  /** What a function itself gives. */
  private resultsOf(value: FunctionValue, signature: Signature, args: Arguments): readonly Value[] {
    const { program } = this.evaluation;
    const found: Value[] = [];
    for (const definition of this.overloads.chosen(value, signature, args)) {
      const chosen = definition === value.definition ? signature : program.signature(definition);
      if (!chosen) continue;
      let result = this.resultTo(definition, chosen, value, args);
      // An overload of the workspace says what its implementation gives, whose code may be in that.
      if (definition !== value.definition && !isOutside(definition.path))
        result = withCode(this.evaluation, result, () =>
          this.evaluation.returnedTo(value.definition, signature, value, args).filter(isCode),
        );
      if (result.some(dependsOnCall)) {
        const called = { ...value, definition };
        const solution = this.solve(called, chosen, args, mentionedIn(result));
        const solved =
          this.resultOfType(called, chosen, args, result) ?? this.generics.substitute(result, solution);
        result = this.isLeftUnsolved(definition, chosen, result, solution)
          ? narrowedByValue(this.evaluation, solved, () =>
              this.generics.substitute(this.evaluation.returnedByCode(definition), solution),
            )
          : solved;
      }
      addAllUnique(found, result);
    }
    return found;
  }

  /** See `typeVariablesGiven`: what the variables stand for, or a class below, as far as the code says no more. */
  private resultOfType(
    value: FunctionValue,
    signature: Signature,
    args: Arguments,
    result: readonly Value[],
  ): readonly Value[] | null {
    const variables = typeVariablesGiven(this.evaluation, value, signature, result);
    if (variables.length === 0) return null;
    const code = this.evaluation.returnedByCode(value.definition);
    const solution = this.solve(value, signature, args, mentionedIn([...result, ...code]));
    const solved = this.generics.substitute(result, solution);
    for (const variable of variables) solution.solved.set(variable, NO_VALUES);
    return openedByCode(this.evaluation, solved, this.generics.substitute(code, solution));
  }

  /**
   * Whether a method gives what type variables of its class stand for that the object was made without: its code tells more
   * of that than they do.
   */
  private isLeftUnsolved(
    { path }: Definition,
    { owner }: Signature,
    result: readonly Value[],
    { solved }: Solution,
  ): boolean {
    if (owner === null || isOutside(path)) return false;
    const mentioned: Value[] = [];
    for (const value of result) collectVariables(value, mentioned);
    const unsolved = mentioned.filter((variable) => !solved.has(variable));
    const of = unsolved.length === 0 ? null : this.evaluation.program.definitionAt(path, owner);
    const own = of === null ? NO_VALUES : this.generics.parametersOf(of);
    return unsolved.some((variable) => own.includes(variable));
  }

  /** What a function gives to a call, as the annotations of its decorators say, else itself. */
  private resultTo(
    definition: Definition,
    signature: Signature,
    value: FunctionValue,
    args: Arguments,
  ): readonly Value[] {
    const isTyped = definition.isDecorated && !signature.managesContext;
    const declared = isTyped ? this.evaluation.declaredResult(definition) : NO_VALUES;
    return declared.length > 0 ? declared : this.evaluation.returnedTo(definition, signature, value, args);
  }

  /** What methods of classes below give in the place of one that gives nothing: it may be there to be overridden. */
  private resultsBelow(
    { receiver, ...value }: FunctionValue,
    { isAbstract }: Signature,
    args: Arguments,
  ): readonly Value[] {
    const { definition } = value;
    if (isOutside(definition.path) || (receiver?.kind !== 'instance' && receiver?.kind !== 'class'))
      return NO_VALUES;
    if (!isAbstract && !mayBeBelow(receiver)) return NO_VALUES;
    const of = receiver.kind === 'instance' ? receiver.of : receiver.definition;
    const { program } = this.evaluation;
    const found: Value[] = [];
    for (const below of program.subclasses(of)) {
      const entity = program.member(below, definition.name).found[0]?.entity;
      if (entity?.kind !== 'definition' || entity.definition.isClass || entity.definition === definition)
        continue;
      const signature = program.signature(entity.definition);
      if (!signature) continue;
      const method = { ...value, receiver, definition: entity.definition };
      for (const item of this.resultsOf(method, signature, args)) addUnique(found, item);
    }
    return atMostValues(found);
  }

  /** What the methods of named tuples give that depends on their fields (library reference, `namedtuple`). */
  private fromTuple(name: string, receiver: Value, args: Arguments): readonly Value[] | null {
    if (name === 'typing.NamedTuple._replace') return [this.objects.replaced(receiver, args)];
    if (name === 'typing.NamedTuple._make' && receiver.kind === 'class') {
      const items = itemsOfOne(args.at(0));
      return this.called(receiver, items ? argumentsOf(...items.values()) : UNKNOWN_ARGUMENTS);
    }
    if (name !== 'typing.NamedTuple._asdict' || receiver.kind !== 'instance') return null;
    const fields = this.evaluation.fieldsOf(receiver.of);
    const dict = this.evaluation.builtin('dict');
    if (fields === null || !dict) return null;
    const items = new Map(
      [...fields.owners.keys()].map(
        (field) => [`'${field}`, this.evaluation.attribute(receiver, field, receiver.of.path)] as const,
      ),
    );
    const keys = [this.evaluation.standardInstance('builtins', 'str')];
    return [this.evaluation.values.instance(dict, [keys, union(items.values())], items)];
  }

  /** What a method of the standard library gives that runs one of its object's by a name it makes (`template-methods.ts`). */
  private chosenByName(name: string, receiver: Value | null, args: Arguments): readonly Value[] {
    const from = CHOSEN_RESULTS.get(name);
    const { evaluation } = this;
    const object =
      receiver?.kind === 'super' ? evaluation.values.instance(receiver.of, [], null, true) : receiver;
    if (!from || object?.kind !== 'instance' || isOutside(object.of.path)) return NO_VALUES;
    const otherwise = from.otherwise
      .flatMap((method) => evaluation.attribute(object, method, ''))
      .filter((method) => method.kind === 'function' && !isOutside(method.definition.path));
    const methods = [...evaluation.membersBeginning(object, from.prefix), ...otherwise];
    return union(methods.map((method) => evaluation.called(method, args)));
  }

  /** `__new__` is static: who calls it by name gives it the class first (data model 3.3.1). */
  private newByName({ definition }: FunctionValue, taken: Value, args: Arguments): readonly Value[] {
    const { values } = this.evaluation;
    const given = this.evaluation.expand(args.at(0)).filter(({ kind }) => kind === 'class');
    const rest = skipArguments(args, 1);
    return union(
      (given.length > 0 ? given : [taken]).map((of) =>
        this.callFunction(values.method(definition, true, of), rest),
      ),
    );
  }

  private contextManager(values: readonly Value[]): readonly Value[] {
    const isAsync = values.some((value) => value.kind === 'instance' && isAsyncGenerator(value.of));
    const yielded = isAsync
      ? values.flatMap((value) => (value.kind === 'instance' ? (value.args[0] ?? NO_VALUES) : NO_VALUES))
      : this.evaluation.iterate(values);
    const name = isAsync ? '_AsyncGeneratorContextManager' : '_GeneratorContextManager';
    return [this.evaluation.standardInstance('contextlib', name, [yielded])];
  }

  private constructed(value: ClassValue, args: Arguments): readonly Value[] {
    const { definition } = value;
    const { values } = this.evaluation;
    const name = standardName(definition);
    if (name === 'builtins.type' && args.count === 1)
      return this.evaluation
        .expand(args.at(0))
        .flatMap((v) => (v.kind === 'instance' ? [values.class(v.of, v.args, v.isSelf)] : []));
    // `type(name, bases, namespace)`: what its objects are is what those of the bases are.
    if (name === 'builtins.type' && args.count === 3)
      return this.evaluation.iterate(args.at(1)).filter(({ kind }) => kind === 'class');
    const chosen = this.givenByNew(value, args);
    if (chosen.length > 0) return chosen;
    if (name === 'functools.partial' || name === 'functools.partialmethod')
      return this.evaluation.expand(args.at(0)).map((v) => values.partial(v, args.count - 1));
    if (name === 'types.MethodType' && args.count === 2) return this.boundTo(args.at(0), args.at(1));
    const isKeyed = args.count === 0 && args.names.length > 0 && !args.isOpen;
    if (isKeyed && (name === null ? isMadeAsDict(this.evaluation, definition) : NAMESPACES.has(name)))
      return [
        values.instance(definition, [], new Map(args.names.map((key) => [`'${key}`, args.named(key)]))),
      ];
    const known = madeByOperator(this.evaluation, definition, args) ?? newType(values, definition, args);
    if (known) return [known];
    const accessor = accessorParts(this.evaluation, definition, args);
    if (accessor) return [values.instance(definition, [], accessor)];
    if (value.args.length > 0 || value.isSelf)
      return [values.instance(definition, value.args, null, value.isSelf)];
    const parameters = this.generics.parametersOf(definition);
    if (parameters.length === 0) return [values.instance(definition)];
    const contained = madeAsContainer(this.evaluation, definition, parameters.length, args);
    if (contained) return contained;
    const made = this.made(value, args);
    if (made) return made;
    for (const hook of ['__init__', '__new__']) {
      const solved = this.solveConstructor(definition, hook, parameters, args);
      if (solved) return [values.instance(definition, solved)];
    }
    return [values.instance(definition)];
  }

  /** `MethodType(f, object)`, `f.__get__(object)`: f, with the object as its first argument (library reference, `types`). */
  private boundTo(functions: readonly Value[], objects: readonly Value[]): readonly Value[] {
    const { values } = this.evaluation;
    const [receiver] = this.evaluation.expand(objects);
    return this.evaluation
      .expand(functions)
      .map((of) => (of.kind === 'function' && receiver && !of.isBound ? values.bind(of, receiver) : of));
  }

  /** What `__new__` of the workspace gives: an object of this class, of another one, or one that there is already. */
  private givenByNew(value: ClassValue, args: Arguments): readonly Value[] {
    const { program, values } = this.evaluation;
    if (isOutside(value.definition.path)) return NO_VALUES;
    const { found } = program.member(value.definition, '__new__');
    const [hook] = found.map(({ entity }) => entity);
    if (found.length !== 1 || hook?.kind !== 'definition') return NO_VALUES;
    const { definition } = hook;
    if (definition.isClass || isOutside(definition.path)) return NO_VALUES;
    return this.callFunction(values.method(definition, true, value), args);
  }

  /** What a stub says `__new__` gives, where that has type arguments: `zip(a, b)` is a `zip[tuple[A, B]]`. */
  private made(value: ClassValue, args: Arguments): readonly Value[] | null {
    const { program, values } = this.evaluation;
    const hook = isOutside(value.definition.path)
      ? program.member(value.definition, '__new__').found[0]?.entity
      : null;
    if (hook?.kind !== 'definition' || hook.definition.isClass) return null;
    const result = this.callFunction(values.method(hook.definition, true, value), args);
    const known = result.filter((item) => item.kind === 'instance' && item.args.length > 0);
    return known.length > 0 ? known : null;
  }

  /** The arguments of a generic class, as its constructor's parameters tell; null when they tell nothing. */
  private solveConstructor(
    definition: Definition,
    hook: string,
    parameters: readonly Value[],
    args: Arguments,
  ): readonly (readonly Value[])[] | null {
    const { program, values } = this.evaluation;
    for (const { entity } of program.member(definition, hook).found) {
      if (entity.kind !== 'definition' || entity.definition.isClass) continue;
      const signature = program.signature(entity.definition);
      if (!signature) continue;
      const method = values.method(entity.definition, true, definition.instance);
      for (const overload of this.overloads.chosen(method, signature, args)) {
        const chosen = program.signature(overload);
        if (!chosen) continue;
        const solution: Solution = { solved: new Map(), self: null };
        const base = this.baseOf(definition, chosen);
        const wanted = new Set([...parameters, ...(base ? this.generics.parametersOf(base) : [])]);
        this.solveParameters(overload, chosen, true, args, solution, wanted);
        if (base) this.solveThroughBase(definition, base, parameters, solution);
        const solved =
          this.saidOfSelf(definition, overload, chosen, solution) ??
          parameters.map((parameter) => solution.solved.get(parameter) ?? NO_VALUES);
        if (solved.some((list) => list.length > 0)) return solved;
      }
    }
    return null;
  }

  /** The arguments of a generic class as the annotation of `self` gives them: `def __init__(self: Popen[str], …)`. */
  private saidOfSelf(
    definition: Definition,
    method: Definition,
    { parameters: [self] }: Signature,
    solution: Solution,
  ): readonly (readonly Value[])[] | null {
    if (!self?.isAnnotated) return null;
    for (const type of this.evaluation.parameter(method, self.name))
      if (type.kind === 'instance' && type.of === definition && type.args.length > 0)
        return type.args.map((list) => this.generics.substitute(list, solution));
    return null;
  }

  /** The class that a constructor which another one inherits is written in; null for its own. */
  private baseOf(definition: Definition, { owner }: Signature): Definition | null {
    const { entries } = this.evaluation.program.mro(definition);
    const found = entries.find((base) => 'isClass' in base && base.key === owner);
    return found && 'isClass' in found && found !== definition ? found : null;
  }

  /** What an inherited constructor tells of its own class's parameters, said of those of the class that is made. */
  private solveThroughBase(
    definition: Definition,
    base: Definition,
    parameters: readonly Value[],
    solution: Solution,
  ): void {
    const own = parameters.map((parameter) => [parameter]);
    const inherited = this.generics.argumentsFor(definition, own, base);
    for (const [i, parameter] of this.generics.parametersOf(base).entries())
      this.generics.unify(inherited?.[i] ?? NO_VALUES, solution.solved.get(parameter) ?? NO_VALUES, solution);
  }

  private knownResult(name: string, args: Arguments): readonly Value[] | null {
    if (TRANSPARENT_WRAPPERS.has(name)) {
      const given = this.evaluation.expand(args.at(0));
      if (given.length === 0) return null;
      // `wraps(f)` gives a decorator that gives back what it decorates; so do the caches when called bare.
      return name === 'functools.wraps' ? NO_VALUES : given;
    }
    if (name === 'copy.copy' || name === 'copy.deepcopy' || SCHEDULERS.has(name)) return args.at(0);
    if (CONSTRUCTING.has(name))
      return this.evaluation.expand(args.at(0)).map((value) => this.objects.replaced(value, args));
    if (name === 'functools.reduce' || name === '_functools.reduce') return reduced(this.evaluation, args);
    if (name === 'asyncio.threads.to_thread') {
      const rest = skipArguments(args, 1);
      return this.evaluation.expand(args.at(0)).flatMap((value) => this.called(value, rest));
    }
    if (name === 'asyncio.tasks.gather') {
      const items = Array.from({ length: args.count }, (_, i) => args.at(i));
      const list = args.isOpen ? this.evaluation.builtin('list') : null;
      if (list) return [this.evaluation.values.instance(list, [union([...items, args.spread()])])];
      const tuple = this.evaluation.builtin('tuple');
      return tuple ? [this.evaluation.values.instance(tuple, [union(items)], itemsOf(items))] : null;
    }
    return null;
  }

  /** What the call says of the variables that are wanted. */
  private solve(value: FunctionValue, signature: Signature, args: Arguments, wanted: Wanted): Solution {
    const { definition, receiver, isBound } = value;
    const self = receiver?.kind === 'class' && !isBound ? (givenSelf(signature, args) ?? receiver) : receiver;
    const solution: Solution = { solved: new Map(value.closure), self };
    if (self?.kind === 'instance')
      for (const [parameter, list] of self.held ?? []) solution.solved.set(parameter, list);
    if (wanted !== EVERYTHING && wanted.size === 0) return solution;
    if (receiver !== null && signature.owner !== null) {
      const owner = this.evaluation.program.definitionAt(definition.path, signature.owner);
      const of =
        receiver.kind === 'instance' ? receiver.of : receiver.kind === 'class' ? receiver.definition : null;
      if (owner && of && (receiver.kind === 'instance' || receiver.kind === 'class')) {
        const known = this.generics.argumentsFor(of, receiver.args, owner);
        if (known)
          for (const [of, list] of this.generics.solutionFor(owner, known, receiver).solved)
            solution.solved.set(of, list);
      }
      const first = signature.parameters[0];
      // A call of which nothing is known tells nothing; solving it could lead back here.
      if (isBound && first?.isAnnotated && args !== UNKNOWN_ARGUMENTS)
        this.generics.unify(this.evaluation.parameter(definition, first.name), [receiver], solution);
    }
    this.solveParameters(definition, signature, isBound, args, solution, wanted);
    return solution;
  }

  /** Arguments that say nothing of what is wanted are not evaluated: that is most of the work of following calls. */
  private solveParameters(
    definition: Definition,
    signature: Signature,
    isBound: boolean,
    args: Arguments,
    solution: Solution,
    wanted: Wanted,
  ): void {
    const list = parameterList(signature, isBound);
    const { positional, rest, byName, keywordRest } = list;
    const { values } = this.evaluation;
    const set = (parameter: SignatureParameter): void => {
      const variable = values.parameter(definition.path, definition.key, parameter.name);
      if (wanted !== EVERYTHING && !wanted.has(variable)) return;
      const given = givenTo(this.evaluation, list, parameter, args);
      // What a call leaves out is what the definition says, whatever other calls pass.
      if (given.length > 0) solution.solved.set(variable, given);
      else if (parameter.hasDefault && args !== UNKNOWN_ARGUMENTS && isLeftOut(list, parameter, args))
        solution.solved.set(variable, this.evaluation.defaultOf(definition, parameter.name));
    };
    const unify = (parameter: SignatureParameter, given: Iterable<readonly Value[]>): void => {
      const types = this.evaluation.parameter(definition, parameter.name);
      if (wanted !== EVERYTHING && !mentions(types, wanted)) return;
      const variable = values.parameter(definition.path, definition.key, parameter.name);
      const declared = types.filter((type) => type !== variable);
      if (declared.length < types.length) set(parameter);
      // A stub says what becomes of elements, which what a parameter holds has: `list(items)`.
      const isStub = isOutside(definition.path);
      for (const argument of given)
        this.generics.unify(declared, isStub ? this.evaluation.expand(argument) : argument, solution);
    };
    const { evaluation } = this;
    for (const parameter of new Set([...positional, ...byName.values()])) {
      if (parameter.isAnnotated)
        unify(
          parameter,
          once(() => givenTo(evaluation, list, parameter, args)),
        );
      else set(parameter);
    }
    if (rest?.isAnnotated) unify(rest, restOf(args, positional.length));
    else if (rest) set(rest);
    if (keywordRest?.isAnnotated) unify(keywordRest, namedBeyond(args, byName));
    else if (keywordRest) set(keywordRest);
  }
}

/** What a method that is taken from its class is given to work on: `Base.run(self)`. */
function givenSelf(signature: Signature, args: Arguments): Value | null {
  if (signature.receiver !== 'instance' || args.count === 0) return null;
  const [only, ...others] = args.at(0);
  return only?.kind === 'instance' && others.length === 0 ? only : null;
}

/** Type variables and parameters that somebody asks the solution of. */
type Wanted = ReadonlySet<Value> | typeof EVERYTHING;
/** What a function that is made in another holds is not known by looking at it. */
const EVERYTHING = 'everything';

/** What an answer in terms of a call depends on. */
function mentionedIn(values: readonly Value[]): Wanted {
  const found = new Set<Value>();
  return collectMentioned(values, found) ? found : EVERYTHING;
}

/** False when it cannot be told by looking. */
function collectMentioned(values: readonly Value[], found: Set<Value>): boolean {
  return values.every((value) => {
    switch (value.kind) {
      case 'typevar':
      case 'parameter':
        found.add(value);
        return true;
      case 'instance':
        return (
          value.args.every((list) => collectMentioned(list, found)) &&
          (value.items === null ||
            [...value.items.values()].every((list) => collectMentioned(list, found))) &&
          (value.held === null || [...value.held.values()].every((list) => collectMentioned(list, found)))
        );
      case 'class':
        return value.args.every((list) => collectMentioned(list, found));
      case 'callable':
        return collectMentioned(value.returns, found);
      case 'result':
        return collectMentioned([value.of, ...value.given.flat()], found);
      default:
        return !dependsOnCall(value);
    }
  });
}

/** Whether solving values by an argument may say something of what is wanted. */
const mentions = (values: readonly Value[], wanted: ReadonlySet<Value>): boolean =>
  values.some((value) => {
    switch (value.kind) {
      case 'typevar':
      case 'parameter':
        return wanted.has(value);
      case 'instance':
        return value.args.some((list) => mentions(list, wanted));
      case 'callable':
        return mentions(value.returns, wanted);
      default:
        return false;
    }
  });

function* once<T>(make: () => T): Generator<T> {
  yield make();
}

function* restOf(args: Arguments, from: number): Generator<readonly Value[]> {
  for (let i = from; i < args.count; i++) yield args.at(i);
  if (args.isOpen) yield args.spread(from);
}

function* namedBeyond(args: Arguments, known: { has(name: string): boolean }): Generator<readonly Value[]> {
  for (const name of args.names) if (!known.has(name)) yield args.named(name);
  if (args.isOpen) yield args.keywordSpread();
}

/** The class of the workspace that a value is of, or is; null for others, and where it may be one below. */
function classOf(value: Value): Definition | null {
  const of = value.kind === 'instance' ? value.of : value.kind === 'class' ? value.definition : null;
  return of === null || isOutside(of.path) || upperBound(value) !== null ? null : of;
}

/** Whether a value has parts that stand for what the function is called with or on. */
function dependsOnCall(value: Value): boolean {
  switch (value.kind) {
    case 'instance':
      return value.isSelf || value.args.length > 0 || value.items !== null || value.held !== null;
    case 'class':
      return value.isSelf || value.args.length > 0;
    case 'function':
      return value.definition.isEnclosed || value.closure !== null;
    case 'callable':
      return value.returns.length > 0;
    case 'members':
      return dependsOnCall(value.of);
    case 'typevar':
    case 'parameter':
    case 'result':
    case 'partial':
      return true;
    default:
      return false;
  }
}

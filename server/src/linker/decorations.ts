/**
 * What decorators make of the definitions they decorate (PEP 318, 3129): each is called with what the one below
 * it gave, and its result takes the name. Only decorators of the workspace are followed; those of the outside
 * world are taken to give back what they are given, or are known by name (`property` and its kin).
 */
import { exprRefKind } from '../evidence/expr-ref.ts';
import { ParamKind } from '../evidence/schema.ts';
import { OBJECT, TRUE_OBJECT } from './constant-tests.ts';
import { leavesOpen } from './declared-types.ts';
import type { Definition, Value } from './entities.ts';
import { addUnique, isOutside, standardName } from './entities.ts';
import { argumentsOf, type Evaluation, knownArgument, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues, exceeds } from './limit-hits.ts';
import { MAX_DECORATORS } from './limits.ts';
import type { QueryKind } from './queries.ts';
import { merge } from './values.ts';
import { valuesKind } from './values-kind.ts';
import { valueAnswers } from './widening.ts';

export class Decorations {
  private readonly evaluation: Evaluation;
  private readonly results: QueryKind<readonly Value[]>;
  /** What annotations of decorators say that calling a function gives: (path, def key). */
  private readonly declared: QueryKind<readonly Value[]>;
  /** Whether what a function gives is annotated: (path, def key). */
  private readonly annotated: QueryKind<boolean>;
  private readonly wrapped: QueryKind<boolean>;
  private readonly entered: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    const { program } = evaluation;
    /** What a decorated name holds: (path, def key). */
    this.results = program.kind<readonly Value[]>({
      name: 'decorated',
      arity: 2,
      compute: (path, key) => {
        const facts = program.facts(path);
        const def = facts?.defRow(key);
        return facts && def !== undefined
          ? this.apply(facts, def, facts.evidence.defs.decoratorStart[def]!)
          : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
    this.declared = valuesKind(
      evaluation,
      'decorated_result',
      2,
      (path) => program.facts(path),
      (facts, key) => {
        const def = facts.defRow(key);
        return def === undefined ? NO_VALUES : this.findDeclared(facts, def);
      },
    );
    this.annotated = program.kind<boolean>({
      name: 'is_annotated',
      arity: 2,
      compute: (path, key) => {
        const facts = program.factsOfChunk(path, (known) => known.chunkOfDef(key));
        const def = facts?.defRow(key);
        return def !== undefined && facts!.evidence.defs.returnType[def]! >= 0;
      },
      bottom: false,
      equal: Object.is,
    });
    /** Whether what decorates a function is known to call it: (path, def key). */
    this.wrapped = program.kind<boolean>({
      name: 'wrapped',
      arity: 2,
      compute: (path, key) => {
        const facts = program.facts(path);
        const def = facts?.defRow(key);
        return facts && def !== undefined ? this.findWrapped(facts, def) : false;
      },
      bottom: false,
      equal: Object.is,
    });
    /** Context managers that decorate a function: (path, def key). */
    this.entered = program.kind<readonly Value[]>({
      name: 'entered',
      arity: 2,
      compute: (path, key) => {
        const facts = program.facts(path);
        const def = facts?.defRow(key);
        return facts && def !== undefined ? this.findContexts(facts, def) : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
  }

  /** Objects that decorate a function and are `contextlib.ContextDecorator`s. */
  contexts(definition: Definition): readonly Value[] {
    return definition.isDecorated ? this.entered.ask(definition.path, definition.key) : NO_VALUES;
  }

  /** Objects of the workspace that decorators put in the place of a method, those named like `property` and its kin, too. */
  objects(definition: Definition): readonly Value[] {
    return this.results
      .askAbout(definition)
      .filter((value) => value.kind === 'instance' && !isOutside(value.of.path));
  }

  /** What the name of a definition holds once its decorators have run. */
  of(definition: Definition): readonly Value[] {
    if (!definition.isDecorated) return [definition.value];
    const found = this.results.ask(definition.path, definition.key);
    return found.length > 0 ? found : [definition.value];
  }

  /** What a decorator (a row of `decorators`) is called with: what those below it made of the definition. */
  given(facts: FileFacts, decorator: number): readonly Value[] {
    const def = facts.evidence.decorators.def[decorator]!;
    return handedUp(this.evaluation.program.definition(facts, def), this.apply(facts, def, decorator + 1));
  }

  /**
   * What a decorator (a row of `decorators`) calls. Of `@d(…)` for a `d` that may be written without arguments
   * as well, only what it gives with them.
   */
  decorators(facts: FileFacts, row: number): readonly Value[] {
    const ref = facts.evidence.decorators.expr[row]!;
    const values = this.evaluation.expand(this.evaluation.evaluate(facts, ref));
    return exprRefKind(ref) === 'call' ? outermost(values) : values;
  }

  /**
   * What calling a function gives as the annotations of its decorators say: `Callable[P, R]` to `Callable[P, list[R]]` (PEP 612);
   * none where they say nothing, or what the function itself gives.
   */
  declaredResult(definition: Definition): readonly Value[] {
    return isOutside(definition.path) ? NO_VALUES : this.declared.askAbout(definition);
  }

  private findDeclared(facts: FileFacts, def: number): readonly Value[] {
    let own: Value | null = null;
    let given: Value | null = null;
    for (const row of followed(facts, def)) {
      const [decorator, ...others] = this.decorators(facts, row);
      // Others give back what they are given, or are known by what they give.
      if (decorator?.kind !== 'function' || others.length > 0) continue;
      if (!this.annotated.askAbout(decorator.definition)) continue;
      if (!this.evaluation.returned(decorator.definition).some(isTypedCallable)) continue;
      own ??= this.typeOf(facts, def);
      const taken: Value = given ?? own;
      given = this.evaluation.called(decorator, argumentsOf([taken])).find(isTypedCallable) ?? given;
    }
    if (given?.kind !== 'callable' || given === own) return NO_VALUES;
    return given.returns.some((type) => leavesOpen(this.evaluation, type)) ? NO_VALUES : given.returns;
  }

  /** A function (a row of `defs`) as its own annotations and code declare it. */
  private typeOf(facts: FileFacts, def: number): Value {
    const { program, values } = this.evaluation;
    const definition = program.definition(facts, def);
    const given = this.evaluation.returned(definition);
    const returns = program.signature(definition)?.isCoroutine
      ? [this.evaluation.standardInstance('typing', 'Coroutine', [NO_VALUES, NO_VALUES, given])]
      : given;
    return values.callable(returns);
  }

  /** Applies the decorators of a definition from the last one up to the row `first`, where they are followed. */
  private apply(facts: FileFacts, def: number, first: number): readonly Value[] {
    const definition = this.evaluation.program.definition(facts, def);
    let values: readonly Value[] = [definition.value];
    for (const row of followed(facts, def)) {
      if (row < first) break;
      const made: Value[] = [];
      const isDefinition = values.every(({ kind }) => kind === 'function' || kind === 'class');
      const given = knownArgument(handedUp(definition, values), isDefinition ? TRUE_OBJECT : OBJECT);
      for (const decorator of this.decorators(facts, row)) {
        if (!isOfWorkspace(decorator)) continue;
        // What depends on other calls of the decorator says nothing of this one.
        for (const value of this.evaluation.called(decorator, given))
          if (!definition.isClass || value.kind !== 'function' || this.takesOne(decorator))
            addUnique(made, value);
      }
      if (made.some((value) => values.includes(value))) continue;
      const isObject = made.every(({ kind }) => kind === 'instance');
      const found = innermost(made.filter((value) => this.replaces(value, definition, isObject)));
      // What a decorator further down made runs where it is called, as any other function does.
      const isWrapped =
        values.includes(definition.value) &&
        found.some((value) => value.kind === 'function' && this.wraps(value.definition));
      if (found.length > 0) values = isWrapped ? merge([definition.value], found) : atMostValues(found);
    }
    return values;
  }

  /**
   * Whether a result of a decorator can stand for the definition; what is not understood does not. `isObject`: the
   * decorator gives nothing but objects, so that they need not be like functions.
   */
  private replaces(made: Value, definition: Definition, isObject: boolean): boolean {
    switch (made.kind) {
      case 'class':
        // A class stands for a class when the decorator makes it.
        return definition.isClass ? made.definition.key.includes('.') : !isOutside(made.definition.path);
      case 'function':
        return !isOutside(made.definition.path) && (!definition.isClass || made.definition.isEnclosed);
      case 'partial':
        return !definition.isClass;
      case 'instance':
        return (
          !definition.isClass &&
          !isOutside(made.of.path) &&
          (isObject || this.standsForFunction(made.of, definition))
        );
      default:
        return false;
    }
  }

  /** Whether a decorator takes what it decorates as its only argument: others may be decorators once more. */
  private takesOne(decorator: Value): boolean {
    if (decorator.kind !== 'function') return false;
    const parameters = this.evaluation.program.signature(decorator.definition)?.parameters ?? [];
    return parameters.length === (decorator.isBound ? 2 : 1) && parameters.at(-1)!.kind !== ParamKind.VAR_POS;
  }

  /** An object that is called like a function; in a class also a descriptor, which says at each access what the name gives. */
  private standsForFunction(of: Definition, definition: Definition): boolean {
    const { program } = this.evaluation;
    const isMethod = program.signature(definition)?.owner !== null;
    const names = isMethod ? ['__get__', '__call__'] : ['__call__'];
    return names.some((name) => program.member(of, name).found.length > 0);
  }

  /** Whether the wrapper that stands beside a decorated function is what runs it, and is known to. */
  isRunByWrapper(definition: Definition): boolean {
    return definition.isDecorated && this.wrapped.ask(definition.path, definition.key);
  }

  private findContexts(facts: FileFacts, def: number): readonly Value[] {
    const { defs } = facts.evidence;
    const found: Value[] = [];
    for (let row = 0; row < defs.decoratorCount[def]!; row++)
      for (const value of this.decorators(facts, defs.decoratorStart[def]! + row))
        if (value.kind === 'instance' && !isOutside(value.of.path) && this.isContextDecorator(value.of))
          addUnique<Value>(found, value);
    return found;
  }

  private isContextDecorator(of: Definition): boolean {
    const { entries } = this.evaluation.program.mro(of);
    return entries.some(
      (entry) => 'isClass' in entry && standardName(entry) === 'contextlib.ContextDecorator',
    );
  }

  private findWrapped(facts: FileFacts, def: number): boolean {
    const { value } = this.evaluation.program.definition(facts, def);
    return followed(facts, def).some(
      (row) => this.given(facts, row).includes(value) && this.isFollowed(facts, row, [value]),
    );
  }

  /** Whether what a decorator is called with is known inside of it, so that the wrapper's call of it is, too. */
  private isFollowed(facts: FileFacts, row: number, given: readonly Value[]): boolean {
    const { program, values } = this.evaluation;
    const [decorator, ...others] = this.decorators(facts, row);
    const [called, filled] =
      decorator?.kind === 'partial' ? [decorator.of, decorator.filled] : [decorator, 0];
    if (called?.kind !== 'function' || others.length > 0) return false;
    const { definition, isBound } = called;
    const parameter = program.signature(definition)?.parameters[filled + (isBound ? 1 : 0)];
    if (!parameter) return false;
    const variable = values.parameter(definition.path, definition.key, parameter.name);
    if (parameter.isAnnotated && !this.evaluation.parameter(definition, parameter.name).includes(variable))
      return false;
    const passed = this.evaluation.expand([variable]);
    return given.every((value) => passed.includes(value));
  }

  /** `functools.wraps(f)` says that the wrapper is to be taken for what it wraps: both are called. */
  private wraps(definition: Definition): boolean {
    return this.evaluation.program.signature(definition)?.isWrapper ?? false;
  }
}

function isOfWorkspace(decorator: Value): boolean {
  switch (decorator.kind) {
    case 'function':
    case 'class':
      return !isOutside(decorator.definition.path);
    case 'instance':
      return !isOutside(decorator.of.path);
    case 'partial':
      return isOfWorkspace(decorator.of);
    default:
      return false;
  }
}

/** Whether a type says what calling a value of it gives. */
const isTypedCallable = (type: Value): boolean => type.kind === 'callable' && type.returns.length > 0;

/** What the decorator above is called with: of a function and the wrapper that stands beside it, the wrapper. */
const handedUp = (definition: Definition, values: readonly Value[]): readonly Value[] =>
  values.length < 2 ? values : values.filter((value) => value !== definition.value);

/**
 * Rows of the decorators of a definition that are applied, in that order: the lowest first. Those above the bound are
 * taken to give back what they are given.
 */
function followed(facts: FileFacts, def: number): readonly number[] {
  const { decoratorStart, decoratorCount } = facts.evidence.defs;
  const count = decoratorCount[def]!;
  const last = decoratorStart[def]! + count - 1;
  const length = exceeds('decorators', count, MAX_DECORATORS) ? MAX_DECORATORS : count;
  return Array.from({ length }, (_, i) => last - i);
}

/** Without functions inside of others of the list: `d(n=1)` gives the decorator, not what that gives in turn. */
const outermost = (values: readonly Value[]): readonly Value[] =>
  values.length < 2 ? values : values.filter((value) => !values.some((other) => isInside(value, other)));

/** Without functions around others of the list. */
const innermost = (values: readonly Value[]): readonly Value[] =>
  values.length < 2 ? values : values.filter((value) => !values.some((other) => isInside(other, value)));

function isInside(value: Value, other: Value): boolean {
  if (value.kind !== 'function' || other.kind !== 'function') return false;
  const [inner, outer] = [value.definition, other.definition];
  return inner.path === outer.path && inner.key.startsWith(`${outer.key}.`);
}

/**
 * What expressions evaluate to: classes, functions, modules, instances with their type arguments. Follows
 * assignments, annotations, returns and calls across files through the program's queries; never runs code,
 * never guesses: an expression it does not understand has no values.
 */
import { constantOf, type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, NameFlag, ScopeKind, SiteKind } from '../evidence/schema.ts';
import { hash64 } from '../text/hash.ts';
import { Annotations, CLASS_ALIASES, SPECIAL_FORMS } from './annotations.ts';
import { ArgumentFlow } from './argument-flow.ts';
import { matchArguments } from './arguments.ts';
import { CallValues } from './call-values.ts';
import { Calling } from './calling.ts';
import { Composites } from './composites.ts';
import { additionsTo, additionsToAttribute, argumentsThatAre } from './container-additions.ts';
import { Containers, constantKey, type Step, standardElements, union } from './containers.ts';
import { Decorations } from './decorations.ts';
import { descriptorResult } from './descriptors.ts';
import { Dispatch } from './dispatch.ts';
import {
  addUnique,
  type Definition,
  type Entity,
  type FunctionValue,
  isOutside,
  OPAQUE,
  type Resolution,
  type ResultValue,
  sameList,
  standardName,
  type Value,
  type VariableEntity,
} from './entities.ts';
import { type Arguments, argumentsOf, type Evaluation, type Narrowed, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { FunctionValues } from './function-values.ts';
import { Generics } from './generics.ts';
import { atMost, atMostValues } from './limit-hits.ts';
import { MAX_CALLS_FOLLOWED } from './limits.ts';
import type { Lookups, MemberLookup } from './lookups.ts';
import { Members } from './members.ts';
import { Narrowing } from './narrowing.ts';
import { OutsideStores, type Place } from './outside-stores.ts';
import { Predicates } from './predicates.ts';
import type { QueryKind } from './queries.ts';
import { standardClass } from './standard-class.ts';
import { merge, Values } from './values.ts';
import { chunksOfVariable } from './variable-chunks.ts';
import { lastSites, visibleSites } from './visible-sites.ts';

export class Evaluator implements Evaluation {
  readonly program: Lookups;
  readonly values: Values;
  readonly generics: Generics;
  private readonly annotations: Annotations;
  private readonly containers: Containers;
  private readonly calling: Calling;
  private readonly callValues: CallValues;
  private readonly flow: ArgumentFlow;
  private readonly lookup: Members;
  private readonly stores: OutsideStores;
  private readonly decorations: Decorations;
  private readonly narrowing: Narrowing;
  private readonly predicates: Predicates;
  readonly dispatch: Dispatch;
  private readonly composites: Composites;
  private readonly functions: FunctionValues;
  private readonly terms = new Map<string, ResultValue>();

  /** The constant a module's variable holds, as a key: (path, name). */
  private readonly constants: QueryKind<string | null>;
  /** What a term for the result of a call stands for: (name of the term). */
  private readonly results: QueryKind<readonly Value[]>;
  /** What a module's or class's variable can hold: (path, def key of the class or '', name). */
  private readonly variables: QueryKind<readonly Value[]>;
  /** What a parameter can hold: (path, def key of the function, name). */
  private readonly parameters: QueryKind<readonly Value[]>;
  /** What the default of a parameter is: (path, def key of the function, name). */
  private readonly defaults: QueryKind<readonly Value[]>;
  /** What a scope's name can hold: (path, scope key, name), or `name@i.j` for what these of its sites bind. */
  private readonly locals: QueryKind<readonly Value[]>;
  /** What calling a function gives: (path, def key). */
  private readonly returns: QueryKind<readonly Value[]>;

  constructor(program: Lookups) {
    this.program = program;
    this.values = new Values(program.interner);
    this.generics = new Generics(this);
    this.annotations = new Annotations(this);
    this.functions = new FunctionValues(this, this.generics);
    this.containers = new Containers(this);
    this.calling = new Calling(this, this.generics);
    this.callValues = new CallValues(this);
    this.decorations = new Decorations(this);
    this.narrowing = new Narrowing(this);
    this.predicates = new Predicates(this);
    this.dispatch = new Dispatch(this);
    this.composites = new Composites(this, this.containers, this.generics, this.narrowing);
    this.flow = new ArgumentFlow(this, this.decorations);
    this.lookup = new Members(program);
    this.stores = new OutsideStores(this, this.containers, this.lookup);
    this.constants = program.kind<string | null>({
      name: 'constant',
      arity: 2,
      compute: (path, name) => {
        const facts = program.facts(path);
        return facts ? this.moduleConstant(facts, name) : null;
      },
      bottom: null,
      equal: Object.is,
    });
    this.results = program.kind<readonly Value[]>({
      name: 'result',
      arity: 1,
      compute: (name) => this.resultValues(this.terms.get(name)!),
      bottom: NO_VALUES,
      equal: sameList,
    });
    const kind = (
      name: string,
      arity: 2 | 3,
      compute: (facts: FileFacts, b: string, c: string) => readonly Value[],
      chunkOf?: (facts: FileFacts, b: string) => number,
    ): QueryKind<readonly Value[]> =>
      program.kind({
        name,
        arity,
        compute: (path, b, c) => {
          const facts = chunkOf
            ? program.factsOfChunk(path, (known) => chunkOf(known, b))
            : program.facts(path);
          return facts ? compute(facts, b, c) : NO_VALUES;
        },
        bottom: NO_VALUES,
        equal: sameList,
      });
    const readVariable = program.chunksReader('storing', chunksOfVariable);
    this.variables = program.kind({
      name: 'value',
      arity: 3,
      compute: (path, owner, name) => {
        const facts = readVariable(path, owner, name);
        return facts ? this.variableValues(facts, owner, name) : NO_VALUES;
      },
      bottom: NO_VALUES,
      equal: sameList,
    });
    // What a function's own rows decide changes with those, wherever else the file is edited.
    const chunkOfDef = (facts: FileFacts, key: string): number => facts.chunkOfDef(key);
    const chunkOfScope = (facts: FileFacts, key: string): number => facts.chunkOfScope(key);
    this.parameters = kind(
      'argument',
      3,
      (facts, owner, name) => this.functions.parameterNamed(facts, owner, name),
      chunkOfDef,
    );
    this.defaults = kind(
      'default',
      3,
      (facts, owner, name) => this.functions.defaultOf(facts, owner, name),
      chunkOfDef,
    );
    this.locals = kind(
      'local',
      3,
      (facts, scope, name) => this.localValues(facts, scope, name),
      chunkOfScope,
    );
    this.returns = kind('returns', 2, (facts, key) => this.functions.returned(facts, key), chunkOfDef);
  }

  evaluate(facts: FileFacts, ref: ExprRef): readonly Value[] {
    return this.descend(() => this.evaluateKind(facts, ref));
  }

  typeValues(facts: FileFacts, ref: ExprRef, def: number): readonly Value[] {
    return this.descend(() => this.annotations.describe(facts, ref, def));
  }

  expand(values: readonly Value[]): readonly Value[] {
    if (!values.some((value) => value.kind === 'parameter' || value.kind === 'result')) return values;
    const found: Value[] = [];
    for (const value of values) {
      if (value.kind === 'result') {
        for (const given of this.results.ask(this.nameTerm(value))) addUnique(found, given);
      } else if (value.kind !== 'parameter') addUnique(found, value);
      else for (const passed of this.flow.to(value.path, value.owner, value.name)) addUnique(found, passed);
    }
    return atMostValues(found);
  }

  applied(of: Value, given: readonly (readonly Value[])[], isOpen: boolean): readonly Value[] {
    if (of.kind === 'parameter') return [this.values.result(of, given, isOpen)];
    return this.results.ask(this.nameTerm(this.values.result(of, given, isOpen)));
  }

  constantOf(facts: FileFacts, ref: ExprRef): string | null {
    if (exprRefKind(ref) !== 'name') return null;
    const { nameBindings, bindings, bindingSites } = facts.evidence;
    const binding = nameBindings.resolved[exprRefRow(ref)]!;
    if (binding < 0 || bindings.siteCount[binding] !== 1) return null;
    const site = bindings.siteStart[binding]!;
    const row = bindingSites.row[site]!;
    if (bindingSites.kind[site] === SiteKind.name) return this.assignedConstant(facts, row);
    if (bindingSites.kind[site] !== SiteKind.import) return null;
    const [only, ...others] = this.program.importTarget(facts, row);
    if (only?.entity.kind !== 'variable' || only.entity.owner !== '' || others.length > 0) return null;
    return this.constants.ask(only.entity.path, only.entity.name);
  }

  decorators(facts: FileFacts, row: number): readonly Value[] {
    return this.decorations.decorators(facts, row);
  }

  members(value: Value, name: string, path: string): MemberLookup {
    return this.lookup.find(value, name, path);
  }

  attribute(value: Value, name: string, path: string): readonly Value[] {
    if (value.kind === 'opaque') return [OPAQUE];
    if (name === '__class__' && value.kind === 'instance')
      return [this.values.class(value.of, value.args, value.isSelf)];
    const found: Value[] = [];
    for (const { entity } of this.members(value, name, path).found)
      for (const item of this.entityValues(entity, value)) addUnique(found, item);
    if (found.length === 0)
      for (const item of this.stores.attribute(value, name, path)) addUnique(found, item);
    if (found.length === 0) return this.dynamicAttribute(value, name);
    return atMostValues(found);
  }

  /** Whether other code stores to an attribute that no class of the value has. */
  isSetFromOutside(value: Value, name: string, path: string): boolean {
    return this.stores.attribute(value, name, path).length > 0;
  }

  /** What `__getattr__` gives for a name that nothing else answers to (data model 3.3.2, PEP 562). */
  private dynamicAttribute(value: Value, name: string): readonly Value[] {
    if (name.startsWith('__')) return NO_VALUES;
    const key = [this.standardInstance('builtins', 'str')];
    if (value.kind === 'instance' && !isOutside(value.of.path))
      return this.callMethod([value], '__getattr__', key);
    if (value.kind !== 'module') return NO_VALUES;
    return union(
      this.program
        .moduleMember(value.module, '__getattr__')
        .flatMap(({ entity }) => this.entityValues(entity))
        .filter((hook) => hook.kind === 'function' && !isOutside(hook.definition.path))
        .map((hook) => this.called(hook, argumentsOf(key))),
    );
  }

  called(value: Value, args: Arguments): readonly Value[] {
    return this.descend(() => this.calling.called(value, args));
  }

  callFunction(value: FunctionValue, args: Arguments): readonly Value[] {
    return this.descend(() => this.calling.callFunction(value, args));
  }

  callMethod(
    values: readonly Value[],
    name: string,
    ...args: readonly (readonly Value[])[]
  ): readonly Value[] {
    const found: Value[] = [];
    for (const value of this.expand(values)) {
      if (value.kind === 'opaque' || value.kind === 'external') addUnique(found, OPAQUE);
      if (value.kind !== 'instance') continue;
      for (const method of this.attribute(value, name, ''))
        for (const item of this.called(method, argumentsOf(...args))) addUnique(found, item);
    }
    return atMostValues(found);
  }

  returned(definition: Definition): readonly Value[] {
    return this.returns.ask(definition.path, definition.key);
  }

  /** Of functions and the wrappers that stand beside them, those that a call runs by itself. */
  withoutWrapped(values: readonly Value[]): readonly Value[] {
    if (values.length < 2) return values;
    return values.filter((value) => {
      if (value.kind !== 'function' || !this.decorations.isRunByWrapper(value.definition)) return true;
      // Only what the decorated name holds: elsewhere the function may be passed as it is.
      const made = this.decorations.of(value.definition);
      return !values.every(
        (other) =>
          other.kind === 'function' &&
          made.some((known) => known.kind === 'function' && known.definition === other.definition),
      );
    });
  }

  isEnum(definition: Definition): boolean {
    return this.lookup.isEnum(definition);
  }

  narrowedBy(definition: Definition): Narrowed | null {
    return this.predicates.of(definition);
  }

  parameter(definition: Definition, name: string): readonly Value[] {
    return this.parameters.ask(definition.path, definition.key, name);
  }

  defaultOf(definition: Definition, name: string): readonly Value[] {
    return this.defaults.ask(definition.path, definition.key, name);
  }

  builtin(name: string): Definition | null {
    return standardClass(this.program, 'builtins', name);
  }

  standardInstance(module: string, name: string, args: readonly (readonly Value[])[] = []): Value {
    const definition = standardClass(this.program, module, name);
    return definition ? this.values.instance(definition, args) : OPAQUE;
  }

  iterate(values: readonly Value[]): readonly Value[] {
    const found: Value[] = [];
    for (const value of this.expand(values)) for (const item of this.elements(value)) addUnique(found, item);
    return atMostValues(found);
  }

  /** What an entity is when read. `receiver` is the value it was an attribute of: properties then give their result. */
  entityValues(entity: Entity, receiver?: Value): readonly Value[] {
    switch (entity.kind) {
      case 'definition':
        return this.definitionValues(entity.definition, receiver);
      case 'module':
      case 'external':
        return [entity.value];
      case 'parameter':
        return this.parameters.ask(entity.path, entity.owner, entity.name);
      case 'variable': {
        if (entity.owner === '' && entity.path.startsWith('<typeshed>/stdlib/typ')) {
          if (SPECIAL_FORMS.has(entity.name)) return [this.program.external('typing', [entity.name]).value];
          const alias = CLASS_ALIASES.get(entity.name);
          const named = alias && standardClass(this.program, ...alias);
          if (named) return [named.value];
        }
        const values = this.variables.ask(entity.path, entity.owner, entity.name);
        return receiver && entity.owner !== '' ? this.memberValues(entity, values, receiver) : values;
      }
    }
  }

  /** A name for a term that is short enough for the key of a query, and the same in every run. */
  private nameTerm(term: ResultValue): string {
    const name = hash64(term.text);
    this.terms.set(name, term);
    return name;
  }

  /** Terms that queries know by name only. */
  heldValues(): Iterable<Value> {
    return this.terms.values();
  }

  /** Forgets the terms that no query names any more. */
  forgetUnused(): void {
    const named = new Set([...this.results.all()].map((query) => query.a));
    for (const name of this.terms.keys()) if (!named.has(name)) this.terms.delete(name);
  }

  /** What a call gives whose callee and arguments are values. */
  private resultValues(term: ResultValue): readonly Value[] {
    const found: Value[] = [];
    const args: Arguments = { ...argumentsOf(...term.given), isOpen: term.isOpen };
    for (const callee of this.expand([term.of]))
      for (const value of this.expand(this.called(callee, args))) addUnique(found, value);
    return atMostValues(found);
  }

  private descend(evaluate: () => readonly Value[]): readonly Value[] {
    return this.program.descend(evaluate, NO_VALUES);
  }

  private definitionValues(definition: Definition, receiver?: Value): readonly Value[] {
    if (!receiver || definition.isClass || receiver.kind === 'module') return this.decorations.of(definition);
    const signature = this.program.signature(definition);
    const isBound =
      signature?.receiver === 'class' || (signature?.receiver === 'instance' && receiver.kind !== 'class');
    if (signature?.isProperty && receiver.kind !== 'class') {
      const getter =
        signature.getter === null ? null : this.program.definitionAt(definition.path, signature.getter);
      return this.callFunction(this.values.method(getter ?? definition, isBound, receiver), argumentsOf());
    }
    if (definition.isDecorated) {
      const made = this.decorations.of(definition);
      // What a decorator put in a method's place is taken from the instance as the method would have been.
      if (made.length !== 1 || made[0] !== definition.value)
        return made.map((item) =>
          item.kind === 'function' && isBound && !item.isBound ? this.values.bind(item, receiver) : item,
        );
    }
    return [this.values.method(definition, isBound, receiver)];
  }

  /** Whether what is stored to an attribute is what reading it gives: no property or descriptor is in between. */
  private keepsStores(base: Value, name: string, path: string): boolean {
    if (base.kind !== 'instance') return true;
    const { found } = this.members(base, name, path);
    return (
      found.every(({ entity }) => entity.kind === 'variable') &&
      this.program.passersOf(`made ${name}`).length === 0
    );
  }

  /** A variable of a class as an attribute: enum members, descriptors (data model 3.3.2.2), type arguments. */
  private memberValues(
    entity: Extract<Entity, { kind: 'variable' }>,
    values: readonly Value[],
    receiver: Value,
  ): readonly Value[] {
    const of =
      receiver.kind === 'instance' ? receiver.of : receiver.kind === 'class' ? receiver.definition : null;
    if (!of) return values;
    const owner = this.program.definitionAt(entity.path, entity.owner);
    if (owner && this.lookup.isEnumMember(owner, entity.name)) return [owner.instance];
    const args = receiver.kind === 'instance' || receiver.kind === 'class' ? receiver.args : [];
    const known = owner && this.generics.argumentsFor(of, args, owner);
    const solution = owner && known ? this.generics.solutionFor(owner, known, receiver) : null;
    const found: Value[] = [];
    for (const value of solution ? this.generics.substitute(values, solution) : values) {
      const got = descriptorResult(this, value, receiver);
      if (got !== null) for (const item of got) addUnique(found, item);
      else if (isOfBody(value, owner) && receiver.kind === 'instance')
        addUnique<Value>(found, this.values.bind(value, receiver));
      else addUnique(found, value);
    }
    return found;
  }

  /** What a class's variable can hold, as it is in the class: descriptors are not asked. */
  classVariable(entity: VariableEntity): readonly Value[] {
    return this.variables.ask(entity.path, entity.owner, entity.name);
  }

  /** What the code of a class body (or module) leaves in one of its names. */
  bodyValues(facts: FileFacts, scope: number, name: string): readonly Value[] {
    const { bindingSites } = facts.evidence;
    const binding = facts.binding(scope, name);
    if (binding < 0) return NO_VALUES;
    let values: readonly Value[] = NO_VALUES;
    for (const site of lastSites(facts, binding)) {
      if (bindingSites.kind[site] !== SiteKind.name) continue;
      values = merge(
        values,
        this.assignedValues(facts, bindingSites.row[site]!, facts.scopeKey(scope), name),
      );
    }
    return this.containers.withAdditions(facts, values, [
      ...this.stepsOf(facts, binding, null),
      ...(values.some(isContainer) ? this.stepsOfCalled(facts, binding) : []),
    ]);
  }

  private evaluateKind(facts: FileFacts, ref: ExprRef): readonly Value[] {
    const row = exprRefRow(ref);
    switch (exprRefKind(ref)) {
      case 'name':
        return this.nameValues(facts, row);
      case 'attr': {
        const { attrs } = facts.evidence;
        const name = facts.privateName(facts.text(attrs.name[row]!), attrs.scope[row]!);
        const bases = this.expand(this.evaluate(facts, attrs.base[row]!));
        const stored = this.narrowing.storedBefore(facts, row);
        if (stored !== null && bases.every((base) => this.keepsStores(base, name, facts.path))) {
          const kept = this.assignValues(facts, stored);
          if (kept.length > 0) return this.narrowing.narrowAttribute(facts, row, kept);
        }
        const values = union(bases.map((base) => this.attribute(base, name, facts.path)));
        return this.narrowing.narrowAttribute(facts, row, values);
      }
      case 'call':
        return this.callValues.evaluate(facts, row);
      case 'def':
        return [this.program.definition(facts, row).value];
      case 'string':
        return [this.standardInstance('builtins', 'str')];
      case 'constant': {
        const constant = constantOf(ref);
        if (constant === 'None' || constant === 'Ellipsis') return NO_VALUES;
        const name = constant === 'True' || constant === 'False' ? 'bool' : constant;
        return [this.standardInstance('builtins', name)];
      }
      case 'expr':
        return this.composites.evaluate(facts, row);
      default:
        return NO_VALUES;
    }
  }

  private nameValues(facts: FileFacts, row: number): readonly Value[] {
    const { names, nameBindings, bindings, bindingSites, scopes } = facts.evidence;
    const binding = nameBindings.resolved[row]!;
    if (binding < 0) {
      const owner = facts.classCell(row);
      if (owner >= 0) return [this.program.definition(facts, owner).value];
      const name = facts.privateName(facts.text(names.name[row]!), names.scope[row]!);
      return this.allValues(this.program.global(facts.path, name));
    }
    const scope = bindings.scope[binding]!;
    const kind = scopes.kind[scope]!;
    const name = facts.text(bindings.name[binding]!);
    const isShared = kind === ScopeKind.module || kind === ScopeKind.class;
    const visible = visibleSites(facts, row);
    const before = this.additionsBefore(facts, row, binding);
    const isPlaced = before !== null || visible?.some((site) => bindingSites.kind[site] === SiteKind.name);
    if (isShared && !isPlaced)
      return this.narrowing.narrow(
        facts,
        row,
        binding,
        this.allValues(this.program.bindingOfName(facts, row)),
      );
    const first = bindings.siteStart[binding]!;
    const sites = visible ? `@${visible.map((site) => site - first).join('.')}` : '';
    const key = `${name}${sites}${before === null ? '' : `+${before}`}`;
    let values = this.locals.ask(facts.path, facts.scopeKey(scope), key);
    // Where what it was bound to last is not understood, what else is assigned to it says what kind of thing it is.
    const count = bindings.siteCount[binding]!;
    if (visible && visible.length < count && this.expand(values).length === 0) {
      const assigned = range(count).filter((i) => bindingSites.kind[first + i] === SiteKind.name);
      if (assigned.length > 0)
        values = this.locals.ask(facts.path, facts.scopeKey(scope), `${name}@${assigned.join('.')}`);
    }
    return this.narrowing.narrow(facts, row, binding, values);
  }

  /**
   * How many of its own scope's additions to what a name is bound to have run where code of the binding's own scope reads it; null
   * when none are made, or when that cannot be told because the code runs later or again.
   */
  private additionsBefore(facts: FileFacts, row: number, binding: number): number | null {
    const additions = additionsTo(facts, binding);
    if (additions.length === 0) return null;
    const { names, bindings } = facts.evidence;
    const isPlaced = names.scope[row] === bindings.scope[binding];
    if (!isPlaced || (names.flags[row]! & NameFlag.conditional) !== 0) return null;
    const position = facts.layout().toAbsolute(names.chunk[row]!, names.start[row]!);
    const scope = bindings.scope[binding]!;
    return additions.filter((addition) => addition.scope === scope && addition.start < position).length;
  }

  /**
   * The additions a reader sees: all when it is not known when it reads (`before` is null); else those that code
   * of other scopes makes, and of those of its own scope the first `before`.
   */
  private stepsOf(facts: FileFacts, binding: number, before: number | null): readonly Step[] {
    const scope = facts.evidence.bindings.scope[binding]!;
    let own = 0;
    return additionsTo(facts, binding).flatMap((addition): readonly Step[] => {
      const isOwn = addition.scope === scope;
      if (before !== null && isOwn && own++ >= before) return [];
      return [{ addition, isCertain: before !== null && isOwn && addition.isCertain }];
    });
  }

  /** What functions of the file put into a container that a name is bound to and that they are called with. */
  private stepsOfCalled(facts: FileFacts, binding: number): readonly Step[] {
    const { args, calls, params } = facts.evidence;
    const steps: Step[] = [];
    for (const arg of atMost('callsFollowed', argumentsThatAre(facts, binding), MAX_CALLS_FOLLOWED)) {
      const call = args.call[arg]!;
      for (const value of this.evaluate(facts, calls.callee[call]!)) {
        if (value.kind !== 'function' || value.definition.path !== facts.path) continue;
        const def = facts.defRow(value.definition.key);
        const signature = this.program.signature(value.definition);
        if (def === undefined || !signature) continue;
        this.program.readsRowsOf(facts, facts.evidence.defs.chunk[def]!);
        for (const match of matchArguments(facts, call, signature, value.isBound)) {
          if (match.arg !== arg) continue;
          const { from, to } = facts.paramsOf(def);
          for (let param = from; param < to; param++) {
            if (facts.text(params.name[param]!) !== match.parameter.name) continue;
            const inner = facts.binding(params.scope[param]!, match.parameter.name);
            if (inner >= 0) for (const step of this.stepsOf(facts, inner, null)) steps.push(step);
          }
        }
      }
    }
    return steps;
  }

  private allValues(resolutions: readonly Resolution[]): readonly Value[] {
    if (resolutions.length === 1) return this.entityValues(resolutions[0]!.entity);
    return union(resolutions.map(({ entity }) => this.entityValues(entity)));
  }

  private localValues(facts: FileFacts, scopeKey: string, key: string): readonly Value[] {
    const plus = key.indexOf('+');
    const sited = plus < 0 ? key : key.slice(0, plus);
    const at = sited.indexOf('@');
    const name = at < 0 ? sited : sited.slice(0, at);
    const scope = facts.scope(scopeKey);
    const binding = scope >= 0 ? facts.binding(scope, name) : -1;
    if (binding < 0) return NO_VALUES;
    const { bindings, bindingSites } = facts.evidence;
    const first = bindings.siteStart[binding]!;
    const count = bindings.siteCount[binding]!;
    const sites =
      at < 0
        ? range(count)
        : sited
            .slice(at + 1)
            .split('.')
            .map(Number);
    let values: readonly Value[] = NO_VALUES;
    for (const site of sites) {
      if (site >= count) continue;
      const row = bindingSites.row[first + site]!;
      const kind = bindingSites.kind[first + site]!;
      if (kind === SiteKind.param) values = merge(values, this.functions.parameter(facts, row));
      else if (kind === SiteKind.name)
        values = merge(values, this.assignedValues(facts, row, scopeKey, name));
      else if (kind === SiteKind.import)
        values = merge(values, this.allValues(this.program.importTarget(facts, row)));
      else values = merge(values, this.decorations.of(this.program.definition(facts, row)));
    }
    const before = plus < 0 ? null : Number(key.slice(plus + 1));
    // What is put into a parameter's container is known of what calls pass.
    if (values.some(({ kind }) => kind === 'parameter') && additionsTo(facts, binding).length > 0)
      values = merge(values, this.expand(values));
    return this.containers.withAdditions(facts, values, [
      ...this.stepsOf(facts, binding, before),
      ...(values.some(isContainer) ? this.stepsOfCalled(facts, binding) : []),
    ]);
  }

  /** Values stored by one STORE of a name; a declared type wins over what is assigned. */
  private assignedValues(
    facts: FileFacts,
    nameRow: number,
    scopeKey: string,
    name: string,
  ): readonly Value[] {
    return union(
      [...facts.assignsOfName(nameRow)].map((row) =>
        facts.evidence.assigns.how[row] === AssignHow.type_param
          ? [this.values.typeVariable(`${facts.path}|${scopeKey}|${name}`)]
          : this.assignValues(facts, row),
      ),
    );
  }

  private assignValues(facts: FileFacts, row: number): readonly Value[] {
    const { assigns, typeExprs } = facts.evidence;
    const how = assigns.how[row]!;
    if (how === AssignHow.delete || how === AssignHow.augmented) return NO_VALUES;
    const type = assigns.type[row]!;
    if (type >= 0) {
      const declared = this.typeValues(facts, typeExprs.expr[type]!, assigns.def[row]!);
      if (declared.length > 0) return declared;
    }
    return this.evaluate(facts, assigns.value[row]!);
  }

  private variableValues(facts: FileFacts, owner: string, name: string): readonly Value[] {
    if (owner === '') return this.withOutside(facts, null, name, this.bodyValues(facts, 0, name));
    const classRow = facts.defRow(owner) ?? -1;
    if (classRow < 0) return NO_VALUES;
    const scope = facts.evidence.defs.bodyScope[classRow]!;
    const definition = this.program.definition(facts, classRow);
    // A function of the body becomes a method when it is taken from an instance; one stored by a method does not.
    let values = this.bodyValues(facts, scope, name).map((value) =>
      value.kind === 'function' && value.receiver === null
        ? this.values.bind(value, definition.value, false)
        : value,
    ) as readonly Value[];
    for (const row of facts.storedAttributes(classRow).get(name) ?? [])
      values = merge(values, this.assignValues(facts, row));
    if (facts.binding(scope, name) >= 0 && facts.hasFields(classRow))
      values = merge(values, this.flow.to(facts.path, owner, name));
    const steps = additionsToAttribute(facts, classRow, name).map((addition) => ({
      addition,
      isCertain: false,
    }));
    return this.withOutside(facts, definition, name, this.containers.withAdditions(facts, values, steps));
  }

  /** What a variable can hold, given what its module or class makes of it. */
  private withOutside(
    facts: FileFacts,
    owner: Definition | null,
    name: string,
    values: readonly Value[],
  ): readonly Value[] {
    if (isOutside(facts.path)) return values;
    const place: Place = { path: facts.path, module: facts.module, owner, name };
    return this.stores.withAdditions(this.stores.variable(place, values), place);
  }

  private elements(value: Value): readonly Value[] {
    if (value.kind === 'opaque' || value.kind === 'external') return [OPAQUE];
    if (value.kind === 'class')
      return this.lookup.isEnum(value.definition) ? [value.definition.instance] : NO_VALUES;
    if (value.kind !== 'instance') return NO_VALUES;
    const known = standardElements(value);
    if (known) return known;
    const iterators = this.callMethod([value], '__iter__');
    if (iterators.length > 0) return this.callMethod(iterators, '__next__');
    return this.callMethod([value], '__getitem__', [this.standardInstance('builtins', 'int')]);
  }

  private assignedConstant(facts: FileFacts, nameRow: number): string | null {
    const [only, ...others] = facts.assignsOfName(nameRow);
    if (only === undefined || others.length > 0) return null;
    const { how, value } = facts.evidence.assigns;
    const isPlain = how[only] === AssignHow.assign || how[only] === AssignHow.annotated;
    return isPlain ? constantKey(facts, value[only]!) : null;
  }

  private moduleConstant(facts: FileFacts, name: string): string | null {
    const { bindings, bindingSites } = facts.evidence;
    const binding = facts.binding(0, name);
    if (binding < 0 || bindings.siteCount[binding] !== 1) return null;
    const site = bindings.siteStart[binding]!;
    return bindingSites.kind[site] === SiteKind.name
      ? this.assignedConstant(facts, bindingSites.row[site]!)
      : null;
  }
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** A function that the body of a class binds to a name otherwise than by `def`. */
const isOfBody = (value: Value, owner: Definition | null): value is FunctionValue =>
  value.kind === 'function' && !value.isBound && owner !== null && value.receiver === owner.value;

/** A list, dict or set of the standard library: something that calls may put something into. */
const isContainer = (value: Value): boolean =>
  value.kind === 'instance' && /^builtins\.(?:list|dict|set)$/.test(standardName(value.of) ?? '');

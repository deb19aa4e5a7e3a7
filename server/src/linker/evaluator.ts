/**
 * What expressions evaluate to: classes, functions, modules, instances with their type arguments. Puts the parts of
 * evaluation together, each of which follows one kind of thing (names, attributes, calls, containers …) across files
 * through the program's queries; never runs code, never guesses: an expression it does not understand has no values.
 */
import { constantOf, type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { Annotations } from './annotations.ts';
import { ArgumentFlow } from './argument-flow.ts';
import { AttributeValues } from './attribute-values.ts';
import { CallValues } from './call-values.ts';
import { Calling } from './calling.ts';
import { ClassObjects } from './class-objects.ts';
import { Composites } from './composites.ts';
import type { Known } from './constant-tests.ts';
import { ConstantValues } from './constant-values.ts';
import { ContainerObjects } from './container-objects.ts';
import { Containers, standardElements } from './containers.ts';
import { Coroutines } from './coroutines.ts';
import { DataclassFactories, type FactoryField } from './dataclass-factories.ts';
import { Decorations } from './decorations.ts';
import { Dispatch } from './dispatch.ts';
import {
  addAllUnique,
  addUnique,
  type Definition,
  type Entity,
  type FunctionValue,
  type InstanceValue,
  isOutside,
  type MembersValue,
  OPAQUE,
  type TypeArguments,
  type Value,
  type VariableEntity,
} from './entities.ts';
import { EnumMembers } from './enum-members.ts';
import { type Arguments, argumentsOf, type Evaluation, type Narrowed, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { privateName } from './file-symbols.ts';
import { FunctionValues } from './function-values.ts';
import { Generics } from './generics.ts';
import { KeyedStores } from './keyed-stores.ts';
import { areTooMany, atMostValues } from './limit-hits.ts';
import { literalsOf } from './literals.ts';
import type { Lookups, MemberLookup } from './lookups.ts';
import { MadeClasses } from './made-classes.ts';
import { Members } from './members.ts';
import { NameValues } from './name-values.ts';
import { NamedMembers } from './named-members.ts';
import { asTuple } from './named-tuples.ts';
import { Narrowing } from './narrowing.ts';
import { OutsideStores } from './outside-stores.ts';
import { ParsedArguments } from './parsed-arguments.ts';
import { mayBeTold } from './passed-values.ts';
import { Predicates } from './predicates.ts';
import type { Notes } from './query-solver.ts';
import { type Fields, RecordFields } from './record-fields.ts';
import { ReplacedMembers } from './replaced-members.ts';
import { ResultTerms } from './result-terms.ts';
import { ReturnsGiven } from './returns-given.ts';
import type { Signature } from './signatures.ts';
import { standardClass } from './standard-class.ts';
import { ToldNames } from './told-names.ts';
import { TypeBounds } from './type-bounds.ts';
import { merge, Values } from './values.ts';
import { chunksOfName } from './variable-chunks.ts';
import { VariableValues } from './variable-values.ts';
import { asBeginning, asOpen, isKnown, isLastResort, isTelling, WrittenStrings } from './written-strings.ts';

const isInPart = ({ kind }: Value): boolean => kind === 'members';

const isTerm = ({ kind }: Value): boolean => kind === 'parameter' || kind === 'result' || kind === 'typevar';

const orItself = (value: Value, others: readonly Value[]): readonly Value[] =>
  others.length > 0 ? others : [value];

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
  private readonly factories: DataclassFactories;
  private readonly fields: RecordFields;
  private readonly narrowing: Narrowing;
  readonly parsed: ParsedArguments;
  private readonly predicates: Predicates;
  readonly dispatch: Dispatch;
  readonly readName: Evaluation['readName'];
  private readonly composites: Composites;
  private readonly coroutines: Coroutines;
  private readonly functions: FunctionValues;
  private readonly constants: ConstantValues;
  private readonly enums: EnumMembers;
  private readonly replaced: ReplacedMembers;
  private readonly results: ResultTerms;
  private readonly keyed: KeyedStores;
  private readonly namedMembers: NamedMembers;
  private readonly strings: WrittenStrings;
  private readonly told: ToldNames;
  private readonly bounds: TypeBounds;
  readonly made: MadeClasses;
  private readonly variables: VariableValues;
  private readonly objects: ContainerObjects;
  readonly classObjects: ClassObjects;
  private readonly names: NameValues;
  private readonly attributes: AttributeValues;
  private readonly given: ReturnsGiven;
  private notedFacts: FileFacts | null = null;
  private notes: Notes<readonly Value[]>;

  constructor(program: Lookups) {
    this.program = program;
    this.notes = program.takeNotes();
    this.values = new Values(program.interner);
    this.readName = program.chunksReader('naming', chunksOfName);
    this.generics = new Generics(this);
    this.annotations = new Annotations(this, this.generics);
    this.functions = new FunctionValues(this, this.generics);
    this.containers = new Containers(this);
    this.calling = new Calling(this, this.generics);
    this.callValues = new CallValues(this);
    this.decorations = new Decorations(this);
    this.factories = new DataclassFactories(this);
    this.fields = new RecordFields(program);
    this.narrowing = new Narrowing(this);
    this.parsed = new ParsedArguments(this);
    this.predicates = new Predicates(this);
    this.dispatch = new Dispatch(this);
    this.coroutines = new Coroutines(this, this.generics);
    this.composites = new Composites(this, {
      containers: this.containers,
      functions: this.functions,
      coroutines: this.coroutines,
      narrowing: this.narrowing,
    });
    this.enums = new EnumMembers(this);
    this.flow = new ArgumentFlow(this, this.decorations, this.enums);
    this.keyed = new KeyedStores(this, this.flow);
    this.told = new ToldNames(program);
    this.bounds = new TypeBounds(this);
    this.namedMembers = new NamedMembers(this);
    this.made = new MadeClasses(program);
    this.lookup = new Members(program, this.made);
    this.strings = new WrittenStrings(this, this.flow);
    this.stores = new OutsideStores(this, this.containers, this.lookup);
    this.constants = new ConstantValues(program);
    this.replaced = new ReplacedMembers(this);
    this.results = new ResultTerms(this);
    this.variables = new VariableValues(this, this.containers, this.stores);
    this.objects = new ContainerObjects(this, this.containers, this.variables);
    this.classObjects = new ClassObjects(this, {
      declared: (facts, assign) => this.variables.assignValues(facts, assign),
      decorating: (definition) => this.decorations.objects(definition),
    });
    const { containers, decorations, functions, generics, lookup, narrowing, stores, variables } = this;
    this.names = new NameValues(this, { containers, decorations, functions, narrowing, variables });
    this.given = new ReturnsGiven(this, { containers, callValues: this.callValues, names: this.names });
    this.attributes = new AttributeValues(this, {
      decorations,
      functions,
      generics,
      lookup,
      enums: this.enums,
      parsed: this.parsed,
      stores,
      variables,
    });
  }

  /**
   * The computation that is running looks at most expressions of a file several times, by themselves and as parts of
   * others: from here on it evaluates each of them once.
   */
  takeNotes(facts: FileFacts): void {
    this.notedFacts = facts;
    this.notes = this.program.takeNotes();
  }

  evaluate(facts: FileFacts, ref: ExprRef): readonly Value[] {
    return this.notedFacts === facts ? this.evaluateOnce(facts, ref) : this.evaluateAnew(facts, ref);
  }

  private evaluateOnce(facts: FileFacts, ref: ExprRef): readonly Value[] {
    return this.program.noted(this.notes, ref, () => this.evaluateAnew(facts, ref));
  }

  typeValues(facts: FileFacts, ref: ExprRef, def: number): readonly Value[] {
    return this.descend(() => this.annotations.describe(facts, ref, def));
  }

  expand(values: readonly Value[]): readonly Value[] {
    return this.withMembers(this.passed(values));
  }

  /** Replaces attributes named in part by what these are. */
  withMembers(values: readonly Value[]): readonly Value[] {
    if (!values.some(isInPart)) return values;
    const found: Value[] = [];
    for (const value of values)
      for (const item of value.kind === 'members' ? this.namedMembers.of(value) : [value])
        addUnique(found, item);
    return atMostValues(found);
  }

  passed(values: readonly Value[]): readonly Value[] {
    if (!values.some(isTerm)) return values;
    const found: Value[] = [];
    for (const value of values) {
      if (areTooMany(found)) break;
      if (value.kind === 'result') {
        addAllUnique(found, this.results.of(value));
      } else if (value.kind === 'typevar') addAllUnique(found, orItself(value, this.boundOf(value)));
      else if (value.kind !== 'parameter') addUnique(found, value);
      else addAllUnique(found, this.flow.to(value.path, value.owner, value.name));
    }
    return atMostValues(found);
  }

  boundOf(variable: Value): readonly Value[] {
    return this.bounds.of(variable);
  }

  applied(of: Value, given: readonly (readonly Value[])[], isOpen: boolean): readonly Value[] {
    if (of.kind === 'parameter' || this.isMadeLater(of)) return [this.values.result(of, given, isOpen)];
    return this.results.of(this.values.result(of, given, isOpen));
  }

  constantOf(facts: FileFacts, ref: ExprRef): string | null {
    return this.constants.of(facts, ref);
  }

  boundTo(facts: FileFacts, ref: ExprRef): Known | null {
    return this.constants.knownOf(facts, ref);
  }

  literalsOf(facts: FileFacts, ref: ExprRef, isSearched: boolean): readonly string[] | null {
    return literalsOf(isSearched ? this.strings : null, facts, ref);
  }

  storedUnder(facts: FileFacts, key: ExprRef, value: ExprRef): ReadonlyMap<string, readonly Value[]> | null {
    return this.keyed.of(facts, key, value);
  }

  isMadeLater(value: Value): boolean {
    return value.kind === 'instance' && value.isSelf && this.made.isMetaclass(value.of);
  }

  textsIn(facts: FileFacts, ref: ExprRef): readonly string[] {
    return this.strings.of(facts, ref).filter(isKnown);
  }

  attributesNamed(facts: FileFacts, ref: ExprRef, of: Value): readonly Value[] | null {
    const texts = this.strings.of(facts, ref).filter((text) => isKnown(text) || isTelling(text));
    if (texts.length === 0) return null;
    const found: Value[] = [];
    /** Whether the text leads anywhere. */
    const add = (text: string): boolean => {
      const given = this.attributeOrMembers(of, text, facts.path);
      for (const value of given) addUnique(found, value);
      return given.length > 0;
    };
    const leads = texts.filter((text) => !isLastResort(text)).map(add);
    // A name that leads nowhere is of an object for which there is nothing, so more come by than one method for each.
    if (leads.length === 0 || leads.includes(false)) texts.filter(isLastResort).forEach(add);
    return found.length > 0 || texts.some(isKnown) ? atMostValues(found) : null;
  }

  private attributeOrMembers(of: Value, text: string, path: string): readonly Value[] {
    if (isKnown(text)) return this.attribute(of, text, path);
    const members = this.namedMembers.made(of, asOpen(text));
    return members === null ? NO_VALUES : [members];
  }

  /** What attributes that are named in part are, all of them: `expand` gives as many as one expression may have. */
  membersNamed(members: MembersValue): readonly Value[] {
    return this.namedMembers.of(members);
  }

  /** The attributes of a value whose names begin so. */
  membersBeginning(of: Value, text: string): readonly Value[] {
    return this.namedMembers.of({ of, named: asBeginning(text) });
  }

  attribute(value: Value, name: string, path: string): readonly Value[] {
    return this.attributes.attribute(value, name, path);
  }

  entityValues(entity: Entity, receiver?: Value): readonly Value[] {
    return this.attributes.entityValues(entity, receiver);
  }

  /** Whether other code stores to an attribute that no class of the value has. */
  isSetFromOutside(value: Value, name: string, path: string): boolean {
    return this.stores.attribute(value, name, path).length > 0;
  }

  /** What a class's variable can hold, as it is in the class: descriptors are not asked. */
  classVariable({ path, owner, name }: VariableEntity): readonly Value[] {
    return this.variables.of(path, owner, name);
  }

  /** Values that queries know by a name only. */
  heldValues(): Iterable<Value> {
    return this.results.heldValues();
  }

  /** Forgets such values as far as no query names them any more. */
  forgetUnused(): void {
    this.results.forgetUnused();
  }

  decorators(facts: FileFacts, row: number): readonly Value[] {
    return this.decorations.decorators(facts, row);
  }

  members(value: Value, name: string, path: string): MemberLookup {
    return this.lookup.find(value, name, path);
  }

  called(value: Value, args: Arguments): readonly Value[] {
    return this.descend(() => this.calling.called(value, args));
  }

  callFunction(value: FunctionValue, args: Arguments): readonly Value[] {
    return this.descend(() => this.calling.callFunction(value, args));
  }

  /** Functions that code sets as special methods on a class, as those of its objects. */
  methodsSetOn(of: Definition, name: string): readonly FunctionValue[] {
    return of.instance.kind === 'instance' ? this.stores.specialMethods(of.instance, name) : [];
  }

  callMethod(
    values: readonly Value[],
    name: string,
    ...args: readonly (readonly Value[])[]
  ): readonly Value[] {
    return this.callMethodWith(values, name, argumentsOf(...args));
  }

  callMethodWith(values: readonly Value[], name: string, args: Arguments): readonly Value[] {
    const found: Value[] = [];
    for (const value of this.expand(values)) {
      if (areTooMany(found)) break;
      if (value.kind === 'opaque' || value.kind === 'external') addUnique(found, OPAQUE);
      // Special methods of a class are those of its metaclass (data model 3.3.12).
      const isAsked =
        value.kind === 'instance' ||
        (value.kind === 'class' && !isOutside(this.program.metaclass(value.definition)?.path ?? '<'));
      if (!isAsked) continue;
      const set = value.kind === 'instance' ? this.stores.specialMethods(value, name) : NO_VALUES;
      for (const method of set.length > 0 ? set : this.attribute(value, name, ''))
        addAllUnique(found, this.called(method, args));
    }
    return atMostValues(found);
  }

  returned(definition: Definition): readonly Value[] {
    return this.functions.returned(definition);
  }

  returnedByCode(definition: Definition): readonly Value[] {
    return this.functions.returnedByCode(definition);
  }

  declaredResult(definition: Definition): readonly Value[] {
    return this.decorations.declaredResult(definition);
  }

  returnedTo(
    definition: Definition,
    signature: Signature,
    taken: Pick<FunctionValue, 'isBound' | 'receiver'>,
    args: Arguments,
  ): readonly Value[] {
    return this.given.of(definition, signature, taken, args) ?? this.functions.returned(definition);
  }

  madeBelow(above: Definition, name: string): readonly Value[] {
    return this.program.isOverriddenBelow(above, name) ? this.functions.madeBelow(above, name) : NO_VALUES;
  }

  mayBeTold(facts: FileFacts, ref: ExprRef): boolean {
    return mayBeTold(facts, ref, this.told);
  }

  knownOf(facts: FileFacts, ref: ExprRef): Known | null {
    return this.given.known(facts, ref);
  }

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

  storedTo(owner: Definition, name: string): readonly Value[] {
    return merge(this.variables.of(owner.path, owner.key, name), this.stores.stored(owner, name));
  }

  contentsOf(of: Definition): TypeArguments {
    return this.objects.argumentsOf(of);
  }

  typeParameters(definition: Definition): readonly Value[] {
    return this.generics.parametersOf(definition);
  }

  fieldsOf(definition: Definition): Fields | null {
    return this.fields.of(definition);
  }

  keysOfTypedDict(definition: Definition): readonly string[] | null {
    return this.fields.keysOf(definition);
  }

  /** See `MatchedFields.nameOf`. */
  fieldMatched(value: InstanceValue, part: string): string | null {
    return this.composites.fields.nameOf(value, part);
  }

  /** See `DataclassFactories`. */
  factoriesOf(definition: Definition): readonly FactoryField[] {
    return this.factories.of(definition);
  }

  /** What a call (a row of `calls`) of a function of the standard library calls with elements of what it is given. */
  fedAt(facts: FileFacts, row: number): readonly Value[] {
    return this.flow.fedAt(facts, row);
  }

  /** What such a function calls it with. */
  elementsFed(facts: FileFacts, row: number): Arguments {
    return this.flow.elementsFed(facts, row);
  }

  /** Context managers that decorate a function: they are entered and left around each call of it. */
  contextsAround(definition: Definition): readonly Value[] {
    return this.decorations.contexts(definition);
  }

  /** Objects that decorators, `property` and its kin of the workspace among them, put in the place of a method. */
  decoratingObjects(definition: Definition): readonly Value[] {
    return this.decorations.objects(definition);
  }

  isEnum(definition: Definition): boolean {
    return this.lookup.isEnum(definition);
  }

  narrowedBy(definition: Definition): Narrowed | null {
    return this.predicates.of(definition);
  }

  parameter(definition: Definition, name: string): readonly Value[] {
    return this.functions.argument(definition.path, definition.key, name);
  }

  defaultOf(definition: Definition, name: string): readonly Value[] {
    return this.functions.defaultOf(definition, name);
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
    for (const value of this.expand(values)) addAllUnique(found, this.elements(value));
    return atMostValues(found);
  }

  private evaluateAnew(facts: FileFacts, ref: ExprRef): readonly Value[] {
    if (!this.program.enter()) return NO_VALUES;
    const values = this.evaluateKind(facts, ref);
    this.program.exit();
    return values;
  }

  private descend(evaluate: () => readonly Value[]): readonly Value[] {
    return this.program.descend(evaluate, NO_VALUES);
  }

  private evaluateKind(facts: FileFacts, ref: ExprRef): readonly Value[] {
    const row = exprRefRow(ref);
    switch (exprRefKind(ref)) {
      case 'name':
        return this.names.of(facts, row);
      case 'attr':
        return this.evaluateAttribute(facts, row);
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

  private evaluateAttribute(facts: FileFacts, row: number): readonly Value[] {
    const { attrs } = facts.evidence;
    const name = privateName(facts, facts.text(attrs.name[row]!), attrs.scope[row]!);
    const bases = this.expand(this.evaluate(facts, attrs.base[row]!));
    const awaiting = name === '__await__' ? this.coroutines.methodOf(facts, attrs.base[row]!, bases) : null;
    if (awaiting !== null) return awaiting;
    const stored = this.narrowing.storedBefore(facts, row);
    if (stored !== null && bases.every((base) => this.attributes.keepsStores(base, name, facts.path))) {
      const kept =
        stored.assign === null
          ? this.evaluate(facts, stored.value)
          : this.variables.assignValues(facts, stored.assign);
      if (kept.length > 0) return this.narrowing.narrowAttribute(facts, row, kept);
    }
    const replaced = this.replaced.before(facts, row, bases);
    if (replaced !== null) return this.narrowing.narrowAttribute(facts, row, replaced);
    const isLater = this.replaced.isLater(facts, row);
    const found: Value[] = [];
    for (const base of bases) {
      if (areTooMany(found)) break;
      const untouched = isLater ? this.attributes.untouched(base, name, facts.path) : null;
      addAllUnique(found, untouched ?? this.attribute(base, name, facts.path));
    }
    return this.narrowing.narrowAttribute(facts, row, atMostValues(found));
  }

  private elements(value: Value): readonly Value[] {
    if (value.kind === 'opaque' || value.kind === 'external') return [OPAQUE];
    if (value.kind === 'class' && this.lookup.isEnum(value.definition)) return [value.definition.instance];
    if (value.kind !== 'instance' && value.kind !== 'class') return NO_VALUES;
    const known = value.kind === 'instance' ? standardElements(value) : null;
    if (known) return known;
    const tuple = asTuple(this, value);
    if (tuple) return tuple.args[0] ?? NO_VALUES;
    const iterators = this.callMethod([value], '__iter__');
    if (iterators.length > 0) return this.callMethod(iterators, '__next__');
    return this.callMethod([value], '__getitem__', [this.standardInstance('builtins', 'int')]);
  }
}

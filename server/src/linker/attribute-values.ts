/**
 * What reading an entity gives, by itself or as an attribute of a value: functions become methods, properties and
 * descriptors give their results, attributes that nobody has are asked of `__getattr__`.
 */
import { CLASS_ALIASES, SPECIAL_FORMS } from './annotations.ts';
import { union } from './containers.ts';
import type { Decorations } from './decorations.ts';
import { descriptorResult, partOfProperty } from './descriptors.ts';
import {
  addAllUnique,
  addUnique,
  type ClassValue,
  type Definition,
  type Entity,
  type FunctionValue,
  type Held,
  type InstanceValue,
  isOutside,
  MADE,
  OPAQUE,
  type Resolution,
  standardName,
  type Value,
  type VariableEntity,
} from './entities.ts';
import type { EnumMembers } from './enum-members.ts';
import { argumentsOf, type Evaluation, knownArgument, NO_VALUES } from './evaluation.ts';
import type { FunctionValues } from './function-values.ts';
import type { Generics, Solution } from './generics.ts';
import { KeywordAttributes } from './keyword-attributes.ts';
import { atMostValues } from './limit-hits.ts';
import type { Members } from './members.ts';
import { asNamespaces } from './namespaces.ts';
import type { OutsideStores } from './outside-stores.ts';
import type { ParsedArguments } from './parsed-arguments.ts';
import type { Signature } from './signatures.ts';
import { standardClass } from './standard-class.ts';
import { asTypedDict } from './typed-dicts.ts';
import { merge } from './values.ts';
import type { VariableValues } from './variable-values.ts';

/** Constants are named in capitals (PEP 8): what `settings.DEBUG` gives for each of hundreds of names is no function. */
const CONSTANT_NAME = /^[A-Z][A-Z0-9_]+$/;

interface AttributeParts {
  readonly decorations: Decorations;
  readonly functions: FunctionValues;
  readonly generics: Generics;
  readonly lookup: Members;
  readonly enums: EnumMembers;
  readonly parsed: ParsedArguments;
  readonly stores: OutsideStores;
  readonly variables: VariableValues;
}

/** A function that the body of a class binds to a name otherwise than by `def`. */
const isOfBody = (value: Value, owner: Definition | null): value is FunctionValue =>
  value.kind === 'function' && !value.isBound && owner !== null && value.receiver === owner.value;

/** What gives the value that a member of an enumeration was assigned. */
const ENUM_VALUES: ReadonlySet<string> = new Set(['value', '_value_']);

const isOfLibrary = ({ entity }: Resolution): boolean =>
  entity.kind === 'definition'
    ? isOutside(entity.definition.path)
    : entity.kind === 'variable' && isOutside(entity.path);

const isOfDict = ({ entity }: Resolution): boolean =>
  entity.kind === 'definition' && standardName(entity.definition)?.startsWith('builtins.dict.') === true;

const isContainer = (value: Value): boolean => value.kind === 'instance' && isOutside(value.of.path);

export class AttributeValues {
  private readonly evaluation: Evaluation;
  private readonly parts: AttributeParts;
  private readonly named: KeywordAttributes;

  constructor(evaluation: Evaluation, parts: AttributeParts) {
    this.evaluation = evaluation;
    this.parts = parts;
    this.named = new KeywordAttributes(evaluation);
  }

  attribute(value: Value, name: string, path: string): readonly Value[] {
    if (value.kind === 'opaque') return [OPAQUE];
    if (name === '__class__' && value.kind === 'instance')
      return [this.evaluation.values.class(value.of, value.args, value.isSelf)];
    // A property of `EnumMeta`: what an enumeration has under its names.
    if (name === '__members__' && value.kind === 'class' && this.evaluation.isEnum(value.definition)) {
      const text = this.evaluation.standardInstance('builtins', 'str');
      return [
        this.evaluation.standardInstance('types', 'MappingProxyType', [[text], [value.definition.instance]]),
      ];
    }
    // A function has what calls it under a name, too; that of a class makes no object but is called on one.
    if (name === '__call__' && (value.kind === 'function' || value.kind === 'partial')) return [value];
    if (name === '__func__' && value.kind === 'function' && value.isBound) return [value.definition.value];
    if (name === 'func' && value.kind === 'partial') return [value.of];
    const part = partOfProperty(value, name);
    if (part.length > 0) return part;
    const found: Value[] = [];
    const { found: own } = this.evaluation.members(value, name, path);
    if (value.kind === 'instance' && !isOutside(value.of.path) && own.some(isOfDict)) {
      const dict = asTypedDict(this.evaluation, value);
      if (dict !== null) return this.attribute(dict, name, path);
    }
    if (ENUM_VALUES.has(name) && value.kind === 'instance' && own.every(isOfLibrary)) {
      const given = this.parts.enums.values(value.of);
      if (given.length > 0) return given;
    }
    for (const { entity } of this.evaluation.program.attributeBelow(value, name, own))
      addAllUnique(found, this.entityValues(entity, value));
    if (found.length === 0) addAllUnique(found, this.parts.stores.attribute(value, name, path));
    if (found.length === 0 && value.kind === 'instance' && isOutside(value.of.path))
      addAllUnique(found, value.items?.get(`'${name}`) ?? NO_VALUES);
    if (found.length === 0 && value.kind === 'instance') addAllUnique(found, this.fieldOfTuple(value, name));
    if (found.length === 0 && value.kind === 'instance' && !isOutside(value.of.path))
      addAllUnique(found, this.named.given(value.of, name));
    if (found.length === 0) addAllUnique(found, this.parts.parsed.attribute(value, name, path));
    if (name === '__dict__') return this.namespaceOf(value, found);
    if (found.length === 0) return this.dynamicAttribute(value, name);
    return atMostValues(found);
  }

  /** `x.__dict__`, whatever stubs say of it: those of modules say nothing. */
  private namespaceOf(value: Value, said: readonly Value[]): readonly Value[] {
    const { values } = this.evaluation;
    const mappings = said.filter(({ kind }) => kind === 'instance');
    const made = mappings.length > 0 ? mappings : [this.evaluation.standardInstance('builtins', 'dict')];
    return asNamespaces(values, made, [value]);
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
        return this.parts.functions.argument(entity.path, entity.owner, entity.name);
      case 'variable': {
        if (entity.owner === '' && entity.path.startsWith('<typeshed>/stdlib/typ')) {
          if (SPECIAL_FORMS.has(entity.name))
            return [this.evaluation.program.external('typing', [entity.name]).value];
          const alias = CLASS_ALIASES.get(entity.name);
          const named = alias && standardClass(this.evaluation.program, ...alias);
          if (named) return [named.value];
        }
        const values = this.parts.variables.of(entity.path, entity.owner, entity.name);
        return receiver && entity.owner !== '' ? this.memberValues(entity, values, receiver) : values;
      }
    }
  }

  /** Whether what is stored to an attribute is what reading it gives: no property or descriptor is in between. */
  keepsStores(base: Value, name: string, path: string): boolean {
    if (base.kind !== 'instance') return true;
    const { found } = this.evaluation.members(base, name, path);
    return (
      found.every(({ entity }) => entity.kind === 'variable' || this.isHidden(entity, base)) &&
      !this.evaluation.program.isPassed(`made ${name}`)
    );
  }

  /** A plain function of a class is hidden by what its object holds under the name (data model 3.3.2.3). */
  private isHidden(entity: Entity, { of }: InstanceValue): boolean {
    if (entity.kind !== 'definition' || entity.definition.isClass || isOutside(of.path)) return false;
    const { program } = this.evaluation;
    // What a decorator put there may be asked for each read, and a class that handles stores may keep none.
    if (entity.definition.isDecorated || program.signature(entity.definition)?.isProperty !== false)
      return false;
    return program
      .member(of, '__setattr__')
      .found.every(({ entity: setter }) =>
        setter.kind === 'definition' ? isOutside(setter.definition.path) : false,
      );
  }

  /** A field that no statement declares: of what `namedtuple` makes, or of a class that derives from it. */
  private fieldOfTuple(value: InstanceValue, name: string): readonly Value[] {
    const fields = name.startsWith('__') ? null : this.evaluation.fieldsOf(value.of);
    const owner = fields?.isOfCall ? fields.owners.get(name) : undefined;
    if (!owner) return NO_VALUES;
    const { values } = this.evaluation;
    const field = values.parameter(owner.path, owner.key, name);
    return value.held?.get(field) ?? (owner.path === MADE ? NO_VALUES : [field]);
  }

  /** What `__getattr__` gives for a name that nothing else answers to (data model 3.3.2, PEP 562). */
  private dynamicAttribute(value: Value, name: string): readonly Value[] {
    if (name.startsWith('__')) return NO_VALUES;
    const key = [this.evaluation.standardInstance('builtins', 'str')];
    if (value.kind === 'instance' && !isOutside(value.of.path)) {
      const asked = CONSTANT_NAME.test(name) ? argumentsOf(key) : knownArgument(key, `'${name}`);
      const hooks = this.evaluation.attribute(value, '__getattr__', '');
      return union(hooks.map((hook) => this.evaluation.called(hook, asked)));
    }
    if (value.kind !== 'module') return NO_VALUES;
    return union(
      this.evaluation.program
        .moduleMember(value.module, '__getattr__')
        .flatMap(({ entity }) => this.entityValues(entity))
        .filter((hook) => hook.kind === 'function' && !isOutside(hook.definition.path))
        .map((hook) => this.evaluation.called(hook, knownArgument(key, `'${name}`))),
    );
  }

  /** What the name of a definition gives, with what other code puts in its place. */
  private definitionValues(definition: Definition, receiver?: Value): readonly Value[] {
    const own = this.definedValues(definition, receiver);
    const put = isOutside(definition.path) ? NO_VALUES : this.parts.stores.definition(definition, receiver);
    if (put.length === 0) return own;
    const isTaken = receiver?.kind === 'instance' || receiver?.kind === 'class';
    const bound = put.map((value) =>
      isTaken && value.kind === 'function' && !value.isBound && value.receiver === null
        ? this.evaluation.values.bind(value, receiver, receiver.kind === 'instance')
        : value,
    );
    return merge(own, bound);
  }

  /**
   * What an attribute is before code of the file at `path` has stored to it, as far as other files put nothing in its place;
   * null for what is no function or class.
   */
  untouched(value: Value, name: string, path: string): readonly Value[] | null {
    const { program } = this.evaluation;
    const { found } = this.evaluation.members(value, name, path);
    if (found.length === 0 || program.passersOf(`set ${name}`).some((other) => other !== path)) return null;
    return found.every(({ entity }) => entity.kind === 'definition')
      ? union(
          found.map(({ entity }) =>
            entity.kind === 'definition' ? this.definedValues(entity.definition, value) : NO_VALUES,
          ),
        )
      : null;
  }

  private definedValues(definition: Definition, receiver?: Value): readonly Value[] {
    if (!receiver || definition.isClass || receiver.kind === 'module')
      return this.parts.decorations.of(definition);
    const signature = this.evaluation.program.signature(definition);
    const isBound =
      (signature?.receiver === 'class' && definition.name !== '__new__') ||
      (signature?.receiver === 'instance' &&
        (receiver.kind !== 'class' || this.isOnMetaclass(receiver, definition, signature)));
    if (signature?.isProperty && (receiver.kind !== 'class' || isBound)) {
      const getter =
        signature.getter === null
          ? null
          : this.evaluation.program.definitionAt(definition.path, signature.getter);
      return this.evaluation.callFunction(
        this.evaluation.values.method(getter ?? definition, isBound, receiver),
        argumentsOf(),
      );
    }
    if (definition.isDecorated) {
      const made = this.parts.decorations.of(definition);
      // What a decorator put in a method's place is taken from the instance as the method would have been.
      if (made.length !== 1 || made[0] !== definition.value)
        return made.flatMap((item) => {
          if (item.kind === 'instance') return descriptorResult(this.evaluation, item, receiver) ?? [item];
          return item.kind === 'function' && isBound && !item.isBound
            ? [this.evaluation.values.bind(item, receiver)]
            : [item];
        });
    }
    return [this.evaluation.values.method(definition, isBound, receiver)];
  }

  /** Whether an attribute of a class is found on its metaclass, whose functions it makes methods of. */
  private isOnMetaclass(receiver: ClassValue, { path }: Definition, { owner }: Signature): boolean {
    const { made, program } = this.evaluation;
    if (owner === null || program.metaclass(receiver.definition) === null) return false;
    return made.isOnMetaclass(receiver.definition, program.definitionAt(path, owner));
  }

  /** What a field holds whose object was given something for it: not what the class has for others. */
  private withoutDefault(
    { path, owner, name }: VariableEntity,
    values: readonly Value[],
    held: Held,
  ): readonly Value[] {
    const definition = held.has(this.evaluation.values.parameter(path, owner, name))
      ? this.evaluation.program.definitionAt(path, owner)
      : null;
    const left = definition ? this.evaluation.defaultOf(definition, name) : NO_VALUES;
    return left.length > 0 ? values.filter((value) => !left.includes(value)) : values;
  }

  /**
   * What a class's variable holds for a receiver. `Base.all.append(self)`: what is in a container that is taken from the class
   * are other objects, of any class that there is below.
   */
  private solved(values: readonly Value[], solution: Solution, receiver: Value): readonly Value[] {
    const { generics } = this.parts;
    if (receiver.kind !== 'class') return generics.substitute(values, solution);
    const ofOthers: Solution = { solved: solution.solved, self: null };
    return union(
      values.map((value) => generics.substitute([value], isContainer(value) ? ofOthers : solution)),
    );
  }

  /** A variable of a class as an attribute: enum members, descriptors (data model 3.3.2.2), type arguments. */
  private memberValues(entity: VariableEntity, values: readonly Value[], receiver: Value): readonly Value[] {
    const of =
      receiver.kind === 'instance' ? receiver.of : receiver.kind === 'class' ? receiver.definition : null;
    if (!of) return values;
    const owner = this.evaluation.program.definitionAt(entity.path, entity.owner);
    if (owner && this.parts.enums.isMember(owner, entity.name)) return [owner.instance];
    const args = receiver.kind === 'instance' || receiver.kind === 'class' ? receiver.args : [];
    const known = owner && this.parts.generics.argumentsFor(of, args, owner);
    let solution = owner && known ? this.parts.generics.solutionFor(owner, known, receiver) : null;
    let held = values;
    if (receiver.kind === 'instance' && receiver.held !== null) {
      solution ??= { solved: new Map(), self: receiver };
      for (const [parameter, list] of receiver.held) solution.solved.set(parameter, list);
      held = this.withoutDefault(entity, values, receiver.held);
    }
    const found: Value[] = [];
    for (const value of solution ? this.solved(held, solution, receiver) : held) {
      const got = descriptorResult(this.evaluation, value, receiver);
      if (got !== null) for (const item of got) addUnique(found, item);
      else if (isOfBody(value, owner) && receiver.kind === 'instance')
        addUnique<Value>(found, this.evaluation.values.bind(value, receiver));
      else addUnique(found, value);
    }
    return found;
  }
}

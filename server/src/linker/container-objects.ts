/**
 * What objects of classes below the standard containers hold (`class Bag(set)`), for code that has nothing but the class
 * to go by, such as their own methods: what methods put into their object, what calls make objects of, and what is put into
 * objects that variables hold, in files that do so (`passed-functions.ts`).
 */
import { exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ScopeKind } from '../evidence/schema.ts';
import { definitionOfPlace } from './call-places.ts';
import {
  type Addition,
  additionsTo,
  additionsToAttributes,
  additionsToObject,
  FILLED,
  type Making,
  makingsOf,
} from './container-additions.ts';
import { type Containers, union } from './containers.ts';
import { receiverParameter } from './definition-facts.ts';
import {
  type Definition,
  type ExternalEntity,
  type InstanceValue,
  isOutside,
  standardName,
  type TypeArguments,
  type Value,
} from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { privateName } from './file-symbols.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_FILES_FOLLOWED } from './limits.ts';
import { bindingOf } from './name-sites.ts';
import { passedFunctions } from './passed-functions.ts';
import type { QueryKind } from './queries.ts';
import { merge } from './values.ts';
import { valuesKind } from './values-kind.ts';
import { chunksOfBinding } from './variable-chunks.ts';
import type { VariableValues } from './variable-values.ts';

const NO_ARGUMENTS: TypeArguments = [];

export class ContainerObjects {
  private readonly evaluation: Evaluation;
  private readonly containers: Containers;
  private readonly variables: VariableValues;
  /** An object of a class with what its methods put into any: (path, key of the class). */
  private readonly contents: QueryKind<readonly Value[]>;
  /** Objects of a class that a file makes of something, or makes and fills: (path of that file, path and key of the class). */
  private readonly filled: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, containers: Containers, variables: VariableValues) {
    this.evaluation = evaluation;
    this.containers = containers;
    this.variables = variables;
    const { program } = evaluation;
    const readMethods = program.chunksReader('own_contents', chunksOfObject);
    this.contents = valuesKind(evaluation, 'contents', 2, readMethods, (facts, key) =>
      this.findContents(facts, key),
    );
    const readMakings = program.chunksReader('makings', (facts, place) =>
      chunksOfMakings(facts, definitionOfPlace(program, place)?.name ?? ''),
    );
    this.filled = valuesKind(evaluation, 'contents_in', 2, readMakings, (facts, place) => {
      const definition = definitionOfPlace(program, place);
      return definition ? this.findFilled(facts, definition) : NO_VALUES;
    });
  }

  /** Type arguments of an object of a class, as what is put into such objects tells them; none of other classes. */
  argumentsOf(of: Definition): TypeArguments {
    const { program } = this.evaluation;
    const { entries } = program.mro(of);
    if (this.containers.standardContainer(of) === null && !entries.some(isWrapper)) return NO_ARGUMENTS;
    let found = NO_ARGUMENTS;
    for (const entry of entries)
      if ('isClass' in entry && !isOutside(entry.path))
        found = mergeArguments(found, this.contents.askAbout(entry));
    // Its methods run on objects of the classes below it.
    for (const made of [of, ...program.subclasses(of)])
      for (const path of this.filesThatMake(made))
        found = mergeArguments(found, this.filled.ask(path, made.place));
    return found;
  }

  /** Files that may make objects of a class of something, or fill them; none where there are many. */
  private filesThatMake({ name }: Definition): Iterable<string> {
    const { program } = this.evaluation;
    const files = new Set(
      [`${FILLED} ${name}`, name, `new ${name}`].flatMap((key) => program.passersOf(key)),
    );
    return exceeds('filesFollowed', files.size, MAX_FILES_FOLLOWED) ? [] : files;
  }

  private findContents(facts: FileFacts, key: string): readonly Value[] {
    const row = facts.defRow(key);
    if (row === undefined || !facts.isClass(row)) return NO_VALUES;
    const { program, values } = this.evaluation;
    const definition = program.definition(facts, row);
    const put = this.containers.withAdditions(
      facts,
      [values.instance(definition)],
      additionsToObject(facts, row).map(uncertain),
    );
    const args = mergeArguments(NO_ARGUMENTS, put);
    return args.length > 0 ? [values.instance(definition, args)] : NO_VALUES;
  }

  private findFilled(facts: FileFacts, definition: Definition): readonly Value[] {
    const { calls } = facts.evidence;
    const isMade = (call: number): boolean =>
      this.evaluation
        .evaluate(facts, calls.callee[call]!)
        .some((value) => value.kind === 'class' && value.definition === definition);
    let found = NO_VALUES;
    for (const call of callsWith(facts, definition.name))
      if (isMade(call)) found = merge(found, this.evaluation.evaluate(facts, exprRef('call', call)));
    for (const making of makingsOf(facts, definition.name))
      if (isMade(making.call)) found = merge(found, this.heldBy(facts, making, definition));
    return found.filter((value) => value.kind === 'instance' && value.of === definition);
  }

  /** What the variable holds that an object is made for. */
  private heldBy(facts: FileFacts, { target }: Making, of: Definition): readonly Value[] {
    const { attrs, bindings, scopes } = facts.evidence;
    const row = exprRefRow(target);
    if (exprRefKind(target) === 'name') {
      const binding = bindingOf(facts, target);
      if (scopes.kind[bindings.scope[binding]!] === ScopeKind.module)
        return this.variables.of(facts.path, '', facts.text(bindings.name[binding]!));
      const steps = additionsTo(facts, binding).map(uncertain);
      return this.containers.withAdditions(facts, [this.evaluation.values.instance(of)], steps);
    }
    const receiver = receiverParameter(facts, attrs.base[row]!);
    const owner = receiver ? facts.classOf(receiver.method) : -1;
    if (owner < 0) return NO_VALUES;
    const name = privateName(facts, facts.text(attrs.name[row]!), attrs.scope[row]!);
    return this.variables.of(facts.path, facts.defKey(owner), name);
  }
}

/** Classes of `collections` that keep a container as an attribute, and are gone through as that is. */
const WRAPPERS: ReadonlySet<string> = new Set(['collections.UserList', 'collections.UserDict']);

const isWrapper = (entry: Definition | ExternalEntity): boolean =>
  'isClass' in entry && WRAPPERS.has(standardName(entry) ?? '');

/** The calls of what has a name that pass what may be a function or an object. */
const callsWith = (facts: FileFacts, name: string): Iterable<number> => {
  const { calls, objects } = passedFunctions(facts);
  return new Set([...(calls.get(name) ?? []), ...(objects.get(name) ?? [])]);
};

const uncertain = (addition: Addition): { addition: Addition; isCertain: false } => ({
  addition,
  isCertain: false,
});

/** Type arguments with those of objects. */
const mergeArguments = (args: TypeArguments, objects: readonly Value[]): TypeArguments =>
  objects.reduce<TypeArguments>((known, value) => {
    const told = value.kind === 'instance' ? argumentsIn(value) : NO_ARGUMENTS;
    return told.length === 0 ? known : told.map((list, i) => merge(known[i] ?? NO_VALUES, list));
  }, args);

/** Those of an object; of a mapping that is made of keywords, its elements say them. */
const argumentsIn = ({ args, items }: InstanceValue): TypeArguments =>
  args.length > 0 || items === null ? args : [NO_VALUES, union(items.values())];

function* chunksOfObject(facts: FileFacts, key: string): Iterable<number> {
  const row = facts.defRow(key);
  if (row === undefined) return;
  yield facts.evidence.defs.chunk[row]!;
  for (const { chunk } of additionsToObject(facts, row)) yield chunk;
}

function* chunksOfMakings(facts: FileFacts, name: string): Iterable<number> {
  for (const call of callsWith(facts, name)) yield facts.evidence.calls.chunk[call]!;
  for (const { call, target, attribute } of makingsOf(facts, name)) {
    yield facts.evidence.calls.chunk[call]!;
    yield* chunksOfBinding(facts, bindingOf(facts, target));
    // Which attributes are filled is there.
    if (attribute !== null) for (const { chunk } of additionsToAttributes(facts, attribute)) yield chunk;
  }
}

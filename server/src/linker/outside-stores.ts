/**
 * What code stores to attributes of a class, an object or a module from outside of it (`C.m = f`, `module.f = g`,
 * `c.x = D()`), and what it puts into a container that is not its own (`lib.registry.append(f)`), in the same file and
 * in others. Files that may do so are found by the attribute's name; where many use a name, none is followed.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import { type Addition, additionsOutside, additionsTo, givenBy, giverOf } from './container-additions.ts';
import type { Containers } from './containers.ts';
import { receiverParameter } from './definition-facts.ts';
import {
  type Definition,
  type FunctionValue,
  type InstanceValue,
  isOutside,
  partsOfPlace,
  placeOfParts,
  takesStores,
  type Value,
} from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMost, exceeds } from './limit-hits.ts';
import { MAX_ELEMENTS, MAX_FILES_FOLLOWED } from './limits.ts';
import type { Members } from './members.ts';
import type { QueryKind } from './queries.ts';
import { setAttributes } from './set-attributes.ts';
import { patchesOf } from './stored-places.ts';
import { merge } from './values.ts';
import { valueAnswers } from './widening.ts';

interface Patch {
  readonly base: Value;
  readonly value: Value;
}

const NO_PATCHES: readonly Patch[] = [];
const NO_FUNCTIONS: readonly FunctionValue[] = [];

/** A variable of a module (`owner` is null) or class. */
export interface Place {
  readonly path: string;
  readonly module: string;
  readonly owner: Definition | null;
  readonly name: string;
  /** Names of the functions beside it that return it. */
  readonly givers: readonly string[];
}

export class OutsideStores {
  private readonly evaluation: Evaluation;
  private readonly containers: Containers;
  private readonly lookup: Members;
  /** What a file stores to attributes of a name from outside their class: (path, name). */
  private readonly patches: QueryKind<readonly Patch[]>;
  /** What a file puts into a container of another one: (path, its path, owner and name or giver, class it has). */
  private readonly additions: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, containers: Containers, lookup: Members) {
    this.evaluation = evaluation;
    this.containers = containers;
    this.lookup = lookup;
    const { program } = evaluation;
    const readPatches = program.chunksReader('patching', (facts, name) => chunksOfPatches(facts, name));
    this.patches = program.kind<readonly Patch[]>({
      name: 'patches',
      arity: 2,
      compute: (path, name) => {
        const facts = readPatches(path, name, '');
        return facts ? this.findPatches(facts, name) : NO_PATCHES;
      },
      bottom: NO_PATCHES,
      equal: (a, b) =>
        a.length === b.length && a.every((x, i) => x.base === b[i]!.base && x.value === b[i]!.value),
    });
    const readAdditions = program.chunksReader('putting', (facts, target) =>
      chunksOfCandidates(facts, containerIn(target)),
    );
    this.additions = program.kind<readonly Value[]>({
      name: 'put_into',
      arity: 3,
      compute: (path, target, of) => {
        const facts = readAdditions(path, target, '');
        const definition = evaluation.builtin(of);
        return facts && definition ? this.findAdditions(facts, target, definition) : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
  }

  /** What an attribute that nothing defines is, to code of the file at `path`, because code has set it. */
  attribute(value: Value, name: string, path: string): readonly Value[] {
    if (path === '' || isOutside(path)) return NO_VALUES;
    let found = NO_VALUES;
    for (const { base, value: item } of this.patchesOf(name, path)) {
      if (!this.lookup.isSameOwner(base, value)) continue;
      const isMethod = item.kind === 'function' && value.kind === 'instance' && !item.isBound;
      const taken = isMethod && base.kind === 'class' ? this.evaluation.values.bind(item, value) : item;
      found = merge(found, [taken]);
    }
    return found;
  }

  /** The special methods of a name that code sets on the class of an object: `setattr(C, '__add__', f)`. */
  specialMethods(object: InstanceValue, name: string): readonly FunctionValue[] {
    const { path } = object.of;
    if (isOutside(path) || this.evaluation.program.passersOf(`set ${name}`).length === 0) return NO_FUNCTIONS;
    return this.attribute(object, name, path).flatMap((value) => (value.kind === 'function' ? [value] : []));
  }

  /** What a variable can hold, given what its module or class makes of it. */
  variable(place: Place, own: readonly Value[]): readonly Value[] {
    let found = own;
    const isHandled = own.some((value) => this.takesStores(value));
    for (const { base, value } of this.patchesOf(place.name, place.path)) {
      if (!this.isOf(base, place) || (isHandled && base.kind === 'instance')) continue;
      const isMethod = value.kind === 'function' && value.receiver === null && base.kind === 'class';
      const item =
        isMethod && place.owner ? this.evaluation.values.bind(value, place.owner.value, false) : value;
      found = merge(found, [item]);
    }
    return found;
  }

  /**
   * What code puts in the place of a function or class of the workspace: `lib.f = g`, `C.m = g` and, where it is not taken from
   * the class itself, `c.m = g`.
   */
  definition(definition: Definition, receiver: Value | undefined): readonly Value[] {
    const { path, key } = definition;
    const { program } = this.evaluation;
    const patches = this.patchesOf(definition.name, path);
    if (patches.length === 0) return NO_VALUES;
    const dot = key.lastIndexOf('.');
    const owner = dot < 0 ? null : program.definitionAt(path, key.slice(0, dot));
    if (dot >= 0 && !owner?.isClass) return NO_VALUES;
    let found = NO_VALUES;
    for (const { base, value } of patches) {
      const isReplaced =
        owner === null
          ? base.kind === 'module' && this.isFileOf(base.module, path)
          : this.isOfClass(base, owner);
      // An object's own value is what it was made for where the class computes one (`x.prop = v` calls a setter).
      const isStored =
        base.kind !== 'instance' ||
        (receiver?.kind !== 'class' && !program.signature(definition)?.isProperty);
      if (isReplaced && isStored && mayReplace(value)) found = merge(found, [value]);
    }
    return found;
  }

  /** What code stores to an attribute of objects of a class, which the setter of a property is given. */
  stored(owner: Definition, name: string): readonly Value[] {
    return this.patchesOf(name, owner.path).flatMap(({ base, value }) =>
      base.kind === 'instance' && this.isOfClass(base, owner) ? [value] : [],
    );
  }

  private isFileOf(module: string, path: string): boolean {
    const location = this.evaluation.program.locate(module);
    return location.kind === 'file' && location.paths.includes(path);
  }

  /** Containers of a variable with what code elsewhere puts into them. */
  withAdditions(values: readonly Value[], place: Place): readonly Value[] {
    const kinds = new Set(values.flatMap((value) => this.containers.builtinLike(value) ?? []));
    if (kinds.size === 0) return values;
    let made = values;
    for (const { path, target } of this.placesOfAdditions(place))
      for (const kind of kinds)
        for (const added of this.additions.ask(path, target, kind))
          made = made.map((value) =>
            this.containers.builtinLike(value) === kind ? this.mixed(value, added) : value,
          );
    return made;
  }

  /** Files that may put something into a container by its name or what a function gives, and the text for which of both. */
  private *placesOfAdditions({
    path: own,
    owner,
    name,
    givers,
  }: Place): Iterable<{ path: string; target: string }> {
    const target = (of: string): string => placeOfParts(own, `${owner?.key ?? ''} ${of}`);
    for (const path of this.filesThat('put', name, owner === null ? null : own))
      yield { path, target: target(name) };
    for (const giver of givers) {
      const files = [giver, givenBy(giver)].flatMap((of) => this.filesThat('put', of, own));
      for (const path of new Set(files)) yield { path, target: target(givenBy(giver)) };
    }
  }

  private mixed(value: Value, added: Value): Value {
    if (value.kind !== 'instance' || added.kind !== 'instance') return value;
    const args = added.args.map((list, i) => merge(value.args[i] ?? NO_VALUES, list));
    const isEmpty = value.args.every((list) => list.length === 0);
    let items = isEmpty && value.items === null ? added.items : null;
    if (value.items !== null && added.items !== null && this.containers.builtinLike(value) === 'dict') {
      const joined = new Map(value.items);
      for (const [key, list] of added.items) joined.set(key, merge(joined.get(key) ?? NO_VALUES, list));
      items = joined;
    }
    return this.containers.filled(value, [...args, ...value.args.slice(args.length)], items);
  }

  /** Whether an object in a class handles what is stored under its name to instances (data model 3.3.2.3). */
  private takesStores(value: Value): boolean {
    if (value.kind !== 'instance') return false;
    return this.evaluation.program.member(value.of, '__set__').found.length > 0;
  }

  private isOf(base: Value, { module, owner }: Place): boolean {
    return owner === null ? base.kind === 'module' && base.module === module : this.isOfClass(base, owner);
  }

  private isOfClass(base: Value, owner: Definition): boolean {
    const of = base.kind === 'class' ? base.definition : base.kind === 'instance' ? base.of : null;
    return of !== null && (of === owner || this.evaluation.program.mro(of).entries.includes(owner));
  }

  private patchesOf(name: string, path: string): readonly Patch[] {
    const files = this.filesThat('set', name, path);
    return files.length === 1
      ? this.patches.ask(files[0]!, name)
      : files.flatMap((file) => this.patches.ask(file, name));
  }

  /** Files that may do so to a name, and `own`; none of the others where there are many. */
  private filesThat(way: 'set' | 'put', name: string, own: string | null): readonly string[] {
    const paths = this.evaluation.program.passersOf(`${way} ${name}`);
    if (exceeds('filesFollowed', paths.length, MAX_FILES_FOLLOWED))
      return own !== null && paths.includes(own) ? [own] : [];
    return paths;
  }

  private findPatches(facts: FileFacts, name: string): readonly Patch[] {
    const { assigns, attrs } = facts.evidence;
    const found: Patch[] = [];
    for (const row of atMost('elements', patchesOf(facts, name), MAX_ELEMENTS)) {
      const base = attrs.base[exprRefRow(assigns.target[row]!)]!;
      const bases = this.evaluation.expand(this.evaluation.evaluate(facts, base)).filter(isOfWorkspace);
      if (bases.length === 0) continue;
      for (const value of this.evaluation.expand(this.evaluation.evaluate(facts, assigns.value[row]!)))
        for (const of of bases) found.push({ base: of, value });
    }
    for (const { object, value } of setAttributes(facts, name))
      for (const of of this.objectsSet(facts, object))
        for (const item of this.evaluation.expand(this.evaluation.evaluate(facts, value)))
          found.push({ base: of, value: item });
    return found;
  }

  /** What an attribute is set on: of `super()` that is the object itself. */
  private objectsSet(facts: FileFacts, object: ExprRef): readonly Value[] {
    const { values } = this.evaluation;
    return this.evaluation
      .expand(this.evaluation.evaluate(facts, object))
      .map((of) => (of.kind === 'super' ? values.instance(of.of, [], null, true) : of))
      .filter(isOfWorkspace);
  }

  private findAdditions(facts: FileFacts, target: string, of: Definition): readonly Value[] {
    const container = containerIn(target);
    const additions = candidates(facts, container).filter((addition) =>
      this.goesTo(facts, addition, container),
    );
    if (additions.length === 0) return NO_VALUES;
    const steps = additions.map((addition) => ({ addition, isCertain: false }));
    return this.containers.withAdditions(facts, [this.evaluation.values.instance(of)], steps);
  }

  private goesTo(facts: FileFacts, { base }: Addition, { path, owner, name, giver }: Container): boolean {
    const { program } = this.evaluation;
    const { attrs, calls } = facts.evidence;
    const row = exprRefRow(base);
    const giving =
      giver === null ? null : program.definitionAt(path, owner === '' ? giver : `${owner}.${giver}`);
    if (exprRefKind(base) === 'call')
      return this.evaluation
        .expand(this.evaluation.evaluate(facts, calls.callee[row]!))
        .some((value) => value.kind === 'function' && value.definition === giving);
    const resolutions =
      exprRefKind(base) === 'name'
        ? program.bindingOfName(facts, row)
        : base === NO_EXPR
          ? []
          : this.evaluation
              .expand(this.evaluation.evaluate(facts, attrs.base[row]!))
              .flatMap((value) => this.lookup.find(value, giver ?? name, facts.path).found);
    return resolutions.some(({ entity }) =>
      giver === null
        ? entity.kind === 'variable' && entity.path === path && entity.owner === owner
        : giving !== null &&
          entity.kind === 'definition' &&
          entity.definition.path === path &&
          program.signature(entity.definition)?.getter === giving.key,
    );
  }
}

/** Additions to something of the name: to attributes, and to what the file imports. */
const candidates = (facts: FileFacts, { path, name, giver }: Container): readonly Addition[] =>
  giver === null
    ? [
        ...additionsOutside(facts, name),
        ...importsOf(facts, path, name).flatMap(({ binding }) => additionsTo(facts, binding)),
      ]
    : [...additionsOutside(facts, giver), ...additionsOutside(facts, name)];

/** A container that code puts something into. */
interface Container {
  readonly path: string;
  readonly owner: string;
  /** Of its variable, or of the calls that give it, see `givenBy`. */
  readonly name: string;
  /** The function that gives it; null where it is taken by the name of its variable. */
  readonly giver: string | null;
}

/** The container that `withAdditions` made a text of: names have no space. */
function containerIn(target: string): Container {
  const [path, variable] = partsOfPlace(target);
  const end = variable.lastIndexOf(' ');
  const name = variable.slice(end + 1);
  return { path, owner: variable.slice(0, end), name, giver: giverOf(name) };
}

/** What a file imports of a name, when that is of the file at `path`, another one. */
function importsOf(
  facts: FileFacts,
  path: string,
  name: string,
): readonly { readonly binding: number; readonly row: number }[] {
  if (path === facts.path) return [];
  const { bindings, bindingSites, imports } = facts.evidence;
  const found: { binding: number; row: number }[] = [];
  for (const binding of facts.bindingsOf(0)) {
    for (let i = 0; i < bindings.siteCount[binding]!; i++) {
      const site = bindings.siteStart[binding]! + i;
      if (bindingSites.kind[site] !== SiteKind.import) continue;
      const row = bindingSites.row[site]!;
      if (imports.name[row]! >= 0 && facts.text(imports.name[row]!) === name) found.push({ binding, row });
    }
  }
  return found;
}

function* chunksOfCandidates(facts: FileFacts, container: Container): Iterable<number> {
  const { imports } = facts.evidence;
  // Which names they are bound to decides whose additions count.
  for (const { row } of importsOf(facts, container.path, container.name)) yield imports.chunk[row]!;
  for (const { chunk } of candidates(facts, container)) yield chunk;
}

function* chunksOfPatches(facts: FileFacts, name: string): Iterable<number> {
  const { assigns, attrs, defs } = facts.evidence;
  for (const row of patchesOf(facts, name)) {
    yield assigns.chunk[row]!;
    // Whether its own object's store hides a function of the class is in the class.
    const receiver = receiverParameter(facts, attrs.base[exprRefRow(assigns.target[row]!)]!);
    if (receiver) yield defs.chunk[facts.classOf(receiver.method)]!;
  }
  for (const { chunk, isOfRound } of setAttributes(facts, name)) {
    yield chunk;
    // Told apart from one that is no longer.
    if (isOfRound) yield chunk;
  }
}

/** Whether variables of the workspace can be set on it. */
const isOfWorkspace = (value: Value): boolean =>
  value.kind === 'module' ||
  ((value.kind === 'class' || value.kind === 'function') && takesStores(value.definition.path)) ||
  (value.kind === 'instance' && takesStores(value.of.path));

/** What may stand for a function or class: numbers, strings and containers replace none. */
const mayReplace = (value: Value): boolean =>
  value.kind === 'function' ||
  value.kind === 'partial' ||
  (value.kind === 'class' && !isOutside(value.definition.path)) ||
  (value.kind === 'instance' && !isOutside(value.of.path));

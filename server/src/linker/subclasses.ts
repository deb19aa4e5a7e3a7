/**
 * The classes below a class, which of them have objects, and members that only they have. Goes by the names under which
 * files mention a class (`passer-index.ts`), so that no file is looked at that cannot inherit from it.
 */

import { matchesFile, matchesName, PYTEST_DEFAULTS } from '../workspace/pytest-patterns.ts';
import { definitionOfPlace } from './call-places.ts';
import { calledOnClasses, READ_OF_CLASS } from './class-uses.ts';
import { functionsIn, namesOfFunctions, receiverOf } from './definition-facts.ts';
import { type Definition, isOutside, type Resolution, standardName } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues, exceeds } from './limit-hits.ts';
import { MAX_CALLS_FOLLOWED, MAX_HIERARCHY, MAX_SUBCLASSES, MAX_VALUES } from './limits.ts';
import { METHODS } from './links.ts';
import { listKind, namesKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import { CLASS_NAME } from './passed-values.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { QueryKind } from './queries.ts';
import { resolution, resolutionKind } from './resolutions.ts';

/** Classes that a library finds by the modules they are in, and makes objects of, whatever code names them. */
const FOUND_BY_RUNNERS: ReadonlySet<string> = new Set(['unittest.case.TestCase']);

/** What a class runs for each class below it (PEP 487). */
const SUBCLASS_HOOK = '__init_subclass__';

const NONE: readonly Definition[] = [];

export class Subclasses {
  private readonly program: ProgramLookups;
  /** Classes of a file that have bases, in source order: (path). */
  private readonly derivedClasses: QueryKind<readonly Definition[]>;
  /** Members that classes of a file which inherit from a class have: (path of the file, path and def key, name). */
  private readonly membersBelow: QueryKind<readonly Resolution[]>;
  /** Classes of a file that name a class among their bases: (path of the file, path and def key). */
  private readonly subclassesIn: QueryKind<readonly Definition[]>;
  /** All classes below one, nearest first: (path, def key). */
  private readonly allSubclasses: QueryKind<readonly Definition[]>;
  /** Names of the class methods in the body of a class: (path, def key). */
  private readonly classMethods: QueryKind<readonly string[]>;
  /** Names of functions in the body of a class that make no object of it when they are called on it: (path, def key). */
  private readonly plainFunctions: QueryKind<readonly string[]>;
  /** What a file calls on what is named so: (path of the file, name of a class). */
  private readonly calledOn: QueryKind<readonly string[]>;
  /** Those of one and all below it that have objects: (path, def key). */
  private readonly possible: QueryKind<readonly Definition[]>;

  constructor(program: ProgramLookups) {
    this.program = program;
    this.derivedClasses = listKind(program, 'derived', 1, (path) => {
      const facts = this.program.facts(path);
      const found: Definition[] = [];
      for (let row = 0; facts && row < facts.evidence.defs.length; row++)
        if (facts.isClass(row) && facts.evidence.defs.baseCount[row]! > 0)
          found.push(this.program.definition(facts, row));
      return found;
    });
    this.membersBelow = resolutionKind(program, 'below', 3, (path, target, name) => {
      const above = definitionOfPlace(this.program, target);
      const found: Resolution[] = [];
      if (!above) return found;
      for (const below of this.derivedClasses.ask(path)) {
        if (found.length >= MAX_VALUES) break;
        if (below === above || !this.program.mro(below).entries.includes(above)) continue;
        for (const { entity, confidence } of this.program.member(below, name).found) {
          const limit = METHODS.subclass_member.confidence;
          if (!found.some((known) => known.entity === entity))
            found.push(resolution(entity, 'subclass_member', Math.min(confidence, limit)));
        }
      }
      return found;
    });
    this.subclassesIn = listKind(program, 'subclasses_in', 2, (path, target) => {
      return this.derivedClasses.ask(path).filter((below) => hasBase(this.program, below, target));
    });
    this.allSubclasses = listKind(program, 'subclasses', 2, (path, key) => {
      const definition = this.program.definitionAt(path, key);
      return definition ? this.findSubclasses(definition) : null;
    });
    this.classMethods = namesKind(program, 'class_methods', classMethodsOf);
    this.plainFunctions = namesKind(program, 'plain_functions', plainFunctionsOf);
    this.calledOn = listKind(program, 'called_on', 2, (path, name) => {
      const facts = program.facts(path);
      return facts ? (calledOnClasses(facts).get(name) ?? null) : null;
    });
    this.possible = listKind(program, 'possible', 2, (path, key) => {
      const definition = this.program.definitionAt(path, key);
      return definition ? this.findPossible(definition) : null;
    });
  }

  memberBelow(definition: Definition, name: string): readonly Resolution[] {
    const target = definition.place;
    const found: Resolution[] = [];
    const paths = this.filesBelow(definition);
    if (exceeds('callsFollowed', paths.length, MAX_CALLS_FOLLOWED)) return found;
    for (const path of paths)
      for (const item of this.membersBelow.ask(path, target, name))
        if (!found.some((known) => known.entity === item.entity)) found.push(item);
    return atMostValues(found);
  }

  /** Files whose classes may inherit from a class, sorted. */
  private filesBelow({ name }: Definition): readonly string[] {
    const names = this.program.namesOf(name);
    const paths = names.flatMap((known) => this.program.passersOf(`class ${known}`));
    return names.length === 1 ? paths : [...new Set(paths)].sort();
  }

  subclasses(definition: Definition): readonly Definition[] {
    const found = this.allSubclasses.askAbout(definition);
    return found.length > MAX_SUBCLASSES ? NONE : found;
  }

  private findSubclasses(definition: Definition): readonly Definition[] {
    const found: Definition[] = [];
    const pending = [definition];
    for (let above = pending.shift(); above !== undefined; above = pending.shift()) {
      const paths = this.filesBelow(above);
      if (exceeds('hierarchy', paths.length, MAX_HIERARCHY)) return [];
      for (const path of paths)
        for (const below of this.subclassesIn.ask(path, above.place)) {
          if (below === definition || found.includes(below)) continue;
          if (exceeds('hierarchy', found.length + 1, MAX_HIERARCHY)) return [];
          found.push(below);
          pending.push(below);
        }
    }
    exceeds('subclasses', found.length, MAX_SUBCLASSES);
    return found;
  }

  possibleClasses(definition: Definition): readonly Definition[] {
    return this.possible.askAbout(definition);
  }

  private findPossible(definition: Definition): readonly Definition[] {
    const all = [definition, ...this.allSubclasses.askAbout(definition)];
    const used = all.filter((of) => this.isUsed(of));
    return used.length > 0 ? used : all;
  }

  /** Whether code names a class, decorates it, finds it as a test, or is told of it by `__init_subclass__`, so that it may make objects of it. */
  private isUsed(definition: Definition): boolean {
    // Names in small letters are not listed by file, most are of functions: such a class counts as made.
    if (!CLASS_NAME.test(definition.name) || definition.isDecorated) return true;
    const names = this.program.namesOf(definition.name);
    if (names.some((name) => this.program.isPassed(`use ${name}`))) return true;
    if (this.hasTakenMaker(definition, names) || this.isToldToMetaclass(definition)) return true;
    if (this.isFoundByRunner(definition)) return true;
    if (!this.program.isPassed(`def ${SUBCLASS_HOOK}`)) return false;
    const { found } = this.program.member(definition, SUBCLASS_HOOK, 1);
    return found.some(({ entity }) => entity.kind === 'definition' && !isOutside(entity.definition.path));
  }

  /** Whether it is a class of tests, which nobody but a runner names. */
  private isFoundByRunner(definition: Definition): boolean {
    const { classes, files } = PYTEST_DEFAULTS;
    if (matchesName(definition.name, classes) && matchesFile(definition.path, files)) return true;
    return this.program
      .mro(definition)
      .entries.some((entry) => 'isClass' in entry && FOUND_BY_RUNNERS.has(standardName(entry) ?? ''));
  }

  /** Whether a metaclass of the workspace makes it, in whose `__new__` or `__init__` it may be kept (data model 3.3.3.1). */
  private isToldToMetaclass(definition: Definition): boolean {
    const { program } = this;
    const metaclass = program.metaclass(definition);
    if (metaclass === null || isOutside(metaclass.path)) return false;
    return ['__new__', '__init__'].some((hook) =>
      program
        .member(metaclass, hook)
        .found.some(({ entity }) => entity.kind === 'definition' && !isOutside(entity.definition.path)),
    );
  }

  /**
   * Whether code takes a class method from it without calling it, which may make objects of it wherever it is called, or
   * calls what is no plain function of it.
   */
  private hasTakenMaker(definition: Definition, names: readonly string[]): boolean {
    const { program } = this;
    const known = names.filter((name) => program.isPassed(`${READ_OF_CLASS} ${name}`));
    if (known.length === 0) return false;
    const makers = program
      .mro(definition)
      .entries.flatMap((entry) =>
        'isClass' in entry && !isOutside(entry.path) ? this.classMethods.askAbout(entry) : [],
      );
    return known.some(
      (name) =>
        makers.some((maker) => program.isPassed(`${READ_OF_CLASS} ${name}.${maker}`)) ||
        program
          .passersOf(`${READ_OF_CLASS} ${name}`)
          .some((path) => this.calledOn.ask(path, name).some((called) => !this.isPlain(definition, called))),
    );
  }

  /** Whether a class has a plain function of a name: an object's, which is given one, or a static one, which names what it makes. */
  private isPlain(definition: Definition, name: string): boolean {
    const { program } = this;
    const [found] = program.member(definition, name).found;
    if (found?.entity.kind !== 'definition' || isOutside(found.entity.definition.path)) return false;
    const { definition: method } = found.entity;
    if (method.isClass) return true;
    const owner = program.signature(method)?.owner ?? null;
    const holder = owner === null ? null : program.definitionAt(method.path, owner);
    return holder !== null && this.plainFunctions.askAbout(holder).includes(name);
  }
}

/** Methods of objects as they are written, and static methods; what another decorator makes of one is not known. */
const plainFunctionsOf = (facts: FileFacts, row: number): readonly string[] =>
  namesOfFunctions(
    facts,
    functionsIn(facts, row).filter((def) => {
      const receiver = receiverOf(facts, def);
      return (
        receiver === 'none' || (receiver === 'instance' && facts.evidence.defs.decoratorCount[def] === 0)
      );
    }),
  );

const classMethodsOf = (facts: FileFacts, row: number): readonly string[] =>
  namesOfFunctions(
    facts,
    functionsIn(facts, row).filter((def) => receiverOf(facts, def) === 'class'),
  );

/** Whether a class names another one, by its place, as a base. */
export const hasBase = (program: Lookups, below: Definition, above: string): boolean =>
  program
    .bases(below)
    .some((values) => values.some((value) => value.kind === 'class' && value.definition.place === above));

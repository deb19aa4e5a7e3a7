/**
 * `functools.singledispatch`: which implementation a call runs, by the class of its first argument (PEP 443). Knows
 * implementations that the file of the generic function registers; others are found as what they are decorated with.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import { receiverOf } from './definition-facts.ts';
import {
  addUnique,
  type Definition,
  type FunctionValue,
  sameList,
  standardName,
  type Value,
} from './entities.ts';
import { type Dispatching, type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { QueryKind } from './queries.ts';

const NONE: readonly Implementation[] = [];
const GENERIC = new Set(['functools.singledispatch', 'functools.singledispatchmethod']);

interface Implementation {
  readonly of: Definition;
  readonly definition: Definition;
}

export class Dispatch implements Dispatching {
  private readonly evaluation: Evaluation;
  private readonly implementations: QueryKind<readonly Implementation[]>;
  private readonly generics: QueryKind<Definition | null>;

  constructor(evaluation: Evaluation) {
    const { program } = evaluation;
    this.evaluation = evaluation;
    /** What is registered for a generic function: (path, def key). */
    this.implementations = program.kind<readonly Implementation[]>({
      name: 'dispatch',
      arity: 2,
      compute: (path, key) => {
        const facts = program.facts(path);
        const row = facts?.defRow(key);
        if (!facts || row === undefined || registrations(facts).length === 0) return [];
        return this.isGeneric(facts, row) ? this.registered(facts, row) : [];
      },
      bottom: [],
      equal: (a, b) =>
        sameList(
          a.flatMap((one) => [one.of, one.definition]),
          b.flatMap((one) => [one.of, one.definition]),
        ),
    });
    /** The generic function that a function is registered for in the same file: (path, def key). */
    this.generics = program.kind<Definition | null>({
      name: 'dispatched_by',
      arity: 2,
      compute: (path, key) => {
        const facts = program.facts(path);
        const row = facts?.defRow(key);
        return facts && row !== undefined ? this.findGeneric(facts, row) : null;
      },
      bottom: null,
      equal: Object.is,
    });
  }

  chosen(value: FunctionValue, firstGiven: () => readonly Value[]): readonly FunctionValue[] {
    const { definition, isBound, receiver } = value;
    const known = this.registeredFor(definition);
    if (known.length === 0) return [value];
    const given = firstGiven();
    const { values } = this.evaluation;
    const found: FunctionValue[] = [];
    const add = (implementation: Implementation | undefined): void => {
      if (implementation === undefined) addUnique(found, value);
      else if (receiver === null) addUnique(found, implementation.definition.value as FunctionValue);
      else addUnique(found, values.method(implementation.definition, isBound, receiver));
    };
    for (const argument of given) {
      if (argument.kind !== 'instance') add(undefined);
      else add(this.nearest(known, argument.of));
    }
    if (given.length > 0) return found;
    for (const implementation of [undefined, ...known]) add(implementation);
    return found;
  }

  implementing(definition: Definition): readonly Definition[] {
    return this.registeredFor(definition).map((implementation) => implementation.definition);
  }

  genericOf(definition: Definition): Definition | null {
    return definition.isDecorated ? this.generics.ask(definition.path, definition.key) : null;
  }

  taken(definition: Definition, given: readonly Value[]): readonly Value[] {
    const generic = this.genericOf(definition) ?? definition;
    const known = this.registeredFor(generic);
    if (known.length === 0) return given;
    const found = given.filter(
      (value) =>
        value.kind !== 'instance' || (this.nearest(known, value.of)?.definition ?? generic) === definition,
    );
    if (found.length === 0)
      for (const one of known) if (one.definition === definition) addUnique<Value>(found, one.of.instance);
    return found;
  }

  private registeredFor(definition: Definition): readonly Implementation[] {
    return definition.isDecorated ? this.implementations.ask(definition.path, definition.key) : NONE;
  }

  /** What is registered for the most specific class of the resolution order, the last one of several. */
  private nearest(known: readonly Implementation[], of: Definition): Implementation | undefined {
    const { entries } = this.evaluation.program.mro(of);
    const nearest = entries.find((entry) => known.some((one) => one.of === entry));
    return known.findLast((one) => one.of === nearest);
  }

  private findGeneric(facts: FileFacts, def: number): Definition | null {
    const { bindings, bindingSites, decorators } = facts.evidence;
    for (const { decorator, binding } of registrations(facts)) {
      if (decorators.def[decorator] !== def) continue;
      for (let i = 0; i < bindings.siteCount[binding]!; i++) {
        const site = bindings.siteStart[binding]! + i;
        const row = bindingSites.row[site]!;
        if (bindingSites.kind[site] === SiteKind.def && this.isGeneric(facts, row))
          return this.evaluation.program.definition(facts, row);
      }
    }
    return null;
  }

  private isGeneric(facts: FileFacts, def: number): boolean {
    const { defs } = facts.evidence;
    return Array.from({ length: defs.decoratorCount[def]! }, (_, i) => defs.decoratorStart[def]! + i).some(
      (row) =>
        this.evaluation
          .decorators(facts, row)
          .some(
            (value) =>
              (value.kind === 'function' || value.kind === 'class') &&
              GENERIC.has(standardName(value.definition) ?? ''),
          ),
    );
  }

  /** `@generic.register`, `@generic.register(C)`: decorators of other functions of the file. */
  private registered(facts: FileFacts, generic: number): readonly Implementation[] {
    const { decorators, defs } = facts.evidence;
    const own = facts.binding(defs.scope[generic]!, facts.text(defs.name[generic]!));
    const found: Implementation[] = [];
    for (const { decorator, binding } of registrations(facts)) {
      if (binding !== own) continue;
      const def = decorators.def[decorator]!;
      const definition = this.evaluation.program.definition(facts, def);
      for (const of of this.classesFor(facts, decorators.expr[decorator]!, def))
        found.push({ of, definition });
    }
    return found;
  }

  /** The classes that are named, else those that the first parameter is annotated with. */
  private classesFor(facts: FileFacts, decorator: ExprRef, def: number): readonly Definition[] {
    const { args, calls, params, typeExprs } = facts.evidence;
    const call = exprRefRow(decorator);
    if (exprRefKind(decorator) === 'call' && calls.argCount[call]! > 0)
      return this.evaluation
        .expand(this.evaluation.evaluate(facts, args.expr[calls.argStart[call]!]!))
        .flatMap((value) => (value.kind === 'class' ? [value.definition] : []));
    const { from, to } = facts.paramsOf(def);
    const param = receiverOf(facts, def) === 'none' ? from : from + 1;
    const type = param < to ? params.type[param]! : -1;
    const declared = type < 0 ? NO_VALUES : this.evaluation.typeValues(facts, typeExprs.expr[type]!, def);
    return declared.flatMap((value) => (value.kind === 'instance' ? [value.of] : []));
  }
}

/** A decorator (a row of `decorators`) of a name that registers what it decorates. */
interface Registration {
  readonly decorator: number;
  readonly binding: number;
}

/** `@name.register`, `@name.register(C)`, whatever the name is. */
const registrations = (facts: FileFacts): readonly Registration[] =>
  facts.memo('registrations', () => {
    const { attrs, calls, decorators, nameBindings } = facts.evidence;
    const found: Registration[] = [];
    for (let decorator = 0; decorator < decorators.length; decorator++) {
      const ref = decorators.expr[decorator]!;
      const callee = exprRefKind(ref) === 'call' ? calls.callee[exprRefRow(ref)]! : ref;
      if (exprRefKind(callee) !== 'attr') continue;
      const attr = exprRefRow(callee);
      const base = attrs.base[attr]!;
      if (facts.text(attrs.name[attr]!) !== 'register' || exprRefKind(base) !== 'name') continue;
      const binding = nameBindings.resolved[exprRefRow(base)]!;
      if (binding >= 0) found.push({ decorator, binding });
    }
    return found;
  });

/** The names of the generic functions that a function (a row of `defs`) is registered for, as far as its file says. */
export const genericNames = (facts: FileFacts, def: number): readonly string[] => {
  const { bindings, decorators } = facts.evidence;
  return registrations(facts)
    .filter(({ decorator }) => decorators.def[decorator] === def)
    .map(({ binding }) => facts.text(bindings.name[binding]!));
};

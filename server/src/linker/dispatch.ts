/**
 * `functools.singledispatch`: which implementation a call runs, by the class of its first argument (PEP 443). Knows
 * implementations that the file of the generic function registers; others are found as what they are decorated with.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { receiverOf } from './definition-facts.ts';
import {
  addUnique,
  type Definition,
  type FunctionValue,
  sameList,
  standardName,
  type Value,
} from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { QueryKind } from './queries.ts';

const GENERIC = new Set(['functools.singledispatch', 'functools.singledispatchmethod']);

interface Implementation {
  readonly of: Definition;
  readonly definition: Definition;
}

export class Dispatch {
  private readonly evaluation: Evaluation;
  private readonly implementations: QueryKind<readonly Implementation[]>;

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
        return facts && row !== undefined && this.isGeneric(facts, row) ? this.registered(facts, row) : [];
      },
      bottom: [],
      equal: (a, b) =>
        sameList(
          a.flatMap((one) => [one.of, one.definition]),
          b.flatMap((one) => [one.of, one.definition]),
        ),
    });
  }

  /** What a call of a function runs, given the values of the first argument that is not its `self`. */
  chosen(value: FunctionValue, given: readonly Value[]): readonly FunctionValue[] {
    const { definition, isBound, receiver } = value;
    const known = definition.isDecorated ? this.implementations.ask(definition.path, definition.key) : [];
    if (known.length === 0) return [value];
    const { program, values } = this.evaluation;
    const found: FunctionValue[] = [];
    const add = (implementation: Implementation | undefined): void => {
      if (implementation === undefined) addUnique(found, value);
      else if (receiver === null) addUnique(found, implementation.definition.value as FunctionValue);
      else addUnique(found, values.method(implementation.definition, isBound, receiver));
    };
    for (const argument of given) {
      if (argument.kind !== 'instance') add(undefined);
      else {
        // The most specific class of the resolution order decides.
        const { entries } = program.mro(argument.of);
        const nearest = entries.find((entry) => known.some(({ of }) => of === entry));
        add(known.findLast(({ of }) => of === nearest));
      }
    }
    if (given.length > 0) return found;
    for (const implementation of [undefined, ...known]) add(implementation);
    return found;
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
    const { attrs, calls, decorators, defs, nameBindings } = facts.evidence;
    const binding = facts.binding(defs.scope[generic]!, facts.text(defs.name[generic]!));
    const found: Implementation[] = [];
    for (let row = 0; row < decorators.length; row++) {
      const ref = decorators.expr[row]!;
      const callee = exprRefKind(ref) === 'call' ? calls.callee[exprRefRow(ref)]! : ref;
      if (exprRefKind(callee) !== 'attr') continue;
      const attr = exprRefRow(callee);
      const base = attrs.base[attr]!;
      if (facts.text(attrs.name[attr]!) !== 'register' || exprRefKind(base) !== 'name') continue;
      if (nameBindings.resolved[exprRefRow(base)] !== binding) continue;
      const def = decorators.def[row]!;
      const definition = this.evaluation.program.definition(facts, def);
      for (const of of this.classesFor(facts, ref, def)) found.push({ of, definition });
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

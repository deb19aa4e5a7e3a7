/**
 * The functions that calling a value runs: the function itself, what classes below have in its place, what is registered for it, the constructors of a class and its bases with fields,
 * `__call__` of an object; and how the arguments of such a call reach their parameters.
 */
import { type CallOf, type CallsByDefinition, type PlaceOfCall, rowOfPlace } from './call-places.ts';
import { type Definition, type FunctionValue, isOutside, upperBound, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { specialMethods } from './special-methods.ts';

export const CONSTRUCTORS: ReadonlySet<string> = new Set(['__init__', '__new__']);
export const CALL: readonly string[] = ['__call__'];

/** A function that a call runs. */
export interface Reached {
  readonly definition: Definition;
  readonly isBound: boolean;
  /** See `CallOf`. */
  readonly skipped: number;
}

const NONE: readonly Reached[] = [];

export class ReachedFunctions {
  private readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  /** Calls of functions that are wanted, by what they reach: each is looked at once. */
  byDefinition(
    facts: FileFacts,
    places: readonly PlaceOfCall[],
    isWanted: (definition: Definition) => boolean,
  ): CallsByDefinition {
    const found = new Map<Definition, CallOf[]>();
    for (const place of places) {
      const callee = facts.evidence.calls.callee[rowOfPlace(this.evaluation.program, facts, place)]!;
      const seen = new Set<Definition>();
      for (const value of this.evaluation.expand(this.evaluation.evaluate(facts, callee)))
        for (const { definition, ...way } of this.of(value)) {
          if (seen.has(definition) || !isWanted(definition)) continue;
          seen.add(definition);
          const list = found.get(definition);
          const call: CallOf = { ...place, ...way };
          if (list) list.push(call);
          else found.set(definition, [call]);
        }
    }
    return found;
  }

  /** What calling a value runs, and where the arguments go. */
  of(value: Value): readonly Reached[] {
    switch (value.kind) {
      case 'function':
        return [
          { definition: value.definition, isBound: value.isBound, skipped: 0 },
          ...this.overrides(value),
          ...this.evaluation.dispatch
            .implementing(value.definition)
            .map((definition) => ({ definition, isBound: value.isBound, skipped: 0 })),
        ];
      case 'partial':
        return this.of(value.of).map((way) => ({ ...way, skipped: way.skipped - value.filled }));
      case 'class':
        if (isOutside(value.definition.path)) return [];
        return [
          { definition: value.definition, isBound: false, skipped: 0 },
          ...this.basesWithFields(value.definition),
          ...this.methods(value.definition, CONSTRUCTORS),
        ];
      case 'instance':
        return isOutside(value.of.path) ? [] : this.methods(value.of, CALL);
      default:
        return [];
    }
  }

  /** Methods of classes below that take the place of one, where the object may be of any of them. */
  private overrides({ definition, isBound, receiver }: FunctionValue): readonly Reached[] {
    const above = upperBound(receiver);
    if (above === null) return NONE;
    return this.evaluation.program
      .overridesBelow(above, definition.name)
      .flatMap((method) => (method === definition ? [] : [{ definition: method, isBound, skipped: 0 }]));
  }

  /** Bases whose fields the constructor of a class takes before its own (PEP 557, "Inheritance"). */
  private basesWithFields(of: Definition): readonly Reached[] {
    const owners = this.evaluation.fieldsOf(of)?.owners.values() ?? [];
    return [...new Set(owners)]
      .filter((owner) => owner !== of)
      .map((definition) => ({ definition, isBound: false, skipped: 0 }));
  }

  private methods(of: Definition, names: Iterable<string>): readonly Reached[] {
    const found: Reached[] = [];
    for (const name of names)
      for (const { entity } of this.evaluation.program.member(of, name).found)
        for (const { definition, isBound } of specialMethods(this.evaluation, entity, of.instance))
          found.push({ definition, isBound, skipped: 0 });
    return found;
  }
}

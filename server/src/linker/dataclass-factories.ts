/**
 * What making an object of a dataclass runs for fields that it is not given (PEP 557): `field(default_factory=f)`. Knows
 * fields as they are written and inherited; which call makes an object is for others to know.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { declaredFields, hasFields } from './definition-facts.ts';
import { type Definition, isOutside, sameList, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { QueryKind } from './queries.ts';

/** How files that have such fields are found (`passed-functions.ts`). */
export const FACTORY_FILES = 'given default_factory';
export const FACTORY = 'default_factory';

export interface FactoryField {
  readonly name: string;
  /** Among the constructor's parameters, where nothing says that fields take no position. */
  readonly position: number;
  /** What is called. */
  readonly values: readonly Value[];
}

const NO_FIELDS: readonly FactoryField[] = [];

export class DataclassFactories {
  private readonly evaluation: Evaluation;
  /** The fields that a class itself declares, with what makes them, if anything does: (path, def key). */
  private readonly declared: QueryKind<readonly FactoryField[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    this.declared = evaluation.program.kind<readonly FactoryField[]>({
      name: 'factories',
      arity: 2,
      compute: (path, key) => {
        const facts = evaluation.program.facts(path);
        const row = facts?.defRow(key);
        return facts && row !== undefined && hasFields(facts, row) ? this.fieldsOf(facts, row) : NO_FIELDS;
      },
      bottom: NO_FIELDS,
      equal: (a, b) =>
        a.length === b.length &&
        a.every((field, i) => field.name === b[i]!.name && sameList(field.values, b[i]!.values)),
    });
  }

  /** Those of the fields of a class, inherited ones included, that have factories. */
  of(definition: Definition): readonly FactoryField[] {
    const { program } = this.evaluation;
    if (!program.isPassed(FACTORY_FILES)) return NO_FIELDS;
    const fields = new Map<string, FactoryField>();
    for (const entry of program.mro(definition).entries.toReversed()) {
      if (!('isClass' in entry) || isOutside(entry.path)) continue;
      // A field that is declared again keeps its place.
      for (const field of this.declared.ask(entry.path, entry.key))
        fields.set(field.name, { ...field, position: fields.get(field.name)?.position ?? fields.size });
    }
    return [...fields.values()].filter(({ values }) => values.length > 0);
  }

  private fieldsOf(facts: FileFacts, row: number): readonly FactoryField[] {
    const { assigns } = facts.evidence;
    return declaredFields(facts, row).map(({ row: assign, name }, position) => ({
      name,
      position,
      values: this.factory(facts, assigns.value[assign]!),
    }));
  }

  /** What `field(default_factory=f)` is given. */
  private factory(facts: FileFacts, value: number): readonly Value[] {
    if (exprRefKind(value) !== 'call') return NO_VALUES;
    const { args, calls } = facts.evidence;
    const call = exprRefRow(value);
    for (let arg = calls.argStart[call]!; arg < calls.argStart[call]! + calls.argCount[call]!; arg++)
      if (args.keyword[arg]! >= 0 && facts.text(args.keyword[arg]!) === FACTORY)
        return this.evaluation.expand(this.evaluation.evaluate(facts, args.expr[arg]!));
    return NO_VALUES;
  }
}

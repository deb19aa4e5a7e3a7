/**
 * Functions that narrow what they are called with: `-> TypeGuard[T]` tells of it where they return true (PEP 647),
 * `-> TypeIs[T]` also where they do not (PEP 742). Knows annotations only, not what functions do.
 */
import type { Definition } from './entities.ts';
import { sameList, standardName } from './entities.ts';
import type { Evaluation, Narrowed } from './evaluation.ts';
import { subscriptOf } from './expression-parts.ts';
import type { QueryKind } from './queries.ts';

const FORMS = new Set(['TypeGuard', 'TypeIs']);

export class Predicates {
  private readonly predicates: QueryKind<Narrowed | null>;

  constructor(evaluation: Evaluation) {
    const { program } = evaluation;
    /** What a function tells of its argument: (path, def key). */
    this.predicates = program.kind<Narrowed | null>({
      name: 'predicate',
      arity: 2,
      compute: (path, key) => {
        const facts = program.facts(path);
        const row = facts?.defRow(key);
        if (!facts || row === undefined) return null;
        const annotation = facts.evidence.defs.returnType[row]!;
        const parts = annotation < 0 ? null : subscriptOf(facts, facts.evidence.typeExprs.expr[annotation]!);
        if (!parts) return null;
        for (const head of evaluation.evaluate(facts, parts.head)) {
          const form =
            head.kind === 'external'
              ? (head.entity.names.at(-1) ?? '')
              : head.kind === 'class'
                ? (standardName(head.definition)?.replace('typing.', '') ?? '')
                : '';
          if (!FORMS.has(form)) continue;
          const types = parts.items.flatMap((item) => evaluation.typeValues(facts, item, row));
          return { types, isExact: form === 'TypeIs' };
        }
        return null;
      },
      bottom: null,
      equal: (a, b) =>
        a === b || (a !== null && b !== null && a.isExact === b.isExact && sameList(a.types, b.types)),
    });
  }

  of(definition: Definition): Narrowed | null {
    return this.predicates.ask(definition.path, definition.key);
  }
}

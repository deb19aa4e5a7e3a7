/**
 * Terms for what calls give whose callee or arguments are parameters, and for what classes below `self` have, and what
 * they stand for once it is known what is passed, and what `self` is. Queries know a term by a short name; the term itself is kept here.
 */
import { hash64 } from '../text/hash.ts';
import { union } from './containers.ts';
import {
  addUnique,
  type Definition,
  isOutside,
  type ResultValue,
  type TakenValue,
  type Value,
} from './entities.ts';
import { type Arguments, argumentsOf, type Evaluation } from './evaluation.ts';
import { atMostValues } from './limit-hits.ts';
import type { Overriding } from './overriding.ts';
import type { QueryKind } from './queries.ts';
import { valueAnswers } from './widening.ts';

/** A value that stands for others, until what it depends on is known. */
export type Term = ResultValue | TakenValue;

export class ResultTerms {
  private readonly evaluation: Evaluation;
  private readonly overriding: Overriding;
  private readonly terms = new Map<string, Term>();
  /** What a term stands for: (name of the term). */
  private readonly results: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, overriding: Overriding) {
    this.evaluation = evaluation;
    this.overriding = overriding;
    this.results = evaluation.program.kind<readonly Value[]>({
      name: 'result',
      arity: 1,
      compute: (name) => this.resultValues(this.terms.get(name)!),
      ...valueAnswers(evaluation.values),
    });
  }

  /** What a term stands for. */
  of(term: Term): readonly Value[] {
    return this.results.ask(this.nameTerm(term));
  }

  /** An attribute read as it is written: of `self` and `cls`, a term where classes below have another one. */
  attribute(base: Value, name: string, path: string): readonly Value[] {
    const taken = this.takenFrom(base, name);
    return taken ? [taken] : this.evaluation.attribute(base, name, path);
  }

  /** The same in an expression: a method is one of the class it is written in, a call of it is another matter. */
  attributeOfExpression(base: Value, name: string, path: string): readonly Value[] {
    const taken = this.takenFrom(base, name);
    const above = taken && ownClass(base);
    const entity = above && this.evaluation.program.member(above, name).found[0]?.entity;
    const isMethod = entity?.kind === 'definition' && !entity.definition.isClass;
    return taken && !isMethod ? [taken] : this.evaluation.attribute(base, name, path);
  }

  /** An attribute of what `self` turned out to be, by a query of its own: properties may read each other. */
  attributeOfSelf(of: TakenValue['of'], name: string): readonly Value[] {
    const taken = this.takenFrom(of, name);
    return taken ? [taken] : this.of(this.evaluation.values.taken(of, name));
  }

  private takenFrom(base: Value, name: string): TakenValue | null {
    const above = ownClass(base);
    return above !== null && this.overriding.of(above, name).length > 0
      ? this.evaluation.values.taken(base as TakenValue['of'], name)
      : null;
  }

  /** Terms that queries know by name only. */
  heldValues(): Iterable<Value> {
    return this.terms.values();
  }

  /** Forgets the terms that no query names any more. */
  forgetUnused(): void {
    const named = new Set([...this.results.all()].map((query) => query.a));
    for (const name of this.terms.keys()) if (!named.has(name)) this.terms.delete(name);
  }

  /** A name for a term that is short enough for the key of a query, and the same in every run. */
  private nameTerm(term: Term): string {
    const name = hash64(term.text);
    this.terms.set(name, term);
    return name;
  }

  /** What a call gives whose callee and arguments are values. */
  private resultValues(term: Term): readonly Value[] {
    if (term.kind === 'taken') return this.takenValues(term);
    const found: Value[] = [];
    const args: Arguments = { ...argumentsOf(...term.given), isOpen: term.isOpen };
    for (const callee of this.evaluation.expand([term.of]))
      for (const value of this.evaluation.expand(this.evaluation.called(callee, args)))
        addUnique(found, value);
    return atMostValues(found);
  }

  /** What an attribute of `self` is in the classes that it can be of. */
  private takenValues({ of, name }: TakenValue): readonly Value[] {
    const above = of.kind === 'instance' ? of.of : of.definition;
    const classes = of.isSelf ? this.overriding.of(above, name) : [];
    if (classes.length === 0) return this.evaluation.attribute(of, name, above.path);
    return union(
      classes.map((below) => {
        const own = below === above ? of : of.kind === 'instance' ? below.instance : below.value;
        return this.evaluation.attribute(own, name, above.path);
      }),
    );
  }
}

/** The class of the workspace that `self` or `cls` is of, or one below it; null for other values. */
function ownClass(value: Value): Definition | null {
  const of = value.kind === 'instance' ? value.of : value.kind === 'class' ? value.definition : null;
  const isSelf = (value.kind === 'instance' || value.kind === 'class') && value.isSelf;
  return of !== null && isSelf && !isOutside(of.path) ? of : null;
}

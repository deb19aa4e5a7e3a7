/**
 * Terms for what calls give whose callee or arguments are parameters, or the class that `cls` of a metaclass is, and
 * what they stand for once it is known what is passed. Queries know a term by a short name; the term itself is kept here.
 */
import { hash64 } from '../text/hash.ts';
import { addUnique, type ResultValue, type Value } from './entities.ts';
import { argumentsOf, type Evaluation, openArguments } from './evaluation.ts';
import { atMostValues } from './limit-hits.ts';
import type { QueryKind } from './queries.ts';
import { valueAnswers } from './widening.ts';

export class ResultTerms {
  private readonly evaluation: Evaluation;
  private readonly terms = new Map<string, ResultValue>();
  /** What a term stands for: (name of the term). */
  private readonly results: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    this.results = evaluation.program.kind<readonly Value[]>({
      name: 'result',
      arity: 1,
      compute: (name) => this.resultValues(this.terms.get(name)!),
      ...valueAnswers(evaluation.values),
    });
  }

  /** What a term stands for. */
  of(term: ResultValue): readonly Value[] {
    return this.results.ask(this.nameTerm(term));
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
  private nameTerm(term: ResultValue): string {
    const name = hash64(term.text);
    this.terms.set(name, term);
    return name;
  }

  /** What a call gives whose callee and arguments are values. */
  private resultValues(term: ResultValue): readonly Value[] {
    const found: Value[] = [];
    const args = term.isOpen ? openArguments(term.given) : argumentsOf(...term.given);
    for (const callee of this.evaluation.expand([term.of]))
      for (const value of this.evaluation.expand(this.evaluation.called(callee, args)))
        addUnique(found, value);
    return atMostValues(found);
  }
}

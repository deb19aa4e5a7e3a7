/**
 * What functions receive first because files name them for that: asked of each file that is listed under one of a function's
 * names, file by file. Which files are listed, and what they give, is the business of who makes one.
 */
import { addUnique, type Definition, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues, exceeds } from './limit-hits.ts';
import { MAX_FILES_FOLLOWED } from './limits.ts';
import type { QueryKind } from './queries.ts';
import { valueAnswers } from './widening.ts';

interface ReceiverRules {
  /** The name of the kind of query. */
  readonly kind: string;
  /** Under what files are listed that name a function so (`passed-functions.ts`). */
  readonly listedAs: (name: string) => string;
  /** What a file gives a function, by the name and the place of that. */
  readonly find: (facts: FileFacts, name: string, place: string) => readonly Value[];
}

export class NamedReceivers {
  private readonly evaluation: Evaluation;
  private readonly rules: ReceiverRules;
  /** What a file gives a function: (path of the file, a name of the function, path and def key of the function). */
  private readonly receivers: QueryKind<readonly Value[]>;

  constructor(evaluation: Evaluation, rules: ReceiverRules) {
    this.evaluation = evaluation;
    this.rules = rules;
    const { program } = evaluation;
    this.receivers = program.kind<readonly Value[]>({
      name: rules.kind,
      arity: 3,
      compute: (path, name, place) => {
        const facts = program.facts(path);
        return facts ? rules.find(facts, name, place) : NO_VALUES;
      },
      ...valueAnswers(evaluation.values),
    });
  }

  /** `names`: those by which code may say the function, or what gives it. */
  of(definition: Definition, names: readonly string[]): readonly Value[] {
    const found: Value[] = [];
    for (const name of names) {
      const paths = this.evaluation.program.passersOf(this.rules.listedAs(name));
      if (exceeds('filesFollowed', paths.length, MAX_FILES_FOLLOWED)) continue;
      for (const path of paths)
        for (const value of this.receivers.ask(path, name, definition.place)) addUnique(found, value);
    }
    return atMostValues(found);
  }
}

/** Kinds of queries whose answers are the values that something can be. */
import type { Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { QueryKind } from './queries.ts';
import { withFewObjects } from './values.ts';
import { valueAnswers } from './widening.ts';

/**
 * Declares such a kind. `read` gives the facts of the file in the key to a query, and records what it reads of them;
 * where there are none, the answer is that there are no values.
 */
export function valuesKind(
  evaluation: Evaluation,
  name: string,
  arity: 2 | 3,
  read: (path: string, b: string, c: string) => FileFacts | undefined,
  compute: (facts: FileFacts, b: string, c: string) => readonly Value[],
): QueryKind<readonly Value[]> {
  return evaluation.program.kind({
    name,
    arity,
    compute: (path, b, c) => {
      const facts = read(path, b, c);
      return facts ? withFewObjects(compute(facts, b, c)) : NO_VALUES;
    },
    ...valueAnswers(evaluation.values),
  });
}

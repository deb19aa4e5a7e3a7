/**
 * What can be wrong with an index that is well-formed protobuf: a closed list of classes, each counted and
 * shown with a few samples. An index with problems is still used where it is sound.
 */
import { MAX_PROBLEM_SAMPLES } from './limits.ts';

/** Classes of problems, with the sentence that explains each. */
export const PROBLEM_CLASSES = {
  empty_path: 'the document has no path',
  absolute_path: 'the document path is absolute',
  climbing_path: 'the document path climbs out of the project with ".."',
  backslash_path: 'the document path has backslashes; SCIP paths are POSIX paths',
  odd_path: 'the document path has empty or "." parts or control characters',
  duplicate_document: 'an earlier document has the same path; the earlier one counts',
  missing_document: 'the workspace has no such file',
  skipped_document: 'the file is in the workspace but not indexed',
  unknown_encoding: 'the position encoding is none that SCIP defines; the default of the tool is taken',
  malformed_range: 'a range has neither three nor four numbers, or negative ones',
  reversed_range: 'a range ends before it begins',
  outside_text: 'a range lies outside the text of the file',
  inside_character: 'a range begins or ends inside a character',
  bad_enclosing_range: 'an enclosing range is malformed, lies outside the text or does not enclose its range',
  no_symbol: 'an occurrence names no symbol and carries no diagnostic',
} as const;

export type ProblemClass = keyof typeof PROBLEM_CLASSES;

export interface Problem {
  readonly class: ProblemClass;
  readonly count: number;
  /** A few of the things concerned: paths, or `line:column` (1-based) with the symbol. */
  readonly samples: readonly string[];
}

/** Counts problems by class and keeps the first samples of each. */
export class ProblemList {
  private readonly byClass = new Map<ProblemClass, { count: number; samples: string[] }>();

  add(problem: ProblemClass, sample: () => string): void {
    let known = this.byClass.get(problem);
    if (known === undefined) this.byClass.set(problem, (known = { count: 0, samples: [] }));
    known.count++;
    if (known.samples.length < MAX_PROBLEM_SAMPLES) known.samples.push(sample());
  }

  /** In the order of `PROBLEM_CLASSES`. */
  list(): readonly Problem[] {
    return (Object.keys(PROBLEM_CLASSES) as ProblemClass[]).flatMap((name) => {
      const found = this.byClass.get(name);
      return found ? [{ class: name, ...found }] : [];
    });
  }
}

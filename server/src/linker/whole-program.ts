/**
 * The files of a workspace that is small enough to look for calls of a function in each of them, whatever they pass. In
 * larger ones a call is looked at where its name and arguments promise something (`passed-functions.ts`): what everybody
 * may tell everybody is one cycle of queries, and that grows faster than the workspace.
 */
import { exceeds } from './limit-hits.ts';
import { MAX_FILES_OF_WHOLE } from './limits.ts';
import { listKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import type { QueryKind } from './queries.ts';

/** Under what all files are listed among those that call something of a name; not a name. */
export const EVERY_FILE = '*';

export class WholeProgram {
  /** Paths of all files, sorted; none where there are too many. */
  private readonly all: QueryKind<readonly string[]>;

  constructor(program: Lookups) {
    this.all = listKind(program, 'whole_program', 1, (of) => {
      const paths = program.passersOf(of);
      return exceeds('wholeProgram', paths.length, MAX_FILES_OF_WHOLE) ? null : paths;
    });
  }

  /** Files of a small workspace beside one of them, sorted; none where it is large. */
  beside(path: string): readonly string[] {
    const all = this.all.ask(EVERY_FILE);
    return all.length > 0 ? all.filter((other) => other !== path) : all;
  }

  isSmall(): boolean {
    return this.all.ask(EVERY_FILE).length > 0;
  }
}

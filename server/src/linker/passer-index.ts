/**
 * Which files call something of a name with what may be a function, decorate with it, or inherit from it: where to
 * look for what reaches a function's parameters. Goes by names alone; what they stand for is found out by who asks.
 */
import type { FileFacts } from './file-facts.ts';
import { passedToNames } from './passed-functions.ts';

export class PasserIndex {
  private readonly paths = new Map<string, string[]>();

  constructor(files: Iterable<FileFacts> = []) {
    for (const facts of files) this.add(facts);
  }

  /** Takes in a file that it does not have. */
  add(facts: FileFacts): void {
    for (const name of new Set(passedToNames(facts))) {
      const paths = this.paths.get(name);
      if (paths) paths.push(facts.path);
      else this.paths.set(name, [facts.path]);
    }
  }

  /** Takes in another version of a file, null where there is none; gives the names whose files are others now. */
  replace(before: FileFacts | null, after: FileFacts | null): ReadonlySet<string> {
    const lost = new Set(before ? passedToNames(before) : []);
    const gained = new Set(after ? passedToNames(after) : []);
    for (const name of lost) {
      const others = (this.paths.get(name) ?? []).filter((path) => path !== before!.path);
      if (others.length > 0) this.paths.set(name, others);
      else this.paths.delete(name);
    }
    if (after) this.add(after);
    return new Set([...lost, ...gained].filter((name) => lost.has(name) !== gained.has(name)));
  }

  /** Paths, sorted. */
  of(name: string): readonly string[] {
    return this.paths.get(name)?.toSorted() ?? [];
  }
}

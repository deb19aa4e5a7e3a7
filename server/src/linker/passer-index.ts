/**
 * Which files call something of a name with what may be a function, decorate with it, or inherit from it: where to
 * look for what reaches a function's parameters. Goes by names alone; what they stand for is found out by who asks.
 */
import type { FileFacts } from './file-facts.ts';
import { passedToNames } from './passed-functions.ts';

/** Under what all files are listed among those that call something of a name; not a name. */
export const EVERY_FILE = '*';

export class PasserIndex {
  private readonly paths = new Map<string, string[]>();
  /** Names of the files that were replaced, so that those of an open document are found once for each key. */
  private readonly replaced = new Map<string, ReadonlySet<string>>();

  constructor(files: Iterable<FileFacts> = []) {
    for (const facts of files) this.add(facts);
  }

  /** Takes in a file that it does not have. */
  add(facts: FileFacts): void {
    for (const name of namesOf(facts)) this.insert(name, facts.path);
  }

  /** Takes in another version of a file, null where there is none; gives the names whose files are others now. */
  replace(before: FileFacts | null, after: FileFacts | null): ReadonlySet<string> {
    const path = (after ?? before)?.path ?? '';
    const lost = this.replaced.get(path) ?? (before ? namesOf(before) : NO_NAMES);
    const gained = after ? namesOf(after) : NO_NAMES;
    if (after) this.replaced.set(path, gained);
    else this.replaced.delete(path);
    const changed = new Set<string>();
    for (const name of lost) {
      if (gained.has(name)) continue;
      changed.add(name);
      const others = (this.paths.get(name) ?? []).filter((other) => other !== path);
      if (others.length > 0) this.paths.set(name, others);
      else this.paths.delete(name);
    }
    for (const name of gained) {
      if (lost.has(name)) continue;
      changed.add(name);
      this.insert(name, path);
    }
    return changed;
  }

  /** Whether there are such files. */
  has(name: string): boolean {
    return this.paths.has(name);
  }

  /** Paths, sorted. */
  of(name: string): readonly string[] {
    return this.paths.get(name)?.toSorted() ?? [];
  }

  private insert(name: string, path: string): void {
    const paths = this.paths.get(name);
    if (paths) paths.push(path);
    else this.paths.set(name, [path]);
  }
}

const NO_NAMES: ReadonlySet<string> = new Set();

const namesOf = (facts: FileFacts): ReadonlySet<string> => new Set([EVERY_FILE, ...passedToNames(facts)]);

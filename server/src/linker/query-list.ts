/** Queries, each once, in the order in which they were added. */
import type { Query } from './query.ts';

/** Queries up to which looking through all of them is quicker than having a set of them. */
const MAX_LISTED = 96;

export class QueryList {
  readonly all: readonly Query[];
  /** Null while they are few. */
  private known: Set<Query> | null = null;

  /** `all` has each once; it is the list's own where something is added to it. */
  constructor(all: readonly Query[] = []) {
    this.all = all;
  }

  has(query: Query): boolean {
    if (this.all.length <= MAX_LISTED) return this.all.includes(query);
    return (this.known ??= new Set(this.all)).has(query);
  }

  /** False where it was there. */
  add(query: Query): boolean {
    if (this.has(query)) return false;
    (this.all as Query[]).push(query);
    this.known?.add(query);
    return true;
  }
}

/**
 * What led to the parts of an answer, so that after an edit it can be told which of them would come out the same without
 * finding them again. Kept for every chunk of a workspace: integers instead of objects. Knows no computation.
 */
import type { Query } from './query.ts';

/**
 * What a part of a computation read, as an integer: a query, by its number; several reads, by where they are written; or a
 * place, a number that means something to whoever traces.
 */
export type Read = number;

/** Nothing was read. */
export const NO_READ: Read = -1;
const Kind = { query: 0, several: 1, place: 2 } as const;
const KIND_BITS = 2;
const KIND_MASK = 2 ** KIND_BITS - 1;

/** Queries up to which the number of one is looked for in a list: most parts ask few of few. */
const MAX_LISTED = 128;
/** How much larger a trace may grow than what is needed of it. */
const MAX_GROWTH = 2;

const readOf = (payload: number, kind: number): Read => (payload << KIND_BITS) | kind;

/** A place as a read; beyond half a billion of them some are the same one. */
export const placeRead = (place: number): Read => readOf(place, Kind.place);

/** Something found, and what that took; `NO_READ` also where nobody traces. */
export interface Traced<T> {
  readonly value: T;
  readonly read: Read;
}

/** What reads mean, where nobody writes them. */
export interface WrittenTrace {
  /** By number. */
  readonly queries: readonly Query[];
  /** Several reads each: how many, then which. */
  readonly lists: Int32Array;
  /** How long both were when all in them was needed. */
  readonly needed: number;
}

/** What a computation reads, written while it goes on, behind what was written when it was made before. */
export class Trace {
  private readonly before: WrittenTrace | null;
  private readonly queries: Query[];
  private numbers: Map<Query, number> | null = null;
  private readonly lists: number[] = [];
  /** Of the part that is being traced; null between parts. */
  private open: Read[] | null = null;

  constructor(before: WrittenTrace | null) {
    this.before = before;
    this.queries = before?.queries.slice() ?? [];
  }

  /** The part that is being traced depends on a query. */
  ask(query: Query): void {
    this.open?.push(this.query(query));
  }

  /** The part that is being traced depends on something that was read before, or on a place. */
  note(read: Read): void {
    if (read !== NO_READ) this.open?.push(read);
  }

  /** What `find` gives, with what it reads; also read by the part it is found for, where there is one. */
  traced<T>(find: () => T): Traced<T> {
    const outer = this.open;
    this.open = [];
    const value = find();
    const read = this.several(this.open);
    this.open = outer;
    this.note(read);
    return { value, read };
  }

  query(query: Query): Read {
    const { queries } = this;
    if (queries.length > MAX_LISTED && this.numbers === null)
      this.numbers = new Map(queries.map((known, i) => [known, i]));
    let number = this.numbers === null ? queries.indexOf(query) : (this.numbers.get(query) ?? -1);
    if (number < 0) {
      number = queries.push(query) - 1;
      this.numbers?.set(query, number);
    }
    return readOf(number, Kind.query);
  }

  several(reads: readonly Read[]): Read {
    const unique = uniqueOf(reads);
    if (unique.length < 2) return unique[0] ?? NO_READ;
    const at = this.lengthBefore + this.lists.length;
    this.lists.push(unique.length);
    for (const read of unique) this.lists.push(read);
    return readOf(at, Kind.several);
  }

  written(): WrittenTrace {
    const { before } = this;
    const queries = before?.queries.length === this.queries.length ? before.queries : this.queries.slice();
    const lists = new Int32Array(this.lengthBefore + this.lists.length);
    if (before) lists.set(before.lists);
    lists.set(this.lists, this.lengthBefore);
    return { queries, lists, needed: before?.needed ?? queries.length + lists.length };
  }

  private get lengthBefore(): number {
    return this.before?.lists.length ?? 0;
  }
}

/** Whether something that was read is the same now. */
const Known = { unasked: 0, same: 1, other: 2 } as const;

/** Tells of reads of a computation whether they would be the same now. */
export class PastReads {
  private readonly trace: WrittenTrace;
  private readonly isSame: (query: Query) => boolean;
  /** By number of the query, and by where several reads are written: see `Known`. */
  private readonly known: Uint8Array;
  private readonly knownLists: Uint8Array;

  /** `isSame`: whether a query answers what it did; asks it, as the computation would. */
  constructor(trace: WrittenTrace, isSame: (query: Query) => boolean) {
    this.trace = trace;
    this.isSame = isSame;
    this.known = new Uint8Array(trace.queries.length);
    this.knownLists = new Uint8Array(trace.lists.length);
  }

  /** `changed`: places that are not what they were. */
  hold(read: Read, changed: ReadonlySet<Read>): boolean {
    if (read === NO_READ) return true;
    const payload = read >> KIND_BITS;
    switch (read & KIND_MASK) {
      case Kind.query:
        if (this.known[payload] === Known.unasked)
          this.known[payload] = this.isSame(this.trace.queries[payload]!) ? Known.same : Known.other;
        return this.known[payload] === Known.same;
      case Kind.place:
        return !changed.has(read);
      default:
        if (this.knownLists[payload] === Known.unasked)
          this.knownLists[payload] = this.allHold(payload, changed) ? Known.same : Known.other;
        return this.knownLists[payload] === Known.same;
    }
  }

  private allHold(at: number, changed: ReadonlySet<Read>): boolean {
    const { lists } = this.trace;
    const end = at + lists[at]!;
    for (let i = at + 1; i <= end; i++) if (!this.hold(lists[i]!, changed)) return false;
    return true;
  }
}

/** Writes a trace once more, without what is needed no more. */
export class Rewriting {
  readonly to = new Trace(null);
  private readonly from: WrittenTrace;
  private readonly known = new Map<Read, Read>();

  constructor(from: WrittenTrace) {
    this.from = from;
  }

  static isDue({ queries, lists, needed }: WrittenTrace): boolean {
    return queries.length + lists.length > MAX_GROWTH * needed;
  }

  /** What a read is from now on. */
  read(read: Read): Read {
    const kind = read & KIND_MASK;
    if (read === NO_READ || kind === Kind.place) return read;
    let known = this.known.get(read);
    if (known !== undefined) return known;
    const payload = read >> KIND_BITS;
    const { queries, lists } = this.from;
    if (kind === Kind.query) known = this.to.query(queries[payload]!);
    else {
      const reads = lists.subarray(payload + 1, payload + 1 + lists[payload]!);
      known = this.to.several(Array.from(reads, (each) => this.read(each)));
    }
    this.known.set(read, known);
    return known;
  }
}

/** Reads up to which those that were made twice are looked for in a list. */
const MAX_COMPARED = 16;

function uniqueOf(reads: readonly Read[]): readonly Read[] {
  if (reads.length < 2) return reads;
  return reads.length > MAX_COMPARED
    ? [...new Set(reads)]
    : reads.filter((read, i) => reads.indexOf(read) === i);
}

/**
 * A question and its answer: what a query is, how its kind computes and compares answers, and where the queries of
 * a kind are kept. Knows neither how cycles are solved nor how edits travel.
 */
import { hash31 } from '../text/hash.ts';
import { MAX_ANSWERS, MAX_FREE_ANSWERS } from './limits.ts';

const NO_QUERIES: readonly Query[] = [];

/** Readers up to which they are a list: taking one out of it looks through all, and a set takes three times the memory. */
const MAX_LISTED_READERS = 512;
/** Readers up to which the list is made anew for each: one that grows by itself keeps room for sixteen more. */
const MAX_EXACT_READERS = 16;

/** One question: a kind and up to three texts. */
export class Query<T = unknown> {
  readonly kind: QueryKind<T>;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  value: T | undefined = undefined;
  /**
   * `new`: to be computed when it is asked for, because it never was or because what it read is another answer;
   * `doubted`: what a member of its cycle read is another answer, so that it has to be found out whether it still holds.
   */
  state: 'new' | 'doubted' | 'done' = 'new';
  /** Queries read to compute `value`, by members of a cycle in any round; empty until done. */
  dependencies: readonly Query[] = NO_QUERIES;
  /** Queries whose value read this one: half of all have a single reader, and a set for each was a sixth of a heap. */
  private readBy: Query | Query[] | Set<Query> | null = null;
  /** Greater than that of every query it read, members of its cycle excepted; see `QueryEngine`. */
  height = 0;
  /** The cycle it is a member of, shared by the members; null for most. */
  cycle: SettledCycle | null = null;
  /** What computes it, while it is being computed; what that is, only the solver knows. */
  job: object | null = null;
  /** What the update that is under way has done to it, null where that has not touched it; what that is, only the engine knows. */
  passage: object | null = null;
  /** The frame that asked for it last, so that asking again in it notes nothing. */
  askedBy = 0;
  private keyDigest = 0;

  constructor(kind: QueryKind<T>, a: string, b: string, c: string) {
    this.kind = kind;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  /** Stable name across edits and runs, e.g. `own|django/http/request.py|HttpRequest|get_host`; made when asked for. */
  get key(): string {
    const { kind, a, b, c } = this;
    if (kind.arity === 1) return `${kind.name}|${a}`;
    return kind.arity === 2 ? `${kind.name}|${a}|${b}` : `${kind.name}|${a}|${b}|${c}`;
  }

  /** Stands for the key where it is recorded that it was looked up; see `ChunkLinks.lookups`. */
  get digest(): number {
    if (this.keyDigest === 0) this.keyDigest = hash31(this.key);
    return this.keyDigest;
  }

  /** Queries whose value read this one, in the order in which they came. Not to be held on to: it may change. */
  get readers(): Iterable<Query> {
    const { readBy } = this;
    if (readBy === null) return NO_QUERIES;
    return readBy instanceof Query ? [readBy] : readBy;
  }

  /** Notes a reader that is not noted yet. */
  addReader(reader: Query): void {
    const { readBy } = this;
    if (readBy === null) this.readBy = reader;
    else if (readBy instanceof Query) this.readBy = [readBy, reader];
    else if (readBy instanceof Set) readBy.add(reader);
    else if (readBy.length < MAX_EXACT_READERS) this.readBy = [...readBy, reader];
    else if (readBy.length < MAX_LISTED_READERS) readBy.push(reader);
    else this.readBy = new Set(readBy).add(reader);
  }

  /** Forgets a reader; one that is not noted is ignored. */
  dropReader(reader: Query): void {
    const { readBy } = this;
    if (readBy instanceof Query) {
      if (readBy === reader) this.readBy = null;
    } else if (readBy instanceof Set) readBy.delete(reader);
    else if (readBy !== null) {
      const at = readBy.indexOf(reader);
      if (at >= 0) readBy.splice(at, 1);
    }
  }
}

/** The order of keys, without making them. */
export function compareQueries(a: Query, b: Query): number {
  if (a.kind !== b.kind) return a.kind.name < b.kind.name ? -1 : 1;
  if (a.a !== b.a) return a.a < b.a ? -1 : 1;
  if (a.b !== b.b) return a.b < b.b ? -1 : 1;
  if (a.c !== b.c) return a.c < b.c ? -1 : 1;
  return 0;
}

/**
 * What a member of a cycle answers when `found` was computed and it had answered `last`, after `count` answers: the
 * same object where it is the same answer. Every member comes to rest, and since that depends on its own answers alone,
 * not on rounds or on the others, it does so in the same place whichever of them are computed again after an edit.
 */
export function nextAnswer(query: Query, last: unknown, found: unknown, count: number): unknown {
  const { equal, join } = query.kind.rules;
  if (equal(found, last) || count >= MAX_ANSWERS) return last;
  if (count < MAX_FREE_ANSWERS || !join) return found;
  const joined = join(last, found);
  return equal(joined, last) ? last : joined;
}

/** Queries whose answers were found together, each depending on all. */
export class SettledCycle {
  readonly members: readonly Query[];
  /** Members that have read what is another answer now. */
  doubted = new Set<Query>();

  constructor(members: readonly Query[]) {
    this.members = members;
  }
}

/** How the queries of one kind are computed and compared. */
export interface QueryRules<T> {
  readonly name: string;
  /** How many texts name a query of the kind. */
  readonly arity: 1 | 2 | 3;
  readonly compute: (a: string, b: string, c: string) => T;
  /** The value a member of a cycle has before it is computed for the first time. */
  readonly bottom: T;
  /** Whether two values are the same answer. */
  readonly equal: (a: T, b: T) => boolean;
  /** Both answers in one, for members of cycles that go back and forth; without it they do until a bound. */
  readonly join?: (last: T, found: T) => T;
  /** No query reads one of this kind: its answers are wanted for themselves, and kept until they are released. */
  readonly isSink?: true;
}

/** What a kind needs of the engine. */
export interface QueryHost {
  readonly kinds: QueryKind<unknown>[];
  /** False where answers are for once: then queries are forgotten by file, and not dropped one by one. */
  readonly isUpdatable: boolean;
  ask<T>(query: Query<T>): T;
  /** See `QueryKind.askAgain`. */
  noteSettled(queries: readonly Query[]): void;
}

/** What queries are about: the first two of the texts that name them, and a small number that stands for both. */
export interface Subject {
  readonly path: string;
  readonly key: string;
  readonly number: number;
}

/** All queries of one kind. */
export class QueryKind<T> {
  readonly name: string;
  readonly arity: 1 | 2 | 3;
  readonly rules: QueryRules<T>;
  private readonly host: QueryHost;
  // One nesting level of maps per text: kinds of few texts have many queries.
  private readonly ofOne = new Map<string, Query<T>>();
  private readonly ofTwo = new Map<string, Map<string, Query<T>>>();
  private readonly ofThree = new Map<string, Map<string, Map<string, Query<T>>>>();
  // Where the last query was found: of two that follow each other most are about one file, half about one thing of it.
  private lastA: string | null = null;
  private lastB: string | null = null;
  private ofLastA: Map<string, Map<string, Query<T>>> | null = null;
  private ofLast: Map<string, Query<T>> | null = null;
  /** By the number of their subject: the queries of a kind of two texts, the last level of maps of a kind of three. */
  private readonly ofSubject: (Query<T> | undefined)[] = [];
  private readonly levelOfSubject: (Map<string, Query<T>> | undefined)[] = [];

  constructor(host: QueryHost, rules: QueryRules<T>) {
    this.host = host;
    this.rules = rules;
    this.name = rules.name;
    this.arity = rules.arity;
    // Queries are put in order, and recorded, by the names of their kinds.
    if (host.kinds.some(({ name }) => name === rules.name))
      throw new Error(`two kinds of queries are called ${rules.name}`);
    host.kinds.push(this as QueryKind<unknown>);
  }

  /** The answer, computed at most once per revision outside cycles; the reader's frame records the question. */
  ask(a: string, b = '', c = ''): T {
    return this.host.ask(this.query(a, b, c));
  }

  /**
   * As `ask`, about something that has a number: half of all questions, and to find a query by its texts is most of what
   * an answer that is known costs. Not for kinds of one text.
   */
  askAbout(subject: Subject, c = ''): T {
    return this.answer(this.queryAbout(subject, c));
  }

  /** As `ask`, of a query of the kind. */
  answer(query: Query<T>): T {
    return this.host.ask(query);
  }

  /** As `query`, about something that has a number. Not for kinds of one text. */
  queryAbout(subject: Subject, c = ''): Query<T> {
    const { path, key, number } = subject;
    // Where queries are dropped, they would have to be dropped here, too.
    if (this.host.isUpdatable) return this.query(path, key, c);
    const { ofSubject, levelOfSubject } = this;
    if (this.arity === 2) {
      while (ofSubject.length <= number) ofSubject.push(undefined);
      return (ofSubject[number] ??= this.query(path, key));
    }
    while (levelOfSubject.length <= number) levelOfSubject.push(undefined);
    const level = (levelOfSubject[number] ??= levelOf(levelOf(this.ofThree, path), key));
    return this.queryIn(level, c, path, key, c);
  }

  /** Whether answers are for once, so that one that is settled is the answer for good. */
  get isForOnce(): boolean {
    return !this.host.isUpdatable;
  }

  /** As asking for each of them, of queries whose answers are settled for good. */
  askAgain(queries: readonly Query<T>[]): void {
    this.host.noteSettled(queries as readonly Query[]);
  }

  /** Every query of the kind that was asked for and not dropped since. */
  *all(): Generator<Query<T>> {
    yield* this.ofOne.values();
    for (const second of this.ofTwo.values()) yield* second.values();
    for (const second of this.ofThree.values()) for (const third of second.values()) yield* third.values();
  }

  /** Forgets all queries about `a`; only where no update will ask for them again. */
  forget(a: string): void {
    this.lastA = null;
    this.ofOne.delete(a);
    this.ofTwo.delete(a);
    this.ofThree.delete(a);
  }

  /** Forgets one query that nobody reads. */
  drop(query: Query): void {
    const { a, b, c } = query;
    this.lastA = null;
    if (this.arity === 1) {
      dropFrom(this.ofOne, a, query);
      return;
    }
    if (this.arity === 2) {
      const level = this.ofTwo.get(a);
      if (level && dropFrom(level, b, query)) this.ofTwo.delete(a);
      return;
    }
    const level = this.ofThree.get(a);
    const inner = level?.get(b);
    if (!level || !inner || !dropFrom(inner, c, query)) return;
    level.delete(b);
    if (level.size === 0) this.ofThree.delete(a);
  }

  query(a: string, b = '', c = ''): Query<T> {
    if (this.arity === 1) return this.queryIn(this.ofOne, a, a, b, c);
    const isOfLastA = a === this.lastA;
    this.lastA = a;
    if (this.arity === 2) {
      if (!isOfLastA) this.ofLast = levelOf(this.ofTwo, a);
      return this.queryIn(this.ofLast!, b, a, b, c);
    }
    if (!isOfLastA) this.ofLastA = levelOf(this.ofThree, a);
    if (!isOfLastA || b !== this.lastB) this.ofLast = levelOf(this.ofLastA!, b);
    this.lastB = b;
    return this.queryIn(this.ofLast!, c, a, b, c);
  }

  private queryIn(level: Map<string, Query<T>>, last: string, a: string, b: string, c: string): Query<T> {
    let query = level.get(last);
    if (!query) level.set(last, (query = new Query(this, a, b, c)));
    return query;
  }
}

function levelOf<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let level = map.get(key);
  if (!level) map.set(key, (level = new Map()));
  return level;
}

/** Whether the map is empty then. A query that has come in its place stays. */
function dropFrom<T>(level: Map<string, Query<T>>, key: string, query: Query): boolean {
  if ((level.get(key) as unknown) === query) level.delete(key);
  return level.size === 0;
}

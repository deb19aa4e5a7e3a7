/**
 * Links as the linked workspace keeps them: integers that stay the same while the rest of the file moves, because rows
 * are named by their position in the chunk. A link is made an object of when somebody looks at it. Knows no queries.
 */
import { equalNumbers } from '../text/equal-numbers.ts';
import { partitionPoint } from '../text/partition-point.ts';
import type { FileFacts } from './file-facts.ts';
import {
  LEADS_TO_SYMBOL,
  type Link,
  METHOD_CODES,
  METHOD_NAMES,
  RELATION_CODES,
  RELATION_NAMES,
  RELATIONS,
  type Relation,
} from './links.ts';

/** Links of one chunk: `WIDTH` integers each; texts and confidences are numbered in the pool. */
export type StableLinks = Int32Array;

/** What the integers of a link are; as in `Link` but for the position of the left row among those of the chunk. */
const Field = { relation: 0, method: 1, confidence: 2, roles: 3, position: 4, text: 5, aux: 6 } as const;
const WIDTH = 7;
/** A link stands where the last one did, seen from there, or one was added or taken away in between. */
const LIKELY_STEPS = [0, WIDTH, -WIDTH] as const;
export const NO_LINKS: StableLinks = new Int32Array(0);
/** Which table the left row is of, by the code of a relation. */
const LEFT_TABLES = RELATION_NAMES.map((name) => RELATIONS[name].left);

/** Texts and confidences by number, for the life of the program: the distinct ones of a workspace are few. */
export class LinkPool {
  readonly texts: string[] = [];
  readonly confidences: number[] = [];
  private readonly ids = new Map<string, number>();
  /** Numbers of texts that were forgotten. */
  private readonly free: number[] = [];
  /** Integers of the links that are being written. */
  scratch: StableLinks = new Int32Array(64 * WIDTH);

  /** To write the links of a chunk; only one at a time. `before`: links that the chunk had, most of which it has again. */
  writer(facts: FileFacts, chunk: number, before: StableLinks): LinkWriter {
    return new LinkWriter(this, facts, chunk, before);
  }

  /** Of chunks of a file, in the order given; `facts` must be of the version of them that the links were made for. */
  decode(facts: FileFacts, chunks: readonly StableChunk[]): LinkList {
    return new LinkList(this.texts, this.confidences, facts, chunks);
  }

  /** Forgets the texts that none of these links have. */
  retain(kept: Iterable<StableLinks>): void {
    const used = new Set<number>();
    for (const links of kept) for (let at = Field.text; at < links.length; at += WIDTH) used.add(links[at]!);
    for (const [text, id] of this.ids) {
      if (used.has(id)) continue;
      this.ids.delete(text);
      this.texts[id] = '';
      this.free.push(id);
    }
  }

  number(text: string): number {
    let id = this.ids.get(text);
    if (id !== undefined) return id;
    id = this.free.pop() ?? this.texts.length;
    this.texts[id] = text;
    this.ids.set(text, id);
    return id;
  }

  confidence(confidence: number): number {
    const id = this.confidences.indexOf(confidence);
    return id < 0 ? this.confidences.push(confidence) - 1 : id;
  }
}

/**
 * Names what links state of a row of a chunk by a number that stays the same while the rest of the file moves: a relation,
 * by its code, and the position of the row among those of the chunk.
 */
const placeOf = (relation: number, position: number): number => relation * MAX_POSITIONS + position;
/** Rows of one table that a chunk may have: each is some characters of a text, which is far shorter. */
const MAX_POSITIONS = 2 ** 22;

/** Writes the links of a chunk: new ones, and such as it had before, which are kept as they were. */
export class LinkWriter {
  private readonly pool: LinkPool;
  private readonly before: StableLinks;
  private readonly list: LinkList;
  private readonly rowsOf: (relation: number) => Int32Array;
  private length = 0;
  /** How far links stand behind where they stood. */
  private shift = 0;
  /** Which links the chunk had, by place; made when somebody asks. */
  private placed: Map<number, number[]> | null = null;
  private readonly kept: [from: number, to: number][] = [];

  constructor(pool: LinkPool, facts: FileFacts, chunk: number, before: StableLinks) {
    this.pool = pool;
    this.before = before;
    this.list = pool.decode(facts, [{ chunk, stable: before }]);
    this.rowsOf = leftRows(facts, chunk);
  }

  /** How many there are so far. */
  get count(): number {
    return this.length / WIDTH;
  }

  /** See `placeOf`; null for a row of another chunk. */
  place(relation: Relation, left: number): number | null {
    const code = RELATION_CODES.get(relation)!;
    const position = positionOf(this.rowsOf(code), left);
    return position < 0 ? null : placeOf(code, position);
  }

  put(links: readonly Link[], from: number): void {
    const stable = this.room((links.length - from) * WIDTH);
    let at = this.length;
    for (let i = from; i < links.length; i++) {
      const { relation, left, target, method, confidence, roles, aux } = links[i]!;
      const code = RELATION_CODES.get(relation)!;
      stable[at + Field.relation] = code;
      stable[at + Field.method] = METHOD_CODES.get(method)!;
      stable[at + Field.confidence] = this.pool.confidence(confidence);
      stable[at + Field.roles] = roles;
      const position = positionOf(this.rowsOf(code), left);
      if (position < 0) throw new Error(`row ${left} is not of the chunk that was linked`);
      stable[at + Field.position] = position;
      stable[at + Field.text] = this.likelyNumber(target, at) ?? this.pool.number(target);
      stable[at + Field.aux] = aux;
      at += WIDTH;
    }
    this.length = at;
  }

  /** Takes some of the links that the chunk had. */
  keep(from: number, to: number): void {
    if (from === to) return;
    const links = this.before.subarray(from * WIDTH, to * WIDTH);
    this.room(links.length).set(links, this.length);
    this.length += links.length;
    this.shift = to * WIDTH - this.length;
    const last = this.kept.at(-1);
    if (last?.[1] === from) last[1] = to;
    else this.kept.push([from, to]);
  }

  /** Adds what links state something of, if those from one on are others than some that the chunk had. */
  collectChanged(since: number, from: number, to: number, changed: (place: number) => void): void {
    const now = this.pool.scratch.subarray(since * WIDTH, this.length);
    const before = this.before.subarray(from * WIDTH, to * WIDTH);
    if (equalNumbers(now, before)) return;
    for (const links of [now, before])
      for (let at = 0; at < links.length; at += WIDTH)
        changed(placeOf(links[at + Field.relation]!, links[at + Field.position]!));
  }

  /** Those of the links kept so far that state something of a place. */
  keptOf(place: number): Link[] {
    if (this.kept.length === 0) return [];
    this.placed ??= this.linksByPlace();
    const found = this.placed.get(place) ?? [];
    return found.filter((i) => this.isKept(i)).map((i) => this.list.at(i));
  }

  done(): StableLinks {
    return this.pool.scratch.slice(0, this.length);
  }

  private linksByPlace(): Map<number, number[]> {
    const { before } = this;
    const links = Array.from({ length: before.length / WIDTH }, (_, i) => i);
    return Map.groupBy(links, (i) =>
      placeOf(before[i * WIDTH + Field.relation]!, before[i * WIDTH + Field.position]!),
    );
  }

  private isKept(link: number): boolean {
    const { kept } = this;
    const range = kept[partitionPoint(kept.length, (i) => kept[i]![1] <= link)];
    return range !== undefined && range[0] <= link;
  }

  private room(length: number): StableLinks {
    const { pool } = this;
    if (this.length + length > pool.scratch.length) {
      const larger = new Int32Array(2 * (this.length + length));
      larger.set(pool.scratch);
      pool.scratch = larger;
    }
    return pool.scratch;
  }

  /** The number of a text by where it was: to find one among all texts takes longer than all else about a link. */
  private likelyNumber(text: string, at: number): number | undefined {
    for (const step of LIKELY_STEPS) {
      const number = this.before[at + this.shift + step + Field.text];
      if (number === undefined || this.pool.texts[number] !== text) continue;
      this.shift += step;
      return number;
    }
    return undefined;
  }
}

export interface StableChunk {
  readonly chunk: number;
  readonly stable: StableLinks;
}

/** Which links are wanted, by their targets; remembers what it was asked last: links of an update have few different targets. */
export class TargetTest {
  private readonly isWanted: (target: string, isSymbol: boolean) => boolean;
  /** Texts by number, doubled, with whether they are symbols and wanted; of one pool, and while that forgets nothing. */
  private readonly asked = new Int32Array(MAX_REMEMBERED).fill(-1);
  private readonly answers = new Uint8Array(MAX_REMEMBERED);

  constructor(isWanted: (target: string, isSymbol: boolean) => boolean) {
    this.isWanted = isWanted;
  }

  /** `text`: the number of the target. */
  accepts(text: number, target: string, isSymbol: boolean): boolean {
    const key = 2 * text + (isSymbol ? 1 : 0);
    const slot = key % MAX_REMEMBERED;
    if (this.asked[slot] !== key) {
      this.asked[slot] = key;
      this.answers[slot] = this.isWanted(target, isSymbol) ? 1 : 0;
    }
    return this.answers[slot] === 1;
  }
}

const MAX_REMEMBERED = 1024;

/** Takes a link: codes are indexes into `RELATION_NAMES` and `METHOD_NAMES`; `position` is that of `left` in its chunk. */
export type LinkVisitor = (
  relation: number,
  method: number,
  confidence: number,
  roles: number,
  position: number,
  left: number,
  target: string,
  aux: number,
) => void;

/** Links of chunks of one file, to be read while the pool forgets nothing. */
export class LinkList implements Iterable<Link> {
  private readonly texts: readonly string[];
  private readonly confidences: readonly number[];
  private readonly facts: FileFacts;
  private readonly chunks: readonly StableChunk[];

  constructor(
    texts: readonly string[],
    confidences: readonly number[],
    facts: FileFacts,
    chunks: readonly StableChunk[],
  ) {
    this.texts = texts;
    this.confidences = confidences;
    this.facts = facts;
    this.chunks = chunks;
  }

  [Symbol.iterator](): Iterator<Link> {
    return this.select(() => true)[Symbol.iterator]();
  }

  /** One of the links of the only chunk. */
  at(index: number): Link {
    const { chunk, stable } = this.chunks[0]!;
    return this.link(stable, index * WIDTH, leftRows(this.facts, chunk));
  }

  get first(): Link | undefined {
    const found = this.chunks.find(({ stable }) => stable.length > 0);
    return found && this.link(found.stable, 0, leftRows(this.facts, found.chunk));
  }

  get length(): number {
    return this.chunks.reduce((sum, { stable }) => sum + stable.length / WIDTH, 0);
  }

  visit(put: LinkVisitor): void {
    for (const { chunk, stable } of this.chunks) {
      const rowsOf = leftRows(this.facts, chunk);
      for (let at = 0; at < stable.length; at += WIDTH) {
        const relation = stable[at + Field.relation]!;
        const position = stable[at + Field.position]!;
        put(
          relation,
          stable[at + Field.method]!,
          this.confidences[stable[at + Field.confidence]!]!,
          stable[at + Field.roles]!,
          position,
          rowsOf(relation)[position]!,
          this.texts[stable[at + Field.text]!]!,
          stable[at + Field.aux]!,
        );
      }
    }
  }

  /** Those of one relation. */
  of(relation: Relation): Link[] {
    const code = RELATION_CODES.get(relation)!;
    return this.select((stable, at) => stable[at + Field.relation] === code);
  }

  /** Those that lead to wanted targets. */
  to(test: TargetTest): Link[] {
    return this.select((stable, at) => {
      const text = stable[at + Field.text]!;
      return test.accepts(text, this.texts[text]!, LEADS_TO_SYMBOL[stable[at + Field.relation]!]!);
    });
  }

  /** The first link that another list of links of the same chunks does not have. */
  firstNotIn(other: LinkList): Link | undefined {
    for (const [i, { chunk, stable }] of this.chunks.entries()) {
      const at = firstOnlyIn(stable, other.chunks[i]!.stable);
      if (at >= 0) return this.link(stable, at, leftRows(this.facts, chunk));
    }
    return undefined;
  }

  private select(isWanted: (stable: StableLinks, at: number) => boolean): Link[] {
    const links: Link[] = [];
    for (const { chunk, stable } of this.chunks) {
      const rowsOf = leftRows(this.facts, chunk);
      for (let at = 0; at < stable.length; at += WIDTH)
        if (isWanted(stable, at)) links.push(this.link(stable, at, rowsOf));
    }
    return links;
  }

  private link(stable: StableLinks, at: number, rowsOf: (relation: number) => Int32Array): Link {
    const relation = stable[at + Field.relation]!;
    return {
      relation: RELATION_NAMES[relation]!,
      left: rowsOf(relation)[stable[at + Field.position]!]!,
      target: this.texts[stable[at + Field.text]!]!,
      method: METHOD_NAMES[stable[at + Field.method]!]!,
      confidence: this.confidences[stable[at + Field.confidence]!]!,
      roles: stable[at + Field.roles]!,
      aux: stable[at + Field.aux]!,
    };
  }
}

/** Where the first of the links stands that the others are without; -1 where there is none. */
function firstOnlyIn(links: StableLinks, others: StableLinks): number {
  // Most links stand where they stood, seen from the beginning or from the end.
  const most = Math.min(links.length, others.length);
  let first = 0;
  while (first < most && links[first] === others[first]) first++;
  first -= first % WIDTH;
  let last = 0;
  while (last < most - first && links.at(-1 - last) === others.at(-1 - last)) last++;
  last -= last % WIDTH;
  const key = (of: StableLinks, at: number): string => of.subarray(at, at + WIDTH).join();
  const known = new Set<string>();
  for (let at = first; at < others.length - last; at += WIDTH) known.add(key(others, at));
  for (let at = first; at < links.length - last; at += WIDTH) if (!known.has(key(links, at))) return at;
  return -1;
}

/** The rows of a chunk that links of a relation, given by its code, may be about. */
function leftRows(facts: FileFacts, chunk: number): (relation: number) => Int32Array {
  const known: Partial<Record<string, Int32Array>> = {};
  return (relation) => {
    const table = LEFT_TABLES[relation]!;
    return (known[table] ??= facts.rowsOfChunk(table, chunk));
  };
}

/** Index of a row in an ascending list; -1 where it is not in it. */
function positionOf(rows: Int32Array, row: number): number {
  const position = partitionPoint(rows.length, (i) => rows[i]! < row);
  return rows[position] === row ? position : -1;
}

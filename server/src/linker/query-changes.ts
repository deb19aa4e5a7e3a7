/**
 * What an edit does to answers: who has to be computed again because something that was read is another answer, and how
 * the order of heights is kept while queries come to read others. How they are computed is the solver's; which of them when,
 * the engine's.
 */
import { Attached } from '../text/attached.ts';
import { MIN_RECOLLECTED } from './limits.ts';
import type { Query, QueryKind, SettledCycle } from './query.ts';
import { cycleThrough } from './query-cycles.ts';
import { type CycleHistory, Past } from './query-history.ts';
import { QueryList } from './query-list.ts';
import { Recollections } from './query-recollection.ts';
import { QuerySolver } from './query-solver.ts';
import { type Passage, passageOf, type Travel } from './query-travel.ts';

export abstract class QueryChanges extends QuerySolver {
  readonly kinds: QueryKind<unknown>[] = [];
  /** Null between updates. */
  protected travel: Travel | null = null;
  /** Counts answers that were taken back. */
  protected tick = 0;
  /** How the members of cycles came to their answers. */
  protected readonly histories = new Attached<SettledCycle, CycleHistory>();
  protected readonly recollections = new Recollections();
  /** Members from which on a cycle is recollected. */
  protected minRecollected = MIN_RECOLLECTED;

  /** Those in the same cycle have taken the new answers into account. */
  protected takeBackReaders(changed: readonly Query[]): void {
    for (const query of changed) {
      const { readers, cycle } = query;
      const spares = this.travel?.spared.get(query);
      for (const reader of readers) {
        if (cycle !== null && reader.cycle === cycle) continue;
        // How members of a cycle came to their answers names what they read.
        if (spares === undefined || reader.cycle !== null || !spares(reader)) this.takeBack(reader);
      }
    }
  }

  /** Its answer, and those of its cycle, may no longer hold: that is found out when they are asked for, or in turn. */
  protected takeBack(query: Query): void {
    const { cycle } = query;
    if (this.travel === null || query.state === 'new') return;
    if (cycle === null) {
      this.startAgain(query);
      return;
    }
    cycle.doubted.add(query);
    if (query.state === 'doubted') return;
    for (const member of cycle.members) member.state = 'doubted';
    this.travel.queue.put(query);
  }

  /** Its answer, and those of its cycle, are computed when they are asked for, or in turn. */
  protected startAgain(query: Query): void {
    const { travel } = this;
    if (travel === null) return;
    const { cycle } = query;
    const history = cycle && this.histories.get(cycle);
    if (history) travel.apart.clear();
    const leftAt = history && this.isRecollected(cycle) ? 0 : this.clock;
    for (const member of membersOf(query)) {
      if (member.state === 'new') continue;
      const passage = this.markLeft(member, travel);
      passage.cycle ??= cycle;
      if (history) passage.past = new Past(history.of(member)!.steps, leftAt);
      member.state = 'new';
      member.cycle = null;
      travel.queue.put(member);
    }
  }

  /** Notes that an answer is about to be another one, perhaps. */
  protected markLeft(query: Query, travel: Travel): Passage {
    const passage = travel.touch(query, true);
    passage.isLeft = true;
    passage.latest = query.value;
    passage.takenBackAt = ++this.tick;
    return passage;
  }

  protected isRecollected({ members }: SettledCycle): boolean {
    return members.length >= this.minRecollected;
  }

  /** An answer equal to the one before keeps its object, so that identity goes on meaning equality. */
  protected isAnotherAnswer(query: Query, travel: Travel): boolean {
    const passage = travel.touch(query, false);
    travel.noteRecomputed(passage);
    if (!passage.isLeft) return false;
    const { latest } = passage;
    passage.isLeft = false;
    passage.latest = undefined;
    if (latest === query.value) return false;
    if (!query.kind.rules.equal(latest, query.value)) return true;
    query.value = latest;
    return false;
  }

  protected setDependencies(query: Query, reads: readonly Query[]): void {
    const { travel } = this;
    const before = query.dependencies;
    // Most computations read what the one before did.
    if (before === reads) return;
    noteReads(query);
    query.dependencies = reads;
    if (before.length === 0) {
      for (const read of reads) read.addReader(query);
      return;
    }
    const was = new QueryList(before);
    const now = new QueryList(reads);
    for (const read of before) {
      if (now.has(read)) continue;
      read.dropReader(query);
      travel?.left.add(read);
    }
    for (const read of reads) if (!was.has(read)) read.addReader(query);
  }

  /**
   * Puts answers above the queries they read, of which some `members` (a query alone, or those of a cycle) have `grown`
   * from the heights they had. Where a member reads one of them, a larger cycle has closed.
   */
  protected raiseReaders(members: readonly Query[], grown: ReadonlyMap<Query, number>): void {
    const [first] = members;
    const cycle = first!.cycle;
    const isMember = (query: Query): boolean => query === first || (cycle !== null && query.cycle === cycle);
    const isLow = (query: Query, reader: Query): boolean =>
      reader.height <= query.height && reader.state !== 'new' && !isMember(reader);
    let lowest = Number.POSITIVE_INFINITY;
    let isAnyLow = false;
    for (const [query, height] of grown) {
      lowest = Math.min(lowest, height);
      if (!isAnyLow) for (const reader of query.readers) isAnyLow ||= isLow(query, reader);
    }
    if (!isAnyLow) return;
    const closed = cycleThrough(members, isMember, lowest);
    if (closed !== null) {
      // They find out together how high they are; until then, whoever reads them is above what they were.
      for (const [query, height] of grown) query.height = height;
      for (const member of closed) this.startAgain(member);
      return;
    }
    const raised = new Set(grown.keys());
    for (const query of raised) {
      for (const reader of query.readers) {
        if (!isLow(query, reader) || (reader.cycle !== null && reader.cycle === query.cycle)) continue;
        for (const member of membersOf(reader)) {
          member.height = query.height + 1;
          // Put at the end, so that its readers are looked at (again).
          raised.delete(member);
          raised.add(member);
        }
      }
    }
  }

  /** The last resort against changes that chase each other: everything starts again. */
  protected takeBackEverything(): void {
    this.limitHits.updates++;
    this.travel!.checked = 0;
    for (const kind of this.kinds) for (const query of kind.all()) this.startAgain(query);
  }

  /** Forgets those of the queries that nobody reads, and then what only they read. */
  protected dropUnread(left: Set<Query>): void {
    for (const query of left) {
      const members = membersOf(query);
      if (this.areUnread(members)) for (const member of members) this.drop(member, left);
    }
  }

  /** Whether no query reads them, but perhaps those of their own cycle, and no recollection either. */
  protected areUnread(members: readonly Query[]): boolean {
    return members.every(isUnread) && !this.recollections.areWanted(members);
  }

  protected drop(query: Query, left: Set<Query>): void {
    query.kind.drop(query);
    noteReads(query);
    for (const read of query.dependencies) {
      read.dropReader(query);
      left.add(read);
    }
    query.dependencies = [];
  }
}

/** It is about to read something else than before the update. */
function noteReads(query: Query): void {
  const passage = passageOf(query);
  if (passage !== null) passage.readBefore ??= query.dependencies;
}

/** See `Passage`. */
export const takenBackAt = (query: Query): number => passageOf(query)?.takenBackAt ?? 0;

/** The query alone, or with those of its cycle. */
export const membersOf = (query: Query): readonly Query[] => query.cycle?.members ?? [query];

/** Whether no query reads it, but perhaps those of its own cycle. */
function isUnread(query: Query): boolean {
  if (query.kind.rules.isSink) return false;
  for (const reader of query.readers) if (query.cycle === null || reader.cycle !== query.cycle) return false;
  return true;
}

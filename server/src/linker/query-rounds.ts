/**
 * When the members of a cycle had their turns, and when one would have had its turn that had none. A group computes its
 * members round by round: in the order of their keys those who read an answer that is another one since (see
 * `QueryCycle`). So the turn of a member that is told something has its place among the turns that there were, with a
 * time between those of its neighbours. Knows no answers.
 */
import { compareQueries, type Query } from './query.ts';

/** One computation of a member; see `Step` for the times. */
export interface Turn {
  readonly query: Query;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** One pass of a group through the members that were to be computed. */
export interface Round {
  readonly startedAt: number;
  /** It began because groups were joined, in the middle of the round before: who had no turn in that has it in this one. */
  readonly isMerged: boolean;
  /** In the order of time; for each round that of the keys. */
  turns: Turn[];
}

/** Members that saw each other's answers; groups are joined when they wait for each other. */
export interface Group {
  joined: Group | null;
  joinedAt: number;
  /** In the order of time; none where a member is alone. */
  readonly rounds: Round[];
}

/** Which round of a group, those behind its last one included. */
interface Place {
  readonly group: Group;
  readonly index: number;
}

/** The turns of a cycle's members, with those that a replay gives them in addition. */
export class Turns {
  /** Rounds that turns were added to, with all they have now. */
  private readonly added = new Map<Round, Turn[]>();
  /** Rounds behind the last one of the group that all are in in the end. */
  private readonly more: Round[] = [];
  private last: Group | null = null;

  /**
   * Gives a member of a group the turn that it has because another one answers something else at the end of its own:
   * the new turn, null where it has that turn anyway; undefined where there is no time left for it between two others.
   */
  give(group: Group, told: Turn, query: Query): Turn | null | undefined {
    const index = group.rounds.findLastIndex(({ startedAt }) => startedAt < told.endedAt);
    let place = this.behindLast({ group, index }, told.endedAt);
    let from = told.endedAt;
    if (compareQueries(query, told.query) <= 0) {
      place = this.behind(place);
      from = this.roundAt(place)!.startedAt;
    }
    for (;;) {
      const round = this.roundAt(place)!;
      const turns = this.turnsOf(round);
      const found = turns.findIndex(
        (turn) => turn.startedAt > from && compareQueries(turn.query, query) >= 0,
      );
      if (found >= 0 && turns[found]!.query === query) return null;
      const next = this.peekBehind(place);
      if (found < 0 && next?.isMerged) {
        place = this.behind(place);
        from = next.startedAt;
        continue;
      }
      const at = found < 0 ? turns.length : found;
      const low = Math.max(from, turns[at - 1]?.endedAt ?? 0);
      const high = turns[at]?.startedAt ?? next?.startedAt ?? low + 2;
      const turn = turnBetween(query, low, high);
      if (turn !== undefined) this.added.set(round, turns.toSpliced(at, 0, turn));
      return turn;
    }
  }

  /** The replay holds: what it added is part of the history. */
  keep(): void {
    this.last?.rounds.push(...this.more);
    for (const [round, turns] of this.added) round.turns = turns;
  }

  private turnsOf(round: Round): readonly Turn[] {
    return this.added.get(round) ?? round.turns;
  }

  private roundAt({ group, index }: Place): Round | undefined {
    return (
      group.rounds[index] ?? (group.joined === null ? this.more[index - group.rounds.length] : undefined)
    );
  }

  /** Of the rounds that were added behind the last one, the last that had begun. */
  private behindLast({ group, index }: Place, at: number): Place {
    if (group.joined !== null || index < group.rounds.length - 1) return { group, index };
    return { group, index: index + this.more.filter(({ startedAt }) => startedAt < at).length };
  }

  private peekBehind({ group, index }: Place): Round | undefined {
    const next = this.roundAt({ group, index: index + 1 });
    return next ?? (group.joined === null ? undefined : roundOfJoining(group));
  }

  /** The next round; behind the last one another begins. */
  private behind({ group, index }: Place): Place {
    const place = { group, index: index + 1 };
    if (this.roundAt(place) !== undefined) return place;
    const { joined } = group;
    if (joined !== null) return { group: joined, index: joined.rounds.indexOf(roundOfJoining(group)!) };
    const before = this.roundAt({ group, index })!;
    const startedAt = Math.max(before.startedAt, this.turnsOf(before).at(-1)?.endedAt ?? 0) + 1;
    this.more.push({ startedAt, isMerged: false, turns: [] });
    this.last = group;
    return place;
  }
}

/** The round that began when the group was joined with others. */
function roundOfJoining({ joined, joinedAt }: Group): Round | undefined {
  return joined!.rounds.find(({ startedAt }) => startedAt === joinedAt);
}

/** Times are numbers with room between them, for some dozens in the same place. */
function turnBetween(query: Query, low: number, high: number): Turn | undefined {
  const startedAt = low + (high - low) / 3;
  const endedAt = low + ((high - low) * 2) / 3;
  return low < startedAt && startedAt < endedAt && endedAt < high ? { query, startedAt, endedAt } : undefined;
}

/**
 * Whether two versions of a file have the same rows, some of them further down or up: what an empty line does. Rows
 * keep their order then, so whoever asks which of two comes first is told the same. Knows what a position is, and
 * nothing else of what columns mean.
 */
import { equalNumbers } from '../text/equal-numbers.ts';
import type { Cells, Evidence } from './evidence.ts';
import { EVIDENCE_TABLES, type EvidenceTable } from './schema.ts';

/** Row numbers in columns of that name are the same in both versions. */
const POSITION = /^(?:start|end)$|Start$|End$/;
const TABLES = Object.keys(EVIDENCE_TABLES) as EvidenceTable[];

export function isMoved(before: Evidence, after: Evidence): boolean {
  if (TABLES.some((table) => before[table].length !== after[table].length)) return false;
  if (!haveSameTexts(before, after)) return false;
  const moves = new Moves(before.chunks.length);
  for (const table of TABLES) {
    const old = before[table] as unknown as Readonly<Record<string, Cells>>;
    const now = after[table] as unknown as Readonly<Record<string, Cells>>;
    for (const column of EVIDENCE_TABLES[table]) {
      // A chunk's uid is a digest of its text and what is around it, and refers to nothing.
      if (column === 'uid') continue;
      const isSame = POSITION.test(column)
        ? moves.add(table, column, old, now)
        : equalNumbers(old[column]!, now[column]!);
      if (!isSame) return false;
    }
  }
  return moves.areInOrder();
}

/** Whether numbers of texts mean the same, but for those of uids. */
function haveSameTexts(before: Evidence, after: Evidence): boolean {
  const uids = new Set(before.chunks.uid);
  return (
    before.strings.length === after.strings.length &&
    before.strings.every((text, id) => text === after.strings[id] || uids.has(id))
  );
}

/** Where positions are from which all have moved, in the own bytes of each chunk (chunks themselves: of the file). */
class Moves {
  private by = 0;
  private readonly lastStaying: Float64Array;
  private readonly firstMoved: Float64Array;

  constructor(chunks: number) {
    this.lastStaying = new Float64Array(chunks + 1).fill(Number.NEGATIVE_INFINITY);
    this.firstMoved = new Float64Array(chunks + 1).fill(Number.POSITIVE_INFINITY);
  }

  /** False where two positions of the file have moved by different distances. */
  add(
    table: EvidenceTable,
    column: string,
    old: Readonly<Record<string, Cells>>,
    now: Readonly<Record<string, Cells>>,
  ): boolean {
    const { lastStaying, firstMoved } = this;
    const from = old[column]!;
    const to = now[column]!;
    const { chunk } = old;
    const isOwn = column === 'start' || column === 'end';
    // The module and its scope are around everything, wherever it begins.
    const first = table === 'chunks' || table === 'scopes' ? 1 : 0;
    for (let row = first; row < from.length; row++) {
      const group = chunk === undefined ? 0 : chunk[row]! + 1;
      const position = from[row]!;
      const by = to[row]! - position;
      if (by === 0) {
        // Of other columns it is not known whether they are positions.
        if (isOwn && position > lastStaying[group]!) lastStaying[group] = position;
        continue;
      }
      if (this.by === 0) this.by = by;
      else if (by !== this.by) return false;
      firstMoved[group] = Math.min(firstMoved[group]!, position, position + by);
    }
    return true;
  }

  /** Whether no position has come to or past another one. */
  areInOrder(): boolean {
    return this.firstMoved.every((position, group) => this.lastStaying[group]! < position);
  }
}

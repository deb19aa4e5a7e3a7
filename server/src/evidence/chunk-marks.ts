/**
 * Where each function chunk's rows begin and end in the tables, and where the walk was when it came to it: what is
 * needed to walk one function again and put its rows in place of the old ones. Knows no trees.
 */
import type { ChunkBoundaries } from '../syntax/chunks.ts';
import type { EvidenceBuilder } from './evidence.ts';
import { WALKED_TABLES } from './row-references.ts';
import { ChunkKind } from './schema.ts';
import type { WalkState } from './walk-state.ts';

/** What marks are taken of. */
interface MarkedWalk {
  readonly out: EvidenceBuilder;
  readonly chunks: ChunkBoundaries;
  readonly alternatives: number;
  readonly depth: number;
}

/** One function chunk. Row numbers are by index in `WALKED_TABLES`. */
export interface ChunkMark {
  readonly from: readonly number[];
  /** Row after the last. */
  readonly to: readonly number[];
  /** Groups of import alternatives found before and until the end. */
  readonly alternativesFrom: number;
  readonly alternativesTo: number;
  /** Where the walk was before it came to the function. */
  readonly state: WalkState;
  readonly depth: number;
}

/** Marks of the functions of one file, by chunk. */
export class ChunkMarks {
  private readonly marks: (ChunkMark | undefined)[] = [];
  /** Those of the one walk that marks are taken of. */
  private tables: readonly { readonly length: number }[] | null = null;

  of(chunk: number): ChunkMark | undefined {
    return this.marks[chunk];
  }

  set(chunk: number, mark: ChunkMark): void {
    this.marks[chunk] = mark;
  }

  /** Called before the first row of a chunk is added; `state` is that of the walk around it. */
  begin(x: MarkedWalk, chunk: number, state: WalkState): void {
    if (!isFunction(x, chunk)) return;
    const from = this.lengths(x);
    const { alternatives, depth } = x;
    const ends = { to: from, alternativesFrom: alternatives, alternativesTo: alternatives };
    this.marks[chunk] = { from, ...ends, state, depth };
  }

  /** Called after its last. */
  end(x: MarkedWalk, chunk: number): void {
    if (isFunction(x, chunk))
      this.marks[chunk] = { ...this.marks[chunk]!, to: this.lengths(x), alternativesTo: x.alternatives };
  }

  private lengths({ out }: MarkedWalk): readonly number[] {
    const tables = (this.tables ??= WALKED_TABLES.map((table) => out[table]));
    return tables.map(({ length }) => length);
  }

  /** Whether rows `first` to `end` of a table belong to one chunk. */
  isWithinOne(table: (typeof WALKED_TABLES)[number], first: number, end: number): boolean {
    const at = WALKED_TABLES.indexOf(table);
    return this.marks.some((mark) => mark !== undefined && mark.from[at]! <= first && end <= mark.to[at]!);
  }
}

const isFunction = ({ chunks }: MarkedWalk, chunk: number): boolean =>
  chunks.kind[chunk]! >= ChunkKind.function;

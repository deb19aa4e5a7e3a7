/**
 * A query made ready to run: kinds are known to exist and to fit each other, conditions are functions, names are
 * numbers. Knows no graph.
 */
import type { Cell } from '../../relations/cell.ts';
import type { OnDemandPart } from '../../relations/on-demand/parts.ts';
import type { Direction } from './neighbours.ts';
import type { Repeat } from './query.ts';

/** What conditions and projections read: cells by column or property, and ways from a node. */
export interface Readable {
  cell(column: string): Cell;
  /** Whether a way begins here; edges have none. */
  hasWay(steps: readonly PlannedStep[]): boolean;
}

export type Test = (subject: Readable) => boolean;

export interface PlannedNode {
  readonly kinds: ReadonlySet<string>;
  readonly test: Test | null;
  /** Place of the node among the named things of a row; -1: it has no name. */
  readonly slot: number;
}

export interface PlannedEdge {
  readonly step: 'edge';
  readonly direction: Direction;
  readonly kinds: readonly string[];
  readonly test: Test | null;
  readonly slot: number;
  readonly repeat: Repeat;
  readonly node: PlannedNode;
}

export interface PlannedGroup {
  readonly step: 'group';
  readonly steps: readonly PlannedStep[];
  readonly repeat: Repeat;
}

export type PlannedStep = PlannedEdge | PlannedGroup;

export interface PlannedProjection {
  /** Place of the named thing; -1: the last node. */
  readonly slot: number;
  readonly column: string;
  readonly title: string;
}

/** Equalities that every start node satisfies, for finding start nodes by an index. */
export type StartEqualities = ReadonlyMap<string, string>;

export interface Plan {
  readonly start: PlannedNode;
  readonly equalities: StartEqualities;
  readonly steps: readonly PlannedStep[];
  readonly select: readonly PlannedProjection[];
  readonly slots: number;
  /** Parts of the graph that have to be made because the query names kinds of them. */
  readonly parts: ReadonlySet<OnDemandPart>;
}

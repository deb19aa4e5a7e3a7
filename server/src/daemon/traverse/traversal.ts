/**
 * Runs a planned query over a graph view: a pipeline of steps, each of which takes nodes and gives the nodes it leads
 * to. Every state of a step (its node and the named things before it) is followed once. Work is counted; where a
 * limit is reached the pipeline ends and says so.
 */
import type { Cell } from '../../relations/cell.ts';
import { EDGE_COLUMNS } from '../../relations/graph/contracts.ts';
import { NodeColumn } from '../../relations/graph/rules-by-kind.ts';
import { PAUSE } from '../service/page.ts';
import type { GraphEdge, GraphNode } from './graph-node.ts';
import type { GraphView } from './graph-view.ts';
import { neighbours } from './neighbours.ts';
import type { Plan, PlannedEdge, PlannedNode, PlannedStep, Readable, Test } from './plan.ts';
import type { Repeat } from './query.ts';
import type { TraversalLimits } from './question.ts';
import { startNodes } from './start-nodes.ts';

/** A node that was reached, and how. */
export interface State {
  readonly node: GraphNode;
  /** Named things so far, by slot. */
  readonly named: readonly (GraphNode | GraphEdge | undefined)[];
  /** The state before and the edge from it; null at the start. */
  readonly from: State | null;
  readonly edge: GraphEdge | null;
  readonly isForward: boolean;
}

type States = Iterable<State | typeof PAUSE>;
type Steps = Generator<State | typeof PAUSE, void, undefined>;

class LimitReached extends Error {
  readonly limit: 'visits' | 'time';

  constructor(limit: 'visits' | 'time') {
    super(limit);
    this.limit = limit;
  }
}

export class Traversal {
  private readonly view: GraphView;
  private readonly plan: Plan;
  private limits: TraversalLimits;
  private startedMs = performance.now();
  /** Nodes looked at for the page. */
  visits = 0;
  /** The limit that ended the traversal; null while none did. */
  limitReached: 'visits' | 'time' | null = null;

  constructor(view: GraphView, plan: Plan, limits: TraversalLimits) {
    this.view = view;
    this.plan = plan;
    this.limits = limits;
  }

  /** A page begins: its work is counted and limited by itself. */
  beginPage(limits: TraversalLimits): void {
    this.limits = limits;
    this.startedMs = performance.now();
    this.visits = 0;
  }

  get elapsedMs(): number {
    return performance.now() - this.startedMs;
  }

  /** Last states of all ways through the query, each once, with pauses between. */
  *states(): Steps {
    try {
      yield* this.through(this.plan.steps, this.starts());
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      this.limitReached = error.limit;
    }
  }

  private *starts(): Steps {
    const { start, equalities, slots } = this.plan;
    const named = new Array<undefined>(slots).fill(undefined);
    for (const node of startNodes(this.view, start, equalities)) {
      if (node === null) yield this.pause();
      else {
        this.visit();
        if (this.accepts(start, node))
          yield withName({ node, named, from: null, edge: null, isForward: true }, start.slot, node);
      }
    }
  }

  private through(steps: readonly PlannedStep[], input: States): States {
    return steps.reduce<States>((states, step) => this.step(step, states), input);
  }

  private step(step: PlannedStep, input: States): States {
    if (step.step === 'group') {
      const round = (states: States) => this.through(step.steps, states);
      return isOnce(step.repeat) ? round(input) : this.repeated(step.repeat, round, input);
    }
    const hop = (states: States) => this.hop(step, states);
    const ends = isOnce(step.repeat) ? hop(input) : this.repeated(step.repeat, hop, input);
    return this.arrive(step.node, ends);
  }

  /** All edges of the step's kinds that pass its filter. */
  private *hop(step: PlannedEdge, input: States): Steps {
    const isForward = step.direction === 'forward';
    // Within a repeat, nodes of any kind lead on.
    const wanted = isOnce(step.repeat) ? step.node.kinds : null;
    const seen = new Set<string>();
    for (const state of input) {
      if (state === PAUSE) {
        yield state;
        continue;
      }
      for (const kind of step.kinds) {
        for (const edge of neighbours(this.view, state.node, kind, step.direction, wanted)) {
          if (edge === null) {
            yield this.pause();
            continue;
          }
          this.visit();
          if (step.test && !step.test(new EdgeReader(edge))) continue;
          const node = isForward ? edge.target : edge.source;
          const next = withName({ node, named: state.named, from: state, edge, isForward }, step.slot, edge);
          const key = keyOf(next);
          if (seen.has(key)) continue;
          seen.add(key);
          yield next;
        }
      }
    }
  }

  private *arrive(pattern: PlannedNode, input: States): Steps {
    for (const state of input) {
      if (state === PAUSE) yield state;
      else if (this.accepts(pattern, state.node)) yield withName(state, pattern.slot, state.node);
    }
  }

  /**
   * What `round` leads to when it is done from `least` to `most` times. From `least` rounds on, a state that is met
   * again after as many rounds or more leads nowhere new.
   */
  private *repeated({ least, most }: Repeat, round: (states: States) => States, input: States): Steps {
    const given = new Set<string>();
    const fewestRounds = new Map<string, number>();
    for (const start of input) {
      if (start === PAUSE) {
        yield start;
        continue;
      }
      if (least === 0 && isNew(given, keyOf(start))) yield start;
      let front: State[] = [start];
      for (let rounds = 1; rounds <= most && front.length > 0; rounds++) {
        const next: State[] = [];
        const met = new Set<string>();
        for (const state of round(front)) {
          if (state === PAUSE) {
            yield state;
            continue;
          }
          const key = keyOf(state);
          if (rounds < least) {
            if (isNew(met, key)) next.push(state);
            continue;
          }
          if ((fewestRounds.get(key) ?? Number.POSITIVE_INFINITY) <= rounds) continue;
          fewestRounds.set(key, rounds);
          next.push(state);
          if (isNew(given, key)) yield state;
        }
        front = next;
      }
    }
  }

  private accepts({ kinds, test }: PlannedNode, node: GraphNode): boolean {
    return kinds.has(node.kind) && (test === null || this.holds(test, node));
  }

  private holds(test: Test, node: GraphNode): boolean {
    const hasWay = (steps: readonly PlannedStep[]): boolean => {
      const start: State = { node, named: [], from: null, edge: null, isForward: true };
      for (const state of this.through(steps, [start])) if (state !== PAUSE) return true;
      return false;
    };
    return test(new NodeReader(this.view, node, hasWay));
  }

  private visit(): void {
    if (++this.visits > this.limits.maxVisits) throw new LimitReached('visits');
  }

  private pause(): typeof PAUSE {
    if (this.elapsedMs > this.limits.timeLimitMs) throw new LimitReached('time');
    return PAUSE;
  }
}

const isOnce = ({ least, most }: Repeat): boolean => least === 1 && most === 1;

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function keyOf({ node, named }: State): string {
  let key = node.id;
  for (const thing of named) if (thing) key += `\0${idOf(thing)}`;
  return key;
}

const idOf = (thing: GraphNode | GraphEdge): string => ('row' in thing ? (thing.row[0] as string) : thing.id);

function withName(state: State, slot: number, thing: GraphNode | GraphEdge): State {
  return slot < 0 ? state : { ...state, named: state.named.with(slot, thing) };
}

const edgeColumns: ReadonlyMap<string, number> = new Map(
  EDGE_COLUMNS.map(({ name }, index) => [name, index]),
);

/** Cells of an edge by the columns of `cpg_edges`. */
export class EdgeReader implements Readable {
  private readonly edge: GraphEdge;

  constructor(edge: GraphEdge) {
    this.edge = edge;
  }

  cell(column: string): Cell {
    return this.edge.row[edgeColumns.get(column)!] ?? null;
  }

  hasWay(): boolean {
    return false;
  }
}

/** Cells of a node by the columns of `cpg_nodes` and the names of its properties. */
export class NodeReader implements Readable {
  private readonly view: GraphView;
  private readonly node: GraphNode;
  readonly hasWay: (steps: readonly PlannedStep[]) => boolean;

  constructor(view: GraphView, node: GraphNode, hasWay: (steps: readonly PlannedStep[]) => boolean) {
    this.view = view;
    this.node = node;
    this.hasWay = hasWay;
  }

  cell(column: string): Cell {
    if (column === 'node_id') return this.node.id;
    if (column === 'node_kind') return this.node.kind;
    if (column in NodeColumn)
      return this.view.row(this.node)?.[NodeColumn[column as keyof typeof NodeColumn]] ?? null;
    return this.view.properties(this.node).get(column) ?? null;
  }
}

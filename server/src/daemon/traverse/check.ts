/**
 * Makes a query ready to run: looks its names up and follows the kinds of nodes from step to step, so that a path
 * that can lead nowhere is refused with the reason instead of finding nothing.
 */
import { partOfEdgeKind, partOfNodeKind } from '../../relations/graph/rules-by-kind.ts';
import type { OnDemandPart } from '../../relations/on-demand/parts.ts';
import { compileCondition } from './conditions.ts';
import type { Plan, PlannedNode, PlannedProjection, PlannedStep, StartEqualities, Test } from './plan.ts';
import type { Condition, EdgeStep, GroupStep, KindName, NodePattern, PathQuery, Step } from './query.ts';
import { ONCE } from './query.ts';
import { QueryError } from './query-error.ts';
import { ALWAYS_MADE, edgeColumn, edgeKindNamed, nodeColumn, nodeKindNamed } from './vocabulary.ts';

type Kinds = ReadonlySet<string>;

/** Columns of a row when the query names none. */
const DEFAULT_COLUMNS = ['kind', 'name', 'path', 'line', 'column'];

/** Throws `QueryError`. */
export function planQuery(query: PathQuery): Plan {
  return new Planner().plan(query);
}

interface Slot {
  readonly index: number;
  /** Null: an edge. */
  readonly kinds: Kinds | null;
}

class Planner {
  private readonly slots = new Map<string, Slot>();
  private readonly parts = new Set<OnDemandPart>();
  /** Inside repeats and conditions nothing can be named: a row has one thing for each name. */
  private isNameable = true;

  plan({ start, steps, select }: PathQuery): Plan {
    const startNode = this.node(
      start,
      start.kinds === null ? ALWAYS_MADE : new Set(this.kindsNamed(start.kinds)),
    );
    const { steps: planned, kinds } = this.steps(steps, startNode.kinds);
    return {
      start: startNode,
      equalities: equalitiesOf(start.filter),
      steps: planned,
      select: this.projections(select, kinds),
      slots: this.slots.size,
      parts: this.parts,
    };
  }

  private steps(steps: readonly Step[], from: Kinds): { steps: PlannedStep[]; kinds: Kinds } {
    const planned: PlannedStep[] = [];
    let kinds = from;
    for (const step of steps) {
      const next = step.step === 'edge' ? this.edge(step, kinds) : this.group(step, kinds);
      planned.push(next.step);
      kinds = next.kinds;
    }
    return { steps: planned, kinds };
  }

  private edge(step: EdgeStep, from: Kinds): { step: PlannedStep; kinds: Kinds } {
    const declared = step.kinds.map((name) => edgeKindNamed(name));
    for (const { kind } of declared) this.need(partOfEdgeKind(kind));
    const wanted = step.node?.kinds ? new Set(this.kindsNamed(step.node.kinds)) : null;
    const slot = this.slot(step.name, step.at, null, step.repeat);
    const isForward = step.direction === 'forward';
    // A kind that leads on leads from where it led to, for as long as there are repetitions.
    const reached = new Set<string>();
    let front = from;
    for (let round = 1; round <= step.repeat.most && front.size > 0; round++) {
      const next = new Set<string>();
      for (const kind of declared) {
        const [near, far] = isForward ? [kind.from, kind.to] : [kind.to, kind.from];
        if (near.some((one) => front.has(one))) for (const one of far) next.add(one);
      }
      if (round === 1 && next.size === 0) throw leadsNowhere(step, declared, from);
      if (round >= step.repeat.least) for (const one of next) reached.add(one);
      if (isSubset(next, front) && round >= step.repeat.least) break;
      front = new Set([...next, ...front]);
    }
    if (step.repeat.least === 0) for (const one of from) reached.add(one);
    const possible = new Set([...reached].filter((one) => wanted?.has(one) ?? this.isMade(one)));
    if (possible.size === 0) throw reachesOthers(step.node!, wanted ?? new Set(), reached);
    const node = this.node(step.node ?? anyNode(step.at), possible);
    const test = step.filter && this.condition(step.filter, (name, at) => edgeColumn(name, at), null);
    return {
      step: {
        step: 'edge',
        direction: step.direction,
        kinds: declared.map(({ kind }) => kind),
        test,
        slot,
        repeat: step.repeat,
        node,
      },
      kinds: possible,
    };
  }

  private group(step: GroupStep, from: Kinds): { step: PlannedStep; kinds: Kinds } {
    const isNameable = this.isNameable;
    this.isNameable &&= step.repeat.least === 1 && step.repeat.most === 1;
    let { steps, kinds } = this.steps(step.steps, from);
    if (step.repeat.most > 1) {
      // Nodes of the first round are where the second begins; if they can lead nowhere, the repeat is a mistake.
      const later = this.again(step, kinds);
      const begins = new Set([...from, ...kinds, ...later]);
      kinds = new Set([...kinds, ...later]);
      steps = this.steps(step.steps, begins).steps;
    }
    this.isNameable = isNameable;
    if (step.repeat.least === 0) kinds = new Set([...kinds, ...from]);
    return { step: { step: 'group', steps, repeat: step.repeat }, kinds };
  }

  private again(step: GroupStep, from: Kinds): Kinds {
    try {
      return this.steps(step.steps, from).kinds;
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      throw new QueryError(
        step.at,
        `The group cannot be repeated: it ends at ${list(from)}. ${error.message}`,
      );
    }
  }

  private node(pattern: NodePattern, kinds: Kinds): PlannedNode {
    const test =
      pattern.filter &&
      this.condition(pattern.filter, (name, at) => nodeColumn(name, kinds, at, false), kinds);
    return { kinds, test, slot: this.slot(pattern.name, pattern.at, kinds, ONCE) };
  }

  /** `kinds`: null for conditions of edges, from which no way leads. */
  private condition(
    condition: Condition,
    column: (name: string, at: number) => string,
    kinds: Kinds | null,
  ): Test {
    const named = renamed(condition, column);
    return compileCondition(named, ({ steps, at }) => {
      if (kinds === null) throw new QueryError(at, 'A path can be a condition of a node, not of an edge.');
      const isNameable = this.isNameable;
      this.isNameable = false;
      const planned = this.steps(steps, kinds).steps;
      this.isNameable = isNameable;
      return planned;
    });
  }

  private slot(
    name: string | null,
    at: number,
    kinds: Kinds | null,
    repeat: { readonly most: number },
  ): number {
    if (name === null) return -1;
    if (!this.isNameable || repeat.most > 1)
      throw new QueryError(
        at,
        `"${name}" would be several things of one row: nothing inside a repeat or condition can be named.`,
      );
    if (this.slots.has(name)) throw new QueryError(at, `"${name}" is the name of something else already.`);
    this.slots.set(name, { index: this.slots.size, kinds });
    return this.slots.size - 1;
  }

  private projections(select: PathQuery['select'], last: Kinds): PlannedProjection[] {
    if (select === null)
      return DEFAULT_COLUMNS.map((title) => ({ slot: -1, column: nodeColumn(title, last, 0, true), title }));
    return select.map(({ at, of, column, title }) => {
      if (of === null) return { slot: -1, column: nodeColumn(column, last, at, true), title };
      const slot = this.slots.get(of);
      if (!slot) {
        const names = [...this.slots.keys()];
        const hint = names.length > 0 ? `Named are ${names.join(', ')}.` : 'Name a node or edge with "as".';
        throw new QueryError(at, `Nothing is named "${of}". ${hint}`);
      }
      const known = slot.kinds ? nodeColumn(column, slot.kinds, at, true) : edgeColumn(column, at);
      return { slot: slot.index, column: known, title };
    });
  }

  private kindsNamed(names: readonly KindName[]): string[] {
    return names.map((name) => {
      const { kind } = nodeKindNamed(name);
      this.need(partOfNodeKind(kind));
      return kind;
    });
  }

  private need(part: OnDemandPart | null): void {
    if (part) this.parts.add(part);
  }

  /** Kinds made on demand are in the graph of this query when it names one of their part. */
  private isMade(kind: string): boolean {
    const part = partOfNodeKind(kind);
    return part === null || this.parts.has(part);
  }
}

const anyNode = (at: number): NodePattern => ({ at, kinds: null, filter: null, name: null });

const isSubset = (part: Kinds, whole: Kinds): boolean => [...part].every((one) => whole.has(one));

const list = (kinds: Iterable<string>): string => [...kinds].sort().join(', ');

function leadsNowhere(
  step: EdgeStep,
  declared: readonly { kind: string; from: readonly string[]; to: readonly string[] }[],
  from: Kinds,
): QueryError {
  const ways = declared
    .map((kind) => `${kind.kind} leads from ${list(kind.from)} to ${list(kind.to)}`)
    .join('; ');
  const against = step.direction === 'backward' ? ', here against its direction' : '';
  return new QueryError(step.at, `${ways}${against}; the nodes before it are ${list(from)}.`);
}

function reachesOthers(pattern: NodePattern, wanted: Kinds, reached: Kinds): QueryError {
  return new QueryError(pattern.at, `The step leads to ${list(reached)}, never to ${list(wanted)}.`);
}

/** The condition with every name replaced by the column it means. */
function renamed(condition: Condition, column: (name: string, at: number) => string): Condition {
  switch (condition.is) {
    case 'and':
    case 'or':
      return { is: condition.is, of: condition.of.map((part) => renamed(part, column)) };
    case 'not':
      return { is: 'not', of: renamed(condition.of, column) };
    case 'path':
      return condition;
    default:
      return { ...condition, column: column(condition.column, condition.at) };
  }
}

/** What the filter demands with `=` of every node it lets through. */
function equalitiesOf(filter: Condition | null): StartEqualities {
  const found = new Map<string, string>();
  const collect = (condition: Condition | null): void => {
    if (condition?.is === 'and') for (const part of condition.of) collect(part);
    if (condition?.is === 'compare' && condition.operator === '=' && typeof condition.value === 'string')
      found.set(condition.column, condition.value);
  };
  collect(filter);
  return found;
}

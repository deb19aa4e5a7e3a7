/**
 * Slices within one code unit: the statements a point depends on, or that depend on it, over data dependence
 * (reaching definitions, writes into objects, subjects of `match`) and control dependence (Weiser; Ferrante, Ottenstein and Warren). Knows one
 * unit; what calls pass on is not followed here.
 */

import { contentPairs } from './content-writes.ts';
import { controlDependence } from './control-dependence.ts';
import { type ControlFlow, PointKind } from './control-flow.ts';
import type { FileFlow, UnitFlow } from './file-flow.ts';

export type SliceDirection = 'backward' | 'forward';

export interface Slice {
  /** Rows of the unit's `Statements`, ascending; row 0, the unit's own header, when parameters take part. */
  readonly statements: readonly number[];
  /** Why each of them is in: index of the statement it was reached from, and by what. Parallel. */
  readonly reachedFrom: readonly number[];
  readonly reachedBy: readonly SliceReason[];
}

export type SliceReason = 'start' | 'data' | 'control';

/** Dependences between the statements of a unit, computed once for any number of slices. */
export class StatementDependences {
  readonly unit: UnitFlow;
  /** For each statement, those it depends on: by data and by control, ascending and without itself. */
  private readonly dataOf: readonly ReadonlySet<number>[];
  private readonly controlOf: readonly ReadonlySet<number>[];

  /** Of a unit of the file. */
  constructor(file: FileFlow, unit: UnitFlow) {
    this.unit = unit;
    this.dataOf = dataDependences(file, unit);
    this.controlOf = controlDependences(unit.flow);
  }

  /** All statements that the given ones depend on (`backward`) or that depend on them (`forward`). */
  slice(from: readonly number[], direction: SliceDirection): Slice {
    const isBackward = direction === 'backward';
    const data = isBackward ? this.dataOf : inverse(this.dataOf);
    const control = isBackward ? this.controlOf : inverse(this.controlOf);
    const reached = new Map<number, { from: number; by: SliceReason }>();
    for (const statement of from) reached.set(statement, { from: statement, by: 'start' });
    for (const statement of reached.keys()) {
      for (const other of data[statement]!) {
        if (!reached.has(other)) reached.set(other, { from: statement, by: 'data' });
      }
      for (const other of control[statement]!) {
        if (!reached.has(other)) reached.set(other, { from: statement, by: 'control' });
      }
    }
    const statements = [...reached.keys()].sort((a, b) => a - b);
    return {
      statements,
      reachedFrom: statements.map((statement) => reached.get(statement)!.from),
      reachedBy: statements.map((statement) => reached.get(statement)!.by),
    };
  }
}

/**
 * A statement depends on those whose definitions its uses see, on those that wrote into the objects it uses, and a
 * `case` on the subject.
 */
function dataDependences(file: FileFlow, unit: UnitFlow): Set<number>[] {
  const { flow, defUse, reaching } = unit;
  const { statement } = flow.points;
  const dependences = emptySets(flow.statements.length);
  const add = (use: number, def: number): void => {
    if (use !== def) dependences[use]!.add(def);
  };
  const statementOf = (event: number): number => statement[defUse.events.point[event]!]!;
  for (let i = 0; i < reaching.def.length; i++)
    add(statementOf(reaching.use[i]!), statementOf(reaching.def[i]!));
  const contents = contentPairs(file, unit);
  for (const [i, write] of contents.write.entries()) add(statement[contents.use[i]!]!, statement[write]!);
  for (let row = 0; row < flow.statements.length; row++) {
    const subject = flow.statements.subjectOf[row]!;
    if (subject >= 0) add(row, subject);
  }
  return sorted(dependences);
}

/**
 * A statement depends on those whose blocks decide whether one of its own blocks runs. Clean-ups that belong to a
 * header (`__exit__`, the end of `except … as e`) run at the end of its body, whose decisions are not the header's.
 */
function controlDependences(flow: ControlFlow): Set<number>[] {
  const dependences = emptySets(flow.statements.length);
  const { block, on } = controlDependence(flow);
  for (let i = 0; i < block.length; i++) {
    const decider = lastStatement(flow, on[i]!);
    if (decider < 0) continue;
    for (let point = flow.pointFrom[block[i]!]!; point < flow.pointTo[block[i]!]!; point++) {
      const kind = flow.points.kind[point]!;
      if (kind === PointKind.leave || kind === PointKind.unbind) break;
      const statement = flow.points.statement[point]!;
      if (statement !== decider) dependences[statement]!.add(decider);
    }
  }
  return sorted(dependences);
}

/** A block decides at its end, so the decision is its last statement's; an empty one decides nothing. */
function lastStatement(flow: ControlFlow, block: number): number {
  const end = flow.pointTo[block]!;
  return end > flow.pointFrom[block]! ? flow.points.statement[end - 1]! : -1;
}

const emptySets = (count: number): Set<number>[] => Array.from({ length: count }, () => new Set<number>());

const sorted = (sets: readonly Set<number>[]): Set<number>[] =>
  sets.map((set) => new Set([...set].sort((a, b) => a - b)));

function inverse(sets: readonly ReadonlySet<number>[]): Set<number>[] {
  const turned = emptySets(sets.length);
  for (const [from, set] of sets.entries()) for (const to of set) turned[to]!.add(from);
  return turned;
}

/** The innermost statement whose header contains the absolute UTF-8 byte offset, or -1. */
export function statementAt({ flow }: UnitFlow, offset: number): number {
  const { statements } = flow;
  let best = -1;
  for (let row = 1; row < statements.length; row++) {
    if (statements.start[row]! > offset || statements.end[row]! < offset) continue;
    if (best < 0 || statements.start[row]! >= statements.start[best]!) best = row;
  }
  return best;
}

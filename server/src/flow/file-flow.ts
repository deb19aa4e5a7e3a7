/**
 * Front door of the flow layer: control flow, definitions and uses, and reaching definitions of all code units of
 * one file. Pure, and a function of this file alone: a unit's flow depends on its own text and the binder's answers
 * for it, so what another unit's edit changes is only positions.
 */
import type { Evidence } from '../evidence/evidence.ts';
import { ImportKind, ScopeKind } from '../evidence/schema.ts';
import type { FlatTree } from '../syntax/flat-tree.ts';
import { hash64 } from '../text/hash.ts';
import { type BuiltUnit, controlFlowSteps } from './build.ts';
import { type ControlFlow, UnitKind } from './control-flow.ts';
import { type DefUse, defUse } from './defuse.ts';
import type { FlowCache } from './flow-cache.ts';
import type { FlowLimit } from './limits.ts';
import { type Reaching, reachingDefinitions } from './reaching.ts';
import { Space, VariablesAt } from './variables-at.ts';

/** One code unit with everything that is known of its flow. */
export interface UnitFlow {
  readonly flow: ControlFlow;
  /** Row of `defs` that the unit is the body of (for a generator: the definition around it), or -1. */
  readonly def: number;
  /** Row of `scopes` of the unit's own variables, or -1 in broken code. */
  readonly scope: number;
  readonly defUse: DefUse;
  readonly reaching: Reaching;
  /** Bounds that this unit has passed: its rows are less exact than they could be, or not complete. */
  readonly limits: readonly FlowLimit[];
}

export interface FileFlow {
  /** In the order in which the text opens them; the first is the module. */
  readonly units: readonly UnitFlow[];
  /** Paths of places behind their roots (`.x`, `["k"]`). */
  readonly paths: readonly string[];
  readonly variablesAt: VariablesAt;
}

export interface FlowInput {
  /** The flattened tree of exactly this text. */
  readonly tree: FlatTree;
  readonly text: string;
  /** Bound evidence of exactly this text. */
  readonly evidence: Evidence;
  /** Where units that were seen before are found; without it all are analyzed. */
  readonly cache?: FlowCache | null;
}

/** Never throws for any Python or non-Python text. */
export function analyzeFlow(input: FlowInput): FileFlow {
  const steps = flowSteps(input);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** As `analyzeFlow`, for those who share the event loop with others: it gives way between the units of the file. */
export function* flowSteps({
  tree,
  text,
  evidence,
  cache = null,
}: FlowInput): Generator<void, FileFlow, undefined> {
  const eagerAnnotations = !hasLazyAnnotations(evidence) && !hasFutureAnnotations(evidence);
  const { units: built, paths } = yield* controlFlowSteps({ tree, text, eagerAnnotations, cache });
  const variablesAt = new VariablesAt(evidence);
  const units: UnitFlow[] = [];
  for (const unit of built) {
    units.push(analyzeUnit(unit, variablesAt, paths, cache));
    yield;
  }
  return { units, paths, variablesAt };
}

function analyzeUnit(
  { flow, cached }: BuiltUnit,
  at: VariablesAt,
  paths: readonly string[],
  cache: FlowCache | null,
): UnitFlow {
  const scope = at.scopeOf(flow);
  const events = defUse(flow, at, paths);
  const { binding, space } = events.variables;
  // A class body that has not bound a name yet sees the global of that name, so nothing is unbound there.
  const hasOwn = flow.kind !== UnitKind.module && flow.kind !== UnitKind.class;
  const ownsVariable = (variable: number): boolean =>
    hasOwn &&
    space[variable]! <= Space.cell &&
    at.unitScope(at.evidence.bindings.scope[binding[variable]!]!) === scope;
  const solve = (): Reaching => reachingDefinitions(flow, events, paths, ownsVariable);
  const reaching =
    cache === null || cached === null
      ? solve()
      : cache.reaching(cached.key, cached.unit, variablesKey(events, paths, ownsVariable), solve);
  const limits: FlowLimit[] = reaching.isCut ? [...flow.limits, 'reaching_pairs'] : [...flow.limits];
  return { flow, def: at.defOf(flow), scope, defUse: events, reaching, limits };
}

/** All that reaching definitions depend on beside the control flow: which events are of one variable, and whose. */
function variablesKey(
  { events, variables }: DefUse,
  paths: readonly string[],
  ownsVariable: (variable: number) => boolean,
): string {
  const roots = new Map<number, number>();
  const described: string[] = [];
  for (let variable = 0; variable < variables.length; variable++) {
    const binding = variables.binding[variable]!;
    let root = roots.get(binding);
    if (root === undefined) roots.set(binding, (root = roots.size));
    const path = variables.path[variable]!;
    const owned = ownsVariable(variable) ? 'o' : '';
    described.push(`${root}${owned}${variables.space[variable]}${path < 0 ? '' : paths[path]!}`);
  }
  // A path is text of the source and may hold any sign but this one.
  return hash64(`${described.join('\0')}\0\0${events.variable.join()}\0${events.point.join()}`);
}

/** The binder gives annotations scopes of their own where they are evaluated lazily (PEP 649). */
function hasLazyAnnotations({ scopes }: Evidence): boolean {
  return scopes.kind.subarray(0, scopes.length).includes(ScopeKind.annotation);
}

/** `from __future__ import annotations` (PEP 563). */
function hasFutureAnnotations({ imports, strings }: Evidence): boolean {
  for (let row = 0; row < imports.length; row++) {
    if (
      imports.kind[row] === ImportKind.IMPORT_FROM &&
      imports.level[row] === 0 &&
      strings[imports.module[row]!] === '__future__' &&
      strings[imports.name[row]!] === 'annotations'
    ) {
      return true;
    }
  }
  return false;
}

/**
 * Facts about assignments that fall out of reaching definitions: uses of variables that may not be bound, and
 * stored values that nothing reads. They are about the code as it stands; whether they are mistakes is for a
 * reader to say.
 */

import { ENTRY, PointKind, UnitKind } from './control-flow.ts';
import { EventKind } from './defuse.ts';
import { digraph, reachable } from './digraph.ts';
import type { FileFlow, UnitFlow } from './file-flow.ts';
import { Space } from './variables-at.ts';

/** What reads all variables of a function by name. */
const READS_NAMESPACE: ReadonlySet<string> = new Set(['locals', 'vars', 'dir', 'eval', 'exec', 'breakpoint']);

/**
 * Events of the unit that store a value in a local variable that nothing reads, ascending. Parameters, module
 * and class variables and variables of closures are not judged; nor is anything in a function that asks for its
 * namespace. A store in a `finally` body is dead when it is in every copy of it.
 */
export function deadStores(file: FileFlow, unit: UnitFlow): number[] {
  const { flow, defUse, reaching } = unit;
  if (flow.kind === UnitKind.module || flow.kind === UnitKind.class) return [];
  if (reaching.isCut || readsNamespace(file, unit)) return [];
  const { events, variables } = defUse;
  const unread: number[] = [];
  const readAt = new Set<number>();
  const isReachable = reachablePoints(unit);
  for (let event = 0; event < events.length; event++) {
    if (events.kind[event] !== EventKind.DEF) continue;
    if (variables.space[events.variable[event]!] !== Space.local) continue;
    const point = events.point[event]!;
    if (flow.points.kind[point] !== PointKind.store || isReachable[point] === 0) continue;
    if (reaching.isSeen[event] === 1) readAt.add(flow.points.start[point]!);
    else unread.push(event);
  }
  return unread.filter((event) => !readAt.has(flow.points.start[events.point[event]!]!));
}

function readsNamespace({ variablesAt }: FileFlow, { defUse }: UnitFlow): boolean {
  const { bindings, strings } = variablesAt.evidence;
  const { variables } = defUse;
  for (let variable = 0; variable < variables.length; variable++) {
    if (variables.space[variable] !== Space.global) continue;
    if (READS_NAMESPACE.has(strings[bindings.name[variables.binding[variable]!]!]!)) return true;
  }
  return false;
}

/** Code that cannot run has no dead stores: nothing there was looked at. */
function reachablePoints({ flow }: UnitFlow): Uint8Array {
  const isReachable = reachable(digraph(flow.blockCount, flow.edgeFrom, flow.edgeTo), [ENTRY]);
  const points = new Uint8Array(flow.points.length);
  for (let block = 0; block < flow.blockCount; block++) {
    if (isReachable[block] === 1) points.fill(1, flow.pointFrom[block]!, flow.pointTo[block]!);
  }
  return points;
}

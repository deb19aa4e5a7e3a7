/**
 * Writes into objects: statements that leave a variable what it is and change what is in its object, such as
 * `d["k"] = v`, `del o.x` and `items.append(v)`. Each is a definition that ends none before it, so reaching
 * definitions say which uses of the variable see it. Knows one unit; what functions do to objects they are given
 * as arguments is not known here.
 */
import { DefKind } from '../evidence/schema.ts';
import { PointKind } from './control-flow.ts';
import { type DefUse, EventKind } from './defuse.ts';
import type { FileFlow, UnitFlow } from './file-flow.ts';
import { reachingDefinitions } from './reaching.ts';

/** Methods of the built-in containers that change them and are called for what they give. */
const TAKING_METHODS = ['.pop', '.popitem', '.popleft', '.setdefault'];

const STORES: ReadonlySet<number> = new Set([
  PointKind.attr_store,
  PointKind.attr_delete,
  PointKind.item_store,
  PointKind.item_delete,
]);
const READS: ReadonlySet<number> = new Set([PointKind.load, PointKind.attr_load, PointKind.item_load]);

/** Pairs of points: what `write[i]` puts into an object may be seen at `use[i]`. */
export interface ContentPairs {
  readonly write: readonly number[];
  readonly use: readonly number[];
}

/** Of a unit of the file. */
export function contentPairs(file: FileFlow, unit: UnitFlow): ContentPairs {
  const { flow, defUse } = unit;
  const { paths } = file;
  const accesses = new AccessChains(unit, paths, ownObject(file, unit));
  const written = withWrites(defUse, accesses.writes);
  const { def, use } = reachingDefinitions(flow, written.defUse, paths, () => false);
  const pairs = { write: [] as number[], use: [] as number[] };
  for (let i = 0; i < def.length; i++) {
    const write = written.writeOfEvent[def[i]!]!;
    if (write < 0) continue;
    const point = written.defUse.events.point[use[i]!]!;
    if (!accesses.sees(point, accesses.writes[write]!.isWhole)) continue;
    pairs.write.push(accesses.writes[write]!.point);
    pairs.use.push(point);
  }
  return pairs;
}

/** The variable that a method has its object in (`self`), or -1. */
function ownObject({ variablesAt }: FileFlow, { flow, def, defUse }: UnitFlow): number {
  const kind = def < 0 ? -1 : variablesAt.evidence.defs.kind[def]!;
  if (kind !== DefKind.method && kind !== DefKind.async_method) return -1;
  const isParameter =
    defUse.events.length > 0 && flow.points.kind[defUse.events.point[0]!] === PointKind.param;
  return isParameter ? defUse.events.variable[0]! : -1;
}

/** A point that changes the object of a variable or place. */
interface Write {
  readonly point: number;
  /** Row of `Variables`. */
  readonly variable: number;
  /** Any part of it may have changed; else one attribute or item, which places follow (`places.ts`). */
  readonly isWhole: boolean;
}

/** How uses look at an object. */
const Look = Object.freeze({ whole: 0, part: 1, none: 2 });

/**
 * Chains of accesses such as `a.b[k].c()`: points of one statement that start at the same byte, each reading from
 * what the one before it gave.
 */
class AccessChains {
  readonly writes: Write[] = [];
  private readonly look: Uint8Array;
  private readonly variableAt: Int32Array;
  private readonly baseOf: Int32Array;
  private readonly flow: UnitFlow['flow'];

  /** `own` is the variable of the method's object: what one of its methods does is no part of another's statement. */
  constructor({ flow, defUse: { events, variables } }: UnitFlow, paths: readonly string[], own: number) {
    this.flow = flow;
    const { points } = flow;
    this.look = new Uint8Array(points.length);
    this.baseOf = basesOf(flow);
    this.variableAt = new Int32Array(points.length).fill(-1);
    for (let event = 0; event < events.length; event++)
      if (events.kind[event] === EventKind.USE)
        this.variableAt[events.point[event]!] = events.variable[event]!;
    const isTaking = (point: number): boolean => {
      const variable = this.variableAt[point]!;
      const path = variable < 0 ? -1 : variables.path[variable]!;
      return path >= 0 && TAKING_METHODS.some((method) => paths[path]!.endsWith(method));
    };
    for (let point = 0; point < points.length; point++) {
      const base = this.baseOf[point]!;
      if (base < 0) continue;
      if (STORES.has(points.kind[point]!)) {
        this.addWrites(point, base, false);
        this.look[base] = Look.none;
      } else if (points.kind[point] !== PointKind.call) this.look[base] = Look.part;
      else if (points.kind[base] === PointKind.attr_load && this.baseOf[base]! >= 0) {
        const object = this.baseOf[base]!;
        const isEffect = this.isStatement(point);
        this.look[object] = isEffect && own >= 0 && this.variableAt[object] === own ? Look.none : Look.whole;
        if (isEffect || isTaking(base)) this.addWrites(point, object, true);
      }
    }
  }

  /** Whether a use sees a write; what only writes sees none. */
  sees(use: number, isWhole: boolean): boolean {
    const look = this.look[use]!;
    return look === Look.whole || (look === Look.part && isWhole);
  }

  /** The object of a base and those around it: writing into `a.b` changes something in `a`. */
  private addWrites(point: number, object: number, isWhole: boolean): void {
    let isInner = isWhole;
    for (let base = object; base >= 0; base = this.baseOf[base]!) {
      const { kind } = this.flow.points;
      // What a method gave may be part of its object; what a function gave is not part of the function.
      if (kind[base] === PointKind.call) {
        base = this.baseOf[base]!;
        if (base < 0 || kind[base] !== PointKind.attr_load) return;
      } else if (this.variableAt[base]! >= 0)
        this.writes.push({ point, variable: this.variableAt[base]!, isWhole: isInner });
      isInner = false;
    }
  }

  /** The call of an expression statement, awaited or not: it is there for what it does, not for what it gives. */
  private isStatement(call: number): boolean {
    const { points, statements } = this.flow;
    const statement = points.statement[call]!;
    const start = statements.start[statement]!;
    if (points.end[call] !== statements.end[statement]) return false;
    if (points.start[call] === start) return true;
    return points.kind[call + 1] === PointKind.suspend && points.start[call + 1] === start;
  }
}

/** For each point, the point of the object that it reads from, calls or writes into; -1 where there is none. */
function basesOf({ points }: UnitFlow['flow']): Int32Array {
  const bases = new Int32Array(points.length).fill(-1);
  const chains = new Map<number, number[]>();
  for (let point = 0; point < points.length; point++) {
    const kind = points.kind[point]!;
    const start = points.start[point]!;
    if (kind === PointKind.load) chains.set(start, [point]);
    if (kind === PointKind.load || !(READS.has(kind) || STORES.has(kind) || kind === PointKind.call))
      continue;
    const chain = chains.get(start);
    if (chain === undefined) continue;
    bases[point] = chain.findLast((before) => points.end[before]! < points.end[point]!) ?? -1;
    chain.push(point);
  }
  return bases;
}

/** The unit's events with one more definition per write; `writeOfEvent` is -1 for its own. */
function withWrites(
  { events, variables }: DefUse,
  writes: readonly Write[],
): { readonly defUse: DefUse; readonly writeOfEvent: Int32Array } {
  const length = events.length + writes.length;
  const merged = {
    length,
    kind: new Uint8Array(length).fill(EventKind.DEF),
    point: new Int32Array(length),
    variable: new Int32Array(length),
    isWeak: new Uint8Array(length).fill(1),
  };
  const writeOfEvent = new Int32Array(length).fill(-1);
  let event = 0;
  let write = 0;
  for (let at = 0; at < length; at++) {
    const isOwn = write === writes.length || events.point[event]! <= writes[write]!.point;
    if (event < events.length && isOwn) {
      merged.kind[at] = events.kind[event]!;
      merged.point[at] = events.point[event]!;
      merged.variable[at] = events.variable[event]!;
      merged.isWeak[at] = events.isWeak[event++]!;
    } else {
      writeOfEvent[at] = write;
      merged.point[at] = writes[write]!.point;
      merged.variable[at] = writes[write++]!.variable;
    }
  }
  return { defUse: { events: merged, variables }, writeOfEvent };
}

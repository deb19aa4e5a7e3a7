/**
 * Control flow and reaching definitions of code units that were analyzed before, by what they are a function of:
 * an edit in one function analyzes that function, and any revision that had the same text finds it again. Holds a
 * bounded number of bytes, the least recently used units go first. Knows no file.
 */
import type { ControlFlow } from './control-flow.ts';
import type { Reaching } from './reaching.ts';

/** Bytes of typed arrays held by default: the units of about 1,500 files. */
const DEFAULT_CAPACITY = 96 * 2 ** 20;

/** A unit found inside another: the own offset it starts at, and its node's kind. */
export interface FoundUnit {
  readonly own: number;
  readonly nodeKind: number;
}

/** A unit as it is in any file that has its text. All positions are own offsets (see `unit-text.ts`). */
export interface CachedUnit {
  readonly flow: ControlFlow;
  /** What `points.path` of the flow counts in. */
  readonly paths: readonly string[];
  readonly found: readonly FoundUnit[];
  /** By what the binder says of the unit's variables. */
  readonly reachings: Map<string, Reaching>;
}

export interface FlowCacheStatistics {
  /** Units whose control flow was found, and those that were analyzed. */
  readonly hits: number;
  readonly misses: number;
  readonly units: number;
  readonly bytes: number;
}

export class FlowCache {
  private readonly capacity: number;
  private readonly entries = new Map<string, { readonly unit: CachedUnit; bytes: number }>();
  private bytes = 0;
  private hits = 0;
  private misses = 0;

  /** `capacity` in bytes of typed arrays. */
  constructor(capacity: number = DEFAULT_CAPACITY) {
    this.capacity = capacity;
  }

  get statistics(): FlowCacheStatistics {
    const { hits, misses, bytes } = this;
    return { hits, misses, bytes, units: this.entries.size };
  }

  /** The unit of this key, analyzed by `make` if it is not known. */
  unit(key: string, make: () => CachedUnit): CachedUnit {
    const known = this.entries.get(key);
    if (known !== undefined) {
      this.hits++;
      this.entries.delete(key);
      this.entries.set(key, known);
      return known.unit;
    }
    this.misses++;
    const unit = make();
    this.entries.set(key, { unit, bytes: 0 });
    this.grow(key, bytesOf(unit.flow));
    return unit;
  }

  /** The reaching definitions of a unit under what `variables` says of its variables. */
  reaching(key: string, unit: CachedUnit, variables: string, make: () => Reaching): Reaching {
    let reaching = unit.reachings.get(variables);
    if (reaching !== undefined) return reaching;
    // What the binder says of a text changes seldom, and the last answer is the likely next one.
    unit.reachings.clear();
    unit.reachings.set(variables, (reaching = make()));
    const { def, use, boundness, isSeen } = reaching;
    this.grow(key, def.byteLength + use.byteLength + boundness.byteLength + isSeen.byteLength);
    return reaching;
  }

  private grow(key: string, by: number): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    entry.bytes += by;
    this.bytes += by;
    for (const [oldest, { bytes }] of this.entries) {
      if (this.bytes <= this.capacity || oldest === key) break;
      this.entries.delete(oldest);
      this.bytes -= bytes;
    }
  }
}

/** Bytes per point, statement, block and edge of the arrays of a `ControlFlow`. */
const bytesOf = ({ points, statements, blockCount, edgeCount }: ControlFlow): number =>
  points.length * 17 + statements.length * 12 + blockCount * 13 + edgeCount * 9;

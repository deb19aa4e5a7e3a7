/**
 * Definitions that reach uses in another code unit of the same function: variables of closures (cells). When inner
 * functions run is not known here, so each definition is taken to reach each use; only within one unit is the
 * order known (`reaching.ts`).
 */
import { EventKind } from './defuse.ts';
import type { FileFlow } from './file-flow.ts';
import { REACHING_PAIR_LIMIT } from './limits.ts';
import { Space } from './variables-at.ts';

/** The order in which units run is not known, so a value may have been replaced in between. */
export const CLOSURE_CONFIDENCE = 0.8;

export interface ClosurePairs {
  /** Indexes of units of the file and of their events, parallel; ascending by using unit, use, defining unit, def. */
  readonly defUnit: readonly number[];
  readonly def: readonly number[];
  readonly useUnit: readonly number[];
  readonly use: readonly number[];
  readonly isCut: boolean;
}

interface Site {
  readonly unit: number;
  readonly event: number;
}

export function closurePairs(file: FileFlow): ClosurePairs {
  const defs = new Map<number, Site[]>();
  const uses: { binding: number; site: Site }[] = [];
  for (const [unit, { defUse }] of file.units.entries()) {
    const { events, variables } = defUse;
    for (let event = 0; event < events.length; event++) {
      const variable = events.variable[event]!;
      if (variables.space[variable] !== Space.cell) continue;
      const binding = variables.binding[variable]!;
      const site = { unit, event };
      if (events.kind[event] === EventKind.USE) uses.push({ binding, site });
      else if (events.kind[event] === EventKind.DEF) {
        const known = defs.get(binding);
        if (known === undefined) defs.set(binding, [site]);
        else known.push(site);
      }
    }
  }
  const pairs = {
    defUnit: [] as number[],
    def: [] as number[],
    useUnit: [] as number[],
    use: [] as number[],
  };
  for (const { binding, site } of uses) {
    for (const { unit, event } of defs.get(binding) ?? []) {
      if (unit === site.unit) continue;
      if (pairs.def.length >= REACHING_PAIR_LIMIT) return { ...pairs, isCut: true };
      pairs.defUnit.push(unit);
      pairs.def.push(event);
      pairs.useUnit.push(site.unit);
      pairs.use.push(site.event);
    }
  }
  return { ...pairs, isCut: false };
}

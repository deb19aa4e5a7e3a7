/**
 * Which bit each definition has while reaching definitions are solved. Definitions of one variable have
 * neighbouring bits, so that ending them all is one range; variables whose definitions may be seen by each
 * other's uses (places that may be aliases) form a family with neighbouring ranges. Families are independent and
 * are solved in batches of bounded size.
 */
import { type DefUse, EventKind } from './defuse.ts';
import { ANY_ITEM } from './places.ts';
import { Space } from './variables-at.ts';

export interface Batch {
  readonly words: number;
  /** Per variable: its bits, `bitFrom` inclusive to `bitTo` exclusive; -1 for variables of other batches. */
  readonly bitFrom: Int32Array;
  readonly bitTo: Int32Array;
  /** Per variable: the bits its uses may see; -1 for variables of other batches. */
  readonly seenFrom: Int32Array;
  readonly seenTo: Int32Array;
  /** Per variable: the bit that says it is unbound; -1 where that is not asked. */
  readonly unboundBit: Int32Array;
  readonly unboundBits: readonly number[];
  readonly bitOfEvent: Int32Array;
  /** Event of each bit; -1 for bits of unboundness. */
  readonly eventOfBit: Int32Array;
  /** Whether a use of one variable may see a definition of another of its family. */
  sees(use: number, def: number): boolean;
}

/** Batches in the order of the variables; variables that the unit never defines are in none. */
export function planBatches(
  defUse: DefUse,
  paths: readonly string[],
  ownsVariable: (variable: number) => boolean,
  blockCount: number,
  wordLimit: number,
): Batch[] {
  const { events, variables } = defUse;
  const definitions = new Int32Array(variables.length);
  for (let event = 0; event < events.length; event++) {
    // A variable that is only deleted has no value to see, but its deletion shows in boundness.
    if (events.kind[event] === EventKind.DEF) definitions[events.variable[event]!]!++;
  }
  const families = groupFamilies(defUse, paths);
  const bitLimit = Math.max(32, Math.floor(wordLimit / Math.max(1, blockCount)) * 32);
  const batches: Batch[] = [];
  let members: number[][] = [];
  let bits = 0;
  const finish = (): void => {
    if (members.length > 0) batches.push(planBatch(defUse, paths, ownsVariable, definitions, members));
    members = [];
    bits = 0;
  };
  for (const family of families) {
    let own = 0;
    for (const variable of family) own += definitions[variable]! + 1;
    if (!family.some((variable) => definitions[variable]! > 0 || ownsVariable(variable))) continue;
    if (bits + own > bitLimit) finish();
    members.push(family);
    bits += own;
  }
  finish();
  return batches;
}

/** Variables alone; attributes by their name, whoever has them; items by the object they are items of. */
function groupFamilies({ variables }: DefUse, paths: readonly string[]): number[][] {
  const families: number[][] = [];
  const places = new Map<string, number[]>();
  for (let variable = 0; variable < variables.length; variable++) {
    if (variables.path[variable]! < 0) {
      families.push([variable]);
      continue;
    }
    const path = paths[variables.path[variable]!]!;
    const key =
      variables.space[variable] === Space.attr
        ? path.slice(path.lastIndexOf('.'))
        : `${variables.binding[variable]}${path.slice(0, path.lastIndexOf('['))}`;
    const family = places.get(key);
    if (family !== undefined) family.push(variable);
    else {
      const created = [variable];
      places.set(key, created);
      families.push(created);
    }
  }
  return families;
}

function planBatch(
  { events, variables }: DefUse,
  paths: readonly string[],
  ownsVariable: (variable: number) => boolean,
  definitions: Int32Array,
  families: readonly (readonly number[])[],
): Batch {
  const bitFrom = new Int32Array(variables.length).fill(-1);
  const bitTo = new Int32Array(variables.length).fill(-1);
  const seenFrom = new Int32Array(variables.length).fill(-1);
  const seenTo = new Int32Array(variables.length).fill(-1);
  const unboundBit = new Int32Array(variables.length).fill(-1);
  const unboundBits: number[] = [];
  const next = new Int32Array(variables.length);
  let bit = 0;
  for (const family of families) {
    const first = bit;
    for (const variable of family) {
      bitFrom[variable] = bit;
      if (ownsVariable(variable)) {
        unboundBit[variable] = bit;
        unboundBits.push(bit++);
      }
      next[variable] = bit;
      bit += definitions[variable]!;
      bitTo[variable] = bit;
    }
    for (const variable of family) {
      seenFrom[variable] = first;
      seenTo[variable] = bit;
    }
    // An empty range would make masks of no bits.
    for (const variable of family) if (bitTo[variable] === bitFrom[variable]) bitFrom[variable] = -1;
  }
  const eventOfBit = new Int32Array(bit).fill(-1);
  const bitOfEvent = new Int32Array(events.length).fill(-1);
  for (let event = 0; event < events.length; event++) {
    const variable = events.variable[event]!;
    if (events.kind[event] !== EventKind.DEF || seenFrom[variable]! < 0) continue;
    const own = next[variable]!++;
    bitOfEvent[event] = own;
    eventOfBit[own] = event;
  }
  const sees = (use: number, def: number): boolean => {
    if (use === def || variables.space[use] !== Space.item) return true;
    const usePath = paths[variables.path[use]!]!;
    const defPath = paths[variables.path[def]!]!;
    return usePath === defPath || usePath.endsWith(ANY_ITEM) || defPath.endsWith(ANY_ITEM);
  };
  return {
    words: (bit + 31) >> 5,
    bitFrom,
    bitTo,
    seenFrom,
    seenTo,
    unboundBit,
    unboundBits,
    bitOfEvent,
    eventOfBit,
    sees,
  };
}

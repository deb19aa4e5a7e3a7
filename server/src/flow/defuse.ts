/**
 * Definitions and uses of one code unit's variables and places, in evaluation order (contract `defuse_events`).
 * A variable is a binding; a place is an attribute or item reached from one, about which less is certain: other
 * names may mean the same object.
 */
import { type ControlFlow, PointKind } from './control-flow.ts';
import { Int32List } from './int32-list.ts';
import { ANY_ITEM } from './places.ts';
import { Space, type VariablesAt } from './variables-at.ts';

export const EVENT_KINDS = ['DEF', 'USE', 'KILL'] as const;
export const EventKind = Object.freeze({ DEF: 0, USE: 1, KILL: 2 });

/** Confidence that an event on a place means the object the text suggests (1.0 for names). */
export const PLACE_CONFIDENCE = 0.6;

export interface Events {
  readonly length: number;
  /** `EventKind`. */
  readonly kind: Uint8Array;
  /** Point of the unit's flow, ascending. A point has several events where it both uses and defines. */
  readonly point: Int32Array;
  /** Row of `Variables`. */
  readonly variable: Int32Array;
  /** 1: a definition that does not end the ones before it. */
  readonly isWeak: Uint8Array;
}

/** Variables and places of one unit, in the order of their first event. */
export interface Variables {
  readonly length: number;
  /** Row of `bindings`: the variable, or the root of the place. */
  readonly binding: Int32Array;
  /** `Space`. */
  readonly space: Uint8Array;
  /** Path of a place behind its root: index into the file's paths; -1 for variables. */
  readonly path: Int32Array;
}

export interface DefUse {
  readonly events: Events;
  readonly variables: Variables;
}

type Access = 'name' | 'attr' | 'item';

interface Effect {
  readonly access: Access;
  readonly kind: number;
  readonly isWeak: boolean;
}

const effect = (access: Access, kind: number, isWeak = false): Effect => ({ access, kind, isWeak });

const EFFECTS: readonly (Effect | undefined)[] = (() => {
  const { DEF, USE, KILL } = EventKind;
  const effects: (Effect | undefined)[] = [];
  effects[PointKind.load] = effect('name', USE);
  effects[PointKind.store] = effect('name', DEF);
  effects[PointKind.param] = effect('name', DEF);
  effects[PointKind.bind] = effect('name', DEF, true);
  effects[PointKind.maybe] = effect('name', DEF, true);
  effects[PointKind.delete] = effect('name', KILL);
  effects[PointKind.unbind] = effect('name', KILL);
  effects[PointKind.attr_load] = effect('attr', USE);
  effects[PointKind.attr_store] = effect('attr', DEF);
  effects[PointKind.attr_delete] = effect('attr', KILL);
  effects[PointKind.item_load] = effect('item', USE);
  effects[PointKind.item_store] = effect('item', DEF);
  effects[PointKind.item_delete] = effect('item', KILL);
  return effects;
})();

const SPACE_OF_PLACE = { attr: Space.attr, item: Space.item } as const;

/** `paths` are those of the file's control flow. */
export function defUse(flow: ControlFlow, at: VariablesAt, paths: readonly string[]): DefUse {
  const { points } = flow;
  const kinds = new Int32List();
  const eventPoints = new Int32List();
  const eventVariables = new Int32List();
  const weak = new Int32List();
  const bindings = new Int32List();
  const spaces = new Int32List();
  const variablePaths = new Int32List();
  const variableIds = new Map<number, number>();
  for (let point = 0; point < points.length; point++) {
    const effect = EFFECTS[points.kind[point]!];
    if (effect === undefined) continue;
    const path = effect.access === 'name' ? -1 : points.path[point]!;
    if (effect.access !== 'name' && path < 0) continue;
    const binding = at.bindingOf(points.start[point]!);
    if (binding < 0) continue;
    const key = binding * (paths.length + 1) + path + 1;
    let variable = variableIds.get(key);
    if (variable === undefined) {
      variable = bindings.push(binding);
      variableIds.set(key, variable);
      spaces.push(effect.access === 'name' ? at.spaceOf(binding) : SPACE_OF_PLACE[effect.access]);
      variablePaths.push(path);
    }
    const isAnyItem = path >= 0 && paths[path]!.endsWith(ANY_ITEM);
    // Deleting or storing an unknown item leaves what is known of the others.
    if (isAnyItem && effect.kind === EventKind.KILL) continue;
    kinds.push(effect.kind);
    eventPoints.push(point);
    eventVariables.push(variable);
    weak.push(Number(effect.isWeak || isAnyItem));
  }
  return {
    events: {
      length: kinds.length,
      kind: Uint8Array.from(kinds.view()),
      point: eventPoints.copy(),
      variable: eventVariables.copy(),
      isWeak: Uint8Array.from(weak.view()),
    },
    variables: {
      length: bindings.length,
      binding: bindings.copy(),
      space: Uint8Array.from(spaces.view()),
      path: variablePaths.copy(),
    },
  };
}

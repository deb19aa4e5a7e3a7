/**
 * What taking elements out of a list, deque or dict, putting one in front of others, and turning the order around leave
 * of what is known of single elements. Knows elements by their keys, not where code does it.
 */
import type { AddingWay, ChangingWay } from './container-additions.ts';
import type { Items, Value } from './entities.ts';

/** What is done to the elements. */
export interface Edit {
  readonly way: ChangingWay | Extract<AddingWay, 'insert'>;
  /** Key or position that is written; null for one that is not known, '' where none is written. */
  readonly key: string | null;
  /** What is put in or taken out, where it is written itself. */
  readonly values: readonly Value[];
  /** It surely happens, once, at this place of the order. */
  readonly isCertain: boolean;
}

/** The elements afterwards; null when they cannot be told apart any more. */
export function editedItems(items: Items, isMapping: boolean, edit: Edit): Items | null {
  if (isMapping) return editedMapping(items, edit);
  const list = [...items.values()];
  const { way, key, values, isCertain } = edit;
  if (!isCertain || key === null) return null;
  switch (way) {
    case 'insert':
      list.splice(Number(key), 0, values);
      break;
    case 'take': {
      const at = positionIn(list.length, key === '' ? '-1' : key);
      if (at === null) return null;
      list.splice(at, 1);
      break;
    }
    case 'discard': {
      const at = placeOf(list, values);
      if (at === null) return null;
      list.splice(at, 1);
      break;
    }
    case 'reverse':
      list.reverse();
      break;
    case 'clear':
      list.length = 0;
      break;
    case 'sort':
      return null;
  }
  return new Map(list.map((one, i) => [String(i), one]));
}

/** A key that may be gone is one that may be there. */
function editedMapping(items: Items, { way, key, isCertain }: Edit): Items | null {
  if (!isCertain) return items;
  if (way === 'clear') return new Map();
  if (way !== 'take' || key === null || key === '') return items;
  const kept = new Map(items);
  kept.delete(key);
  return kept;
}

/** The position that a written one is, counted from the end when it is negative; null where there is none. */
export function positionIn(count: number, written: string): number | null {
  const number = Number(written);
  const at = number < 0 || Object.is(number, -0) ? count + number : number;
  return Number.isInteger(at) && at >= 0 && at < count ? at : null;
}

/** Where the first element is that is one value, as far as those before it are surely others. */
function placeOf(list: readonly (readonly Value[])[], wanted: readonly Value[]): number | null {
  const [value] = wanted;
  const at = wanted.length === 1 ? list.findIndex((one) => one.includes(value!)) : -1;
  return at >= 0 && list[at]!.length === 1 ? at : null;
}

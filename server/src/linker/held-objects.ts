/**
 * Which objects answers hold: a walk through whatever plain data they are made of. Knows nothing of what it means,
 * and does not look into what has its own memory (facts of files, typed arrays).
 */

/** Values after which a walk can be left alone for a while. */
const STEP_VALUES = 1000;

/**
 * All objects that can be reached from the values through arrays, maps, sets and fields. Yields now and then; the
 * values may not change meanwhile.
 */
export function* heldObjects(
  values: Iterable<unknown>,
  isOpaque: (object: object) => boolean,
): Generator<void, Set<object>, undefined> {
  let count = 0;
  const held = new Set<object>();
  const open: object[] = [];
  const reach = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || held.has(value)) return;
    if (ArrayBuffer.isView(value) || isOpaque(value)) return;
    held.add(value);
    open.push(value);
  };
  for (const value of values) {
    if (++count % STEP_VALUES === 0) yield;
    reach(value);
    for (let object = open.pop(); object !== undefined; object = open.pop()) {
      if (object instanceof Map) {
        for (const [key, item] of object) {
          reach(key);
          reach(item);
        }
      } else if (Array.isArray(object) || object instanceof Set) for (const item of object) reach(item);
      else for (const item of Object.values(object)) reach(item);
    }
  }
  return held;
}

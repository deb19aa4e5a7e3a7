/**
 * Objects of `TypedDict` classes as the dictionaries that they are (PEP 589): what is under a key is what the class declares
 * for it, or what the object was made with.
 */
import { type InstanceValue, standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { atMost } from './limit-hits.ts';
import { MAX_ELEMENTS } from './limits.ts';
import { asTuple } from './named-tuples.ts';
import { merge } from './values.ts';

/** The dictionary that an object is by itself; null for objects of other classes. */
export function asTypedDict(evaluation: Evaluation, value: Value): InstanceValue | null {
  if (value.kind !== 'instance' || standardName(value.of) !== null) return null;
  const keys = evaluation.keysOfTypedDict(value.of);
  const dict = keys && evaluation.builtin('dict');
  if (!keys || !dict) return null;
  const items = new Map(value.items);
  for (const key of atMost('elements', keys, MAX_ELEMENTS)) {
    const stored = items.get(`'${key}`) ?? NO_VALUES;
    items.set(`'${key}`, stored.length > 0 ? stored : evaluation.attribute(value, key, value.of.path));
  }
  const args = [
    [evaluation.standardInstance('builtins', 'str')],
    [...items.values()].reduce(merge, value.args[1] ?? NO_VALUES),
  ];
  return evaluation.values.instance(dict, args, items);
}

/** A value as the tuple or dictionary that it is by itself, other values as they are. */
export const asPlain = (evaluation: Evaluation, value: Value): Value =>
  asTuple(evaluation, value) ?? asTypedDict(evaluation, value) ?? value;

/**
 * Objects of named tuples as the tuples they are: by position, unpacked and gone through, they give what
 * their fields hold, in the order in which the class declares them.
 */
import { type Definition, type InstanceValue, standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { atMost } from './limit-hits.ts';
import { MAX_ELEMENTS } from './limits.ts';
import { merge } from './values.ts';

/** The tuple that an object is by itself; null for objects of other classes. */
export function asTuple(evaluation: Evaluation, value: Value): InstanceValue | null {
  if (value.kind !== 'instance') return null;
  const tuple = evaluation.builtin('tuple');
  const fields = tuple && isNamedTuple(evaluation, value.of) ? evaluation.fieldsOf(value.of) : null;
  if (!tuple || !fields) return null;
  const held = atMost('elements', fields.signature.parameters, MAX_ELEMENTS).map(({ name }) =>
    evaluation.attribute(value, name, value.of.path),
  );
  const items = new Map(held.map((list, i) => [String(i), list]));
  return evaluation.values.instance(tuple, [held.reduce(merge, NO_VALUES)], items);
}

const isNamedTuple = ({ program }: Evaluation, of: Definition): boolean =>
  program.mro(of).entries.some((entry) => 'isClass' in entry && standardName(entry) === 'typing.NamedTuple');

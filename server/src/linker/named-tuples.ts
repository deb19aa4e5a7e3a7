/**
 * Objects of `typing.NamedTuple` classes as the tuples they are: by position, unpacked and gone through, they give what
 * their fields hold, in the order in which the class declares them.
 */
import { type Definition, type InstanceValue, standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import { atMost } from './limit-hits.ts';
import { MAX_ELEMENTS } from './limits.ts';
import type { SignatureParameter } from './signatures.ts';
import { merge } from './values.ts';

/** The tuple that an object is by itself; null for objects of other classes. */
export function asTuple(evaluation: Evaluation, value: Value): InstanceValue | null {
  if (value.kind !== 'instance') return null;
  const tuple = evaluation.builtin('tuple');
  const fields = tuple && fieldsOf(evaluation, value.of);
  if (!tuple || !fields) return null;
  const held = atMost('elements', fields, MAX_ELEMENTS).map(({ name }) =>
    evaluation.attribute(value, name, value.of.path),
  );
  const items = new Map(held.map((list, i) => [String(i), list]));
  return evaluation.values.instance(tuple, [held.reduce(merge, NO_VALUES)], items);
}

function fieldsOf({ program }: Evaluation, of: Definition): readonly SignatureParameter[] | null {
  const classes = program.mro(of).entries.flatMap((entry) => ('isClass' in entry ? [entry] : []));
  const base = classes.findIndex((known) => standardName(known) === 'typing.NamedTuple');
  for (const known of classes.slice(0, Math.max(base, 0))) {
    const fields = program.signature(known)?.parameters ?? [];
    if (fields.length > 0) return fields;
  }
  return null;
}

/**
 * The fields of dataclasses and named tuples as the parameters of the constructor that they make, those of the bases
 * first (PEP 557, "Inheritance"). Knows what classes declare; what a constructor is given is for others to know.
 */
import { type Definition, isOutside } from './entities.ts';
import type { Lookups } from './lookups.ts';
import type { Signature, SignatureParameter } from './signatures.ts';

export interface Fields {
  /** Takes all fields in order. */
  readonly signature: Signature;
  /** The class that declares a field, by the field's name. */
  readonly owners: ReadonlyMap<string, Definition>;
}

/** Null for classes whose constructor is not made of fields. */
export function fieldsOf(program: Lookups, definition: Definition): Fields | null {
  const parameters = new Map<string, SignatureParameter>();
  const owners = new Map<string, Definition>();
  let own: Signature | null = null;
  for (const entry of program.mro(definition).entries.toReversed()) {
    if (!('isClass' in entry) || isOutside(entry.path)) continue;
    const signature = program.signature(entry);
    if (entry === definition) own = signature;
    // A field that is declared again keeps its place.
    for (const parameter of signature?.parameters ?? []) {
      parameters.set(parameter.name, parameter);
      owners.set(parameter.name, entry);
    }
  }
  if (own === null || parameters.size === 0) return null;
  const isAlone = parameters.size === own.parameters.length;
  return { signature: isAlone ? own : { ...own, parameters: [...parameters.values()] }, owners };
}

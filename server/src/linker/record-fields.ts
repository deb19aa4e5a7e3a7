/**
 * The fields of dataclasses and named tuples as the parameters of the constructor that they make, those of the bases
 * first (PEP 557, "Inheritance"). Knows what classes declare; what a constructor is given is for others to know.
 */
import { declaredFields } from './definition-facts.ts';
import { type Definition, isOutside, isTypedDictForm, MADE, standardName } from './entities.ts';
import { namesKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import type { QueryKind } from './queries.ts';
import { type Signature, type SignatureParameter, sameSignature } from './signatures.ts';

export interface Fields {
  /** Takes all fields in order. */
  readonly signature: Signature;
  /** The class that declares a field, by the field's name. */
  readonly owners: ReadonlyMap<string, Definition>;
  /** A call of `namedtuple` declares some of them: no statement binds their names. */
  readonly isOfCall: boolean;
}

export class RecordFields {
  private readonly program: Lookups;
  /** Null for classes whose constructor is not made of fields: (path, def key). */
  private readonly fields: QueryKind<Fields | null>;
  /** Names that a class declares: (path, def key). */
  private readonly declared: QueryKind<readonly string[]>;

  constructor(program: Lookups) {
    this.program = program;
    this.fields = program.kind<Fields | null>({
      name: 'fields',
      arity: 2,
      compute: (path, key) => {
        const definition = program.definitionAt(path, key);
        return definition ? this.find(definition) : null;
      },
      bottom: null,
      equal: sameFields,
    });
    this.declared = namesKind(program, 'declared_fields', (facts, def) =>
      declaredFields(facts, def).map(({ name }) => name),
    );
  }

  /** Null for classes whose constructor is not made of fields. */
  of(definition: Definition): Fields | null {
    return mayHaveFields(definition) ? this.fields.ask(definition.path, definition.key) : null;
  }

  /** The keys of a `TypedDict` (PEP 589), those of the bases first; null for other classes. */
  keysOf(definition: Definition): readonly string[] | null {
    const { entries } = this.program.mro(definition);
    if (!entries.some((entry) => !('isClass' in entry) && isTypedDictForm(entry))) return null;
    const keys = new Set<string>();
    for (const entry of entries.toReversed())
      if ('isClass' in entry && standardName(entry) !== 'builtins.dict')
        for (const key of this.declared.askAbout(entry)) keys.add(key);
    return [...keys];
  }

  private find(definition: Definition): Fields | null {
    const parameters = new Map<string, SignatureParameter>();
    const owners = new Map<string, Definition>();
    const { entries } = this.program.mro(definition);
    for (const [i, entry] of [...entries.entries()].reverse()) {
      if (!('isClass' in entry) || !mayHaveFields(entry)) continue;
      // The fields of `class P(namedtuple('P', 'x'))` are those of P, for whoever asks what they are given.
      const before = entry.path === MADE ? entries[i - 1] : undefined;
      const owner = before && 'isClass' in before ? before : entry;
      // A field that is declared again keeps its place.
      for (const parameter of this.program.signature(entry)?.parameters ?? []) {
        parameters.set(parameter.name, parameter);
        owners.set(parameter.name, owner);
      }
    }
    const own = parameters.size === 0 ? null : this.program.signature(definition);
    if (own === null) return null;
    const isOfCall = entries.some((entry) => 'isClass' in entry && entry.path === MADE);
    const isAlone = parameters.size === own.parameters.length;
    const signature = isAlone ? own : { ...own, parameters: [...parameters.values()] };
    return { signature, owners, isOfCall };
  }
}

/** Of classes outside the workspace nobody asks; those that its calls make are none of them. */
const mayHaveFields = ({ path }: Definition): boolean => !isOutside(path) || path === MADE;

function sameFields(a: Fields | null, b: Fields | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.isOfCall === b.isOfCall &&
    sameSignature(a.signature, b.signature) &&
    [...a.owners].every(([name, owner]) => b.owners.get(name) === owner)
  );
}

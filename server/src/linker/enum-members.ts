/**
 * What the members of enumerations are assigned (library reference, `enum`): their `value`, and what the constructor of the
 * class gets to make each of them, the elements of a tuple one by one.
 */
import { SiteKind } from '../evidence/schema.ts';
import { union } from './containers.ts';
import { type Definition, isOutside, standardName, type Value } from './entities.ts';
import { type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMost } from './limit-hits.ts';
import { MAX_ELEMENTS } from './limits.ts';
import { namesKind } from './list-kind.ts';
import type { QueryKind } from './queries.ts';

const CONSTRUCTORS: ReadonlySet<string> = new Set(['__init__', '__new__']);

export class EnumMembers {
  private readonly evaluation: Evaluation;
  /** Public names that the body of a class assigns: (path, def key). */
  private readonly assigned: QueryKind<readonly string[]>;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    this.assigned = namesKind(evaluation.program, 'assigned_members', assignedNames);
  }

  /** Whether a name is a member of an enumeration: a public one that its body assigns. */
  isMember(of: Definition, name: string): boolean {
    if (name.startsWith('_') || standardName(of) !== null || !this.evaluation.isEnum(of)) return false;
    return isOutside(of.path) || this.assigned.askAbout(of).includes(name);
  }

  /** What `value` is of the members of an enumeration; nothing for other classes. */
  values(of: Definition): readonly Value[] {
    return union(this.perMember(of));
  }

  /** What a constructor of an enumeration (a row of `defs`) gets at a position, its object being the first. */
  given(facts: FileFacts, def: number, position: number): readonly Value[] {
    const owner = facts.classOf(def);
    const isConstructor = CONSTRUCTORS.has(facts.text(facts.evidence.defs.name[def]!));
    if (position < 1 || owner < 0 || !isConstructor) return NO_VALUES;
    const { program } = this.evaluation;
    const of = program.definition(facts, owner);
    if (!this.evaluation.isEnum(of)) return NO_VALUES;
    const members = [of, ...program.subclasses(of)].flatMap((one) => this.perMember(one));
    return union(members.map((values) => union(values.map((value) => partOf(value, position - 1)))));
  }

  /** What each member of a class is assigned. */
  private perMember(of: Definition): readonly (readonly Value[])[] {
    if (isOutside(of.path) || !this.evaluation.isEnum(of)) return [];
    const names = atMost('elements', this.assigned.askAbout(of), MAX_ELEMENTS);
    return names.map((name) =>
      union(
        this.evaluation.program
          .member(of, name)
          .found.map(({ entity }) =>
            entity.kind === 'variable' ? this.evaluation.entityValues(entity) : NO_VALUES,
          ),
      ),
    );
  }
}

/** What is at a position of a value that is a tuple; one that is none is alone. */
function partOf(value: Value, position: number): readonly Value[] {
  if (value.kind === 'instance' && standardName(value.of) === 'builtins.tuple')
    return value.items?.get(String(position)) ?? NO_VALUES;
  return position === 0 ? [value] : NO_VALUES;
}

function assignedNames(facts: FileFacts, def: number): readonly string[] {
  const { bindings, bindingSites, defs } = facts.evidence;
  const names: string[] = [];
  for (const binding of facts.bindingsOf(defs.bodyScope[def]!)) {
    const name = facts.text(bindings.name[binding]!);
    const isAssigned =
      bindings.siteCount[binding]! > 0 && bindingSites.kind[bindings.siteStart[binding]!] === SiteKind.name;
    if (isAssigned && !name.startsWith('_')) names.push(name);
  }
  return names;
}

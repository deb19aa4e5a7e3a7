/**
 * What an attribute of an object that may be of a class below is: `factory = A` in the body of one class, `factory = B` in that
 * of a class below, and `self.factory()` in a method of the first. Of variables, properties and nested classes; methods are
 * the business of `methods-below.ts`.
 */
import { SiteKind } from '../evidence/schema.ts';
import {
  type Definition,
  type Entity,
  isOutside,
  mayBeBelow,
  type Resolution,
  type Value,
} from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { atMostValues } from './limit-hits.ts';
import { namesKind } from './list-kind.ts';
import { NamesBelow } from './names-below.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { QueryKind } from './queries.ts';
import { resolution, resolutionKind } from './resolutions.ts';
import { storedAttributes } from './stored-places.ts';

export class AttributesBelow {
  private readonly program: ProgramLookups;
  /** Names of variables of classes below. */
  private readonly others: NamesBelow;
  /** What the objects have: (path, def key of the class above, name). */
  private readonly entities: QueryKind<readonly Resolution[]>;

  constructor(program: ProgramLookups) {
    this.program = program;
    this.others = new NamesBelow(
      program,
      'attributes_below',
      namesKind(program, 'attributes_in', namesBound),
    );
    this.entities = resolutionKind(program, 'attribute_below', 3, (path, key, name) => {
      const above = program.definitionAt(path, key);
      return above === null ? [] : this.find(above, name);
    });
  }

  /** What an attribute of a value can be, given what its class has. */
  of(value: Value, name: string, found: readonly Resolution[]): readonly Resolution[] {
    if ((value.kind !== 'instance' && value.kind !== 'class') || !mayBeBelow(value)) return found;
    const above = value.kind === 'instance' ? value.of : value.definition;
    if (isOutside(above.path) || found.length === 0 || !found.every(({ entity }) => this.isRead(entity)))
      return found;
    if (!this.mayDiffer(above, name)) return found;
    const below = this.entities.askAbout(above, name);
    return below.length > 0 ? below : found;
  }

  /** Whether objects of classes below one may have another variable of a name than its own do. */
  mayDiffer(above: Definition, name: string): boolean {
    return this.others.has(above, name);
  }

  /** Whether it is what reading the attribute gives, or says what that gives. */
  private isRead(entity: Entity): boolean {
    if (entity.kind !== 'definition') return entity.kind === 'variable';
    return entity.definition.isClass || this.program.signature(entity.definition)?.isProperty === true;
  }

  private find(above: Definition, name: string): readonly Resolution[] {
    const found: Resolution[] = [];
    for (const of of this.program.possibleClasses(above))
      for (const { entity, confidence } of this.program.member(of, name).found)
        if (this.isRead(entity) && !found.some((known) => known.entity === entity))
          found.push(resolution(entity, 'subclass_member', confidence));
    return atMostValues(found);
  }
}

/** Names that the body of a class binds to what is no function or to one that is decorated, or that its methods store. */
function namesBound(facts: FileFacts, classDef: number): readonly string[] {
  const { bindings, bindingSites, defs } = facts.evidence;
  const found: string[] = [];
  for (const row of facts.bindingsOf(defs.bodyScope[classDef]!)) {
    if (bindings.siteCount[row] === 0) continue;
    const site = bindings.siteStart[row]!;
    const def = bindingSites.kind[site] === SiteKind.def ? bindingSites.row[site]! : -1;
    const isMethod = def >= 0 && !facts.isClass(def) && defs.decoratorCount[def] === 0;
    if (!isMethod) found.push(facts.text(bindings.name[row]!));
  }
  found.push(...storedAttributes(facts, classDef).keys());
  return [...new Set(found)].sort();
}

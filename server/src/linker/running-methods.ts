/**
 * Which classes' objects a method runs on: those of classes whose own lookup comes to it (data model 3.3.2, `super`), at
 * once, from what `super()` in the methods before it or in methods of other names calls, or because code takes it from a
 * class by name. Knows the order in which methods are looked up; which classes have objects is the business of
 * `subclasses.ts`.
 */
import { ofSuper, READ_OF_CLASS } from './class-uses.ts';
import { type Definition, isOutside } from './entities.ts';
import { superCallOf } from './expression-parts.ts';
import { listKind } from './list-kind.ts';
import type { Lookups } from './lookups.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { QueryKind } from './queries.ts';

export class RunningMethods {
  private readonly program: ProgramLookups;
  /** Names that a function, with what is made in it, reads of `super()`: (path, def key). */
  private readonly readOfSuper: QueryKind<readonly string[]>;

  constructor(program: ProgramLookups) {
    this.program = program;
    this.readOfSuper = listKind(program, 'read_of_super', 2, (path, key) => {
      const facts = program.factsOfChunk(path, (known) => known.chunkOfDef(key));
      const def = facts?.defRow(key);
      if (!facts || def === undefined) return null;
      const { attrs, defs } = facts.evidence;
      const found = new Set<string>();
      for (const row of facts.rowsOfChunk('attrs', defs.chunk[def]!))
        if (superCallOf(facts, row) >= 0) found.add(facts.text(attrs.name[row]!));
      return [...found].sort();
    });
  }

  /** Whether a method may run on an object of a class that is the method's or one below it. */
  mayRunOn(method: Definition, of: Definition): boolean {
    const { program } = this;
    const { name } = method;
    const { entries } = program.mro(of);
    if (entries[0] === ownerOf(program, method)) return true;
    for (let from = 0; from < entries.length; from++) {
      const entity = program.member(of, name, from).found[0]?.entity;
      if (entity?.kind !== 'definition' || entity.definition === method) return true;
      const { definition } = entity;
      // What a method of the outside world calls, its stub does not say.
      if (isOutside(definition.path)) return true;
      if (!this.readOfSuper.askAbout(definition).includes(name)) break;
      const owner = ownerOf(program, definition);
      if (owner === null) return true;
      from = entries.indexOf(owner);
    }
    if (program.isPassed(`${READ_OF_CLASS} ${ofSuper(name)}`)) return true;
    return entries.some((entry) => 'isClass' in entry && this.isTakenFrom(entry, method));
  }

  /** Whether code takes the method by name from a class: `C.m(object)`. */
  private isTakenFrom(of: Definition, method: Definition): boolean {
    if (!this.program.isPassed(`${READ_OF_CLASS} ${of.name}.${method.name}`)) return false;
    const entity = this.program.member(of, method.name).found[0]?.entity;
    return entity?.kind === 'definition' && entity.definition === method;
  }
}

function ownerOf(program: Lookups, method: Definition): Definition | null {
  const owner = program.signature(method)?.owner ?? null;
  return owner === null ? null : program.definitionAt(method.path, owner);
}

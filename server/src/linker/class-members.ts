/**
 * Members of classes: what a class binds or its methods store, and what is found along its method resolution order.
 * Members that only the classes below have are the business of `subclasses.ts`.
 */
import type { Definition, Resolution, VariableEntity } from './entities.ts';
import { isTypedDictForm, isTypingForm } from './entities.ts';
import { attributeSymbol } from './file-symbols.ts';
import { namesKind } from './list-kind.ts';
import type { MemberLookup, Mro } from './lookups.ts';
import type { MroEntry } from './mro.ts';
import type { ProgramLookups } from './program-lookups.ts';
import type { Query, QueryKind } from './queries.ts';
import type { Notes } from './query-solver.ts';
import type { Traced } from './query-trace.ts';
import { NOTHING, resolution, resolutionKind } from './resolutions.ts';
import { namesOnlyDeclared, storedAttributes } from './stored-places.ts';

const DYNAMIC_LOOKUPS: readonly string[] = ['__getattr__', '__getattribute__'];
const inherited = (resolution: Resolution): Resolution => ({ ...resolution, method: 'inherited_member' });

/** No member, which few want to know more about: most misses are of special methods that objects may have. */
class Miss implements MemberLookup {
  readonly found = NOTHING;
  private readonly isCertain: () => boolean;

  constructor(isCertain: () => boolean) {
    this.isCertain = isCertain;
  }

  get complete(): boolean {
    return this.isCertain();
  }
}

/** A lookup along a method resolution order whose answers are settled. */
interface Found {
  readonly mro: Mro;
  readonly asked: readonly Query<readonly Resolution[]>[];
  readonly member: MemberLookup;
}

const noLookups = (): Map<string, Traced<MemberLookup>> => new Map();

const UNKNOWN: MemberLookup = { found: NOTHING, complete: false };

export class ClassMembers {
  private readonly program: ProgramLookups;
  /** A member the class itself binds or its methods store: (path, def key, name). */
  private readonly ownMembers: QueryKind<readonly Resolution[]>;
  /** Names that the body of a class declares and neither it nor its methods give a value: (path, def key). */
  private readonly declared: QueryKind<readonly string[]>;
  /** By the number of the class, then by name; where answers are for once. */
  private readonly found: (Map<string, Found> | undefined)[] = [];
  /** By the number of the class, then by name: of the lookups of one computation that were made before. */
  private notes: Notes<Map<string, Traced<MemberLookup>>>;

  constructor(program: ProgramLookups) {
    this.program = program;
    this.notes = program.takeNotes();
    this.ownMembers = resolutionKind(program, 'own', 3, (path, key, name) =>
      this.findOwnMember(path, key, name),
    );
    this.declared = namesKind(program, 'declared', namesOnlyDeclared);
    program.outlasts(
      this.ownMembers,
      (edit, key, name) => !edit.hasDefinition(key) && !edit.binds(key, name) && !edit.storesAttribute(name),
    );
  }

  /** What the running computation looks up from here on is looked up once, see `QuerySolver.takeNotes`. */
  takeNotes(): void {
    this.notes = this.program.takeNotes();
  }

  /** Whether a variable of a class is declared, `x: int`, and given no value there or by its methods. */
  isOnlyDeclared({ path, owner, name }: VariableEntity): boolean {
    return owner !== '' && this.declared.ask(path, owner).includes(name);
  }

  /** The first from an index of the method resolution order on. */
  member(definition: Definition, name: string, from = 0): MemberLookup {
    const { notes } = this;
    if (from > 0 || !this.program.isNoting(notes)) return this.lookUp(definition, name, from);
    return this.lookUpOnce(definition, name, this.program.noted(notes, definition.number, noLookups));
  }

  private lookUpOnce(
    definition: Definition,
    name: string,
    found: Map<string, Traced<MemberLookup>>,
  ): MemberLookup {
    return this.program.once(found, name, () => this.lookUp(definition, name, 0));
  }

  private lookUp(definition: Definition, name: string, from: number): MemberLookup {
    const mro = this.program.mro(definition);
    if (from > 0 || !this.ownMembers.isForOnce) return this.find(definition, mro, name, from, null);
    // Of ten lookups nine have been made before, and each asks every class up to the one that has the member.
    while (this.found.length <= definition.number) this.found.push(undefined);
    const ofClass = (this.found[definition.number] ??= new Map<string, Found>());
    const known = ofClass.get(name);
    if (known?.mro === mro) {
      this.ownMembers.askAgain(known.asked);
      return known.member;
    }
    const asked: Query<readonly Resolution[]>[] = [];
    const member = this.find(definition, mro, name, 0, asked);
    // What methods store is looked for among properties, too, which are other questions.
    const isStored = asked.at(-1)?.value?.[0]?.method === 'instance_member';
    if (!isStored && asked.every(({ state }) => state === 'done'))
      ofClass.set(name, { mro, asked: asked.slice(), member });
    return member;
  }

  /** Adds the queries it asks to `asked`, properties above aside, where somebody wants them. */
  private find(
    definition: Definition,
    { entries, complete }: Mro,
    name: string,
    from: number,
    asked: Query<readonly Resolution[]>[] | null,
  ): MemberLookup {
    for (let i = from; i < entries.length; i++) {
      const entry = entries[i]!;
      if (!('isClass' in entry)) {
        if (isTypingForm(entry) || isTypedDictForm(entry)) continue;
        return UNKNOWN;
      }
      const query = this.ownMembers.queryAbout(entry, name);
      asked?.push(query);
      const found = this.ownMembers.answer(query);
      if (found.length === 0) continue;
      // A property above goes before what methods store under its name: storing calls its setter.
      const setter = found[0]!.method === 'instance_member' ? this.propertyAbove(entries, i + 1, name) : null;
      if (setter) return { found: setter.map(inherited), complete: true };
      return { found: i === 0 ? found : found.map(inherited), complete: true };
    }
    return complete ? new Miss(() => !this.hasDynamicMembers(definition, name)) : UNKNOWN;
  }

  private propertyAbove(
    entries: readonly MroEntry[],
    from: number,
    name: string,
  ): readonly Resolution[] | null {
    for (let i = from; i < entries.length; i++) {
      const entry = entries[i]!;
      if (!('isClass' in entry)) return null;
      const found = this.ownMembers.askAbout(entry, name);
      const entity = found[0]?.entity;
      if (entity?.kind === 'definition')
        return !entity.definition.isClass && this.program.signature(entity.definition)?.isProperty
          ? found
          : null;
      if (entity && found[0]!.method !== 'instance_member') return null;
    }
    return null;
  }

  /** `__getattr__` or `__getattribute__` can answer for any name (data model, "Customizing attribute access"). */
  private hasDynamicMembers(definition: Definition, name: string): boolean {
    if (DYNAMIC_LOOKUPS.includes(name)) return false;
    return DYNAMIC_LOOKUPS.some((hook) => this.member(definition, hook).found.length > 0);
  }

  private findOwnMember(path: string, key: string, name: string): readonly Resolution[] {
    const facts = this.program.facts(path);
    const row = facts?.defRow(key);
    if (!facts || row === undefined || !facts.isClass(row)) return NOTHING;
    const { defs, bindings } = facts.evidence;
    const scope = defs.bodyScope[row]!;
    const binding = scope >= 0 ? facts.binding(scope, name) : -1;
    if (binding >= 0 && bindings.siteCount[binding]! > 0) {
      const found = this.program.binding(facts, binding);
      if (found.length > 0)
        return found.map((r) => (r.method === 'lexical' ? { ...r, method: 'class_member' } : r));
    }
    if (!storedAttributes(facts, row).has(name)) return NOTHING;
    return [
      resolution(
        this.program.interner.variable(path, key, name, attributeSymbol(facts, row, name)),
        'instance_member',
      ),
    ];
  }
}

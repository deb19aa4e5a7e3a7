/** Where attributes of values are defined: along the MRO, on `object`, on the metaclass, in modules. */
import type { Definition, Resolution, Value } from './entities.ts';
import { isOutside, mayBeBelow, standardName } from './entities.ts';
import { METHODS } from './links.ts';
import type { Lookups, MemberLookup } from './lookups.ts';
import type { MadeClasses } from './made-classes.ts';

const NOTHING: MemberLookup = { found: [], complete: false };
const EXTERNAL = { method: 'external', confidence: METHODS.external.confidence } as const;

/** Classes of `functools` whose objects take the place of what `lru_cache`, `cache` and `singledispatch` decorate. */
const FUNCTION_WRAPPERS: readonly string[] = ['_lru_cache_wrapper', '_SingleDispatchCallable'];

export class Members {
  private readonly program: Lookups;
  private readonly made: MadeClasses;

  constructor(program: Lookups, made: MadeClasses) {
    this.program = program;
    this.made = made;
  }

  /** Resolutions of an attribute of one value, for code of the file at `path`. */
  find(value: Value, name: string, path: string): MemberLookup {
    const { program } = this;
    switch (value.kind) {
      case 'module':
        return this.ofModule(value.module, name, path);
      case 'class':
        return this.ofClass(value.definition, name);
      case 'instance':
        return this.ofInstance(value, name);
      case 'function':
        return this.ofFunction(value.definition, name);
      case 'partial':
      case 'callable':
        return this.ofStandard(
          value.kind === 'partial' ? 'functools' : 'types',
          value.kind === 'partial' ? 'partial' : 'FunctionType',
          name,
        );
      case 'super':
        return this.ofSuper(value.after, value.of, name);
      case 'external': {
        const entity = program.external(value.entity.module, [...value.entity.names, name]);
        return { found: [{ entity, ...EXTERNAL }], complete: true };
      }
      default:
        return NOTHING;
    }
  }

  isEnum(definition: Definition): boolean {
    return this.program
      .mro(definition)
      .entries.some((entry) => 'isClass' in entry && standardName(entry) === 'enum.Enum');
  }

  /** Whether an attribute set on `base` is seen by a lookup on `value`. */
  isSameOwner(base: Value, value: Value): boolean {
    if (base === value) return true;
    if (base.kind === 'module' || value.kind === 'module')
      return base.kind === 'module' && value.kind === 'module' && base.module === value.module;
    // `f.reset = g`: functions have attributes, whatever they were made with.
    if (base.kind === 'function' || value.kind === 'function')
      return base.kind === 'function' && value.kind === 'function' && base.definition === value.definition;
    if (value.kind !== 'instance' && value.kind !== 'class') return false;
    if (base.kind !== 'instance' && base.kind !== 'class') return false;
    const of = value.kind === 'instance' ? value.of : value.definition;
    const owner = base.kind === 'instance' ? base.of : base.definition;
    const { program } = this;
    // What a metaclass sets on a class is seen by its objects, too.
    if (base.kind === 'instance' && program.metaclass(of) === owner) return true;
    if (base.kind === 'instance' && value.kind === 'class') return false;
    if (mayBeBelow(value) && program.mro(owner).entries.includes(of)) return true;
    return base.kind === 'class' ? program.mro(of).entries.includes(owner) : owner === of;
  }

  /** `self.x` of a class that has no x is what its subclasses have: a mixin, or an abstract base. So is that of a declared object. */
  private ofInstance(value: Extract<Value, { kind: 'instance' }>, name: string): MemberLookup {
    const own = this.withObject(this.program.member(value.of, name), name);
    if (own.found.length > 0 || isOutside(value.of.path)) return own;
    const stored = this.storedByMetaclass(value.of, name);
    if (stored.length > 0) return { found: stored, complete: false };
    if (!mayBeBelow(value)) return own;
    const found = this.program.memberBelow(value.of, name);
    if (found.length > 0) return { found, complete: false };
    // `cls` of a metaclass is one of the classes that it makes.
    const ofMade: Resolution[] = [];
    for (const of of this.made.by(value.of))
      for (const { entity } of this.program.member(of, name).found)
        if (!ofMade.some((known) => known.entity === entity))
          ofMade.push({ entity, method: 'subclass_member', confidence: METHODS.subclass_member.confidence });
    return ofMade.length > 0 ? { found: ofMade, complete: false } : own;
  }

  /** Objects have what methods of the metaclass store on their class (`cls.x = v`), but not what its body defines. */
  private storedByMetaclass(of: Definition, name: string): readonly Resolution[] {
    const { program } = this;
    const metaclass = program.metaclass(of);
    if (!metaclass || isOutside(metaclass.path)) return [];
    for (const entry of program.mro(metaclass).entries) {
      if (!('isClass' in entry) || isOutside(entry.path)) return [];
      const { found } = program.member(entry, name);
      if (found.length === 0) return [];
      // A metaclass above has it.
      if (found[0]!.method === 'inherited_member') continue;
      return found[0]!.method === 'instance_member' ? found : [];
    }
    return [];
  }

  /** What the decorators of `functools` put in a function's place has attributes of its own (`f.cache_clear()`). */
  private ofFunction(definition: Definition, name: string): MemberLookup {
    const own = this.ofStandard('types', 'FunctionType', name);
    if (own.found.length > 0 || isOutside(definition.path)) return own;
    for (const wrapper of FUNCTION_WRAPPERS) {
      const put = this.ofStandard('functools', wrapper, name);
      if (put.found.length > 0 && this.hasDecorators(definition)) return put;
    }
    return own;
  }

  private hasDecorators({ path, key }: Definition): boolean {
    const facts = this.program.factsOfChunk(path, (known) => known.chunkOfDef(key));
    const row = facts?.defRow(key);
    return facts !== undefined && row !== undefined && facts.evidence.defs.decoratorCount[row]! > 0;
  }

  /** Behind a mixin that has no base with the member, the classes that inherit from it have others (data model, `super`). */
  private ofSuper(after: Definition, of: Definition, name: string): MemberLookup {
    const { program } = this;
    const from = program.mro(of).entries.indexOf(after) + 1;
    const own = this.withObject(program.member(of, name, from), name);
    if (own.found.length > 0 || isOutside(after.path)) return own;
    const found: Resolution[] = [];
    for (const below of program.subclasses(of)) {
      const behind = program.mro(below).entries.indexOf(after) + 1;
      const { entity } = program.member(below, name, behind).found[0] ?? {};
      if (entity && !found.some((known) => known.entity === entity))
        found.push({ entity, method: 'subclass_member', confidence: METHODS.subclass_member.confidence });
    }
    return found.length > 0 ? { found, complete: false } : own;
  }

  private ofModule(module: string, name: string, path: string): MemberLookup {
    const { program } = this;
    const { kind } = program.locate(module);
    const submodule = `${module}.${name}`;
    // What is imported as a module is one, wherever that may be.
    const isImported = (): boolean => program.importsModule(path, submodule);
    const asModule = (): MemberLookup => ({
      found: [{ entity: program.moduleEntity(submodule), ...EXTERNAL }],
      complete: true,
    });
    if (kind === 'third_party' && isImported()) return asModule();
    const found = program.moduleMember(module, name);
    if (kind === 'outside' && found.every(({ entity }) => entity.kind === 'external') && isImported())
      return asModule();
    // A module-level __getattr__ can answer for any name (PEP 562).
    const isDynamic = found.length === 0 && program.moduleMember(module, '__getattr__').length > 0;
    return { found, complete: (kind === 'file' || kind === 'outside') && !isDynamic };
  }

  private ofClass(definition: Definition, name: string): MemberLookup {
    const own = this.program.member(definition, name);
    if (own.found.length > 0) return own;
    const metaclass = this.program.metaclass(definition);
    if (metaclass) {
      const found = this.program.member(metaclass, name);
      if (found.found.length > 0) return found;
    }
    const onType = this.ofStandard('builtins', 'type', name);
    if (onType.found.length > 0) return onType;
    return this.withObject(own, name);
  }

  private withObject(own: MemberLookup, name: string): MemberLookup {
    if (own.found.length > 0 || !name.startsWith('__')) return own;
    const onObject = this.ofStandard('builtins', 'object', name);
    return onObject.found.length > 0 ? onObject : own;
  }

  private ofStandard(module: string, className: string, name: string): MemberLookup {
    const entity =
      this.program.locate(module).kind === 'outside'
        ? this.program.moduleMember(module, className)[0]?.entity
        : null;
    return entity?.kind === 'definition' ? this.program.member(entity.definition, name) : NOTHING;
  }
}

/**
 * Class-private names: inside `class C`, the identifier `__x` means `_C__x` (Python reference, 6.2.1 "Private
 * name mangling"). Works on ids of the string pool; knows nothing of which names a scope holds.
 */
import type { StringPool } from '../evidence/evidence.ts';

const UNDERSCORE = 95;

/** Whether `name` is written like a private name: two leading underscores, not two trailing ones, no dot. */
export function isPrivateName(name: string): boolean {
  return (
    name.charCodeAt(0) === UNDERSCORE &&
    name.charCodeAt(1) === UNDERSCORE &&
    !name.endsWith('__') &&
    !name.includes('.')
  );
}

/** `name` as `className`'s body spells it at run time; a class named only with underscores mangles nothing. */
export function manglePrivateName(className: string, name: string): string {
  if (!isPrivateName(name)) return name;
  let from = 0;
  while (className.charCodeAt(from) === UNDERSCORE) from++;
  return from === className.length ? name : `_${className.slice(from)}${name}`;
}

/** Mangles pool ids, remembering each (class, name) pair: a private name is used many times or not at all. */
export class NameMangler {
  private readonly pool: StringPool;
  private readonly mangled = new Map<number, Map<number, number>>();

  constructor(pool: StringPool) {
    this.pool = pool;
  }

  /** `className` and `name` are pool ids; `className` is -1 outside classes. Returns a pool id. */
  mangle(className: number, name: number): number {
    if (className < 0) return name;
    const text = this.pool.strings[name]!;
    if (text.charCodeAt(1) !== UNDERSCORE || !isPrivateName(text)) return name;
    let ofClass = this.mangled.get(className);
    if (ofClass === undefined) this.mangled.set(className, (ofClass = new Map()));
    let id = ofClass.get(name);
    if (id === undefined) {
      id = this.pool.id(manglePrivateName(this.pool.strings[className]!, text));
      ofClass.set(name, id);
    }
    return id;
  }
}

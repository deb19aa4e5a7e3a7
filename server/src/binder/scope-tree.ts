/**
 * What the binder needs to know of each scope besides its names: how it relates to classes, whether CPython
 * compiles it at all, and which class mangles its private names. Pure arithmetic over the `scopes` table.
 */
import { DefFlag, DefKind, ScopeFlag, ScopeKind } from '../evidence/schema.ts';
import { NameMangler } from './private-names.ts';
import type { PythonRules } from './python-rules.ts';
import type { BinderTables } from './tables.ts';

export const NO_SCOPE = -1;

const EAGER_COMPREHENSION =
  ScopeFlag.listComprehension | ScopeFlag.setComprehension | ScopeFlag.dictComprehension;

export class ScopeTree {
  readonly length: number;
  readonly kind: Int32Array;
  readonly parent: Int32Array;
  /** For scopes of type parameters: the row of `defs` that they parametrize; -1 for all other scopes. */
  readonly genericDef: Int32Array;
  readonly flags: Int32Array;
  /** Pool id of the name `symtable` gives the scope. */
  readonly name: Int32Array;
  /**
   * The class whose body an annotation-like scope looks into before it looks at enclosing functions (PEP 695,
   * PEP 649), or -1.
   */
  readonly visibleClass: Int32Array;
  /** 1: a comprehension that CPython merges into its parent scope (PEP 709). */
  readonly isInlined: Uint8Array;
  /** 1: in text that CPython never compiles (a string, or an annotation under PEP 563). */
  readonly isHidden: Uint8Array;
  /** Rows of the comprehensions that are merged into each class body, in order; few classes have any. */
  readonly inlinedInClass = new Map<number, number[]>();
  /** Pool id of the class that mangles private names here, or -1. */
  private readonly privateClass: Int32Array;
  /** The type parameter scope whose parameters are the only names mangled here, or -1 when all are. */
  private readonly mangledIn: Int32Array;
  private readonly typeParameters = new Map<number, Set<number>>();
  private readonly mangler: NameMangler;

  constructor(tables: BinderTables, rules: PythonRules, hidesAnnotations: boolean) {
    const { defs, scopes } = tables;
    const count = scopes.length;
    this.length = count;
    this.kind = scopes.kind;
    this.parent = scopes.parent;
    this.flags = scopes.flags;
    this.name = scopes.name;
    this.visibleClass = new Int32Array(count).fill(NO_SCOPE);
    this.isInlined = new Uint8Array(count);
    this.isHidden = new Uint8Array(count);
    this.privateClass = new Int32Array(count).fill(-1);
    this.mangledIn = new Int32Array(count).fill(NO_SCOPE);
    this.mangler = new NameMangler(tables.pool);
    this.genericDef = new Int32Array(count).fill(-1);
    for (let def = 0; def < defs.length; def++) {
      const outer = defs.bodyScope[def]! < 0 ? -1 : this.parent[defs.bodyScope[def]!]!;
      if ((defs.flags[def]! & DefFlag.generic) !== 0 && outer >= 0) this.genericDef[outer] = def;
    }
    for (let scope = 0; scope < count; scope++) {
      const parent = this.parent[scope]!;
      this.visibleClass[scope] = this.classSeenFrom(scope);
      if (parent < 0) continue;
      const flags = this.flags[scope]!;
      this.isHidden[scope] =
        this.isHidden[parent]! ||
        (flags & ScopeFlag.inString) !== 0 ||
        (hidesAnnotations && (flags & ScopeFlag.inAnnotation) !== 0)
          ? 1
          : 0;
      this.isInlined[scope] =
        rules.inlinesComprehensions &&
        (flags & EAGER_COMPREHENSION) !== 0 &&
        this.visibleClass[parent]! === NO_SCOPE
          ? 1
          : 0;
      if (this.isInlined[scope] === 1 && this.isHidden[scope] === 0) this.noteInlined(scope);
      if (this.kind[scope] === ScopeKind.class) {
        this.privateClass[scope] = this.name[scope]!;
      } else if (this.genericDef[scope]! >= 0 && defs.kind[this.genericDef[scope]!] === DefKind.class) {
        this.privateClass[scope] = this.name[scope]!;
        this.mangledIn[scope] = scope;
      } else {
        this.privateClass[scope] = this.privateClass[parent]!;
        this.mangledIn[scope] = this.mangledIn[parent]!;
      }
    }
  }

  /** Scopes whose names inner scopes can close over: all but modules and classes. */
  isFunctionLike(scope: number): boolean {
    const kind = this.kind[scope]!;
    return kind !== ScopeKind.module && kind !== ScopeKind.class;
  }

  isClass(scope: number): boolean {
    return this.kind[scope] === ScopeKind.class;
  }

  isTypeVariable(scope: number): boolean {
    return (this.flags[scope]! & ScopeFlag.typeVariable) !== 0;
  }

  /** The nearest scope around that is not merged into another one. */
  compiledParent(scope: number): number {
    let outer = this.parent[scope]!;
    while (this.isInlined[outer] === 1) outer = this.parent[outer]!;
    return outer;
  }

  /** Says that `name` (a pool id, as written) is a type parameter that `scope` declares. */
  declareTypeParameter(scope: number, name: number): void {
    const names = this.typeParameters.get(scope);
    if (names === undefined) this.typeParameters.set(scope, new Set([name]));
    else names.add(name);
  }

  /**
   * The pool id `name` has in `scope` after private name mangling. Around a generic class only the type
   * parameters themselves are mangled, not the names in bounds and bases (CPython issue 119395).
   */
  mangle(scope: number, name: number): number {
    const className = this.privateClass[scope]!;
    if (className < 0) return name;
    const declared = this.mangledIn[scope]!;
    if (declared >= 0 && this.typeParameters.get(declared)?.has(name) !== true) return name;
    return this.mangler.mangle(className, name);
  }

  private noteInlined(comprehension: number): void {
    const outer = this.compiledParent(comprehension);
    if (!this.isClass(outer)) return;
    const others = this.inlinedInClass.get(outer);
    if (others === undefined) this.inlinedInClass.set(outer, [comprehension]);
    else others.push(comprehension);
  }

  private classSeenFrom(scope: number): number {
    const parent = this.parent[scope]!;
    if (parent < 0) return NO_SCOPE;
    const kind = this.kind[scope]!;
    if (
      kind !== ScopeKind.type_params &&
      kind !== ScopeKind.type_alias &&
      kind !== ScopeKind.annotation &&
      !this.isTypeVariable(scope)
    ) {
      return NO_SCOPE;
    }
    return this.isClass(parent) ? parent : this.visibleClass[parent]!;
  }
}

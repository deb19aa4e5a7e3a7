/**
 * `a.b` in code that stands for a module that moves: what has to stand there instead, and which import has to bring it.
 * What a package itself calls so (`from . import b` in its `__init__.py`) stays as it is: that statement keeps the name.
 */
import { type ExprRefKind, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { ImportFlag, ImportKind } from '../../evidence/schema.ts';
import { symbolName } from '../../linker/entity-names.ts';
import { importedModule } from '../../linker/file-imports.ts';
import type { Relation } from '../../linker/links.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { MovedFile } from './moved-file.ts';
import { splitName } from './moved-names.ts';
import { IMPORTERS } from './moved-strings.ts';

/** A dotted chain that has to name a module by its new name. */
export interface ModuleMention {
  readonly chunk: number;
  /** Own offsets of the chunk. */
  readonly start: number;
  readonly end: number;
  /** Row of `names` of its first part. */
  readonly root: number;
  /** Dotted name of the module, before and after. */
  readonly module: string;
  readonly after: string;
}

/** By the binding of their first part. What only needs another last name is replaced, what cannot be followed doubted. */
export function movedMentions(moved: MovedFile): ReadonlyMap<number, readonly ModuleMention[]> {
  return new Mentions(moved).find();
}

/** Relations that say what an expression stands for. */
const SYMBOLS_OF: { readonly [kind in ExprRefKind]?: Relation } = {
  name: 'name_symbol',
  attr: 'attribute_symbol',
  call: 'callsite_symbol',
};

class Mentions {
  private readonly moved: MovedFile;
  private readonly found = new Map<number, ModuleMention[]>();

  constructor(moved: MovedFile) {
    this.moved = moved;
  }

  find(): ReadonlyMap<number, readonly ModuleMention[]> {
    const { attrs } = this.moved.facts.evidence;
    const modules = [...this.moved.linked('attribute_symbol').keys()].filter(
      (row) => this.moved.modulesOf('attribute_symbol', row).length > 0,
    );
    const inner = new Set<number>();
    for (const row of modules)
      if (exprRefKind(attrs.base[row]!) === 'attr') inner.add(exprRefRow(attrs.base[row]!));
    for (const row of modules) if (!inner.has(row)) this.follow(row);
    return this.found;
  }

  private follow(row: number): void {
    const { facts, moves } = this.moved;
    const modules = this.moved.modulesOf('attribute_symbol', row);
    const module = modules.find((name) => moves.renamed.has(name));
    if (module === undefined) return;
    const [parent, last] = splitName(module);
    const base = this.baseOf(row, parent);
    const mayBeSubmodule =
      facts.text(facts.evidence.attrs.name[row]!) === last && (base === null || base === parent);
    const root = this.rootOf(row);
    const binding = root < 0 ? -1 : facts.evidence.nameBindings.resolved[root]!;
    const isOwn = this.importsItself(binding, module);
    const after = moves.after(module);
    // Who has the package has its module: by the same name where only the package has another.
    const isSame =
      !isOwn && after !== null && last === splitName(after)[1] && isBelow(after, moves.after(parent));
    if (!mayBeSubmodule || isSame || (!isOwn && moves.binds(parent, last))) this.followBase(row);
    else if (base === null || modules.length > 1 || after === null) this.doubt(row);
    else if (!isOwn && isBelow(after, moves.after(parent))) this.renameLast(row, module, after);
    else if (isOwn || this.moved.importsOf.has(binding))
      this.add(binding, { ...this.spanOf(row), root, module, after });
    else this.doubt(row);
  }

  /** Of a module that stays in its package, or moves with it. */
  private renameLast(row: number, module: string, after: string): void {
    const { chunk, nameStart, nameEnd } = this.moved.facts.evidence.attrs;
    if (this.moved.moves.hides(module)) this.doubt(row);
    else this.moved.replace(chunk[row]!, nameStart[row]!, nameEnd[row]!, splitName(after)[1]);
    this.followBase(row);
  }

  private add(binding: number, mention: ModuleMention): void {
    const known = this.found.get(binding);
    if (known) known.push(mention);
    else this.found.set(binding, [mention]);
  }

  private followBase(row: number): void {
    const base = this.moved.facts.evidence.attrs.base[row]!;
    if (exprRefKind(base) === 'attr') this.follow(exprRefRow(base));
  }

  /**
   * What the attribute of a row is asked of: the name of a module, `''` for a class, which has what its own imports
   * bind, and null where that is not known.
   */
  private baseOf(attribute: number, parent: string): string | null {
    const base = this.moved.facts.evidence.attrs.base[attribute]!;
    const relation = SYMBOLS_OF[exprRefKind(base)];
    if (relation === undefined) return null;
    const row = exprRefRow(base);
    const symbols = this.moved.linked(relation).get(row) ?? [];
    if (relation === 'callsite_symbol')
      return symbols.some((symbol) => IMPORTERS.includes(symbolName(symbol))) ? parent : null;
    // `p = None` where an import fails leaves no other module that it could be.
    const modules = this.moved.modulesOf(relation, row);
    if (modules.length === 1) return modules[0]!;
    return symbols.length > 0 && symbols.every((symbol) => parseSymbol(symbol)?.kind === 'class') ? '' : null;
  }

  /** Row of `names` that a chain of nothing but names starts with, or -1. */
  private rootOf(row: number): number {
    const { attrs } = this.moved.facts.evidence;
    let base = attrs.base[row]!;
    while (exprRefKind(base) === 'attr') base = attrs.base[exprRefRow(base)]!;
    return exprRefKind(base) === 'name' ? exprRefRow(base) : -1;
  }

  /** Whether the name is bound by an `import` of the module, or of one in it. */
  private importsItself(binding: number, module: string): boolean {
    const { facts } = this.moved;
    const { kind, flags } = facts.evidence.imports;
    return (this.moved.importsOf.get(binding) ?? []).some(
      (row) =>
        kind[row] === ImportKind.IMPORT &&
        (flags[row]! & ImportFlag.aliased) === 0 &&
        isWithinModule(module, importedModule(facts, row)!),
    );
  }

  private doubt(row: number): void {
    const { chunk, start, end } = this.spanOf(row);
    this.moved.doubt(chunk, start, end);
  }

  private spanOf(row: number): Pick<ModuleMention, 'chunk' | 'start' | 'end'> {
    const { chunk, start, nameEnd } = this.moved.facts.evidence.attrs;
    return { chunk: chunk[row]!, start: start[row]!, end: nameEnd[row]! };
  }
}

/** Whether a module is in that package. */
const isBelow = (module: string, parent: string | null): boolean => splitName(module)[0] === parent;

const isWithinModule = (module: string, other: string): boolean => `${other}.`.startsWith(`${module}.`);

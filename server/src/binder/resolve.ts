/**
 * Second half of binding: whether each collected symbol is local, free or global in its scope, and which symbol
 * holds its value (CPython's `analyze_name`; Python reference, 4.2.2 "Resolution of names"). Does not yet carry
 * free names outward; see `propagate.ts`.
 */
import type { StringPool } from '../evidence/evidence.ts';
import { ScopeKind } from '../evidence/schema.ts';
import { NO_SCOPE, type ScopeTree } from './scope-tree.ts';
import { BOUND, NO_SYMBOL, SymbolMark, type Symbols } from './symbols.ts';

/** Found, but held by a class cell (`__class__`) that has no symbol of its own. */
const CLASS_CELL = -2;

export class Resolver {
  private readonly tree: ScopeTree;
  private readonly symbols: Symbols;
  private readonly classCells: ReadonlySet<number>;

  constructor(tree: ScopeTree, symbols: Symbols, pool: StringPool) {
    this.tree = tree;
    this.symbols = symbols;
    const cells = ['__class__', '__classdict__', '__conditional_annotations__'].map((name) =>
      pool.find(name),
    );
    this.classCells = new Set(cells.filter((name) => name >= 0));
  }

  /** Whether a class body offers the name (a pool id) to its methods in a cell of its own. */
  isClassCell(name: number): boolean {
    return this.classCells.has(name);
  }

  /** Decides every symbol. Outer scopes come first in the `scopes` table, so one pass is enough. */
  resolveAll(): void {
    const { symbols, tree } = this;
    for (let scope = 0; scope < tree.length; scope++) {
      for (let s = symbols.first[scope]!; s !== NO_SYMBOL; s = symbols.next[s]!) this.resolveSymbol(s);
    }
  }

  /**
   * The symbol that `name` (a mangled pool id) would get its value from if `scope` mentioned it; -1 when this
   * file does not say. For names that CPython does not visit, such as those in string annotations.
   */
  resolveUnvisited(scope: number, name: number): number {
    const own = this.symbols.find(scope, name);
    if (own >= 0 && (this.symbols.marks[own]! & SymbolMark.inlinedCopy) === 0)
      return this.symbols.owner[own]!;
    const held = this.findEnclosing(scope, name);
    return held === NO_SYMBOL ? this.symbols.find(0, name) : Math.max(held, NO_SYMBOL);
  }

  private resolveSymbol(symbol: number): void {
    const { symbols } = this;
    const scope = symbols.scope[symbol]!;
    const name = symbols.name[symbol]!;
    const marks = symbols.marks[symbol]!;
    if ((marks & SymbolMark.declaredGlobal) !== 0) {
      this.makeGlobal(symbol, symbols.find(0, name), SymbolMark.declaredGlobal);
      if (scope !== 0 && (marks & BOUND) !== 0) symbols.mark(0, name, SymbolMark.boundByGlobalStatement);
      return;
    }
    const isNonlocal = (marks & SymbolMark.nonlocal) !== 0;
    if (!isNonlocal && (marks & BOUND) !== 0) {
      symbols.marks[symbol]! |= SymbolMark.local;
      symbols.owner[symbol] = symbol;
      return;
    }
    if (!isNonlocal && this.resolveInVisibleClass(symbol, scope, name)) return;
    const holder = this.findEnclosing(scope, name);
    if (holder !== NO_SYMBOL) {
      symbols.marks[symbol]! |= SymbolMark.free;
      symbols.owner[symbol] = holder === CLASS_CELL ? NO_SYMBOL : holder;
    } else if ((marks & BOUND) !== 0) {
      // `nonlocal x` without an outer x is a SyntaxError; what is assigned here is then best seen as local.
      symbols.marks[symbol]! |= SymbolMark.local;
      symbols.owner[symbol] = symbol;
    } else {
      this.makeGlobal(symbol, symbols.find(0, name), 0);
    }
  }

  /**
   * Type parameter bounds, type aliases and annotations in a class body read the class namespace at run time,
   * then globals, when the class binds the name: an enclosing function's variable of that name is passed by.
   */
  private resolveInVisibleClass(symbol: number, scope: number, name: number): boolean {
    const visible = this.tree.visibleClass[scope]!;
    if (visible === NO_SCOPE) return false;
    const inClass = this.symbols.find(visible, name);
    if (inClass < 0) return this.resolveAsInlinedInClass(symbol, visible, scope, name);
    const marks = this.symbols.marks[inClass]!;
    if ((marks & SymbolMark.declaredGlobal) !== 0) {
      this.makeGlobal(symbol, this.symbols.find(0, name), SymbolMark.declaredGlobal);
      return true;
    }
    if ((marks & BOUND) === 0 || (marks & SymbolMark.nonlocal) !== 0) return false;
    this.makeGlobal(symbol, inClass, 0);
    return true;
  }

  /**
   * A comprehension merged into the class body (PEP 709) leaves its names in the class's table, so for CPython
   * the class binds them for whatever it analyzes later: `x` in the annotation of
   * `class C: a = [x for x in y]; b: x` passes by an enclosing function's x.
   */
  private resolveAsInlinedInClass(symbol: number, visible: number, scope: number, name: number): boolean {
    for (const comprehension of this.tree.inlinedInClass.get(visible) ?? []) {
      if (comprehension > scope) return false;
      const inner = this.symbols.find(comprehension, name);
      if (inner < 0) continue;
      const marks = this.symbols.marks[inner]!;
      const isGlobal = (marks & SymbolMark.declaredGlobal) !== 0;
      if (!isGlobal && ((marks & BOUND) === 0 || (marks & SymbolMark.nonlocal) !== 0)) return false;
      this.makeGlobal(symbol, this.symbols.find(0, name), isGlobal ? SymbolMark.declaredGlobal : 0);
      return true;
    }
    return false;
  }

  private makeGlobal(symbol: number, holder: number, marks: number): void {
    this.symbols.marks[symbol]! |= SymbolMark.global | marks;
    this.symbols.owner[symbol] = holder;
  }

  /** The symbol of an enclosing function-like scope that binds `name`; class bodies are passed by. */
  private findEnclosing(scope: number, name: number): number {
    const { symbols, tree } = this;
    for (let outer = tree.parent[scope]!; outer > 0; outer = tree.parent[outer]!) {
      if (tree.kind[outer] === ScopeKind.class) {
        if (this.classCells.has(name)) return CLASS_CELL;
        continue;
      }
      const symbol = symbols.find(outer, name);
      if (symbol < 0) continue;
      const marks = symbols.marks[symbol]!;
      if ((marks & SymbolMark.inlinedCopy) !== 0) continue;
      if ((marks & SymbolMark.local) !== 0) return symbol;
      if ((marks & SymbolMark.free) !== 0) {
        return symbols.owner[symbol] === NO_SYMBOL ? CLASS_CELL : symbols.owner[symbol]!;
      }
      // A `global` statement cuts the name off from outer functions. A scope that merely takes the name from
      // the class around it does not.
      if (tree.visibleClass[outer] === NO_SCOPE) return NO_SYMBOL;
    }
    return NO_SYMBOL;
  }
}

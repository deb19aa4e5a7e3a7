/**
 * Carries names across scopes after each is resolved: a free name becomes free in every scope between its use
 * and its owner, and comprehensions that CPython inlines (PEP 709) show their names in the scope that holds
 * them. Works from inner scopes outward, as CPython does, because each step sees the results of those below.
 */
import type { Resolver } from './resolve.ts';
import type { ScopeTree } from './scope-tree.ts';
import { NO_SYMBOL, SymbolMark, type Symbols } from './symbols.ts';

export function propagateNames(
  tree: ScopeTree,
  symbols: Symbols,
  resolver: Resolver,
  classCell: number,
): void {
  const { firstChild, nextSibling } = childLists(tree);
  /** Owners of names that are free in a method and also known, as something else, to the class around it. */
  const passedThrough = new Map<number, number>();
  // Rows are in the order scopes open, so walking back meets every scope after all that it contains.
  for (let scope = tree.length - 1; scope >= 0; scope--) {
    for (let child = firstChild[scope]!; child >= 0; child = nextSibling[child]!) {
      if (tree.isInlined[child] === 1 && tree.isHidden[child] === 0) inlineComprehension(scope, child);
    }
    for (let child = firstChild[scope]!; child >= 0; child = nextSibling[child]!) {
      if (tree.isHidden[child] === 0 || tree.isHidden[scope] === 1) carryFreeNames(scope, child);
    }
  }
  markNamespaces(tree, symbols);

  function inlineComprehension(scope: number, comprehension: number): void {
    for (let s = symbols.first[comprehension]!; s !== NO_SYMBOL; s = symbols.next[s]!) {
      let marks = symbols.marks[s]!;
      if ((marks & SymbolMark.parameter) !== 0) continue;
      const name = symbols.name[s]!;
      if (name === classCell && (marks & SymbolMark.free) !== 0 && tree.isClass(scope)) {
        // A class body cannot close over its own `__class__`: there the name is looked up as a global.
        marks = (marks & ~SymbolMark.free) | SymbolMark.global;
        symbols.marks[s] = marks;
      }
      if (symbols.find(scope, name) >= 0) continue;
      const copy = symbols.mark(scope, name, marks | SymbolMark.inlinedCopy);
      symbols.owner[copy] = symbols.owner[s]!;
    }
  }

  function carryFreeNames(scope: number, child: number): void {
    for (let s = symbols.first[child]!; s !== NO_SYMBOL; s = symbols.next[s]!) {
      const marks = symbols.marks[s]!;
      if ((marks & (SymbolMark.free | SymbolMark.freeThroughClass)) === 0) continue;
      const owner = passedThrough.get(s) ?? symbols.owner[s]!;
      if (owner >= 0 && symbols.scope[owner] === scope) continue;
      const name = symbols.name[s]!;
      if (tree.isClass(scope) && resolver.isClassCell(name)) continue;
      const own = symbols.find(scope, name);
      if (own < 0) {
        const carried = symbols.mark(scope, name, SymbolMark.free);
        symbols.owner[carried] = owner;
        continue;
      }
      const ownMarks = symbols.marks[own]!;
      const endsHere = (ownMarks & SymbolMark.local) !== 0 && tree.isFunctionLike(scope);
      if (endsHere || (ownMarks & SymbolMark.free) !== 0) continue;
      symbols.marks[own]! |= SymbolMark.freeThroughClass;
      passedThrough.set(own, owner);
    }
  }
}

/** A symbol is a namespace when a scope of its name opens directly in its scope (`symtable`'s definition). */
function markNamespaces(tree: ScopeTree, symbols: Symbols): void {
  for (let scope = 1; scope < tree.length; scope++) {
    if (tree.isInlined[scope] === 1 || tree.isHidden[scope] === 1) continue;
    const symbol = symbols.find(tree.compiledParent(scope), tree.name[scope]!);
    if (symbol >= 0) symbols.marks[symbol]! |= SymbolMark.namespace;
  }
}

function childLists(tree: ScopeTree): { firstChild: Int32Array; nextSibling: Int32Array } {
  const firstChild = new Int32Array(tree.length).fill(-1);
  const nextSibling = new Int32Array(tree.length).fill(-1);
  for (let scope = tree.length - 1; scope > 0; scope--) {
    const parent = tree.parent[scope]!;
    nextSibling[scope] = firstChild[parent]!;
    firstChild[parent] = scope;
  }
  return { firstChild, nextSibling };
}

/** What a file defines, as a tree: classes, functions, and the variables of modules, classes and instances. */

import { exprRefRow } from '../../evidence/expr-ref.ts';
import { DefKind, ScopeKind, SiteKind } from '../../evidence/schema.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { storedAttributes } from '../../linker/stored-places.ts';

export interface OutlineItem {
  readonly name: string;
  /** Row of `defs`; -1 for variables. */
  readonly def: number;
  /** Absolute UTF-8 bytes of the whole definition, and of its name. */
  readonly bstart: number;
  readonly bend: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** A variable of a class or of its instances. */
  readonly isMember: boolean;
  readonly children: readonly OutlineItem[];
}

interface GrowingItem extends OutlineItem {
  readonly children: GrowingItem[];
}

/** Items of the module, in source order, with what they contain. */
export function outlineOf(facts: FileFacts): readonly OutlineItem[] {
  const { defs } = facts.evidence;
  const layout = facts.layout();
  const roots: GrowingItem[] = [];
  const items = new Map<number, GrowingItem>();
  const childrenOf = (def: number): GrowingItem[] => {
    let row = def;
    while (row >= 0 && !items.has(row)) row = defs.container[row]!;
    return row < 0 ? roots : items.get(row)!.children;
  };
  for (let row = 0; row < defs.length; row++) {
    if (defs.kind[row] === DefKind.lambda) continue;
    const chunk = defs.chunk[row]!;
    const item: GrowingItem = {
      name: facts.text(defs.name[row]!),
      def: row,
      bstart: layout.toAbsolute(chunk, defs.start[row]!),
      bend: layout.toAbsolute(chunk, defs.end[row]!),
      nameStart: layout.toAbsolute(chunk, defs.nameStart[row]!),
      nameEnd: layout.toAbsolute(chunk, defs.nameEnd[row]!),
      isMember: false,
      children: [],
    };
    childrenOf(defs.container[row]!).push(item);
    items.set(row, item);
  }
  for (const { def, ...variable } of variables(facts))
    childrenOf(def).push({ ...variable, def: -1, isMember: def >= 0, children: [] });
  const sort = (list: GrowingItem[]): void => {
    list.sort((a, b) => a.bstart - b.bstart);
    for (const { children } of list) sort(children);
  };
  sort(roots);
  return roots;
}

/** `def` is the class a variable belongs to, or -1 for the module's own. */
type Variable = Pick<OutlineItem, 'name' | 'def' | 'bstart' | 'bend' | 'nameStart' | 'nameEnd'>;

function* variables(facts: FileFacts): Generator<Variable> {
  const { scopes, bindings, bindingSites, names, attrs, assigns } = facts.evidence;
  const layout = facts.layout();
  const span = (name: string, def: number, chunk: number, start: number, end: number): Variable => {
    const bstart = layout.toAbsolute(chunk, start);
    const bend = layout.toAbsolute(chunk, end);
    return { name, def, bstart, bend, nameStart: bstart, nameEnd: bend };
  };
  for (let scope = 0; scope < scopes.length; scope++) {
    const kind = scopes.kind[scope];
    if (kind !== ScopeKind.module && kind !== ScopeKind.class) continue;
    const owner = kind === ScopeKind.class ? scopes.def[scope]! : -1;
    for (const binding of facts.bindingsOf(scope)) {
      const site = bindings.siteStart[binding]!;
      if (bindings.siteCount[binding] === 0 || bindingSites.kind[site] !== SiteKind.name) continue;
      const row = bindingSites.row[site]!;
      yield span(
        facts.text(bindings.name[binding]!),
        owner,
        names.chunk[row]!,
        names.start[row]!,
        names.end[row]!,
      );
    }
    if (owner < 0) continue;
    for (const [name, rows] of storedAttributes(facts, owner)) {
      if (facts.binding(scope, name) >= 0) continue;
      const attr = exprRefRow(assigns.target[rows[0]!]!);
      yield span(name, owner, attrs.chunk[attr]!, attrs.nameStart[attr]!, attrs.nameEnd[attr]!);
    }
  }
}

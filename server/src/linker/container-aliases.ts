/**
 * Other ways to a container that belongs to a variable: a name for it (`h = self.handlers`), and functions that give it
 * back (`return self.handlers`), so that `h.append(f)` and `x.get().append(f)` fill it. Goes by the code of one chunk;
 * evaluates nothing.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind, ReturnKind, ScopeKind, SiteKind } from '../evidence/schema.ts';
import { receiverParameter, returnsOf } from './definition-facts.ts';
import { isSlice, operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { privateName } from './file-symbols.ts';
import { visibleSites } from './visible-sites.ts';

const NO_PLACES: readonly ExprRef[] = [];

/**
 * What a name (a row of `names`) was assigned where it is read: names, attributes, items and calls, those that they name
 * in their turn not included.
 */
export function aliasedBy(facts: FileFacts, nameRow: number): readonly ExprRef[] {
  const { assigns, bindings, bindingSites, nameBindings, names } = facts.evidence;
  const binding = nameBindings.resolved[nameRow]!;
  if (binding < 0) return NO_PLACES;
  const places = (site: number): readonly ExprRef[] => {
    if (bindingSites.kind[site] !== SiteKind.name) return NO_PLACES;
    return [...facts.assignsOfName(bindingSites.row[site]!)]
      .filter((row) => assigns.how[row] === AssignHow.assign && assigns.chunk[row] === names.chunk[nameRow])
      .flatMap((row) => [...placesIn(facts, assigns.value[row]!)]);
  };
  const first = bindings.siteStart[binding]!;
  const all = Array.from({ length: bindings.siteCount[binding]! }, (_, i) => first + i);
  // Most names of containers hold what is made where they are assigned: which of that they see matters to nobody.
  const found = all.flatMap(places);
  return found.length === 0 ? NO_PLACES : (visibleSites(facts, nameRow)?.flatMap(places) ?? found);
}

/**
 * Functions (rows of `defs`) that return a variable: of the module (`classDef` is -1), or the attribute of their own
 * instance or class that methods of a class return.
 */
export const giversOf = (facts: FileFacts, classDef: number, name: string): readonly number[] =>
  facts.memo('givers', () => collectGivers(facts)).get(`${classDef} ${name}`) ?? NO_GIVERS;

const NO_GIVERS: readonly number[] = [];

function collectGivers(facts: FileFacts): ReadonlyMap<string, readonly number[]> {
  const { defs, returns } = facts.evidence;
  const found = new Map<string, number[]>();
  for (let def = 0; def < defs.length; def++) {
    // What it is found by is its name in the module or in its class.
    if (defs.container[def]! >= 0 && facts.classOf(def) < 0) continue;
    const given = new Set<string>();
    for (const row of returnsOf(facts, def))
      if (returns.kind[row] === ReturnKind.return)
        for (const place of placesNamed(facts, returns.value[row]!)) given.add(place);
    for (const place of given) found.set(place, [...(found.get(place) ?? []), def]);
  }
  return found;
}

/** The variables that an expression is, each with its class, as `giversOf` knows them. */
function* placesNamed(facts: FileFacts, ref: ExprRef): Iterable<string> {
  const { attrs, bindings, nameBindings, scopes } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'attr') {
    const receiver = receiverParameter(facts, attrs.base[row]!);
    const owner = receiver ? facts.classOf(receiver.method) : -1;
    if (owner >= 0) yield `${owner} ${privateName(facts, facts.text(attrs.name[row]!), attrs.scope[row]!)}`;
  } else if (exprRefKind(ref) === 'name') {
    const binding = nameBindings.resolved[row]!;
    const isOfModule = binding >= 0 && scopes.kind[bindings.scope[binding]!] === ScopeKind.module;
    if (isOfModule) yield `-1 ${facts.text(bindings.name[binding]!)}`;
    // A name for another name is rare where it is returned.
    else
      for (const alias of aliasedBy(facts, row))
        if (exprRefKind(alias) === 'attr') yield* placesNamed(facts, alias);
  }
}

/** The parts of an expression that can be what it gives, as far as they are places or calls: both sides of `a or b`. */
function* placesIn(facts: FileFacts, ref: ExprRef): Iterable<ExprRef> {
  const row = exprRefRow(ref);
  switch (exprRefKind(ref)) {
    case 'name':
    case 'attr':
    case 'call':
      yield ref;
      return;
    case 'expr': {
      const operands = operandsOf(facts, row);
      switch (facts.evidence.exprs.kind[row]) {
        case ExprKind.subscript:
          // A slice is another container.
          if (!isSlice(facts, operands[1]!)) yield ref;
          return;
        case ExprKind.boolean:
          yield* placesIn(facts, operands[0]!);
          yield* placesIn(facts, operands[1]!);
          return;
        case ExprKind.conditional:
          yield* placesIn(facts, operands[0]!);
          yield* placesIn(facts, operands[2]!);
      }
    }
  }
}

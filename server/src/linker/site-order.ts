/**
 * Where the sites of a binding stand in the text, and what follows for who reads it: which of them can have run, and
 * which are hidden, deleted or meant for the file alone. Does not know what a site binds.
 */

import { DefFlag, ExprContext, ImportFlag, NameFlag, SiteKind } from '../evidence/schema.ts';
import { partitionPoint } from '../text/partition-point.ts';
import type { FileFacts } from './file-facts.ts';

/** Absolute byte offset of what a binding site binds. */
export function sitePosition(facts: FileFacts, kind: number, row: number): number {
  const { defs, imports, names, params } = facts.evidence;
  const layout = facts.layout();
  if (kind === SiteKind.def) return layout.toAbsolute(defs.chunk[row]!, defs.nameStart[row]!);
  if (kind === SiteKind.import) return layout.toAbsolute(imports.chunk[row]!, imports.start[row]!);
  if (kind === SiteKind.param) return layout.toAbsolute(params.chunk[row]!, params.start[row]!);
  return layout.toAbsolute(names.chunk[row]!, names.start[row]!);
}

/**
 * How many sites of its binding come before a name that is read by code of the binding's own scope, so that
 * only they can have run; all of them for code that runs later.
 */
export function sitesBefore(facts: FileFacts, nameRow: number): number {
  const { names, nameBindings, bindings, bindingSites } = facts.evidence;
  const binding = nameBindings.resolved[nameRow]!;
  const count = bindings.siteCount[binding]!;
  if (count < 2 || names.scope[nameRow] !== bindings.scope[binding]) return count;
  const position = facts.layout().toAbsolute(names.chunk[nameRow]!, names.start[nameRow]!);
  const first = bindings.siteStart[binding]!;
  // Sites are in the order of the text: a search that halves, for texts that assign one name ten thousand times.
  const before = partitionPoint(count, (i) => {
    const site = first + i;
    return sitePosition(facts, bindingSites.kind[site]!, bindingSites.row[site]!) < position;
  });
  // No class is bound yet while its bases are evaluated, no function while its defaults are: `class A(A)` reads the one before.
  const isOwn = before > 1 && isInHeading(facts, first + before - 1, position);
  return before === 0 ? count : isOwn ? before - 1 : before;
}

/** Whether an absolute byte offset is in the definition that a site binds. */
export function isInHeading(facts: FileFacts, site: number, position: number): boolean {
  const { bindingSites, defs } = facts.evidence;
  if (bindingSites.kind[site] !== SiteKind.def) return false;
  const def = bindingSites.row[site]!;
  const at = (offset: number): number => facts.layout().toAbsolute(defs.chunk[def]!, offset);
  return at(defs.start[def]!) <= position && position < at(defs.end[def]!);
}

/** Whether a site stands in code of another scope than its binding's (`global`, `nonlocal`): that runs at any time. */
export function isForeignSite(facts: FileFacts, site: number): boolean {
  const { bindings, bindingSites, imports, names } = facts.evidence;
  const row = bindingSites.row[site]!;
  const scope = bindings.scope[bindingSites.binding[site]!]!;
  if (bindingSites.kind[site] === SiteKind.name) return names.scope[row] !== scope;
  return bindingSites.kind[site] === SiteKind.import && imports.scope[row] !== scope;
}

/** Absolute byte offset of the last `del NAME` of a binding that always runs; -1 when there is none. */
export function deletedAt(facts: FileFacts, binding: number): number {
  const deletions = facts.memo('deletions', () => {
    const { names, nameBindings, bindings } = facts.evidence;
    const last = new Map<number, number>();
    for (let row = 0; row < names.length; row++) {
      if (names.ctx[row] !== ExprContext.DEL || names.flags[row]! & NameFlag.conditional) continue;
      const target = nameBindings.resolved[row]!;
      if (target >= 0 && bindings.scope[target] === names.scope[row])
        last.set(target, sitePosition(facts, SiteKind.name, row));
    }
    return last;
  });
  return deletions.get(binding) ?? -1;
}

/** Whether a binding ends deleted, so that nobody outside its scope meets it: `for item in …: …` and `del item`. */
export function isDeleted(facts: FileFacts, binding: number): boolean {
  const end = deletedAt(facts, binding);
  if (end < 0) return false;
  const { bindings, bindingSites } = facts.evidence;
  const count = bindings.siteCount[binding]!;
  const last = bindings.siteStart[binding]! + count - 1;
  return count === 0 || sitePosition(facts, bindingSites.kind[last]!, bindingSites.row[last]!) < end;
}

/** Whether a nested definition or an import binds it: such locals stand for something others can see. */
export function isBoundByDefinition(facts: FileFacts, binding: number): boolean {
  const bound = facts.memo('boundByDefinition', () => {
    const { bindings, bindingSites } = facts.evidence;
    const found = new Uint8Array(bindings.length);
    for (let site = 0; site < bindingSites.length; site++) {
      const kind = bindingSites.kind[site]!;
      if (kind === SiteKind.def || kind === SiteKind.import) found[bindingSites.binding[site]!] = 1;
    }
    return found;
  });
  return bound[binding] === 1;
}

/** A name a stub imports for itself: only `import x as x` exports it (PEP 484, "Stub files"). */
export function isPrivateImport(facts: FileFacts, binding: number): boolean {
  if (!facts.isStub) return false;
  const { bindings, bindingSites, imports } = facts.evidence;
  const from = bindings.siteStart[binding]!;
  for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
    if (bindingSites.kind[site] !== SiteKind.import) return false;
    const row = bindingSites.row[site]!;
    if (imports.flags[row]! & ImportFlag.aliased && imports.name[row] === imports.local[row]) return false;
  }
  return true;
}

/** Whether a binding site may not run. */
export function isConditional(facts: FileFacts, site: number): boolean {
  const { bindingSites, defs, imports, names } = facts.evidence;
  const row = bindingSites.row[site]!;
  if (isForeignSite(facts, site)) return true;
  switch (bindingSites.kind[site]) {
    case SiteKind.def:
      return (defs.flags[row]! & DefFlag.conditional) !== 0;
    case SiteKind.import:
      return (imports.flags[row]! & ImportFlag.conditional) !== 0;
    case SiteKind.name:
      return (names.flags[row]! & NameFlag.conditional) !== 0;
    default:
      return false;
  }
}

/** Whether the name is bound anew between two of its reads. */
export function isReboundBetween(facts: FileFacts, first: number, second: number): boolean {
  const { names, nameBindings, bindings, bindingSites } = facts.evidence;
  const binding = nameBindings.resolved[first]!;
  const from = bindings.siteStart[binding]!;
  for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
    const row = bindingSites.row[site]!;
    if (bindingSites.kind[site] !== SiteKind.name || names.chunk[row] !== names.chunk[first]) continue;
    if (names.start[row]! > names.start[first]! && names.start[row]! < names.start[second]!) return true;
  }
  return false;
}

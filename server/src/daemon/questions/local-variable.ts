/**
 * A variable that only its function sees: where it is bound and where it is used. Everything is in one file's
 * binder columns; no other file is asked.
 */
import { ExprContext, SiteKind } from '../../evidence/schema.ts';
import type { FileFacts } from '../../linker/file-facts.ts';

export interface LocalUse {
  /** Absolute UTF-8 bytes of the name. */
  readonly bstart: number;
  readonly bend: number;
  readonly role: 'binding' | 'write' | 'read';
}

/** Where the variable gets a value, in source order. `binding` is a row of `bindings`. */
export function localSites(facts: FileFacts, binding: number): LocalUse[] {
  const { bindings, bindingSites, params, imports, defs, names } = facts.evidence;
  const layout = facts.layout();
  const at = (chunk: number, start: number, end: number): LocalUse => ({
    bstart: layout.toAbsolute(chunk, start),
    bend: layout.toAbsolute(chunk, end),
    role: 'binding',
  });
  const found: LocalUse[] = [];
  const first = bindings.siteStart[binding]!;
  for (let site = first; site < first + bindings.siteCount[binding]!; site++) {
    const row = bindingSites.row[site]!;
    switch (bindingSites.kind[site]) {
      case SiteKind.param:
        found.push(at(params.chunk[row]!, params.nameStart[row]!, params.nameEnd[row]!));
        break;
      case SiteKind.import:
        found.push(at(imports.chunk[row]!, imports.localStart[row]!, imports.localEnd[row]!));
        break;
      case SiteKind.def:
        found.push(at(defs.chunk[row]!, defs.nameStart[row]!, defs.nameEnd[row]!));
        break;
      case SiteKind.name:
        found.push(at(names.chunk[row]!, names.start[row]!, names.end[row]!));
        break;
    }
  }
  return found.sort(bySource);
}

/** Every mention of the variable, bindings included, in source order, each once. */
export function localUses(facts: FileFacts, binding: number): LocalUse[] {
  const { names, nameBindings } = facts.evidence;
  const layout = facts.layout();
  const uses = new Map<number, LocalUse>();
  for (const site of localSites(facts, binding)) uses.set(site.bstart, site);
  for (let row = 0; row < names.length; row++) {
    if (nameBindings.resolved[row] !== binding) continue;
    const bstart = layout.toAbsolute(names.chunk[row]!, names.start[row]!);
    if (uses.has(bstart)) continue;
    const bend = layout.toAbsolute(names.chunk[row]!, names.end[row]!);
    const ctx = names.ctx[row];
    const role = ctx === ExprContext.STORE || ctx === ExprContext.DEL ? 'write' : 'read';
    uses.set(bstart, { bstart, bend, role });
  }
  return [...uses.values()].sort(bySource);
}

const bySource = (a: LocalUse, b: LocalUse): number => a.bstart - b.bstart;

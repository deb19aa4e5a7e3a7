/** Where names are bound, as spans of the text. */
import { SiteKind } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';

/** Absolute UTF-8 bytes, half-open. */
export interface Span {
  readonly bstart: number;
  readonly bend: number;
}

/** The name that a definition (a row of `defs`) binds. */
export function defSpan(facts: FileFacts, def: number): Span {
  const { chunk, nameStart, nameEnd } = facts.evidence.defs;
  return spanIn(facts, chunk[def]!, nameStart[def]!, nameEnd[def]!);
}

/** The name of a parameter (a row of `params`). */
export function paramSpan(facts: FileFacts, param: number): Span {
  const { chunk, nameStart, nameEnd } = facts.evidence.params;
  return spanIn(facts, chunk[param]!, nameStart[param]!, nameEnd[param]!);
}

/** What a site of a binding (a row of `bindingSites`) writes of the name; of an import all that it says of it. */
export function siteSpan(facts: FileFacts, site: number): Span {
  const { bindingSites, imports, names } = facts.evidence;
  const row = bindingSites.row[site]!;
  switch (bindingSites.kind[site]) {
    case SiteKind.def:
      return defSpan(facts, row);
    case SiteKind.import:
      return spanIn(facts, imports.chunk[row]!, imports.start[row]!, imports.end[row]!);
    case SiteKind.param:
      return paramSpan(facts, row);
    default:
      return spanIn(facts, names.chunk[row]!, names.start[row]!, names.end[row]!);
  }
}

/** A stretch of a chunk, given by own offsets. */
export function spanIn(facts: FileFacts, chunk: number, start: number, end: number): Span {
  const layout = facts.layout();
  return { bstart: layout.toAbsolute(chunk, start), bend: layout.toAbsolute(chunk, end) };
}

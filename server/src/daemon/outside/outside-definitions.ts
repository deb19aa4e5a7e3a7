/**
 * Where something outside the workspace is defined: the place in a typeshed stub or an installed package that a
 * symbol names, with its signature and documentation. Reads nothing but files that linking may read.
 */
import { SiteKind } from '../../evidence/schema.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import { defSpan, paramSpan, siteSpan } from '../../linker/site-spans.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { OutsideFiles } from './outside-files.ts';

export interface OutsideDefinition {
  readonly absolutePath: string;
  /** Of the file on disk. */
  readonly lines: LineIndex;
  /** UTF-16 indexes of the name in that text; both 0 for a module. */
  readonly start: number;
  readonly end: number;
  readonly signature: string | null;
  readonly documentation: string | null;
}

/** Null for symbols of the workspace, and for what is in no file that can be read. */
export function outsideDefinition(world: OutsideFiles, symbol: string): OutsideDefinition | null {
  const parsed = parseSymbol(symbol);
  if (!parsed || parsed.module === '') return null;
  const path = world.locate(parsed.module)?.path;
  const facts = path ? world.facts(path) : undefined;
  const source = path ? world.source(path) : null;
  if (!facts || !source) return null;
  const { text: lines, selected } = source;
  const base = { absolutePath: source.absolutePath, lines };
  if (parsed.path.length === 0) return { ...base, start: 0, end: 0, signature: null, documentation: null };
  const site = findSite(facts, parsed.path);
  if (!site) return null;
  const line = selected.lineOfByte(site.bstart);
  const from = lines.lineStartUtf16(line);
  // What a decided `if` holds stands further to the right in the file than in what was read.
  const name = selected.text.slice(selected.utf16OfByte(site.bstart), selected.utf16OfByte(site.bend));
  const within = lines.text.slice(from, lines.lineEndUtf16(line)).indexOf(name);
  const start = from + Math.max(0, within);
  const { signature, docstring } = facts.evidence.defs;
  const textOf = (column: ArrayLike<number>): string | null =>
    site.def >= 0 && column[site.def]! >= 0 ? facts.text(column[site.def]!) : null;
  return {
    ...base,
    start,
    end: within < 0 ? start : start + name.length,
    signature: textOf(signature),
    documentation: textOf(docstring),
  };
}

interface Site {
  readonly bstart: number;
  readonly bend: number;
  /** Row of `defs`; -1 for a variable. */
  readonly def: number;
}

/** The first place that defines the dotted path inside a file. */
function findSite(facts: FileFacts, path: readonly string[]): Site | null {
  const { defs, bindings, bindingSites, params } = facts.evidence;
  const def = facts.defRow(path.join('.'));
  if (def !== undefined) return { ...defSpan(facts, def), def };
  const owner = path.length === 1 ? -1 : facts.defRow(path.slice(0, -1).join('.'));
  if (owner === undefined) return null;
  const name = path.at(-1)!;
  if (owner >= 0) {
    const { from, to } = facts.paramsOf(owner);
    for (let row = from; row < to; row++)
      if (facts.text(params.name[row]!) === name) return { ...paramSpan(facts, row), def: -1 };
  }
  const binding = facts.binding(owner < 0 ? 0 : defs.bodyScope[owner]!, name);
  if (binding < 0 || bindings.siteCount[binding] === 0) return null;
  const site = bindings.siteStart[binding]!;
  const isDef = bindingSites.kind[site] === SiteKind.def;
  return { ...siteSpan(facts, site), def: isDef ? bindingSites.row[site]! : -1 };
}

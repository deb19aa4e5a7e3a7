/**
 * The public difference of changed files, name by name, as people read it. What changed follows from the two
 * versions of each file; what only evaluates to something else, from the answers that came out different.
 */
import type { ExportAspect, ExportDeltaEntry, Location } from '@cpgd/shared';
import { exprRefRow } from '../../evidence/expr-ref.ts';
import type { ChangedFacts } from '../../impact/change-reach.ts';
import {
  exportAspects,
  INFERRED_TYPE,
  type NameVersion,
  targetAspect,
  visibilityAspect,
} from '../../impact/export-aspects.ts';
import { isPublicName } from '../../impact/public-names.ts';
import { writtenDeclaration } from '../../impact/written-declaration.ts';
import { type ExportedName, type ExportTables, exportTables, NO_DETAILS } from '../../linker/exports.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { attributeSymbol } from '../../linker/file-symbols.ts';
import { type Span, spanIn } from '../../linker/site-spans.ts';
import { storedAttributes } from '../../linker/stored-places.ts';
import type { ExportChange } from '../../relations/history.ts';

export interface ExportEntriesInput {
  readonly changed: ReadonlyMap<string, ChangedFacts>;
  readonly exports: readonly ExportChange[];
  /** Texts of a file on either side of the change; null where there is none. */
  readonly text: (side: 'before' | 'after', path: string) => string | null;
  /** Whether a file's names are for nobody else, as those of tests; default: no file's. */
  readonly isPrivateFile?: (path: string) => boolean;
  /** Facts of any file, after the change. */
  readonly file: (path: string) => FileFacts | undefined;
  /** Where a span stands; null for a file that is not there. */
  readonly locate: (path: string, bstart: number, bend: number) => Location | null;
  /** What files export, where somebody has looked at them already. */
  readonly namesOf?: ExportTables;
}

/** Sorted by path and qualified name. */
export function exportEntries(input: ExportEntriesInput): ExportDeltaEntry[] {
  const { namesOf = exportTables() } = input;
  const entries = new Map<string, ExportDeltaEntry>();
  const add = (entry: ExportDeltaEntry): void => void entries.set(`${entry.path}\0${entry.qname}`, entry);
  for (const { before, after } of versionsOf(input.changed)) {
    const bytes = {
      before: before ? bytesOf(input, 'before', before.path) : null,
      after: after ? bytesOf(input, 'after', after.path) : null,
    };
    const old = namesWith(namesOf, before, bytes.before);
    const now = namesWith(namesOf, after, bytes.after);
    for (const [qname, name] of now) {
      const known = old.get(qname);
      if (!known) add(entryOf(input, after!, name, 'added', []));
      else {
        const aspects = exportAspects(
          versionOf(before!, known, bytes.before),
          versionOf(after!, name, bytes.after),
        );
        const wasPublic = isPublicName(before!, known);
        const visibility = name.isTopLevel ? visibilityAspect(wasPublic, isPublicName(after!, name)) : null;
        if (visibility) aspects.push(visibility);
        // What it lost is news to those it was public for.
        if (aspects.length > 0) add(entryOf(input, after!, name, 'changed', aspects, wasPublic));
      }
    }
    for (const [qname, name] of old) if (!now.has(qname)) add(entryOf(input, before!, name, 'removed', []));
  }
  for (const { path, qname, detail, alias } of input.exports) {
    const aspect = alias ? targetAspect(alias) : detail === 'inferred_type' ? INFERRED_TYPE : null;
    if (aspect === null || entries.has(`${path}\0${qname}`)) continue;
    const facts = input.file(path);
    const name = namesOf(facts).get(qname);
    if (facts && name) add(entryOf(input, facts, name, 'changed', [aspect]));
  }
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/**
 * The versions of each file, those of a module that another file is now as versions of one: nobody who imports it can tell
 * whether `a.py` or `a/__init__.py` is `a`, or from which source root it comes.
 */
function versionsOf(changed: ReadonlyMap<string, ChangedFacts>): ChangedFacts[] {
  const gone = new Map<string, FileFacts>();
  for (const { before, after } of changed.values()) if (before && !after) gone.set(before.module, before);
  const found: ChangedFacts[] = [];
  for (const { before, after } of changed.values()) {
    const moved = !before && after && gone.get(after.module);
    if (moved) gone.delete(after.module);
    if (after) found.push({ before: moved || before, after });
  }
  return [...found, ...[...gone.values()].map((before) => ({ before, after: undefined }))];
}

/** An exported name, or an attribute that objects of a class have. */
interface ShownName extends ExportedName {
  /** Row of `attrs` where methods store to it first; undefined for other names. */
  readonly attr?: number;
}

/** What a file exports, with what methods of its classes store to their objects where there is a text to compare. */
function namesWith(
  namesOf: ExportTables,
  facts: FileFacts | undefined,
  bytes: Buffer | null,
): ReadonlyMap<string, ShownName> {
  const names = namesOf(facts);
  if (!facts || bytes === null) return names;
  const found = new Map<string, ShownName>(names);
  const { assigns } = facts.evidence;
  for (const { qname: owner, def, kind } of names.values()) {
    if (kind !== 'class') continue;
    for (const [name, [row]] of storedAttributes(facts, def)) {
      const qname = `${owner}.${name}`;
      if (found.has(qname)) continue;
      const symbol = attributeSymbol(facts, def, name);
      const details = { ...NO_DETAILS, kind: 'variable' };
      const attr = exprRefRow(assigns.target[row!]!);
      found.set(qname, {
        name,
        qname,
        symbol,
        site: -1,
        def: -1,
        kind: 'variable',
        isTopLevel: false,
        details,
        attr,
      });
    }
  }
  return found;
}

function bytesOf({ text }: ExportEntriesInput, side: 'before' | 'after', path: string): Buffer | null {
  const found = text(side, path);
  return found === null ? null : Buffer.from(found);
}

function versionOf(facts: FileFacts, name: ShownName, bytes: Buffer | null): NameVersion {
  if (bytes === null || name.attr !== undefined) return { name, written: null };
  return { name, written: writtenDeclaration(facts, name, spanOf(facts, name).bend, bytes) };
}

function entryOf(
  { locate, isPrivateFile }: ExportEntriesInput,
  facts: FileFacts,
  name: ShownName,
  delta: ExportDeltaEntry['delta'],
  aspects: readonly ExportAspect[],
  wasPublic = false,
): ExportDeltaEntry {
  const { bstart, bend } = spanOf(facts, name);
  return {
    path: facts.path,
    qname: name.qname,
    symbol: name.symbol,
    kind: name.kind,
    delta,
    isBreaking: delta === 'removed' || aspects.some(({ isBreaking }) => isBreaking),
    isPublic: !isPrivateFile?.(facts.path) && (wasPublic || isPublicName(facts, name)),
    aspects,
    location: delta === 'removed' ? null : locate(facts.path, bstart, bend),
  };
}

/** The name where it is bound last. */
function spanOf(facts: FileFacts, { def, site, kind, attr }: ShownName): Span {
  const { attrs, defs, imports, names } = facts.evidence;
  const [chunks, start, end, row] =
    attr !== undefined
      ? [attrs.chunk, attrs.nameStart, attrs.nameEnd, attr]
      : def >= 0
        ? [defs.chunk, defs.nameStart, defs.nameEnd, def]
        : kind === 'import'
          ? [imports.chunk, imports.start, imports.end, site]
          : [names.chunk, names.start, names.end, site];
  return spanIn(facts, chunks[row]!, start[row]!, end[row]!);
}

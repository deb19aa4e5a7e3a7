/**
 * The public difference of changed files, name by name, as people read it. What changed follows from the two
 * versions of each file; what only evaluates to something else, from the answers that came out different.
 */
import type { ExportAspect, ExportDeltaEntry, Location } from '@cpgd/shared';
import type { ChangedFacts } from '../../impact/change-reach.ts';
import {
  exportAspects,
  INFERRED_TYPE,
  type NameVersion,
  targetAspect,
  visibilityAspect,
} from '../../impact/export-aspects.ts';
import { isPublicName } from '../../impact/public-names.ts';
import { firstStatement, splitTopLevel } from '../../impact/top-level.ts';
import { type ExportedName, type ExportTables, exportTables } from '../../linker/exports.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { ExportChange } from '../../relations/history.ts';

/** Longest text of an assigned value that is compared, in bytes: tables of data are not read by people. */
const MAX_VALUE_BYTES = 4096;

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
  for (const [path, { before, after }] of input.changed) {
    const old = namesOf(before);
    const now = namesOf(after);
    const buffers = { before: bytesOf(input, 'before', path), after: bytesOf(input, 'after', path) };
    for (const [qname, name] of now) {
      const known = old.get(qname);
      if (!known) add(entryOf(input, after!, name, 'added', []));
      else {
        const aspects = exportAspects(
          versionOf(before!, known, buffers.before),
          versionOf(after!, name, buffers.after),
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

function bytesOf({ text }: ExportEntriesInput, side: 'before' | 'after', path: string): Buffer | null {
  const found = text(side, path);
  return found === null ? null : Buffer.from(found);
}

function versionOf(facts: FileFacts, name: ExportedName, bytes: Buffer | null): NameVersion {
  if (name.kind !== 'variable' || bytes === null) return { name, value: null };
  const { end } = spanOf(facts, name);
  const rest = firstStatement(bytes.toString('utf8', end, end + MAX_VALUE_BYTES));
  // `x = 1`, `x: int = 1`; of `x, y = 1, 2` and `x += 1` all of it.
  const [, ...assigned] = splitTopLevel(rest, '=');
  const isPlain = rest.startsWith('=') || rest.startsWith(':');
  return { name, value: isPlain ? assigned.join('=').trim() || null : rest };
}

function entryOf(
  { locate, isPrivateFile }: ExportEntriesInput,
  facts: FileFacts,
  name: ExportedName,
  delta: ExportDeltaEntry['delta'],
  aspects: readonly ExportAspect[],
  wasPublic = false,
): ExportDeltaEntry {
  const { start, end } = spanOf(facts, name);
  return {
    path: facts.path,
    qname: name.qname,
    symbol: name.symbol,
    kind: name.kind,
    delta,
    isBreaking: delta === 'removed' || aspects.some(({ isBreaking }) => isBreaking),
    isPublic: !isPrivateFile?.(facts.path) && (wasPublic || isPublicName(facts, name)),
    aspects,
    location: delta === 'removed' ? null : locate(facts.path, start, end),
  };
}

/** Absolute UTF-8 byte offsets of the name where it is bound last. */
function spanOf(facts: FileFacts, { def, site, kind }: ExportedName): { start: number; end: number } {
  const { defs, imports, names } = facts.evidence;
  const [chunks, start, end, row] =
    def >= 0
      ? [defs.chunk, defs.nameStart, defs.nameEnd, def]
      : kind === 'import'
        ? [imports.chunk, imports.start, imports.end, site]
        : [names.chunk, names.start, names.end, site];
  const chunk = chunks[row]!;
  const layout = facts.layout();
  return { start: layout.toAbsolute(chunk, start[row]!), end: layout.toAbsolute(chunk, end[row]!) };
}

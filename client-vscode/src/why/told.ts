/** Which sentences about what others can see belong to which changed file. Pure. */
import type { ExportDeltaEntry } from '@cpgd/shared';
import type { ChangedFile, Rebuild } from './rebuild.ts';
import { symbolName } from './words.ts';

export interface ToldFile {
  readonly file: ChangedFile;
  readonly entries: readonly ExportDeltaEntry[];
}

/** In the order of the revision. Names that a file took along when it moved are no news. */
export function toldFiles({ changed, exports }: Pick<Rebuild, 'changed' | 'exports'>): ToldFile[] {
  const byPath = Map.groupBy(exports, ({ path }) => path);
  return changed.map((file) => {
    const entries = byPath.get(file.path) ?? [];
    const left = file.from === null ? [] : (byPath.get(file.from) ?? []);
    return { file, entries: [...without(entries, left), ...without(left, entries)] };
  });
}

/** Those that do not appear on one side as they disappear on the other. */
function without(
  entries: readonly ExportDeltaEntry[],
  others: readonly ExportDeltaEntry[],
): ExportDeltaEntry[] {
  const nameOf = ({ symbol, qname, kind }: ExportDeltaEntry): string =>
    `${kind} ${symbolName({ symbol, name: qname })}`;
  const opposite = { added: 'removed', removed: 'added', changed: null } as const;
  return entries.filter(
    (entry) =>
      !others.some((other) => other.delta === opposite[entry.delta] && nameOf(other) === nameOf(entry)),
  );
}

/** `moved from shop/old.py`, `removed` … */
export function changeWords({ change, from }: ChangedFile): string {
  return change === 'moved' && from !== null ? `moved from ${from}` : change;
}

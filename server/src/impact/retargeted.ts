/**
 * Public names that imports bind and that stand for something else than before, or for nothing, while the text of the import is
 * what it was: re-exports of what was renamed, moved or taken away elsewhere.
 */
import { symbolName } from '../linker/entity-names.ts';
import type { ExportTables } from '../linker/exports.ts';
import type { ExportChange } from '../relations/history.ts';
import { isPublicName, mayReexport } from './public-names.ts';
import type { RelinkedChunk } from './reasons.ts';

/** Of the file of a chunk whose text is as it was: one change for each such name that is public. */
export function retargeted({ facts, before, after }: RelinkedChunk, namesOf: ExportTables): ExportChange[] {
  if (before === after || !mayReexport(facts)) return [];
  const [old, now] = [before, after].map((links) =>
    Map.groupBy(links.of('import_symbol'), ({ left }) => left),
  );
  const symbols = (found: typeof old, row: number): readonly string[] =>
    found!.get(row)?.map(({ target }) => target) ?? [];
  const named = (targets: readonly string[]): string | null => targets.map(symbolName).join(', ') || null;
  return [...namesOf(facts).values()].flatMap((name): ExportChange[] => {
    const { kind, site, qname, symbol } = name;
    if (kind !== 'import' || !isPublicName(facts, name)) return [];
    const [was, is] = [symbols(old, site), symbols(now, site)];
    if (was.join('\0') === is.join('\0')) return [];
    const alias = { before: named(was), after: named(is) };
    return [{ path: facts.path, qname, symbol, delta: 'changed', detail: 'alias_target', alias }];
  });
}

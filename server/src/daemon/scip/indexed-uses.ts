/** Where imported indexes say that a symbol is used, as the store's newest revision has it. */
import type { IndexedUse } from '../../impact/indexed-callers.ts';
import { METHODS } from '../../linker/links.ts';
import type { ReadableStore } from '../../store/readable-store.ts';
import { SCIP_META, usedIndexes } from './indexed-files.ts';

/** Null where no index is used. */
export function indexedUses(store: ReadableStore): ((symbol: string) => readonly IndexedUse[]) | null {
  if (usedIndexes(store.read((reader) => reader.meta(SCIP_META))).length === 0) return null;
  return (symbol) =>
    store
      .read((reader) => reader.linksByTarget(symbol))
      .filter(({ method }) => METHODS[method].origin === 'scip');
}

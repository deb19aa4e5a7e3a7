/**
 * Declarations that others see in another way while the linker reads the same from them: another default, `async`, a
 * decorator that it cannot follow. No answer changes, so nobody is linked again; who calls them has recorded a lookup
 * of them all the same, and whoever asks what the change reaches wants to look at those calls.
 */
import type { ExportAspect } from '@cpgd/shared';
import type { ExportTables } from '../linker/exports.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import type { Query, Update } from '../linker/queries.ts';
import { compareQueries } from '../linker/query.ts';
import type { ExportChange } from '../relations/history.ts';
import type { ChunkName } from './changed-chunks.ts';
import { exportAspects } from './export-aspects.ts';

/**
 * What a call that is written as it was depends on when it runs. Annotations are not among it: whose types follow from
 * them reads another answer, and a project that is annotated bit by bit would have all of itself named.
 */
const FELT_BY_CALLS = new Set<ExportAspect['aspect']>(['kind', 'default_changed', 'decorators']);

export interface RedeclaredInput {
  readonly update: Update;
  readonly exports: readonly ExportChange[];
  /** Changed files: their facts before and after; undefined where there were or are none. */
  readonly files: ReadonlyMap<string, readonly [before: FileFacts | undefined, after: FileFacts | undefined]>;
  readonly namesOf: ExportTables;
}

/** What callers must know of declarations that changed, where that came out equal; sorted. */
export function redeclared({ update, exports, files, namesOf }: RedeclaredInput): readonly Query[] {
  const felt = new Set<string>();
  for (const { path, qname, delta } of exports) {
    if (delta !== 'changed') continue;
    const [before, after] = files.get(path) ?? [];
    const [old, now] = [namesOf(before).get(qname), namesOf(after).get(qname)];
    if (!old || !now || now.def < 0) continue;
    const aspects = exportAspects({ name: old, written: null }, { name: now, written: null });
    if (aspects.some(({ aspect }) => FELT_BY_CALLS.has(aspect)))
      felt.add(`${path}\0${after!.defKey(now.def)}`);
  }
  if (felt.size === 0) return [];
  const isRedeclared = (query: Query): boolean =>
    query.kind.name === 'signature' && !update.changed.has(query) && felt.has(`${query.a}\0${query.b}`);
  return [...update.recomputed].filter(isRedeclared).sort(compareQueries);
}

/** Chunks beside those of `known` that read one of the answers, sorted. */
export function otherReaders(
  answers: readonly Query[],
  known: readonly ChunkName[],
  { chunkOf }: { readonly chunkOf: (query: Query) => ChunkName | null },
): readonly ChunkName[] {
  const seen = new Set(known.map(({ path, key }) => `${path}\0${key}`));
  const found: Query[] = [];
  for (const answer of answers) {
    for (const reader of answer.readers) {
      const chunk = chunkOf(reader);
      if (!chunk || seen.has(`${chunk.path}\0${chunk.key}`)) continue;
      seen.add(`${chunk.path}\0${chunk.key}`);
      found.push(reader);
    }
  }
  return found.sort(compareQueries).map((reader) => chunkOf(reader)!);
}

/**
 * Symbol keys: names of chunks and definitions that survive edits elsewhere in the file,
 * `path::Qualified.name::kindGroup`, with an ordinal when a scope redefines a name. Knows no spans.
 */
import { type Evidence, textOf } from '../evidence/evidence.ts';
import { ChunkKind } from '../evidence/schema.ts';

/** Methods and functions are one group: moving `def f` into a class is seen in the qualified name already. */
const KIND_GROUPS = ['module', 'class', 'function', 'function'] as const;

/** `chunkKind` is a `ChunkKind`; `ordinal` counts earlier definitions of the name in its scope. */
export function symbolKey(
  path: string,
  qualifiedName: string | null,
  chunkKind: number,
  ordinal: number,
): string {
  const name = chunkKind === ChunkKind.module ? '<module>' : (qualifiedName ?? '');
  const key = `${path}::${name}::${KIND_GROUPS[chunkKind]!}`;
  return ordinal > 0 ? `${key}::${ordinal}` : key;
}

/** The symbol key of a row of `chunks`. */
export function chunkSymbolKey(path: string, evidence: Evidence, chunk: number): string {
  const { qualifiedName, kind, ordinal } = evidence.chunks;
  const name = qualifiedName[chunk]! < 0 ? null : textOf(evidence, qualifiedName[chunk]!);
  return symbolKey(path, name, kind[chunk]!, Math.max(0, ordinal[chunk]!));
}

/**
 * Recipes of the printable ids in contract tables. Ids are functions of what they name, never of the order
 * in which things were found, so two runs over one tree print the same ids. Knows no table.
 */
import { hash64 } from './hash.ts';

/**
 * `PREFIX:` and 16 hex digits: the hash of the prefix and the parts, joined by NUL (which occurs in no path,
 * name or number). The prefix takes part in the hash so that the digits alone are already distinct between
 * families of ids.
 */
export function prefixedHash(prefix: string, ...parts: readonly (string | number)[]): string {
  return `${prefix}:${hash64(`${prefix}\0${parts.join('\0')}`)}`;
}

/** Id of a file by its repo-relative POSIX path. */
export function fileId(path: string): string {
  return prefixedHash('FILE', path);
}

/** Id of a qualified name (`dim_qualified_names_v1.qname_id`). */
export function qnameId(qname: string): string {
  return prefixedHash('QNAME', qname);
}

/** Id of a thing anchored in a file: `[bstart, bend)` are absolute UTF-8 byte offsets. */
export function entityId(kind: string, path: string, bstart: number, bend: number): string {
  return prefixedHash(kind, path, bstart, bend);
}

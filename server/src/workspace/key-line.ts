/**
 * Finds the line of a key in TOML text, for messages: the parser gives values without positions. Reads only
 * headers and keys, line by line, so a look-alike inside a multi-line string can mislead it; a message with
 * a slightly wrong line is the worst that comes of that.
 */

/**
 * One-based line where `key` of the table at `location` is written, or the table's header when `key` is null
 * or not found; null when neither is.
 */
export function keyLine(text: string, location: readonly string[], key: string | null): number | null {
  let table: readonly string[] = [];
  let header: number | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const headerKeys = /^\s*\[\[?([^\]]+)\]\]?\s*(?:#.*)?$/.exec(line)?.[1];
    if (headerKeys !== undefined) table = splitKeys(headerKeys);
    const written = headerKeys === undefined ? /^\s*([^=#[\]{}]+?)\s*=/.exec(line)?.[1] : undefined;
    const path = written === undefined ? table : [...table, ...splitKeys(written)];
    const isOurs = startsWith(path, location);
    if (!isOurs) continue;
    if (key !== null && path[location.length] === key) return index + 1;
    if (headerKeys !== undefined && path.length === location.length) header ??= index + 1;
  }
  return header;
}

function splitKeys(dotted: string): string[] {
  const parts = dotted.match(/"[^"]*"|'[^']*'|[^.\s]+/g) ?? [];
  return parts.map((part) => part.replace(/^(["'])(.*)\1$/, '$2'));
}

const startsWith = (path: readonly string[], prefix: readonly string[]): boolean =>
  prefix.every((part, i) => path[i] === part);

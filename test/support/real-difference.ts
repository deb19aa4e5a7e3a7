/**
 * Which files a change has really made another: those whose text is another one, and those whose links are. All rows
 * of a file, in all tables, are computed from these two (the history, the graph, which is a projection with ids made
 * of positions, and which files have the names of the modules that are imported aside), so a file is among them when any
 * of its rows is another one.
 */
import { createHash } from 'node:crypto';
import type { Link } from '../../server/src/linker/links.ts';

/** Equal for links that give equal rows: tables are sorted sets, the order of links does not show in them. */
export function linksDigest(links: Iterable<Link>): string {
  const hash = createHash('sha256');
  for (const line of canonicalLinks(links)) hash.update(`${line}\n`);
  return hash.digest('hex');
}

export const canonicalLinks = (links: Iterable<Link>): string[] =>
  Array.from(links, (link) => JSON.stringify(link)).sort();

/** Paths that have another text in the two maps, or are in one of them, sorted. */
export function differingPaths(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

/** `edited`: files with another text; `before` and `after`: digests of the links of every file. */
export function reallyDifferent(
  edited: Iterable<string>,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...edited, ...differingPaths(before, after)])].sort();
}

/** The mean of the ratios that steps have, such as files named by each that is really different. */
export class MeanRatio {
  private steps = 0;
  private sum = 0;

  /** A step that is measured by nothing has no ratio, and does not count. */
  add(part: number, whole: number): void {
    if (whole === 0) return;
    this.steps++;
    this.sum += part / whole;
  }

  get mean(): number {
    return this.sum / this.steps;
  }

  toString(): string {
    return this.mean.toFixed(2);
  }
}

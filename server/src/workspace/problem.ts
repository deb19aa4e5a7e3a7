/**
 * What the workspace layer found wrong with configuration or directories, as data for people: problems are
 * shown, never thrown. Files that cannot be read are not problems but `files` rows with a skip reason.
 */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'info';
  /** One sentence: what is wrong. */
  readonly message: string;
  /** Root-relative POSIX path of the file or directory it is about (`.` is the root). */
  readonly file: string;
  /** One-based line in `file`, where one is to blame. */
  readonly line?: number;
  /** One sentence: what to do about it; null when there is nothing to do. */
  readonly hint: string | null;
}

/** The candidate that a misspelled word most likely meant, or null when none is close. */
export function didYouMean(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  // A third of the letters may be wrong; more than that is another word.
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase().replaceAll('_', '-'), candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance, with a swap of two neighbouring letters counted as one edit. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

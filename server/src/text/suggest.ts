/**
 * "Did you mean": the names closest to a misspelled one. Knows nothing of what the names name.
 */

/**
 * At most three candidates that `word` may have meant, best first: those it is a part of, then those a few
 * typing errors away.
 */
export function suggestions(word: string, candidates: Iterable<string>): string[] {
  const wanted = word.toLowerCase();
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const name = candidate.toLowerCase();
    // One letter in three may be wrong; more than that is another word.
    const tolerance = Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3));
    const distance = editDistance(wanted, name);
    if (wanted.length >= 3 && name.includes(wanted)) scored.push({ candidate, score: Math.min(1, distance) });
    else if (distance <= tolerance) scored.push({ candidate, score: distance });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  // Beside a very near name, far ones are noise.
  const near = scored.filter(({ score }) => score <= scored[0]!.score + 1);
  return near.slice(0, 3).map(({ candidate }) => candidate);
}

/** `Did you mean a, b or c?`, or null when nothing is close. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const names = suggestions(word, candidates);
  if (names.length === 0) return null;
  const last = names.pop();
  return `Did you mean ${names.length > 0 ? `${names.join(', ')} or ${last}` : last}?`;
}

/** Optimal string alignment distance: Levenshtein's, with a swap of two neighbours counted as one edit. */
function editDistance(a: string, b: string): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, twoBack[column - 2]! + 1);
      current.push(cost);
    }
    twoBack = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** The stored history of revisions as records; reads what `Engine` wrote and knows nothing of how it came about. */
import type { RevisionDetail, RevisionRecord } from '../relations/history.ts';
import type { ReadableStore } from '../store/readable-store.ts';

const NOTHING: RevisionDetail = { changed: [], exports: [], impacted: [] };

/** All stored revisions, oldest first; details are empty for revisions that kept none (whole index runs). */
export function readHistory(store: ReadableStore): readonly RevisionRecord[] {
  return store.read((reader) => {
    const details = reader.revisionDetails();
    return reader
      .revisions(Number.MAX_SAFE_INTEGER)
      .map((stored): RevisionRecord => {
        const text = details.get(stored.revision);
        return { ...(text === undefined ? NOTHING : (JSON.parse(text) as RevisionDetail)), ...stored };
      })
      .reverse();
  });
}

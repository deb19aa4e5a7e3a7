/** The link thread's side of `link-thread.ts`. Its state is one link session. */
import { type LinkableFile, type LinkedBatch, LinkSession, type LinkSettings } from './link-session.ts';
import { openOutside } from './outside/outside-files.ts';

let session: LinkSession | null = null;

/** Starts anew. */
export async function begin(settings: LinkSettings): Promise<void> {
  session = new LinkSession(settings, await openOutside(settings.outside));
}

/** With `readsAhead`, also what the files import of the outside world. */
export function add({ files, readsAhead }: { files: readonly LinkableFile[]; readsAhead: boolean }): void {
  for (const file of files) session!.add(file, readsAhead);
}

export function linkBatch(paths: readonly string[]): LinkedBatch {
  return session!.linkBatch(paths);
}

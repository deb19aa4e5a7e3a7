/** The link thread's side of `link-thread.ts`. Its state is one link session. */
import { type LinkableFile, type LinkedBatch, LinkSession, type LinkSettings } from './link-session.ts';
import type { OutsideFile } from './outside/outside-evidence.ts';
import { openOutside } from './outside/outside-files.ts';
import type { ReadOutside } from './worker.ts';

let session: LinkSession | null = null;

/** Starts anew. */
export async function begin(settings: LinkSettings): Promise<void> {
  session = new LinkSession(settings, await openOutside(settings.outside));
}

export function add(files: readonly LinkableFile[]): void {
  for (const file of files) session!.add(file);
}

export function nextOutside(): readonly OutsideFile[] {
  return session!.nextOutside();
}

export function takeOutside(read: readonly ReadOutside[]): void {
  for (const { path, evidence } of read) session!.takeOutside(path, evidence);
}

export function linkBatch(paths: readonly string[]): LinkedBatch {
  return session!.linkBatch(paths);
}

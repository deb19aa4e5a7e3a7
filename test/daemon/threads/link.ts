/** A link thread that some files are too much for, by what their name says. */
import { begin as beginWith, linkBatch as link } from '../../../server/src/daemon/link-worker.ts';
import { suffer } from './suffer.ts';

export { add } from '../../../server/src/daemon/link-worker.ts';

/** Longer than a thread has in which nothing gets on. */
const LABOUR_MS = 10_000;

let work: Int32Array;

export function begin(settings: Parameters<typeof beginWith>[0]): ReturnType<typeof beginWith> {
  work = new Int32Array(settings.work!);
  return beginWith(settings);
}

export function linkBatch(paths: Parameters<typeof link>[0]): ReturnType<typeof link> {
  for (const path of paths) {
    suffer(path);
    if (path.startsWith('labours')) labour();
  }
  return link(paths);
}

function labour(): void {
  const endMs = performance.now() + LABOUR_MS;
  while (performance.now() < endMs) Atomics.add(work, 0, 1);
}

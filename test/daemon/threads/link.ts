/** A link thread that some files are too much for, by what their name says. */
import { linkBatch as link } from '../../../server/src/daemon/link-worker.ts';
import { suffer } from './suffer.ts';

export { add, begin } from '../../../server/src/daemon/link-worker.ts';

export function linkBatch(paths: Parameters<typeof link>[0]): ReturnType<typeof link> {
  for (const path of paths) suffer(path);
  return link(paths);
}

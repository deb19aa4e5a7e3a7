/** An analysis thread that some files are too much for, by what their name says. */
import { analyzeBatch as analyze } from '../../../server/src/daemon/worker.ts';
import { suffer } from './suffer.ts';

export function analyzeBatch(batch: Parameters<typeof analyze>[0]): ReturnType<typeof analyze> {
  for (const { path } of batch) suffer(path);
  return analyze(batch);
}

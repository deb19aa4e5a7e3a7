/** The young generation is collected after a revision, and not while somebody types. */
import {
  constants,
  type NodeGCPerformanceDetail,
  type PerformanceEntry,
  PerformanceObserver,
} from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { collectYoungLater, collectYoungSoon } from '../../server/src/daemon/young-heap.ts';

type GcEntry = PerformanceEntry & { readonly detail: NodeGCPerformanceDetail };

/** Collections of the young generation while something is done six times, with time for one after each. */
async function collectionsOf(act: () => void): Promise<number> {
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { detail } of list.getEntries() as GcEntry[])
      if (detail.kind === constants.NODE_PERFORMANCE_GC_MINOR) collections++;
  });
  observer.observe({ entryTypes: ['gc'] });
  for (let n = 0; n < 6; n++) {
    act();
    await delay(60);
  }
  observer.disconnect();
  return collections;
}

test('each pause after a revision has its collection, and who types on puts it off', async () => {
  const idle = await collectionsOf(() => {});
  const after = await collectionsOf(collectYoungSoon);
  expect(after - idle).toBeGreaterThanOrEqual(4);
  const typing = await collectionsOf(() => {
    collectYoungSoon();
    collectYoungLater();
  });
  expect(after - typing).toBeGreaterThanOrEqual(4);
});

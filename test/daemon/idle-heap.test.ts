/** When memory is given back: in a quiet moment, after something has grown, and not again before it has grown again. */
import { getHeapStatistics } from 'node:v8';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compactHeap } from '../../server/src/daemon/live-heap.ts';
import { type HeapHost, IdleHeap } from '../../server/src/daemon/session/idle-heap.ts';

const MB = 1024 * 1024;

describe('an idle heap', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A process of so many bytes, half of which compacting gives back. */
  class Process implements HeapHost {
    bytes = 400 * MB;
    compacted = 0;
    residentBytes = () => this.bytes;
    compact = () => {
      this.compacted++;
      this.bytes /= 2;
    };
  }

  test('is compacted in the first quiet moment, not while requests keep coming', () => {
    const host = new Process();
    const heap = new IdleHeap(host);
    for (let n = 0; n < 20; n++) {
      heap.touch();
      vi.advanceTimersByTime(1_000);
    }
    expect(host.compacted).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(host.compacted).toBe(1);
  });

  test('is not compacted while something is being done, however long that takes', () => {
    const host = new Process();
    const heap = new IdleHeap(host);
    const end = heap.begin();
    vi.advanceTimersByTime(60_000);
    expect(host.compacted).toBe(0);
    end();
    vi.advanceTimersByTime(4_000);
    expect(host.compacted).toBe(1);
  });

  test('is left alone until it has grown again', () => {
    const host = new Process();
    const heap = new IdleHeap(host);
    heap.touch();
    vi.advanceTimersByTime(5_000);
    heap.touch();
    vi.advanceTimersByTime(5_000);
    expect(host.compacted).toBe(1);
    host.bytes += 30 * MB;
    heap.touch();
    vi.advanceTimersByTime(5_000);
    expect(host.compacted).toBe(2);
  });

  test('that is closed is not looked at any more', () => {
    const host = new Process();
    const heap = new IdleHeap(host);
    heap.touch();
    heap.close();
    vi.advanceTimersByTime(5_000);
    expect(host.compacted).toBe(0);
  });
});

test('compacting gives the pages of garbage back', () => {
  let garbage: unknown[] | null = Array.from({ length: 400_000 }, (_, n) => ({ n, text: `text ${n}` }));
  const full = getHeapStatistics().total_heap_size;
  expect(garbage).toHaveLength(400_000);
  garbage = null;
  compactHeap();
  expect(full - getHeapStatistics().total_heap_size).toBeGreaterThan(10 * MB);
});

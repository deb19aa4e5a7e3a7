/**
 * Gives memory back while nobody wants anything. V8 keeps what a burst of work needed (after linking a workspace a
 * third of the heap is free), and returns it only when it compacts, which it does for a page that is about to be
 * unloaded and never for a server that waits. Knows no workspace: a process has one heap.
 */
import { compactHeap } from '../live-heap.ts';

/** Nothing was asked for so long: whoever types pauses less, and compacting takes some tenths of a second. In ms. */
const IDLE_MS = 1_500;

/** What must have come since the last time to be worth the pause. */
const WORTH_BYTES = 24 * 1024 * 1024;

/** The process, as far as this file needs it. */
export interface HeapHost {
  residentBytes(): number;
  compact(): void;
}

const THIS_PROCESS: HeapHost = { residentBytes: () => process.memoryUsage.rss(), compact: compactHeap };

export class IdleHeap {
  private readonly host: HeapHost;
  private lastTouchMs = 0;
  /** Work that has begun and is not over. */
  private busy = 0;
  private timer: NodeJS.Timeout | null = null;
  /** Resident bytes of the process after the last time. */
  private floorBytes = 0;

  constructor(host: HeapHost = THIS_PROCESS) {
    this.host = host;
  }

  /** Something was asked, written or indexed. */
  touch(): void {
    this.lastTouchMs = performance.now();
    this.timer ??= this.wait(IDLE_MS);
  }

  /** Something that takes a while has begun; call the result when it is over. */
  begin(): () => void {
    this.busy++;
    this.touch();
    return () => {
      this.busy--;
      this.touch();
    };
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private wait(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.look(), ms).unref();
  }

  private look(): void {
    const left = this.busy > 0 ? IDLE_MS : this.lastTouchMs + IDLE_MS - performance.now();
    if (left > 0) {
      this.timer = this.wait(left);
      return;
    }
    this.timer = null;
    if (this.host.residentBytes() - this.floorBytes < WORTH_BYTES) return;
    this.host.compact();
    this.floorBytes = this.host.residentBytes();
  }
}

/**
 * Trace events with durations, kept in memory and written as one Chrome trace file that Perfetto opens. The
 * names are a closed set, so that a reader of a trace can look each of them up here.
 */
import { writeFileSync } from 'node:fs';

export type TraceEvent =
  | 'open' // opening the store
  | 'discover' // configuration, files, modules
  | 'extract' // reading, parsing, binding of changed files (worker time is inside)
  | 'load' // evidence of unchanged files
  | 'link' // linking one file
  | 'store' // writing one file
  | 'scip' // writing what imported indexes say
  | 'commit' // ending the transaction
  | 'index' // a whole index run
  | 'revision' // what an edit came to, until it was told
  | 'read' // of it: reading, parsing, binding what changed
  | 'relink' // of it: linking again what read another answer
  | 'reasons' // of it: whom it reached, and why
  | 'write'; // of it: its transaction

interface Recorded {
  readonly name: TraceEvent;
  readonly startMs: number;
  readonly durationMs: number;
  readonly detail: string | undefined;
}

export class Trace {
  private readonly file: string | null;
  private readonly events: Recorded[] = [];

  /** Records nothing when there is no file to write to. */
  constructor(file: string | null) {
    this.file = file;
  }

  /** Runs `work` and records how long it took; also gives the duration, in ms, to `took`. */
  span<T>(name: TraceEvent, work: () => T, took?: (ms: number) => void, detail?: string): T {
    const startMs = performance.now();
    try {
      return work();
    } finally {
      this.end(name, startMs, took, detail);
    }
  }

  async spanAsync<T>(name: TraceEvent, work: () => Promise<T>, took?: (ms: number) => void): Promise<T> {
    const startMs = performance.now();
    try {
      return await work();
    } finally {
      this.end(name, startMs, took);
    }
  }

  /** Writes what was recorded; throws when the file cannot be written. */
  write(): void {
    if (this.file === null) return;
    const traceEvents = this.events.map(({ name, startMs, durationMs, detail }) => ({
      name,
      ph: 'X',
      ts: Math.round(startMs * 1000),
      dur: Math.round(durationMs * 1000),
      pid: process.pid,
      tid: 0,
      ...(detail === undefined ? {} : { args: { detail } }),
    }));
    writeFileSync(this.file, JSON.stringify({ traceEvents, displayTimeUnit: 'ms' }));
  }

  /** Records what began and ended at times that `performance.now` gave. */
  note(name: TraceEvent, startMs: number, endMs: number, detail?: string): void {
    if (this.file !== null) this.events.push({ name, startMs, durationMs: endMs - startMs, detail });
  }

  private end(name: TraceEvent, startMs: number, took?: (ms: number) => void, detail?: string): void {
    const endMs = performance.now();
    took?.(endMs - startMs);
    this.note(name, startMs, endMs, detail);
  }
}

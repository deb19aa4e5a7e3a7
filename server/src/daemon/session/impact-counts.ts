/**
 * How many files a change of a symbol would reach, as `cpg/impact` says it, for those who show it beside each
 * definition. Found for one symbol after the other while nobody edits, and kept as long as the revision is the newest.
 * To suppose a change, the linked workspace goes there and back, and an edit has to wait until it is back: where that
 * takes long, nothing more is supposed of the file for a while. Knows no protocol.
 */
import { unlessAborted } from '../service/question-error.ts';

/** Quiet time after an edit before anything is supposed, in ms: who types pauses less. */
const QUIET_MS = 800;

/** What supposing one change may take, in ms: an edit may have to wait for it. */
const MAX_SUPPOSED_MS = 150;

/** How many may take longer before the file is left alone: the first change of a file reads much that others do not. */
const MAX_SLOW = 2;

/** How long a file is left alone, in ms: what made it slow may be gone. */
const REST_MS = 60_000;

/** Longest wait for a count, in ms: later it is there for the next time. */
const MAX_WAIT_MS = 2_000;

export interface ImpactCountsHost {
  /** The newest revision; null while nothing can be supposed. */
  revision(): number | null;
  /** Files that a change of the symbol reaches, those that define it left out. Rejects when it is aborted. */
  count(symbol: string, signal: AbortSignal): Promise<number>;
}

export class ImpactCounts {
  private readonly host: ImpactCountsHost;
  private readonly counts = new Map<string, number>();
  /** The revision that `counts` are of. */
  private revision: number | null = null;
  /** Changes of a file that took long to suppose one after the other, and until when it is left alone for that. */
  private readonly slow = new Map<string, { readonly times: number; readonly untilMs: number }>();
  private editedMs = Number.NEGATIVE_INFINITY;
  /** Aborted by the next edit. */
  private untilEdit = new AbortController();
  private last: Promise<unknown> = Promise.resolve();

  constructor(host: ImpactCountsHost) {
    this.host = host;
  }

  /** The count of the newest revision, if it has been found. */
  known(symbol: string): number | null {
    if (this.revision !== this.host.revision()) return null;
    return this.counts.get(symbol) ?? null;
  }

  /**
   * The count, found if need be; null when it is not found soon, because somebody edits, the file (where the symbol is
   * defined) is left alone, or there is much else to count. Ends early when it is aborted.
   */
  async find(symbol: string, path: string, signal: AbortSignal): Promise<number | null> {
    const known = this.known(symbol);
    if (known !== null) return known;
    const either = AbortSignal.any([signal, this.untilEdit.signal]);
    const run = this.last.then(() => this.suppose(symbol, path, either)).catch(() => null);
    this.last = run;
    return Promise.race([run, pause(MAX_WAIT_MS)]);
  }

  /** Somebody edits: what is being counted is of no interest any more. */
  edited(): void {
    this.editedMs = performance.now();
    this.untilEdit.abort();
    this.untilEdit = new AbortController();
  }

  private async suppose(symbol: string, path: string, signal: AbortSignal): Promise<number | null> {
    if (signal.aborted || performance.now() < (this.slow.get(path)?.untilMs ?? 0)) return null;
    const quietMs = this.editedMs + QUIET_MS - performance.now();
    if (quietMs > 0) await unlessAborted(signal, pause(quietMs));
    const revision = this.host.revision();
    if (revision === null) return null;
    const known = this.known(symbol);
    if (known !== null) return known;
    const startedMs = performance.now();
    const count = await this.host.count(symbol, signal);
    this.took(path, performance.now() - startedMs);
    if (this.host.revision() !== revision) return null;
    if (this.revision !== revision) this.counts.clear();
    this.revision = revision;
    this.counts.set(symbol, count);
    return count;
  }

  private took(path: string, ms: number): void {
    if (ms <= MAX_SUPPOSED_MS) {
      this.slow.delete(path);
      return;
    }
    const times = (this.slow.get(path)?.times ?? 0) + 1;
    this.slow.set(path, { times, untilMs: times < MAX_SLOW ? 0 : performance.now() + REST_MS });
  }
}

const pause = (ms: number): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), ms).unref());

/**
 * When a server that ended unexpectedly is started again: soon after the first crash, later after each further
 * one, and not at all once it crashes again and again. Knows no process and no clock of its own.
 */

/** Crashes longer ago than this no longer count, in ms. */
const FORGET_AFTER_MS = 3 * 60_000;
/** Wait before the first restart, in ms; doubled for each crash that still counts. */
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** So many counting crashes mean that restarting does not help. */
const GIVE_UP_AFTER = 6;

export type RestartDecision =
  | { readonly kind: 'restart'; readonly delayMs: number; readonly attempt: number }
  | { readonly kind: 'give-up'; readonly crashes: number };

export class RestartPolicy {
  private crashes: number[] = [];

  /** `nowMs` is the time of the crash; times must not go backwards. */
  crashed(nowMs: number): RestartDecision {
    this.crashes = this.crashes.filter((at) => nowMs - at < FORGET_AFTER_MS);
    this.crashes.push(nowMs);
    const attempt = this.crashes.length;
    if (attempt >= GIVE_UP_AFTER) return { kind: 'give-up', crashes: attempt };
    return {
      kind: 'restart',
      attempt,
      delayMs: Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1)),
    };
  }

  /** A person asked for a restart: what went wrong before is no longer held against the server. */
  forgive(): void {
    this.crashes = [];
  }
}

/**
 * Code that every way out of a body has to pass: `finally` bodies, `with` exits, the `del e` behind
 * `except … as e`. CPython compiles one copy of it per way out, and so does this module: a path that enters by a
 * `break` leaves by it too. Knows ways out, not the statements.
 */
import { BlockKind, EdgeKind, RAISE_EXIT } from './control-flow.ts';
import { CLEANUP_COPY_LIMIT } from './limits.ts';
import type { Cleanup, Destination, UnitBuilder } from './unit-builder.ts';

export interface OpenCleanup {
  readonly frame: Cleanup;
  /** Entry of the copy that exceptions pass. */
  readonly exceptional: number;
  readonly outerHandler: number;
  /** Where the code goes on when the body has ended by itself. */
  readonly after: Destination;
}

/** From here on, every way out passes a clean-up, exceptions included, until `closeCleanup`. */
export function openCleanup(b: UnitBuilder, blockKind: number): OpenCleanup {
  const after = b.destination(b.block());
  const frame: Cleanup = { kind: 'cleanup', entries: new Map(), blockKind };
  const open = { frame, exceptional: b.block(blockKind), outerHandler: b.handler, after };
  b.frames.push(frame);
  b.handler = open.exceptional;
  b.split();
  return open;
}

/** What the clean-up does; it runs once per copy. */
export type RunCleanup = () => void;

/**
 * Ends the body, makes the copies and goes on behind them. `maySuppress`: the clean-up decides whether an
 * exception ends here (`__exit__`).
 */
export function closeCleanup(b: UnitBuilder, open: OpenCleanup, run: RunCleanup, maySuppress = false): void {
  b.jump(open.after, EdgeKind.NEXT);
  b.frames.pop();
  b.handler = open.outerHandler;
  const { entries } = open.frame;
  b.cleanupCopies += entries.size + 1;
  if (b.cleanupCopies > CLEANUP_COPY_LIMIT) shareOneCopy(b, open, run, maySuppress);
  else {
    for (const [to, entry] of entries) {
      b.place(entry);
      run();
      b.jump(to, EdgeKind.FINALLY);
    }
    b.place(open.exceptional);
    run();
    goOnRaising(b, open, maySuppress);
  }
  b.place(open.after.block);
}

/**
 * Behind the clean-up of an exception: it is suppressed or goes on. To a handler it goes from a block of its own:
 * what the clean-up's last operations raise has not seen what they store, but the exception that waited has.
 */
function goOnRaising(b: UnitBuilder, open: OpenCleanup, maySuppress: boolean): void {
  if (maySuppress && b.current >= 0) {
    b.edge(open.after.block, EdgeKind.TRUE);
    b.fallInto(b.block(), EdgeKind.FALSE);
  } else if (b.handler !== RAISE_EXIT && b.current >= 0) b.split();
  b.raise(EdgeKind.EXC);
}

/** All ways out pass one copy and may leave by each other's ends: more paths than there are, never fewer. */
function shareOneCopy(b: UnitBuilder, open: OpenCleanup, run: RunCleanup, maySuppress: boolean): void {
  b.limits.add('cleanup_copies');
  const shared = b.block(BlockKind.finally);
  for (const entry of [...open.frame.entries.values(), open.exceptional]) {
    b.place(entry);
    b.edge(shared, EdgeKind.NEXT);
  }
  b.place(shared);
  run();
  for (const to of open.frame.entries.keys()) b.mayJump(to, EdgeKind.FINALLY);
  goOnRaising(b, open, maySuppress);
}

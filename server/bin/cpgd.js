#!/usr/bin/env node
import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

/** Half of the young generation of the main thread, in megabytes; see `restartWithSmallMemory`. */
const MAIN_YOUNG_GENERATION = '--max-semi-space-size=8';

// Launcher: checks the Node version before anything that needs it is loaded (better-sqlite3 13 crashes
// the process under Node 20, so a plain import could never report it).
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `cpgd needs Node 22.12 or newer, but this is Node ${process.versions.node} (${process.execPath}).\n` +
      'In a checkout of cpgd, "npx cpgd" uses the Node 24 that "npm ci" installed; elsewhere install a newer Node.\n',
  );
  process.exit(2);
}
restartWithSmallMemory();
// The bound of the young generation was for the main thread, which has it for good: as long as the flag is set, it takes
// the place of those that other threads are given.
if (process.execArgv[0] === MAIN_YOUNG_GENERATION) setFlagsFromString('--max-semi-space-size=0');
// V8 lets a heap grow to several times what lives in it before it collects, and an index run has one heap per thread.
// What stays keeps its heaps small, and its pauses short by collecting on several processors. What ends with its answer
// collects less often, and each thread for itself: the others have work of their own (a sixth of an index run's time).
const stays = process.argv.some((word) => /^(?:--(?:stdio|socket|pipe)(?:=|$)|mcp$|watch$)/.test(word));
setFlagsFromString(`--heap-growing-percent=${stays ? 40 : 200}`);
if (!stays) setFlagsFromString('--no-parallel-scavenge');
// Columns of evidence lie outside of the heap. After 64 MB of them V8 marks, not beside the program but instead of it: nine
// tenths of the thread's time, until it is done. Counted as part of the heap they only make it collect sooner.
if (major >= 24) setFlagsFromString('--external-memory-accounted-in-global-limit');
// V8's last compiler takes seconds to give its own processor time back: it comes ten times later, a hundred times where
// the command is over soon, and puts less into one piece. What runs for hours gets there all the same.
setFlagsFromString(`--invocation-count-for-turbofan=${stays ? 30_000 : 300_000}`);
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
const { main } = await import(isBundleNewest() ? '../dist/bundle/main.js' : '../dist/cli/main.js');
await main(process.argv.slice(2));

/**
 * Whether the bundle has the program as it was last compiled. In a checkout `tsc -b` says when that was, and runs
 * without the bundler; a package has nothing but what was built for it.
 */
function isBundleNewest() {
  const modified = (path) =>
    statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const bundled = modified('../dist/bundle/main.js');
  return ['../tsconfig.tsbuildinfo', '../../shared/tsconfig.tsbuildinfo'].every(
    (path) => modified(path) < bundled,
  );
}

/**
 * Two settings that save a third of the memory of an index run are read before any program's first line, so the
 * process replaces itself once (40 ms): by default the C library gives each of a dozen threads a heap of its own and
 * keeps what they free (`MALLOC_ARENA_MAX`, mallopt(3)), and V8 lets the main thread's young generation grow to
 * 67 MB. Whoever has set the variable has decided otherwise. A process that talks to its parent over a channel
 * would lose it, and Electron is no Node to be started with flags.
 */
function restartWithSmallMemory() {
  const { env, execve, execArgv, execPath, argv, versions } = process;
  if (!execve || env.MALLOC_ARENA_MAX || env.NODE_CHANNEL_FD || versions.electron) return;
  try {
    execve(execPath, [execPath, MAIN_YOUNG_GENERATION, ...execArgv, ...argv.slice(1)], {
      ...env,
      MALLOC_ARENA_MAX: '1',
    });
  } catch {
    // Where the system refuses, everything works as it is.
  }
}

/**
 * The outside world as the linker sees it: modules that are not of the workspace but whose stubs or sources
 * can be read. Says what may be asked; finding and reading the files is the daemon's business.
 */
import type { FileFacts } from './file-facts.ts';

export interface OutsideModule {
  /**
   * Key of the file's facts; stable across machines. Null for a folder without `__init__` (PEP 420), and for what is
   * compiled.
   */
  readonly path: string | null;
  readonly isPackage: boolean;
  /** A stub that leaves out what the module has, and says so (PEP 561). */
  readonly isPartial: boolean;
  /** The distribution it belongs to, as symbols name it: `python-stdlib` and `3.13`, or a package's own. */
  readonly packageName: string;
  readonly packageVersion: string;
}

/**
 * Answers depend on the installed files alone, never on what was asked before; they hold for the life of one
 * program.
 */
export interface OutsideWorld {
  /** Null when no stub or source of the module is found. */
  locate(module: string): OutsideModule | null;
  /** The facts of a file that `locate` has named; undefined when it cannot be read or is no Python. */
  facts(path: string): FileFacts | undefined;
}

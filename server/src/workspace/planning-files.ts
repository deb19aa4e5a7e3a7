/**
 * Files that are no Python and still decide which files and modules a workspace has, by their names: for those who
 * watch. What is in them is for their readers.
 */
import { IGNORE_FILES } from './ignore-rules.ts';
import { baseName } from './paths.ts';
import { PROJECT_FILE_NAMES } from './project-files.ts';

export const PLANNING_FILE_NAMES: readonly string[] = [
  ...IGNORE_FILES,
  ...PROJECT_FILE_NAMES,
  '.python-version',
  // Where installed packages are (`site-packages.ts`).
  'pyrightconfig.json',
  'pyvenv.cfg',
];

/** Whether a change of the file at a POSIX path asks for a look at everything. */
export const isPlanningFile = (path: string): boolean => PLANNING_FILE_NAMES.includes(baseName(path));

/**
 * Directories that are never searched, whatever ignore files say: version control, caches, and installed
 * packages. They hold code that is not the repository's. Only directories *below* a root are judged, so a
 * root that lies inside `site-packages` is searched like any other.
 */

const SKIPPED_NAMES: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.bzr',
  '.jj',
  '__pycache__',
  '__pypackages__',
  'node_modules',
  'site-packages',
  '.venv',
  '.tox',
  '.nox',
  '.eggs',
  '.pixi',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.pytype',
  '.ipynb_checkpoints',
]);

/** True when a directory of this name is skipped unseen. */
export function isSkippedName(name: string): boolean {
  return SKIPPED_NAMES.has(name) || name.endsWith('.egg-info') || name.endsWith('.dist-info');
}

/**
 * Entries whose presence makes a directory a Python environment: `pyvenv.cfg` (PEP 405) of virtual
 * environments under any name, `conda-meta` of conda's.
 */
export const ENVIRONMENT_MARKERS: ReadonlySet<string> = new Set(['pyvenv.cfg', 'conda-meta']);

/**
 * Decides which file of the workspace a document of an index is about, and refuses paths that could lead
 * anywhere else. An index comes from outside; its paths are never handed to the file system.
 */
import type { ProblemClass } from './problems.ts';

/** ASCII control characters, which no source path of a repository has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u001f\u007f]/;

export type PathCheck =
  | { readonly path: string; readonly problem: null }
  | { readonly path: null; readonly problem: ProblemClass };

const refused = (problem: ProblemClass): PathCheck => ({ path: null, problem });

/** Checks the form of a `relative_path` (scip.proto: relative, POSIX, without `.` and `..`). */
export function checkDocumentPath(relativePath: string): PathCheck {
  if (relativePath === '') return refused('empty_path');
  if (relativePath.includes('\\')) return refused('backslash_path');
  if (relativePath.startsWith('/') || /^[A-Za-z]:/.test(relativePath)) return refused('absolute_path');
  const parts = relativePath.split('/');
  if (parts.includes('..')) return refused('climbing_path');
  if (parts.some((part) => part === '' || part === '.') || CONTROL.test(relativePath))
    return refused('odd_path');
  return { path: relativePath, problem: null };
}

/** What the workspace has at a path. */
export type FileState = 'indexed' | 'skipped' | 'missing';

/**
 * Takes the documents of one index in turn. `prefix` is what separates the index's project root from the
 * workspace root (`''`, or a folder with a final slash); `stateOf` answers for workspace paths.
 */
export class DocumentGate {
  private readonly seen = new Set<string>();
  private readonly prefix: string;
  private readonly stateOf: (path: string) => FileState;

  constructor(stateOf: (path: string) => FileState, prefix = '') {
    this.stateOf = stateOf;
    this.prefix = prefix;
  }

  /** The workspace path of a document, or why the document cannot be used. */
  admit(relativePath: string): PathCheck {
    const checked = checkDocumentPath(relativePath);
    if (checked.path === null) return checked;
    const path = this.prefix + checked.path;
    if (this.seen.has(path)) return refused('duplicate_document');
    this.seen.add(path);
    const state = this.stateOf(path);
    if (state === 'missing') return refused('missing_document');
    return state === 'skipped' ? refused('skipped_document') : { path, problem: null };
  }
}

/**
 * What `DocumentGate` must put before the paths of an index: `''` when it was made of the workspace, a folder
 * with a final slash when it was made of a part of it. `projectRoot` is the metadata's URI, `workspaceRoot` an
 * absolute path with `/`. An index that was made elsewhere (another checkout, another machine) is taken for
 * one of the whole workspace; if it is not, its documents will be missing.
 */
export function indexPrefix(projectRoot: string, workspaceRoot: string): string {
  const made = pathOfFileUri(projectRoot);
  const root = workspaceRoot.replace(/\/+$/, '');
  return made?.startsWith(`${root}/`) ? `${made.slice(root.length + 1)}/` : '';
}

/** Absolute path of a `file:` URI (RFC 8089), without a final slash; null for anything else. */
function pathOfFileUri(uri: string): string | null {
  try {
    const { protocol, pathname } = new URL(uri);
    if (protocol !== 'file:') return null;
    const path = decodeURIComponent(pathname).replace(/\/+$/, '');
    // The path of `file:///C:/x` is `/C:/x`.
    return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
  } catch {
    return null;
  }
}

/** From the paths clients write to those of the index. */
import { isAbsolute, relative, sep } from 'node:path';
import type { Workspace } from '../session/workspace.ts';
import { QuestionError } from './question-error.ts';

/** Repo-relative POSIX path of what a client wrote down. Throws `QuestionError` for a path outside the workspace. */
export function pathInside(workspace: Workspace, written: string): string {
  const path = isAbsolute(written)
    ? relative(workspace.root, written).split(sep).join('/')
    : written.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const isOutside = path === '..' || path.startsWith('../') || path.includes('/../') || isAbsolute(path);
  if (isOutside || path.includes('\0'))
    throw new QuestionError('invalid-params', `${written} is not inside the workspace ${workspace.root}.`);
  return path;
}

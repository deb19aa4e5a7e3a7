/** Which of a client's workspaces a request is about. */
import { isAbsolute, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { QuestionError } from '../daemon/service/question-error.ts';
import type { ClientContext } from '../daemon/session/client-method.ts';
import type { Workspace } from '../daemon/session/workspace.ts';

/**
 * The workspace at (or around) a `file:` URI or absolute path; without one, the only workspace there is. Throws
 * `QuestionError` that lists what there is.
 */
export function chooseWorkspace(client: ClientContext, named: string | undefined): Workspace {
  const workspaces = client.workspaces();
  if (named === undefined) {
    if (workspaces.length === 1) return workspaces[0]!;
    throw new QuestionError(
      'invalid-params',
      workspaces.length === 0
        ? 'No folder is open: name one in `initialize` or with workspace/didChangeWorkspaceFolders.'
        : `Several folders are open: say which with \`workspace\`: ${list(workspaces)}.`,
    );
  }
  const path = absolutePath(named);
  // A folder is located by a file that could be in it, so that links to it and folders below it count, too.
  const located = path && client.locate(pathToFileURL(join(path, '__init__.py')).href);
  if (located) return located.workspace;
  throw new QuestionError(
    'invalid-params',
    `No open folder is at ${named}${workspaces.length > 0 ? `; there is ${list(workspaces)}` : ''}.`,
  );
}

function absolutePath(named: string): string | null {
  try {
    const path = /^file:/i.test(named) ? fileURLToPath(named) : named;
    return isAbsolute(path) && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

const list = (workspaces: readonly Workspace[]): string =>
  workspaces.map(({ root }) => pathToFileURL(root).href).join(', ');

/** What the view says while there is no revision to show, and what it offers to do about that. Pure. */
import type { ServerState } from '../server/server.ts';
import { count } from './words.ts';

export interface EmptyWhy {
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly command: string }[];
}

export interface Situation {
  readonly hasFolder: boolean;
  readonly state: ServerState;
  readonly isFollowing: boolean;
  readonly isPaused: boolean;
  /** Revisions that wait for the view to go on. */
  readonly waiting: number;
}

export function emptyWhy({ hasFolder, state, isFollowing, isPaused, waiting }: Situation): EmptyWhy {
  if (!hasFolder)
    return {
      text: 'No folder is open. cpgd keeps a graph of a folder of Python files.',
      actions: [{ label: 'Open Folder', command: 'vscode.openFolder' }],
    };
  if (state === 'starting')
    return {
      text: 'Starting, and reading what is new since last time. Rebuilds appear here as you type.',
      actions: [],
    };
  if (state === 'stopped')
    return {
      text: 'The server is not running.',
      actions: [
        { label: 'Restart Server', command: 'cpgd.restart' },
        { label: 'Show Output', command: 'cpgd.output' },
      ],
    };
  if (isPaused)
    return {
      text:
        waiting === 0 ? 'Paused: what comes now waits.' : `Paused: ${count(waiting, 'revision')} waiting.`,
      actions: [{ label: 'Resume', command: 'cpgd.why.resume' }],
    };
  if (isFollowing)
    return {
      text: 'No revision changed or reached the file in the active editor.',
      actions: [{ label: 'Show All Files', command: 'cpgd.why.unfollow' }],
    };
  return {
    text: 'Nothing has been rebuilt yet. Edit a Python file: each edit becomes a revision, and here is what it made cpgd look at again, and why.',
    actions: [],
  };
}

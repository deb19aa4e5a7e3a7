/** Work-done progress of a workspace's start, for clients that show it (`window/workDoneProgress/create`). */
import type { Progress } from '../daemon/project.ts';
import type { Workspace } from '../daemon/session/workspace.ts';
import type { Client } from './client.ts';

/** Time between two reports, in ms. */
const INTERVAL_MS = 100;

const PHASES: Readonly<
  Record<Progress['phase'], { readonly title: string; readonly from: number; readonly to: number }>
> = {
  discover: { title: 'looking for files', from: 0, to: 5 },
  extract: { title: 'reading files', from: 5, to: 60 },
  link: { title: 'linking files', from: 60, to: 95 },
  store: { title: 'storing', from: 95, to: 100 },
};

let lastToken = 0;

/** Shows each start of a workspace until it has started; the result stops showing. */
export function showProgress(client: Client, workspace: Workspace): () => void {
  if (!client.capabilities.window?.workDoneProgress) return () => {};
  let stopShowing = workspace.phase === 'starting' ? showStart(client, workspace) : null;
  const stopListening = workspace.listen({
    onPhase: (phase) => {
      if (phase === 'starting') stopShowing = showStart(client, workspace);
    },
  });
  return () => {
    stopListening();
    stopShowing?.();
  };
}

function showStart(client: Client, workspace: Workspace): () => void {
  const token = `cpgd-start-${++lastToken}`;
  let isShown = false;
  let isOver = false;
  let reportedMs = 0;
  const send = (value: object, isOptional: boolean): void =>
    client.notify('$/progress', { token, value }, isOptional);
  const stop = workspace.listen({
    onProgress: (progress) => {
      const now = performance.now();
      if (!isShown || now - reportedMs < INTERVAL_MS) return;
      reportedMs = now;
      send({ kind: 'report', ...describe(progress) }, true);
    },
    onPhase: (phase, detail) => {
      if (phase !== 'starting') end(phase === 'failed' ? `failed: ${detail}` : 'ready');
    },
  });
  const end = (message: string): void => {
    if (isOver) return;
    isOver = true;
    stop();
    if (isShown) send({ kind: 'end', message }, false);
  };
  client
    .request('window/workDoneProgress/create', { token })
    .then(() => {
      if (isOver) return;
      isShown = true;
      const now = workspace.progress ? describe(workspace.progress) : { percentage: 0 };
      send({ kind: 'begin', title: 'cpgd: indexing', cancellable: false, ...now }, false);
    })
    .catch(() => end(''));
  return () => end('');
}

function describe({ phase, done, total }: Progress): { message: string; percentage: number } {
  const { title, from, to } = PHASES[phase];
  const part = total > 0 ? done / total : 0;
  const count = total > 0 ? ` (${done} of ${total})` : '';
  return { message: `${title}${count}`, percentage: Math.round(from + part * (to - from)) };
}

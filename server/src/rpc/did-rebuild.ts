/** Tells a client of each revision, after those who wait for an answer have it: a report reads texts. */
import type { ClientContext } from '../daemon/session/client-method.ts';
import type { Workspace } from '../daemon/session/workspace.ts';

/** Tells until the function it gives is called. */
export function tellOfRebuilds(client: ClientContext, workspace: Workspace): () => void {
  return workspace.listen({
    onRebuild: (rebuild) =>
      setImmediate(async () => {
        const { rebuildMessage } = await import('../daemon/service/rebuild-message.ts');
        if (workspace.phase === 'closed') return;
        const uri = client.uriOf({ workspace, path: '' });
        client.notify('cpg/didRebuild', rebuildMessage(workspace, uri, rebuild), true);
      }),
  });
}

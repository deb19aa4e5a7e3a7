/** Puts the server together: LSP and the protocols that share its connection. Loaded only when a server starts. */
import { packageVersion } from '../daemon/version.ts';
import { Log } from '../lsp/log.ts';
import { serve } from '../lsp/serve.ts';
import { CPG_PROTOCOL } from '../rpc/cpg-protocol.ts';
import type { ServeRequest } from './host.ts';

/** Resolves as `serve` does. */
export function startServing(log: ServeRequest['log'], request: Omit<ServeRequest, 'log'>): Promise<boolean> {
  return serve({
    ...request,
    log: new Log(log.output, log.level),
    version: packageVersion(),
    protocols: [CPG_PROTOCOL],
  });
}

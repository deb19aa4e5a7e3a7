/**
 * The `cpg/*` methods and `cpg/didRebuild`, as something a client's connection can serve beside LSP. Translates
 * workspaces, errors and partial results; the questions themselves are answered in `daemon/service`.
 */

import type { Asker } from '../daemon/service/ask.ts';
import { METHOD_NAMES } from '../daemon/service/registry.ts';
import type { ClientContext, ClientMethod, ClientProtocol } from '../daemon/session/client-method.ts';
import { chooseWorkspace } from './choose-workspace.ts';
import { tellOfRebuilds } from './did-rebuild.ts';
import { toResponseError } from './errors.ts';

export const CPG_PROTOCOL: ClientProtocol = {
  methods: METHOD_NAMES.map(
    (method): ClientMethod => ({
      method,
      handle: async (client, params, { signal, partial }) => {
        // Loaded with the first question: the schemas must not delay an editor's first answer.
        const { ask } = await import('../daemon/service/ask.ts');
        try {
          return await ask(method, params, askerOf(client), {
            signal,
            ...(partial && { emit: (items) => partial({ items }) }),
          });
        } catch (error) {
          throw toResponseError(error, method);
        }
      },
    }),
  ),
  attach: tellOfRebuilds,
  capabilities: { cpg: { methods: METHOD_NAMES, notifications: ['cpg/didRebuild'] } },
};

const askerOf = (client: ClientContext): Asker => ({
  choose: (named) => chooseWorkspace(client, named),
  locate: (uri) => client.locate(uri),
});

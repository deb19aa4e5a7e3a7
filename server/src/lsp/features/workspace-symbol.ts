/** `workspace/symbol`: symbols of all the client's workspaces by a few letters of their names, best first. */
import type { SymbolInformation } from 'vscode-languageserver';
import { fuzzySymbols } from '../../daemon/questions/fuzzy-symbols.ts';
import type { Feature } from '../feature.ts';
import { symbolLocations } from '../locations.ts';
import { fields, text } from '../params.ts';
import { kindOfSymbol } from '../symbol-kinds.ts';

/** Symbols given: nobody reads on, they type on. */
const LIMIT = 100;

export const workspaceSymbol: Feature = {
  method: 'workspace/symbol',
  feature: 'workspaceSymbol',
  capabilities: { workspaceSymbolProvider: true },
  handle: async ({ client, partial, signal }, params): Promise<SymbolInformation[]> => {
    const query = text(fields(params).query, 'query');
    const found: { readonly score: number; readonly information: SymbolInformation }[] = [];
    for (const workspace of client.workspaces()) {
      const context = workspace.answers();
      for (const { symbol, name, container, kind, score } of fuzzySymbols(context, query, LIMIT)) {
        if (signal.aborted) return [];
        const [location] = await symbolLocations(client, workspace, context, symbol);
        if (!location) continue;
        const information = { name, kind: kindOfSymbol(kind), location, containerName: container };
        found.push({ score, information });
      }
    }
    found.sort((a, b) => b.score - a.score);
    const best = found.slice(0, LIMIT).map(({ information }) => information);
    if (!partial) return best;
    partial(best);
    return [];
  },
};

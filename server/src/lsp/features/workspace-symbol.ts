/** `workspace/symbol`: symbols of all the client's workspaces by a few letters of their names, best first. */
import type { SymbolInformation } from 'vscode-languageserver';
import { fuzzySymbols } from '../../daemon/questions/fuzzy-symbols.ts';
import { inTurns } from '../../daemon/questions/steps.ts';
import { type Feature, inParts, paceOf } from '../feature.ts';
import { symbolLocations } from '../locations.ts';
import { fields, text } from '../params.ts';
import { kindOfSymbol } from '../symbol-kinds.ts';

/** Symbols given: nobody reads on, they type on. */
const LIMIT = 100;

/** The same for an empty query, with which clients ask for all to search them themselves. */
const ALL_LIMIT = 1_000;

export const workspaceSymbol: Feature = {
  method: 'workspace/symbol',
  feature: 'workspaceSymbol',
  capabilities: { workspaceSymbolProvider: true },
  handle: async (request, params): Promise<readonly SymbolInformation[]> => {
    const { client } = request;
    const query = text(fields(params).query, 'query');
    const limit = query.trim() === '' ? ALL_LIMIT : LIMIT;
    const found: { readonly score: number; readonly information: SymbolInformation }[] = [];
    for (const workspace of client.workspaces()) {
      await workspace.reachedShown();
      const context = (await workspace.answersCalled(query, request.signal)) ?? workspace.answers();
      const { turn } = paceOf(request, workspace, context);
      for (const best of await inTurns(fuzzySymbols(context, query, limit), turn)) {
        const { symbol, name, container, kind, score } = best;
        const wait = turn();
        if (wait) await wait;
        const [location] = await symbolLocations(client, workspace, context, symbol);
        if (!location) continue;
        const information = { name, kind: kindOfSymbol(kind), location, containerName: container };
        found.push({ score, information });
      }
    }
    found.sort((a, b) => b.score - a.score);
    // Workspaces inside of each other both know the files of the inner one.
    const known = new Set<string>();
    const once = found.filter(({ information: { name, location } }) => {
      const place = JSON.stringify([name, location]);
      return !known.has(place) && known.add(place);
    });
    return inParts(
      request,
      once.slice(0, limit).map(({ information }) => information),
    );
  },
};

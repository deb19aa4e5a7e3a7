/**
 * `textDocument/definition`: where the thing under the cursor is defined, inside the workspace or in a stub or
 * package of the project's Python.
 */
import type { Location } from 'vscode-languageserver';
import { localSites } from '../../daemon/questions/local-variable.ts';
import { type Occurrence, occurrenceAt } from '../../daemon/questions/occurrence.ts';
import type { DocumentView } from '../document-view.ts';
import { positionView } from '../document-view.ts';
import type { Feature } from '../feature.ts';
import { symbolLocations } from '../locations.ts';

export const definition: Feature = {
  method: 'textDocument/definition',
  feature: 'definition',
  capabilities: { definitionProvider: true },
  handle: async (request, params) => {
    const view = await positionView(request, params);
    const occurrence = view && occurrenceAt(view.context, view.file, view.byte);
    return occurrence ? definitionsOf(view, occurrence) : null;
  },
};

/** Every place that may define what a token stands for; empty when nothing is known. */
export async function definitionsOf(view: DocumentView, occurrence: Occurrence): Promise<Location[]> {
  if (occurrence.targets.length === 0 && occurrence.local >= 0)
    return localSites(view.file.facts()!, occurrence.local).map(({ bstart, bend }) =>
      view.client.location(view.located, view.lines, bstart, bend),
    );
  const found: Location[] = [];
  for (const { symbol } of occurrence.targets)
    found.push(...(await symbolLocations(view.client, view.located.workspace, view.context, symbol)));
  return found;
}

/**
 * The kin of definition: `declaration` (where this file gets the name from), `typeDefinition` (the class of the
 * value) and `implementation` (what overrides or subclasses it).
 */
import type { Location } from 'vscode-languageserver';
import { allOverrides, allSubclasses } from '../../daemon/questions/hierarchy.ts';
import { localSites } from '../../daemon/questions/local-variable.ts';
import { occurrenceAt } from '../../daemon/questions/occurrence.ts';
import { inTurns } from '../../daemon/questions/steps.ts';
import { typesAt } from '../../daemon/questions/type-at.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import { type DocumentView, positionView } from '../document-view.ts';
import type { Feature } from '../feature.ts';
import { symbolLocations } from '../locations.ts';
import { definitionsOf } from './definition.ts';

/** The import or assignment that binds the name in this file; for what no name binds, its definition. */
export const declaration: Feature = {
  method: 'textDocument/declaration',
  feature: 'declaration',
  capabilities: { declarationProvider: true },
  handle: async (request, params) => {
    const view = await positionView(request, params);
    const occurrence = view && occurrenceAt(view.context, view.file, view.byte);
    if (!view || !occurrence) return null;
    const facts = view.file.facts()!;
    const binding = occurrence.kind === 'name' ? facts.evidence.nameBindings.resolved[occurrence.row]! : -1;
    const sites = binding < 0 ? [] : localSites(facts, binding);
    if (sites.length === 0) return definitionsOf(view, occurrence);
    return sites.map(({ bstart, bend }) => view.client.location(view.located, view.lines, bstart, bend));
  },
};

export const typeDefinition: Feature = {
  method: 'textDocument/typeDefinition',
  feature: 'typeDefinition',
  capabilities: { typeDefinitionProvider: true },
  handle: async (request, params) => {
    const view = await positionView(request, params);
    const occurrence = view && occurrenceAt(view.context, view.file, view.byte);
    if (!view || !occurrence) return null;
    const { workspace, path } = view.located;
    const types = await workspace.symbolsAbout(path, view.lines, (linked) =>
      typesAt(linked, path, occurrence),
    );
    return types && locationsOf({ ...view, context: types.context }, types.symbols);
  },
};

export const implementation: Feature = {
  method: 'textDocument/implementation',
  feature: 'implementation',
  capabilities: { implementationProvider: true },
  handle: async (request, params) => {
    const view = await positionView(request, params);
    const occurrence = view && occurrenceAt(view.context, view.file, view.byte);
    if (!view || !occurrence) return null;
    const { context, pace } = view;
    const symbols: string[] = [];
    for (const { symbol } of occurrence.targets) {
      const kind = parseSymbol(symbol)?.kind;
      if (kind !== 'class' && kind !== 'method') continue;
      const below = kind === 'class' ? allSubclasses(context, symbol) : allOverrides(context, symbol);
      symbols.push(...(await inTurns(below, pace.turn)));
    }
    // What nothing implements further is its own implementation.
    return symbols.length > 0 ? locationsOf(view, symbols) : definitionsOf(view, occurrence);
  },
};

async function locationsOf(view: DocumentView, symbols: readonly string[]): Promise<Location[]> {
  const { client, context, located, pace } = view;
  const found: Location[] = [];
  for (const symbol of new Set(symbols)) {
    found.push(...(await symbolLocations(client, located.workspace, context, symbol)));
    const wait = pace.turn();
    if (wait) await wait;
  }
  return found;
}

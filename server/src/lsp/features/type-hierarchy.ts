/**
 * The type hierarchy: the classes a class names as its bases, and those that name it. Of a class of a stub or a package
 * the bases are known once the workspace is linked.
 */
import type { TypeHierarchyItem } from 'vscode-languageserver';
import { directBases, directSubclasses } from '../../daemon/questions/hierarchy.ts';
import { occurrenceAt } from '../../daemon/questions/occurrence.ts';
import { inTurns } from '../../daemon/questions/steps.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import { positionView } from '../document-view.ts';
import type { Feature } from '../feature.ts';
import { hierarchyItems, type ItemSubject, subjectOf } from '../hierarchy-items.ts';

export const prepareTypeHierarchy: Feature = {
  method: 'textDocument/prepareTypeHierarchy',
  feature: 'typeHierarchy',
  capabilities: { typeHierarchyProvider: true },
  handle: async (request, params): Promise<TypeHierarchyItem[] | null> => {
    const view = await positionView(request, params);
    const occurrence = view && occurrenceAt(view.context, view.file, view.byte);
    if (!view || !occurrence) return null;
    const classes = occurrence.targets
      .map(({ symbol }) => symbol)
      .filter((symbol) => parseSymbol(symbol)?.kind === 'class');
    return hierarchyItems(view.client, { ...view, workspace: view.located.workspace }, classes);
  },
};

export const supertypes: Feature = relatives(
  'typeHierarchy/supertypes',
  async ({ workspace, context, symbol }) => {
    const known = directBases(context, symbol);
    if (known.length > 0) return known;
    return (await workspace.ask(({ resident }) => resident.basesOf(symbol))) ?? [];
  },
);

export const subtypes: Feature = relatives('typeHierarchy/subtypes', ({ context, symbol, pace }) =>
  inTurns(directSubclasses(context, symbol), pace.turn),
);

function relatives(
  method: 'typeHierarchy/supertypes' | 'typeHierarchy/subtypes',
  find: (subject: ItemSubject) => Promise<readonly string[]>,
): Feature {
  return {
    method,
    feature: 'typeHierarchy',
    handle: async (request, params): Promise<TypeHierarchyItem[] | null> => {
      const subject = await subjectOf(request, params, method === 'typeHierarchy/subtypes');
      if (!subject) return null;
      return hierarchyItems(request.client, subject, await find(subject));
    },
  };
}

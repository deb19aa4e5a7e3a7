/** The type hierarchy: the classes a class names as its bases, and those that name it. */
import type { TypeHierarchyItem } from 'vscode-languageserver';
import type { AnswerContext } from '../../daemon/questions/answer-context.ts';
import { directBases, directSubclasses } from '../../daemon/questions/hierarchy.ts';
import { occurrenceAt } from '../../daemon/questions/occurrence.ts';
import type { Workspace } from '../../daemon/session/workspace.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { Client } from '../client.ts';
import { positionView } from '../document-view.ts';
import type { Feature } from '../feature.ts';
import { hierarchyItem, subjectOf } from '../hierarchy-items.ts';

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
    return itemsOf(view.client, view.located.workspace, view.context, classes);
  },
};

export const supertypes: Feature = relatives('typeHierarchy/supertypes', directBases);

export const subtypes: Feature = relatives('typeHierarchy/subtypes', directSubclasses);

function relatives(
  method: string,
  find: (context: AnswerContext, symbol: string) => readonly string[],
): Feature {
  return {
    method,
    feature: 'typeHierarchy',
    handle: async ({ client }, params): Promise<TypeHierarchyItem[] | null> => {
      const subject = await subjectOf(client, params);
      if (!subject) return null;
      const { workspace, context, symbol } = subject;
      return itemsOf(client, workspace, context, find(context, symbol));
    },
  };
}

async function itemsOf(
  client: Client,
  workspace: Workspace,
  context: AnswerContext,
  symbols: readonly string[],
): Promise<TypeHierarchyItem[]> {
  const items: TypeHierarchyItem[] = [];
  for (const symbol of symbols) {
    const item = await hierarchyItem(client, workspace, context, symbol);
    if (item) items.push(item);
  }
  return items;
}

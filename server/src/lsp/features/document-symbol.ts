/** `textDocument/documentSymbol`: what a document defines, as a tree, or as a list for clients that know no trees. */
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { type OutlineItem, outlineOf } from '../../daemon/questions/outline.ts';
import { type DocumentView, documentView } from '../document-view.ts';
import { type Feature, inParts } from '../feature.ts';
import { kindOfDefinition, kindOfVariable } from '../symbol-kinds.ts';

export const documentSymbol: Feature = {
  method: 'textDocument/documentSymbol',
  feature: 'documentSymbol',
  capabilities: { documentSymbolProvider: true },
  handle: async (
    request,
    params,
  ): Promise<readonly DocumentSymbol[] | readonly SymbolInformation[] | null> => {
    const view = await documentView(request, params);
    const facts = view?.file.facts();
    if (!view || !facts) return null;
    const items = outlineOf(facts);
    const isTree =
      request.client.capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
    return isTree
      ? inParts(
          request,
          items.map((item) => tree(view, item)),
        )
      : inParts(
          request,
          items.flatMap((item) => list(view, item, '')),
        );
  },
};

function tree(view: DocumentView, item: OutlineItem): DocumentSymbol {
  const { client, lines } = view;
  const parent =
    item.children.length > 0 ? { children: item.children.map((child) => tree(view, child)) } : {};
  return {
    name: item.name,
    kind: kindOf(view, item),
    range: client.range(lines, item.bstart, item.bend),
    selectionRange: client.range(lines, item.nameStart, item.nameEnd),
    ...parent,
  };
}

function list(view: DocumentView, item: OutlineItem, containerName: string): SymbolInformation[] {
  const { client, lines, located } = view;
  return [
    {
      name: item.name,
      kind: kindOf(view, item),
      containerName,
      location: client.location(located, lines, item.bstart, item.bend),
    },
    ...item.children.flatMap((child) => list(view, child, item.name)),
  ];
}

const kindOf = ({ file }: DocumentView, { def, name, isMember }: OutlineItem) =>
  def >= 0 ? kindOfDefinition(file.facts()!, def) : kindOfVariable(name, isMember);

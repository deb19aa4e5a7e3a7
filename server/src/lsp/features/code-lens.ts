/** `textDocument/codeLens`: how much hangs on each class, function and method, counted when the lens is shown. */
import type { CodeLens } from 'vscode-languageserver';
import { glanceAt, glanceText, mayBeCalled } from '../../daemon/questions/glance.ts';
import { type OutlineItem, outlineOf } from '../../daemon/questions/outline.ts';
import type { LocatedFile } from '../../daemon/session/session.ts';
import { DefKind } from '../../evidence/schema.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { defSymbol } from '../../linker/file-symbols.ts';
import { documentView } from '../document-view.ts';
import type { Feature } from '../feature.ts';
import { fields, invalid, position, text } from '../params.ts';

/** What a client that knows it runs when a lens is clicked, with `{uri, position, symbol}`; nothing elsewhere. */
const COMMAND = 'cpgd.showCallers';

export const codeLens: Feature = {
  method: 'textDocument/codeLens',
  feature: 'codeLens',
  capabilities: { codeLensProvider: { resolveProvider: true } },
  handle: async (request, params): Promise<CodeLens[] | null> => {
    const view = await documentView(request, params);
    const facts = view?.file.facts();
    if (!view || !facts) return null;
    return lensItems(facts, outlineOf(facts)).map(({ def, nameStart, nameEnd }) => ({
      range: view.client.range(view.lines, nameStart, nameEnd),
      data: { uri: view.uri, symbol: defSymbol(facts, def) },
    }));
  },
};

/** Definitions that other code can name: what is inside of functions is not. */
function* itemsWithin(facts: FileFacts, items: readonly OutlineItem[]): Generator<OutlineItem> {
  for (const item of items) {
    if (item.def < 0) continue;
    yield item;
    if (facts.evidence.defs.kind[item.def] === DefKind.class) yield* itemsWithin(facts, item.children);
  }
}

const lensItems = (facts: FileFacts, items: readonly OutlineItem[]): OutlineItem[] => [
  ...itemsWithin(facts, items),
];

/** Files that mention a symbol from which on their number is enough: such a change reaches "many". */
const MANY_FILES = 50;

async function titleOf(
  { workspace, path }: LocatedFile,
  symbol: string,
  signal: AbortSignal,
): Promise<string> {
  const context = workspace.answers();
  // Before the first index nobody knows; the lenses are asked for again when it is there.
  if (context.snapshot.revision === 0) return 'indexing …';
  const glance = glanceAt(context, symbol, path);
  const { impactCounts } = workspace;
  const impacted =
    glance.files >= MANY_FILES ? impactCounts.known(symbol) : await impactCounts.find(symbol, path, signal);
  return glanceText(glance, impacted, glance.callers === 0 && !mayBeCalled(context, symbol));
}

export const codeLensResolve: Feature = {
  method: 'codeLens/resolve',
  feature: 'codeLens',
  handle: async ({ client, signal }, params): Promise<CodeLens> => {
    const lens = fields(params);
    const { uri, symbol } = fields(lens.data, 'data');
    const start = position(fields(lens.range, 'range').start, 'range.start');
    const located = client.locate(text(uri, 'data.uri'));
    if (!located) throw invalid('"data.uri" is in no workspace any more; ask for the lenses again');
    const command = {
      title: await titleOf(located, text(symbol, 'data.symbol'), signal),
      command: client.runsCommands ? COMMAND : '',
      arguments: [{ uri, position: start, symbol }],
    };
    return { ...(params as CodeLens), command };
  },
};

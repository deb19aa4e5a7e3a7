/** `textDocument/references` and `textDocument/documentHighlight`: where the thing under the cursor is mentioned. */
import type { DocumentHighlight, Location } from 'vscode-languageserver';
import { localMentions, type Mention, symbolMentions } from '../../daemon/questions/mentions.ts';
import { modulePartMentions } from '../../daemon/questions/module-parts.ts';
import { type Occurrence, occurrenceAt } from '../../daemon/questions/occurrence.ts';
import { inTurns } from '../../daemon/questions/steps.ts';
import { SymbolRole } from '../../linker/links.ts';
import { type DocumentView, positionView } from '../document-view.ts';
import { type Feature, inParts, paceOf, type RequestContext } from '../feature.ts';
import { spanLocation } from '../locations.ts';
import { fields, flag } from '../params.ts';

export const references: Feature = {
  method: 'textDocument/references',
  feature: 'references',
  capabilities: { referencesProvider: true },
  handle: async (request, params) => {
    const { includeDeclaration } = fields(fields(params).context ?? {}, 'context');
    const opened = await positionView(request, params);
    const occurrence = opened && occurrenceAt(opened.context, opened.file, opened.byte);
    if (!opened || !occurrence) return null;
    const view = await withUses(request, opened, occurrence);
    const mentions = (await mentionsOf(view, occurrence)).filter(
      ({ roles }) => flag(includeDeclaration) || !(roles & SymbolRole.definition),
    );
    return inParts(request, await locationsOf(view, mentions));
  },
};

export const documentHighlight: Feature = {
  method: 'textDocument/documentHighlight',
  feature: 'documentHighlight',
  capabilities: { documentHighlightProvider: true },
  handle: async (request, params): Promise<DocumentHighlight[] | null> => {
    const view = await positionView(request, params);
    const occurrence = view && occurrenceAt(view.context, view.file, view.byte);
    if (!view || !occurrence) return null;
    const symbols = new Set(occurrence.targets.map(({ symbol }) => symbol));
    const mentions = (await mentionsOf(view, occurrence)).filter(({ path }) => path === view.file.path);
    mentions.push(...modulePartMentions(view.context, view.file, view.file.facts()!, symbols));
    return mentions
      .toSorted((a, b) => a.bstart - b.bstart)
      .map(({ bstart, bend, roles }) => ({
        range: view.client.range(view.lines, bstart, bend),
        kind: roles & SymbolRole.write ? 3 : roles & SymbolRole.read ? 2 : 1,
      }));
  },
};

/** While the first index is made, a view that knows some (more) of the files that use what the token stands for. */
async function withUses<View extends DocumentView>(
  request: RequestContext,
  view: View,
  { targets }: Occurrence,
): Promise<View> {
  const { workspace } = view.located;
  const symbols = targets.map(({ symbol }) => symbol);
  const found = await workspace.answersUsing(symbols, request.signal);
  const file = found?.snapshot.file(view.located.path);
  return found && file ? { ...view, context: found, file, pace: paceOf(request, workspace, found) } : view;
}

/** Mentions of everything the token may stand for, each once. */
export async function mentionsOf(
  { context, file, pace }: DocumentView,
  { targets, local }: Occurrence,
): Promise<Mention[]> {
  const facts = file.facts()!;
  const lists: Mention[][] = [];
  for (const { symbol } of targets) lists.push(await inTurns(symbolMentions(context, symbol), pace.turn));
  if (local >= 0) lists.push(localMentions(file, facts, local));
  if (lists.length === 1) return lists[0]!;
  const once = new Map<string, Mention>();
  for (const mention of lists.flat()) {
    const key = `${mention.path}\0${mention.bend}`;
    const known = once.get(key);
    once.set(key, known ? { ...known, roles: known.roles | mention.roles } : mention);
  }
  return [...once.values()].sort(
    (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.bstart - b.bstart,
  );
}

async function locationsOf(
  { client, located: { workspace }, context, pace }: DocumentView,
  mentions: readonly Mention[],
): Promise<Location[]> {
  const found: Location[] = [];
  for (const mention of mentions) {
    const location = spanLocation(client, workspace, context, mention);
    if (location) found.push(location);
    const wait = pace.turn();
    if (wait) await wait;
  }
  return found;
}

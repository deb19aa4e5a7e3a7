/**
 * The call hierarchy: who calls this, and what does it call. A module is an item too: its top-level calls are its
 * outgoing calls, and it is the caller of what they call.
 */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Range,
} from 'vscode-languageserver';
import type { CallEdge } from '../../daemon/project.ts';
import { calleeSteps, callerSteps, EXPANDED } from '../../daemon/questions/calls.ts';
import { occurrenceAt } from '../../daemon/questions/occurrence.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import { type PositionView, positionView } from '../document-view.ts';
import { type Feature, inParts, type RequestContext } from '../feature.ts';
import { hierarchyItem, hierarchyItems, subjectOf } from '../hierarchy-items.ts';
import { spanLocation } from '../locations.ts';

const CALLABLE = new Set(['module', 'class', 'function', 'method']);

export const prepareCallHierarchy: Feature = {
  method: 'textDocument/prepareCallHierarchy',
  feature: 'callHierarchy',
  capabilities: { callHierarchyProvider: true },
  handle: async (request, params): Promise<CallHierarchyItem[] | null> => {
    const view = await positionView(request, params);
    if (!view) return null;
    return hierarchyItems(view.client, { ...view, workspace: view.located.workspace }, callablesAt(view));
  },
};

/** What the cursor is on, or else the definition it stands in, or else the module. */
function callablesAt({ context, file, byte }: PositionView): readonly string[] {
  const targets = occurrenceAt(context, file, byte)?.targets ?? [];
  const callables = targets.map(({ symbol }) => symbol).filter((symbol) => CALLABLE.has(kindOf(symbol)));
  if (callables.length > 0) return callables;
  const facts = file.facts();
  if (!facts) return [];
  const chunk = facts.layout().chunkAt(byte);
  return [context.containerAt(file, facts.evidence.chunks.def[chunk]!).symbol];
}

const kindOf = (symbol: string): string => parseSymbol(symbol)?.kind ?? '';

export const incomingCalls: Feature = {
  method: 'callHierarchy/incomingCalls',
  feature: 'callHierarchy',
  handle: async (request, params): Promise<readonly CallHierarchyIncomingCall[] | null> => {
    const edges = await edgesOf(request, params, callerSteps);
    if (!edges) return null;
    const calls: CallHierarchyIncomingCall[] = [];
    for (const edge of edges.items) {
      const from = await hierarchyItem(request.client, edges.workspace, edges.context, edge.caller.symbol);
      if (from) calls.push({ from, fromRanges: rangesIn(request, edges, edge, from.uri) });
      const wait = edges.pace.turn();
      if (wait) await wait;
    }
    return inParts(request, calls);
  },
};

export const outgoingCalls: Feature = {
  method: 'callHierarchy/outgoingCalls',
  feature: 'callHierarchy',
  handle: async (request, params): Promise<readonly CallHierarchyOutgoingCall[] | null> => {
    const edges = await edgesOf(request, params, calleeSteps);
    if (!edges) return null;
    const calls: CallHierarchyOutgoingCall[] = [];
    for (const edge of edges.items) {
      const { client } = request;
      const to = await hierarchyItem(client, edges.workspace, edges.context, edge.callee.symbol);
      if (to) calls.push({ to, fromRanges: rangesIn(request, edges, edge, null) });
      const wait = edges.pace.turn();
      if (wait) await wait;
    }
    return inParts(request, calls);
  },
};

async function edgesOf(request: RequestContext, params: unknown, steps: typeof callerSteps) {
  const subject = await subjectOf(request, params, steps === callerSteps);
  if (!subject) return null;
  const items: CallEdge[] = [];
  for (const step of steps(subject.context, subject.symbol, { depth: 1, minConfidence: 0 })) {
    if (step !== EXPANDED) items.push(step());
    const wait = subject.pace.turn();
    if (wait) await wait;
  }
  return { ...subject, items };
}

/** Where an edge's calls stand, as far as they are in the document `uri` (null: wherever they are). */
function rangesIn(
  { client }: RequestContext,
  { workspace, context }: NonNullable<Awaited<ReturnType<typeof edgesOf>>>,
  { sites }: CallEdge,
  uri: string | null,
): Range[] {
  return sites.flatMap(({ location }) => {
    const found = spanLocation(client, workspace, context, location);
    return found && (uri === null || found.uri === uri) ? [found.range] : [];
  });
}

/** `cpg/symbol`, `cpg/references`, `cpg/callers`, `cpg/callees`, `cpg/explain`. */
import type { CallEdge } from '@cpgd/shared';
import type { FoundLink } from '../../../store/records.ts';
import type { ExplainedPlace } from '../../project.ts';
import { type CallSteps, calleeSteps, callerSteps, EXPANDED } from '../../questions/calls.ts';
import { explainPlace, openIndexed } from '../../questions/explain.ts';
import { describeToken, referringTokens } from '../../questions/references.ts';
import { inTurns } from '../../questions/steps.ts';
import { type Call, handler } from '../call.ts';
import { PAUSE, pageOf } from '../page.ts';
import { LeftLists, Resumable } from '../resumable.ts';
import { namedSymbols } from './named-symbol.ts';

export const symbol = handler('cpg/symbol', (call) => ({
  ref: namedSymbols(call).ref,
  freshness: call.freshness,
}));

export const references = handler('cpg/references', async (call) => {
  const { context, params, freshness, pace } = call;
  const { ref, symbols } = namedSymbols(call);
  const tokens: { readonly one: string; readonly links: readonly FoundLink[] }[] = [];
  for (const one of symbols)
    for (const links of await inTurns(referringTokens(context, one, params.minConfidence), pace.turn))
      tokens.push({ one, links });
  // Described one by one as the page needs them: each takes its file's text.
  const items = tokens.map(
    ({ one, links }) =>
      () =>
        describeToken(context, one, links),
  );
  const page = await pageOf(call, items, tokens.length);
  return { ref, ...page, freshness };
});

/** A walk of several hops has seen all that leads to its page. */
const leftCalls = new LeftLists<Resumable<(() => CallEdge) | typeof PAUSE>>();

export const callers = handler('cpg/callers', (call) => calls(call, callerSteps));

export const callees = handler('cpg/callees', (call) => calls(call, calleeSteps));

async function calls(call: Call<'cpg/callers'> | Call<'cpg/callees'>, steps: typeof callerSteps) {
  const { context, params, freshness } = call;
  const { ref, symbols } = namedSymbols(call);
  const list = leftCalls.take(context, params.cursor) ?? new Resumable(edges());
  const page = await pageOf(call, list);
  if (page.next !== null) leftCalls.leave(context, page.next, list);
  return { ref, ...page, freshness };

  function* edges() {
    for (const one of symbols) yield* paused(steps(context, one, params));
  }
}

function* paused(steps: CallSteps) {
  for (const step of steps) yield step === EXPANDED ? PAUSE : step;
}

/** Links all files again, of which a page has little. */
const leftExplanations = new LeftLists<ExplainedPlace>();

export const explain = handler('cpg/explain', async (call) => {
  const { context, params, workspace, freshness, pace } = call;
  const open = async () =>
    (context.isEarly ? await workspace.unasked() : null) ??
    (await openIndexed(context, workspace.root, workspace.project.cacheRoot, pace.turn));
  const explained =
    leftExplanations.take(context, params.cursor) ?? (await explainPlace(context, params.place, open));
  const all = explained?.steps ?? [];
  const page = await pageOf(
    call,
    all.map((step) => () => step),
  );
  if (explained && page.next !== null) leftExplanations.leave(context, page.next, explained);
  return {
    found: explained !== null,
    links: explained?.links ?? [],
    steps: [...page.items],
    total: all.length,
    truncated: page.truncated || (explained?.isTruncated ?? false),
    next: page.next,
    freshness,
  };
});

/** `cpg/flow`, `cpg/slice`. */
import { type FoundFlow, findFlow } from '../../questions/flow.ts';
import { pointedAt } from '../../questions/places.ts';
import { sliceAt } from '../../questions/slice.ts';
import { handler } from '../call.ts';
import { pageOf } from '../page.ts';
import { LeftLists } from '../resumable.ts';

/** A search goes through thousands of places before it knows its first page. */
const leftFlows = new LeftLists<FoundFlow>();

export const flow = handler('cpg/flow', async (call) => {
  const { workspace, context, params, pace, freshness } = call;
  const found =
    leftFlows.take(context, params.cursor) ??
    (await findFlow(context, await workspace.project.analyses(), params, pace.turn));
  const places = Array.from({ length: found?.total ?? 0 }, (_, i) => () => found!.place(i));
  const { items, truncated, next } = await pageOf(call, places);
  if (found && next !== null) leftFlows.leave(context, next, found);
  return {
    found: found !== null,
    items: [...items],
    total: places.length,
    truncated,
    next,
    limits: [...(found?.limits ?? [])],
    freshness,
  };
});

export const slice = handler('cpg/slice', async (call) => {
  const { workspace, context, params, pace, freshness } = call;
  const analyses = await workspace.project.analyses();
  const file = pointedAt(context, params.at)?.file;
  if (file) await analyses.prepare(file, pace.turn);
  const found = sliceAt(context, analyses, params);
  const { lines: all, ...unit } = found ?? NO_SLICE;
  const { items, truncated, next } = await pageOf(
    call,
    all.map((line) => () => line),
  );
  return { found: found !== null, ...unit, lines: [...items], total: all.length, truncated, next, freshness };
});

const NO_SLICE = { path: '', container: '', firstLine: 0, lastLine: 0, lines: [], limits: [] };

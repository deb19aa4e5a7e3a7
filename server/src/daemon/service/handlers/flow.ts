/** `cpg/flow`, `cpg/slice`. */
import { findFlow } from '../../questions/flow.ts';
import { pointedAt } from '../../questions/places.ts';
import { sliceAt } from '../../questions/slice.ts';
import { handler } from '../call.ts';

export const flow = handler('cpg/flow', async ({ workspace, context, params, pace, freshness }) => {
  const found = await findFlow(context, await workspace.project.analyses(), params, pace.turn);
  return { found: found !== null, ...(found ?? NO_FLOW), freshness };
});

export const slice = handler('cpg/slice', async ({ workspace, context, params, pace, freshness }) => {
  const analyses = await workspace.project.analyses();
  const file = pointedAt(context, params.at)?.file;
  if (file) await analyses.prepare(file, pace.turn);
  const found = sliceAt(context, analyses, params);
  return { found: found !== null, ...(found ?? NO_SLICE), freshness };
});

const NO_FLOW = { items: [], total: 0, truncated: false, limits: [] };
const NO_SLICE = { path: '', container: '', firstLine: 0, lastLine: 0, lines: [], limits: [] };

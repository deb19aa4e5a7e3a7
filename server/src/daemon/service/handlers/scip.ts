/** `cpg/scip`: what imported SCIP indexes say. */
import { askScip } from '../../questions/scip.ts';
import { handler } from '../call.ts';
import { pathInside } from '../paths.ts';

export const scip = handler('cpg/scip', ({ workspace, context, params, freshness }) => {
  const { paths, samples } = params;
  const inside = paths?.map((path) => pathInside(workspace, path).replace(/\/+$/, ''));
  return { ...askScip(context, workspace.root, { samples, ...(inside && { paths: inside }) }), freshness };
});

/** `cpg/scip`: what imported SCIP indexes say. */
import { askScip } from '../../questions/scip.ts';
import { handler } from '../call.ts';
import { pathInside } from '../paths.ts';

export const scip = handler('cpg/scip', async ({ workspace, context, params, freshness, pace }) => {
  const { paths, samples } = params;
  const inside = paths?.map((path) => pathInside(workspace, path).replace(/\/+$/, ''));
  const question = { samples, ...(inside && { paths: inside }) };
  return { ...(await askScip(context, workspace.root, question, pace.turn)), freshness };
});

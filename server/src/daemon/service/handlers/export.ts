/** `cpg/export`: writes a finalized export where the client wants it. */
import { resolve } from 'node:path';
import { OutputInTheWay } from '../../export/replace-output.ts';
import { handler } from '../call.ts';
import { freshnessOf } from '../freshness.ts';
import { cancelled, QuestionError } from '../question-error.ts';

export const exportGraph = handler('cpg/export', async ({ workspace, context, params, pace }) => {
  const out = resolve(workspace.root, params.out);
  try {
    const { rows, refused } = await workspace.project.exportTo(params.format, out, pace.signal);
    return { out, rows, refused, freshness: freshnessOf(workspace, context) };
  } catch (error) {
    if (pace.signal.aborted) throw cancelled();
    if (error instanceof OutputInTheWay)
      throw new QuestionError('invalid-params', `${error.message} ${error.hint}`);
    throw new QuestionError('failed', `The export failed: ${error instanceof Error ? error.message : error}`);
  }
});

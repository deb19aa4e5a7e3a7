/** `cpg/traverse`: a path query over the graph. */
import { describeQueryError, QueryError } from '../../traverse/query-error.ts';
import { traverse as runTraversal } from '../../traverse/traverse.ts';
import { handler } from '../call.ts';
import { pageOf } from '../page.ts';
import { QuestionError } from '../question-error.ts';

export const traverse = handler('cpg/traverse', async (call) => {
  const { context, params, freshness } = call;
  const answer = await runTraversal(context, params.query, params, params.paths).catch((error: unknown) => {
    if (error instanceof QueryError)
      throw new QuestionError('invalid-params', `\`query\`: ${describeQueryError(params.query, error)}`);
    throw error;
  });
  const page = await pageOf(call, answer.rows);
  const { limitReached, visits, elapsedMs } = answer.traversal;
  return {
    columns: answer.columns,
    ...page,
    total: limitReached === null ? page.total : null,
    truncated: page.truncated || limitReached !== null,
    limitReached: limitReached ?? (page.truncated ? 'rows' : null),
    visits,
    elapsedMs,
    freshness,
  };
});

/** `cpg/traverse`: a path query over the graph. */
import { describeQueryError, QueryError } from '../../traverse/query-error.ts';
import { traverse as runTraversal, type TraverseAnswer } from '../../traverse/traverse.ts';
import { type Call, handler } from '../call.ts';
import { pageOf } from '../page.ts';
import { QuestionError } from '../question-error.ts';
import { LeftLists } from '../resumable.ts';

/** A walk has seen all that leads to its page, which is worth more than the page. */
const leftTraversals = new LeftLists<TraverseAnswer>();

export const traverse = handler('cpg/traverse', async (call) => {
  const { context, params, freshness } = call;
  const left = leftTraversals.take(context, params.cursor);
  const answer = left ?? (await begin(call));
  answer.traversal.beginPage(params);
  const page = await pageOf(call, answer.rows);
  if (page.next !== null) leftTraversals.leave(context, page.next, answer);
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

function begin({ context, params }: Call<'cpg/traverse'>): Promise<TraverseAnswer> {
  return runTraversal(context, params.query, params, params.paths).catch((error: unknown) => {
    if (error instanceof QueryError)
      throw new QuestionError('invalid-params', `\`query\`: ${describeQueryError(params.query, error)}`);
    throw error;
  });
}

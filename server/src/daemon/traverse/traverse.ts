/**
 * Answers path queries: reads the query, makes it ready, and gives its rows one by one. The one entry of this folder
 * for whoever asks; knows no protocol.
 */
import type { OnDemand, OnDemandPart } from '../../relations/on-demand/parts.ts';
import { Attached } from '../../text/attached.ts';
import { createOnDemandSources } from '../on-demand-sources.ts';
import type { AnswerContext } from '../questions/answer-context.ts';
import { Pace } from '../service/pace.ts';
import { PAUSE } from '../service/page.ts';
import { Resumable } from '../service/resumable.ts';
import { planQuery } from './check.ts';
import { describeRow } from './describe.ts';
import { GraphView } from './graph-view.ts';
import { parseQuery } from './parse.ts';
import type { Plan } from './plan.ts';
import { QueryError } from './query-error.ts';
import type { DescribedRow, TraversalLimits, TraverseQuestion, TraverseResult } from './question.ts';
import { Traversal } from './traversal.ts';

/** Views of a revision are kept as long as it is read: what one question has read serves the next. */
const views = new Attached<AnswerContext, Map<string, GraphView>>();

export type RowMaker = () => DescribedRow;

export interface TraverseAnswer {
  readonly columns: readonly string[];
  /** Rows as they are found, with pauses between; each row once. */
  readonly rows: Resumable<RowMaker | typeof PAUSE>;
  /** What it took; grows while rows are made. */
  readonly traversal: Traversal;
}

/** Throws `QueryError` for a query that cannot be run. `withPaths`: each row tells the way that led to it. */
export async function traverse(
  context: AnswerContext,
  query: string,
  limits: TraversalLimits,
  withPaths: boolean,
): Promise<TraverseAnswer> {
  const plan = planQuery(parseQuery(query));
  const view = await graphView(context, plan.parts);
  const traversal = new Traversal(view, plan, limits);
  return {
    columns: plan.select.map(({ title }) => title),
    rows: new Resumable(distinctRows(view, plan, traversal, withPaths)),
    traversal,
  };
}

/** All rows at once. Throws `QueryError`; rejects when the signal is aborted. */
export async function traverseAtOnce(
  context: AnswerContext,
  { query, limit, withPaths = false, ...limits }: TraverseQuestion,
  signal?: AbortSignal,
): Promise<TraverseResult> {
  const { columns, rows: makers, traversal } = await traverse(context, query, limits, withPaths);
  const rows: DescribedRow[] = [];
  let hasMore = false;
  const pace = new Pace(signal ?? new AbortController().signal, () => true);
  for (const make of makers) {
    const wait = pace.turn();
    if (wait) await wait;
    if (make === PAUSE) continue;
    hasMore = rows.length === limit;
    if (hasMore) break;
    rows.push(make());
  }
  const { limitReached, visits, elapsedMs } = traversal;
  return { columns, rows, limitReached: limitReached ?? (hasMore ? 'rows' : null), visits, elapsedMs };
}

/** A view of the revision's graph, with the parts that are made only on demand. */
export async function graphView(
  context: AnswerContext,
  parts: ReadonlySet<OnDemandPart>,
): Promise<GraphView> {
  if (parts.has('bytecode'))
    throw new QueryError(
      0,
      'Bytecode is not in the graph of path queries: see "cpgd dump bc_instructions --trust".',
    );
  const name = [...parts].sort().join();
  let known = views.get(context);
  if (!known) views.set(context, (known = new Map()));
  let view = known.get(name);
  if (!view) {
    const none = { parse: null, flow: null, bytecode: null };
    const sources: OnDemand = {
      ...none,
      ...(parts.size > 0 && (await createOnDemandSources())),
      include: parts,
    };
    known.set(name, (view = new GraphView(context, sources)));
  }
  return view;
}

/** Different nodes may look the same where only some columns are selected. */
function* distinctRows(
  view: GraphView,
  { select }: Plan,
  traversal: Traversal,
  withPaths: boolean,
): Generator<RowMaker | typeof PAUSE, void, undefined> {
  const seen = new Set<string>();
  for (const state of traversal.states()) {
    if (state === PAUSE) {
      yield state;
      continue;
    }
    const { values } = describeRow(view, state, select, false);
    const key = JSON.stringify(values);
    if (seen.has(key)) continue;
    seen.add(key);
    yield () => (withPaths ? describeRow(view, state, select, true) : { values });
  }
}

/** `cpgd traverse QUERY`: follows typed edges of the graph from some nodes to others. */
import type { Project } from '../../daemon/project.ts';
import type { TraverseResult } from '../../daemon/traverse/question.ts';
import { printRows } from '../answers/result-table.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode, UsageError } from '../exit-code.ts';
import {
  type AnswerFormat,
  answerFormatOption,
  limitOption,
  timeoutOption,
  wholeNumber,
} from '../option-values.ts';
import { formatCount, formatCounted } from '../render/numbers.ts';
import { withIndexedProject } from '../session.ts';

interface Options {
  readonly paths?: true;
  readonly limit: number;
  readonly timeout: number;
  readonly maxVisits: number;
  readonly format: AnswerFormat;
}

type Row = TraverseResult['rows'][number];
type Step = NonNullable<Row['path']>[number];

/** Nodes a query may look at unless told otherwise: seconds of work. */
const DEFAULT_VISITS = 1_000_000;

export const traverseCommand = defineCommand<[query: string], Options>({
  name: 'traverse',
  summary: 'follow typed edges of the graph',
  description:
    'Runs a path query: start nodes, steps along edges (-KIND->) and against them (<-KIND-), repeats, filters, ' +
    'projection. docs/reference/traverse.md explains the language with questions it answers.',
  examples: [
    {
      line: `traverse 'PY_CLASS_DEF[name = "User"] <-PY_MEMBER_OF- PY_METHOD_DEF select name, path, line'`,
      meaning: 'the methods of a class',
    },
    {
      line: `traverse --paths 'PY_SYMBOL[name = "helper"] ( <-PY_CALLS_SYMBOL- <-PY_CONTAINS- -PY_DEFINES_SYMBOL-> ){1,3} select dotted_name'`,
      meaning: 'who leads to a function in up to three calls, and on which way',
    },
  ],
  declare: (parser) =>
    parser
      .argument('<query>', 'the path query')
      .option('--paths', 'print the way that led to each row, too')
      .addOption(limitOption(1000))
      .addOption(timeoutOption(30_000))
      .option('--max-visits <count>', 'stop after looking at so many nodes', wholeNumber(1), DEFAULT_VISITS)
      .addOption(answerFormatOption()),
  run: (context, [query], { paths = false, limit, timeout, maxVisits, format }) =>
    withIndexedProject(context, async (project) => {
      const question = { query, limit, maxVisits, timeLimitMs: timeout, withPaths: paths };
      const result = await project.traverse(question, context.signal).catch(async (error: unknown) => {
        const { describeQueryError, QueryError } = await import('../../daemon/traverse/query-error.ts');
        if (error instanceof QueryError) throw new UsageError(describeQueryError(query, error));
        throw error;
      });
      if (format === 'json') {
        const { columns, rows: items, limitReached, visits } = result;
        const { freshness } = project.status();
        const truncated = limitReached !== null;
        await context.writeJson({
          query,
          columns,
          items,
          total: items.length,
          truncated,
          limitReached,
          visits,
          freshness,
        });
      } else if (paths) await printPaths(context, project, result);
      else await printRows(context, result.columns, result.rows.map(cells));
      await tellEnd(context, result);
      return ExitCode.ok;
    }),
});

/** Truth values and lists, as they look in other tables. */
function cells({ values }: Row): (string | number | null)[] {
  return values.map((value) => {
    if (typeof value === 'boolean') return String(value);
    return typeof value === 'object' && value !== null ? value.join(', ') : value;
  });
}

async function printPaths(context: Context, project: Project, { rows }: TraverseResult): Promise<void> {
  const { colors, out } = context;
  for (const row of rows) {
    await out.writeLine(colors.heading(cells(row).join('  ')));
    for (const { edge, isForward, node } of row.path ?? []) {
      const arrow = edge === null ? '' : isForward ? `-${edge}-> ` : `<-${edge}- `;
      const place = colors.location(placeOf(context, project, node));
      await out.writeLine(`  ${colors.muted(arrow)}${node.kind} ${colors.name(node.name ?? '')}  ${place}`);
    }
  }
}

/** Where a node stands, or for one that stands in no file its symbol. */
function placeOf(context: Context, project: Project, node: Step['node']): string {
  const { path, line, column, bstart, bend } = node;
  if (path === null || line === null || column === null || bstart === null || bend === null)
    return node.symbol ?? '';
  return context.location(project.root, { path, line, column, bstart, bend });
}

async function tellEnd(context: Context, { rows, limitReached }: TraverseResult): Promise<void> {
  const { doubtful } = context.errColors;
  if (limitReached === 'rows')
    await context.note(doubtful(`Only the first ${formatCount(rows.length)} rows; --limit gives more.`));
  else if (limitReached === 'visits')
    await context.note(doubtful('The query looked at too many nodes and stopped; --max-visits allows more.'));
  else if (limitReached === 'time')
    await context.note(doubtful('The query took too long and stopped; --timeout allows more.'));
  else await context.note(formatCounted(rows.length, 'row'));
}

/** `cpgd sql QUERY`: one read-only SQL statement over all tables. */

import { Option } from 'commander';
import type { Freshness, Project } from '../../daemon/project.ts';
import type { SqlError, SqlResult } from '../../store/sql-query.ts';
import { didYouMean } from '../../text/suggest.ts';
import { csvLine, printRows, rowObjects } from '../answers/result-table.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode, UsageError } from '../exit-code.ts';
import { limitOption, timeoutOption } from '../option-values.ts';
import { formatCount } from '../render/numbers.ts';
import { withIndexedProject } from '../session.ts';

interface Options {
  readonly limit: number;
  readonly timeout: number;
  readonly format: 'text' | 'json' | 'csv';
}

export const sqlCommand = defineCommand<[query: string], Options>({
  name: 'sql',
  summary: 'ask with a read-only SQL statement',
  description:
    'Runs one SQL statement (SQLite) that reads. All tables of "cpgd dump --list" are there, lists as JSON ' +
    'text. It runs in a process of its own with limits of time and memory, and can change nothing.',
  examples: [
    {
      line: 'sql "SELECT path, name FROM cst_defs WHERE docstring IS NULL" --limit 20',
      meaning: 'what has no docstring',
    },
    {
      line: 'sql "SELECT edge_kind, count(*) AS edges FROM cpg_edges GROUP BY edge_kind ORDER BY edges DESC"',
      meaning: 'what the graph is made of',
    },
    { line: 'sql "SELECT * FROM files" --format csv', meaning: 'as CSV; --format json is for programs' },
  ],
  declare: (parser) =>
    parser
      .argument('<query>', 'the statement; - reads it from standard input')
      .addOption(limitOption(1000))
      .addOption(timeoutOption(30_000))
      .addOption(
        new Option('-f, --format <format>', 'how to print the answer')
          .choices(['text', 'json', 'csv'])
          .default('text'),
      ),
  run: async (context, [written], options) => {
    const query = written === '-' ? await readAll(context) : written;
    if (query.trim() === '')
      throw new UsageError('There is no statement.', 'For instance: cpgd sql "SELECT * FROM files"');
    await withIndexedProject(context, async (project) => {
      const result = await runStatement(context, project, query, options);
      await printResult(context, result, project.status().freshness, options);
    });
    return ExitCode.ok;
  },
});

async function readAll(context: Context): Promise<string> {
  let text = '';
  const { stdin } = context.host;
  if (stdin.isTTY) await context.note('Type the statement and end it with Ctrl-D.');
  stdin.setEncoding('utf8');
  for await (const chunk of stdin) text += chunk;
  return text;
}

/** Resident memory of the SQL process: room for the largest tables of a large project, and a bound. */
const MAX_MEMORY_BYTES = 4 * 1024 ** 3;

async function runStatement(
  context: Context,
  project: Project,
  query: string,
  { limit, timeout }: Options,
): Promise<SqlResult> {
  const limits = { maxRows: limit, timeLimitMs: timeout, maxMemoryBytes: MAX_MEMORY_BYTES };
  try {
    return await project.sql(query, limits, context.signal);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SqlError') throw error;
    // Loaded when needed: the registry of tables is large, and only a misspelled name asks for it.
    const { tableNames } = await import('../../relations/tables.ts');
    throw explained(error as SqlError, tableNames());
  }
}

/** A statement at fault is a usage error, with what to do; a failure of the runner stays what it is. */
function explained(error: SqlError, tables: readonly string[]): Error {
  switch (error.code) {
    case 'invalid': {
      const unknown = /no such table: (?:main\.)?(\S+?)[.,]?(?:\s|$)/.exec(error.message)?.[1];
      const hint = unknown === undefined ? null : didYouMean(unknown, tables);
      return new UsageError(error.message, hint);
    }
    case 'refused':
      return new UsageError(error.message, 'Only one statement that reads: SELECT, WITH, VALUES or EXPLAIN.');
    case 'time-limit':
      return new UsageError(error.message, 'Ask for less, or allow more with --timeout.');
    case 'memory-limit':
      return new UsageError(error.message, 'Ask for fewer tables at a time, or for fewer columns.');
    default:
      return error;
  }
}

async function printResult(
  context: Context,
  { columns, rows, isTruncated }: SqlResult,
  freshness: Freshness,
  { format, limit }: Options,
): Promise<void> {
  if (format === 'json')
    await context.writeJson({
      columns,
      items: rowObjects(columns, rows),
      total: rows.length,
      truncated: isTruncated,
      freshness,
    });
  else if (format === 'csv')
    for (const row of [columns, ...rows]) await context.out.write(`${csvLine(row)}\r\n`);
  else await printRows(context, columns, rows);
  if (isTruncated)
    await context.note(
      context.errColors.doubtful(`Only the first ${formatCount(limit)} rows; --limit gives more.`),
    );
  else if (rows.length === 0 && format === 'text') await context.note('No rows.');
}

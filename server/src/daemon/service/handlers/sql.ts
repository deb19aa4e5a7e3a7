/** `cpg/sql`: one statement that reads, in a process of its own. */
import { SqlError, type SqlValue } from '../../../store/sql-query.ts';
import type { Workspace } from '../../session/workspace.ts';
import { handler } from '../call.ts';
import { cancelled, QuestionError } from '../question-error.ts';

export const sql = handler('cpg/sql', async ({ workspace, context, params, pace, freshness }) => {
  if (context.snapshot.revision === 0) throw noTables(workspace);
  const limits = {
    maxRows: params.limit,
    timeLimitMs: params.timeLimitMs,
    maxMemoryBytes: params.maxMemoryBytes,
  };
  try {
    const { columns, rows, isTruncated } = await workspace.project.sql(
      params.query,
      limits,
      pace.signal,
      context.store,
    );
    return { columns, rows: rows.map((row) => row.map(jsonValue)), truncated: isTruncated, freshness };
  } catch (error) {
    if (error instanceof SqlError) throw translated(error);
    throw error;
  }
});

/** No file is read yet, or none can be. */
function noTables({ phase, failure, progress }: Workspace): QuestionError {
  if (phase === 'failed')
    return new QuestionError('failed', `There is no index to ask: ${failure} Send cpg/reindex to try again.`);
  const step = progress ? ` (${progress.phase}: ${progress.done} of ${progress.total} files)` : '';
  return new QuestionError(
    'failed',
    `No file is in the tables yet${step}: ask again, or after cpg/sync, which waits for all of them.`,
  );
}

/** Integers beyond 2^53 and bytes have no number or text of their own in JSON. */
function jsonValue(value: SqlValue): string | number | null {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

function translated({ code, message }: SqlError): QuestionError {
  switch (code) {
    case 'cancelled':
      return cancelled();
    case 'invalid':
      return new QuestionError('invalid-params', message);
    case 'refused':
      return new QuestionError('invalid-params', `${message} Send one SELECT, WITH, VALUES or EXPLAIN.`);
    case 'time-limit':
      return new QuestionError('failed', `${message} Ask for less, or allow more with \`timeLimitMs\`.`);
    case 'memory-limit':
      return new QuestionError(
        'failed',
        `${message} Ask for fewer tables, or allow more with \`maxMemoryBytes\`.`,
      );
    default:
      return new QuestionError('failed', message);
  }
}

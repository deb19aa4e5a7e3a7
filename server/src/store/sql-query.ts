/**
 * Runs one read-only statement over a provider's tables, in this thread and until it is done. The tables that
 * the statement mentions are copied into a database in memory, so nothing it does can reach a file. Limits of
 * time and memory are the business of `sql-runner.ts`, which runs this in a process that it can kill.
 */
import Database from 'better-sqlite3';
import type { SqlProvider, SqlTable } from './sql-provider.ts';
import { mentionedTables, refusal, sqlTokens } from './sql-tokens.ts';

/** BLOBs come as bytes; integers too large for a double as `bigint`. */
export type SqlValue = string | number | bigint | Uint8Array | null;

export interface SqlResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
  /** True when there were more rows than the limit. */
  readonly isTruncated: boolean;
}

export type SqlErrorCode =
  /** SQLite does not accept the statement; the message is SQLite's. */
  | 'invalid'
  /** The statement is more than a single read. */
  | 'refused'
  | 'time-limit'
  | 'memory-limit'
  | 'cancelled'
  /** The provider or the process failed. */
  | 'failed';

export class SqlError extends Error {
  override readonly name = 'SqlError';
  readonly code: SqlErrorCode;

  constructor(code: SqlErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Rows a single INSERT statement takes while tables are filled. */
const ROWS_PER_INSERT = 16;

export function runQuery(sql: string, provider: SqlProvider, maxRows: number): SqlResult {
  const tokens = sqlTokens(sql);
  const why = refusal(tokens);
  if (why !== null) throw new SqlError('refused', why);
  const db = new Database(':memory:');
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    db.exec('BEGIN');
    for (const name of mentionedTables(tokens, provider.tables)) fillTable(db, name, provider.table(name));
    db.exec('COMMIT');
    db.pragma('query_only = ON');
    return runStatement(db, sql, maxRows);
  } finally {
    db.close();
  }
}

function runStatement(db: Database.Database, sql: string, maxRows: number): SqlResult {
  try {
    const statement = db.prepare(sql);
    if (!statement.readonly || !statement.reader) {
      throw new SqlError('refused', 'Only statements that read and give rows can be run.');
    }
    statement.raw().safeIntegers();
    const columns = statement.columns().map(({ name }) => name);
    const rows: SqlValue[][] = [];
    for (const row of statement.iterate() as IterableIterator<SqlValue[]>) {
      if (rows.length === maxRows) return { columns, rows, isTruncated: true };
      rows.push(row.map(shrinkInteger));
    }
    return { columns, rows, isTruncated: false };
  } catch (error) {
    if (error instanceof SqlError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (/more than one statement/.test(message)) {
      throw new SqlError('refused', 'Only one statement can be run at a time.');
    }
    const hint = /^no such table/.test(message) ? '. "cpgd dump --list" names the tables there are' : '';
    throw new SqlError('invalid', `${message}${hint}.`);
  }
}

function shrinkInteger(value: SqlValue): SqlValue {
  return typeof value === 'bigint' && BigInt(Number(value)) === value && Number.isSafeInteger(Number(value))
    ? Number(value)
    : value;
}

function fillTable(db: Database.Database, name: string, table: SqlTable): void {
  const { columns } = table;
  // Columns without a type keep values as they are.
  db.exec(`CREATE TABLE ${quote(name)} (${columns.map(quote).join(', ')})`);
  const placeholders = `(${columns.map(() => '?').join(', ')})`;
  const insertOf = (rows: number): Database.Statement =>
    db.prepare(`INSERT INTO ${quote(name)} VALUES ${Array(rows).fill(placeholders).join(', ')}`);
  const insertMany = insertOf(ROWS_PER_INSERT);
  let values: unknown[] = [];
  for (const row of table.rows) {
    for (let i = 0; i < columns.length; i++) {
      values.push(toSql(Array.isArray(row) ? row[i] : (row as Record<string, unknown>)[columns[i]!]));
    }
    if (values.length === columns.length * ROWS_PER_INSERT) {
      insertMany.run(values);
      values = [];
    }
  }
  if (values.length > 0) insertOf(values.length / columns.length).run(values);
}

function toSql(value: unknown): unknown {
  switch (typeof value) {
    case 'boolean':
      return value ? 1 : 0;
    case 'number':
      // A number beyond 32 bits would be bound as REAL and print with a point.
      return Number.isSafeInteger(value) && (value | 0) !== value ? BigInt(value) : value;
    case 'undefined':
      return null;
    case 'object':
      return value === null || value instanceof Uint8Array ? value : JSON.stringify(value);
    default:
      return value;
  }
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

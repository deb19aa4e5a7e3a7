/**
 * Prepared statements of one connection, kept for as long as it is open: preparing one costs more than running it.
 * Whoever asks for a text sets `raw` or `pluck` each time, and always the same way. Knows no schema.
 */
import type Database from 'better-sqlite3';

export class Statements {
  private readonly db: Database.Database;
  private readonly known = new Map<string, Database.Statement>();

  constructor(db: Database.Database) {
    this.db = db;
  }

  of(sql: string): Database.Statement {
    let statement = this.known.get(sql);
    if (statement === undefined) this.known.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }
}

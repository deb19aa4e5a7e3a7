/**
 * What the SQL runner needs of the layers above to fill its tables. The store knows no contract tables: a
 * layer above has a module that does, and that module is what the runner starts as a process.
 */

/** Lists become JSON text, booleans 0 and 1, `undefined` NULL. */
export type SqlRow = readonly unknown[] | Readonly<Record<string, unknown>>;

export interface SqlTable {
  readonly columns: readonly string[];
  /** In the order of `columns`, or as objects with those keys. Read once. */
  readonly rows: Iterable<SqlRow>;
}

export interface SqlProvider {
  /** Names of all tables that a statement may mention. */
  readonly tables: readonly string[];
  /** Called once for each mentioned table. */
  table(name: string): SqlTable;
  close?(): void;
}

export type OpenSqlProvider = (argument: unknown) => SqlProvider | Promise<SqlProvider>;

/** How to get a provider in another process. */
export interface SqlProviderReference {
  /** `file:` URL of a module whose loading calls `serveSql` (see `sql-child.ts`) with its provider. */
  readonly entry: string;
  /** Given to the provider; anything `structuredClone` takes. */
  readonly argument: unknown;
}

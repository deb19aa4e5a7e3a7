/**
 * The contract tables for SQL: the entry of the SQL runner's process. Opens the committed revision read-only.
 */
import { TableReader, tableContract, tableNames } from '../relations/tables.ts';
import { serveSql } from '../store/sql-child.ts';
import type { SqlProvider } from '../store/sql-provider.ts';
import { openStore } from '../store/store.ts';
import { STORE_FINGERPRINT } from './fingerprint.ts';
import { createOnDemandSources } from './on-demand-sources.ts';
import { StoreSnapshot } from './store-snapshot.ts';

export interface SqlTablesArgument {
  readonly root: string;
  /** The workspace's cache folder. */
  readonly directory: string;
}

async function openSqlTables(argument: unknown): Promise<SqlProvider> {
  const { root, directory } = argument as SqlTablesArgument;
  const store = openStore({ directory, mode: 'readonly', fingerprint: STORE_FINGERPRINT });
  // A parser for the tables that are computed from the text when a statement mentions them.
  const sources = await createOnDemandSources();
  const reader = new TableReader(new StoreSnapshot(store, root), sources);
  return {
    tables: tableNames(),
    table: (name) => ({
      columns: tableContract(name).columns.map((column) => column.name),
      rows: reader.rows(name).rows,
    }),
    close: () => store.close(),
  };
}

serveSql(openSqlTables);

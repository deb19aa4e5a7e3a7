/**
 * The relations layer's front door: names, contracts and finalized rows of all contract tables.
 */

import type { Row } from './cell.ts';
import { type Finalized, finalizeRows } from './finalize.ts';
import type { BytecodeSource } from './on-demand/bytecode-source.ts';
import type { FlowSource } from './on-demand/flow-source.ts';
import type { ParseSource } from './on-demand/parse-source.ts';
import type { OnDemandPart } from './on-demand/parts.ts';
import { contractNamed, TABLES } from './registry.ts';
import type { FileSnapshot, Snapshot } from './snapshot.ts';
import { type FileRows, SnapshotRows } from './snapshot-rows.ts';
import type { Contract } from './table.ts';

export interface RowOptions {
  /** Only rows that come from these files, as repo-relative paths or folders; default: all files. */
  readonly paths?: readonly string[];
  /** Needed by tables computed on demand (`cst_literals`, `cst_comments`). */
  readonly parse?: ParseSource;
  /** Needed by the tables of control and data flow (`cfg_blocks`, `rel_reaches` …). */
  readonly flow?: FlowSource;
  /** Without it the tables of the compiler's view are empty (`bc_instructions` …). */
  readonly bytecode?: BytecodeSource;
  /** Parts of the graph that are made only when asked for (default: none); see `OnDemandPart`. */
  readonly include?: readonly OnDemandPart[];
}

/** What `dump --list` prints of a table. */
export interface TableListing {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** Thrown for a table name that does not exist; the message lists near ones. */
export class UnknownTableError extends Error {
  override readonly name = 'UnknownTableError';
}

/** Names of all tables, in the order of the contracts. */
export function tableNames(): readonly string[] {
  return [...TABLES.keys()];
}

/** The contract of a table. Throws UnknownTableError. */
export function tableContract(name: string): Contract {
  const table = TABLES.get(name);
  if (!table) {
    const near = tableNames().filter((known) => known.includes(name) || known.startsWith(name.slice(0, 6)));
    const hint = near.length > 0 ? ` Did you mean ${near.slice(0, 5).join(', ')}?` : '';
    throw new UnknownTableError(`There is no table "${name}".${hint} \`cpgd dump --list\` lists all tables.`);
  }
  return table.contract;
}

export function listTables(): readonly TableListing[] {
  return [...TABLES.values()].map(({ contract: { name, columns, key } }) => ({
    name,
    columns: columns.map((column) => column.name),
    key,
  }));
}

/**
 * All rows of a table that passed the finalize gate, in canonical order, with the rows that did not and
 * statistics. Throws UnknownTableError, and OnDemandError for an on-demand table without its source (`parse`, `flow`).
 */
export function tableRows(snapshot: Snapshot, name: string, options: RowOptions = {}): Finalized {
  tableContract(name);
  return new TableReader(snapshot, options).rows(name);
}

/** Some consecutive rows of a table. */
export interface TableBatch {
  readonly name: string;
  readonly batch: Finalized;
}

/**
 * Reads several tables of one snapshot, sharing what they have in common (indexes over the workspace). Holds
 * nothing per file between tables.
 */
export class TableReader {
  private readonly snapshot: Snapshot;
  private readonly source: SnapshotRows;
  private readonly paths: readonly string[] | undefined;

  constructor(snapshot: Snapshot, options: RowOptions = {}) {
    this.snapshot = snapshot;
    this.source = new SnapshotRows(snapshot, {
      parse: options.parse ?? null,
      flow: options.flow ?? null,
      bytecode: options.bytecode ?? null,
      include: new Set(options.include),
    });
    this.paths = options.paths;
  }

  /** See `tableRows`. */
  rows(name: string): Finalized {
    const contract = contractNamed(name);
    if (isHistory(name)) return this.historyRows(name);
    const rows: Row[] = [];
    for (const file of this.selectedFiles()) {
      for (const row of this.source.fileRows(file).rows(name)) rows.push(row);
    }
    return finalizeRows(contract, rows);
  }

  /**
   * The same rows in the same order, in batches made one after the other: first the rows that belong to no
   * file, then file by file. Only tables ordered by path first can be cut so; others come in one batch. No
   * key spans two batches, because every id of an anchored thing contains its path.
   */
  *batches(name: string): Generator<Finalized> {
    for (const { batch } of this.batchesOf([name])) yield batch;
  }

  /**
   * Batches of several tables, file by file, so that tables share what they are made of: much cheaper than
   * reading one table after the other. The batches of each table come as `batches` gives them.
   */
  *batchesOf(names: readonly string[]): Generator<TableBatch> {
    const byPath = names.filter((name) => contractNamed(name).sort[0] === 'path');
    const withoutFile = byPath.filter(isPathNullable);
    const whole = names.filter((name) => !byPath.includes(name) && !isHistory(name));
    for (const name of names) if (isHistory(name)) yield { name, batch: this.historyRows(name) };
    yield* this.collected(withoutFile, (file, name) => file.partition(name, 'no_path'));
    for (const file of this.selectedFiles()) {
      const source = this.source.fileRows(file);
      for (const name of byPath) {
        const rows = isPathNullable(name) ? source.partition(name, 'has_path') : source.rows(name);
        if (rows.length > 0) yield { name, batch: finalizeRows(contractNamed(name), rows) };
      }
    }
    yield* this.collected(whole, (file, name) => file.rows(name));
  }

  /** Rows of the stored revisions; a choice of files counts where rows have a path. */
  private historyRows(name: string): Finalized {
    const contract = contractNamed(name);
    const { source } = TABLES.get(name)!;
    const path = contract.columns.findIndex((column) => column.name === 'path');
    const rows: Row[] = [];
    for (const record of this.snapshot.history?.() ?? []) {
      if (source.kind !== 'history') break;
      source.rows(record, (...row) => {
        if (path < 0 || isSelected(String(row[path]), this.paths)) rows.push(row);
      });
    }
    return finalizeRows(contract, rows);
  }

  /** One batch per table, of rows from all files. */
  private *collected(
    names: readonly string[],
    rowsOf: (file: FileRows, name: string) => readonly Row[],
  ): Generator<TableBatch> {
    if (names.length === 0) return;
    const all = new Map(names.map((name) => [name, [] as Row[]]));
    for (const file of this.selectedFiles()) {
      const source = this.source.fileRows(file);
      for (const [name, rows] of all) for (const row of rowsOf(source, name)) rows.push(row);
    }
    for (const [name, rows] of all) yield { name, batch: finalizeRows(contractNamed(name), rows) };
  }

  private selectedFiles(): readonly FileSnapshot[] {
    return this.snapshot.files.filter((file) => isSelected(file.path, this.paths));
  }
}

const isHistory = (name: string): boolean => TABLES.get(name)?.source.kind === 'history';

const isPathNullable = (name: string): boolean =>
  contractNamed(name).columns.some((column) => column.name === 'path' && column.nullable);

/** True for a listed file and for everything below a listed folder; `.` and the empty path are all files. */
export function isSelected(path: string, paths: readonly string[] | undefined): boolean {
  if (!paths || paths.length === 0) return true;
  return paths.some((listed) => {
    const clean = listed.replace(/^\.\//, '').replace(/\/+$/, '');
    return clean === '' || clean === '.' || path === clean || path.startsWith(`${clean}/`);
  });
}

/**
 * Rows of tables over one snapshot, before the finalize gate: evaluates a table file by file, and what it is
 * made of only as far as asked. Knows no particular table.
 */
import type { Cell, Row } from './cell.ts';
import { FileView, type Workspace } from './file-view.ts';
import type { OnDemand, OnDemandPart } from './on-demand/parts.ts';
import { COMPILED, contractNamed, type ReadyRule, TABLES } from './registry.ts';
import { columnIndex } from './row-order.ts';
import type { RowSource } from './rules/row-source.ts';
import type { FileSnapshot, Snapshot } from './snapshot.ts';

export class SnapshotRows {
  private readonly snapshot: Snapshot;
  private readonly onDemand: OnDemand;
  private readonly workspace: Workspace;
  private readonly indexes = new Map<string, ReadonlyMap<Cell, readonly Row[]>>();

  constructor(snapshot: Snapshot, onDemand: OnDemand) {
    this.snapshot = snapshot;
    this.onDemand = onDemand;
    this.workspace = createWorkspace(snapshot);
  }

  /** Rows of one file; tables read through one result share what they are made of. */
  fileRows(file: FileSnapshot): FileRows {
    const view = new FileView(file, this.workspace, this.onDemand);
    const workspaceIndex = (table: string, column: string) => this.workspaceIndex(table, column);
    return new FileRows(view, workspaceIndex, this.onDemand.include);
  }

  private workspaceIndex(table: string, column: string): ReadonlyMap<Cell, readonly Row[]> {
    const name = `${table}.${column}`;
    let index = this.indexes.get(name);
    if (!index) {
      const at = columnIndex(contractNamed(table), column);
      const groups = new Map<Cell, Row[]>();
      for (const file of this.snapshot.files) {
        for (const row of this.fileRows(file).rows(table)) {
          const group = groups.get(row[at]!);
          if (group) group.push(row);
          else groups.set(row[at]!, [row]);
        }
      }
      this.indexes.set(name, (index = groups));
    }
    return index;
  }
}

/** Rows that belong to a file, or those that belong to none (packages, symbols …). */
export type Partition = 'has_path' | 'no_path';

/** Lazily computed tables of one file. */
export class FileRows implements RowSource {
  readonly workspaceIndex: RowSource['workspaceIndex'];
  private readonly view: FileView;
  private readonly include: ReadonlySet<OnDemandPart>;
  private readonly tables = new Map<string, readonly Row[]>();

  constructor(
    view: FileView,
    workspaceIndex: RowSource['workspaceIndex'],
    include: ReadonlySet<OnDemandPart>,
  ) {
    this.view = view;
    this.include = include;
    this.workspaceIndex = workspaceIndex;
  }

  /** All rows of a table that come from this file. */
  rows(name: string): readonly Row[] {
    let rows = this.tables.get(name);
    if (!rows) this.tables.set(name, (rows = this.compute(name)));
    return rows;
  }

  private rulesOf(name: string): readonly ReadyRule[] {
    return COMPILED.get(name)!.filter(({ onDemand }) => onDemand === null || this.include.has(onDemand));
  }

  private compute(name: string): readonly Row[] {
    const rows: Row[] = [];
    const { source } = TABLES.get(name)!;
    if (source.kind === 'file') source.rows(this.view, (...row) => rows.push(row));
    else if (source.kind === 'rules')
      for (const { run } of this.rulesOf(name)) run(this, (row) => rows.push(row));
    return rows;
  }

  /** One partition of a table with a path column; rules that only make rows of the other are not run. */
  partition(name: string, wanted: Partition): readonly Row[] {
    const path = columnIndex(contractNamed(name), 'path');
    const isWanted = (row: Row) => (row[path] === null) === (wanted === 'no_path');
    const { source } = TABLES.get(name)!;
    if (source.kind === 'file') return this.rows(name).filter(isWanted);
    const useless = wanted === 'no_path' ? 'always' : 'never';
    const rows: Row[] = [];
    for (const { run, rowsHavePath } of this.rulesOf(name)) {
      if (rowsHavePath === useless) continue;
      run(this, (row) => {
        if (isWanted(row)) rows.push(row);
      });
    }
    return rows;
  }
}

/** What rows of one file may ask about the others. */
export function createWorkspace(snapshot: Snapshot): Workspace {
  let byModule: Map<string, string[]> | undefined;
  const index = () => {
    if (byModule) return byModule;
    byModule = new Map();
    for (const { moduleFqn, path } of snapshot.files) {
      if (moduleFqn === null) continue;
      const paths = byModule.get(moduleFqn);
      if (paths) paths.push(path);
      else byModule.set(moduleFqn, [path]);
    }
    return byModule;
  };
  return { pathsOfModule: (moduleFqn) => index().get(moduleFqn) ?? [] };
}

/**
 * Referential integrity of the tables of one snapshot: every id that a row names must be the id of a row of
 * the table it belongs to. `doctor` prints the result and tests demand that it is empty. Makes the rows of one file
 * at a time, once, and keeps of them only ids.
 */
import type { Row } from './cell.ts';
import { rowErrors } from './finalize.ts';
import { IdSet } from './id-set.ts';
import { TABLES } from './registry.ts';
import { columnIndex } from './row-order.ts';
import type { Snapshot } from './snapshot.ts';
import { SnapshotRows } from './snapshot-rows.ts';
import type { Contract } from './table.ts';
import { TableReader, tableContract, tableNames } from './tables.ts';

/** Which column of which table owns the ids that columns of a name hold, in whatever table they stand. */
const OWNERS: Readonly<Record<string, readonly [table: string, column: string]>> = {
  file_id: ['files', 'file_id'],
  importer_file_id: ['files', 'file_id'],
  dst_file_id: ['files', 'file_id'],
  package_id: ['packages_v1', 'package_id'],
  parent_package_id: ['packages_v1', 'package_id'],
  def_id: ['cst_defs', 'def_id'],
  container_def_id: ['cst_defs', 'def_id'],
  enclosing_def_id: ['cst_defs', 'def_id'],
  owner_def_id: ['cst_defs', 'def_id'],
  param_id: ['cst_params', 'param_id'],
  name_ref_id: ['cst_name_refs', 'name_ref_id'],
  attr_id: ['cst_attribute_accesses', 'attr_id'],
  call_id: ['cst_callsites', 'call_id'],
  arg_id: ['cst_call_args', 'arg_id'],
  import_alias_id: ['cst_import_aliases', 'import_alias_id'],
  type_expr_id: ['cst_type_exprs', 'type_expr_id'],
  type_arg_id: ['cst_type_args', 'type_arg_id'],
  parent_type_arg_id: ['cst_type_args', 'type_arg_id'],
  scope_id: ['scopes', 'scope_id'],
  parent_scope_id: ['scopes', 'scope_id'],
  binding_id: ['bindings', 'binding_id'],
  resolves_to_binding_id: ['bindings', 'binding_id'],
  qname_id: ['dim_qualified_names_v1', 'qname_id'],
  // These may be several kinds of entity; all of them are nodes.
  module_id: ['cpg_nodes', 'node_id'],
  symbol_id: ['cpg_nodes', 'node_id'],
  owner_id: ['cpg_nodes', 'node_id'],
  base_id: ['cpg_nodes', 'node_id'],
  callee_id: ['cpg_nodes', 'node_id'],
  expr_id: ['cpg_nodes', 'node_id'],
  site_id: ['cpg_nodes', 'node_id'],
  reference_id: ['cpg_nodes', 'node_id'],
  definition_id: ['cpg_nodes', 'node_id'],
  diagnostic_id: ['cpg_nodes', 'node_id'],
  import_stmt_id: ['cpg_nodes', 'node_id'],
  src_node_id: ['cpg_nodes', 'node_id'],
  dst_node_id: ['cpg_nodes', 'node_id'],
  entity_id: ['cpg_nodes', 'node_id'],
};

/** Ids that are hashes of a name whether or not anything else has that name. */
const UNOWNED: ReadonlySet<string> = new Set(['dim_exported_defs_v1.qname_id']);

/** Rows of one table that name ids nobody has. */
export interface DanglingIds {
  readonly table: string;
  readonly column: string;
  readonly count: number;
  /** The first few, for people. */
  readonly examples: readonly string[];
}

/** Rows a table's contract refused. */
export interface RefusedRows {
  readonly table: string;
  readonly count: number;
  readonly reasons: Readonly<Record<string, number>>;
}

export interface IntegrityReport {
  readonly tables: number;
  readonly rows: number;
  readonly checkedIds: number;
  readonly dangling: readonly DanglingIds[];
  readonly refused: readonly RefusedRows[];
}

const MAX_EXAMPLES = 5;

/** Checks all tables of a snapshot that are not computed on demand. Rows that several files make count for each. */
export function checkIntegrity(snapshot: Snapshot): IntegrityReport {
  const names = tableNames().filter((name) => !tableContract(name).onDemand);
  const owned = new OwnedIds();
  const checks = new Map(names.map((name) => [name, new TableCheck(tableContract(name), owned)]));
  const source = new SnapshotRows(snapshot, {
    parse: null,
    flow: null,
    bytecode: null,
    include: new Set(),
  });
  for (const file of snapshot.files) {
    const tables = source.fileRows(file);
    for (const name of owned.tables) owned.add(name, tables.rows(name));
    for (const [name, check] of checks) check.add(tables.rows(name));
  }
  const history = new TableReader(snapshot);
  for (const [name, check] of checks) if (isHistory(name)) check.add(history.rows(name).rows);
  const done = [...checks.values()];
  for (const check of done) check.finish();
  return {
    tables: names.length,
    rows: done.reduce((sum, check) => sum + check.rows, 0),
    checkedIds: done.reduce((sum, check) => sum + check.checkedIds, 0),
    dangling: done.flatMap((check) => check.dangling()),
    refused: done.flatMap((check) => check.refused()),
  };
}

const isHistory = (name: string): boolean => TABLES.get(name)?.source.kind === 'history';

/** Ids of the rows seen so far, by the table and column that own them. */
class OwnedIds {
  private readonly columns = new Map<string, { readonly index: number; readonly ids: IdSet }>();

  constructor() {
    for (const [table, column] of Object.values(OWNERS))
      if (!this.columns.has(table))
        this.columns.set(table, { index: columnIndex(tableContract(table), column), ids: new IdSet() });
  }

  get tables(): Iterable<string> {
    return this.columns.keys();
  }

  add(table: string, rows: readonly Row[]): void {
    const { index, ids } = this.columns.get(table)!;
    for (const row of rows) if (row[index] !== null) ids.add(String(row[index]));
  }

  /** The ids a table owns, which grow with every file. */
  of(table: string): IdSet {
    return this.columns.get(table)!.ids;
  }
}

/** A column of a table, with what is found out about it while files go by. */
interface Reference {
  readonly column: string;
  readonly index: number;
  readonly known: IdSet;
  /** Ids nobody had when they were named, with how often that was: they may be of a later file. */
  readonly missing: Map<string, number>;
}

class TableCheck {
  rows = 0;
  checkedIds = 0;
  private readonly contract: Contract;
  private readonly references: readonly Reference[];
  private readonly reasons: Record<string, number> = {};

  constructor(contract: Contract, owned: OwnedIds) {
    this.contract = contract;
    this.references = referencesOf(contract).map(([column, [table]]) => ({
      column,
      index: columnIndex(contract, column),
      known: owned.of(table),
      missing: new Map(),
    }));
  }

  add(rows: readonly Row[]): void {
    this.rows += rows.length;
    for (const { reason } of rowErrors(this.contract, rows))
      this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
    for (const { index, known, missing } of this.references) {
      for (const row of rows) {
        const cell = row[index]!;
        if (cell === null) continue;
        this.checkedIds++;
        const id = String(cell);
        if (!known.has(id)) missing.set(id, (missing.get(id) ?? 0) + 1);
      }
    }
  }

  /** To be called when all files have been seen. */
  finish(): void {
    for (const { known, missing } of this.references)
      for (const id of missing.keys()) if (known.has(id)) missing.delete(id);
  }

  dangling(): readonly DanglingIds[] {
    return this.references
      .filter(({ missing }) => missing.size > 0)
      .map(({ column, missing }) => ({
        table: this.contract.name,
        column,
        count: [...missing.values()].reduce((sum, count) => sum + count, 0),
        examples: [...missing.keys()].slice(0, MAX_EXAMPLES),
      }));
  }

  refused(): readonly RefusedRows[] {
    const count = Object.values(this.reasons).reduce((sum, reason) => sum + reason, 0);
    return count === 0 ? [] : [{ table: this.contract.name, count, reasons: this.reasons }];
  }
}

/** Columns of a table that name ids of another (or of other rows of the same). */
export function referencesOf(
  contract: Contract,
): readonly (readonly [column: string, owner: readonly [table: string, column: string]])[] {
  // The history speaks of what may be gone.
  if (isHistory(contract.name)) return [];
  return contract.columns.flatMap(({ name }) => {
    if (UNOWNED.has(`${contract.name}.${name}`)) return [];
    const owner = OWNERS[name];
    const isOwner = owner !== undefined && owner[0] === contract.name && owner[1] === name;
    return owner === undefined || isOwner ? [] : [[name, owner] as const];
  });
}

/**
 * Referential integrity of the tables of one snapshot: every id that a row names must be the id of a row of
 * the table it belongs to. `doctor` prints the result and tests demand that it is empty. Reads tables batch by
 * batch and keeps only ids.
 */
import type { Cell } from './cell.ts';
import type { Finalized } from './finalize.ts';
import { TABLES } from './registry.ts';
import { columnIndex } from './row-order.ts';
import type { Snapshot } from './snapshot.ts';
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

/** Checks all tables of a snapshot that are not computed on demand. */
export function checkIntegrity(snapshot: Snapshot): IntegrityReport {
  const reader = new TableReader(snapshot);
  const names = tableNames().filter((name) => !tableContract(name).onDemand);
  const owned = collectOwnedIds(reader);
  const checks = new Map(names.map((name) => [name, new TableCheck(tableContract(name), owned)]));
  for (const { name, batch } of reader.batchesOf(names)) checks.get(name)!.add(batch);
  const done = [...checks.values()];
  return {
    tables: names.length,
    rows: done.reduce((sum, check) => sum + check.rows, 0),
    checkedIds: done.reduce((sum, check) => sum + check.checkedIds, 0),
    dangling: done.flatMap((check) => check.dangling()),
    refused: done.flatMap((check) => check.refused()),
  };
}

type OwnedIds = ReadonlyMap<string, ReadonlySet<Cell>>;

const ownerName = ([table, column]: readonly [string, string]): string => `${table}.${column}`;

/** Ids of every owning column, as `table.column` → ids. */
function collectOwnedIds(reader: TableReader): OwnedIds {
  const owned = new Map<string, Set<Cell>>();
  const columns = new Map<string, { index: number; ids: Set<Cell> }>();
  for (const owner of Object.values(OWNERS)) {
    const [table, column] = owner;
    if (owned.has(ownerName(owner))) continue;
    const ids = new Set<Cell>();
    owned.set(ownerName(owner), ids);
    columns.set(table, { index: columnIndex(tableContract(table), column), ids });
  }
  for (const { name, batch } of reader.batchesOf([...columns.keys()])) {
    const { index, ids } = columns.get(name)!;
    for (const row of batch.rows) ids.add(row[index]!);
  }
  return owned;
}

/** What is found out about one table while its batches go by. */
class TableCheck {
  rows = 0;
  checkedIds = 0;
  private readonly table: string;
  private readonly references;
  private readonly reasons: Record<string, number> = {};

  constructor(contract: Contract, owned: OwnedIds) {
    this.table = contract.name;
    this.references = referencesOf(contract).map(([column, owner]) => ({
      column,
      index: columnIndex(contract, column),
      known: owned.get(ownerName(owner))!,
      count: 0,
      examples: [] as string[],
    }));
  }

  add({ rows, errors }: Finalized): void {
    this.rows += rows.length;
    for (const { reason } of errors) this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
    for (const reference of this.references) {
      for (const row of rows) {
        const id = row[reference.index]!;
        if (id === null) continue;
        this.checkedIds++;
        if (reference.known.has(id)) continue;
        reference.count++;
        if (reference.examples.length < MAX_EXAMPLES) reference.examples.push(String(id));
      }
    }
  }

  dangling(): readonly DanglingIds[] {
    return this.references
      .filter(({ count }) => count > 0)
      .map(({ column, count, examples }) => ({ table: this.table, column, count, examples }));
  }

  refused(): readonly RefusedRows[] {
    const count = Object.values(this.reasons).reduce((sum, reason) => sum + reason, 0);
    return count === 0 ? [] : [{ table: this.table, count, reasons: this.reasons }];
  }
}

/** Columns of a table that name ids of another (or of other rows of the same). */
export function referencesOf(
  contract: Contract,
): readonly (readonly [column: string, owner: readonly [table: string, column: string]])[] {
  // The history speaks of what may be gone.
  if (TABLES.get(contract.name)?.source.kind === 'history') return [];
  return contract.columns.flatMap(({ name }) => {
    if (UNOWNED.has(`${contract.name}.${name}`)) return [];
    const owner = OWNERS[name];
    const isOwner = owner !== undefined && owner[0] === contract.name && owner[1] === name;
    return owner === undefined || isOwner ? [] : [[name, owner] as const];
  });
}

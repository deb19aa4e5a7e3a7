/**
 * One file's evidence: the tables of `schema.ts` as integer columns plus a string pool, and the builder that
 * extraction fills. Knows nothing of syntax trees, threads or storage.
 */
import { type Column, EVIDENCE_TABLES, type EvidenceTable } from './schema.ts';

/** The cells of a column: as wide as its values need where evidence was opened from bytes, else 32 bits each. */
export type Cells = Int8Array | Int16Array | Int32Array;

export type Columns<T extends EvidenceTable, C = Cells> = { readonly [Name in Column<T>]: C } & {
  readonly length: number;
};

/** Finished evidence of one file. Columns are shared by all who read it: never write to them. */
export type Evidence = { readonly [T in EvidenceTable]: Columns<T> } & {
  /** The string pool; entries are unique. */
  readonly strings: readonly string[];
  /** Of evidence that was opened from bytes: one string of the pool, without decoding the others. */
  readonly text?: (id: number) => string;
  /** Of evidence that was opened from bytes: gives back what was read of it, which is opened again when asked for. */
  readonly release?: () => void;
};

/** A string of the pool: where not all are asked for, less to do than `strings`. */
export function textOf(evidence: Evidence, id: number): string {
  return evidence.text ? evidence.text(id) : evidence.strings[id]!;
}

type Row<T extends EvidenceTable> = { [C in Column<T>]: number };

/** Fewer cells than this are copied faster one by one than through views of them. */
const FEW_CELLS = 48;

/** Rows that a table has room for when it gets its first one, unless its size was foretold. */
const FIRST_CAPACITY = 32;

/** Where each column of a table is in the schema's order; the same for all builders. */
const COLUMN_INDEX = Object.fromEntries(
  Object.entries(EVIDENCE_TABLES).map(([table, names]) => [
    table,
    Object.fromEntries(names.map((name, i) => [name, i])),
  ]),
) as { readonly [T in EvidenceTable]: Readonly<Record<string, number>> };

/**
 * A growing table. `add` appends one row; `set` patches a cell of an earlier row. All columns lie in one array,
 * one after the other, since most files leave most tables nearly empty and arrays are costly to make.
 */
export class TableBuilder<T extends EvidenceTable> {
  length = 0;
  private readonly names: readonly string[];
  private readonly index: Readonly<Record<string, number>>;
  /** Column `i` is at `i * capacity`. */
  private cells = new Int32Array(0);
  private capacity = 0;
  private readonly expectedRows: number;

  /** `expectedRows` is a guess that saves growing; nothing is allocated before the first row. */
  constructor(table: T, expectedRows = FIRST_CAPACITY) {
    this.expectedRows = expectedRows;
    this.names = EVIDENCE_TABLES[table];
    this.index = COLUMN_INDEX[table];
  }

  /** Appends a row given in the order of the schema's columns; returns its index. */
  add(...values: number[]): number {
    const row = this.length++;
    if (row === this.capacity) this.grow();
    const { cells, capacity } = this;
    let at = row;
    for (let i = 0; i < values.length; i++) {
      cells[at] = values[i]!;
      at += capacity;
    }
    return row;
  }

  /** Appends rows `from` to `to` of another table of the same kind. */
  addRows(source: TableBuilder<T>, from: number, to: number): void {
    const first = this.length;
    this.length += to - from;
    while (this.length > this.capacity) this.grow(this.length);
    if (to - from < FEW_CELLS) {
      const { cells, capacity } = this;
      for (let i = 0; i < this.names.length; i++) {
        const last = i * source.capacity + to;
        let at = i * capacity + first;
        for (let cell = last - to + from; cell < last; cell++) cells[at++] = source.cells[cell]!;
      }
      return;
    }
    for (let i = 0; i < this.names.length; i++) {
      const rows = source.cells.subarray(i * source.capacity + from, i * source.capacity + to);
      this.cells.set(rows, i * this.capacity + first);
    }
  }

  /** Appends a row given by column names. */
  addRow(row: Row<T>): number {
    return this.add(...this.names.map((name) => (row as Record<string, number>)[name]!));
  }

  get(row: number, column: Column<T>): number {
    return this.cells[this.index[column]! * this.capacity + row]!;
  }

  set(row: number, column: Column<T>, value: number): void {
    this.cells[this.index[column]! * this.capacity + row] = value;
  }

  /**
   * Replaces all rows by whole columns, given in the order of the schema and equally long. For stages that
   * know how many rows they write.
   */
  setColumns(...columns: Int32Array[]): void {
    this.length = this.capacity = columns[0]!.length;
    this.cells = new Int32Array(this.capacity * columns.length);
    for (const [i, column] of columns.entries()) this.cells.set(column, i * this.capacity);
  }

  /** A column as a view, which shows later patches but not later rows. */
  column(name: Column<T>): Int32Array {
    const from = this.index[name]! * this.capacity;
    return this.cells.subarray(from, from + this.length);
  }

  /** The columns as views, which show later patches but not later rows. */
  finish(): Columns<T, Int32Array> {
    const columns: Record<string, Int32Array | number> = { length: this.length };
    for (const [i, name] of this.names.entries()) {
      columns[name] = this.cells.subarray(i * this.capacity, i * this.capacity + this.length);
    }
    return columns as Columns<T, Int32Array>;
  }

  private grow(rows = 0): void {
    const capacity = Math.max(this.expectedRows, this.capacity * 2, rows);
    const cells = new Int32Array(capacity * this.names.length);
    for (let i = 0; i < this.names.length; i++) {
      const from = i * this.capacity;
      cells.set(this.cells.subarray(from, from + this.capacity), i * capacity);
    }
    this.cells = cells;
    this.capacity = capacity;
  }
}

/** Interns strings; `-1` stands for null everywhere. Only grows: numbers mean the same to all who share a pool. */
export class StringPool {
  readonly strings: string[] = [];
  private readonly ids = new Map<string, number>();

  id(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.strings.length;
      this.strings.push(text);
      this.ids.set(text, id);
    }
    return id;
  }

  /** The index of the string, or -1 if nothing in the file has used it. */
  find(text: string): number {
    return this.ids.get(text) ?? -1;
  }

  idOrNull(text: string | null): number {
    return text === null ? -1 : this.id(text);
  }
}

export type EvidenceBuilder = { readonly [T in EvidenceTable]: TableBuilder<T> } & {
  readonly pool: StringPool;
};

/**
 * Rows per hundred syntax nodes, for the tables that are worth guessing: a quarter above Django's averages, so
 * that most files never grow a table.
 */
const ROWS_PER_HUNDRED_NODES: { readonly [T in EvidenceTable]?: number } = {
  names: 15,
  attrs: 7,
  calls: 5,
  args: 6,
  assigns: 4,
  exprs: 6,
  operands: 10,
};

/** An empty builder; `nodes` is the size of the syntax tree, if the evidence is to be extracted from one. */
export function createEvidenceBuilder(nodes = 0): EvidenceBuilder {
  const tables = (Object.keys(EVIDENCE_TABLES) as EvidenceTable[]).map((table) => {
    const expected = Math.ceil((nodes * (ROWS_PER_HUNDRED_NODES[table] ?? 0)) / 100);
    return [table, new TableBuilder(table, Math.max(FIRST_CAPACITY, expected))];
  });
  return Object.assign(Object.fromEntries(tables), { pool: new StringPool() }) as unknown as EvidenceBuilder;
}

/** An empty builder for about as many rows as another has, whose strings it shares. */
export function createSuccessor(builder: EvidenceBuilder): EvidenceBuilder {
  const tables = (Object.keys(EVIDENCE_TABLES) as EvidenceTable[]).map((table) => {
    const rows = builder[table].length;
    return [table, new TableBuilder(table, rows + Math.max(FIRST_CAPACITY, rows >> 4))];
  });
  return Object.assign(Object.fromEntries(tables), { pool: builder.pool }) as unknown as EvidenceBuilder;
}

/** A builder with the same rows and the same pool. */
export function copyEvidence(builder: EvidenceBuilder): EvidenceBuilder {
  const copy = createSuccessor(builder);
  for (const table of Object.keys(EVIDENCE_TABLES) as EvidenceTable[]) {
    const rows = builder[table] as TableBuilder<EvidenceTable>;
    (copy[table] as TableBuilder<EvidenceTable>).addRows(rows, 0, rows.length);
  }
  return copy;
}

export function finishEvidence(builder: EvidenceBuilder): Evidence {
  const tables = Object.fromEntries(
    (Object.keys(EVIDENCE_TABLES) as EvidenceTable[]).map((table) => [table, builder[table].finish()]),
  );
  return Object.assign(tables, { strings: builder.pool.strings }) as unknown as Evidence;
}

/**
 * One file's evidence: the tables of `schema.ts` as integer columns plus a string pool, and the builder that
 * extraction fills. Knows nothing of syntax trees, threads or storage.
 */
import { type Column, EVIDENCE_TABLES, type EvidenceTable } from './schema.ts';

export type Columns<T extends EvidenceTable> = { readonly [C in Column<T>]: Int32Array } & {
  readonly length: number;
};

/** Finished evidence of one file. Columns may be views into shared memory: never write to them. */
export type Evidence = { readonly [T in EvidenceTable]: Columns<T> } & {
  /** The string pool; entries are unique. */
  readonly strings: readonly string[];
};

type Row<T extends EvidenceTable> = { [C in Column<T>]: number };

/** A growing table. `add` appends one row; `set` patches a cell of an earlier row. */
export class TableBuilder<T extends EvidenceTable> {
  length = 0;
  private readonly names: readonly string[];
  private readonly columns: Int32Array[];
  private readonly index: Record<string, number>;

  constructor(table: T) {
    this.names = EVIDENCE_TABLES[table];
    this.columns = this.names.map(() => new Int32Array(64));
    this.index = Object.fromEntries(this.names.map((name, i) => [name, i]));
  }

  /** Appends a row given in the order of the schema's columns; returns its index. */
  add(...values: number[]): number {
    const row = this.length++;
    const columns = this.columns;
    if (row === columns[0]!.length) this.grow();
    for (let i = 0; i < columns.length; i++) columns[i]![row] = values[i]!;
    return row;
  }

  /** Appends a row given by column names. */
  addRow(row: Row<T>): number {
    return this.add(...this.names.map((name) => (row as Record<string, number>)[name]!));
  }

  get(row: number, column: Column<T>): number {
    return this.columns[this.index[column]!]![row]!;
  }

  set(row: number, column: Column<T>, value: number): void {
    this.columns[this.index[column]!]![row] = value;
  }

  finish(): Columns<T> {
    const entries = this.names.map((name, i) => [name, this.columns[i]!.subarray(0, this.length)]);
    return Object.assign(Object.fromEntries(entries), { length: this.length }) as Columns<T>;
  }

  private grow(): void {
    for (let i = 0; i < this.columns.length; i++) {
      const bigger = new Int32Array(this.columns[i]!.length * 2);
      bigger.set(this.columns[i]!);
      this.columns[i] = bigger;
    }
  }
}

/** Interns strings; `-1` stands for null everywhere. */
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

  idOrNull(text: string | null): number {
    return text === null ? -1 : this.id(text);
  }
}

export type EvidenceBuilder = { readonly [T in EvidenceTable]: TableBuilder<T> } & {
  readonly pool: StringPool;
};

export function createEvidenceBuilder(): EvidenceBuilder {
  const tables = Object.fromEntries(
    (Object.keys(EVIDENCE_TABLES) as EvidenceTable[]).map((table) => [table, new TableBuilder(table)]),
  );
  return Object.assign(tables, { pool: new StringPool() }) as unknown as EvidenceBuilder;
}

export function finishEvidence(builder: EvidenceBuilder): Evidence {
  const tables = Object.fromEntries(
    (Object.keys(EVIDENCE_TABLES) as EvidenceTable[]).map((table) => [table, builder[table].finish()]),
  );
  return Object.assign(tables, { strings: builder.pool.strings }) as unknown as Evidence;
}

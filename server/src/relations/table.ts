/**
 * What a contract table is: its columns and promises, and how its rows come about. Everything else (schema
 * checks, dedupe, order, encodings, `dump --list`, the reference pages) follows from these declarations.
 * Knows no particular table.
 */
import type { Cell } from './cell.ts';
import type { FileView } from './file-view.ts';
import type { RevisionRecord } from './history.ts';
import type { Rule } from './rules/rule.ts';

export type ColumnType = 'string' | 'int' | 'float' | 'bool' | 'string_list';

export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly meaning: string;
}

/** Where rows come from; an `off` lens is declared in the vocabulary but not built into this version. */
export type Lens = 'workspace' | 'native_cst' | 'binder' | 'linker' | 'derived' | 'scip' | 'cpython' | 'flow';

export type Family = 'files' | 'evidence' | 'relationship' | 'graph';

/** The public promise of a table. */
export interface Contract {
  readonly name: string;
  readonly family: Family;
  readonly lens: Lens;
  /** One sentence. */
  readonly meaning: string;
  readonly columns: readonly ColumnSpec[];
  /** Columns that identify a row; of several rows with one key the gate keeps the best. */
  readonly key: readonly string[];
  /** Which of several rows with one key is kept: the first in this order, then in canonical order. */
  readonly tieBreakers: readonly TieBreaker[];
  /** Leading columns of the canonical order; the remaining columns follow in their order, so it is total. */
  readonly sort: readonly string[];
  /** Properties a consumer may rely on though no column holds them: name → how its value is had. */
  readonly virtual: Readonly<Record<string, string>>;
  /** Computed by parsing the text again when asked, never stored, not part of an export unless named. */
  readonly onDemand: boolean;
}

export interface TieBreaker {
  readonly column: string;
  readonly order: 'ascending' | 'descending';
}

/** How the rows of a table come about: from one file's evidence and links, by declared rules, or from one stored
 * revision. */
export type Source =
  | { readonly kind: 'file'; readonly rows: (file: FileView, emit: (...cells: Cell[]) => void) => void }
  | { readonly kind: 'rules'; readonly rules: readonly Rule[] }
  | {
      readonly kind: 'history';
      readonly rows: (record: RevisionRecord, emit: (...cells: Cell[]) => void) => void;
    };

export interface Table {
  readonly contract: Contract;
  readonly source: Source;
}

type CellOf<C extends ColumnSpec> =
  | (C['type'] extends 'string'
      ? string
      : C['type'] extends 'bool'
        ? boolean
        : C['type'] extends 'string_list'
          ? readonly string[]
          : number)
  | (C['nullable'] extends true ? null : never);

/** The tuple of cells that a list of columns asks for. */
export type RowOf<Cs extends readonly ColumnSpec[]> = { readonly [I in keyof Cs]: CellOf<Cs[I]> };

const column =
  <const T extends ColumnType, const Nullable extends boolean>(type: T, nullable: Nullable) =>
  <const N extends string>(name: N, meaning: string) => ({ name, type, nullable, meaning });

/** Column makers: `string`, `int` … are never null, `orNull.string` … may be. */
export const col = {
  string: column('string', false),
  int: column('int', false),
  float: column('float', false),
  bool: column('bool', false),
  list: column('string_list', false),
  orNull: {
    string: column('string', true),
    int: column('int', true),
    float: column('float', true),
    bool: column('bool', true),
  },
} as const;

/** Common columns of everything anchored in a file (contracts.md, "Common columns"). */
export const SPAN_COLUMNS = [
  col.string('path', 'Repo-relative POSIX path.'),
  col.int('bstart', 'Start of the span, absolute UTF-8 byte offset.'),
  col.int('bend', 'End of the span (exclusive), absolute UTF-8 byte offset.'),
] as const;

interface TableOptions<Cs extends readonly ColumnSpec[]> {
  readonly name: string;
  readonly family: Family;
  readonly lens: Lens;
  readonly meaning: string;
  readonly columns: Cs;
  readonly key: readonly Cs[number]['name'][];
  readonly tieBreakers?: readonly TieBreaker[];
  readonly sort: readonly Cs[number]['name'][];
  readonly virtual?: Readonly<Record<string, string>>;
  readonly onDemand?: boolean;
}

function contractOf(options: TableOptions<readonly ColumnSpec[]>): Contract {
  return {
    name: options.name,
    family: options.family,
    lens: options.lens,
    meaning: options.meaning,
    columns: options.columns,
    key: options.key,
    tieBreakers: options.tieBreakers ?? [],
    sort: options.sort,
    virtual: options.virtual ?? {},
    onDemand: options.onDemand ?? false,
  };
}

/** A table whose rows are a function of one file; `emit` takes the cells in the order of the columns. */
export function fileTable<const Cs extends readonly ColumnSpec[]>(
  options: TableOptions<Cs> & {
    readonly rows: (file: FileView, emit: (...cells: RowOf<Cs>) => void) => void;
  },
): Table {
  return {
    contract: contractOf(options),
    source: { kind: 'file', rows: options.rows as (Source & { kind: 'file' })['rows'] },
  };
}

/** A table whose rows are a function of one stored revision. */
export function historyTable<const Cs extends readonly ColumnSpec[]>(
  options: TableOptions<Cs> & {
    readonly rows: (record: RevisionRecord, emit: (...cells: RowOf<Cs>) => void) => void;
  },
): Table {
  return {
    contract: contractOf(options),
    source: { kind: 'history', rows: options.rows as (Source & { kind: 'history' })['rows'] },
  };
}

/** A table whose rows other tables' rows determine. */
export function derivedTable<const Cs extends readonly ColumnSpec[]>(
  options: TableOptions<Cs> & { readonly rules: readonly Rule[] },
): Table {
  return { contract: contractOf(options), source: { kind: 'rules', rules: options.rules } };
}

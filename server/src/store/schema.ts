/**
 * The SQLite schema: every table and column with what it means, once. The DDL, the reference page
 * `docs/reference/store.md` and the integrity checks are made from these declarations.
 *
 * Two ideas shape it. Rows are few and wide: what belongs to one chunk is one row with a compact blob, because
 * a row costs about a microsecond and a graph has a thousand links where it has sixty chunks. And text is
 * interned: symbols, qualified names and module names are terms, named by integers elsewhere; of what was
 * looked up there are digests.
 */

/** "cpgd" in ASCII: tells our databases from other people's. */
export const APPLICATION_ID = 0x63706764;

/** Bumped with every change of this file or of a blob format; another number on disk means a rebuild. */
export const STORE_VERSION = 5;

interface ColumnDeclaration {
  readonly sql: string;
  readonly doc: string;
}

export interface TableDeclaration {
  readonly doc: string;
  readonly columns: Readonly<Record<string, ColumnDeclaration>>;
  /** Table constraints, after the columns. */
  readonly constraints?: string;
  readonly withoutRowid?: true;
  /** Created after a bulk load, because sorting once is cheaper than inserting in order. */
  readonly indexes?: Readonly<Record<string, string>>;
}

const column = (sql: string, doc: string): ColumnDeclaration => ({ sql, doc });

export const TABLES: Readonly<Record<string, TableDeclaration>> = {
  meta: {
    doc: 'What the index was made with: the fingerprint of the program, and settings the daemon keeps.',
    columns: {
      key: column('TEXT PRIMARY KEY', 'Name of the setting; `fingerprint` is the store’s own.'),
      value: column('TEXT NOT NULL', 'Its value.'),
    },
    withoutRowid: true,
  },
  codes: {
    doc:
      'Names of the closed vocabularies that blobs mention by number. Append-only: a code never changes its ' +
      'name, whatever the order of the arrays in the program that reads it.',
    columns: {
      kind: column('TEXT NOT NULL', '`relation`, `method` or `confidence` (a number written in decimal).'),
      code: column('INTEGER NOT NULL', 'The number in blobs, from 0.'),
      name: column('TEXT NOT NULL', 'What it stands for.'),
    },
    constraints: 'PRIMARY KEY (kind, code), UNIQUE (kind, name)',
    withoutRowid: true,
  },
  files: {
    doc: 'One row per discovered file, skipped ones included.',
    columns: {
      id: column('INTEGER PRIMARY KEY', 'Names the file elsewhere; not stable across rebuilds.'),
      path: column('TEXT NOT NULL UNIQUE', 'Repo-relative POSIX path.'),
      module_fqn: column('TEXT', 'Dotted module name; null when the file is not importable.'),
      is_package: column('INTEGER NOT NULL', '1 for `__init__` files.'),
      source_root: column(
        'TEXT',
        'Repo-relative POSIX path of the source root (empty: the repository itself).',
      ),
      bytes: column('INTEGER NOT NULL', 'Size on disk, in bytes.'),
      lines: column('INTEGER NOT NULL', 'Number of lines.'),
      changed_ms: column(
        'REAL NOT NULL',
        'When it had last been changed when it was read (see `changedMsOf`), in ms since 1970.',
      ),
      sha256: column('BLOB', 'SHA-256 of the bytes on disk; null when it could not be read.'),
      parse_status: column(
        "TEXT NOT NULL CHECK (parse_status IN ('ok', 'recovered', 'skipped'))",
        'Contract column of `files`.',
      ),
      skip_reason: column('TEXT', 'Why it was skipped; null otherwise.'),
      evidence_key: column('TEXT', 'Key of its evidence in the evidence cache; null when skipped.'),
      layout: column('BLOB', 'Its chunks in pre-order: id, start, end, parent (see `layout-codec.ts`).'),
    },
  },
  chunks: {
    doc:
      'Identity of chunks. (file, symbol_key) is what survives edits, so an id stays valid while the chunk ' +
      'moves or changes; positions are in `files.layout`, so moving chunks rewrites one row.',
    columns: {
      id: column('INTEGER PRIMARY KEY', 'Names the chunk in layouts, postings and links.'),
      file_id: column('INTEGER NOT NULL REFERENCES files (id)', 'The file it is in.'),
      symbol_key: column('TEXT NOT NULL', 'Contract column of `chunks`, without the path of the file.'),
      kind: column('INTEGER NOT NULL', 'Index into CHUNK_KINDS.'),
    },
    constraints: 'UNIQUE (file_id, symbol_key)',
  },
  links: {
    doc: 'All that the linker says about one chunk, and every lookup it made to say it.',
    columns: {
      chunk_id: column('INTEGER PRIMARY KEY REFERENCES chunks (id)', 'The chunk.'),
      facts: column(
        'BLOB',
        'Its links: relation, method, confidence, roles, left row, own span, target term, aux (see ' +
          '`link-codec.ts`). Null when it has none.',
      ),
      lookups: column(
        'BLOB',
        'Ascending digests of the keys it looked up, see `ChunkLinks`. Null when there are none.',
      ),
    },
  },
  indexed_links: {
    doc:
      'What imported SCIP indexes say about one chunk, as far as it still holds. Kept apart from `links`, so that ' +
      'native answers stay what they are with and without an index.',
    columns: {
      chunk_id: column('INTEGER PRIMARY KEY REFERENCES chunks (id)', 'The chunk.'),
      facts: column('BLOB NOT NULL', 'Links as in `links.facts`; chunks without any have no row.'),
    },
  },
  terms: {
    doc: 'Interned text, and the chunks that mention it: an inverted index over `links`.',
    columns: {
      id: column('INTEGER PRIMARY KEY', 'Names the term in blobs.'),
      text: column('TEXT NOT NULL', 'Symbol, qualified name, module name or unresolved name.'),
      name: column('TEXT', 'Short display name when the term is a symbol, for finding it by name.'),
      defined_in: column('BLOB', 'Chunks with a link to it that has the definition role.'),
      referred_in: column('BLOB', 'Chunks with any link to it.'),
      indexed_in: column('BLOB', 'Chunks of which an imported index says that they mention it.'),
    },
    indexes: {
      terms_text: 'UNIQUE ON terms (text)',
      terms_name: 'ON terms (name COLLATE NOCASE) WHERE name IS NOT NULL',
    },
  },
  revisions: {
    doc: 'One row per revision, newest last. Old rows are dropped (see MAX_STORED_REVISIONS).',
    columns: {
      revision: column('INTEGER PRIMARY KEY', 'Counts up from 1.'),
      started_at: column('REAL NOT NULL', 'When work on it began, in ms since 1970.'),
      trigger: column('TEXT NOT NULL', '`edit`, `watch`, `checkout`, `index` or `scip`.'),
      changed_files: column('INTEGER NOT NULL', 'Files whose text changed.'),
      impacted_files: column('INTEGER NOT NULL', 'Files with work to redo.'),
      relinked_chunks: column('INTEGER NOT NULL', 'Chunks whose links were computed again.'),
      wall_us: column('INTEGER NOT NULL', 'Wall time from trigger to commit, in µs.'),
    },
  },
  revision_details: {
    doc:
      'What a revision changed and whom it reached why, as one document: it is written once and read whole. Old ' +
      'rows are dropped (see MAX_STORED_DETAILS).',
    columns: {
      revision: column('INTEGER PRIMARY KEY', 'The revision.'),
      detail: column(
        'BLOB NOT NULL',
        'Changed files, changed exports, impacted files with reasons: JSON in UTF-8, deflated (RFC 1951).',
      ),
    },
  },
};

/** Rows kept in `revisions`: enough to look back further than details do, too few to matter in size. */
export const MAX_STORED_REVISIONS = 2_000;

/**
 * Rows kept in `revision_details`: a day of work. They are larger than the rows of `revisions`, since a change
 * of a base class can reach hundreds of files.
 */
export const MAX_STORED_DETAILS = 1_000;

/** `CREATE TABLE` statements, one string; indexes are separate so that a bulk load can do without them. */
export function tablesSql(): string {
  return Object.entries(TABLES)
    .map(([name, table]) => {
      const parts = Object.entries(table.columns).map(([column, { sql }]) => `${column} ${sql}`);
      if (table.constraints !== undefined) parts.push(table.constraints);
      return `CREATE TABLE ${name} (${parts.join(', ')}) STRICT${table.withoutRowid ? ', WITHOUT ROWID' : ''};`;
    })
    .join('\n');
}

export function indexesSql(): string {
  return Object.values(TABLES)
    .flatMap((table) => Object.entries(table.indexes ?? {}))
    .map(([name, definition]) => {
      const unique = definition.startsWith('UNIQUE ');
      return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name} ${unique ? definition.slice(7) : definition};`;
    })
    .join('\n');
}

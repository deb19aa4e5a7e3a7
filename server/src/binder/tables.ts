/**
 * The evidence tables that the binder reads, as columns. Taken once per file: asking the builder for its columns
 * costs more than many a file takes to bind.
 */
import type { Columns, EvidenceBuilder, StringPool } from '../evidence/evidence.ts';

export interface BinderTables {
  readonly chunks: Columns<'chunks', Int32Array>;
  readonly scopes: Columns<'scopes', Int32Array>;
  readonly defs: Columns<'defs', Int32Array>;
  readonly params: Columns<'params', Int32Array>;
  readonly names: Columns<'names', Int32Array>;
  readonly imports: Columns<'imports', Int32Array>;
  readonly assigns: Columns<'assigns', Int32Array>;
  readonly pool: StringPool;
}

/** The columns are views of the builder's: valid until rows are added to it. */
export function readTables(builder: EvidenceBuilder): BinderTables {
  return {
    chunks: builder.chunks.finish(),
    scopes: builder.scopes.finish(),
    defs: builder.defs.finish(),
    params: builder.params.finish(),
    names: builder.names.finish(),
    imports: builder.imports.finish(),
    assigns: builder.assigns.finish(),
    pool: builder.pool,
  };
}

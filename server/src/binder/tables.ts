/**
 * The evidence tables that the binder reads, as columns. Taken once per file: asking the builder for its columns
 * costs more than many a file takes to bind.
 */
import type { Columns, EvidenceBuilder, StringPool } from '../evidence/evidence.ts';

export interface BinderTables {
  readonly chunks: Columns<'chunks'>;
  readonly scopes: Columns<'scopes'>;
  readonly defs: Columns<'defs'>;
  readonly params: Columns<'params'>;
  readonly names: Columns<'names'>;
  readonly imports: Columns<'imports'>;
  readonly assigns: Columns<'assigns'>;
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

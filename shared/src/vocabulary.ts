/** Closed lists of words that the server and the protocol share (contracts.md). Loads nothing. */

/** Why a file, symbol or test is reached; each kind is explained in docs/reference/incremental.md. */
export const REASON_KINDS = [
  'changed_file',
  'caller_symbol',
  'caller_qname',
  'import_module',
  'import_from',
  'import_star',
  'reexport',
  'inherits',
  'annotation',
  'attribute',
  'inferred_type',
  'import_closure_fallback',
] as const;

/**
 * `symbol_closure`: what recorded lookups say; `hybrid`: with it, the importers wherever lookups cannot be
 * trusted; `import_closure`: everything that imports a changed file, directly or not.
 */
export const IMPACT_STRATEGIES = ['symbol_closure', 'hybrid', 'import_closure'] as const;

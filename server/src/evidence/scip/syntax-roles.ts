/**
 * SCIP roles that the syntax of a token shows. Some indexers (scip-python 0.6) never set the import and write
 * bits; the statement a name stands in does not leave them open. Knows no index.
 */
import type { Evidence } from '../evidence.ts';
import { ExprContext } from '../schema.ts';
import { SymbolRole } from './generated/scip.ts';
import { TOKEN_KINDS, type TokenKind } from './tokens.ts';

const IMPORTING: ReadonlySet<TokenKind> = new Set(['imported_module', 'imported_name', 'import_binding']);

/** Import and write bits of the token with this kind (index into `TOKEN_KINDS`) and evidence row. */
export function syntaxRoles(evidence: Evidence, kind: number, row: number): number {
  const name = TOKEN_KINDS[kind]!;
  if (IMPORTING.has(name)) return SymbolRole.Import;
  if (name !== 'name' && name !== 'attribute') return 0;
  const ctx = (name === 'name' ? evidence.names : evidence.attrs).ctx[row]!;
  return ctx === ExprContext.STORE || ctx === ExprContext.DEL ? SymbolRole.WriteAccess : 0;
}

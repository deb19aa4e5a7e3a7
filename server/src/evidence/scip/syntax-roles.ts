/**
 * SCIP roles that the syntax of a token shows. Some indexers (scip-python 0.6) never set the import and write bits,
 * and say of everything that is no definition that it is read; the statement a name stands in leaves neither open.
 * Knows no index.
 */
import type { Evidence } from '../evidence.ts';
import { type ExprRef, exprRef } from '../expr-ref.ts';
import { AssignHow, ExprContext } from '../schema.ts';
import { SymbolRole } from './generated/scip.ts';
import { TOKEN_KINDS, type TokenKind } from './tokens.ts';

const IMPORTING: ReadonlySet<TokenKind> = new Set(['imported_module', 'imported_name', 'import_binding']);

export class SyntaxRoles {
  private readonly evidence: Evidence;
  /** Targets of `+=` and its kin. */
  private readonly augmented: ReadonlySet<ExprRef>;

  constructor(evidence: Evidence) {
    this.evidence = evidence;
    const { how, target } = evidence.assigns;
    this.augmented = new Set(Array.from(target).filter((_, row) => how[row] === AssignHow.augmented));
  }

  /**
   * Roles of the token with this kind (index into `TOKEN_KINDS`) and evidence row, of which an index states some:
   * import and write are added, and read where there is both (`x += 1`). What is only imported, stored, deleted or
   * declared (`global x`) is not read. Of a token that is read, the index may know more.
   */
  of(kind: number, row: number, stated: number): number {
    const name = TOKEN_KINDS[kind]!;
    if (IMPORTING.has(name)) return (stated & ~SymbolRole.ReadAccess) | SymbolRole.Import;
    if (name !== 'name' && name !== 'attribute') return stated;
    const ctx = (name === 'name' ? this.evidence.names : this.evidence.attrs).ctx[row]!;
    if (ctx === ExprContext.LOAD) return stated;
    if (this.augmented.has(exprRef(name === 'name' ? 'name' : 'attr', row)))
      return stated | SymbolRole.ReadAccess | SymbolRole.WriteAccess;
    const isWritten = ctx === ExprContext.STORE || ctx === ExprContext.DEL;
    return (stated & ~SymbolRole.ReadAccess) | (isWritten ? SymbolRole.WriteAccess : 0);
  }
}

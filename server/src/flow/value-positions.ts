/**
 * Where the places of one file's values are in its text, and which of them a person means who points at it. Reads
 * evidence; knows no flow.
 */
import type { Evidence } from '../evidence/evidence.ts';
import { exprRef, exprRefKind, NO_EXPR } from '../evidence/expr-ref.ts';
import { ExprKind } from '../evidence/schema.ts';
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { isVariable, returningDef, type ValueNode, writtenThrough } from './value-node.ts';

export class ValuePositions {
  private readonly evidence: Evidence;
  private readonly layout: ChunkLayout;
  private readonly nameAt = new Map<number, ValueNode>();
  private readonly placeAt = new Map<number, ValueNode>();

  constructor(evidence: Evidence) {
    const { chunks } = evidence;
    this.evidence = evidence;
    this.layout = new ChunkLayout(chunks.start, chunks.end, chunks.parent);
    this.indexPositions();
  }

  /** The name, parameter, import or definition whose identifier starts at a byte; `NO_EXPR` where there is none. */
  name(bstart: number): ValueNode {
    return this.nameAt.get(bstart) ?? NO_EXPR;
  }

  /** The attribute or subscript with a span in bytes; `NO_EXPR` where there is none. */
  place(bstart: number, bend: number): ValueNode {
    return this.placeAt.get(placeKey(bstart, bend)) ?? NO_EXPR;
  }

  /** Absolute UTF-8 bytes of the node's text; null for nodes that have none. */
  span(node: ValueNode): readonly [bstart: number, bend: number] | null {
    const row = node >> 4;
    const of = (
      table: { readonly chunk: ArrayLike<number> },
      start: ArrayLike<number>,
      end: ArrayLike<number>,
    ): readonly [number, number] => [
      this.layout.toAbsolute(table.chunk[row]!, start[row]!),
      this.layout.toAbsolute(table.chunk[row]!, end[row]!),
    ];
    const { names, attrs, calls, exprs, defs, params, imports } = this.evidence;
    if (isVariable(node)) return null;
    switch (returningDef(node) >= 0 ? 'def' : exprRefKind(writtenThrough(node) ?? node)) {
      case 'name':
        return of(names, names.start, names.end);
      case 'attr':
        return of(attrs, attrs.start, attrs.end);
      case 'call':
        return of(calls, calls.start, calls.end);
      case 'expr':
        return of(exprs, exprs.start, exprs.end);
      case 'def':
        // A lambda has no name.
        return defs.nameEnd[row]! > defs.nameStart[row]!
          ? of(defs, defs.nameStart, defs.nameEnd)
          : of(defs, defs.start, defs.end);
      case 'param':
        return of(params, params.nameStart, params.nameEnd);
      case 'import':
        return of(imports, imports.localStart, imports.localEnd);
      default:
        return null;
    }
  }

  /**
   * The value that a person means who points at a byte: the innermost name, attribute, parameter or expression
   * there; at the name of a called function, what the call gives; at the name of a definition, the function or
   * class. Null where there is none.
   */
  nodeAt(byte: number): ValueNode | null {
    const { names, attrs, calls, exprs, defs, params, imports } = this.evidence;
    let best: ValueNode | null = null;
    let bestSize = Number.POSITIVE_INFINITY;
    const consider = (
      kind: 'name' | 'attr' | 'call' | 'expr' | 'def' | 'param' | 'import',
      length: number,
    ): void => {
      for (let row = 0; row < length; row++) {
        const node = exprRef(kind, row);
        const [bstart, bend] = this.span(node)!;
        if (bstart <= byte && byte <= bend && bend - bstart < bestSize && bend > bstart) {
          best = node;
          bestSize = bend - bstart;
        }
      }
    };
    consider('name', names.length);
    consider('def', defs.length);
    consider('param', params.length);
    consider('import', imports.length);
    consider('attr', attrs.length);
    consider('call', calls.length);
    consider('expr', exprs.length);
    if (best === null) return null;
    const called = this.callOfCallee(best);
    return called ?? best;
  }

  private callOfCallee(node: ValueNode): ValueNode | null {
    const { calls } = this.evidence;
    for (let row = 0; row < calls.length; row++) {
      if (calls.callee[row] === node) return exprRef('call', row);
    }
    return null;
  }

  private indexPositions(): void {
    const { names, attrs, exprs, params, imports, defs } = this.evidence;
    const at = (chunk: number, own: number): number => this.layout.toAbsolute(chunk, own);
    for (let row = 0; row < names.length; row++)
      this.nameAt.set(at(names.chunk[row]!, names.start[row]!), exprRef('name', row));
    for (let row = 0; row < params.length; row++)
      this.nameAt.set(at(params.chunk[row]!, params.nameStart[row]!), exprRef('param', row));
    for (let row = 0; row < imports.length; row++)
      this.nameAt.set(at(imports.chunk[row]!, imports.localStart[row]!), exprRef('import', row));
    for (let row = 0; row < defs.length; row++) {
      if (defs.nameEnd[row]! > defs.nameStart[row]!)
        this.nameAt.set(at(defs.chunk[row]!, defs.nameStart[row]!), exprRef('def', row));
    }
    for (let row = 0; row < attrs.length; row++) this.indexPlace(exprRef('attr', row));
    for (let row = 0; row < exprs.length; row++) {
      if (exprs.kind[row] === ExprKind.subscript) this.indexPlace(exprRef('expr', row));
    }
  }

  private indexPlace(node: ValueNode): void {
    const [bstart, bend] = this.span(node)!;
    this.placeAt.set(placeKey(bstart, bend), node);
  }
}

const PLACE_STRIDE = 2 ** 26;
const placeKey = (bstart: number, bend: number): number => bstart * PLACE_STRIDE + bend;

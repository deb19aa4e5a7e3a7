/**
 * The answers to questions about a project, as every protocol gives them: plain data, the same on both ends. The
 * types follow from the schemas of the protocol.
 */
import type { Shape } from './protocol/method.ts';
import type * as shapes from './protocol/shapes.ts';

/** A span people can click: 1-based line and column (UTF-16 units), and bytes for programs. */
export type Location = Shape<typeof shapes.location>;

/** A symbol a name, position or symbol string stands for. */
export type SymbolInfo = Shape<typeof shapes.symbolInfo>;

/** The envelope of contracts.md. */
export type SymbolRef = Shape<typeof shapes.symbolRef>;

export type Reference = Shape<typeof shapes.reference>;

/** One edge of a call graph around a symbol. */
export type CallEdge = Shape<typeof shapes.callEdge>;

export type Freshness = Shape<typeof shapes.freshness>;

export interface Page<T> {
  readonly items: readonly T[];
  /** Rows there are in all, when known. */
  readonly total: number;
  readonly truncated: boolean;
  readonly freshness: Freshness;
}

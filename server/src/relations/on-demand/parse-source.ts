/**
 * What tables computed on demand need of a parser. The caller owns the parser (making one is asynchronous and
 * it holds memory outside JavaScript); this layer only asks for the tokens it prints.
 */

/** A token of the source with its absolute span in UTF-8 bytes. */
export interface SourceToken {
  readonly kind: 'string' | 'number' | 'comment';
  readonly bstart: number;
  readonly bend: number;
  /** The token as written. */
  readonly text: string;
}

/** Tokens of a text in source order. */
export type ParseSource = (text: string) => readonly SourceToken[];

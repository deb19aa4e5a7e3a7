/**
 * The vocabulary of anchoring: how an occurrence of an index and a token of ours belong together, and why not.
 * Knows nothing of how that is found out.
 */
import { TOKEN_KINDS, TOKEN_TABLES, type TokenKind, type Tokens } from './tokens.ts';

export const MATCHES = ['none', 'exact', 'contained'] as const;
export type Match = (typeof MATCHES)[number];
export const Matched = { none: 0, exact: 1, contained: 2 } as const;

/** Why an occurrence does not count; `''` when it does. */
export const FAILURES = [
  '',
  'no_symbol', // it carries a diagnostic or a colour only
  'bad_symbol', // the symbol is not in SCIP's grammar
  'unusable_range', // see the problems of the document
  'other_identifier', // it is on a token that is called otherwise: the text changed, or the indexer erred
  'several_tokens', // more than one token inside its span could be meant
  'empty_range', // nothing is under it, and it is not the module's own definition
  'identifier_without_token', // an identifier that our evidence has no row for
  'no_identifier', // a literal, a keyword, punctuation, or several words
  'line_gone', // no line of the text is the one that was indexed
  'touched_chunk', // it is where it was, but its chunk has been edited
] as const;
export type Failure = (typeof FAILURES)[number];
export const failed = Object.fromEntries(FAILURES.map((name, i) => [name, i])) as Record<Failure, number>;

/** Parallel to the occurrences of the document. */
export interface Anchors {
  readonly length: number;
  readonly tokens: Tokens;
  /** Row of `tokens`; -1 when the match is `none`. */
  readonly token: Int32Array;
  /** Index into `MATCHES`. */
  readonly match: Uint8Array;
  /** Index into `FAILURES`; 0 when the occurrence counts. An anchored one can fail, too. */
  readonly failure: Uint8Array;
  /** SymbolRole bits: those of the index, as the syntax corrects them. */
  readonly roles: Int32Array;
  /** The bits of `roles` that the syntax has set or cleared. */
  readonly syntaxRoles: Int32Array;
  /** By symbol: the name its occurrences have in this file, of a module its last one; null where it is not known. */
  readonly names: readonly (string | null)[];
}

/** One row of `Anchors` with names for numbers. */
export interface Anchor {
  readonly occurrence: number;
  readonly match: Match;
  readonly failure: Failure;
  /** Null when the match is `none`. */
  readonly token: {
    readonly kind: TokenKind;
    readonly table: (typeof TOKEN_TABLES)[TokenKind];
    readonly row: number;
  } | null;
}

export function anchorAt(anchors: Anchors, occurrence: number): Anchor {
  const { tokens } = anchors;
  const token = anchors.token[occurrence]!;
  const kind = TOKEN_KINDS[tokens.kind[token]!];
  return {
    occurrence,
    match: MATCHES[anchors.match[occurrence]!]!,
    failure: FAILURES[anchors.failure[occurrence]!]!,
    token: kind === undefined ? null : { kind, table: TOKEN_TABLES[kind], row: tokens.row[token]! },
  };
}

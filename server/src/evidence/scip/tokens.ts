/**
 * The tokens of one file that a symbol can stand on, as absolute spans: every identifier (or dotted module
 * name) our evidence has a row for, and the file itself. One span is one token, whichever rows share it.
 */
import type { ChunkLayout } from '../../syntax/chunk-layout.ts';
import type { Evidence } from '../evidence.ts';
import { ImportFlag } from '../schema.ts';

/**
 * Kinds of tokens and the evidence table of their row. Of two kinds on one span the earlier one is the token:
 * the span of `import a` is the module it names, that of `from m import a` the name it imports.
 */
export const TOKEN_KINDS = [
  'module', // the file itself: the empty span at its start
  'definition', // name of a class or function
  'parameter',
  'name',
  'attribute', // the name after the dot
  'imported_module', // `a.b` in `import a.b` and `from a.b import c`, leading dots included
  'imported_name', // `c` in `from m import c`; the star of `from m import *`
  'import_binding', // `a` in `import a.b`, `d` in `import a as d`: what the import binds
  'keyword', // `k` in `f(k=1)`
  'class_keyword', // `metaclass` in `class C(metaclass=M)`
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

export const TOKEN_TABLES = {
  module: 'chunks',
  definition: 'defs',
  parameter: 'params',
  name: 'names',
  attribute: 'attrs',
  imported_module: 'imports',
  imported_name: 'imports',
  import_binding: 'imports',
  keyword: 'args',
  class_keyword: 'bases',
} as const satisfies Record<TokenKind, keyof Evidence>;

const Kind = Object.fromEntries(TOKEN_KINDS.map((kind, i) => [kind, i])) as Record<TokenKind, number>;

/** Sorted by start, then end; spans are unique. Offsets are absolute UTF-8 bytes. */
export interface Tokens {
  readonly length: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index into `TOKEN_KINDS`. */
  readonly kind: Int32Array;
  /** Row of `TOKEN_TABLES[kind]`; of several rows that share the token, the first. */
  readonly row: Int32Array;
}

export function collectTokens(evidence: Evidence, layout: ChunkLayout): Tokens {
  const { defs, params, names, attrs, imports, args, bases, strings } = evidence;
  const list = new TokenList(
    layout,
    1 +
      defs.length +
      params.length +
      names.length +
      attrs.length +
      3 * imports.length +
      args.length +
      bases.length,
  );
  list.addAbsolute(Kind.module, 0, 0, 0);
  for (let row = 0; row < defs.length; row++)
    list.add(Kind.definition, row, defs.chunk[row]!, defs.nameStart[row]!, defs.nameEnd[row]!);
  for (let row = 0; row < params.length; row++)
    list.add(Kind.parameter, row, params.chunk[row]!, params.nameStart[row]!, params.nameEnd[row]!);
  for (let row = 0; row < names.length; row++)
    list.add(Kind.name, row, names.chunk[row]!, names.start[row]!, names.end[row]!);
  for (let row = 0; row < attrs.length; row++)
    list.add(Kind.attribute, row, attrs.chunk[row]!, attrs.nameStart[row]!, attrs.nameEnd[row]!);
  for (let row = 0; row < imports.length; row++) {
    const chunk = imports.chunk[row]!;
    list.add(Kind.imported_module, row, chunk, imports.moduleStart[row]!, imports.moduleEnd[row]!);
    list.add(Kind.imported_name, row, chunk, imports.nameStart[row]!, imports.nameEnd[row]!);
    if ((imports.flags[row]! & ImportFlag.star) === 0)
      list.add(Kind.import_binding, row, chunk, imports.localStart[row]!, imports.localEnd[row]!);
  }
  for (let row = 0; row < args.length; row++)
    list.add(Kind.keyword, row, args.chunk[row]!, args.keywordStart[row]!, args.keywordEnd[row]!);
  for (let row = 0; row < bases.length; row++) {
    if (bases.keyword[row]! < 0) continue;
    const start = bases.start[row]!;
    const length = Buffer.byteLength(strings[bases.keyword[row]!]!);
    list.add(Kind.class_keyword, row, bases.chunk[row]!, start, start + length);
  }
  return list.finish();
}

class TokenList {
  private length = 0;
  private readonly layout: ChunkLayout;
  private readonly start: Int32Array;
  private readonly end: Int32Array;
  private readonly kind: Int32Array;
  private readonly row: Int32Array;

  constructor(layout: ChunkLayout, capacity: number) {
    this.layout = layout;
    this.start = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.kind = new Int32Array(capacity);
    this.row = new Int32Array(capacity);
  }

  /** Adds `[from, to)` in own offsets of a chunk; nothing when the row has no such token. */
  add(kind: number, row: number, chunk: number, from: number, to: number): void {
    if (from < 0) return;
    // A token never spans a nested chunk, so its length is the same in own and absolute offsets.
    const start = this.layout.toAbsolute(chunk, from);
    this.addAbsolute(kind, row, start, start + (to - from));
  }

  addAbsolute(kind: number, row: number, start: number, end: number): void {
    const at = this.length++;
    this.start[at] = start;
    this.end[at] = end;
    this.kind[at] = kind;
    this.row[at] = row;
  }

  finish(): Tokens {
    const order = this.sorted();
    const { start, end } = this;
    let count = 0;
    let previous = -1;
    for (const at of order) {
      if (previous >= 0 && start[at] === start[previous] && end[at] === end[previous]) continue;
      order[count++] = at;
      previous = at;
    }
    const kept = order.subarray(0, count);
    const column = (source: Int32Array): Int32Array => {
      const picked = new Int32Array(count);
      for (let i = 0; i < count; i++) picked[i] = source[kept[i]!]!;
      return picked;
    };
    return {
      length: count,
      start: column(start),
      end: column(end),
      kind: column(this.kind),
      row: column(this.row),
    };
  }

  /** Tokens by start, end and order of adding (which is the order of kinds, then rows). */
  private sorted(): Int32Array {
    const { length, start, end } = this;
    // Sorting plain numbers is several times faster than sorting with a comparison.
    const keys = new Float64Array(length);
    for (let i = 0; i < length; i++) keys[i] = start[i]! * length + i;
    keys.sort();
    const order = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const at = keys[i]! % length;
      // Few tokens share a start, so ends are put in order by insertion.
      let slot = i;
      while (slot > 0 && start[order[slot - 1]!] === start[at] && end[order[slot - 1]!]! > end[at]!) {
        order[slot] = order[slot - 1]!;
        slot--;
      }
      order[slot] = at;
    }
    return order;
  }
}

/**
 * Forward references: annotations written as strings (PEP 484, "Forward references"). The text is read by a
 * small parser of its own, because it is the text between two quotes of a tree that is parsed already. It
 * knows what type expressions are made of: dotted names, subscripts, `|`, lists, tuples, literals and nested
 * strings. Text with anything else in it is no type expression, and stays a string.
 */

import { type Constant, constantRef, type ExprRef, exprRef } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { HARD_KEYWORDS } from './keywords.ts';
import { CHAIN_LIMIT, STRING_ANNOTATION_DEPTH, STRING_ANNOTATION_LINKS } from './limits.ts';
import { ExprContext, ExprKind, NameFlag } from './schema.ts';

/**
 * Reads the text between two UTF-16 indexes, which the quotes of a literal enclose, as a type expression.
 * Adds the rows of what it finds, or nothing and returns null when it is none.
 */
export function visitStringAnnotation(x: Extraction, from: number, to: number): ExprRef | null {
  const tree = new AnnotationParser(x.text, from, to).parse();
  if (tree === null) return null;
  const { nameFlags } = x;
  x.nameFlags |= NameFlag.stringAnnotation;
  const ref = emit(x, tree).ref;
  x.nameFlags = nameFlags;
  return ref;
}

/** A parsed type expression; positions are UTF-16 indexes of the file. */
type TypeNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'name' }
  | { readonly kind: 'constant'; readonly constant: Constant }
  | { readonly kind: 'string'; readonly inner: TypeNode | null }
  | { readonly kind: 'attribute'; readonly base: TypeNode; readonly nameStart: number }
  | { readonly kind: 'subscript'; readonly base: TypeNode; readonly indices: readonly TypeNode[] }
  | { readonly kind: 'union'; readonly left: TypeNode; readonly right: TypeNode }
  | { readonly kind: 'list' | 'tuple'; readonly elements: readonly TypeNode[] }
  | { readonly kind: 'star'; readonly operand: TypeNode }
);

const IDENTIFIER = /[_\p{XID_Start}][_\p{XID_Continue}]*/uy;
const NUMBER = /-?\d+/y;
/** Inside brackets a type expression may run over lines; an escape of any kind would shift positions. */
const SPACE = /[ \t\n\r\f]*/y;
const STRING = /(["'])((?:(?!\1)[^\\\n])*)\1/y;

const CONSTANT_NAMES: Record<string, Constant> = { None: 'None', True: 'True', False: 'False' };

class AnnotationParser {
  private readonly text: string;
  private readonly end: number;
  private at: number;
  private depth = 0;
  private links = 0;
  /** Inside `Literal[…]`, and behind the first argument of `Annotated[…]`, strings are values. */
  private readsStrings = true;

  constructor(text: string, from: number, to: number) {
    this.text = text;
    this.at = from;
    this.end = to;
  }

  /** The whole text as one expression (a bare tuple is one too), or null. */
  parse(): TypeNode | null {
    const start = this.at;
    const elements = this.parseList('');
    if (elements === null || this.at < this.end || elements.length === 0) return null;
    return elements.length === 1 ? elements[0]! : { kind: 'tuple', elements, start, end: this.at };
  }

  private peek(): string {
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    this.at = Math.min(SPACE.lastIndex, this.end);
    return this.at < this.end ? this.text[this.at]! : '';
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found === null || this.at + found.length > this.end) return null;
    this.at += found.length;
    return found;
  }

  /** Comma-separated expressions up to the closing sign, which is consumed; null when they do not parse. */
  private parseList(close: string): TypeNode[] | null {
    const elements: TypeNode[] = [];
    while (this.peek() !== close) {
      const element = this.parseUnion();
      if (element === null) return null;
      elements.push(element);
      const next = this.peek();
      if (next === close) break;
      if (next !== ',') return null;
      this.at++;
    }
    this.at += close.length;
    return elements;
  }

  private parseUnion(): TypeNode | null {
    let left = this.parsePostfix();
    while (left !== null && this.peek() === '|') {
      this.at++;
      const right = this.parsePostfix();
      if (right === null || ++this.links > STRING_ANNOTATION_LINKS) return null;
      left = { kind: 'union', left, right, start: left.start, end: right.end };
    }
    return left;
  }

  private parsePostfix(): TypeNode | null {
    let base = this.parseAtom();
    while (base !== null && ++this.links <= STRING_ANNOTATION_LINKS) {
      const sign = this.peek();
      if (sign === '.') base = this.parseAttribute(base);
      else if (sign === '[') base = this.parseSubscript(base);
      else return base;
    }
    return null;
  }

  private parseAttribute(base: TypeNode): TypeNode | null {
    this.at++;
    this.peek();
    const nameStart = this.at;
    if (this.match(IDENTIFIER) === null) return null;
    return { kind: 'attribute', base, nameStart, start: base.start, end: this.at };
  }

  private parseSubscript(base: TypeNode): TypeNode | null {
    const name = this.nameOf(base);
    const { readsStrings } = this;
    if (++this.depth > STRING_ANNOTATION_DEPTH) return null;
    if (name === 'Literal' || name === 'Annotated') this.readsStrings = false;
    this.at++;
    const indices = this.parseList(']');
    this.readsStrings = readsStrings;
    this.depth--;
    if (indices === null || indices.length === 0) return null;
    return { kind: 'subscript', base, indices, start: base.start, end: this.at };
  }

  /** The last name of a dotted one; null for other expressions. */
  private nameOf(node: TypeNode): string | null {
    if (node.kind !== 'name' && node.kind !== 'attribute') return null;
    return this.text.slice(node.kind === 'name' ? node.start : node.nameStart, node.end);
  }

  private parseAtom(): TypeNode | null {
    const sign = this.peek();
    const start = this.at;
    if (sign === '') return null;
    if (sign === '[' || sign === '(') return this.parseBracketed(sign);
    if (sign === '"' || sign === "'") return this.parseString();
    if (sign === '*') return this.parseStar();
    if (this.text.startsWith('...', start)) {
      this.at += 3;
      return { kind: 'constant', constant: 'Ellipsis', start, end: this.at };
    }
    if (this.match(NUMBER) !== null) return { kind: 'constant', constant: 'int', start, end: this.at };
    const word = this.match(IDENTIFIER);
    if (word === null || HARD_KEYWORDS.has(word)) return null;
    const constant = Object.hasOwn(CONSTANT_NAMES, word) ? CONSTANT_NAMES[word] : undefined;
    if (constant !== undefined) return { kind: 'constant', constant, start, end: this.at };
    return { kind: 'name', start, end: this.at };
  }

  private parseStar(): TypeNode | null {
    const start = this.at++;
    const operand = this.parsePostfix();
    return operand === null ? null : { kind: 'star', operand, start, end: operand.end };
  }

  private parseBracketed(sign: '[' | '('): TypeNode | null {
    const start = this.at++;
    if (++this.depth > STRING_ANNOTATION_DEPTH) return null;
    const elements = this.parseList(sign === '[' ? ']' : ')');
    this.depth--;
    if (elements === null) return null;
    if (sign === '(' && elements.length === 1 && !this.text.slice(elements[0]!.end, this.at).includes(',')) {
      return elements[0]!;
    }
    return { kind: sign === '[' ? 'list' : 'tuple', elements, start, end: this.at };
  }

  private parseString(): TypeNode | null {
    const start = this.at;
    if (this.match(STRING) === null) return null;
    if (++this.depth > STRING_ANNOTATION_DEPTH) return null;
    const inner = this.readsStrings ? new AnnotationParser(this.text, start + 1, this.at - 1).parse() : null;
    this.depth--;
    return { kind: 'string', inner, start, end: this.at };
  }
}

interface Emitted {
  readonly ref: ExprRef;
  /** Dotted text and number of names while the expression is names and dots only. */
  readonly chain: string | null;
  readonly names: number;
}

/** Adds the rows of a parsed type expression. */
function emit(x: Extraction, node: TypeNode): Emitted {
  switch (node.kind) {
    case 'name':
      return emitName(x, node);
    case 'constant':
      return plain(constantRef(node.constant));
    case 'string': {
      if (node.inner !== null) return emit(x, node.inner);
      return plain(exprRef('string', x.out.pool.id(x.text.slice(node.start + 1, node.end - 1))));
    }
    case 'attribute':
      return emitAttribute(x, node, node.base, node.nameStart);
    case 'subscript':
      return compound(x, node, ExprKind.subscript, [node.base, ...node.indices]);
    case 'union':
      return compound(x, node, ExprKind.binary, [node.left, node.right], x.out.pool.id('|'));
    case 'list':
      return compound(x, node, ExprKind.list, node.elements);
    case 'tuple':
      return compound(x, node, ExprKind.tuple, node.elements);
    case 'star':
      return compound(x, node, ExprKind.star, [node.operand]);
  }
}

const plain = (ref: ExprRef): Emitted => ({ ref, chain: null, names: 0 });

function compound(
  x: Extraction,
  { start, end }: TypeNode,
  kind: number,
  parts: readonly TypeNode[],
  detail = -1,
): Emitted {
  const refs = parts.map((part) => emit(x, part).ref);
  return plain(x.addExprAt(start, end, kind, refs, detail));
}

function emitName(x: Extraction, { start, end }: TypeNode): Emitted {
  const name = x.identifierAt(start, end);
  const { names, pool } = x.out;
  const row = names.add(
    x.chunk,
    x.own(start),
    x.own(end),
    name,
    ExprContext.LOAD,
    x.scope,
    x.def,
    x.nameFlags,
  );
  return { ref: exprRef('name', row), chain: pool.strings[name]!, names: 1 };
}

function emitAttribute(x: Extraction, node: TypeNode, base: TypeNode, nameStart: number): Emitted {
  const { ref, chain, names } = emit(x, base);
  const { attrs, pool } = x.out;
  const name = x.identifierAt(nameStart, node.end);
  const dotted = chain === null || names >= CHAIN_LIMIT ? null : `${chain}.${pool.strings[name]}`;
  const row = attrs.add(
    x.chunk,
    x.own(node.start),
    x.own(node.end),
    x.own(nameStart),
    x.own(node.end),
    x.own(base.start),
    x.own(base.end),
    name,
    ExprContext.LOAD,
    ref,
    pool.idOrNull(dotted),
    x.scope,
    x.def,
  );
  return { ref: exprRef('attr', row), chain: dotted, names: names + 1 };
}

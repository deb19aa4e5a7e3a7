/**
 * String literals: what kind a literal is, its value as a reference or as a docstring, and the expressions
 * inside f-strings. The rules are those of the language reference, "String and Bytes literals" and
 * "Formatted string literals"; docstrings are cleaned as `inspect.cleandoc` does (PEP 257).
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { ESCAPE_LETTERS } from '../text/escape-letters.ts';
import { constantRef, type ExprRef, exprRef } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { NESTING_LIMIT, STRING_VALUE_LIMIT } from './limits.ts';
import { ExprKind } from './schema.ts';
import { visitStringAnnotation } from './string-annotations.ts';

/** Letters before the quotes, in lower case (`rb`, `f`, empty). */
function prefixOf(x: Extraction, string: number): string {
  const opening = string + 1;
  if (x.kind[opening] !== NodeKind.string_start) return '';
  const from = x.start[opening]!;
  let to = from;
  while (to < x.end[opening]! && isLetter(x.text.charCodeAt(to))) to++;
  return to === from ? '' : x.text.slice(from, to).toLowerCase();
}

const isLetter = (unit: number): boolean => (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);

/** UTF-16 span between the quotes; null when the closing quotes are missing. */
function contentSpan(x: Extraction, string: number): { from: number; to: number } | null {
  const opening = string + 1;
  let closing = -1;
  for (let c = opening; c < x.next[string]!; c = x.next[c]!) closing = c;
  if (x.kind[opening] !== NodeKind.string_start || x.kind[closing] !== NodeKind.string_end) return null;
  return { from: x.end[opening]!, to: x.start[closing]! };
}

export function visitString(x: Extraction, string: number): ExprRef {
  const prefix = prefixOf(x, string);
  if (prefix.includes('f') || prefix.includes('t')) return visitFormatted(x, string);
  if (prefix.includes('b')) return constantRef('bytes');
  const span = contentSpan(x, string);
  if (span === null) return constantRef('str');
  if (x.readsStrings && !prefix.includes('r')) {
    const annotation = visitStringAnnotation(x, span.from, span.to);
    if (annotation !== null) return annotation;
  }
  if (span.to - span.from > STRING_VALUE_LIMIT) return constantRef('str');
  return exprRef('string', x.out.pool.id(x.text.slice(span.from, span.to)));
}

export function visitConcatenated(x: Extraction, node: number): ExprRef {
  // Adjacent literals are one string, so a forward reference cut in two cannot be read part by part.
  const readsStrings = x.readsStrings;
  x.readsStrings = false;
  const parts: ExprRef[] = [];
  for (const part of x.namedChildren(node)) parts.push(x.visitExpression(part));
  x.readsStrings = readsStrings;
  return x.addExpr(node, ExprKind.concatenated, parts);
}

function visitFormatted(x: Extraction, string: number): ExprRef {
  const operands: ExprRef[] = [];
  visitInterpolations(x, string, operands);
  return x.addExpr(string, ExprKind.fstring, operands, templateOf(x, string));
}

/**
 * The literal text of an f-string with `\0` for each interpolation, in the pool, where that can be a name such as
 * `f"visit_{kind}"`; -1 for other texts, which nobody looks up.
 */
function templateOf(x: Extraction, string: number): number {
  const span = contentSpan(x, string);
  if (span === null || span.to - span.from > STRING_VALUE_LIMIT) return -1;
  let template = '';
  let from = span.from;
  for (let c = string + 1; c < x.next[string]!; c = x.next[c]!) {
    if (x.kind[c] !== NodeKind.interpolation) continue;
    if (x.child(c, Field.format_specifier) >= 0) return -1;
    template += `${x.text.slice(from, x.start[c]!)}\0`;
    from = x.end[c]!;
  }
  template += x.text.slice(from, span.to);
  return NAME_TEMPLATE.test(template) ? x.out.pool.id(template) : -1;
}

const NAME_TEMPLATE = /^[\w\0]*\w[\w\0]*$/;

function visitInterpolations(x: Extraction, parent: number, operands: ExprRef[]): void {
  const end = x.next[parent]!;
  for (let c = parent + 1; c < end; c = x.next[c]!) {
    if (x.kind[c] !== NodeKind.interpolation && x.kind[c] !== NodeKind.format_expression) continue;
    const expression = x.child(c, Field.expression);
    const specifier = x.child(c, Field.format_specifier);
    if (expression >= 0) {
      const operand = x.visitExpression(interpolated(x, expression));
      const conversion = conversionOf(x, c, expression, specifier);
      operands.push(
        conversion === '' ? operand : x.addExpr(c, ExprKind.converted, [operand], x.out.pool.id(conversion)),
      );
    }
    if (specifier < 0) continue;
    if (x.depth < NESTING_LIMIT) {
      x.depth++;
      visitInterpolations(x, specifier, operands);
      x.depth--;
    } else x.defer(specifier, (y, node) => visitInterpolations(y, node, []));
  }
}

/** The letter of `{x!r}`; `{x=}` is written as that where nothing formats it (PEP 498, "Self-documenting expressions"). */
function conversionOf(x: Extraction, interpolation: number, expression: number, specifier: number): string {
  const conversion = x.child(interpolation, Field.type_conversion);
  if (conversion >= 0) return x.text.charAt(x.end[conversion]! - 1);
  const isNamed = x.text.slice(x.end[expression]!, x.end[interpolation]!).trimStart().startsWith('=');
  return isNamed && specifier < 0 ? 'r' : '';
}

/** In `f"{x:=5}"` the colon begins a format; only `f"{(x := 5)}"` is an assignment. */
function interpolated(x: Extraction, expression: number): number {
  if (x.kind[expression] !== NodeKind.named_expression) return expression;
  const name = x.child(expression, Field.name);
  return name < 0 ? expression : name;
}

/** The cleaned docstring of a body block, or null. */
export function docstringOf(x: Extraction, body: number): string | null {
  const string = docstringNode(x, body);
  if (string < 0) return null;
  if (x.kind[string] === NodeKind.string) return cleanDocstring(literalValue(x, string));
  return cleanDocstring(
    x
      .namedChildren(string)
      .map((part) => literalValue(x, part))
      .join(''),
  );
}

/** The literal that is the first statement of a body, when it is a plain string; else -1. */
export function docstringNode(x: Extraction, body: number): number {
  const statement = x.firstNamedChild(body);
  if (statement < 0 || x.kind[statement] !== NodeKind.expression_statement) return -1;
  const expression = x.firstNamedChild(statement);
  if (expression < 0 || x.next[expression] !== x.next[statement]) return -1;
  const string = x.unparenthesized(expression);
  if (isPlainString(x, string)) return string;
  if (x.kind[string] !== NodeKind.concatenated_string) return -1;
  return x.namedChildren(string).every((part) => isPlainString(x, part)) ? string : -1;
}

function isPlainString(x: Extraction, node: number): boolean {
  return x.kind[node] === NodeKind.string && /^[ru]?$/.test(prefixOf(x, node));
}

function literalValue(x: Extraction, string: number): string {
  const span = contentSpan(x, string);
  if (span === null) return '';
  const text = x.text.slice(span.from, span.to).replace(/\r\n?/g, '\n');
  return text.includes('\\') && !prefixOf(x, string).includes('r') ? decodeEscapes(text) : text;
}

const SIMPLE_ESCAPES: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  ...ESCAPE_LETTERS,
};

/**
 * Decodes the escapes of a `str` literal. `\N{…}` needs the Unicode name table and stays as written, as does
 * every escape Python does not know.
 */
function decodeEscapes(text: string): string {
  const pattern = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;
  return text.replace(pattern, (whole, octal, hex2, hex4, hex8, other) => {
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const hex = hex2 ?? hex4 ?? hex8;
    if (hex === undefined) return SIMPLE_ESCAPES[other] ?? whole;
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const TAB_WIDTH = 8;

/** `inspect.cleandoc`: tabs become spaces, the common margin of all lines but the first goes, blank ends go. */
export function cleanDocstring(text: string): string {
  const lines = expandTabs(text).split('\n');
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    const content = line.trimStart().length;
    if (content > 0) margin = Math.min(margin, line.length - content);
  }
  const cleaned = lines.map((line, i) => {
    if (i === 0) return line.trimStart();
    return margin === Number.POSITIVE_INFINITY ? line : line.slice(margin);
  });
  while (cleaned.length > 0 && cleaned[cleaned.length - 1] === '') cleaned.pop();
  let first = 0;
  while (first < cleaned.length && cleaned[first] === '') first++;
  return cleaned.slice(first).join('\n');
}

function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  return text
    .split('\n')
    .map((line) => {
      let expanded = '';
      for (const character of line) {
        expanded += character === '\t' ? ' '.repeat(TAB_WIDTH - (expanded.length % TAB_WIDTH)) : character;
      }
      return expanded;
    })
    .join('\n');
}

/**
 * Source text between two UTF-16 indexes on one line: comments gone, runs of white space made one space, and
 * none just inside the brackets of a text that spans lines.
 */
export function collapsedSource(
  x: Extraction,
  node: number,
  from: number,
  to: number,
  limit: number,
): string {
  let text = x.text.slice(from, to);
  if (text.includes('#')) text = withoutComments(x, node, from, to);
  if (/[\n\r]/.test(text)) text = text.replace(/([([{])\\?\s+/g, '$1').replace(/\s+([)\]}])/g, '$1');
  text = text.replace(/\\?\s+/g, ' ');
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}

function withoutComments(x: Extraction, node: number, from: number, to: number): string {
  let text = '';
  let at = from;
  for (let n = node; n < x.next[node]!; n++) {
    if (x.kind[n] !== NodeKind.comment || x.start[n]! < at || x.end[n]! > to) continue;
    text += x.text.slice(at, x.start[n]!);
    at = x.end[n]!;
  }
  return text + x.text.slice(at, to);
}

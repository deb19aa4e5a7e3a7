/** Numbers and strings (language reference 2.4 to 2.6), of which the grammar takes more than Python. */
import { NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';

/** Language reference 2.6: `decinteger`, `bininteger`, `octinteger`, `hexinteger`, `floatnumber`, `imagnumber`. */
const NUMBER =
  /^(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:[1-9](?:_?\d)*|0(?:_?0)*)|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?|\d(?:_?\d)*(?:[eE][-+]?\d(?:_?\d)*[jJ]?|[jJ]))$/;

const SINGLE_DIGIT = 1;

function checkNumber(at: Place): void {
  if (at.end[at.node]! - at.start[at.node]! === SINGLE_DIGIT) return;
  const number = at.textOf(at.node);
  if (NUMBER.test(number)) return;
  if (/\d[lL]$/.test(number)) at.refuse(at.node, 'Python 3 has no long integers: drop the `L`');
  else if (/^0[\d_]*\d$/.test(number)) at.refuse(at.node, 'Python 3 writes octal numbers as `0o777`');
  else at.refuse(at.node, 'invalid number');
}

/** Prefixes of strings, in lower case (language reference 2.4.1 and 2.4.3, PEP 750). */
const PREFIXES: ReadonlySet<string> = new Set(['r', 'u', 'b', 'f', 't', 'br', 'rb', 'fr', 'rf', 'tr', 'rt']);

const BACKSLASH = '\\';
const LOWER_CASE = 0x20;
const SMALL_A = 97;
const SMALL_Z = 122;

/** Prefix of a string, in lower case. */
function prefixOf(at: Place, string: number): string {
  const start = at.start[string]!;
  let end = start;
  for (; end < at.text.length; end++) {
    const letter = at.text.charCodeAt(end) | LOWER_CASE;
    if (letter < SMALL_A || letter > SMALL_Z) break;
  }
  return end === start ? '' : at.text.slice(start, end).toLowerCase();
}

function checkString(at: Place): void {
  const from = at.start[at.node]!;
  if (at.text[from] === '`') {
    at.refuseSpan(from, from + 1, 'Python 3 writes backquotes as `repr(...)`');
    return;
  }
  const prefix = prefixOf(at, at.node);
  if (prefix !== '' && !PREFIXES.has(prefix)) {
    at.refuseSpan(
      from,
      from + prefix.length,
      `a string cannot begin with \`${at.text.slice(from, from + prefix.length)}\``,
    );
    return;
  }
  if (prefix.includes('b')) checkBytes(at);
  if (prefix.includes('r')) return;
  if (at.textOf(at.node).includes(BACKSLASH)) checkEscapes(at, prefix);
}

function checkBytes(at: Place): void {
  const start = at.start[at.node]!;
  const other = /[^\0-\x7f]/u.exec(at.textOf(at.node));
  if (other === null) return;
  const from = start + other.index;
  at.refuseSpan(from, from + other[0].length, 'bytes can only contain ASCII characters');
}

/**
 * Escape sequences (language reference 2.4.1.1), `broken` where one of Python's lacks what it needs; others stand for
 * themselves. Which characters have a name is for Unicode to say, and changes with its versions: names are not looked up.
 */
const ESCAPES = {
  bytes: /\\(?:(?<broken>x(?![\da-fA-F]{2}))|[\s\S])/g,
  text: /\\(?:(?<broken>x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?!(?:0010|000[\da-fA-F])[\da-fA-F]{4})|N(?!\{[^{}]+\}))|[\s\S])/g,
  /** Braces behind `\N` are no content to the grammar. */
  formatted:
    /\\(?:(?<broken>x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?!(?:0010|000[\da-fA-F])[\da-fA-F]{4}))|[\s\S])/g,
};

function checkEscapes(at: Place, prefix: string): void {
  const escapes = prefix.includes('b')
    ? ESCAPES.bytes
    : /[ft]/.test(prefix)
      ? ESCAPES.formatted
      : ESCAPES.text;
  for (const part of at.children(at.node)) {
    if (at.kindOf(part) !== NodeKind.string_content) continue;
    for (const { 0: sequence, index, groups } of at.textOf(part).matchAll(escapes)) {
      const from = at.start[part]! + index;
      if (groups!.broken !== undefined)
        at.refuseSpan(from, from + sequence.length, `\`${sequence}\` is not followed by what it needs`);
    }
  }
}

/** Bytes stand beside bytes, templates beside templates (language reference 2.4.2, PEP 750). */
function checkConcatenation(at: Place): void {
  const [first = -1, ...others] = at.namedChildren(at.node);
  const kind = kindOfString(at, first);
  const other = others.find((string) => kindOfString(at, string) !== kind);
  if (other !== undefined) at.refuse(other, `cannot mix ${kind} and ${kindOfString(at, other)} literals`);
}

function kindOfString(at: Place, string: number): 'bytes' | 'template' | 'string' {
  const prefix = prefixOf(at, string);
  return prefix.includes('b') ? 'bytes' : prefix.includes('t') ? 'template' : 'string';
}

function checkConversion(at: Place): void {
  if (!/^![rsa]$/.test(at.textOf(at.node))) at.refuse(at.node, 'a conversion is `!r`, `!s` or `!a`');
}

/** Replacement fields in format specifications of format specifications. */
function checkNesting(at: Place): void {
  for (let level = 0, depth = 0; level < at.depth; level++) {
    if (at.kindOf(at.parent(level)) === NodeKind.string) return;
    if (at.kindOf(at.parent(level)) === NodeKind.format_specifier && ++depth === MAX_NESTED_FORMATS) {
      at.refuse(at.node, 'expressions nested too deeply');
      return;
    }
  }
}

const MAX_NESTED_FORMATS = 2;

export const LITERAL_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.integer, NodeKind.float], check: checkNumber },
  { kinds: [NodeKind.string], check: checkString },
  { kinds: [NodeKind.concatenated_string], check: checkConcatenation },
  { kinds: [NodeKind.type_conversion], check: checkConversion },
  { kinds: [NodeKind.format_specifier], check: checkNesting },
];

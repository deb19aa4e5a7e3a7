/**
 * What a symbol is called in source text: the name in its last descriptor (scip.proto, message Symbol). Read
 * from the end of the string, so that it costs nothing to know. Does not check the rest of the symbol.
 */

export type SymbolIdentifier =
  /** `local N`: the symbol says nothing about its name. */
  | { readonly kind: 'local' }
  /** A module or package: dotted name. */
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'named'; readonly name: string }
  /** Not a symbol of SCIP's grammar. */
  | { readonly kind: 'malformed' };

const MALFORMED_SYMBOL: SymbolIdentifier = { kind: 'malformed' };
const LOCAL: SymbolIdentifier = { kind: 'local' };
const SIMPLE = /[\w+$-]/;

/** scip-python's descriptor of a module itself. */
const MODULE_DESCRIPTOR = '__init__:';

export function symbolIdentifier(symbol: string): SymbolIdentifier {
  if (symbol.startsWith('local ')) return symbol.length > 6 ? LOCAL : MALFORMED_SYMBOL;
  if (symbol.endsWith(`/${MODULE_DESCRIPTOR}`)) {
    const module = nameBefore(symbol, symbol.length - MODULE_DESCRIPTOR.length - 1);
    return module === null ? MALFORMED_SYMBOL : { kind: 'module', name: module };
  }
  const end = descriptorNameEnd(symbol);
  const name = end < 0 ? null : nameBefore(symbol, end);
  if (name === null) return MALFORMED_SYMBOL;
  if (symbol.endsWith('/')) return { kind: 'module', name };
  // Identifiers are compared in NFKC (language reference, "Identifiers and keywords").
  return { kind: 'named', name: name.normalize('NFKC') };
}

/** Where the name of the last descriptor ends; -1 when the last character ends no descriptor. */
function descriptorNameEnd(symbol: string): number {
  const last = symbol.length - 1;
  switch (symbol[last]) {
    case '.':
      // A method is `name(disambiguator).`, a term `name.`.
      return symbol[last - 1] === ')' ? symbol.lastIndexOf('(', last) : last;
    case '#':
    case '/':
    case ':':
    case '!':
    case ')':
    case ']':
      return last;
    default:
      return -1;
  }
}

/** The name that ends before `end`, in backticks or plain; null when there is none. */
function nameBefore(symbol: string, end: number): string | null {
  if (symbol[end - 1] !== '`') {
    let start = end;
    while (start > 0 && SIMPLE.test(symbol[start - 1]!)) start--;
    return start < end ? symbol.slice(start, end) : null;
  }
  let start = end - 2;
  // A doubled backtick is one of the name's own.
  for (; start >= 0; start--) {
    if (symbol[start] !== '`') continue;
    if (symbol[start - 1] !== '`') break;
    start--;
  }
  return start >= 0 && start + 1 < end - 1 ? symbol.slice(start + 1, end - 1).replaceAll('``', '`') : null;
}

/**
 * Symbols in SCIP's grammar (scip.proto, message Symbol), spelled as scip-python spells them, so that native
 * and indexed symbols of one definition are the same string. Knows nothing of files or evidence.
 *
 * `scip-python python <package> <version> `a.b`/C#m().(x)`
 */

const SIMPLE_IDENTIFIER = /^[\w+$-]+$/;

/** Escapes a descriptor name: a simple identifier as is, anything else in backticks with backticks doubled. */
export function escapeName(name: string): string {
  return SIMPLE_IDENTIFIER.test(name) ? name : '`' + name.replaceAll('`', '``') + '`';
}

/** Escapes a package field: spaces are doubled, an empty field is a dot (SCIP's placeholder). */
function escapeField(field: string): string {
  return field === '' ? '.' : field.replaceAll(' ', '  ');
}

/** The part of a symbol that names its package: `scip-python python django 3.2 ` (with the final space). */
export function packagePrefix(name: string, version: string): string {
  return `scip-python python ${escapeField(name)} ${escapeField(version)} `;
}

/** Prefix of everything inside a module: package prefix plus `` `a.b`/ ``. */
export function modulePrefix(packageOfModule: string, module: string): string {
  return `${packageOfModule}${escapeName(module)}/`;
}

/** scip-python's symbol of a module itself: `` `a.b`/__init__: ``. */
export const moduleSymbol = (prefix: string): string => `${prefix}__init__:`;

export const classDescriptor = (name: string): string => `${escapeName(name)}#`;
/** `nth` tells functions of one name apart, from 0. */
export const functionDescriptor = (name: string, nth = 0): string =>
  `${escapeName(name)}(${nth === 0 ? '' : `+${nth}`}).`;
export const termDescriptor = (name: string): string => `${escapeName(name)}.`;
export const parameterDescriptor = (name: string): string => `(${escapeName(name)})`;

export type SymbolKind =
  | 'module'
  | 'class'
  | 'function'
  | 'method'
  | 'variable'
  | 'attribute'
  | 'parameter'
  | 'local'
  | 'type';

export interface ParsedSymbol {
  /** Empty for locals. */
  readonly package: string;
  readonly version: string;
  /** Dotted module name; empty for locals. */
  readonly module: string;
  /** Names below the module, e.g. `['HttpRequest', 'get_host']`; a parameter is the last one. */
  readonly path: readonly string[];
  readonly kind: SymbolKind;
}

/**
 * Splits a symbol of the scip-python scheme, or `local N`. Returns null for other schemes and for text that
 * is not in SCIP's grammar.
 */
export function parseSymbol(symbol: string): ParsedSymbol | null {
  if (symbol.startsWith('local ')) {
    return { package: '', version: '', module: '', path: [symbol.slice(6)], kind: 'local' };
  }
  const fields: string[] = [];
  let at = 0;
  while (fields.length < 4) {
    let field = '';
    for (;;) {
      const space = symbol.indexOf(' ', at);
      if (space < 0) return null;
      field += symbol.slice(at, space);
      at = space + 1;
      if (symbol[at] !== ' ') break;
      field += ' ';
      at++;
    }
    fields.push(field === '.' ? '' : field);
  }
  if (fields[0] !== 'scip-python') return null;
  let module = '';
  const path: string[] = [];
  let kind: SymbolKind = 'module';
  while (at < symbol.length) {
    const parameter = symbol[at] === '(' || symbol[at] === '[';
    if (parameter) at++;
    const name = readName(symbol, at);
    if (!name) return null;
    at = name.end;
    const suffix = symbol[at];
    const previous: SymbolKind = kind;
    if (parameter) {
      if (suffix !== ')' && suffix !== ']') return null;
      at++;
      kind = suffix === ')' ? 'parameter' : 'type';
      path.push(name.text);
    } else if (suffix === '/') {
      module = name.text;
      at++;
    } else if (suffix === ':') {
      kind = 'module';
      at++;
    } else if (suffix === '#') {
      kind = 'class';
      path.push(name.text);
      at++;
    } else if (suffix === '(') {
      const close = symbol.indexOf(').', at);
      if (close < 0) return null;
      kind = previous === 'class' ? 'method' : 'function';
      path.push(name.text);
      at = close + 2;
    } else if (suffix === '.') {
      kind = previous === 'class' ? 'attribute' : 'variable';
      path.push(name.text);
      at++;
    } else return null;
  }
  return { package: fields[2]!, version: fields[3]!, module, path, kind };
}

function readName(symbol: string, from: number): { text: string; end: number } | null {
  if (symbol[from] !== '`') {
    let end = from;
    while (end < symbol.length && SIMPLE_IDENTIFIER.test(symbol[end]!)) end++;
    return end > from ? { text: symbol.slice(from, end), end } : null;
  }
  let text = '';
  let at = from + 1;
  for (;;) {
    const tick = symbol.indexOf('`', at);
    if (tick < 0) return null;
    text += symbol.slice(at, tick);
    if (symbol[tick + 1] !== '`') return { text, end: tick + 1 };
    text += '`';
    at = tick + 2;
  }
}

/** The dotted name people write: `django.http.request.HttpRequest.get_host`; parameters end in `.(x)`. */
export function dottedName(parsed: ParsedSymbol): string {
  const path =
    parsed.kind === 'parameter' ? [...parsed.path.slice(0, -1), `(${parsed.path.at(-1)})`] : parsed.path;
  return [parsed.module, ...path].filter((part) => part !== '').join('.');
}

/**
 * Names that people type, read off a symbol string in SCIP's grammar (scip.proto, message `Symbol`): the
 * dotted path and the short name. Reading only: symbols are made by the linker.
 */

/** What follows the four space-separated fields of a global symbol, or null for `local 1` and non-symbols. */
function descriptorsOf(symbol: string): string | null {
  let position = 0;
  for (let field = 0; field < 4; field++) {
    let space = symbol.indexOf(' ', position);
    // A doubled space stands for a space inside a field; an empty field is written as a dot.
    while (space >= 0 && symbol[space + 1] === ' ') space = symbol.indexOf(' ', space + 2);
    if (space < 0) return null;
    position = space + 1;
  }
  return symbol.slice(position);
}

const SUFFIXES = '/#.:!';

/**
 * The dotted path of a symbol: `` …`django.http.request`/HttpRequest#get_host(). `` is
 * `django.http.request.HttpRequest.get_host`, parameters included. Null when the text is no global symbol.
 */
export function dottedPath(symbol: string): string | null {
  const descriptors = descriptorsOf(symbol);
  if (descriptors === null || descriptors === '') return null;
  let path = '';
  let i = 0;
  while (i < descriptors.length) {
    const first = descriptors[i]!;
    const closing = first === '(' ? ')' : first === '[' ? ']' : null;
    if (closing !== null) i++;
    let name = '';
    if (descriptors[i] === '`') {
      i++;
      for (;;) {
        const tick = descriptors.indexOf('`', i);
        if (tick < 0) return null;
        name += descriptors.slice(i, tick);
        i = tick + 1;
        if (descriptors[i] !== '`') break;
        name += '`';
        i++;
      }
    } else {
      const start = i;
      while (i < descriptors.length && isIdentifierUnit(descriptors.charCodeAt(i))) i++;
      name = descriptors.slice(start, i);
    }
    let isMeta = false;
    if (closing !== null) {
      if (descriptors[i] !== closing) return null;
      i++;
    } else if (descriptors[i] === '(') {
      // The disambiguator of a method is not part of its name.
      i = descriptors.indexOf(').', i);
      if (i < 0) return null;
      i += 2;
    } else {
      if (i >= descriptors.length || !SUFFIXES.includes(descriptors[i]!)) return null;
      isMeta = descriptors[i] === ':';
      i++;
    }
    // `pkg.mod`/__init__: is how SCIP names the module itself.
    if (isMeta && name === '__init__' && path !== '') continue;
    path = path === '' ? name : `${path}.${name}`;
  }
  return path;
}

/** ASCII letters, digits and `_+-$` as in SCIP's simple identifiers; other letters are accepted as well. */
function isIdentifierUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    unit === 95 ||
    unit === 36 ||
    unit === 43 ||
    unit === 45 ||
    unit > 127
  );
}

/** The last part of the dotted path; null when the text is no global symbol. */
export function shortName(symbol: string): string | null {
  const path = dottedPath(symbol);
  return path === null ? null : path.slice(path.lastIndexOf('.') + 1);
}

/** True when `query` is the whole dotted path or its last parts: `HttpRequest.get_host` in the example above. */
export function matchesDotted(path: string, query: string): boolean {
  return (
    path.endsWith(query) && (path.length === query.length || path[path.length - query.length - 1] === '.')
  );
}

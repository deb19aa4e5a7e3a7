/** The package that a symbol of any index names. */

/** The package part of a symbol (scheme, manager, name, version, final space); null for locals and odd symbols. */
export function packageOfSymbol(symbol: string): string | null {
  if (symbol.startsWith('local ')) return null;
  let at = 0;
  for (let fields = 0; fields < 4; fields++) {
    // A doubled space is one of the field's own (scip.proto, message Symbol).
    do {
      const space = symbol.indexOf(' ', at);
      if (space < 0) return null;
      at = space + 1;
      if (symbol[at] !== ' ') break;
      at++;
    } while (at < symbol.length);
  }
  return symbol.slice(0, at);
}

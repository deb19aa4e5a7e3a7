/** Dotted names of symbols, as people and qualified-name tables write them. */
import { dottedName, parseSymbol } from './scip-symbol.ts';

/** `django.http.request.HttpRequest.get_host`; a symbol of another scheme stays as it is. */
export function symbolName(symbol: string): string {
  const parsed = parseSymbol(symbol);
  return parsed ? dottedName(parsed) : symbol;
}

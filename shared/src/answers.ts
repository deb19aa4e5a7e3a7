/**
 * The answers to questions about a project, as every protocol gives them: plain data, the same on both ends.
 */

/** A span people can click: 1-based line and column (UTF-16 units), and bytes for programs. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly bstart: number;
  readonly bend: number;
}

/** A symbol a name, position or symbol string stands for. */
export interface SymbolInfo {
  readonly symbol: string;
  /** `django.http.request.HttpRequest.get_host` */
  readonly name: string;
  readonly kind: string;
  readonly signature: string | null;
  readonly documentation: string | null;
  /** All definition sites; empty for external symbols. */
  readonly definitions: readonly Location[];
}

/** The envelope of contracts.md. */
export interface SymbolRef {
  readonly v: 1;
  readonly targetName: string;
  readonly status: 'resolved' | 'ambiguous' | 'unresolved';
  readonly resolved: SymbolInfo | null;
  /** At most 25. */
  readonly candidates: readonly SymbolInfo[];
}

export interface Reference {
  readonly location: Location;
  /** The relation of the link behind it, e.g. `name_symbol`. */
  readonly relation: string;
  /** Name of the function or class the reference stands in, or the module's name. */
  readonly container: string;
  readonly containerSymbol: string;
  /** `definition`, `import`, `write`, `read`, `call`, … */
  readonly roles: readonly string[];
  readonly confidence: number;
  readonly method: string;
  readonly ambiguous: boolean;
  /** The source line, trimmed. */
  readonly text: string;
}

/** One edge of a call graph around a symbol. `hop` is its distance from the symbol asked for (1 = direct). */
export interface CallEdge {
  readonly hop: number;
  readonly caller: SymbolInfo;
  readonly callee: SymbolInfo;
  readonly sites: readonly Reference[];
}

export interface Freshness {
  readonly revision: number;
  readonly gitHead: string | null;
  readonly pendingChanges: number;
  readonly caughtUp: boolean;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Rows there are in all, when known. */
  readonly total: number;
  readonly truncated: boolean;
  readonly freshness: Freshness;
}

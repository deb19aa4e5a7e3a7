/**
 * Symbols of an index in our spelling. Indexers name the package as they were told to, and scip-python leaves
 * functions out of the names of what is nested in them; definitions that stand on the same token are the same, so they
 * say how to translate. Knows one file at a time.
 */
import type { PlacedDocument } from '../../evidence/scip/place-document.ts';
import { TOKEN_KINDS } from '../../evidence/scip/tokens.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { defSymbol, parameterSymbol } from '../../linker/file-symbols.ts';
import { packageOfSymbol } from './package-of-symbol.ts';
import { type ShortenedSymbols, wholeSymbols } from './shortened-symbols.ts';

/** How the packages and classes of one index are called by us. */
export interface PackageTranslation {
  /** Package prefix of what the index defines itself; null when it defines nothing. */
  readonly own: string | null;
  /** Package prefix of the workspace's symbols. */
  readonly workspace: string;
  /** What symbols of a module begin with, in the index and here, where more than the package differs. */
  readonly modules: ReadonlyMap<string, string>;
  /** What symbols of the modules that the index speaks of begin with, here. */
  readonly ownModules: ReadonlySet<string>;
  readonly shortened: ShortenedSymbols;
}

/** Name of the package of a package prefix, normalized (PEP 503). */
const packageName = (prefix: string): string =>
  (prefix.split(' ')[2] ?? '').toLowerCase().replaceAll(/[-_.]+/g, '-');

/**
 * Where the project is installed beside its sources, an indexer may say that its modules are those of the installed
 * copy: `Flask 3.1.3` in the sources of `flask`. Null for symbols of other packages.
 */
function ofInstalledCopy(
  symbol: string,
  own: string,
  { workspace, ownModules }: PackageTranslation,
): string | null {
  const prefix = packageOfSymbol(symbol);
  if (prefix === null || packageName(prefix) !== packageName(own)) return null;
  const candidate = workspace + symbol.slice(prefix.length);
  return ownModules.has(candidate.slice(0, candidate.indexOf('/', workspace.length) + 1)) ? candidate : null;
}

/** A symbol of the index's own package as one of the workspace. */
export function translatePackage(symbol: string, packages: PackageTranslation): string {
  const { own, workspace, modules } = packages;
  if (own === null) return symbol;
  if (!symbol.startsWith(own)) return ofInstalledCopy(symbol, own, packages) ?? symbol;
  if (modules.size > 0) {
    const end = symbol.indexOf('/', own.length) + 1;
    const module = modules.get(symbol.slice(0, end));
    if (module !== undefined) return module + symbol.slice(end);
  }
  return workspace + symbol.slice(own.length);
}

/** Tokens that are definitions whose names we know without linking. */
const NAMED_BY_EVIDENCE = new Set(['definition', 'parameter']);

/** scip-python 0.6 repeats the name of a variable of a stub: `posixpath/sep.sep.`. */
const REPEATED_NAME = /([/.#])([^/.#()]+)\.\2\.$/;

/**
 * scip-python 0.6 gives attributes that are called as a builtin the builtin's symbol (`event.set()` as the class
 * `set`), and a module's own `__name__` that of a class. What a receiver is, nothing in `builtins` can say.
 */
const BUILTIN = /(^| )builtins\/[^/#.()]+(#|\.|\(\)\.)$/;
const MODULE_ATTRIBUTE = /(^| )builtins\/__[^/#.()]+__#$/;

/** Ends of descriptors that others can be nested in: classes and functions. */
const NESTING = /#|\)\./g;

export class IndexSymbols {
  private readonly packages: PackageTranslation;
  /** By symbol: what it may stand for; mostly one. */
  private readonly spelled: readonly (readonly string[])[];
  /** Symbols of definitions, with the names that those have here (several in broken or nested code). */
  private readonly defined = new Map<string, Set<string>>();
  /** By symbol, for names and for attributes. */
  private readonly answers: readonly [(string | null)[], (string | null)[]] = [[], []];

  constructor({ occurrences, anchors }: PlacedDocument, facts: FileFacts, packages: PackageTranslation) {
    this.packages = packages;
    this.spelled = occurrences.symbolNames.map((symbol) => this.spell(symbol));
    for (let row = 0; row < anchors.length; row++) {
      const token = anchors.token[row]!;
      const [symbol] = this.spelled[occurrences.symbol[row]!] ?? [];
      if (anchors.failure[row] !== 0 || token < 0 || symbol === undefined || isLocal(symbol)) continue;
      const kind = TOKEN_KINDS[anchors.tokens.kind[token]!]!;
      if (!NAMED_BY_EVIDENCE.has(kind)) continue;
      const definition = anchors.tokens.row[token]!;
      const native =
        kind === 'definition' ? defSymbol(facts, definition) : parameterSymbol(facts, definition);
      const known = this.defined.get(symbol);
      if (known) known.add(native);
      else this.defined.set(symbol, new Set([native]));
    }
  }

  /**
   * What an occurrence's symbol is to us; `isAttribute` says that it stands behind a dot. Null for locals, and for a
   * symbol that several definitions share: which of them is meant the index does not say, and the linker may know.
   */
  of(symbolRow: number, isAttribute: boolean): string | null {
    const answers = this.answers[isAttribute ? 1 : 0];
    let answer = answers[symbolRow];
    if (answer === undefined) {
      const found = new Set((this.spelled[symbolRow] ?? []).flatMap((one) => this.named(one, isAttribute)));
      answers[symbolRow] = answer = found.size === 1 ? [...found][0]! : null;
    }
    return answer;
  }

  /** As `of`, of any symbol of the index: the best of several. */
  translate(symbol: string): string {
    const spelled = this.spell(symbol);
    const [found = symbol] = spelled
      .flatMap((one) => [...(this.defined.get(one) ?? this.nested(one))])
      .sort();
    return found;
  }

  private spell(symbol: string): readonly string[] {
    return wholeSymbols(symbol, this.packages.shortened).map((whole) =>
      translatePackage(whole, this.packages).replace(REPEATED_NAME, '$1$2.'),
    );
  }

  private named(symbol: string, isAttribute: boolean): readonly string[] {
    if (isLocal(symbol)) return [];
    if (isAttribute ? BUILTIN.test(symbol) : MODULE_ATTRIBUTE.test(symbol)) return [];
    const names = this.defined.get(symbol);
    if (!names) return this.nested(symbol);
    // A method and a function nested in another method share a name there, and only the method is an attribute.
    const fitting = [...names].filter((name) => isMember(name) === isAttribute);
    return fitting.length > 0 ? fitting : [...names];
  }

  /** Something inside a definition of this file goes by that definition's name. */
  private nested(symbol: string): readonly string[] {
    for (const { index, 0: end } of [...symbol.matchAll(NESTING)].reverse()) {
      const outer = this.defined.get(symbol.slice(0, index + end.length));
      if (outer) return [...outer].sort().map((name) => name + symbol.slice(index + end.length));
    }
    return [symbol];
  }
}

const isLocal = (symbol: string): boolean => symbol.startsWith('local ');

/** Defined directly in a class: `C#m().` but not `C#m().f().`. */
const isMember = (symbol: string): boolean => /#[^#().]+(\(\)\.|\.)$/.test(symbol);

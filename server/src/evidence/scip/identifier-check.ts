/**
 * Whether the text under an occurrence is what its symbol is called. An index is older than the text it is
 * compared with, so this is what makes an occurrence count. Knows one file; positions are not its business.
 */
import type { Evidence } from '../evidence.ts';
import { ImportFlag, ImportKind } from '../schema.ts';
import { type SymbolIdentifier, symbolIdentifier } from './symbol-identifier.ts';

/** Dots, white space, comments and line continuations that a module's name may be written with. */
const MODULE_NOISE = /#[^\n]*|[\s\\]+/g;

export class IdentifierCheck {
  private readonly evidence: Evidence;
  private readonly identifiers: readonly SymbolIdentifier[];
  /** Text of each `local N`, by symbol row; filled by `learnLocal`. */
  private readonly localTexts = new Map<number, Map<string, number>>();
  private aliases: ReadonlyMap<string, ReadonlySet<string>> | null = null;

  constructor(evidence: Evidence, symbolNames: readonly string[]) {
    this.evidence = evidence;
    this.identifiers = symbolNames.map(symbolIdentifier);
  }

  identifier(symbol: number): SymbolIdentifier {
    return this.identifiers[symbol]!;
  }

  /**
   * A local's symbol does not say its name, but all its occurrences have the same text: the one that most of
   * them have is the name. To be called for every occurrence of a local before `holds`.
   */
  learnLocal(symbol: number, text: string): void {
    let texts = this.localTexts.get(symbol);
    if (texts === undefined) this.localTexts.set(symbol, (texts = new Map()));
    texts.set(text, (texts.get(text) ?? 0) + 1);
  }

  /** Whether `text` may stand for the symbol in this file. */
  holds(symbol: number, text: string): boolean {
    const identifier = this.identifiers[symbol]!;
    switch (identifier.kind) {
      case 'named':
        return (
          text === identifier.name || this.isAlias(text, identifier.name) || isMangled(text, identifier.name)
        );
      case 'module':
        return isModuleText(text, identifier.name) || this.isAlias(text, identifier.name);
      case 'local':
        return this.isLocalText(symbol, text);
      default:
        return false;
    }
  }

  private isLocalText(symbol: number, text: string): boolean {
    const texts = this.localTexts.get(symbol);
    if (texts === undefined) return false;
    let best = '';
    let most = 0;
    for (const [candidate, count] of texts) {
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return text === best || this.isAlias(text, best) || this.isAlias(best, text);
  }

  /** `text` is bound by an `import … as text` of something whose name (or dotted name) is `name`. */
  private isAlias(text: string, name: string): boolean {
    this.aliases ??= importAliases(this.evidence);
    const imported = this.aliases.get(text);
    return (
      imported !== undefined && (imported.has(name) || imported.has(name.slice(name.lastIndexOf('.') + 1)))
    );
  }
}

/** Bound name → last names of what `as` gives that name to. */
function importAliases(evidence: Evidence): ReadonlyMap<string, ReadonlySet<string>> {
  const { imports, strings } = evidence;
  const aliases = new Map<string, Set<string>>();
  for (let row = 0; row < imports.length; row++) {
    if ((imports.flags[row]! & ImportFlag.aliased) === 0) continue;
    const isPlain = imports.kind[row] === ImportKind.IMPORT;
    const source = strings[(isPlain ? imports.module : imports.name)[row]!] ?? '';
    const local = strings[imports.local[row]!]!;
    const known = aliases.get(local) ?? new Set();
    aliases.set(local, known.add(source.slice(source.lastIndexOf('.') + 1)));
  }
  return aliases;
}

/** `__x` inside a class C is `_C__x` (language reference 6.2.1, "Private name mangling"). */
const isMangled = (text: string, name: string): boolean =>
  text.startsWith('__') && name.startsWith('_') && name.endsWith(text) && name.length > text.length;

/**
 * A module may be written whole, relative to its package (`.b`, `b`), or as nothing but dots. Indexers also
 * give relative imports a symbol without the package they are relative to.
 */
function isModuleText(text: string, module: string): boolean {
  const written = text.replace(MODULE_NOISE, '');
  const name = written.replace(/^\.+/, '');
  if (name === '') return written !== '';
  return name === module || module.endsWith(`.${name}`);
}

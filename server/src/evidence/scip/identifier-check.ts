/**
 * Whether the text under an occurrence is what its symbol is called. An index is older than the text it is
 * compared with, so this is what makes an occurrence count. Knows one file; positions are not its business.
 */
import type { Evidence } from '../evidence.ts';
import { ImportFlag, ImportKind } from '../schema.ts';
import { type SymbolIdentifier, symbolIdentifier } from './symbol-identifier.ts';

/** Dots, white space, comments and line continuations that a module's name may be written with. */
const MODULE_NOISE = /#[^\n]*|[\s\\]+/g;

/** Names that are looked at for one text: who renames what was renamed does so once or twice. */
const MAX_ALIASES = 16;

/** Bound name → last names of what some `import … as` gives that name to. */
export type ImportAliases = Pick<ReadonlyMap<string, ReadonlySet<string>>, 'get'>;

export class IdentifierCheck {
  private readonly identifiers: readonly SymbolIdentifier[];
  /** How often each `local N`, by symbol row, has which text; filled by `learnLocal`. */
  private readonly localTexts = new Map<number, Map<string, number>>();
  private readonly localNames = new Map<number, string>();
  private readonly aliases: readonly ImportAliases[];
  private readonly symbolNames: readonly string[];

  /** Names may also be those that one of `aliases` gives. */
  constructor(symbolNames: readonly string[], aliases: readonly ImportAliases[]) {
    this.aliases = aliases;
    this.symbolNames = symbolNames;
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

  /** What the symbol is called in this file, of a module its last name; null for locals that have no text. */
  nameOf(symbol: number): string | null {
    const identifier = this.identifiers[symbol]!;
    if (identifier.kind === 'malformed') return null;
    if (identifier.kind === 'local') return this.localName(symbol);
    const { kind, name } = identifier;
    return kind === 'module' ? name.slice(name.lastIndexOf('.') + 1) : name;
  }

  /** Whether `text` may stand for the symbol in this file. */
  holds(symbol: number, text: string): boolean {
    const identifier = this.identifiers[symbol]!;
    switch (identifier.kind) {
      case 'named':
        return (
          text === identifier.name ||
          this.isAlias(text, identifier.name) ||
          isMangled(text, identifier.name) ||
          isClassCell(text, this.symbolNames[symbol]!)
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
    const name = this.localName(symbol);
    return name !== null && (text === name || this.isAlias(text, name) || this.isAlias(name, text));
  }

  private localName(symbol: number): string | null {
    let name = this.localNames.get(symbol);
    if (name !== undefined) return name;
    const texts = this.localTexts.get(symbol);
    if (texts === undefined) return null;
    let most = 0;
    name = '';
    // Of texts that are equally frequent, the first one.
    for (const [candidate, count] of texts) {
      if (count <= most) continue;
      name = candidate;
      most = count;
    }
    this.localNames.set(symbol, name);
    return name;
  }

  /**
   * `text` is bound by an `import … as text` of something whose name (or dotted name) is `name`, or of something that was
   * given its name so.
   */
  private isAlias(text: string, name: string): boolean {
    const last = name.slice(name.lastIndexOf('.') + 1);
    const known = new Set([text]);
    for (const alias of known)
      for (const aliases of this.aliases)
        for (const imported of aliases.get(alias) ?? []) {
          if (imported === name || imported === last) return true;
          if (known.size < MAX_ALIASES) known.add(imported);
        }
    return false;
  }
}

/**
 * The aliases that the imports of these files introduce. Those of a file hold in it; a file that imports an
 * alias from another one (`from pkg import Form` where pkg says `import Shape as Form`) needs that one's.
 */
export function importAliases(files: Iterable<Evidence>): ReadonlyMap<string, ReadonlySet<string>> {
  const aliases = new Map<string, Set<string>>();
  for (const { imports, strings } of files) {
    for (let row = 0; row < imports.length; row++) {
      if ((imports.flags[row]! & ImportFlag.aliased) === 0) continue;
      const isPlain = imports.kind[row] === ImportKind.IMPORT;
      const source = strings[(isPlain ? imports.module : imports.name)[row]!] ?? '';
      const local = strings[imports.local[row]!]!;
      const known = aliases.get(local) ?? new Set();
      aliases.set(local, known.add(source.slice(source.lastIndexOf('.') + 1)));
    }
  }
  return aliases;
}

/**
 * `__x` inside a class C is `_C__x` (language reference 6.2.1, "Private name mangling"); outside of it people
 * write the long form themselves. Indexers differ in which of the two a symbol has.
 */
function isMangled(text: string, name: string): boolean {
  const [short, long] = text.length < name.length ? [text, name] : [name, text];
  return short.startsWith('__') && long.startsWith('_') && long.length > short.length && long.endsWith(short);
}

/** In a method, the bare name `__class__` is the class around it (data model, "Creating the class object"). */
const isClassCell = (text: string, symbol: string): boolean => text === '__class__' && symbol.endsWith('#');

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

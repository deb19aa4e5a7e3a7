/**
 * Joins the occurrences of a document to the tokens of our evidence: the token with exactly the same span,
 * else the one token inside the span (or around it) that is the symbol's identifier. What cannot be joined
 * says why. Pure: bytes of an index and of one file in, rows out.
 */
import type { ChunkLayout } from '../../syntax/chunk-layout.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { Evidence } from '../evidence.ts';
import { type Anchors, failed, Matched } from './anchors.ts';
import { IdentifierCheck, type ImportAliases, importAliases } from './identifier-check.ts';
import { MAX_CONTAINED_TOKENS } from './limits.ts';
import type { NormalizedOccurrences } from './normalize.ts';
import { SyntaxRoles } from './syntax-roles.ts';
import { collectTokens, TOKEN_KINDS, TOKEN_TABLES, type Tokens } from './tokens.ts';

/** The file that occurrences are anchored in. `lines` is the text that `evidence` was extracted from. */
export interface AnchorTarget {
  readonly evidence: Evidence;
  readonly layout: ChunkLayout;
  readonly lines: LineIndex;
  /**
   * Aliases of the files that this one may import aliases from (`importAliases`). Without them a name that
   * another file gave to a symbol counts as `other_identifier`.
   */
  readonly workspaceAliases?: ImportAliases;
}

export function anchorOccurrences(occurrences: NormalizedOccurrences, target: AnchorTarget): Anchors {
  return new Anchoring(occurrences, target).run();
}

/** A Python identifier, by the characters of UAX 31 that PEP 3131 takes. */
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

class Anchoring {
  private readonly occurrences: NormalizedOccurrences;
  private readonly target: AnchorTarget;
  private readonly tokens: Tokens;
  private readonly check: IdentifierCheck;
  private readonly token: Int32Array;
  private readonly match: Uint8Array;
  private readonly failure: Uint8Array;

  constructor(occurrences: NormalizedOccurrences, target: AnchorTarget) {
    this.occurrences = occurrences;
    this.target = target;
    this.tokens = collectTokens(target.evidence, target.layout);
    const aliases = [importAliases([target.evidence]), target.workspaceAliases ?? new Map()];
    this.check = new IdentifierCheck(occurrences.symbolNames, aliases);
    this.token = new Int32Array(occurrences.length).fill(-1);
    this.match = new Uint8Array(occurrences.length);
    this.failure = new Uint8Array(occurrences.length);
  }

  run(): Anchors {
    const { length } = this.occurrences;
    for (let row = 0; row < length; row++) this.findExact(row);
    // Locals are named by their occurrences, so those must be known before any text is judged.
    for (let row = 0; row < length; row++) this.judge(row);
    return {
      length,
      tokens: this.tokens,
      token: this.token,
      match: this.match,
      failure: this.failure,
      ...this.roles(),
      names: this.occurrences.symbolNames.map((_, symbol) => this.check.nameOf(symbol)),
    };
  }

  private findExact(row: number): void {
    const { start, end, symbol } = this.occurrences;
    if (start[row]! < 0) return;
    const token = this.exactToken(start[row]!, end[row]!);
    if (token < 0) return;
    this.token[row] = token;
    this.match[row] = Matched.exact;
    if (symbol[row]! >= 0 && this.check.identifier(symbol[row]!).kind === 'local')
      this.check.learnLocal(symbol[row]!, this.text(start[row]!, end[row]!));
  }

  private judge(row: number): void {
    const { start, end, symbol } = this.occurrences;
    const from = start[row]!;
    const to = end[row]!;
    if (from < 0) {
      this.failure[row] = failed.unusable_range;
      return;
    }
    const named = symbol[row]!;
    if (named < 0 || this.check.identifier(named).kind === 'malformed') {
      this.failure[row] = named < 0 ? failed.no_symbol : failed.bad_symbol;
      return;
    }
    if (this.match[row] === Matched.exact) {
      if (!this.holds(this.token[row]!, named)) this.failure[row] = failed.other_identifier;
      return;
    }
    const found = this.containedToken(from, to, named);
    if (found >= 0) {
      this.token[row] = found;
      this.match[row] = Matched.contained;
    } else if (found === SEVERAL) this.failure[row] = failed.several_tokens;
    else if (from === to) this.failure[row] = failed.empty_range;
    else {
      const isIdentifier = IDENTIFIER.test(this.text(from, to));
      this.failure[row] = isIdentifier ? failed.identifier_without_token : failed.no_identifier;
    }
  }

  private holds(token: number, symbol: number): boolean {
    const { start, end } = this.tokens;
    // The file's own token has no text; nothing but a module is defined there.
    if (start[token] === end[token]) return this.check.identifier(symbol).kind === 'module';
    return this.check.holds(symbol, this.text(start[token]!, end[token]!));
  }

  private exactToken(from: number, to: number): number {
    const { start, end, length } = this.tokens;
    for (let at = this.firstFrom(from); at < length && start[at] === from; at++)
      if (end[at] === to) return at;
    return -1;
  }

  /** The one token inside `[from, to)` that the symbol names, else the one around it; -1 or `SEVERAL`. */
  private containedToken(from: number, to: number, symbol: number): number {
    const { start, end, length } = this.tokens;
    const first = this.firstFrom(from);
    let found = -1;
    let inside = 0;
    for (let at = first; at < length && start[at]! < to; at++) {
      if (end[at]! > to || start[at] === end[at]) continue;
      if (++inside > MAX_CONTAINED_TOKENS) return -1;
      if (!this.holds(at, symbol)) continue;
      if (found >= 0 && !this.isImportOf(found, at)) return SEVERAL;
      if (found < 0) found = at;
    }
    if (found >= 0) return found;
    if (inside === 0) return this.tokenAround(from, to, symbol, first);
    // `a as b` of a local that is found nowhere else: what is imported stands for it.
    const isLocal = this.check.identifier(symbol).kind === 'local';
    return isLocal && TOKEN_KINDS[this.tokens.kind[first]!] === 'imported_name' ? first : -1;
  }

  /** Part of a dotted module name: `b` in `import a.b`. */
  private tokenAround(from: number, to: number, symbol: number, first: number): number {
    const { start, end } = this.tokens;
    for (let at = first - 1; at >= 0 && first - at <= MAX_CONTAINED_TOKENS; at--) {
      if (start[at]! <= from && to <= end[at]! && from < to)
        return this.check.holds(symbol, this.text(from, to)) ? at : -1;
    }
    return -1;
  }

  /** `second` is the binding that the imported name `first` goes to. */
  private isImportOf(first: number, second: number): boolean {
    const { kind, row } = this.tokens;
    return (
      row[first] === row[second] &&
      TOKEN_TABLES[TOKEN_KINDS[kind[first]!]!] === 'imports' &&
      TOKEN_TABLES[TOKEN_KINDS[kind[second]!]!] === 'imports'
    );
  }

  /** First token that starts at or after an offset. */
  private firstFrom(offset: number): number {
    const { start, length } = this.tokens;
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** In NFKC, as Python compares identifiers. */
  private text(start: number, end: number): string {
    const { lines } = this.target;
    return lines.isAscii
      ? lines.text.slice(start, end)
      : lines.text.slice(lines.utf16OfByte(start), lines.utf16OfByte(end)).normalize('NFKC');
  }

  private roles(): Pick<Anchors, 'roles' | 'syntaxRoles'> {
    const { roles: stated, length } = this.occurrences;
    const roles = stated.slice();
    const syntaxRoles = new Int32Array(length);
    const syntax = new SyntaxRoles(this.target.evidence);
    const { kind, row } = this.tokens;
    for (let at = 0; at < length; at++) {
      const token = this.token[at]!;
      if (token < 0) continue;
      roles[at] = syntax.of(kind[token]!, row[token]!, stated[at]!);
      syntaxRoles[at] = roles[at]! ^ stated[at]!;
    }
    return { roles, syntaxRoles };
  }
}

const SEVERAL = -2;

/**
 * Both sides of a comparison in one form: for every token of a file, the symbols that stand on it, and for
 * every symbol the places that define it. Knows nothing of what agreement means.
 */
import { anchorOccurrences } from '../../server/src/evidence/scip/anchor.ts';
import { anchorAt } from '../../server/src/evidence/scip/anchors.ts';
import type { Metadata } from '../../server/src/evidence/scip/generated/scip.ts';
import type { ImportAliases } from '../../server/src/evidence/scip/identifier-check.ts';
import { normalizeDocument } from '../../server/src/evidence/scip/normalize.ts';
import type { ScipDocument } from '../../server/src/evidence/scip/scip-document.ts';
import type { TokenKind } from '../../server/src/evidence/scip/tokens.ts';
import { type Relation, SymbolRole } from '../../server/src/linker/links.ts';
import { FileView } from '../../server/src/relations/file-view.ts';
import { documentOccurrences } from '../../server/src/relations/scip-export/document-occurrences.ts';
import type { ExportedSymbols } from '../../server/src/relations/scip-export/exported-symbols.ts';
import type { FileSnapshot } from '../../server/src/relations/snapshot.ts';
import { LineIndex } from '../../server/src/text/line-index.ts';

/** One occurrence of the other index, on a token of ours. */
export interface Occurrence {
  readonly path: string;
  readonly start: number;
  readonly line: number;
  /** What is written there. */
  readonly text: string;
  readonly symbol: string;
  readonly isDefinition: boolean;
  /** Null when it is on no token. */
  readonly token: TokenKind | null;
  /** The text is not what the symbol is called. */
  readonly isMisnamed: boolean;
  /** What we say of the token; empty when we say nothing. */
  readonly ours: readonly string[];
  /** Why we say nothing, in the linker's words; null when it did not look. */
  readonly reason: string | null;
}

/** Symbol → places (`path:offset`) that define it; `local N` counts per file. */
export class Definitions {
  private readonly places = new Map<string, Set<string>>();

  add(path: string, symbol: string, start: number): void {
    const key = this.key(path, symbol);
    const known = this.places.get(key);
    if (known) known.add(`${path}:${start}`);
    else this.places.set(key, new Set([`${path}:${start}`]));
  }

  of(path: string, symbol: string): ReadonlySet<string> {
    return this.places.get(this.key(path, symbol)) ?? NOWHERE;
  }

  /** Everything defined that is not local, without packages. */
  symbols(): ReadonlySet<string> {
    return new Set([...this.places.keys()].filter((key) => !/ local \S+$/.test(key)));
  }

  private key(path: string, symbol: string): string {
    return symbol.startsWith('local ') ? `${path} ${symbol}` : withoutPackage(symbol);
  }
}

const NOWHERE: ReadonlySet<string> = new Set();

/** The descriptors alone: two indexers need not agree on what a distribution is called. */
export function withoutPackage(symbol: string): string {
  if (symbol.startsWith('local ')) return symbol;
  return symbol.replace(/^\S+ \S+ (?:\S| {2})+ (?:\S| {2})+ /, '');
}

/** Our occurrences of a file: start of token → symbols. Definitions are added to `definitions`. */
export function ourAnswers(
  file: FileSnapshot,
  symbols: ExportedSymbols,
  definitions: Definitions,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const view = new FileView(file, { pathsOfModule: () => [] }, null);
  for (const { start, end, symbol, roles } of documentOccurrences(view, symbols)) {
    const place = `${start}-${end}`;
    const known = found.get(place);
    if (known) known.push(symbol);
    else found.set(place, [symbol]);
    if (roles & SymbolRole.definition) definitions.add(file.path, symbol, start);
  }
  return found;
}

/** What an occurrence of the other index is seen beside. */
export interface Beside {
  readonly metadata: Metadata | null;
  /** `ourAnswers` of the file. */
  readonly ours: ReadonlyMap<string, readonly string[]>;
  readonly workspaceAliases: ImportAliases;
}

/** The other index's occurrences of a file, with ours beside them. */
export function theirAnswers(
  document: ScipDocument,
  file: FileSnapshot,
  { metadata, ours, workspaceAliases }: Beside,
  definitions: Definitions,
): readonly Occurrence[] {
  const lines = new LineIndex(file.text() ?? '');
  const { occurrences } = normalizeDocument(document, lines, metadata);
  const anchors = anchorOccurrences(occurrences, {
    evidence: file.evidence()!,
    layout: file.layout()!,
    lines,
    workspaceAliases,
  });
  const reasons = unresolvedReasons(file);
  const { tokens } = anchors;
  const found: Occurrence[] = [];
  for (let row = 0; row < anchors.length; row++) {
    if (occurrences.symbol[row]! < 0 || occurrences.start[row]! < 0) continue;
    const anchor = anchorAt(anchors, row);
    const token = anchors.token[row]!;
    const start = token < 0 ? occurrences.start[row]! : tokens.start[token]!;
    const end = token < 0 ? occurrences.end[row]! : tokens.end[token]!;
    const symbol = occurrences.symbolNames[occurrences.symbol[row]!]!;
    const isDefinition = (anchors.roles[row]! & SymbolRole.definition) !== 0;
    if (isDefinition) definitions.add(file.path, symbol, start);
    found.push({
      path: file.path,
      start,
      line: lines.lineOfByte(start) + 1,
      text: lines.text.slice(lines.utf16OfByte(start), lines.utf16OfByte(end)),
      symbol,
      isDefinition,
      token: anchor.token?.kind ?? null,
      isMisnamed: anchor.failure === 'other_identifier',
      ours: ours.get(`${start}-${end}`) ?? [],
      reason: anchor.token ? (reasons.get(`${anchor.token.table} ${anchor.token.row}`) ?? null) : null,
    });
  }
  return found;
}

const UNRESOLVED: readonly (readonly [Relation, string])[] = [
  ['name_unresolved', 'names'],
  ['attribute_unresolved', 'attrs'],
  ['import_unresolved', 'imports'],
];

function unresolvedReasons(file: FileSnapshot): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { links } of file.nativeLinks?.() ?? file.links()) {
    for (const { relation, left, method } of links) {
      const table = UNRESOLVED.find(([name]) => name === relation)?.[1];
      if (table !== undefined) reasons.set(`${table} ${left}`, method);
    }
  }
  return reasons;
}

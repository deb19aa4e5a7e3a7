/**
 * One document of an index in the text as it is now: positions, tokens, and which statements still hold. A pure
 * function of the document and the file, so it gives the same before and after a restart, and whether the index
 * came before the edits or after them.
 *
 * An index is older than the text. Lines that moved are found again (`line-map.ts`); a chunk in which a name that
 * the index speaks of is not where it was has been touched, and nothing that the index says of it counts.
 */

import type { Evidence } from '../evidence.ts';
import { ExprContext } from '../schema.ts';
import { type AnchorTarget, anchorOccurrences } from './anchor.ts';
import { type Anchors, failed } from './anchors.ts';
import { columnUnit } from './column-unit.ts';
import type { Metadata } from './generated/scip.ts';
import { isOnName, mapLines } from './line-map.ts';
import { type NormalizedOccurrences, normalizeDocument } from './normalize.ts';
import type { Problem } from './problems.ts';
import { RANGE_WIDTH, type ScipDocument } from './scip-document.ts';
import { symbolIdentifier } from './symbol-identifier.ts';
import { TOKEN_KINDS, TOKEN_TABLES, type TokenKind } from './tokens.ts';

export interface PlacedDocument {
  readonly occurrences: NormalizedOccurrences;
  readonly anchors: Anchors;
  readonly problems: readonly Problem[];
  /** Rows of `chunks` whose text is not the one that was indexed. */
  readonly touchedChunks: ReadonlySet<number>;
}

/** `metadata` is that of the index, null when it has none. */
export function placeDocument(
  document: ScipDocument,
  metadata: Metadata | null,
  target: AnchorTarget,
): PlacedDocument {
  const { unit } = columnUnit(document.positionEncoding, metadata);
  const { ranges, symbol, length } = document.occurrences;
  /** Rows that were put on a name which is not there. */
  const displaced = (anchors: Anchors, isThere: (line: number) => boolean): number[] => {
    const rows: number[] = [];
    for (let row = 0; row < length; row++) {
      if (anchors.failure[row] === 0 || !isThere(ranges[row * RANGE_WIDTH]!)) continue;
      const name = anchors.names[symbol[row]!] ?? null;
      if (name === null || !isOnName(ranges, row, name, unit)) continue;
      if (!isIndexersSlip(anchors, row, document.occurrences.symbolNames[symbol[row]!]!)) rows.push(row);
    }
    return rows;
  };
  const unmoved = place(document, metadata, target, null);
  if (displaced(unmoved.anchors, () => true).length === 0)
    return retire(unmoved, unmarkedChunks(unmoved.anchors, target), ranges, null, target);
  const lineOf = mapLines({
    occurrences: document.occurrences,
    // A local is called what stands under most of its occurrences, which is what is being looked for.
    names: unmoved.anchors.names.map((name, i) =>
      document.occurrences.symbolNames[i]!.startsWith('local ') ? null : name,
    ),
    unit,
    tokens: unmoved.anchors.tokens,
    evidence: target.evidence,
    lines: target.lines,
  });
  const moved = place(document, metadata, target, lineOf);
  const touchedChunks = unmarkedChunks(moved.anchors, target);
  for (const row of displaced(moved.anchors, (line) => (lineOf[line] ?? -1) >= 0))
    touchedChunks.add(chunkOf(moved, row, target, lineOf[ranges[row * RANGE_WIDTH]!]!));
  return retire(moved, touchedChunks, ranges, lineOf, target);
}

/**
 * scip-python 0.6 can give an attribute of a module the symbol of another member of that module, which may happen
 * to have a name of the same length (`os.path.abspath` as `dirname`). It says nothing of an edit.
 */
function isIndexersSlip({ token, tokens }: Anchors, row: number, symbol: string): boolean {
  // It names modules by all sorts of tokens: `flask` as `flask.views`, `__file__` as the module it is of.
  if (symbolIdentifier(symbol).kind === 'module') return true;
  const kind = TOKEN_KINDS[tokens.kind[token[row]!]!];
  if (kind !== 'attribute' && kind !== 'imported_module') return false;
  const descriptors = symbol.slice(symbol.lastIndexOf('/') + 1);
  return !descriptors.slice(0, -1).includes('#') && !descriptors.endsWith(')');
}

function place(
  document: ScipDocument,
  metadata: Metadata | null,
  target: AnchorTarget,
  lineOf: Int32Array | null,
): PlacedDocument {
  const { occurrences, problems } = normalizeDocument(document, target.lines, metadata, lineOf);
  return { occurrences, problems, anchors: anchorOccurrences(occurrences, target), touchedChunks: new Set() };
}

/** The chunk an occurrence is about: that of its token, else the one around its position or its line. */
function chunkOf(
  { anchors, occurrences }: PlacedDocument,
  row: number,
  target: AnchorTarget,
  line: number,
): number {
  const { evidence, layout, lines } = target;
  const token = anchors.token[row]!;
  if (token >= 0)
    return chunkOfRow(evidence, TOKEN_KINDS[anchors.tokens.kind[token]!]!, anchors.tokens.row[token]!);
  const start = occurrences.start[row]!;
  return layout.chunkAt(start >= 0 ? start : lines.byteOfUtf16(lines.lineEndUtf16(line)));
}

/**
 * Chunks with something new at the end of a line, where it moves no name: a parameter, an assignment or a definition
 * that the index knows nothing of, although it marks all others of its kind in the file.
 */
function unmarkedChunks({ token, tokens }: Anchors, { evidence }: AnchorTarget): Set<number> {
  const marked = new Uint8Array(tokens.length);
  for (const one of token) if (one >= 0) marked[one] = 1;
  const spoken = new Set<number>();
  const kinds = new Map<string, { marked: number; unmarked: number[] }>();
  for (let at = 0; at < tokens.length; at++) {
    const kind = TOKEN_KINDS[tokens.kind[at]!]!;
    const row = tokens.row[at]!;
    const chunk = chunkOfRow(evidence, kind, row);
    if (marked[at] === 1) spoken.add(chunk);
    if (!ALWAYS_MARKED.has(kind) || (kind === 'name' && evidence.names.ctx[row] !== ExprContext.STORE))
      continue;
    let counts = kinds.get(kind);
    if (!counts) kinds.set(kind, (counts = { marked: 0, unmarked: [] }));
    if (marked[at] === 1) counts.marked++;
    else if (!isThrowaway(evidence, kind, row)) counts.unmarked.push(chunk);
  }
  const chunks = new Set<number>();
  for (const { marked, unmarked } of kinds.values()) {
    const tolerable = Math.max(marked * MAX_UNMARKED_SHARE, Math.min(FEW_UNMARKED, marked / 2));
    if (unmarked.length > tolerable) continue;
    for (const chunk of unmarked) if (spoken.has(chunk)) chunks.add(chunk);
  }
  return chunks;
}

/** Not keywords of calls: of a callee that takes any, no indexer marks them. */
const ALWAYS_MARKED: ReadonlySet<TokenKind> = new Set(['definition', 'parameter', 'name']);

/** An indexer that leaves out more than this of a kind does not mark all of it; in small files, more than a few. */
const MAX_UNMARKED_SHARE = 0.2;
const FEW_UNMARKED = 2;

/** Indexers have nothing to say of `_`. */
function isThrowaway({ strings, names, params }: Evidence, kind: TokenKind, row: number): boolean {
  const name = kind === 'name' ? names.name[row] : kind === 'parameter' ? params.name[row] : undefined;
  return name !== undefined && strings[name] === '_';
}

function chunkOfRow(evidence: Evidence, kind: TokenKind, row: number): number {
  const table = TOKEN_TABLES[kind];
  return table === 'chunks' ? row : evidence[table].chunk[row]!;
}

/** `lineOf` is null where no line has moved. */
function retire(
  placed: PlacedDocument,
  touchedChunks: ReadonlySet<number>,
  ranges: Int32Array,
  lineOf: Int32Array | null,
  target: AnchorTarget,
): PlacedDocument {
  if (lineOf === null && touchedChunks.size === 0) return placed;
  const failure = placed.anchors.failure.slice();
  for (let row = 0; row < failure.length; row++) {
    const indexLine = ranges[row * RANGE_WIDTH]!;
    if (indexLine < 0) continue;
    const line = lineOf === null ? indexLine : (lineOf[indexLine] ?? -1);
    if (line < 0 && placed.occurrences.start[row]! < 0) failure[row] = failed.line_gone;
    else if (failure[row] === 0 && touchedChunks.has(chunkOf(placed, row, target, Math.max(line, 0))))
      failure[row] = failed.touched_chunk;
  }
  return { ...placed, anchors: { ...placed.anchors, failure }, touchedChunks };
}

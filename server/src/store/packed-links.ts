/**
 * Links of one file as flat columns: the form in which they cross threads and reach the store. Packing needs
 * only the evidence and the links, so a worker does it; the store's thread then sees integers and the texts that
 * it has not been told yet, instead of hundreds of thousands of objects.
 *
 * Packing also makes links independent of the rest of the file: `left` becomes the ordinal of the row among
 * the rows of its chunk, which an edit in another chunk does not change.
 */
import { randomBytes } from 'node:crypto';
import type { Cells, Evidence } from '../evidence/evidence.ts';
import {
  type ChunkLinks,
  LEADS_TO_SYMBOL,
  METHOD_CODES,
  RELATION_CODES,
  RELATION_NAMES,
  RELATIONS,
  type Relation,
} from '../linker/links.ts';
import type { LinkList, LinkVisitor } from '../linker/stable-links.ts';

export type LeftTable = (typeof RELATIONS)[Relation]['left'];

/** Integers per link in `PackedLinks.links`, in this order. */
export const PackedField = {
  relation: 0, // index into RELATION_NAMES
  method: 1, // index into METHOD_NAMES
  confidence: 2, // index into PackedLinks.confidences
  roles: 3,
  ordinal: 4, // of the left row among the chunk's rows of its table
  start: 5, // own offsets, UTF-8 bytes, of the part of the left row that names the target
  end: 6,
  target: 7, // number of a text
  aux: 8,
} as const;
export const PACKED_WIDTH = 9;

/** All fields survive `structuredClone`; the arrays may be transferred. */
export interface PackedLinks {
  /** Whose numbers texts have in this pack. Packs of one packer belong to one revision, in the order they were made. */
  readonly packer: string;
  /** Texts the packer had numbered before. */
  readonly firstText: number;
  /** Texts it numbered since the pack before this one, from `firstText` up. */
  readonly texts: readonly string[];
  /** Numbers of texts that are symbols and were not known to be by the packs before. */
  readonly symbols: readonly number[];
  readonly confidences: readonly number[];
  /** Chunk rows covered, in the order given. */
  readonly chunks: Int32Array;
  /** `links` of the i-th chunk are `linkFrom[i]` to `linkFrom[i + 1]`, counted in links. */
  readonly linkFrom: Int32Array;
  readonly links: Int32Array;
  readonly lookupFrom: Int32Array;
  /** See `ChunkLinks.lookups`. */
  readonly lookups: Int32Array;
}

/** As `ChunkLinks`. */
export interface KeptLinks extends Pick<ChunkLinks, 'chunk' | 'lookups'> {
  readonly links: LinkList;
}

/** For each row of a left table, its ordinal among the rows of the same chunk. */
export function chunkOrdinals(evidence: Evidence, table: LeftTable): Int32Array {
  const chunkOf = evidence[table].chunk;
  const seen = new Int32Array(evidence.chunks.length);
  const ordinals = new Int32Array(chunkOf.length);
  for (let row = 0; row < chunkOf.length; row++) ordinals[row] = seen[chunkOf[row]!]!++;
  return ordinals;
}

/** The inverse of `chunkOrdinals`: the row with an ordinal in a chunk, or -1 when there is none. */
export function leftRowsByChunk(
  evidence: Evidence,
  table: LeftTable,
): (chunk: number, ordinal: number) => number {
  const chunkOf = evidence[table].chunk;
  const from = new Int32Array(evidence.chunks.length + 1);
  for (let row = 0; row < chunkOf.length; row++) from[chunkOf[row]! + 1]!++;
  for (let chunk = 0; chunk < evidence.chunks.length; chunk++) from[chunk + 1]! += from[chunk]!;
  const next = from.slice();
  const rows = new Int32Array(chunkOf.length);
  for (let row = 0; row < chunkOf.length; row++) rows[next[chunkOf[row]!]!++] = row;
  return (chunk, ordinal) => {
    const at = from[chunk]! + ordinal;
    return ordinal >= 0 && at < from[chunk + 1]! ? rows[at]! : -1;
  };
}

/** Where a file's left rows of one relation have the text that names the target, and where they are themselves. */
interface Anchors {
  readonly nameStart: Cells | null;
  readonly nameEnd: Cells | null;
  readonly start: Cells;
  readonly end: Cells;
}

function anchorsOf(evidence: Evidence, relation: Relation): Anchors {
  const { left, target } = RELATIONS[relation];
  const { calls, imports } = evidence;
  const { start, end } = evidence[left];
  if (left === 'calls') return { nameStart: calls.calleeStart, nameEnd: calls.calleeEnd, start, end };
  if (left === 'imports' && target === 'module')
    return { nameStart: imports.moduleStart, nameEnd: imports.moduleEnd, start, end };
  if (left === 'defs' || left === 'params' || left === 'attrs' || left === 'imports') {
    const { nameStart, nameEnd } = evidence[left];
    return { nameStart, nameEnd, start, end };
  }
  return { nameStart: null, nameEnd: null, start, end };
}

/** Whether a row has such a text: lambdas, star imports and `from . import x` have none. */
function isNamed({ nameStart, nameEnd }: Anchors, row: number): boolean {
  return nameStart !== null && nameStart[row]! >= 0 && nameEnd![row]! >= nameStart[row]!;
}

/** The own span, in the left row's chunk, of the text that names the target (for calls: the callee). */
export function anchorSpan(
  evidence: Evidence,
  relation: Relation,
  row: number,
): [start: number, end: number] {
  const anchors = anchorsOf(evidence, relation);
  const { nameStart, nameEnd, start, end } = anchors;
  return isNamed(anchors, row) ? [nameStart![row]!, nameEnd![row]!] : [start[row]!, end[row]!];
}

/** Packs files for one revision: a text goes to the store's thread once, however many files mention it. */
export class LinkPacker {
  private readonly id = randomBytes(8).toString('hex');
  private readonly numbers = new Map<string, number>();
  private readonly isSymbol = new Set<number>();
  private firstText = 0;
  private texts: string[] = [];
  private symbols: number[] = [];

  private number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.firstText + this.texts.push(text) - 1;
      this.numbers.set(text, number);
    }
    return number;
  }

  pack(evidence: Evidence, chunks: readonly ChunkLinks[]): PackedLinks {
    const ordinals: Partial<Record<LeftTable, Int32Array>> = {};
    /** Left rows by the code of a relation. */
    const lefts: { readonly chunkOf: Cells; readonly ordinals: Int32Array }[] = [];
    return this.assemble(evidence, chunks, (chunk, put) => {
      for (const { relation, left, method, confidence, roles, target, aux } of chunk.links) {
        const code = RELATION_CODES.get(relation)!;
        let rows = lefts[code];
        if (!rows) {
          const table = RELATIONS[relation].left;
          ordinals[table] ??= chunkOrdinals(evidence, table);
          lefts[code] = rows = { chunkOf: evidence[table].chunk, ordinals: ordinals[table] };
        }
        if (rows.chunkOf[left] !== chunk.chunk)
          throw new Error(
            `link ${relation} of chunk ${chunk.chunk} has a left row ${left} that is not in it`,
          );
        const how = METHOD_CODES.get(method)!;
        put(code, how, confidence, roles, rows.ordinals[left]!, left, target, aux);
      }
    });
  }

  /** As `pack`, of links that no objects have been made of. */
  packKept(evidence: Evidence, chunks: readonly KeptLinks[]): PackedLinks {
    return this.assemble(evidence, chunks, ({ links }, put) => links.visit(put));
  }

  private assemble<C extends ChunkLinks | KeptLinks>(
    evidence: Evidence,
    chunks: readonly C[],
    putLinks: (chunk: C, put: LinkVisitor) => void,
  ): PackedLinks {
    const confidences: number[] = [];
    const confidenceIndex = (confidence: number): number => {
      const index = confidences.indexOf(confidence);
      return index < 0 ? confidences.push(confidence) - 1 : index;
    };
    const linkCount = chunks.reduce((sum, chunk) => sum + chunk.links.length, 0);
    const lookupCount = chunks.reduce((sum, chunk) => sum + chunk.lookups.length, 0);
    const rows = new Int32Array(chunks.length);
    const linkFrom = new Int32Array(chunks.length + 1);
    const links = new Int32Array(linkCount * PACKED_WIDTH);
    const lookupFrom = new Int32Array(chunks.length + 1);
    const lookups = new Int32Array(lookupCount);
    const anchors: Anchors[] = [];
    let at = 0;
    let lookupAt = 0;

    const put: LinkVisitor = (relation, method, confidence, roles, position, left, target, aux) => {
      const anchor = (anchors[relation] ??= anchorsOf(evidence, RELATION_NAMES[relation]!));
      const isByName = isNamed(anchor, left);
      links[at++] = relation;
      links[at++] = method;
      links[at++] = confidenceIndex(confidence);
      links[at++] = roles;
      links[at++] = position;
      links[at++] = isByName ? anchor.nameStart![left]! : anchor.start[left]!;
      links[at++] = isByName ? anchor.nameEnd![left]! : anchor.end[left]!;
      links[at++] = this.targetNumber(target, relation);
      links[at++] = aux;
    };

    chunks.forEach((chunk, i) => {
      rows[i] = chunk.chunk;
      putLinks(chunk, put);
      linkFrom[i + 1] = at / PACKED_WIDTH;
      lookups.set(chunk.lookups, lookupAt);
      lookupAt += chunk.lookups.length;
      lookupFrom[i + 1] = lookupAt;
    });
    return { ...this.takeTexts(), confidences, chunks: rows, linkFrom, links, lookupFrom, lookups };
  }

  private targetNumber(target: string, relation: number): number {
    const number = this.number(target);
    if (LEADS_TO_SYMBOL[relation] && !this.isSymbol.has(number)) {
      this.isSymbol.add(number);
      this.symbols.push(number);
    }
    return number;
  }

  private takeTexts(): Pick<PackedLinks, 'packer' | 'firstText' | 'texts' | 'symbols'> {
    const { id: packer, firstText, texts, symbols } = this;
    this.firstText += texts.length;
    this.texts = [];
    this.symbols = [];
    return { packer, firstText, texts, symbols };
  }
}

/** Packs one file alone. */
export function packLinks(evidence: Evidence, chunks: readonly ChunkLinks[]): PackedLinks {
  return new LinkPacker().pack(evidence, chunks);
}

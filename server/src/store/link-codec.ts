/**
 * The `facts` blob of a chunk: its links, in the linker's order, as variable-length integers. Spans and left
 * rows are written as differences, because links come roughly in source order.
 */
import {
  LEADS_TO_SYMBOL,
  METHOD_NAMES,
  type Method,
  RELATION_NAMES,
  RELATIONS,
  type Relation,
  SymbolRole,
} from '../linker/links.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Codes } from './codes.ts';
import { PACKED_WIDTH, PackedField, type PackedLinks } from './packed-links.ts';

/** A link as stored: `target` is a term id, `ordinal` counts the chunk's rows of the left table. */
export interface RawLink {
  readonly relation: Relation;
  readonly method: Method;
  readonly confidence: number;
  readonly roles: number;
  readonly ordinal: number;
  /** Own offsets in the chunk, UTF-8 bytes. */
  readonly start: number;
  readonly end: number;
  readonly target: number;
  readonly aux: number;
}

const writer = new ByteWriter();

/** Whether the link says where its target is defined. */
export const isDefining = (link: RawLink): boolean =>
  (link.roles & SymbolRole.definition) !== 0 && RELATIONS[link.relation].target === 'symbol';

/**
 * Encodes links `from` to `to` (counted in links) of `packed`. `termOf` maps the packer's numbers to term
 * ids; `referred` and `defined` receive the target of each link and of each defining link.
 */
export function encodeFacts(
  packed: PackedLinks,
  from: number,
  to: number,
  codes: Codes,
  termOf: readonly number[],
  referred: number[],
  defined: number[],
): Buffer | null {
  if (from === to) return null;
  const { links, confidences } = packed;
  writer.reset();
  writer.uint(to - from);
  let ordinal = 0;
  let start = 0;
  for (let at = from * PACKED_WIDTH; at < to * PACKED_WIDTH; at += PACKED_WIDTH) {
    const relation = links[at + PackedField.relation]!;
    const roles = links[at + PackedField.roles]!;
    const linkStart = links[at + PackedField.start]!;
    const target = termOf[links[at + PackedField.target]!]!;
    writer.uint(codes.relations.codeOf(RELATION_NAMES[relation]!));
    writer.uint(codes.methods.codeOf(METHOD_NAMES[links[at + PackedField.method]!]!));
    writer.uint(codes.confidences.codeOf(confidences[links[at + PackedField.confidence]!]!));
    writer.uint(roles);
    writer.int(links[at + PackedField.ordinal]! - ordinal);
    writer.int(linkStart - start);
    writer.uint(links[at + PackedField.end]! - linkStart);
    writer.uint(target);
    writer.int(links[at + PackedField.aux]!);
    ordinal = links[at + PackedField.ordinal]!;
    start = linkStart;
    referred.push(target);
    if ((roles & SymbolRole.definition) !== 0 && LEADS_TO_SYMBOL[relation]) defined.push(target);
  }
  return writer.take();
}

/** Decodes a `facts` blob; with `onlyTarget`, the links to that term alone, which is much quicker. */
export function decodeFacts(blob: Uint8Array | null, codes: Codes, onlyTarget = 0): RawLink[] {
  if (blob === null) return [];
  const reader = new ByteReader(blob);
  const count = reader.count(9);
  const links: RawLink[] = [];
  let ordinal = 0;
  let start = 0;
  for (let i = 0; i < count; i++) {
    const relation = reader.uint();
    const method = reader.uint();
    const confidence = reader.uint();
    const roles = reader.uint();
    ordinal += reader.int();
    start += reader.int();
    const end = start + reader.uint();
    const target = reader.uint();
    const aux = reader.int();
    if (onlyTarget !== 0 && target !== onlyTarget) continue;
    links.push({
      relation: codes.relations.nameOf(relation),
      method: codes.methods.nameOf(method),
      confidence: codes.confidences.nameOf(confidence),
      roles,
      ordinal,
      start,
      end,
      target,
      aux,
    });
  }
  reader.finish();
  return links;
}

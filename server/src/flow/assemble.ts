/**
 * From the blocks and edges that a builder leaves to a compact graph: empty blocks that only lead on are
 * bridged, what nothing leads to is dropped unless it holds code, blocks are numbered in evaluation order and
 * edges sorted. Knows numbers only.
 */
import { BlockKind, EdgeKind, ENTRY, RAISE_EXIT } from './control-flow.ts';
import { Int32List } from './int32-list.ts';

export interface RawGraph {
  readonly blockKind: Int32List;
  readonly pointFrom: Int32List;
  readonly pointTo: Int32List;
  readonly edgeFrom: Int32List;
  readonly edgeTo: Int32List;
  readonly edgeKind: Int32List;
}

export interface Assembled {
  /** Old numbers of the blocks that are kept, in their new order. */
  readonly blocks: Int32Array;
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeKind: Uint8Array;
}

export function assemble(raw: RawGraph): Assembled {
  bridgeEmptyBlocks(raw);
  const blocks = keptBlocks(raw);
  const newIndex = new Int32Array(raw.blockKind.length).fill(-1);
  for (let i = 0; i < blocks.length; i++) newIndex[blocks[i]!] = i;
  return { blocks, ...sortedEdges(raw, newIndex) };
}

const isEmpty = (raw: RawGraph, block: number): boolean => raw.pointFrom.at(block) === raw.pointTo.at(block);

/**
 * Sends edges into an empty block with one way out straight to where it leads. One of the two edges must be
 * plain NEXT, so that the other one's kind is not lost. A block that only passes an exception on stays: its EXC
 * carries what was stored before it, that of a block with operations what was stored before they raised.
 */
function bridgeEmptyBlocks(raw: RawGraph): void {
  const { blockKind, edgeFrom, edgeTo, edgeKind } = raw;
  const count = blockKind.length;
  const onlyEdge = new Int32Array(count).fill(-1);
  const outgoing = new Int32Array(count);
  for (let e = 0; e < edgeFrom.length; e++) {
    onlyEdge[edgeFrom.at(e)] = e;
    outgoing[edgeFrom.at(e)]!++;
  }
  const isBridge = (block: number): boolean =>
    outgoing[block] === 1 &&
    edgeKind.at(onlyEdge[block]!) !== EdgeKind.EXC &&
    blockKind.at(block) === BlockKind.body &&
    isEmpty(raw, block);
  for (let e = 0; e < edgeFrom.length; e++) {
    let to = edgeTo.at(e);
    let kind = edgeKind.at(e);
    // A ring of empty blocks would never end; a way visits each block at most once.
    for (let steps = 0; steps < count && isBridge(to); steps++) {
      const on = onlyEdge[to]!;
      const onKind = edgeKind.at(on);
      if (kind !== EdgeKind.NEXT && onKind !== EdgeKind.NEXT) break;
      if (kind === EdgeKind.NEXT) kind = onKind;
      to = edgeTo.at(on);
    }
    edgeTo.set(e, to);
    edgeKind.set(e, kind);
  }
}

/** Blocks that hold code or can be reached from code, in the order of their points. */
function keptBlocks(raw: RawGraph): Int32Array {
  const count = raw.blockKind.length;
  const from = outgoingEdges(raw, count);
  const isKept = new Uint8Array(count);
  const stack = new Int32List();
  const keep = (block: number): void => {
    if (isKept[block] === 1) return;
    isKept[block] = 1;
    stack.push(block);
  };
  keep(ENTRY);
  for (let block = 0; block < count; block++) if (block <= RAISE_EXIT || !isEmpty(raw, block)) keep(block);
  for (let i = 0; i < stack.length; i++) {
    const block = stack.at(i);
    for (let slot = from.start[block]!; slot < from.start[block + 1]!; slot++)
      keep(raw.edgeTo.at(from.edge[slot]!));
  }
  const order = (block: number): number => (block <= RAISE_EXIT ? block - count : raw.pointFrom.at(block));
  // An empty block stands before the block whose points follow; creation order decides among empty ones.
  return stack
    .copy()
    .sort((a, b) => order(a) - order(b) || Number(!isEmpty(raw, a)) - Number(!isEmpty(raw, b)) || a - b);
}

function outgoingEdges(raw: RawGraph, count: number): { start: Int32Array; edge: Int32Array } {
  const { edgeFrom } = raw;
  const start = new Int32Array(count + 1);
  for (let e = 0; e < edgeFrom.length; e++) start[edgeFrom.at(e) + 1]!++;
  for (let block = 0; block < count; block++) start[block + 1]! += start[block]!;
  const edge = new Int32Array(edgeFrom.length);
  const next = start.slice(0, count);
  for (let e = 0; e < edgeFrom.length; e++) edge[next[edgeFrom.at(e)]!++] = e;
  return { start, edge };
}

const KINDS = 16;

function sortedEdges(raw: RawGraph, newIndex: Int32Array): Omit<Assembled, 'blocks'> {
  const { edgeFrom, edgeTo, edgeKind } = raw;
  const count = newIndex.length;
  const keys = new Float64Array(edgeFrom.length);
  let length = 0;
  for (let e = 0; e < edgeFrom.length; e++) {
    const from = newIndex[edgeFrom.at(e)]!;
    const to = newIndex[edgeTo.at(e)]!;
    if (from >= 0 && to >= 0) keys[length++] = (from * count + to) * KINDS + edgeKind.at(e);
  }
  const sorted = keys.subarray(0, length).sort();
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  const kind = new Uint8Array(length);
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const key = sorted[i]!;
    if (i > 0 && key === sorted[i - 1]) continue;
    const pair = Math.floor(key / KINDS);
    from[kept] = Math.floor(pair / count);
    to[kept] = pair % count;
    kind[kept++] = key % KINDS;
  }
  return { edgeFrom: from.slice(0, kept), edgeTo: to.slice(0, kept), edgeKind: kind.slice(0, kept) };
}

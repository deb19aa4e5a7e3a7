/**
 * Own offsets: positions inside a chunk that do not move when other chunks change.
 *
 * A chunk's *own text* is its span with every directly nested chunk replaced by one placeholder byte. The
 * placeholder keeps "just before the child" and "just after it" distinct, so the mapping is a bijection on
 * positions that are not strictly inside a child. Typing in a method therefore moves no position of the
 * class body around it, nor of the module body around that. All offsets are UTF-8 bytes.
 */
export class ChunkLayout {
  readonly length: number;
  private readonly starts: ArrayLike<number>;
  private readonly ends: ArrayLike<number>;
  /** Children of all chunks, grouped by parent in source order; `childFrom[c]` to `childFrom[c + 1]` are c's. */
  private readonly childFrom: Int32Array;
  private readonly children: Int32Array;
  /** Parallel to `children`: the own offset, in the parent, of the child's placeholder. */
  private readonly holes: Int32Array;

  /** Absolute `[start, end)` and parent row of each chunk, in pre-order; the parent of row 0 is -1. */
  constructor(starts: ArrayLike<number>, ends: ArrayLike<number>, parents: ArrayLike<number>) {
    const count = starts.length;
    this.length = count;
    this.starts = starts;
    this.ends = ends;
    this.childFrom = new Int32Array(count + 1);
    for (let c = 1; c < count; c++) this.childFrom[parents[c]! + 1]!++;
    for (let c = 0; c < count; c++) this.childFrom[c + 1]! += this.childFrom[c]!;
    this.children = new Int32Array(Math.max(0, count - 1));
    this.holes = new Int32Array(this.children.length);
    const next = this.childFrom.slice(0, count);
    const hidden = new Int32Array(count);
    for (let c = 1; c < count; c++) {
      const parent = parents[c]!;
      const slot = next[parent]!++;
      this.children[slot] = c;
      this.holes[slot] = starts[c]! - starts[parent]! - hidden[parent]!;
      hidden[parent]! += ends[c]! - starts[c]! - 1;
    }
  }

  start(chunk: number): number {
    return this.starts[chunk]!;
  }

  end(chunk: number): number {
    return this.ends[chunk]!;
  }

  /** Own offset in `chunk` of an absolute position that is not strictly inside one of its children. */
  toOwn(chunk: number, absolute: number): number {
    const slot = this.lastChild(chunk, (i) => this.ends[this.children[i]!]! <= absolute);
    if (slot < 0) return absolute - this.starts[chunk]!;
    return this.holes[slot]! + 1 + (absolute - this.ends[this.children[slot]!]!);
  }

  /** Absolute position of an own offset of `chunk`. */
  toAbsolute(chunk: number, own: number): number {
    // As `lastChild`; asked all the time, so that nothing is made for it.
    const first = this.childFrom[chunk]!;
    let low = first;
    let high = this.childFrom[chunk + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.holes[middle]! < own) low = middle + 1;
      else high = middle;
    }
    const slot = low > first ? low - 1 : -1;
    if (slot < 0) return this.starts[chunk]! + own;
    return this.ends[this.children[slot]!]! + (own - this.holes[slot]! - 1);
  }

  /** The innermost chunk that contains the absolute position (the module body when none does). */
  chunkAt(absolute: number): number {
    let chunk = 0;
    for (;;) {
      const slot = this.lastChild(chunk, (i) => this.starts[this.children[i]!]! <= absolute);
      if (slot < 0 || this.ends[this.children[slot]!]! <= absolute) return chunk;
      chunk = this.children[slot]!;
    }
  }

  /** Rows of the chunks directly nested in `chunk`, in source order. */
  childrenOf(chunk: number): Int32Array {
    return this.children.subarray(this.childFrom[chunk]!, this.childFrom[chunk + 1]!);
  }

  /** Slot of the last child for which `holds` is true; `holds` is true for a prefix of the children. -1: none. */
  private lastChild(chunk: number, holds: (slot: number) => boolean): number {
    let low = this.childFrom[chunk]!;
    const first = low;
    let high = this.childFrom[chunk + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) low = middle + 1;
      else high = middle;
    }
    return low > first ? low - 1 : -1;
  }
}

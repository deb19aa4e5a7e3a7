/** Rows of a table by what they belong to, in two arrays of integers. */

const NO_ROWS = new Int32Array(0);

/** Rows of one table grouped by an integer key: `rows[from[k]]` to `rows[from[k + 1]]` belong to k. */
export class RowGroups {
  private readonly from: Int32Array;
  private readonly rows: Int32Array;

  constructor(keys: ArrayLike<number>, length: number, groups: number) {
    this.from = new Int32Array(groups + 1);
    for (let row = 0; row < length; row++) if (keys[row]! >= 0) this.from[keys[row]! + 1]!++;
    for (let k = 0; k < groups; k++) this.from[k + 1]! += this.from[k]!;
    this.rows = new Int32Array(this.from[groups]!);
    const next = this.from.slice(0, groups);
    for (let row = 0; row < length; row++) if (keys[row]! >= 0) this.rows[next[keys[row]!]!++] = row;
  }

  of(key: number): Int32Array {
    const from = this.from[key]!;
    const to = this.from[key + 1]!;
    return from === to ? NO_ROWS : this.rows.subarray(from, to);
  }
}

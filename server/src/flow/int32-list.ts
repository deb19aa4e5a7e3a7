/** A growing list of 32-bit integers: what the builders of this layer are made of. */
export class Int32List {
  length = 0;
  private values: Int32Array<ArrayBuffer> = new Int32Array(32);

  /** Appends a value and returns its index. */
  push(value: number): number {
    if (this.length === this.values.length) {
      const bigger = new Int32Array(this.length * 2);
      bigger.set(this.values);
      this.values = bigger;
    }
    this.values[this.length] = value;
    return this.length++;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  /** The values, valid until the next `push`. */
  view(): Int32Array {
    return this.values.subarray(0, this.length);
  }

  copy(): Int32Array {
    return this.values.slice(0, this.length);
  }
}

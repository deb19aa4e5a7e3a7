/** The error of bytes that are no SCIP index. Knows no message. */

export class ScipFormatError extends Error {
  override readonly name = 'ScipFormatError';
  /** Where in the (uncompressed) index, in bytes from its start. */
  readonly byteOffset: number;

  constructor(message: string, byteOffset: number) {
    super(`${message} (at byte ${byteOffset} of the index)`);
    this.byteOffset = byteOffset;
  }
}

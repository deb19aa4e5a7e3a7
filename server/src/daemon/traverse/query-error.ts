/** Thrown for a query that cannot be run: says where in its text and what to write instead. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  /** Offset in the query, in UTF-16 units. */
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** The message with the place in the query, for people: `… at column 12 of line 1: …`. */
export function describeQueryError(query: string, { at, message }: QueryError): string {
  const before = query.slice(0, at).split('\n');
  const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
  const rest = query.slice(at, at + 24).split('\n', 1)[0]!;
  return `${message} (${place}${rest === '' ? ', at the end' : `, at "${rest}"`})`;
}

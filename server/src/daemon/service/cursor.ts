/**
 * Where the next page begins, as text that clients hand back. A cursor is good for the revision and the question it
 * came from: a list that went on changing could show an item twice or never. Knows no question.
 */
import { hash64 } from '../../text/hash.ts';
import { QuestionError } from './question-error.ts';

/** Fields of a request that another page may have otherwise. */
const FREE = new Set(['limit', 'cursor', 'partialResultToken', 'changedPaths', 'timeLimitMs']);

export class Cursors {
  private readonly revision: number;
  private readonly question: string;

  constructor(revision: number, method: string, params: object) {
    this.revision = revision;
    const fixed = Object.entries(params).filter(([name]) => !FREE.has(name));
    this.question = hash64(JSON.stringify([method, fixed]));
  }

  /** `position` is made of whole numbers; what they mean is the question's. */
  encode(position: readonly number[]): string {
    return Buffer.from(JSON.stringify([this.revision, this.question, ...position])).toString('base64url');
  }

  /** The position in a cursor, or null without one. Throws `QuestionError`. */
  decode(cursor: string | undefined): readonly number[] | null {
    if (cursor === undefined) return null;
    const [revision, question, ...position] = fields(cursor);
    if (
      !position.every((part) => Number.isSafeInteger(part) && (part as number) >= 0) ||
      position.length === 0
    )
      throw malformed();
    if (question !== this.question)
      throw new QuestionError(
        'invalid-params',
        'The cursor belongs to another question: send it with the parameters of the request it came from.',
      );
    if (revision !== this.revision)
      throw new QuestionError(
        'content-modified',
        `The cursor belongs to revision ${revision} and the index is at ${this.revision}: ask again without cursor.`,
      );
    return position as number[];
  }
}

function fields(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(value)) return value;
  } catch {
    // Falls through: any text that is no cursor gets the same answer.
  }
  throw malformed();
}

const malformed = (): QuestionError =>
  new QuestionError(
    'invalid-params',
    '`cursor` is no cursor: pass the `next` of an earlier answer as it is.',
  );

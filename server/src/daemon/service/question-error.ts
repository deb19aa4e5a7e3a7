/** Why a question has no answer, in terms every protocol can translate; each message says what to do. */

export type QuestionErrorCode =
  /** A parameter has the wrong type, or names something that is not there. */
  | 'invalid-params'
  /** No method has the name. */
  | 'unknown-method'
  /** The cursor belongs to a revision that is not the newest any more. */
  | 'content-modified'
  | 'cancelled'
  /** The question was right and could not be answered; asking again may help. */
  | 'failed';

export class QuestionError extends Error {
  override readonly name = 'QuestionError';
  readonly code: QuestionErrorCode;

  constructor(code: QuestionErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const cancelled = (): QuestionError => new QuestionError('cancelled', 'The request was cancelled.');

/** What `work` gives; rejects at once when nobody waits for it any more. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const end = Promise.withResolvers<never>();
  const onAbort = () => end.reject(cancelled());
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  // What is not waited for any more may still fail.
  work.catch(() => {});
  try {
    return await Promise.race([work, end.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

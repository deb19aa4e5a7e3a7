/** What clients are told when a question fails: an error code of LSP and a sentence that says what to do. */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import { QuestionError, type QuestionErrorCode } from '../daemon/service/question-error.ts';
import { StoreError } from '../store/errors.ts';

/** LSP 3.17, "ErrorCodes". */
const CODES: Readonly<Record<QuestionErrorCode, number>> = {
  'invalid-params': ErrorCodes.InvalidParams,
  'unknown-method': ErrorCodes.MethodNotFound,
  'content-modified': -32801,
  cancelled: -32800,
  failed: -32803,
};

/** Errors that say all there is to say: the disk, a damaged cache, a text nobody has any more. */
const TELLING = new Set(['StoreError', 'StaleIndexError']);

export function toResponseError(error: unknown, method: string): ResponseError {
  if (error instanceof ResponseError) return error;
  if (error instanceof QuestionError) return new ResponseError(CODES[error.code], error.message);
  if (error instanceof StoreError && error.code === 'closed')
    return new ResponseError(CODES['content-modified'], 'The folder was closed before there was an answer.');
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && TELLING.has(error.name)) return new ResponseError(CODES.failed, message);
  const report = `${method} failed: ${message}. This is a fault of cpgd: please report it with its log.`;
  return new ResponseError(ErrorCodes.InternalError, report);
}

/**
 * Checks what clients send before anything is done with it. A wrong type is the client's mistake and is answered
 * as one (`InvalidParams`), with what was expected. Knows types of parameters, no method.
 */

import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { Position, Range } from 'vscode-languageserver';

type Fields = Readonly<Record<string, unknown>>;

export function invalid(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

/** @throws ResponseError when it is no object. */
export function fields(value: unknown, name = 'params'): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`"${name}" must be an object`);
  return value as Fields;
}

/** @throws ResponseError when it is no string. */
export function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw invalid(`"${name}" must be a string`);
  return value;
}

/** An unsigned integer of 31 bits (LSP, "uinteger"). @throws ResponseError */
export function uinteger(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 0x7fff_ffff)
    throw invalid(`"${name}" must be an integer from 0 to 2147483647`);
  return value;
}

/** @throws ResponseError */
export function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(`"${name}" must be an array`);
  return value;
}

export function flag(value: unknown): boolean {
  return value === true;
}

/** `params.textDocument.uri`. @throws ResponseError */
export function documentUri(params: unknown): string {
  const { uri } = fields(fields(params).textDocument, 'textDocument');
  return text(uri, 'textDocument.uri');
}

/** @throws ResponseError */
export function position(value: unknown, name = 'position'): Position {
  const { line, character } = fields(value, name);
  return { line: uinteger(line, `${name}.line`), character: uinteger(character, `${name}.character`) };
}

/** @throws ResponseError */
export function range(value: unknown, name = 'range'): Range {
  const { start, end } = fields(value, name);
  return { start: position(start, `${name}.start`), end: position(end, `${name}.end`) };
}

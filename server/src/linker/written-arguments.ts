/**
 * What is written for a parameter: its default, and the arguments of the calls of its function, in other files of those
 * that pass text. Finds places; what stands there is for who asks.
 */
import { type ExprRef, NO_EXPR } from '../evidence/expr-ref.ts';
import type { ArgumentFlow } from './argument-flow.ts';
import { matchArguments } from './arguments.ts';
import { type CallIn, rowOfPlace } from './call-places.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { Signature } from './signatures.ts';

/** An expression of a file. */
export interface Written {
  readonly facts: FileFacts;
  readonly ref: ExprRef;
}

/**
 * What is written for a parameter (a row of `params`); null where calls may pass what is not written. To be asked by a
 * query that has read the file.
 */
export function writtenFor(
  evaluation: Evaluation,
  flow: ArgumentFlow,
  facts: FileFacts,
  param: number,
): readonly Written[] | null {
  const { params } = facts.evidence;
  const def = params.def[param]!;
  const signature = evaluation.program.signature(evaluation.program.definition(facts, def));
  const calls = flow.callsInFile(facts, def);
  const elsewhere = calls === null ? null : flow.callsWithText(facts, def);
  if (!signature || calls === null || elsewhere === null) return null;
  const name = facts.text(params.name[param]!);
  const found: Written[] = [];
  if (params.default[param] !== NO_EXPR) found.push({ facts, ref: params.default[param]! });
  for (const one of [...calls, ...elsewhere]) {
    // A decorator gives what it decorates.
    if (one.call.kind === 'decorator') continue;
    const given = writtenBy(evaluation, signature, name, one);
    if (given === null) return null;
    found.push(...given);
  }
  return found;
}

function writtenBy(
  evaluation: Evaluation,
  signature: Signature,
  name: string,
  { own, call }: CallIn,
): readonly Written[] | null {
  if (call.kind !== 'call' || call.skipped !== 0) return null;
  const row = rowOfPlace(evaluation.program, own, call);
  const { args, calls } = own.evidence;
  const given = matchArguments(own, row, signature, call.isBound).filter(
    ({ parameter }) => parameter.name === name,
  );
  const from = calls.argStart[row]!;
  const isStarred = args.star.subarray(from, from + calls.argCount[row]!).some((star) => star !== 0);
  if (given.length === 0 && isStarred) return null;
  return given.map(({ arg }) => ({ facts: own, ref: args.expr[arg]! }));
}

/**
 * What is written for a parameter: its default, what operators give the function, and the arguments of its calls, in other
 * files of those that pass text. Finds places; what stands there is for who asks.
 */
import { NO_EXPR } from '../evidence/expr-ref.ts';
import type { ArgumentFlow } from './argument-flow.ts';
import { matchArguments } from './arguments.ts';
import { type CallIn, rowOfPlace } from './call-places.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import type { Written, WrittenFor } from './operand-flow.ts';
import type { Signature } from './signatures.ts';

const NOTHING_KNOWN: WrittenFor = { refs: [], isWhole: false };

/** What is written for a parameter (a row of `params`). To be asked by a query that has read the file. */
export function writtenFor(
  evaluation: Evaluation,
  flow: ArgumentFlow,
  facts: FileFacts,
  param: number,
): WrittenFor {
  const { params } = facts.evidence;
  const def = params.def[param]!;
  const definition = evaluation.program.definition(facts, def);
  const signature = evaluation.program.signature(definition);
  const calls = flow.callsInFile(facts, def);
  const elsewhere = calls === null ? null : flow.callsWithText(facts, def);
  if (!signature || calls === null || elsewhere === null) return NOTHING_KNOWN;
  const name = facts.text(params.name[param]!);
  const byOperators = flow.writtenByOperators(definition, params.position[param]!);
  const found: Written[] = [...byOperators.refs];
  if (params.default[param] !== NO_EXPR) found.push({ facts, ref: params.default[param]! });
  for (const one of [...calls, ...elsewhere]) {
    // A decorator gives what it decorates.
    if (one.call.kind === 'decorator') continue;
    const given = writtenBy(evaluation, signature, name, one);
    if (given === null) return { refs: byOperators.refs, isWhole: false };
    found.push(...given);
  }
  return { refs: found, isWhole: byOperators.isWhole };
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

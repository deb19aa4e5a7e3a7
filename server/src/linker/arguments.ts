/**
 * Which parameter each argument of a call binds to (language reference 6.3.4, "Calls"): positional ones in
 * order, then `*args`; keywords by name, then `**kwargs`; what follows a starred argument cannot be counted.
 */
import { ParamKind } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';

export interface ArgumentMatch {
  /** Row of `args` in the caller's file. */
  readonly arg: number;
  /** Row of `params` in the callee's file. */
  readonly param: number;
  readonly byKeyword: boolean;
}

/** `bound`: the first positional parameter is already filled (by the instance or class). */
export function matchArguments(
  caller: FileFacts,
  call: number,
  callee: FileFacts,
  def: number,
  bound: boolean,
): ArgumentMatch[] {
  const { calls, args } = caller.evidence;
  const { params } = callee.evidence;
  const { from, to } = callee.paramsOf(def);
  const positional: number[] = [];
  const byName = new Map<string, number>();
  let rest = -1;
  let keywordRest = -1;
  for (let param = from; param < to; param++) {
    const kind = params.kind[param]!;
    const name = callee.text(params.name[param]!);
    if (kind === ParamKind.POSONLY || kind === ParamKind.POS_OR_KW) positional.push(param);
    if (kind === ParamKind.POS_OR_KW || kind === ParamKind.KWONLY) byName.set(name, param);
    if (kind === ParamKind.VAR_POS) rest = param;
    if (kind === ParamKind.VAR_KW) keywordRest = param;
  }
  const matches: ArgumentMatch[] = [];
  const first = calls.argStart[call]!;
  let next = bound ? 1 : 0;
  let counting = true;
  for (let arg = first; arg < first + calls.argCount[call]!; arg++) {
    if (args.star[arg] === 1) counting = false;
    if (args.star[arg] !== 0) continue;
    const keyword = args.keyword[arg]!;
    if (keyword >= 0) {
      const param = byName.get(caller.text(keyword)) ?? keywordRest;
      if (param >= 0) matches.push({ arg, param, byKeyword: true });
    } else if (counting) {
      const param = positional[next++] ?? rest;
      if (param >= 0) matches.push({ arg, param, byKeyword: false });
    }
  }
  return matches;
}

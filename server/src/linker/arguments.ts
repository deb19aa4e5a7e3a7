/**
 * Which parameter each argument of a call binds to (language reference 6.3.4, "Calls"): positional ones in
 * order, then `*args`; keywords by name, then `**kwargs`; what follows a starred argument cannot be counted.
 */
import { ParamKind } from '../evidence/schema.ts';
import type { FileFacts } from './file-facts.ts';
import type { Signature, SignatureParameter } from './signatures.ts';

export interface ArgumentMatch {
  /** Row of `args` in the caller's file. */
  readonly arg: number;
  readonly parameter: SignatureParameter;
  readonly byKeyword: boolean;
}

/**
 * `bound`: the first positional parameter is already filled (by the instance or class); `filled`: how many more are (by
 * `functools.partial`).
 */
export function matchArguments(
  caller: FileFacts,
  call: number,
  callee: Signature,
  bound: boolean,
  filled = 0,
): ArgumentMatch[] {
  const { calls, args } = caller.evidence;
  const positional: SignatureParameter[] = [];
  const byName = new Map<string, SignatureParameter>();
  let rest: SignatureParameter | undefined;
  let keywordRest: SignatureParameter | undefined;
  for (const parameter of callee.parameters) {
    const { kind, name } = parameter;
    if (kind === ParamKind.POSONLY || kind === ParamKind.POS_OR_KW) positional.push(parameter);
    if (kind === ParamKind.POS_OR_KW || kind === ParamKind.KWONLY) byName.set(name, parameter);
    if (kind === ParamKind.VAR_POS) rest = parameter;
    if (kind === ParamKind.VAR_KW) keywordRest = parameter;
  }
  const matches: ArgumentMatch[] = [];
  const first = calls.argStart[call]!;
  let next = (bound ? 1 : 0) + filled;
  let isCounting = true;
  for (let arg = first; arg < first + calls.argCount[call]!; arg++) {
    if (args.star[arg] === 1) isCounting = false;
    if (args.star[arg] !== 0) continue;
    const keyword = args.keyword[arg]!;
    const byKeyword = keyword >= 0;
    if (!byKeyword && !isCounting) continue;
    const parameter = byKeyword
      ? (byName.get(caller.text(keyword)) ?? keywordRest)
      : (positional[next++] ?? rest);
    if (parameter) matches.push({ arg, parameter, byKeyword });
  }
  return matches;
}

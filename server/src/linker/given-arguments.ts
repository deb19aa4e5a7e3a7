/**
 * What each parameter of a function receives from a call (language reference 6.3.4, "Calls"), in values: the
 * counterpart of `arguments.ts`, which says the same of the places where arguments are written.
 */
import { ParamKind } from '../evidence/schema.ts';
import { Attached } from '../text/attached.ts';
import type { Value } from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES } from './evaluation.ts';
import { dictsGiven, tuplesGiven } from './rest-arguments.ts';
import type { Signature, SignatureParameter } from './signatures.ts';
import { merge } from './values.ts';

/** The parameters of a function by how arguments reach them. */
export interface ParameterList {
  readonly positional: readonly SignatureParameter[];
  readonly rest: SignatureParameter | undefined;
  readonly byName: ReadonlyMap<string, SignatureParameter>;
  readonly keywordRest: SignatureParameter | undefined;
}

/** Lists by signature, of functions and of bound ones: calls outnumber signatures by far. */
const LISTS = [new Attached<Signature, ParameterList>(), new Attached<Signature, ParameterList>()] as const;

/** `isBound`: the first positional parameter is already filled. */
export function parameterList(signature: Signature, isBound: boolean): ParameterList {
  const lists = LISTS[isBound ? 1 : 0];
  let list = lists.get(signature);
  if (list === undefined) lists.set(signature, (list = makeList(signature, isBound)));
  return list;
}

function makeList(signature: Signature, isBound: boolean): ParameterList {
  const positional: SignatureParameter[] = [];
  const byName = new Map<string, SignatureParameter>();
  let rest: SignatureParameter | undefined;
  let keywordRest: SignatureParameter | undefined;
  for (const parameter of signature.parameters) {
    const { kind, name } = parameter;
    if (kind === ParamKind.POSONLY || kind === ParamKind.POS_OR_KW) positional.push(parameter);
    if (kind === ParamKind.POS_OR_KW || kind === ParamKind.KWONLY) byName.set(name, parameter);
    if (kind === ParamKind.VAR_POS) rest = parameter;
    if (kind === ParamKind.VAR_KW) keywordRest = parameter;
  }
  if (isBound) {
    const first = positional.shift();
    if (first) byName.delete(first.name);
  }
  return { positional, rest, byName, keywordRest };
}

/** What a parameter receives; `*args` a tuple, `**kwargs` a dict, both with their elements as far as they can be told apart. */
export function givenTo(
  evaluation: Evaluation,
  { positional, rest, byName, keywordRest }: ParameterList,
  parameter: SignatureParameter,
  args: Arguments,
): readonly Value[] {
  if (parameter === rest) return tuplesGiven(evaluation, positional.length, args);
  if (parameter === keywordRest) return dictsGiven(evaluation, byName, args);
  const position = positional.indexOf(parameter);
  if (position >= 0 && position < args.count) {
    // What some calls of a function that hands `*args` and `**kwargs` on give by position, others give by name: no call does both.
    const isNamedToo = byName.has(parameter.name) && args.names.includes(parameter.name);
    return isNamedToo ? merge(args.at(position), args.named(parameter.name)) : args.at(position);
  }
  if (byName.has(parameter.name) && args.names.includes(parameter.name)) {
    const named = args.named(parameter.name);
    return position >= 0 && args.possibleNames.has(parameter.name)
      ? merge(named, args.spreadAt(position))
      : named;
  }
  if (!args.isOpen) return NO_VALUES;
  return merge(
    position >= 0 ? args.spreadAt(position) : NO_VALUES,
    byName.has(parameter.name) ? args.keywordSpread() : NO_VALUES,
  );
}

/** Whether a call surely says nothing of a parameter. */
export const isLeftOut = (
  { positional, byName }: ParameterList,
  parameter: SignatureParameter,
  args: Arguments,
): boolean =>
  !args.isOpen &&
  !(byName.has(parameter.name) && args.names.includes(parameter.name)) &&
  !(positional.includes(parameter) && positional.indexOf(parameter) < args.count);

/**
 * Arguments that the linker binds to no parameter because their number and names are known only when the code runs:
 * `*values`, `**options` and what stands behind a `*values` (language reference 6.3.4, "Calls"). Knows rows of
 * evidence, no symbols.
 */
import type { Evidence } from '../../evidence/evidence.ts';
import { ParamKind } from '../../evidence/schema.ts';
import { isRestKind } from '../../linker/signatures.ts';

/** Which element becomes which parameter is open. */
export const SPREAD_CONFIDENCE = 0.6;

type Takers = ReadonlySet<number>;

const POSITIONAL: Takers = new Set([ParamKind.POSONLY, ParamKind.POS_OR_KW, ParamKind.VAR_POS]);
const NAMED: Takers = new Set([ParamKind.POS_OR_KW, ParamKind.KWONLY, ParamKind.VAR_KW]);

/** Rows of `args` of a call. */
export function argumentsOf({ calls }: Evidence, call: number): readonly number[] {
  return Array.from({ length: calls.argCount[call]! }, (_, i) => calls.argStart[call]! + i);
}

/** Kinds of parameters (`ParamKind`) that elements of an argument may become; null for one that can be bound. */
export function takersOf(evidence: Evidence, arg: number): Takers | null {
  const { star, keyword, call } = evidence.args;
  if (star[arg] === 2) return NAMED;
  const before = argumentsOf(evidence, call[arg]!).filter((other) => other < arg);
  const isBehindStar = keyword[arg]! < 0 && before.some((other) => star[other] === 1);
  return star[arg] === 1 || isBehindStar ? POSITIONAL : null;
}

/** Of the rows of `params` from `from` to `to`, those that may take an element: `taken` ones have their argument. */
export function spreadParameters(
  { params }: Evidence,
  from: number,
  to: number,
  takers: Takers,
  taken: ReadonlySet<number>,
): readonly number[] {
  const found: number[] = [];
  for (let row = from; row < to; row++) {
    const kind = params.kind[row]!;
    const isMany = isRestKind(kind);
    if (takers.has(kind) && (isMany || !taken.has(row))) found.push(row);
  }
  return found;
}

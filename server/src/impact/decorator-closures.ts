/**
 * What a function makes that others may be given: the definitions in it, and whether they can get anywhere but to
 * whoever called it. Of a decorator that is what stands in the place of the function it decorates. Reads one file's
 * evidence; follows no names to other files.
 */
import { type ExprRef, exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { DefKind, ExprContext, ExprKind, ParamKind, ReturnKind, SiteKind } from '../evidence/schema.ts';
import { calledName } from '../linker/calls-in-file.ts';
import { mayBeReplaced } from '../linker/decorator-names.ts';
import { receiverOf } from '../linker/definition-facts.ts';
import { operandsOf } from '../linker/expression-parts.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { bindingOf, onlySite } from '../linker/name-sites.ts';

/** Functions of the standard library that give back a function that they are given, and keep it nowhere. */
const GIVING_BACK: ReadonlySet<string> = new Set(['update_wrapper', 'wraps', 'cast']);

/** The function (a row of `defs`) that receives what it decorates in the parameter an expression names; -1 for others. */
export function decoratorTaking(facts: FileFacts, ref: ExprRef): number {
  const { bindingSites, params } = facts.evidence;
  const site = onlySite(facts, bindingOf(facts, ref));
  if (site < 0 || bindingSites.kind[site] !== SiteKind.param) return -1;
  const param = bindingSites.row[site]!;
  const owner = params.def[param]!;
  const isPositional = params.kind[param] === ParamKind.POSONLY || params.kind[param] === ParamKind.POS_OR_KW;
  const first = receiverOf(facts, owner) === 'none' ? 0 : 1;
  return isPositional && params.position[param] === first ? owner : -1;
}

/** Whether a definition stands in another one, at whatever depth. Both are rows of `defs`, or -1 for the module. */
export function isWithin(facts: FileFacts, def: number, outer: number): boolean {
  const { container } = facts.evidence.defs;
  let row = def < 0 ? -1 : container[def]!;
  while (row >= 0 && row !== outer) row = container[row]!;
  return row >= 0;
}

/** Rows of `defs` that stand in a function. */
export function definitionsWithin(facts: FileFacts, outer: number): readonly number[] {
  const { chunk } = facts.evidence.defs;
  return [...facts.rowsOfChunk('defs', chunk[outer]!)].filter((def) => isWithin(facts, def, outer));
}

/**
 * Whether what a function defines leaves a call of it by what it returns and in no other way: it is stored nowhere,
 * given to nobody who may keep it, and no decorator of its own has seen it.
 */
export const isOnlyReturned = (facts: FileFacts, outer: number): boolean =>
  facts.memo(`only returned ${outer}`, () => findOnlyReturned(facts, outer));

function findOnlyReturned(facts: FileFacts, outer: number): boolean {
  const { chunk, kind } = facts.evidence.defs;
  const within = definitionsWithin(facts, outer);
  if (within.some((def) => facts.isClass(def) || mayBeReplaced(facts, def))) return false;
  const returned = returnedIn(facts, chunk[outer]!);
  if (within.some((def) => kind[def] === DefKind.lambda && !returned.has(exprRef('def', def)))) return false;
  return within.every((def) => {
    const isFactory = within.some((inner) => isWithin(facts, inner, def));
    return loadsOf(facts, def).every(
      (ref) => returned.has(ref) || isHarmless(facts, ref, isFactory, returned),
    );
  });
}

/** Names that read what a function in a function is. */
function loadsOf(facts: FileFacts, def: number): ExprRef[] {
  const { bindings, bindingSites, defs, names, nameBindings } = facts.evidence;
  const isOf = (binding: number): boolean => {
    const from = bindings.siteStart[binding]!;
    for (let site = from; site < from + bindings.siteCount[binding]!; site++)
      if (bindingSites.kind[site] === SiteKind.def && bindingSites.row[site] === def) return true;
    return false;
  };
  return [...facts.rowsOfChunk('names', defs.chunk[def]!)]
    .filter((row) => names.ctx[row] === ExprContext.LOAD && names.name[row] === defs.name[def])
    .filter((row) => nameBindings.resolved[row]! >= 0 && isOf(nameBindings.resolved[row]!))
    .map((row) => exprRef('name', row));
}

/** Whether a place only calls a function, or has an attribute of it. What a call of a factory gives must be returned. */
function isHarmless(
  facts: FileFacts,
  ref: ExprRef,
  isFactory: boolean,
  returned: ReadonlySet<ExprRef>,
): boolean {
  const { attrs, calls, names } = facts.evidence;
  const chunk = names.chunk[exprRefRow(ref)]!;
  const call = facts.rowsOfChunk('calls', chunk).find((row) => calls.callee[row] === ref);
  if (call !== undefined) return !isFactory || returned.has(exprRef('call', call));
  return facts.rowsOfChunk('attrs', chunk).some((row) => attrs.base[row] === ref);
}

/** What the functions of a chunk return, and what they give to functions that only give it back. */
function returnedIn(facts: FileFacts, chunk: number): ReadonlySet<ExprRef> {
  const { args, calls, exprs, returns } = facts.evidence;
  const found = new Set<ExprRef>();
  const add = (ref: ExprRef): void => {
    found.add(ref);
    const row = exprRefRow(ref);
    if (exprRefKind(ref) === 'call' && isGivingBack(facts, row))
      for (let arg = 0; arg < calls.argCount[row]!; arg++) add(args.expr[calls.argStart[row]! + arg]!);
    if (exprRefKind(ref) === 'expr' && exprs.kind[row] === ExprKind.conditional)
      for (const operand of operandsOf(facts, row)) add(operand);
  };
  for (const row of facts.rowsOfChunk('returns', chunk))
    if (returns.kind[row] === ReturnKind.return) add(returns.value[row]!);
  const used = usedIn(facts, chunk);
  // `update_wrapper(wrapper, f)` as a statement.
  for (const row of facts.rowsOfChunk('calls', chunk))
    if (isGivingBack(facts, row) && !used.has(exprRef('call', row))) add(exprRef('call', row));
  return found;
}

/** `update_wrapper(wrapper, f)`, `wraps(f)(wrapper)`. */
function isGivingBack(facts: FileFacts, call: number): boolean {
  const callee = facts.evidence.calls.callee[call]!;
  const named = exprRefKind(callee) === 'call' ? exprRefRow(callee) : call;
  return GIVING_BACK.has(calledName(facts, named) ?? '');
}

/** Expressions of a chunk that are parts of others, or assigned. */
function usedIn(facts: FileFacts, chunk: number): ReadonlySet<ExprRef> {
  const { args, assigns, attrs, calls } = facts.evidence;
  return new Set([
    ...[...facts.rowsOfChunk('args', chunk)].map((row) => args.expr[row]!),
    ...[...facts.rowsOfChunk('assigns', chunk)].map((row) => assigns.value[row]!),
    ...[...facts.rowsOfChunk('attrs', chunk)].map((row) => attrs.base[row]!),
    ...[...facts.rowsOfChunk('calls', chunk)].map((row) => calls.callee[row]!),
    ...[...facts.rowsOfChunk('exprs', chunk)].flatMap((row) => [...operandsOf(facts, row)]),
  ]);
}

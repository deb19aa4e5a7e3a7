/**
 * Keywords that no link leads to the parameter or field that they may be meant for: those that functions with `**kwargs`
 * pass on, those of `**` arguments, and those of calls of nobody knows what (language reference 6.3.4, "Calls").
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../../evidence/expr-ref.ts';
import { ExprKind, ParamKind, SiteKind } from '../../../evidence/schema.ts';
import { operandsOf } from '../../../linker/expression-parts.ts';
import type { FileFacts } from '../../../linker/file-facts.ts';
import { defSymbol } from '../../../linker/file-symbols.ts';
import { bindingOf, onlySite } from '../../../linker/name-sites.ts';
import { parseSymbol } from '../../../linker/scip-symbol.ts';
import type { StoredFileView } from '../../store-snapshot.ts';
import type { AnswerContext } from '../answer-context.ts';
import { linksTo } from '../links-to.ts';
import type { SourcePlace } from '../mentions.ts';
import type { Steps } from '../steps.ts';
import { calledName, filesSaying, inOrder, placeIn, symbolsOf } from './texts.ts';

/** Calls looked at in one step: each may take the evidence of another file. */
const STEP_CALLS = 20;

export interface PassedNames {
  /** Keywords of the name, in calls that lead to one of the callees, that no parameter of that name takes. */
  readonly keywords: readonly SourcePlace[];
  /** `**` arguments of such calls that may hold the name. */
  readonly spreads: readonly SourcePlace[];
}

/** What calls of some functions or classes pass under a name, directly or through the `**kwargs` of others. */
export function* passedByName(
  context: AnswerContext,
  callees: readonly string[],
  name: string,
): Steps<PassedNames> {
  const keywords: SourcePlace[] = [];
  const spreads: SourcePlace[] = [];
  const pending = [...callees];
  const seen = new Set(pending);
  for (let callee = pending.pop(); callee !== undefined; callee = pending.pop()) {
    for (const [at, link] of (yield* linksTo(context, callee, ['callsite_symbol'])).entries()) {
      if (at % STEP_CALLS === STEP_CALLS - 1) yield;
      const file = context.snapshot.file(link.path)!;
      const facts = file.facts()!;
      const { args } = facts.evidence;
      for (const arg of argumentsOf(facts, context.leftRow(link))) {
        if (isUntaken(file, facts, arg, name)) keywords.push(keywordPlace(facts, arg));
        if (args.star[arg] !== 2 || !mayHold(facts, args.expr[arg]!, name)) continue;
        const collector = collectorOf(facts, args.expr[arg]!);
        if (collector < 0 || saysInside(file, facts, collector, name))
          spreads.push(argumentPlace(facts, arg));
        else if (!takesKeyword(facts, collector, name)) {
          const symbol = defSymbol(facts, collector);
          if (!seen.has(symbol)) pending.push(symbol);
          seen.add(symbol);
        }
      }
    }
  }
  return { keywords: inOrder(keywords), spreads: inOrder(spreads) };
}

export interface UnknownCalls {
  /** Symbols that a call may name, or be given: what it then passes on to them is not known. */
  readonly given: ReadonlySet<string>;
  /** Names under which the callee may be asked of an object of which nothing is known. */
  readonly names: ReadonlySet<string>;
  /** Names of functions outside of the workspace that pass keywords on. */
  readonly passers: ReadonlySet<string>;
  /** Whether any value that is called may be the callee. */
  readonly isAnywhere: boolean;
}

/** Keywords of a name in calls of which it is not known, or not told by links, what they call in the end. */
export function* unknownKeywords(
  context: AnswerContext,
  name: string,
  { given, names, passers, isAnywhere }: UnknownCalls,
): Steps<SourcePlace[]> {
  const found: SourcePlace[] = [];
  for (const file of yield* filesSaying(context, name)) {
    const facts = file.facts()!;
    const { args, calls } = facts.evidence;
    for (let arg = 0; arg < args.length; arg++) {
      if (!isUntaken(file, facts, arg, name)) continue;
      const call = args.call[arg]!;
      const callee = calls.callee[call]!;
      const called = calledName(facts, callee);
      const targets = file
        .linksOf(calls.chunk[call]!)
        .filter(({ relation, left }) => relation === 'callsite_symbol' && left === call);
      const mayMean =
        targets.length > 0
          ? passers.has(called) && targets.every(({ target }) => context.definitionsOf(target).length === 0)
          : names.has(called) || passers.has(called) || (isAnywhere && exprRefKind(callee) !== 'attr');
      const named = [callee, ...argumentsOf(facts, call).map((other) => args.expr[other]!)];
      const isGiven = named.some((ref) => symbolsOf(file, facts, ref).some((symbol) => given.has(symbol)));
      if (mayMean || isGiven) found.push(keywordPlace(facts, arg));
    }
    yield;
  }
  return found;
}

/** Rows of `args` of a call. */
function argumentsOf({ evidence: { calls } }: FileFacts, call: number): number[] {
  return Array.from({ length: calls.argCount[call]! }, (_, i) => calls.argStart[call]! + i);
}

/**
 * Whether an argument (a row of `args`) that reaches a parameter is called like a field instead: a dataclass passes what
 * its constructor takes for an `InitVar` on by position (dataclasses, "Init-only variables").
 */
export function isForField(facts: FileFacts, arg: number, parameter: string): boolean {
  const { args, calls } = facts.evidence;
  const isHook = parseSymbol(parameter)?.path.at(-2) === POST_INIT;
  return isHook && calledName(facts, calls.callee[args.call[arg]!]!) !== POST_INIT;
}

const POST_INIT = '__post_init__';

/** Whether an argument is a keyword of that name that no parameter of the name is known to take. */
function isUntaken(file: StoredFileView, facts: FileFacts, arg: number, name: string): boolean {
  const { args } = facts.evidence;
  if (args.keyword[arg]! < 0 || facts.text(args.keyword[arg]!) !== name) return false;
  return !file
    .linksOf(args.chunk[arg]!)
    .some(
      ({ relation, left, target }) =>
        relation === 'arg_param' &&
        left === arg &&
        parseSymbol(target)?.path.at(-1) === name &&
        !isForField(facts, arg, target),
    );
}

/** Whether what is spread is no display that leaves the name out. */
function mayHold(facts: FileFacts, spread: ExprRef, name: string): boolean {
  const row = exprRefRow(spread);
  if (exprRefKind(spread) !== 'expr' || facts.evidence.exprs.kind[row] !== ExprKind.dict) return true;
  const keys = [...operandsOf(facts, row)].filter((_, i) => i % 2 === 0);
  return keys.some((key) => exprRefKind(key) !== 'string' || facts.text(exprRefRow(key)) === name);
}

/** The function (a row of `defs`) whose `**kwargs` an expression is; -1 for other expressions. */
function collectorOf(facts: FileFacts, ref: ExprRef): number {
  const { bindingSites, params } = facts.evidence;
  const site = onlySite(facts, bindingOf(facts, ref));
  if (site < 0 || bindingSites.kind[site] !== SiteKind.param) return -1;
  const param = bindingSites.row[site]!;
  return params.kind[param] === ParamKind.VAR_KW ? params.def[param]! : -1;
}

/** Whether a function may put the name into its `**kwargs` itself. */
function saysInside(file: StoredFileView, facts: FileFacts, def: number, name: string): boolean {
  const lines = file.lineIndex();
  if (!lines) return true;
  const { defs } = facts.evidence;
  const at = (own: number): number => lines.utf16OfByte(facts.layout().toAbsolute(defs.chunk[def]!, own));
  const text = lines.text.slice(at(defs.start[def]!), at(defs.end[def]!));
  return new RegExp(`(["'])${name}\\1|\\.update\\([^)]*\\b${name}\\s*=`).test(text);
}

/** Whether a keyword of the name is for another parameter of a function than its `**kwargs`. */
function takesKeyword(facts: FileFacts, def: number, name: string): boolean {
  const { params } = facts.evidence;
  const { from, to } = facts.paramsOf(def);
  for (let param = from; param < to; param++) {
    const isKeyword = params.kind[param] === ParamKind.POS_OR_KW || params.kind[param] === ParamKind.KWONLY;
    if (isKeyword && facts.text(params.name[param]!) === name) return true;
  }
  return false;
}

function keywordPlace(facts: FileFacts, arg: number): SourcePlace {
  const { chunk, keywordStart, keywordEnd } = facts.evidence.args;
  return placeIn(facts, chunk[arg]!, keywordStart[arg]!, keywordEnd[arg]!);
}

function argumentPlace(facts: FileFacts, arg: number): SourcePlace {
  const { chunk, start, end } = facts.evidence.args;
  return placeIn(facts, chunk[arg]!, start[arg]!, end[arg]!);
}

/**
 * Which parameters of a function decide what it returns: those that conditions around its statements ask for, and those
 * that returned expressions are chosen by. A view over one file's rows; what calls give for them is not known here.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { DefFlag, ExprKind, SiteKind } from '../evidence/schema.ts';
import { returnsOf } from './definition-facts.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_MENTION_STEPS } from './limits.ts';

/** A stretch of code that runs only where a condition held, or did not; own offsets. */
export interface Guard {
  readonly start: number;
  readonly end: number;
  readonly condition: ExprRef;
  readonly holds: boolean;
}

const NO_GUARDS: readonly Guard[] = [];

/** The guards of a function's own code. */
export const guardsOf = (facts: FileFacts, def: number): readonly Guard[] =>
  facts
    .memo('guards of functions', () => {
      const { exprs, operands, scopes } = facts.evidence;
      const found = new Map<number, Guard[]>();
      for (let row = 0; row < exprs.length; row++) {
        if (exprs.kind[row] !== ExprKind.guard) continue;
        const owner = scopes.def[exprs.scope[row]!]!;
        if (owner < 0 || facts.isClass(owner)) continue;
        const guard = {
          start: exprs.start[row]!,
          end: exprs.end[row]!,
          condition: operands.expr[exprs.operandStart[row]!]!,
          holds: facts.text(exprs.detail[row]!) === 'true',
        };
        const known = found.get(owner);
        if (known) known.push(guard);
        else found.set(owner, [guard]);
      }
      return found;
    })
    .get(def) ?? NO_GUARDS;

const NONE: ReadonlySet<string> = new Set();

/** Parameters that guards of a function ask for, or that what it returns is chosen by; none where an annotation says it. */
export function decidingParameters(facts: FileFacts, def: number): ReadonlySet<string> {
  const { defs, assigns, returns, nameBindings, bindings, bindingSites } = facts.evidence;
  if (defs.returnType[def]! >= 0 || (defs.flags[def]! & DefFlag.generator) !== 0) return NONE;
  const { from, to } = facts.paramsOf(def);
  if (from === to) return NONE;
  const found = new Set<string>();
  const asked = (ref: ExprRef): void => {
    for (const name of namesIn(facts, ref)) {
      const binding = nameBindings.resolved[name]!;
      if (binding < 0) continue;
      const site = bindings.siteStart[binding]!;
      const isOwn =
        bindings.siteCount[binding]! > 0 &&
        bindingSites.kind[site] === SiteKind.param &&
        facts.evidence.params.def[bindingSites.row[site]!] === def;
      if (isOwn) found.add(facts.text(bindings.name[binding]!));
    }
  };
  for (const { condition } of guardsOf(facts, def)) asked(condition);
  for (const row of returnsOf(facts, def)) {
    const assigned = new Set<number>();
    chosenBy(facts, returns.value[row]!, asked, (binding) => assigned.add(binding));
    for (const binding of assigned)
      for (let i = 0; i < bindings.siteCount[binding]!; i++) {
        const site = bindings.siteStart[binding]! + i;
        if (bindingSites.kind[site] !== SiteKind.name) continue;
        for (const assign of facts.assignsOfName(bindingSites.row[site]!))
          chosenBy(facts, assigns.value[assign]!, asked, () => {});
      }
  }
  return found;
}

/** Visits the parts of an expression that choose what it gives: tests, keys, what a function of the code is called with. */
function chosenBy(
  facts: FileFacts,
  ref: ExprRef,
  visit: (part: ExprRef) => void,
  visitBinding: (binding: number) => void,
): void {
  const { args, attrs, calls, exprs, nameBindings, operands } = facts.evidence;
  const row = exprRefRow(ref);
  if (exprRefKind(ref) === 'name') {
    const binding = nameBindings.resolved[row]!;
    if (binding >= 0) visitBinding(binding);
    return;
  }
  if (exprRefKind(ref) === 'call') {
    const callee = calls.callee[row]!;
    chosenBy(facts, callee, visit, visitBinding);
    const isOfCode = exprRefKind(callee) === 'name' && nameBindings.resolved[exprRefRow(callee)]! >= 0;
    for (let i = 0; isOfCode && i < calls.argCount[row]!; i++) {
      const given = args.expr[calls.argStart[row]! + i]!;
      if (exprRefKind(given) === 'name') visit(given);
    }
    const isKeyed = exprRefKind(callee) === 'attr' && KEYED.has(facts.text(attrs.name[exprRefRow(callee)]!));
    if (isKeyed && calls.argCount[row]! > 0) visit(args.expr[calls.argStart[row]!]!);
    return;
  }
  if (exprRefKind(ref) !== 'expr') return;
  const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i] ?? NO_EXPR;
  switch (exprs.kind[row]) {
    case ExprKind.conditional:
      visit(operand(1));
      chosenBy(facts, operand(0), visit, visitBinding);
      chosenBy(facts, operand(2), visit, visitBinding);
      break;
    case ExprKind.boolean:
      visit(operand(0));
      chosenBy(facts, operand(1), visit, visitBinding);
      break;
    case ExprKind.subscript:
      visit(operand(1));
      break;
  }
}

/** Methods of mappings that give what is under the key that is their first argument. */
const KEYED: ReadonlySet<string> = new Set(['get', 'pop']);

/** Names that a condition reads, those of its calls' arguments included. */
function namesIn(facts: FileFacts, ref: ExprRef): readonly number[] {
  const { args, calls, exprs, operands } = facts.evidence;
  const found: number[] = [];
  const pending = [ref];
  for (let steps = 0; pending.length > 0 && !exceeds('mentionSteps', steps, MAX_MENTION_STEPS); steps++) {
    const next = pending.pop()!;
    const row = exprRefRow(next);
    if (exprRefKind(next) === 'name') found.push(row);
    else if (exprRefKind(next) === 'call')
      for (let i = 0; i < calls.argCount[row]!; i++) pending.push(args.expr[calls.argStart[row]! + i]!);
    else if (exprRefKind(next) === 'expr')
      for (let i = 0; i < exprs.operandCount[row]!; i++)
        pending.push(operands.expr[exprs.operandStart[row]! + i]!);
  }
  return found;
}

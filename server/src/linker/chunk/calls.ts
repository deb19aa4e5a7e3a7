/**
 * Links of callsites: the functions a call can run, and the parameters its arguments bind to. Relies on the
 * chunk's names and attributes being linked already.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { SiteKind } from '../../evidence/schema.ts';
import { matchArguments } from '../arguments.ts';
import { methodAround, receiverParameter } from '../definition-facts.ts';
import { type Definition, standardName, type Value } from '../entities.ts';
import { symbolName } from '../entity-names.ts';
import { atMostValues } from '../limit-hits.ts';
import { type Link, METHODS, type Relation } from '../links.ts';
import { bindingOf, onlySiteKind } from '../name-sites.ts';
import { isOfSuper } from '../passed-functions.ts';
import { addTarget, dispatched, type Target, valueTargets } from './call-targets.ts';
import type { ChunkContext } from './context.ts';
import { declaredClass, targetsBelow, virtualTargets } from './virtual-targets.ts';

export function linkCall(context: ChunkContext, row: number): void {
  const { facts } = context;
  const callee = facts.evidence.calls.callee[row]!;
  const targets: Target[] = [];
  let isPartial = false;
  let runsAll = false;
  const known = context.calleesOf(callee);
  const callees = isParameter(context, callee) ? known : context.evaluator.withoutWrapped(known);
  const values = chosenByFirst(context, row, callees);
  const hasObjectWritten = callees.some(isTypeCall);
  const isAlone = values.length === 1;
  const named =
    exprRefKind(callee) === 'attr' ? facts.text(facts.evidence.attrs.name[exprRefRow(callee)]!) : null;
  const running = runningMethod(context, callee);
  const declared = values.map((value) => declaredClass(context, value));
  for (const [i, value] of values.entries()) {
    if (value.kind === 'members') continue;
    const above = declared[i]!;
    if (above !== null) {
      // What is known of the object says more than what it was declared to be.
      if (declared.includes(null)) continue;
      const below = targetsBelow(context, above, value);
      for (const target of below) addTarget(targets, target);
      if (below.length > 0) continue;
    }
    const written = valueTargets(context, value).map((target) => asWritten(context, callee, target));
    const found = virtualTargets(context, value, written, named, running);
    if (found.length === 0) isPartial = true;
    if (isAlone) runsAll = found.length === written.length && found.every(isConstructing);
    for (const target of found) addTarget(targets, target);
  }
  const inPart = namedInPart(context, values, targets);
  if (targets.length + inPart.length === 0) linkUnknown(context, row, callee);
  const isCertain = !isPartial && inPart.length === 0 && (targets.length === 1 || runsAll);
  const limit = isCertain ? 1 : METHODS.alternative.confidence;
  for (const target of [...atMostValues(targets), ...inPart]) {
    const confidence = Math.min(target.confidence, limit);
    context.add('callsite_symbol', row, target.symbol, target.method, { confidence });
    if (target.callee) linkArguments(context, row, target, target.callee, hasObjectWritten, confidence);
  }
}

/** What attributes run that the code names in part, besides what is known to be run. */
function namedInPart(
  context: ChunkContext,
  values: readonly Value[],
  known: readonly Target[],
): readonly Target[] {
  const method = 'named_member';
  const found: Target[] = [];
  for (const value of values)
    for (const member of value.kind === 'members' ? context.evaluator.membersNamed(value) : [])
      for (const target of valueTargets(context, member))
        if (!known.some(({ symbol }) => symbol === target.symbol))
          addTarget(found, { ...target, method, confidence: METHODS[method].confidence });
  return found;
}

/** The method around a callee that is asked of the method's object: `self.m`, `cls`, `super().m`; null for others. */
function runningMethod({ facts, program }: ChunkContext, callee: ExprRef): Definition | null {
  const { attrs, calls } = facts.evidence;
  const isAttribute = exprRefKind(callee) === 'attr';
  const base = isAttribute ? attrs.base[exprRefRow(callee)]! : callee;
  const method = isOfSuper(facts, callee)
    ? methodAround(facts, calls.def[exprRefRow(base)]!)
    : (receiverParameter(facts, base)?.method ?? -1);
  return method < 0 ? null : program.definition(facts, method);
}

/** Making an object of one class runs `__new__`, `__init__` and `__post_init__`, each after the other. */
const isConstructing = ({ method }: Target): boolean => method === 'constructor';

/** Whether a callee is a name for what a function was given: a wrapper and what it wraps may both have been. */
const isParameter = ({ facts }: ChunkContext, callee: ExprRef): boolean =>
  onlySiteKind(facts, bindingOf(facts, callee)) === SiteKind.param;

/** What the first argument chooses: of generic functions by its class, of `type.__call__(cls)` what makes a `cls`. */
function chosenByFirst(context: ChunkContext, row: number, values: readonly Value[]): readonly Value[] {
  const { args, calls } = context.facts.evidence;
  const first = calls.argStart[row]!;
  const isPlain = calls.argCount[row]! > 0 && args.star[first] === 0 && args.keyword[first]! < 0;
  const given = (): readonly Value[] => (isPlain ? context.valuesOf(args.expr[first]!) : []);
  return values.flatMap((value): readonly Value[] => {
    if (!isTypeCall(value)) return dispatched(context, value, given);
    const made = given().filter((one) => context.evaluator.isMadeLater(one));
    return made.length > 0 ? made : [value];
  });
}

/** `type.__call__`, which is given the class that it makes an object of. */
const isTypeCall = (value: Value): boolean =>
  value.kind === 'function' &&
  value.receiver?.kind !== 'super' &&
  standardName(value.definition) === 'builtins.type.__call__';

/** A function whose name the callee is was reached as that name was; others by following values. */
function asWritten(context: ChunkContext, callee: ExprRef, target: Target): Target {
  if (target.method !== 'assigned_value') return target;
  const links = linksOfCallee(context, callee, 'name_symbol', 'attribute_symbol');
  const link = links.find((known) => known.target === target.symbol);
  return link ? { ...target, method: link.method, confidence: link.confidence } : target;
}

/** What is said of a callee that is a name or an attribute; nothing of others. */
function linksOfCallee(
  context: ChunkContext,
  callee: ExprRef,
  ofName: Relation,
  ofAttribute: Relation,
): readonly Link[] {
  const kind = exprRefKind(callee);
  if (kind !== 'name' && kind !== 'attr') return [];
  return context.linksOf(kind === 'name' ? ofName : ofAttribute, exprRefRow(callee));
}

function linkUnknown(context: ChunkContext, row: number, callee: ExprRef): void {
  const { facts } = context;
  const { calls } = facts.evidence;
  // A callee that is a known variable of unknown value is at least that variable.
  const known = linksOfCallee(context, callee, 'name_symbol', 'attribute_symbol');
  const candidates = linksOfCallee(context, callee, 'name_qname', 'attribute_qname');
  const qnames = [
    ...known.map(({ target }) => symbolName(target)),
    ...candidates.map(({ target }) => target),
  ];
  for (const qname of new Set(qnames)) context.add('callsite_qname', row, qname, 'qualified_name');
  const misses =
    exprRefKind(callee) === 'attr' ? context.linksOf('attribute_unresolved', exprRefRow(callee)) : [];
  const dotted = calls.dotted[row]! < 0 ? '' : facts.text(calls.dotted[row]!);
  context.add('callsite_unresolved', row, dotted, misses[0]?.method ?? 'unknown_callee');
}

function linkArguments(
  context: ChunkContext,
  row: number,
  { isBound, filled }: Target,
  callee: Definition,
  hasObjectWritten: boolean,
  confidence: number,
): void {
  const signature = context.program.signature(callee);
  if (!signature) return;
  // What `partialmethod` made is given an object before the rest, what `partial` made of `C.m` is not.
  if (filled !== undefined && !isBound && signature.owner !== null && signature.receiver !== 'none') return;
  const isFilled = isBound === true && !hasObjectWritten;
  for (const match of matchArguments(context.facts, row, signature, isFilled, filled)) {
    const { arg, parameter, byKeyword } = match;
    const method = byKeyword ? 'argument_keyword' : 'argument_position';
    if (parameter.symbol !== null) context.add('arg_param', arg, parameter.symbol, method, { confidence });
  }
}

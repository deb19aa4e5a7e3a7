/**
 * Which additions to a container the reader of a name sees: those that have run where it reads, those of other scopes,
 * and those that functions of the file make which the container is passed to. What they put in is not known here.
 */
import { type ExprRef, exprRefRow } from '../evidence/expr-ref.ts';
import { NameFlag } from '../evidence/schema.ts';
import { matchArguments } from './arguments.ts';
import { additionsTo, argumentsThatAre } from './container-additions.ts';
import { QUEUES, type Step } from './containers.ts';
import { standardName, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMost } from './limit-hits.ts';
import { MAX_CALLS_FOLLOWED } from './limits.ts';
import { bindingOf } from './name-sites.ts';
import { CLASS_NAME, lastName } from './passed-values.ts';
import { visibleSites } from './visible-sites.ts';

/** A container of the standard library: something that calls may put something into. */
const isContainer = (value: Value): boolean => {
  const name = value.kind === 'instance' ? standardName(value.of) : null;
  return name !== null && (QUEUES.has(name) || /^builtins\.(?:list|dict|set)$/.test(name));
};

/** Whose additions count: of all containers that a binding has had, those of the ones that it can be bound to. */
export interface Reader {
  /** How many of its scope's own additions have run; null where it is not known when it reads. */
  readonly before: number | null;
  /** Rows of `bindingSites`: those whose value it can see; null for all. */
  readonly sites: readonly number[] | null;
}

const EVERYTHING: Reader = { before: null, sites: null };

/** All additions to what a binding holds, which is `values`, that a reader sees. */
export function stepsTo(
  evaluation: Evaluation,
  facts: FileFacts,
  binding: number,
  values: readonly Value[],
  reader: Reader,
): readonly Step[] {
  const steps = stepsOf(facts, binding, reader);
  return values.some(isContainer)
    ? [...steps, ...stepsOfCalled(evaluation, facts, binding, reader.sites)]
    : steps;
}

/**
 * How many of its own scope's additions to what a name is bound to have run where code of the binding's own scope reads it; null
 * when none are made, or when that cannot be told because the code runs later or again.
 */
export function additionsBefore(facts: FileFacts, row: number, binding: number): number | null {
  const additions = additionsTo(facts, binding);
  if (additions.length === 0 || !isInOrder(facts, row, binding) || isKept(facts, row, binding)) return null;
  const { names, bindings } = facts.evidence;
  const position = facts.layout().toAbsolute(names.chunk[row]!, names.start[row]!);
  const scope = bindings.scope[binding]!;
  let before = 0;
  for (const addition of additions) if (addition.scope === scope && addition.start < position) before++;
  return before;
}

/** Whether a name (a row of `names`) is given to what looks like a class, which is called. */
const isKept = (facts: FileFacts, row: number, binding: number): boolean => {
  const { args, calls } = facts.evidence;
  return argumentsThatAre(facts, binding).some(
    (arg) =>
      exprRefRow(args.expr[arg]!) === row &&
      CLASS_NAME.test(lastName(facts, calls.callee[args.call[arg]!]!) ?? ''),
  );
};

/** Whether a name is read by code of its binding's own scope that always runs, once. */
export function isInOrder(
  { evidence: { bindings, names } }: FileFacts,
  row: number,
  binding: number,
): boolean {
  return names.scope[row] === bindings.scope[binding] && (names.flags[row]! & NameFlag.conditional) === 0;
}

/**
 * The additions a reader sees: all when it is not known when it reads (`before` is null); else those that code
 * of other scopes makes, and of those of its own scope the first `before`. What `x['k'] = f` puts into a container that x
 * is not bound to any more is not in the one that it is bound to.
 */
function stepsOf(facts: FileFacts, binding: number, { before, sites }: Reader): readonly Step[] {
  const scope = facts.evidence.bindings.scope[binding]!;
  let own = 0;
  return additionsTo(facts, binding).flatMap((addition): readonly Step[] => {
    const isOwn = addition.scope === scope;
    if (before !== null && isOwn && own++ >= before) return [];
    if (isOwn && !mayBeSame(facts, binding, addition.base, sites)) return [];
    return [{ addition, isCertain: before !== null && isOwn && addition.isCertain }];
  });
}

/** Whether an expression that is a name of the binding can see one of these sites of it (null: all); others may be anything. */
function mayBeSame(
  facts: FileFacts,
  binding: number,
  ref: ExprRef,
  sites: readonly number[] | null,
): boolean {
  if (sites === null || facts.evidence.bindings.siteCount[binding]! < 2) return true;
  const visible = bindingOf(facts, ref) === binding ? visibleSites(facts, exprRefRow(ref)) : null;
  return visible === null || visible.some((site) => sites.includes(site));
}

/** What functions of the file put into a container that a name is bound to and that they are called with. */
function stepsOfCalled(
  evaluation: Evaluation,
  facts: FileFacts,
  binding: number,
  sites: readonly number[] | null,
): readonly Step[] {
  const { args, calls, params } = facts.evidence;
  const steps: Step[] = [];
  for (const arg of atMost('callsFollowed', argumentsThatAre(facts, binding), MAX_CALLS_FOLLOWED)) {
    const call = args.call[arg]!;
    if (!mayBeSame(facts, binding, args.expr[arg]!, sites)) continue;
    for (const value of evaluation.evaluate(facts, calls.callee[call]!)) {
      if (value.kind !== 'function' || value.definition.path !== facts.path) continue;
      const def = facts.defRow(value.definition.key);
      const signature = evaluation.program.signature(value.definition);
      if (def === undefined || !signature) continue;
      evaluation.program.readsRowsOf(facts, facts.evidence.defs.chunk[def]!);
      for (const match of matchArguments(facts, call, signature, value.isBound)) {
        if (match.arg !== arg) continue;
        const { from, to } = facts.paramsOf(def);
        for (let param = from; param < to; param++) {
          if (facts.text(params.name[param]!) !== match.parameter.name) continue;
          const inner = facts.binding(params.scope[param]!, match.parameter.name);
          if (inner >= 0) for (const step of stepsOf(facts, inner, EVERYTHING)) steps.push(step);
        }
      }
    }
  }
  return steps;
}

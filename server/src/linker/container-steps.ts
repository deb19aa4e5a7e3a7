/**
 * Which additions to a container the reader of a name sees: those that have run where it reads, those of other scopes,
 * and those that functions of the file make which the container is passed to. What they put in is not known here.
 */
import { exprRefRow } from '../evidence/expr-ref.ts';
import { NameFlag } from '../evidence/schema.ts';
import { matchArguments } from './arguments.ts';
import { additionsTo, argumentsThatAre } from './container-additions.ts';
import { QUEUES, type Step } from './containers.ts';
import { standardName, type Value } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { atMost } from './limit-hits.ts';
import { MAX_CALLS_FOLLOWED } from './limits.ts';
import { CLASS_NAME, lastName } from './passed-values.ts';

/** A container of the standard library: something that calls may put something into. */
const isContainer = (value: Value): boolean => {
  const name = value.kind === 'instance' ? standardName(value.of) : null;
  return name !== null && (QUEUES.has(name) || /^builtins\.(?:list|dict|set)$/.test(name));
};

/** All additions to what a binding holds, which is `values`, that a reader sees who has seen `before` of its scope's. */
export function stepsTo(
  evaluation: Evaluation,
  facts: FileFacts,
  binding: number,
  values: readonly Value[],
  before: number | null,
): readonly Step[] {
  const steps = stepsOf(facts, binding, before);
  return values.some(isContainer) ? [...steps, ...stepsOfCalled(evaluation, facts, binding)] : steps;
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
 * of other scopes makes, and of those of its own scope the first `before`.
 */
function stepsOf(facts: FileFacts, binding: number, before: number | null): readonly Step[] {
  const scope = facts.evidence.bindings.scope[binding]!;
  let own = 0;
  return additionsTo(facts, binding).flatMap((addition): readonly Step[] => {
    const isOwn = addition.scope === scope;
    if (before !== null && isOwn && own++ >= before) return [];
    return [{ addition, isCertain: before !== null && isOwn && addition.isCertain }];
  });
}

/** What functions of the file put into a container that a name is bound to and that they are called with. */
function stepsOfCalled(evaluation: Evaluation, facts: FileFacts, binding: number): readonly Step[] {
  const { args, calls, params } = facts.evidence;
  const steps: Step[] = [];
  for (const arg of atMost('callsFollowed', argumentsThatAre(facts, binding), MAX_CALLS_FOLLOWED)) {
    const call = args.call[arg]!;
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
          if (inner >= 0) for (const step of stepsOf(facts, inner, null)) steps.push(step);
        }
      }
    }
  }
  return steps;
}

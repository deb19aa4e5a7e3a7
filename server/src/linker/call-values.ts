/**
 * What the calls written in a file give: evaluates callee and arguments, and knows the builtins whose result
 * depends on where or how the call is written: `super()`, `getattr` with a literal, `import_module`, `TypeVar`.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { addUnique, type Definition, standardName, type Value } from './entities.ts';
import { type Arguments, type Evaluation, NO_VALUES } from './evaluation.ts';
import type { FileFacts } from './file-facts.ts';
import { MAX_VALUES } from './limits.ts';

const TYPE_VARIABLES = new Set(['typing.TypeVar', 'typing.ParamSpec', 'typing.TypeVarTuple']);
const IMPORTERS = new Set(['importlib.import_module', 'builtins.__import__']);

export class CallValues {
  private readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
  }

  evaluate(facts: FileFacts, row: number): readonly Value[] {
    const { calls } = facts.evidence;
    const found: Value[] = [];
    const args = argumentsOfCall(this.evaluation, facts, row);
    for (const callee of this.evaluation.expand(this.evaluation.evaluate(facts, calls.callee[row]!))) {
      const known = this.knownCall(facts, row, callee);
      for (const value of known ?? this.evaluation.called(callee, args)) addUnique(found, value);
    }
    return found.slice(0, MAX_VALUES);
  }

  private knownCall(facts: FileFacts, row: number, callee: Value): readonly Value[] | null {
    const name = calleeName(callee);
    if (name === null) return null;
    if (name === 'builtins.super') {
      const after = this.superClass(facts, row);
      return after ? [after.parents] : NO_VALUES;
    }
    const text = literalArgument(facts, row, name === 'builtins.getattr' ? 1 : 0);
    if (text === null) return null;
    if (TYPE_VARIABLES.has(name)) return [this.evaluation.values.typeVariable(`${facts.path}|${text}`)];
    if (IMPORTERS.has(name)) {
      if (text.startsWith('.') || this.evaluation.program.locate(text).kind === 'missing') return NO_VALUES;
      const entity = this.evaluation.program.moduleEntity(
        name === 'builtins.__import__' ? text.split('.', 1)[0]! : text,
      );
      return entity.kind === 'module' ? [entity.value] : NO_VALUES;
    }
    if (name !== 'builtins.getattr') return null;
    const { calls, args } = facts.evidence;
    const found: Value[] = [];
    const from = calls.argStart[row]!;
    for (const value of this.evaluation.expand(this.evaluation.evaluate(facts, args.expr[from]!)))
      for (const item of this.evaluation.attribute(value, text, facts.path)) addUnique(found, item);
    if (calls.argCount[row]! > 2)
      for (const item of this.evaluation.evaluate(facts, args.expr[from + 2]!)) addUnique(found, item);
    return found;
  }

  /** The class whose bases `super()` (or `super(C, x)`) starts from. */
  private superClass(facts: FileFacts, row: number): Definition | null {
    const { calls, args, defs } = facts.evidence;
    if (calls.argCount[row]! > 0) {
      const first = this.evaluation.evaluate(facts, args.expr[calls.argStart[row]!]!)[0];
      return first?.kind === 'class' ? first.definition : null;
    }
    for (let def = calls.def[row]!; def >= 0; def = defs.container[def]!) {
      const owner = facts.classOf(def);
      if (owner >= 0) return this.evaluation.program.definition(facts, owner);
    }
    return null;
  }
}

/** Dotted name of a callee of the standard library, whether its stub could be read or not. */
function calleeName(callee: Value): string | null {
  if (callee.kind === 'class' || callee.kind === 'function') return standardName(callee.definition);
  return callee.kind === 'external' ? `${callee.entity.module}.${callee.entity.names.join('.')}` : null;
}

/** The text of a string literal at a position of a call's arguments; null for anything else. */
function literalArgument(facts: FileFacts, row: number, position: number): string | null {
  const { calls, args } = facts.evidence;
  if (position >= calls.argCount[row]!) return null;
  const arg = calls.argStart[row]! + position;
  const ref = args.expr[arg]!;
  const isPlain = args.star[arg] === 0 && args.keyword[arg]! < 0;
  return isPlain && exprRefKind(ref) === 'string' ? facts.text(exprRefRow(ref)) : null;
}

/** The arguments of a call row, evaluated when they are looked at. */
export function argumentsOfCall(evaluation: Evaluation, facts: FileFacts, row: number): Arguments {
  const { calls, args } = facts.evidence;
  const positional: number[] = [];
  const named = new Map<string, number>();
  let isOpen = false;
  const from = calls.argStart[row]!;
  for (let arg = from; arg < from + calls.argCount[row]!; arg++) {
    if (args.star[arg] !== 0) isOpen = true;
    else if (args.keyword[arg]! >= 0) named.set(facts.text(args.keyword[arg]!), arg);
    else if (!isOpen) positional.push(arg);
  }
  const at = (arg: number | undefined): readonly Value[] =>
    arg === undefined ? NO_VALUES : evaluation.evaluate(facts, args.expr[arg]!);
  return {
    count: positional.length,
    names: [...named.keys()],
    isOpen,
    at: (position) => at(positional[position]),
    named: (name) => at(named.get(name)),
  };
}

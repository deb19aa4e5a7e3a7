/**
 * What context managers of `contextlib` run of what they are given: `closing` closes, an `ExitStack` leaves what it has
 * entered and calls what it was told to, a `ContextDecorator` is entered and left around each call.
 */
import { type ExprRef, exprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { callsNamed } from '../calls-in-file.ts';
import { type Definition, standardName } from '../entities.ts';
import type { ChunkContext } from './context.ts';
import { asked, mayHaveMethods, stateCallables, stateMethod, valuesOf } from './implicit-links.ts';

/** What leaving these calls on the object they were given. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['contextlib.closing', 'close'],
  ['contextlib.aclosing', 'aclose'],
]);
const STACKS = new Set(['contextlib.ExitStack', 'contextlib.AsyncExitStack']);
/** Methods of a stack that give it what has methods of these names, or is itself called, when the stack is left. */
const PUSHING: ReadonlyMap<string, string | null> = new Map([
  ['enter_context', '__exit__'],
  ['push', '__exit__'],
  ['callback', null],
  ['enter_async_context', '__aexit__'],
  ['push_async_exit', '__aexit__'],
  ['push_async_callback', null],
]);

/** `with manager`, beyond the methods that the manager's class has in the workspace. */
export function linkEntering(context: ChunkContext, row: number, manager: ExprRef): void {
  for (const value of valuesOf(context, manager)) {
    const name = value.kind === 'instance' ? standardName(value.of) : null;
    if (value.kind !== 'instance' || name === null) continue;
    const closing = CLOSING.get(name);
    if (closing !== undefined)
      for (const thing of asked(context, value.args[0] ?? [], [closing]))
        stateMethod(context, 'expression_call', row, thing, closing);
    if (STACKS.has(name)) linkStack(context, row);
  }
}

/** What the code of the file gives to a stack under the name that the `with` binds it to. */
function linkStack(context: ChunkContext, row: number): void {
  const { facts } = context;
  const { args, attrs, calls, nameBindings } = facts.evidence;
  const binding = boundTo(context, exprRef('expr', row));
  if (binding < 0) return;
  for (const call of callsNamed(facts, PUSHED)) {
    const callee = calls.callee[call]!;
    const base = exprRefKind(callee) === 'attr' ? attrs.base[exprRefRow(callee)]! : 0;
    if (calls.chunk[call] !== context.chunk || calls.argCount[call] === 0) continue;
    if (exprRefKind(base) !== 'name' || nameBindings.resolved[exprRefRow(base)] !== binding) continue;
    const method = PUSHING.get(facts.text(attrs.name[exprRefRow(callee)]!)) ?? null;
    const given = args.expr[calls.argStart[call]!]!;
    const left = method === null ? [] : valuesOf(context, given).filter(mayHaveMethods);
    for (const value of left) stateMethod(context, 'expression_call', row, value, method!);
    if (left.length === 0) stateCallables(context, 'expression_call', row, given);
  }
}

const PUSHED: ReadonlySet<string> = new Set(PUSHING.keys());

/** The binding of the name that a value is assigned to; -1 where it is assigned to none. */
function boundTo(context: ChunkContext, value: ExprRef): number {
  const { assigns, nameBindings } = context.facts.evidence;
  for (const assign of context.facts.rowsOfChunk('assigns', context.chunk)) {
    const target = assigns.target[assign]!;
    if (assigns.value[assign] === value && exprRefKind(target) === 'name')
      return nameBindings.resolved[exprRefRow(target)]!;
  }
  return -1;
}

/** A call of a function that a `ContextDecorator` decorates enters it and leaves it. */
export function linkDecoratedContext(context: ChunkContext, row: number, definition: Definition): void {
  if (!context.isDefined('__enter__')) return;
  for (const value of context.evaluator.contextsAround(definition))
    for (const name of ['__enter__', '__exit__']) stateMethod(context, 'callback_call', row, value, name);
}

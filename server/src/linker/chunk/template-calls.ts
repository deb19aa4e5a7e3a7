/** What template methods of the standard library run of the object that they are called on (`template-methods.ts`). */
import { type FunctionValue, isOutside, type Value } from '../entities.ts';
import { MAX_NAMED_MEMBERS } from '../limits.ts';
import { TEMPLATE_METHODS } from '../template-methods.ts';
import type { ChunkContext } from './context.ts';
import { mayHaveMethods, stateCalled, stateMethod } from './implicit-links.ts';

/** What a call of a method of the standard library runs; `name`: the method's dotted name. */
export function linkTemplate(context: ChunkContext, row: number, name: string, callee: FunctionValue): void {
  const template = TEMPLATE_METHODS.get(name);
  const object = template ? objectOf(context, callee.receiver) : null;
  if (!template || object === null) return;
  for (const method of template.names) stateMethod(context, 'callback_call', row, object, method);
  if (template.prefix === '' || isReplaced(context, name, object, template.chooser)) return;
  for (const member of context.evaluator.membersBeginning(object, template.prefix))
    stateCalled(context, 'callback_call', row, member, MAX_NAMED_MEMBERS);
}

/** The object that a method runs on, of a class of the workspace; null for others. */
function objectOf({ evaluator }: ChunkContext, receiver: Value | null): Value | null {
  if (receiver === null) return null;
  const object =
    receiver.kind === 'super' ? evaluator.values.instance(receiver.of, [], null, true) : receiver;
  return mayHaveMethods(object) ? object : null;
}

/** Whether a method comes to what it runs by another one, for which the class of the object has its own. */
function isReplaced({ program }: ChunkContext, method: string, object: Value, name: string): boolean {
  if (object.kind !== 'instance' || method.endsWith(`.${name}`)) return false;
  return program
    .member(object.of, name)
    .found.some(({ entity }) => entity.kind === 'definition' && !isOutside(entity.definition.path));
}

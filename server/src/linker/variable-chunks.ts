/**
 * The chunks that decide what a module's or class's variable can hold: those that bind it, store it on an instance, put
 * something into it or hand it to a call. A view over one file's rows; evaluates nothing.
 */
import { additionsTo, additionsToAttribute, argumentsThatAre } from './container-additions.ts';
import { giversOf } from './container-aliases.ts';
import type { FileFacts } from './file-facts.ts';
import { storedAttributes } from './stored-places.ts';

/** Rows of `chunks`, in the order in which their rows are looked at; some twice. `owner`: key of the class, or ''. */
export function* chunksOfVariable(facts: FileFacts, owner: string, name: string): Iterable<number> {
  const { assigns, bases, decorators, defs, scopes } = facts.evidence;
  if (owner === '') {
    yield 0;
    yield* chunksOfBinding(facts, facts.binding(0, name));
    for (const def of giversOf(facts, -1, name)) yield defs.chunk[def]!;
    return;
  }
  const row = facts.defRow(owner);
  if (row === undefined) return;
  const scope = defs.bodyScope[row]!;
  yield defs.chunk[row]!;
  if (scope >= 0) yield scopes.chunk[scope]!;
  // Whether its variables are fields is in these.
  for (let i = 0; i < defs.decoratorCount[row]!; i++) yield decorators.chunk[defs.decoratorStart[row]! + i]!;
  for (let i = 0; i < defs.baseCount[row]!; i++) yield bases.chunk[defs.baseStart[row]! + i]!;
  if (scope >= 0) yield* chunksOfBinding(facts, facts.binding(scope, name));
  for (const assign of storedAttributes(facts, row).get(name) ?? []) yield assigns.chunk[assign]!;
  for (const of of [name, ...giversOf(facts, row, name).map((def) => facts.text(defs.name[def]!))])
    for (const { chunk } of additionsToAttribute(facts, row, of)) yield chunk;
  for (const def of giversOf(facts, row, name)) yield defs.chunk[def]!;
}

/** The same of a name of any scope, by the key of the scope. */
export const chunksOfName = (facts: FileFacts, scopeKey: string, name: string): Iterable<number> => {
  const scope = facts.scope(scopeKey);
  return chunksOfBinding(facts, scope < 0 ? -1 : facts.binding(scope, name));
};

/** The same of a binding; none of -1. */
export function* chunksOfBinding(facts: FileFacts, binding: number): Iterable<number> {
  if (binding < 0) return;
  const { args, bindings, bindingSites } = facts.evidence;
  const first = bindings.siteStart[binding]!;
  for (let site = first; site < first + bindings.siteCount[binding]!; site++)
    yield facts.evidence[TABLE_OF_SITE[bindingSites.kind[site]!]!].chunk[bindingSites.row[site]!]!;
  for (const { chunk } of additionsTo(facts, binding)) yield chunk;
  for (const arg of argumentsThatAre(facts, binding)) yield args.chunk[arg]!;
}

/** By `SiteKind`. */
const TABLE_OF_SITE = ['params', 'imports', 'defs', 'names'] as const;

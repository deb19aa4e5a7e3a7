/**
 * `functools.total_ordering`: the comparisons that it makes for a class of the one that it has, and what they ask (library
 * reference, `functools.total_ordering`).
 */
import { type Definition, isOutside, standardName } from '../entities.ts';
import { MIXED_IN } from '../template-methods.ts';
import type { ChunkContext } from './context.ts';

/** The first of these that a class has is what the others are made of. */
const ROOTS: readonly string[] = ['__lt__', '__le__', '__gt__', '__ge__'];

const MAKER = 'total_ordering';

/** What is made of a root by inverting it; the others have to ask whether both are equal as well. */
const INVERSE: ReadonlyMap<string, string> = new Map([
  ['__lt__', '__ge__'],
  ['__le__', '__gt__'],
  ['__gt__', '__le__'],
  ['__ge__', '__lt__'],
]);

/** Whether a class of the workspace may have a method: one defines it, or it may be made for one. */
export const mayExist = (context: ChunkContext, name: string): boolean =>
  context.isDefined(name) || mayBeMade(context, name) || isMixedIn(context, name);

/** Whether a class inherits what may bring a method along. */
const isMixedIn = (context: ChunkContext, name: string): boolean =>
  MIXED_IN.get(name)?.some((of) => context.isInherited(of)) === true;

/** Whether a class of the workspace may have a method that nobody wrote. */
const mayBeMade = (context: ChunkContext, name: string): boolean =>
  ROOTS.includes(name) && context.program.isPassed(MAKER);

/**
 * What a comparison asks that was made for a class: of each list the first method that the class has; null where the method is not
 * made.
 */
export function askedByMade(
  context: ChunkContext,
  of: Definition,
  name: string,
): readonly (readonly string[])[] | null {
  if (!mayBeMade(context, name)) return null;
  const { program } = context;
  for (const entry of program.mro(of).entries) {
    if (!('isClass' in entry) || isOutside(entry.path) || !isOrdered(context, entry)) continue;
    const root = ROOTS.find((method) => program.member(entry, method).found.length > 0);
    if (root === undefined || root === name) return null;
    if (INVERSE.get(root) === name) return [[root]];
    // Without a method of its own, `!=` inverts what `==` says.
    const isStrict = name === '__lt__' || name === '__gt__';
    return [[root], isStrict ? ['__ne__', '__eq__'] : ['__eq__']];
  }
  return null;
}

function isOrdered({ program, evaluator }: ChunkContext, { path, key }: Definition): boolean {
  const facts = program.factsOfChunk(path, (known) => known.chunkOfDef(key));
  const def = facts?.defRow(key);
  if (!facts || def === undefined) return false;
  const { decoratorStart, decoratorCount } = facts.evidence.defs;
  for (let i = 0; i < decoratorCount[def]!; i++)
    for (const value of evaluator.decorators(facts, decoratorStart[def]! + i))
      if (value.kind === 'function' && standardName(value.definition) === `functools.${MAKER}`) return true;
  return false;
}

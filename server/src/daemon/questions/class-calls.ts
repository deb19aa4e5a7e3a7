/**
 * Which links are calls of a symbol. For a class that is more than those to itself: calls are linked to the constructor
 * that they run, which may be one that the class inherits and shares with others.
 */
import { CALL_RELATIONS } from '../../linker/links.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { FoundLink } from '../../store/records.ts';
import type { AnswerContext } from './answer-context.ts';
import { classesAbove } from './hierarchy.ts';

/** In the order in which calling a class runs them (data model 3.3.1). */
const CONSTRUCTORS = ['__new__().', '__init__().'];

/** What calls of the symbol are linked to: for a class, its own constructor as well. */
export const callTargets = (symbol: string): readonly string[] =>
  isClass(symbol) ? [symbol, ...CONSTRUCTORS.map((name) => symbol + name)] : [symbol];

/** Calls of a class by its name that run a constructor of a class above it, with that constructor; by path, then position. */
export function callsByInheritance(
  context: AnswerContext,
  symbol: string,
): { readonly target: string; readonly link: FoundLink }[] {
  return inheritedConstructors(context, symbol).flatMap((target) =>
    context.store.read((reader) => {
      const mentioning = reader.chunksByTarget(symbol);
      const wanted = new Set(mentioning.map(({ fileId }) => fileId));
      // Of the files that mention both, all chunks: those of a file are sorted together.
      const chunks = reader.chunksByTarget(target).filter(({ fileId }) => wanted.has(fileId));
      const calls = reader.linksByTarget(target, { relations: CALL_RELATIONS, chunks });
      const called = new Set(calls.map(({ fileId }) => fileId));
      const names = reader.linksByTarget(symbol, {
        relations: ['name_symbol', 'attribute_symbol'],
        chunks: mentioning.filter(({ fileId }) => called.has(fileId)),
      });
      const inFile = Map.groupBy(names, ({ path }) => path);
      return calls
        .filter((call) => inFile.get(call.path)?.some((name) => isWithin(name, call)))
        .map((link) => ({ target, link }));
    }),
  );
}

const isClass = (symbol: string): boolean => parseSymbol(symbol)?.kind === 'class';

/** Of each constructor that the class has not, that of the nearest class above which has it. */
function inheritedConstructors(context: AnswerContext, symbol: string): string[] {
  if (!isClass(symbol)) return [];
  const isDefined = (target: string): boolean => context.definitionsOf(target).length > 0;
  const missing = CONSTRUCTORS.filter((name) => !isDefined(symbol + name));
  const above = missing.length > 0 ? classesAbove(context, symbol) : [];
  return missing.flatMap((name) => above.map((cls) => cls + name).find(isDefined) ?? []);
}

/** The link of a call stands at its callee. */
const isWithin = (name: FoundLink, call: FoundLink): boolean =>
  call.bstart <= name.bstart && name.bend <= call.bend;

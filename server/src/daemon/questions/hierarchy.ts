/** Classes above and below a class, and methods that override one another, from the links of one revision. */
import { defSymbol } from '../../linker/file-symbols.ts';
import { SymbolRole } from '../../linker/links.ts';
import type { FoundLink } from '../../store/records.ts';
import type { AnswerContext } from './answer-context.ts';
import { linksTo } from './links-to.ts';
import type { Steps } from './steps.ts';

/** Links looked at in one step: each may take the evidence of another file. */
const STEP_LINKS = 20;

/** Classes named in the class statement, in its order. */
export function directBases(context: AnswerContext, symbol: string): string[] {
  const bases = linksOf(context, symbol, 'class_base').filter(({ method }) => method === 'direct_base');
  return [...new Set(bases.toSorted((a, b) => a.aux - b.aux).map(({ target }) => target))];
}

/** Classes of its MRO after itself, nearest first. */
export function classesAbove(context: AnswerContext, symbol: string): string[] {
  const bases = linksOf(context, symbol, 'class_base');
  return [...new Set(bases.toSorted((a, b) => a.aux - b.aux).map(({ target }) => target))];
}

/** Classes that name it in their class statement, by place. */
export function directSubclasses(context: AnswerContext, symbol: string): Steps<string[]> {
  return leftSymbols(context, symbol, 'class_base', ({ method }) => method === 'direct_base');
}

/** All classes that have it in their MRO, by place. */
export function allSubclasses(context: AnswerContext, symbol: string): Steps<string[]> {
  return leftSymbols(context, symbol, 'class_base', () => true);
}

/** Methods that a method overrides, nearest first. */
export function overridden(context: AnswerContext, symbol: string): string[] {
  return [...new Set(linksOf(context, symbol, 'override').map(({ target }) => target))];
}

/** Methods that override it, and those that override them, each once. */
export function* allOverrides(context: AnswerContext, symbol: string): Steps<string[]> {
  const found = new Set<string>();
  const pending = [symbol];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const override of yield* leftSymbols(context, next, 'override', () => true)) {
      if (found.has(override) || override === symbol) continue;
      found.add(override);
      pending.push(override);
    }
  }
  return [...found];
}

type DefRelation = 'class_base' | 'override';

function linksOf(context: AnswerContext, symbol: string, relation: DefRelation) {
  return context
    .definitionsOf(symbol)
    .filter((link) => link.relation === 'def_symbol' && link.roles & SymbolRole.definition)
    .flatMap((link) => {
      const row = context.leftRow(link);
      return context.snapshot
        .file(link.path)!
        .linksOf(link.chunk)
        .filter((one) => one.relation === relation && one.left === row);
    });
}

/** Symbols of the definitions that links to the target stand on. */
function* leftSymbols(
  context: AnswerContext,
  target: string,
  relation: DefRelation,
  fits: (link: FoundLink) => boolean,
): Steps<string[]> {
  const symbols = new Set<string>();
  for (const [at, link] of (yield* linksTo(context, target, [relation])).entries()) {
    if (at % STEP_LINKS === STEP_LINKS - 1) yield;
    if (!fits(link)) continue;
    symbols.add(defSymbol(context.snapshot.file(link.path)!.facts()!, context.leftRow(link)));
  }
  return [...symbols];
}

/**
 * "Where was that thing called something like …?": symbols of the workspace by the letters of their names, best
 * first. A dotted query also looks at what the symbol is in.
 */
import fuzzysort from 'fuzzysort';
import { LAMBDA_NAME } from '../../evidence/schema.ts';
import { symbolName } from '../../linker/entity-names.ts';
import { moduleSymbol, parseSymbol, type SymbolKind } from '../../linker/scip-symbol.ts';
import type { AnswerContext } from './answer-context.ts';
import type { Steps } from './steps.ts';

export interface FuzzySymbol {
  readonly symbol: string;
  readonly name: string;
  /** `package.module.Class` */
  readonly container: string;
  readonly kind: SymbolKind;
  /** 0 to 1, 1 for the name itself. */
  readonly score: number;
}

/** Ranks what people look for above what they find on the way, where the letters fit equally well. */
const WEIGHTS: Partial<Readonly<Record<SymbolKind, number>>> = {
  class: 1,
  module: 0.98,
  function: 0.97,
  method: 0.95,
  variable: 0.93,
  attribute: 0.9,
};

/** Symbols looked at in one step: some microseconds each. */
const STEP_CANDIDATES = 1_000;

interface Candidate {
  readonly symbol: string;
  readonly name: string;
  readonly dotted: string;
  readonly kind: SymbolKind;
}

/** The best symbols, best first; of an empty query all are, in the order of what people look for. */
export function* fuzzySymbols(context: AnswerContext, query: string, limit: number): Steps<FuzzySymbol[]> {
  const wanted = query.trim();
  const last = wanted.slice(wanted.lastIndexOf('.') + 1);
  const candidates = yield* candidatesFor(context, last);
  const key = wanted.includes('.') ? 'dotted' : 'name';
  const ranked: (Candidate & { readonly score: number })[] = [];
  for (let start = 0; start < candidates.length; start += STEP_CANDIDATES) {
    const part = candidates.slice(start, start + STEP_CANDIDATES);
    // All of them: what kind of symbol it is weighs, too, and only then it is known which are the best.
    const found =
      wanted === ''
        ? part.map((obj) => ({ obj, score: 1 }))
        : fuzzysort.go(wanted, part, { key, threshold: 0, limit: 0 });
    for (const { obj, score } of found) ranked.push({ ...obj, score: score * (WEIGHTS[obj.kind] ?? 0.8) });
    yield;
  }
  ranked.sort(
    (a, b) =>
      b.score - a.score ||
      a.dotted.length - b.dotted.length ||
      (a.dotted < b.dotted ? -1 : a.dotted > b.dotted ? 1 : 0),
  );
  return ranked.slice(0, limit).map(({ symbol, name, dotted, kind, score }) => ({
    symbol,
    name,
    container: dotted.slice(0, Math.max(0, dotted.length - name.length - 1)),
    kind,
    score,
  }));
}

function* candidatesFor(context: AnswerContext, letters: string): Steps<Candidate[]> {
  const found: Candidate[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    const { symbols, last } = context.store.read((reader) => reader.symbolsWithLetters(letters, from));
    after = last;
    yield;
    for (const [at, { symbol, name }] of symbols.entries()) {
      if (at % STEP_CANDIDATES === STEP_CANDIDATES - 1) yield;
      const parsed = parseSymbol(symbol);
      if (!parsed || !(parsed.kind in WEIGHTS) || parsed.kind === 'module' || name === LAMBDA_NAME) continue;
      found.push({ symbol, name, dotted: symbolName(symbol), kind: parsed.kind });
    }
  }
  for (const { moduleFqn, symbolPrefix } of context.snapshot.files) {
    if (moduleFqn === null) continue;
    const name = moduleFqn.slice(moduleFqn.lastIndexOf('.') + 1);
    found.push({ symbol: moduleSymbol(symbolPrefix), name, dotted: moduleFqn, kind: 'module' });
  }
  return found;
}

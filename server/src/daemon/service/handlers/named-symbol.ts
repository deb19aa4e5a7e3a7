/** From how a request names a symbol to the symbols it may mean. */
import type { SymbolRef } from '@cpgd/shared';
import { resolveSymbol } from '../../questions/symbols.ts';
import type { Call } from '../call.ts';
import { QuestionError } from '../question-error.ts';

/** Methods whose parameters name a symbol. */
export type SymbolMethod = 'cpg/symbol' | 'cpg/references' | 'cpg/callers' | 'cpg/callees';

export interface NamedSymbols {
  readonly ref: SymbolRef;
  /** Every symbol the name may mean; empty when it means none. */
  readonly symbols: readonly string[];
}

/** Throws `QuestionError` for a request that names a symbol in no way, or in two. */
export function namedSymbols(call: Call<SymbolMethod>): NamedSymbols {
  const { context, params, path } = call;
  if ((params.symbol === undefined) === (path === null) || (path !== null && !params.position))
    throw new QuestionError(
      'invalid-params',
      'Name the symbol by `symbol`, or by `textDocument` and `position`.',
    );
  let ref = resolveSymbol(context, params.symbol ?? placeOf(path!, params.position!));
  if (ref.status === 'unresolved' && params.enclosing && path !== null) ref = enclosing(call, path, ref);
  const found = ref.resolved ? [ref.resolved] : ref.status === 'ambiguous' ? ref.candidates : [];
  return { ref, symbols: found.map(({ symbol }) => symbol) };
}

const placeOf = (path: string, { line, character }: { readonly line: number; readonly character: number }) =>
  `${path}:${line + 1}:${character + 1}`;

/** The function, class or module around the position. */
function enclosing({ context, params }: Call<SymbolMethod>, path: string, none: SymbolRef): SymbolRef {
  const file = context.snapshot.file(path);
  const [layout, evidence, lines] = [file?.layout(), file?.evidence(), file && context.lines(file)];
  if (!file || !layout || !evidence || !lines) return none;
  const chunk = layout.chunkAt(lines.byteOfPosition(params.position!, 'utf-16'));
  return resolveSymbol(context, context.containerAt(file, evidence.chunks.def[chunk]!).symbol);
}

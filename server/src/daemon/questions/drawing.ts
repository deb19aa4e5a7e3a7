/** The control flow of one function, class or module as text for programs that draw graphs. */
import type { FileFlow, UnitFlow } from '../../flow/file-flow.ts';
import { toDot, toGraphml } from '../../flow/graph-text.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { FlowAnalyses } from '../flow-analyses.ts';
import type { AnswerContext } from './answer-context.ts';
import { pointedAt } from './places.ts';
import { resolveSymbol } from './symbols.ts';

export interface DrawingQuery {
  /** A name or SCIP symbol of a function, class or module, or `path:line[:column]` inside it (1-based). */
  readonly unit: string;
  readonly format: 'dot' | 'graphml';
  /** Draw the ways of exceptions that leave the unit, too. */
  readonly withUncaught?: boolean;
}

export interface Drawing {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** Null where there is no such unit, the name is ambiguous, or its text has changed since it was indexed. */
export function drawControlFlow(
  context: AnswerContext,
  analyses: FlowAnalyses,
  { unit: query, format, withUncaught = false }: DrawingQuery,
): Drawing | null {
  const place = placeOf(context, query);
  const file = place && context.snapshot.file(place.path);
  const flow = file && analyses.flow(file);
  const lines = file && context.lines(file);
  if (!place || !file || !flow || !lines) return null;
  const unit = unitAround(flow, place.byte);
  const name = context.containerAt(file, unit.def).name;
  const write = format === 'dot' ? toDot : toGraphml;
  const text = write(unit.flow, { source: Buffer.from(lines.text), name, withUncaught });
  return { name, path: file.path, text };
}

/** Where the unit's code is: a byte inside it and inside no other. */
function placeOf(context: AnswerContext, query: string): { path: string; byte: number } | null {
  const pointed = pointedAt(context, query);
  if (pointed !== null) {
    const lines = context.lines(pointed.file)!;
    const line = pointed.line - 1;
    const text = lines.text.slice(lines.lineStartUtf16(line), lines.lineEndUtf16(line));
    const indent = text.length - text.trimStart().length;
    const byte = pointed.byte ?? lines.byteOfUtf16(lines.lineStartUtf16(line) + indent);
    return { path: pointed.file.path, byte };
  }
  const { resolved } = resolveSymbol(context, query);
  if (resolved === null) return null;
  if (parseSymbol(resolved.symbol)?.kind === 'module') {
    const [module] = resolved.definitions;
    return module ? { path: module.path, byte: -1 } : null;
  }
  const [definition] = context
    .definitionsOf(resolved.symbol)
    .filter(({ relation }) => relation === 'def_symbol');
  return definition ? { path: definition.path, byte: definition.bstart } : null;
}

/** The innermost unit around the byte; the module for a byte outside the text. */
function unitAround({ units }: FileFlow, byte: number): UnitFlow {
  let best = units[0]!;
  for (const unit of units) {
    const { start, end } = unit.flow;
    if (start <= byte && byte < end && start >= best.flow.start) best = unit;
  }
  return best;
}

/** "What does this statement depend on, what depends on it?": a slice of one function, as its source lines. */
import type { SliceAnswer, SliceQuery } from '@cpgd/shared';
import type { FileFlow, UnitFlow } from '../../flow/file-flow.ts';
import { StatementDependences, statementAt } from '../../flow/slice.ts';
import { sliceLines } from '../../flow/slice-text.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { FlowAnalyses } from '../flow-analyses.ts';
import type { AnswerContext } from './answer-context.ts';
import { pointedAt } from './places.ts';

type FoundSlice = Pick<SliceAnswer, 'path' | 'container' | 'firstLine' | 'lastLine' | 'lines' | 'limits'>;

/** Null where there is no statement: no such file or line, or a text that has changed since it was indexed. */
export function sliceAt(
  context: AnswerContext,
  analyses: FlowAnalyses,
  { at, direction = 'backward' }: SliceQuery,
): FoundSlice | null {
  const place = pointedAt(context, at);
  const flow = place && analyses.flow(place.file);
  const lines = place && context.lines(place.file);
  if (!place || !flow || !lines) return null;
  const found =
    place.byte === null ? statementsOfLine(flow, lines, place.line) : statementsAtByte(flow, place.byte);
  if (found === null) return null;
  const { unit, statements } = found;
  const slice = new StatementDependences(flow, unit).slice(statements, direction);
  return {
    path: place.file.path,
    container: context.containerAt(place.file, unit.def).name,
    firstLine: lines.lineOfByte(unit.flow.start) + 1,
    lastLine: lines.lineOfByte(unit.flow.end) + 1,
    lines: sliceLines(unit, slice, Buffer.from(lines.text)),
    limits: unit.limits,
  };
}

interface Statements {
  readonly unit: UnitFlow;
  readonly statements: readonly number[];
}

/** The unit whose statement is closest around the byte. */
function statementsAtByte({ units }: FileFlow, byte: number): Statements | null {
  let best: Statements | null = null;
  let bestStart = -1;
  for (const unit of units) {
    const statement = statementAt(unit, byte);
    if (statement < 0 || unit.flow.statements.start[statement]! < bestStart) continue;
    best = { unit, statements: [statement] };
    bestStart = unit.flow.statements.start[statement]!;
  }
  return best;
}

/** The statements that begin on a line, of the innermost unit that has any; else the one around the line's start. */
function statementsOfLine(flow: FileFlow, lines: LineIndex, line: number): Statements | null {
  let best: Statements | null = null;
  for (const unit of flow.units) {
    const { statements } = unit.flow;
    const here: number[] = [];
    for (let row = 1; row < statements.length; row++)
      if (lines.lineOfByte(statements.start[row]!) === line - 1) here.push(row);
    if (here.length > 0) best = { unit, statements: here };
  }
  const text = lines.text.slice(lines.lineStartUtf16(line - 1), lines.lineEndUtf16(line - 1));
  const indent = text.length - text.trimStart().length;
  return best ?? statementsAtByte(flow, lines.byteOfUtf16(lines.lineStartUtf16(line - 1) + indent));
}

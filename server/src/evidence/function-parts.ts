/**
 * What is known of each function of a text from the text before, or found out by parsing it by itself. Knows texts and
 * trees; the rows are copied and walked by others.
 */
import { endOfCode } from '../syntax/chunks.ts';
import { findOwnDiagnostics, movedProblem } from '../syntax/diagnostics.ts';
import type { FunctionUnit } from '../syntax/function-units.ts';
import { DIAGNOSTIC_LIMIT } from '../syntax/limits.ts';
import { lastTokenOf } from '../syntax/outline.ts';
import type { PythonParser } from '../syntax/parser.ts';
import { copyOf, firstCode, onlyFunction } from '../syntax/parts.ts';
import type { Extracted } from './extract.ts';
import type { FunctionPart } from './extract-around.ts';
import { type KnownUnit, problemsOfFunction, sameUnits } from './function-rows.ts';

export interface KnownText {
  readonly text: string;
  readonly units: readonly KnownUnit[];
  readonly extracted: Extracted;
}

/**
 * The functions of a text, in its order. Null where most of them are others than before, or one is so broken that its
 * text gives more than a function. Throws `ParseTimeoutError`.
 */
export function functionParts(
  parser: PythonParser,
  before: KnownText,
  { text, units }: { readonly text: string; readonly units: readonly FunctionUnit[] },
): FunctionPart[] | null {
  const same = sameUnits(before, { text, units });
  const others = same.filter((old) => old === null).length;
  if (others * 2 > units.length || units.length === 0) return null;
  const parts: FunctionPart[] = [];
  for (const [i, unit] of units.entries()) {
    const old = same[i]!;
    const part = old ? knownPart(parser, before, old, text, unit) : parsedPart(parser, text, unit);
    if (part === null) return null;
    parts.push(part);
  }
  return parts;
}

function knownPart(
  parser: PythonParser,
  before: KnownText,
  old: KnownUnit,
  text: string,
  unit: FunctionUnit,
): FunctionPart | null {
  const { chunks, problems } = before.extracted;
  if (problems.length > DIAGNOSTIC_LIMIT) return null;
  const codeEnd = chunks.end[old.chunk]!;
  const told = problemsOfFunction(problems, { start: chunks.start[old.chunk]!, codeEnd, end: old.end });
  if (told === null) {
    const part = parsedPart(parser, text, unit);
    return part && { ...part, before: old.chunk };
  }
  const by = unit.start - old.start;
  return {
    before: old.chunk,
    parse: () => parsedPart(parser, text, unit)?.parse() ?? null,
    start: firstCode(text, unit.start),
    end: codeEnd + by,
    lastToken: old.lastToken + by,
    problems: told.own.map((problem) => movedProblem(problem, by)),
  };
}

function parsedPart(parser: PythonParser, text: string, unit: FunctionUnit): FunctionPart | null {
  const tree = copyOf(parser.parseUnit(text, unit));
  const node = onlyFunction(tree);
  if (node < 0) return null;
  const problems = findOwnDiagnostics(tree, text);
  if (problems.length > DIAGNOSTIC_LIMIT || problems.some(({ start }) => start >= unit.end)) return null;
  return {
    before: -1,
    parse: () => ({ tree, node }),
    start: tree.start[node]!,
    end: endOfCode(tree, node),
    lastToken: lastTokenOf(tree, node),
    problems,
  };
}

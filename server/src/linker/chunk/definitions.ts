/** Links of definitions: their symbols, the classes a class inherits from, the method a method overrides. */
import { DefKind } from '../../evidence/schema.ts';
import type { Definition, Value } from '../entities.ts';
import { defSymbol, parameterSymbol } from '../file-symbols.ts';
import { METHODS, SymbolRole } from '../links.ts';
import type { Program } from '../program.ts';
import type { ChunkContext } from './context.ts';

export function linkDefinition(context: ChunkContext, row: number): void {
  linkDefinedSymbol(context, row);
  const { facts, program } = context;
  const kind = facts.evidence.defs.kind[row]!;
  if (kind === DefKind.class) linkBases(context, row, program.definition(facts, row));
  else if (kind !== DefKind.lambda) linkOverride(context, row);
}

/** The symbol of a definition and nothing of what it builds on. */
export function linkDefinedSymbol(context: ChunkContext, row: number): void {
  const symbol = defSymbol(context.facts, row);
  context.add('def_symbol', row, symbol, 'definition', { roles: SymbolRole.definition });
}

export function linkParameter(context: ChunkContext, row: number): void {
  const symbol = parameterSymbol(context.facts, row);
  context.add('param_symbol', row, symbol, 'definition', { roles: SymbolRole.definition });
}

/** One link per class of the MRO, the direct bases marked as such; `aux` is the position. */
function linkBases(context: ChunkContext, row: number, definition: Definition): void {
  const { program } = context;
  const { entries } = program.mro(definition);
  const direct = directBases(program, definition);
  // Every class inherits from `object`, last in the order, whether or not its bases are all known.
  const symbols = [...entries.map((entry) => entry.symbol), objectSymbol(program)];
  for (let position = 1; position < symbols.length; position++) {
    const symbol = symbols[position]!;
    const confidence = direct.get(symbol);
    if (confidence === undefined) context.add('class_base', row, symbol, 'mro', { aux: position });
    else context.add('class_base', row, symbol, 'direct_base', { confidence, aux: position });
    direct.delete(symbol);
  }
  // Alternatives of a conditional base that the MRO, which follows the first one, does not hold.
  for (const [symbol, confidence] of direct)
    context.add('class_base', row, symbol, 'direct_base', { confidence });
}

/** Symbols of the classes that a class statement names, or of `object` where it names none, and how sure that is. */
export function directBases(program: Program, definition: Definition): Map<string, number> {
  const direct = new Map<string, number>();
  for (const candidates of program.bases(definition)) {
    for (const value of candidates) {
      const symbol = classSymbol(value);
      if (symbol !== null) direct.set(symbol, baseConfidence(value, candidates.length));
    }
  }
  const object = objectSymbol(program);
  if (direct.size === 0 && definition.symbol !== object) direct.set(object, 1);
  return direct;
}

const objectSymbol = (program: Program): string => program.external('builtins', ['object']).symbol;

function baseConfidence(value: Value, candidates: number): number {
  if (candidates > 1) return METHODS.alternative.confidence;
  return value.kind === 'external' ? METHODS.external.confidence : 1;
}

function classSymbol(value: Value): string | null {
  if (value.kind === 'class') return value.definition.symbol;
  return value.kind === 'external' ? value.entity.symbol : null;
}

function linkOverride(context: ChunkContext, row: number): void {
  const { facts, program } = context;
  const owner = facts.classOf(row);
  if (owner < 0) return;
  const name = facts.text(facts.evidence.defs.name[row]!);
  for (const { entity } of program.member(program.definition(facts, owner), name, 1).found) {
    if (entity.kind === 'definition' && !entity.definition.isClass)
      context.add('override', row, entity.symbol, 'overrides');
  }
}

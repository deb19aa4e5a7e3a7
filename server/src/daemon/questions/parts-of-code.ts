/**
 * What a place in a file belongs to besides its chunk: functions and lambdas that are nested there, variables of modules
 * and classes that are assigned there. Knows no graph.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { BindingFlag, ExprKind, NameFlag } from '../../evidence/schema.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { defSymbol, variableSymbol } from '../../linker/file-symbols.ts';
import { RELATIONS } from '../../linker/links.ts';
import { type Span, spanIn } from '../../linker/site-spans.ts';
import type { FoundLink } from '../../store/records.ts';

/** A definition that is no chunk of its own, and where it stands. */
export interface Nested extends Span {
  readonly symbol: string;
}

export function nestedDefinitions(facts: FileFacts, chunk: number): Nested[] {
  const { chunks, defs } = facts.evidence;
  return [...facts.rowsOfChunk('defs', chunk)]
    .filter((row) => row !== chunks.def[chunk])
    .map((row) => ({
      symbol: defSymbol(facts, row),
      ...spanIn(facts, chunk, defs.start[row]!, defs.end[row]!),
    }));
}

/** A variable of a module or class, and where what it is assigned stands. */
export interface Assigned extends Span {
  readonly chunk: number;
  readonly symbol: string;
}

/**
 * Variables by what is assigned to them, wherever that is: in module and class bodies, in functions that declare them
 * `global`. An item that is stored (`TABLE['x'] = f()`) is the variable's.
 */
export function assignedVariables(facts: FileFacts): Assigned[] {
  const { assigns } = facts.evidence;
  const found: Assigned[] = [];
  for (let row = 0; row < assigns.length; row++) {
    const symbol = variableOf(facts, assigns.target[row]!);
    const span = symbol === null ? null : spanOf(facts, assigns.value[row]!);
    if (symbol === null || span === null) continue;
    const chunk = assigns.chunk[row]!;
    found.push({ chunk, symbol, ...spanIn(facts, chunk, ...span) });
  }
  return found;
}

function variableOf(facts: FileFacts, target: ExprRef): string | null {
  const { names, bindings, nameBindings, exprs, operands } = facts.evidence;
  const row = exprRefRow(target);
  switch (exprRefKind(target)) {
    case 'name': {
      const binding = nameBindings.binding[row]!;
      const isGlobal = binding >= 0 && (bindings.flags[binding]! & BindingFlag.declaredGlobal) !== 0;
      return variableSymbol(facts, isGlobal ? 0 : names.scope[row]!, facts.text(names.name[row]!));
    }
    case 'expr':
      return exprs.kind[row] === ExprKind.subscript
        ? variableOf(facts, operands.expr[exprs.operandStart[row]!]!)
        : null;
    default:
      return null;
  }
}

/** What gives a target its part of a value stands where the target does; the value is behind it. */
const PARTS: ReadonlySet<number> = new Set([ExprKind.unpack, ExprKind.element, ExprKind.entered]);

const VALUE_TABLES = { name: 'names', attr: 'attrs', call: 'calls', expr: 'exprs', def: 'defs' } as const;

/** Own offsets of a value; null for what runs no code, as constants do. */
function spanOf(facts: FileFacts, value: ExprRef): [number, number] | null {
  const { exprs, operands } = facts.evidence;
  let ref = value;
  while (exprRefKind(ref) === 'expr' && PARTS.has(exprs.kind[exprRefRow(ref)]!))
    ref = operands.expr[exprs.operandStart[exprRefRow(ref)]!]!;
  const kind = exprRefKind(ref);
  if (!Object.hasOwn(VALUE_TABLES, kind)) return null;
  const table = facts.evidence[VALUE_TABLES[kind as keyof typeof VALUE_TABLES]];
  return [table.start[exprRefRow(ref)]!, table.end[exprRefRow(ref)]!];
}

/** Whether a name, or the name an attribute is read from, stands in an annotation, which calls nothing. */
export function isInAnnotation(facts: FileFacts, { relation, chunk, ordinal }: FoundLink): boolean {
  const { names, attrs } = facts.evidence;
  if (relation !== 'name_symbol' && relation !== 'attribute_symbol') return false;
  const { left } = RELATIONS[relation];
  let row = facts.rowsOfChunk(left, chunk)[ordinal]!;
  if (left === 'attrs') {
    let ref = attrs.base[row]!;
    while (exprRefKind(ref) === 'attr') ref = attrs.base[exprRefRow(ref)]!;
    if (exprRefKind(ref) !== 'name') return false;
    row = exprRefRow(ref);
  }
  return (names.flags[row]! & (NameFlag.annotation | NameFlag.stringAnnotation)) !== 0;
}

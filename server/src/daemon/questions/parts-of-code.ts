/**
 * What a place in a file belongs to besides its chunk: functions and lambdas that are nested there, variables of modules
 * and classes that are assigned there. Knows no graph.
 */
import { exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { calleeSymbol, variableSymbol } from '../../linker/file-symbols.ts';

/** A definition that is no chunk of its own, and its span: absolute UTF-8 byte offsets. */
export interface Nested {
  readonly symbol: string;
  readonly bstart: number;
  readonly bend: number;
}

export function nestedDefinitions(facts: FileFacts, chunk: number): Nested[] {
  const { chunks, defs } = facts.evidence;
  const layout = facts.layout();
  return [...facts.rowsOfChunk('defs', chunk)]
    .filter((row) => row !== chunks.def[chunk])
    .map((row) => ({
      symbol: calleeSymbol(facts, row),
      bstart: layout.toAbsolute(chunk, defs.start[row]!),
      bend: layout.toAbsolute(chunk, defs.end[row]!),
    }));
}

/** A variable of a module or class, and the span of what it is assigned: absolute UTF-8 byte offsets. */
export interface Assigned {
  readonly chunk: number;
  readonly symbol: string;
  readonly bstart: number;
  readonly bend: number;
}

const VALUE_TABLES = { name: 'names', attr: 'attrs', call: 'calls', expr: 'exprs', def: 'defs' } as const;

export function assignedVariables(facts: FileFacts): Assigned[] {
  const { assigns, names } = facts.evidence;
  const layout = facts.layout();
  const found: Assigned[] = [];
  for (let row = 0; row < assigns.length; row++) {
    const target = assigns.target[row]!;
    const value = assigns.value[row]!;
    const kind = exprRefKind(value);
    if (exprRefKind(target) !== 'name' || !Object.hasOwn(VALUE_TABLES, kind)) continue;
    const name = exprRefRow(target);
    const symbol = variableSymbol(facts, names.scope[name]!, facts.text(names.name[name]!));
    if (symbol === null) continue;
    const table = facts.evidence[VALUE_TABLES[kind as keyof typeof VALUE_TABLES]];
    const chunk = assigns.chunk[row]!;
    const at = exprRefRow(value);
    const bstart = layout.toAbsolute(chunk, table.start[at]!);
    found.push({ chunk, symbol, bstart, bend: layout.toAbsolute(chunk, table.end[at]!) });
  }
  return found;
}

/** What LSP calls our kinds of definitions, in its enumerations (LSP, "SymbolKind"). */
import type { SymbolKind as Kind } from 'vscode-languageserver';
import { DefKind } from '../evidence/schema.ts';
import { isProperty } from '../linker/decorator-names.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import type { SymbolKind as ScipKind } from '../linker/scip-symbol.ts';

export const SymbolKind = {
  Module: 2,
  Class: 5,
  Method: 6,
  Property: 7,
  Field: 8,
  Constructor: 9,
  Function: 12,
  Variable: 13,
  Constant: 14,
  TypeParameter: 26,
} as const satisfies Record<string, Kind>;

/** Kind of a row of `defs`. */
export function kindOfDefinition(facts: FileFacts, row: number): Kind {
  const { kind, name } = facts.evidence.defs;
  switch (kind[row]) {
    case DefKind.class:
      return SymbolKind.Class;
    case DefKind.method:
    case DefKind.async_method:
      if (facts.text(name[row]!) === '__init__') return SymbolKind.Constructor;
      return isProperty(facts, row) ? SymbolKind.Property : SymbolKind.Method;
    default:
      return SymbolKind.Function;
  }
}

/** Kind of a variable; PEP 8 spells constants in capitals. */
export function kindOfVariable(name: string, isMember: boolean): Kind {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return SymbolKind.Constant;
  return isMember ? SymbolKind.Field : SymbolKind.Variable;
}

const KINDS: Readonly<Record<ScipKind, Kind>> = {
  module: SymbolKind.Module,
  class: SymbolKind.Class,
  function: SymbolKind.Function,
  method: SymbolKind.Method,
  variable: SymbolKind.Variable,
  attribute: SymbolKind.Field,
  parameter: SymbolKind.Variable,
  local: SymbolKind.Variable,
  type: SymbolKind.TypeParameter,
};

export const kindOfSymbol = (kind: ScipKind): Kind => KINDS[kind];

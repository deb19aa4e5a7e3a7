/**
 * All contract tables, in the order `dump --list` prints them. Adding a table is one declaration and one line
 * here. Loading this module compiles and validates every rule, so a declaration that cannot work stops the
 * program at its start.
 */

import { cstCallArgs, cstCallsites } from './evidence-rows/calls.ts';
import { chunks, parseDiagnostics } from './evidence-rows/chunks.ts';
import { cstDecorators, cstDefs, cstParams } from './evidence-rows/definitions.ts';
import { dimExportedDefs } from './evidence-rows/exports.ts';
import { files, moduleManifest, packages } from './evidence-rows/files.ts';
import { cstImportAliases } from './evidence-rows/imports.ts';
import { cstAttributeAccesses, cstNameRefs } from './evidence-rows/references.ts';
import { bindingSites, bindings, scopes } from './evidence-rows/scopes.ts';
import { cstTypeArgs, cstTypeExprs } from './evidence-rows/types.ts';
import { graphTables } from './graph/graph-tables.ts';
import { INCREMENTAL_TABLES } from './incremental-rows/tables.ts';
import { relClassBases } from './link-rows/classes.ts';
import { importsResolved, relImportModule, relImportSymbol } from './link-rows/imports.ts';
import { relDefSymbol, relNameSymbol, relParamSymbol } from './link-rows/names.ts';
import { dimSymbols } from './link-rows/symbols.ts';
import {
  relArgParam,
  relAttributeQname,
  relAttributeSymbol,
  relCallsiteQname,
  relCallsiteSymbol,
  relImplicitCall,
  relNameQname,
  relOverrides,
  relTypeSymbol,
  unresolvedReferences,
} from './link-rows/uses.ts';
import { bcCodeUnits, bcExceptionHandlers, bcInstructions, bcSymbols } from './on-demand/bytecode.ts';
import { cfgBlocks, cfgEdges, defuseEvents, relReaches } from './on-demand/flow.ts';
import type { OnDemandPart } from './on-demand/parts.ts';
import { cstComments, cstLiterals } from './on-demand/tokens.ts';
import { dimQualifiedNames, relSymbolDefsite, relSymbolModule, winnerTable } from './rules/derived-tables.ts';
import { compileRule } from './rules/evaluate.ts';
import type { CompiledRule } from './rules/row-source.ts';
import { inputsOf, type Rule } from './rules/rule.ts';
import { RuleError } from './rules/rule-error.ts';
import { scipDiagnostics, scipDocuments, scipOccurrences, scipUnresolved } from './scip-rows/occurrences.ts';
import { relScipRelationship } from './scip-rows/relationships.ts';
import { scipDisagreements, scipSymbols } from './scip-rows/symbols.ts';
import type { Contract, Table } from './table.ts';

const BASE_TABLES: readonly Table[] = [
  files,
  moduleManifest,
  packages,
  chunks,
  cstDefs,
  cstParams,
  cstDecorators,
  cstNameRefs,
  cstAttributeAccesses,
  cstCallsites,
  cstCallArgs,
  cstImportAliases,
  cstTypeExprs,
  cstTypeArgs,
  cstLiterals,
  cstComments,
  scopes,
  bindings,
  bindingSites,
  parseDiagnostics,
  cfgBlocks,
  cfgEdges,
  defuseEvents,
  relReaches,
  bcCodeUnits,
  bcInstructions,
  bcExceptionHandlers,
  bcSymbols,
  scipDocuments,
  scipOccurrences,
  scipUnresolved,
  scipSymbols,
  scipDiagnostics,
  importsResolved,
  relImportModule,
  relImportSymbol,
  dimSymbols,
  dimQualifiedNames,
  relNameSymbol,
  relNameQname,
  relDefSymbol,
  relParamSymbol,
  relAttributeSymbol,
  relAttributeQname,
  relCallsiteSymbol,
  relCallsiteQname,
  relImplicitCall,
  relArgParam,
  relTypeSymbol,
  relClassBases,
  relOverrides,
  relSymbolDefsite,
  relSymbolModule,
  unresolvedReferences,
  scipDisagreements,
  relScipRelationship,
  winnerTable(relNameSymbol, 'name_ref_id', 'symbol', 'KEEP_BEST_BY_SCORE'),
  winnerTable(relNameQname, 'name_ref_id', 'qname', 'KEEP_BEST_BY_SCORE'),
  winnerTable(relAttributeSymbol, 'attr_id', 'symbol', 'KEEP_BEST_BY_SCORE'),
  winnerTable(relAttributeQname, 'attr_id', 'qname', 'KEEP_BEST_BY_SCORE'),
  winnerTable(relCallsiteSymbol, 'call_id', 'symbol', 'KEEP_BEST_BY_SCORE'),
  winnerTable(relCallsiteQname, 'call_id', 'qname', 'KEEP_BEST_BY_SCORE'),
  winnerTable(relImportSymbol, 'import_alias_id', 'symbol', 'KEEP_BEST_BY_SCORE'),
  winnerTable(relImportModule, 'import_alias_id', 'dst_path', 'KEEP_FIRST_AFTER_SORT'),
  winnerTable(relTypeSymbol, 'type_expr_id', 'symbol', 'COLLAPSE_LIST'),
  dimExportedDefs,
  ...INCREMENTAL_TABLES,
];

const contractIn =
  (tables: ReadonlyMap<string, Table>) =>
  (name: string): Contract => {
    const table = tables.get(name);
    if (!table) throw new RuleError(`No table is named "${name}".`);
    return table.contract;
  };

const byName = (tables: readonly Table[]) => new Map(tables.map((table) => [table.contract.name, table]));

/** Every table, by name. */
export const TABLES: ReadonlyMap<string, Table> = byName([
  ...BASE_TABLES,
  ...graphTables(contractIn(byName(BASE_TABLES))),
]);

/** The contract of a table. Throws RuleError for a name that is no table's. */
export const contractNamed = contractIn(TABLES);

/** A rule ready to run, and whether the rows it makes belong to a file, to none, or to either. */
export interface ReadyRule {
  readonly run: CompiledRule;
  readonly rowsHavePath: 'always' | 'never' | 'sometimes';
  /** Run only when this part of the graph is asked for; null: always. */
  readonly onDemand: OnDemandPart | null;
}

/** Compiled rules of each derived table. */
export const COMPILED: ReadonlyMap<string, readonly ReadyRule[]> = compileAll(TABLES);

function compileAll(tables: ReadonlyMap<string, Table>): Map<string, readonly ReadyRule[]> {
  const compiled = new Map<string, readonly ReadyRule[]>();
  for (const [name, { contract, source }] of tables) {
    if (source.kind !== 'rules') continue;
    refuseCycle(name, tables, []);
    compiled.set(
      name,
      source.rules.map((rule) => ({
        run: compileRule(rule, contract, contractNamed),
        rowsHavePath: pathOfRows(rule, contractNamed),
        onDemand: rule.onDemand ?? null,
      })),
    );
  }
  return compiled;
}

/** Says from the declaration alone whether a rule's rows have a path. */
function pathOfRows(rule: Rule, contracts: (name: string) => Contract): ReadyRule['rowsHavePath'] {
  const value = rule.select.path;
  if (value === undefined || ('literal' in value && value.literal === null)) return 'never';
  const isNullable = inputsOf(rule).some(
    (input) => contracts(input).columns.find((column) => column.name === 'path')?.nullable ?? true,
  );
  return isNullable ? 'sometimes' : 'always';
}

/** A table made of itself could never be computed. Throws RuleError. */
function refuseCycle(name: string, tables: ReadonlyMap<string, Table>, above: readonly string[]): void {
  if (above.includes(name)) throw new RuleError(`Rules run in a circle: ${[...above, name].join(' → ')}.`);
  const source = tables.get(name)?.source;
  if (source?.kind !== 'rules') return;
  for (const rule of source.rules) {
    for (const input of inputsOf(rule)) refuseCycle(input, tables, [...above, name]);
  }
}

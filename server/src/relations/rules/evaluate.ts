/**
 * The one evaluator of rules. A rule is compiled once against the contracts of its inputs and its output, and
 * then run per file over rows. Knows no particular rule or table.
 */

import type { Cell, Row } from '../cell.ts';
import { columnIndex } from '../row-order.ts';
import type { Contract } from '../table.ts';
import { compileExplode, compileWinner, groupBy } from './explode-and-select.ts';
import type { CompiledRule } from './row-source.ts';
import type { Rule } from './rule.ts';
import { RuleError } from './rule-error.ts';
import { columnsOf, conditions, joinedColumns, selection } from './values.ts';

/** Compiles a rule. `contractOf` gives the contract of an input table. Throws RuleError. */
export function compileRule(
  rule: Rule,
  output: Contract,
  contractOf: (table: string) => Contract,
): CompiledRule {
  try {
    return compile(rule, output, contractOf);
  } catch (error) {
    throw new RuleError(`Rule "${rule.name}" for ${output.name}: ${(error as Error).message}`);
  }
}

function compile(rule: Rule, output: Contract, contractOf: (table: string) => Contract): CompiledRule {
  switch (rule.kind) {
    case 'project': {
      const columns = columnsOf(contractOf(rule.from));
      const holds = conditions(rule.where, columns);
      const build = selection(rule.select, output, columns);
      return (source, emit) => {
        for (const row of source.rows(rule.from)) if (holds(row, null)) emit(build(row, null));
      };
    }
    case 'hash_join': {
      const columns = joinedColumns(contractOf(rule.left), contractOf(rule.right));
      const leftKey = columnIndex(contractOf(rule.left), rule.on[0]);
      const rightKey = columnIndex(contractOf(rule.right), rule.on[1]);
      const holds = conditions(rule.where, columns);
      const build = selection(rule.select, output, columns);
      return (source, emit) => {
        const left = source.rows(rule.left);
        if (left.length === 0) return;
        const partners =
          rule.scope === 'workspace'
            ? source.workspaceIndex(rule.right, rule.on[1])
            : groupBy(source.rows(rule.right), rightKey);
        for (const row of left) {
          const found = partners.get(row[leftKey]!);
          if (found) {
            for (const partner of found) if (holds(row, partner)) emit(build(row, partner));
          } else if (rule.join === 'left_outer' && holds(row, null)) emit(build(row, null));
        }
      };
    }
    case 'interval_align': {
      const columns = joinedColumns(contractOf(rule.left), contractOf(rule.right));
      const leftSpan = spanColumns(contractOf(rule.left));
      const rightSpan = spanColumns(contractOf(rule.right));
      const holds = conditions(rule.where, columns);
      const build = selection(rule.select, output, columns);
      return (source, emit) => {
        const left = source.rows(rule.left);
        if (left.length === 0) return;
        const innermost = innermostContainer(source.rows(rule.right), rightSpan);
        for (const row of left) {
          const partner = innermost(row[leftSpan[0]] as number, row[leftSpan[1]] as number);
          if (holds(row, partner)) emit(build(row, partner));
        }
      };
    }
    case 'explode':
      return compileExplode(rule, output, contractOf(rule.from));
    case 'dim_build': {
      const compiled = rule.from.map((table) => {
        const columns = columnsOf(contractOf(table));
        return {
          table,
          distinct: columnIndex(contractOf(table), rule.distinct),
          holds: conditions(rule.where, columns),
          build: selection(rule.select, output, columns),
        };
      });
      return (source, emit) => {
        const seen = new Set<Cell>();
        for (const { table, distinct, holds, build } of compiled) {
          for (const row of source.rows(table)) {
            if (seen.has(row[distinct]!) || !holds(row, null)) continue;
            seen.add(row[distinct]!);
            emit(build(row, null));
          }
        }
      };
    }
    case 'winner_select':
      return compileWinner(rule, output, contractOf(rule.from));
  }
}

function spanColumns(contract: Contract): readonly [number, number] {
  return [columnIndex(contract, 'bstart'), columnIndex(contract, 'bend')];
}

/**
 * Finds the innermost of nested intervals. Definitions nest or are disjoint, so with starts ascending and
 * ends descending the last interval that contains a span is the innermost one.
 */
function innermostContainer(
  rows: readonly Row[],
  [bstart, bend]: readonly [number, number],
): (start: number, end: number) => Row | null {
  const sorted = [...rows].sort(
    (a, b) => (a[bstart] as number) - (b[bstart] as number) || (b[bend] as number) - (a[bend] as number),
  );
  return (start, end) => {
    let innermost: Row | null = null;
    for (const row of sorted) {
      if ((row[bstart] as number) > start) break;
      if ((row[bend] as number) >= end) innermost = row;
    }
    return innermost;
  };
}

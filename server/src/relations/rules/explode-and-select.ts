/**
 * Rules whose one input row makes several output rows, or several input rows one: `explode` and
 * `winner_select`.
 */

import type { Cell, Row } from '../cell.ts';
import { canonicalOrder, columnIndex, preferenceOrder } from '../row-order.ts';
import type { Contract } from '../table.ts';
import type { CompiledRule } from './row-source.ts';
import type { ExplodeRule, WinnerSelectRule } from './rule.ts';
import { type Columns, columnsOf, conditions, selection } from './values.ts';

export function compileExplode(rule: ExplodeRule, output: Contract, input: Contract): CompiledRule {
  const property = { key: null as Cell, value: null as Cell };
  const typed = (type: 'string' | 'int' | 'float' | 'bool') => {
    return (): Cell => (current === type ? property.value : null);
  };
  let current: string = '';
  const inputColumns = columnsOf(input);
  const columns: Columns = (name) => {
    switch (name) {
      case 'key':
        return () => property.key;
      case 'value_string':
        return typed('string');
      case 'value_int64':
        return typed('int');
      case 'value_float64':
        return typed('float');
      case 'value_bool':
        return typed('bool');
      default:
        return inputColumns(name);
    }
  };
  const holds = conditions(rule.where, inputColumns);
  const build = selection(rule.select, output, columns);
  const exploded = rule.columns.map((name) => {
    const index = columnIndex(input, name);
    return { name, index, type: input.columns[index]!.type };
  });
  return (source, emit) => {
    for (const row of source.rows(rule.from)) {
      if (!holds(row, null)) continue;
      for (const { name, index, type } of exploded) {
        const cell = row[index]!;
        if (cell === null || (cell === false && rule.skipFalse)) continue;
        if (type === 'string_list') {
          current = 'string';
          (cell as readonly string[]).forEach((item, i) => {
            property.key = `${name}[${i}]`;
            property.value = item;
            emit(build(row, null));
          });
        } else {
          current = type;
          property.key = name;
          property.value = cell;
          emit(build(row, null));
        }
      }
    }
  };
}

export function compileWinner(rule: WinnerSelectRule, output: Contract, input: Contract): CompiledRule {
  const per = columnIndex(input, rule.per);
  const target = columnIndex(input, rule.target);
  const prefer = rule.policy === 'KEEP_FIRST_AFTER_SORT' ? canonicalOrder(input) : preferenceOrder(input);
  let candidates: readonly string[] = [];
  const inputColumns = columnsOf(input);
  const columns: Columns = (name) => {
    if (name === 'n_candidates') return () => candidates.length;
    if (name === 'candidates') return () => candidates;
    return inputColumns(name);
  };
  const holds = conditions(rule.where, inputColumns);
  const build = selection(rule.select, output, columns);
  return (source, emit) => {
    for (const group of groupBy(source.rows(rule.from), per).values()) {
      const rows = group.filter((row) => holds(row, null));
      if (rows.length === 0) continue;
      let best = rows[0]!;
      for (const row of rows) if (prefer(row, best) < 0) best = row;
      candidates = [...new Set(rows.map((row) => String(row[target] ?? '')))].sort();
      emit(build(best, null));
    }
  };
}

/** Rows by the value of a column, in their order. */
export function groupBy(rows: readonly Row[], column: number): Map<Cell, Row[]> {
  const groups = new Map<Cell, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column]!);
    if (group) group.push(row);
    else groups.set(row[column]!, [row]);
  }
  return groups;
}

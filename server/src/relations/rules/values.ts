/**
 * The parts of rules that turn one row (of a join: a pair of rows) into cells: columns, conditions, values and
 * selections, compiled to closures once. Knows no kind of rule.
 */
import { prefixedHash } from '../../text/ids.ts';
import type { Cell, Row } from '../cell.ts';
import { symbolNodeId } from '../node-ids.ts';
import { columnIndex } from '../row-order.ts';
import type { Contract } from '../table.ts';
import type { Condition, InputValue, Selection } from './rule.ts';

/** Reads a cell of a row or of its partner in a join; the partner of a row without one is null. */
export type Getter = (row: Row, partner: Row | null) => Cell;

/** Column name → getter. */
export type Columns = (name: string) => Getter;

export function columnsOf(contract: Contract): Columns {
  return (name) => {
    const index = columnIndex(contract, name);
    return (row) => row[index]!;
  };
}

export function joinedColumns(left: Contract, right: Contract): Columns {
  return (name) => {
    if (name.startsWith('right.')) {
      const index = columnIndex(right, name.slice(6));
      return (_, partner) => (partner === null ? null : partner[index]!);
    }
    const index = columnIndex(left, name.startsWith('left.') ? name.slice(5) : name);
    return (row) => row[index]!;
  };
}

export function conditions(
  where: readonly Condition[] | undefined,
  columns: Columns,
): (row: Row, partner: Row | null) => boolean {
  const tests = (where ?? []).map((condition) => {
    const get = columns(condition.column);
    if ('oneOf' in condition) {
      const allowed = new Set(condition.oneOf);
      return (row: Row, partner: Row | null) => allowed.has(get(row, partner));
    }
    if ('isNull' in condition) {
      return (row: Row, partner: Row | null) => (get(row, partner) === null) === condition.isNull;
    }
    if ('differsFrom' in condition) {
      const other = columns(condition.differsFrom);
      return (row: Row, partner: Row | null) => get(row, partner) !== other(row, partner);
    }
    if ('hasBits' in condition) {
      return (row: Row, partner: Row | null) => ((get(row, partner) as number) & condition.hasBits) !== 0;
    }
    if ('lacksBits' in condition) {
      return (row: Row, partner: Row | null) => ((get(row, partner) as number) & condition.lacksBits) === 0;
    }
    const negated = condition.negated ?? false;
    return (row: Row, partner: Row | null) =>
      String(get(row, partner) ?? '').startsWith(condition.startsWith) !== negated;
  });
  if (tests.length === 0) return () => true;
  if (tests.length === 1) return tests[0]!;
  return (row, partner) => tests.every((test) => test(row, partner));
}

/** Builds output rows: first what comes from the input, then what is hashed from the output itself. */
export function selection(
  select: Selection,
  output: Contract,
  columns: Columns,
): (row: Row, partner: Row | null) => Row {
  for (const name of Object.keys(select)) columnIndex(output, name);
  const hashes: { index: number; prefix: string; of: readonly number[] }[] = [];
  const getters = output.columns.map(({ name }, index): Getter => {
    const value = select[name];
    if (!value) return () => null;
    if (!('hashOutput' in value)) return compileValue(value, columns);
    const of = value.of.map((part) => columnIndex(output, part));
    hashes.push({ index, prefix: value.hashOutput, of });
    return () => null;
  });
  return (row, partner) => {
    const cells = new Array<Cell>(getters.length);
    for (let i = 0; i < getters.length; i++) cells[i] = getters[i]!(row, partner);
    for (const { index, prefix, of } of hashes) {
      cells[index] = prefixedHash(prefix, ...of.map((part) => String(cells[part] ?? '')));
    }
    return cells;
  };
}

function compileValue(value: InputValue, columns: Columns): Getter {
  if ('column' in value) return columns(value.column);
  if ('literal' in value) return () => value.literal;
  if ('firstOf' in value) {
    const getters = value.firstOf.map((option) => compileValue(option, columns));
    return (row, partner) => {
      for (const get of getters) {
        const cell = get(row, partner);
        if (cell !== null) return cell;
      }
      return null;
    };
  }
  if ('symbolNode' in value) return symbolNodeGetter(columns(value.symbolNode), columns('path'));
  const getters = value.of.map((name) => columns(name));
  if (getters.length === 1) return lastCached((part) => prefixedHash(value.hash, String(part)), getters[0]!);
  return (row, partner) => prefixedHash(value.hash, ...getters.map((get) => String(get(row, partner) ?? '')));
}

/** Rows come file by file, so the path just hashed is nearly always the one asked for again. */
function lastCached(compute: (part: Cell) => string, get: Getter): Getter {
  let lastPart: Cell | undefined;
  let last = '';
  return (row, partner) => {
    const part = get(row, partner);
    if (part !== lastPart) {
      lastPart = part;
      last = compute(part);
    }
    return last;
  };
}

/** Symbols repeat across files; this many of their hashes are remembered before starting over. */
const MAX_REMEMBERED_SYMBOLS = 100_000;
const symbolNodes = new Map<string, string>();

function symbolNodeGetter(symbol: Getter, path: Getter): Getter {
  return (row, partner) => {
    const text = symbol(row, partner) as string;
    if (text.startsWith('local ')) return symbolNodeId(text, path(row, partner) as string);
    let id = symbolNodes.get(text);
    if (id === undefined) {
      if (symbolNodes.size >= MAX_REMEMBERED_SYMBOLS) symbolNodes.clear();
      symbolNodes.set(text, (id = symbolNodeId(text, '')));
    }
    return id;
  };
}

/** Conditions of a query as functions. A comparison of unlike types holds for nothing; a list holds if an item does. */
import type { Cell } from '../../relations/cell.ts';
import type { PlannedStep, Readable, Test } from './plan.ts';
import type { Condition, Literal, Operator } from './query.ts';

/** `planWay` makes the steps of a condition that is a path ready. */
export function compileCondition(
  condition: Condition,
  planWay: (way: Extract<Condition, { is: 'path' }>) => readonly PlannedStep[],
): Test {
  switch (condition.is) {
    case 'and': {
      const tests = condition.of.map((part) => compileCondition(part, planWay));
      return (subject) => tests.every((test) => test(subject));
    }
    case 'or': {
      const tests = condition.of.map((part) => compileCondition(part, planWay));
      return (subject) => tests.some((test) => test(subject));
    }
    case 'not': {
      const test = compileCondition(condition.of, planWay);
      return (subject) => !test(subject);
    }
    case 'path': {
      const steps = planWay(condition);
      return (subject) => subject.hasWay(steps);
    }
    case 'set':
      return onCell(condition.column, (cell) => cell !== null && cell !== false);
    case 'in': {
      const values = new Set<Cell>(condition.values);
      return onCell(condition.column, (cell) => values.has(cell));
    }
    case 'compare':
      return onCell(condition.column, comparison(condition.operator, condition.value));
  }
}

function onCell(column: string, holds: (cell: Cell) => boolean): Test {
  return (subject: Readable) => {
    const cell = subject.cell(column);
    return Array.isArray(cell) ? cell.some(holds) : holds(cell);
  };
}

function comparison(operator: Operator, value: Literal): (cell: Cell) => boolean {
  switch (operator) {
    case '=':
      return (cell) => cell === value;
    case '!=':
      return (cell) => cell !== value;
    case 'like': {
      const matches = glob(String(value));
      return (cell) => typeof cell === 'string' && matches(cell);
    }
    default: {
      if (value === null || typeof value === 'boolean') return () => false;
      return (cell) => typeof cell === typeof value && compares(operator, cell as typeof value, value);
    }
  }
}

function compares<T extends string | number>(operator: Operator, cell: T, value: T): boolean {
  switch (operator) {
    case '<':
      return cell < value;
    case '<=':
      return cell <= value;
    case '>':
      return cell > value;
    default:
      return cell >= value;
  }
}

/**
 * Matches whole texts against a pattern with `*` (any text) and `?` (one character). Linear in text and pattern for
 * one star, their product at worst: a regular expression of a client could take for ever.
 */
export function glob(pattern: string): (text: string) => boolean {
  return (text) => {
    let [at, next] = [0, 0];
    let [star, resume] = [-1, 0];
    while (at < text.length) {
      if (
        next < pattern.length &&
        (pattern[next] === '?' || pattern[next] === text[at]) &&
        pattern[next] !== '*'
      ) {
        at++;
        next++;
      } else if (pattern[next] === '*') {
        star = next++;
        resume = at;
      } else if (star >= 0) {
        next = star + 1;
        at = ++resume;
      } else return false;
    }
    while (pattern[next] === '*') next++;
    return next === pattern.length;
  };
}

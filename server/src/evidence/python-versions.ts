/**
 * Conditions that ask for Python 2 or 3, as code does that runs, or ran, on both: `if sys.version_info[0] >= 3`, `if PY2`.
 * All code is taken to run on Python 3, of whatever minor version (typing specification, "Version and platform checks").
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import type { Extraction } from './extraction.ts';

const MAJOR = 3;

/** `sys.version_info`, its first part, or a comparison of either; a tuple may be written in brackets only. */
const COMPARISON =
  /^(?:sys\.)?version_info(\[0\]|\.major)?\s*(>=|<=|==|!=|>|<)\s*\(?\s*(\d+)\s*(?:,\s*(\d+)\s*)?(?:,[^()]*)?\)?$/;

/** What libraries of both call what says which one runs (`six.PY2`). */
const FLAG = /^(?:\w+\.)*PY([23])$/;

/** Whether such a condition (a node) holds on Python 3; null for other conditions, and where the minor version decides. */
export function holdsOnPython3(x: Extraction, condition: number): boolean | null {
  const node = x.unparenthesized(condition);
  if (x.kind[node] === NodeKind.not_operator) {
    const operand = x.child(node, Field.argument);
    const holds = operand < 0 ? null : holdsOnPython3(x, operand);
    return holds === null ? null : !holds;
  }
  const kind = x.kind[node];
  if (kind !== NodeKind.comparison_operator && kind !== NodeKind.identifier && kind !== NodeKind.attribute)
    return null;
  const text = x.textOf(node);
  const flag = FLAG.exec(text);
  if (flag) return Number(flag[1]) === MAJOR;
  const compared = COMPARISON.exec(text);
  if (!compared) return null;
  const [, part, operator, major, minor] = compared;
  const difference = MAJOR - Number(major);
  if (part !== undefined) return ordered(operator!, difference);
  // The tuple is longer than what it is compared with, so it comes behind what it begins with (language reference 6.10.1).
  if (difference !== 0) return ordered(operator!, difference);
  return minor === undefined || Number(minor) === 0 ? ordered(operator!, 1) : null;
}

function ordered(operator: string, difference: number): boolean {
  switch (operator) {
    case '>=':
      return difference >= 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    case '<':
      return difference < 0;
    case '==':
      return difference === 0;
    default:
      return difference !== 0;
  }
}

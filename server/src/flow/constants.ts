/**
 * Conditions that CPython's compiler decides: `while True`, `if 0`, `not None`, `__debug__`. The way that cannot
 * be taken is no edge.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import type { SyntaxView } from './syntax-view.ts';

/** The truth value of a constant, or null for anything whose value is known only when it runs. */
export function constantTruth(syntax: SyntaxView, outer: number): boolean | null {
  const node = syntax.bare(outer);
  switch (syntax.kind[node]) {
    case NodeKind.true:
    case NodeKind.ellipsis:
      return true;
    case NodeKind.false:
    case NodeKind.none:
      return false;
    case NodeKind.integer:
    case NodeKind.float:
      return isNonZero(syntax.textOf(node));
    case NodeKind.identifier:
      // Assigning to `__debug__` is a SyntaxError, so the name is a constant; optimization (-O) is not modelled.
      return syntax.textOf(node) === '__debug__' ? true : null;
    case NodeKind.string:
      return stringTruth(syntax, node);
    case NodeKind.not_operator: {
      const operand = syntax.child(node, Field.argument);
      const truth = operand < 0 ? null : constantTruth(syntax, operand);
      return truth === null ? null : !truth;
    }
    default:
      return null;
  }
}

/** A number literal is zero when all digits before the exponent are; `0x0`, `0_0`, `0.0e5`, `0j` are. */
function isNonZero(literal: string): boolean {
  const text = literal.toLowerCase();
  if (/^0[xob]/.test(text)) return /[1-9a-f]/.test(text.slice(2));
  return /[1-9]/.test(text.replace(/e.*$/, ''));
}

function stringTruth(syntax: SyntaxView, node: number): boolean | null {
  if (syntax.has(node, NodeKind.interpolation)) return null;
  const opening = syntax.childOfKind(node, NodeKind.string_start);
  const closing = syntax.childOfKind(node, NodeKind.string_end);
  if (opening < 0 || closing < 0) return null;
  return syntax.start[closing]! > syntax.end[opening]!;
}

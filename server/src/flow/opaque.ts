/**
 * Code that is not taken apart: what is nested too deeply, and what the parser could not read. Its names are
 * still events, in the order of the text, but nothing is known of which of them happen: stores do not end what
 * was stored before, and any jump in the text may be taken.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { BlockKind, EdgeKind, PointKind } from './control-flow.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** Visits a subtree without recursion. Code units inside it are found all the same. */
export function visitOpaque(b: UnitBuilder, root: number): void {
  const { syntax } = b;
  b.split(BlockKind.opaque);
  const block = b.current;
  const end = syntax.next[root]!;
  let targetFrom = end;
  let targetEnd = end;
  for (let node = root; node < end; node++) {
    const target = targetOf(b, node);
    if (target >= 0) {
      targetFrom = target;
      targetEnd = syntax.next[target]!;
    }
    switch (syntax.kind[node]) {
      case NodeKind.identifier:
        if (!isName(b, node)) break;
        b.point(PointKind.load, node);
        if (targetFrom <= node && node < targetEnd) b.point(PointKind.maybe, node);
        break;
      case NodeKind.call:
        b.point(PointKind.call, node);
        break;
      case NodeKind.function_definition:
      case NodeKind.class_definition: {
        b.context.foundUnit(node);
        const name = syntax.child(node, Field.name);
        if (name >= 0) b.point(PointKind.maybe, name);
        node = syntax.next[node]! - 1;
        break;
      }
      case NodeKind.lambda:
      case NodeKind.generator_expression:
        b.context.foundUnit(node);
        node = syntax.next[node]! - 1;
        break;
      case NodeKind.return_statement:
        b.mayJumpToReturn();
        break;
      case NodeKind.break_statement:
      case NodeKind.continue_statement: {
        const loop = b.innermostLoop();
        if (loop === null) break;
        if (syntax.kind[node] === NodeKind.break_statement) b.mayJump(loop.breakTo, EdgeKind.BREAK);
        else b.mayJump(loop.continueTo, EdgeKind.CONTINUE);
        break;
      }
    }
  }
  b.point(PointKind.step, root);
  // What happens in it may happen again.
  b.edge(block, EdgeKind.LOOP);
  b.split();
}

/** Attribute and keyword names are no variables. */
function isName(b: UnitBuilder, node: number): boolean {
  const { syntax } = b;
  return syntax.field[node] !== Field.attribute && syntax.kind[node - 1] !== NodeKind.keyword_argument;
}

/**
 * The part of a node whose names may be stored to, or -1. Some of them are only read (`a[i] = 1`); a store too many
 * is only less exact.
 */
function targetOf(b: UnitBuilder, node: number): number {
  const { syntax } = b;
  switch (syntax.kind[node]) {
    case NodeKind.assignment:
    case NodeKind.augmented_assignment:
    case NodeKind.for_statement:
    case NodeKind.for_in_clause:
      return syntax.child(node, Field.left);
    case NodeKind.named_expression:
      return syntax.child(node, Field.name);
    case NodeKind.as_pattern_target:
    case NodeKind.case_pattern:
    case NodeKind.aliased_import:
    case NodeKind.import_statement:
    case NodeKind.import_from_statement:
      return node;
    default:
      return -1;
  }
}

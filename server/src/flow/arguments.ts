/** Arguments of calls and class statements, in CPython's evaluation order. */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { PointKind } from './control-flow.ts';
import type { UnitBuilder } from './unit-builder.ts';

/**
 * Evaluates an argument list. Positional arguments, `*` ones included, come before keyword ones even where the
 * text has them the other way round (`f(a=1, *b)`; language reference, "Calls").
 */
export function visitArguments(b: UnitBuilder, list: number): void {
  const { syntax } = b;
  if (syntax.kind[list] === NodeKind.generator_expression) {
    b.walk.expression(b, list);
    return;
  }
  const args = syntax.namedChildren(list);
  const isKeyword = (arg: number): boolean =>
    syntax.kind[arg] === NodeKind.keyword_argument || syntax.kind[arg] === NodeKind.dictionary_splat;
  const firstKeyword = args.findIndex(isKeyword);
  const isInOrder = firstKeyword < 0 || args.slice(firstKeyword).every(isKeyword);
  const ordered = isInOrder ? args : [...args.filter((arg) => !isKeyword(arg)), ...args.filter(isKeyword)];
  for (const arg of ordered) visitArgument(b, arg);
}

function visitArgument(b: UnitBuilder, arg: number): void {
  const { syntax } = b;
  switch (syntax.kind[arg]) {
    case NodeKind.keyword_argument: {
      const value = syntax.child(arg, Field.value);
      if (value >= 0) b.walk.expression(b, value);
      return;
    }
    case NodeKind.list_splat:
    case NodeKind.dictionary_splat: {
      const value = syntax.firstNamed(arg);
      if (value >= 0) b.walk.expression(b, value);
      // Unpacking calls the iterable's or the mapping's methods.
      b.point(PointKind.unpack, arg);
      return;
    }
    default:
      b.walk.expression(b, arg);
  }
}

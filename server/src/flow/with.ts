/**
 * `with` and `async with` (language reference, "The with statement"): each manager's `__exit__` is passed by
 * every way out of what follows it, and may end an exception there.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { closeCleanup, type OpenCleanup, openCleanup } from './cleanups.ts';
import { BlockKind, PointKind } from './control-flow.ts';
import type { UnitBuilder } from './unit-builder.ts';

export function visitWith(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const isAsync = syntax.has(node, NodeKind.async_token);
  const opened: { open: OpenCleanup; manager: number }[] = [];
  for (const item of itemsOf(b, node)) {
    const isNamed = syntax.kind[item] === NodeKind.as_pattern;
    const manager = isNamed ? syntax.firstNamed(item) : item;
    if (manager < 0) continue;
    b.walk.expression(b, manager);
    b.point(PointKind.enter, manager);
    if (isAsync) b.suspend(manager);
    opened.push({ open: openCleanup(b, BlockKind.with_exit), manager });
    const alias = isNamed ? syntax.child(item, Field.alias) : -1;
    if (alias >= 0) b.walk.target(b, alias, 'store');
  }
  b.walk.body(b, syntax.child(node, Field.body));
  for (const { open, manager } of opened.reverse()) {
    const leave = (): void => {
      b.point(PointKind.leave, manager);
      if (isAsync) b.suspend(manager, BlockKind.with_exit);
    };
    closeCleanup(b, open, leave, true);
  }
}

/** The managers, with or without `as`. Parenthesized ones (PEP 617) reach us as a tuple that has `as` in it. */
function itemsOf(b: UnitBuilder, node: number): number[] {
  const { syntax } = b;
  const clause = syntax.childOfKind(node, NodeKind.with_clause);
  const items: number[] = [];
  const add = (outer: number): void => {
    const item = syntax.bare(outer);
    if (syntax.kind[item] === NodeKind.tuple && syntax.has(item, NodeKind.as_pattern)) {
      for (const part of syntax.namedChildren(item)) items.push(syntax.bare(part));
    } else items.push(item);
  };
  for (const item of clause < 0 ? [] : syntax.namedChildren(clause)) {
    const value = syntax.kind[item] === NodeKind.with_item ? syntax.child(item, Field.value) : item;
    if (value >= 0) add(value);
  }
  return items;
}

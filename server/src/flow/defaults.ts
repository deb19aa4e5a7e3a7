/** What a `def` or `lambda` evaluates of its parameter list when it is executed: defaults and annotations. */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** Defaults of positional parameters come before those of keyword-only ones, which is also their order. */
export function visitDefaults(b: UnitBuilder, list: number): void {
  const { syntax } = b;
  for (const param of syntax.namedChildren(list)) {
    const value = syntax.child(param, Field.value);
    if (value >= 0) b.walk.expression(b, value);
  }
}

/**
 * Annotations of parameters and of the result, where they are evaluated at definition: CPython takes positional
 * ones, `*args`, keyword-only ones and `**kwargs`, which is source order, then the result.
 */
export function visitAnnotations(b: UnitBuilder, list: number, result: number): void {
  if (!b.context.eagerAnnotations) return;
  const { syntax } = b;
  if (list >= 0) {
    for (const param of syntax.namedChildren(list)) {
      const annotation = syntax.child(param, Field.type);
      if (annotation >= 0) b.walk.expression(b, annotation);
    }
  }
  if (result >= 0) b.walk.expression(b, result);
}

/** The identifiers that a parameter list binds, in source order. */
export function parameterNames(b: UnitBuilder, list: number): number[] {
  const { syntax } = b;
  const names: number[] = [];
  for (const param of syntax.namedChildren(list)) {
    const name = parameterName(b, param);
    if (name >= 0) names.push(name);
  }
  return names;
}

function parameterName(b: UnitBuilder, param: number): number {
  const { syntax } = b;
  let node = param;
  for (;;) {
    switch (syntax.kind[node]) {
      case NodeKind.identifier:
        return node;
      case NodeKind.default_parameter:
      case NodeKind.typed_default_parameter:
        node = syntax.child(node, Field.name);
        break;
      case NodeKind.typed_parameter:
      case NodeKind.list_splat_pattern:
      case NodeKind.dictionary_splat_pattern:
        node = syntax.firstNamed(node);
        break;
      default:
        return -1;
    }
    if (node < 0) return -1;
  }
}

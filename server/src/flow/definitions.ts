/**
 * `def` and `class` as statements: what is evaluated when they are executed (language reference, "Function
 * definitions", "Class definitions"). Their bodies are code units of their own.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { visitArguments } from './arguments.ts';
import { PointKind } from './control-flow.ts';
import { visitAnnotations, visitDefaults } from './defaults.ts';
import type { UnitBuilder } from './unit-builder.ts';

export function visitDefinition(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const isDecorated = syntax.kind[node] === NodeKind.decorated_definition;
  const definition = isDecorated ? syntax.child(node, Field.definition) : node;
  if (definition < 0) return;
  const decorators = isDecorated
    ? syntax.namedChildren(node).filter((c) => syntax.kind[c] === NodeKind.decorator)
    : [];
  for (const decorator of decorators) {
    const expression = syntax.firstNamed(decorator);
    if (expression >= 0) b.walk.expression(b, expression);
  }
  if (syntax.kind[definition] === NodeKind.class_definition) visitClass(b, definition);
  else visitFunction(b, definition);
  // Decorators are applied from the innermost outwards.
  for (const decorator of decorators.reverse()) b.point(PointKind.call, decorator);
  const name = syntax.child(definition, Field.name);
  if (name >= 0) b.point(PointKind.store, name);
  b.context.foundUnit(definition);
}

function visitFunction(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  const list = syntax.child(node, Field.parameters);
  if (list >= 0) visitDefaults(b, list);
  visitAnnotations(b, list, syntax.child(node, Field.return_type));
  b.point(PointKind.define, node);
}

function visitClass(b: UnitBuilder, node: number): void {
  const list = b.syntax.child(node, Field.superclasses);
  if (list >= 0) visitArguments(b, list);
  b.point(PointKind.class, node);
}

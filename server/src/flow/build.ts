/**
 * Control flow of all code units of one file, from its syntax tree. Pure: the same tree and text give the same
 * graphs. Knows no names' meanings; those are added by `defuse.ts`.
 */
import type { FlatTree } from '../syntax/flat-tree.ts';
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { visitGeneratorBody } from './comprehensions.ts';
import { visitCondition } from './conditions.ts';
import { type ControlFlow, PointKind, UnitKind } from './control-flow.ts';
import { parameterNames } from './defaults.ts';
import { visitExpression } from './expressions.ts';
import { visitBody } from './statements.ts';
import { SyntaxView } from './syntax-view.ts';
import { visitTarget } from './targets.ts';
import { UnitBuilder, type UnitContext, type Walk } from './unit-builder.ts';

const WALK: Walk = {
  expression: visitExpression,
  condition: visitCondition,
  target: visitTarget,
  body: visitBody,
};

export interface BuildInput {
  /** The flattened tree of exactly this text. */
  readonly tree: FlatTree;
  readonly text: string;
  /**
   * Annotations are evaluated where they stand. True before Python 3.14 (PEP 649), except under
   * `from __future__ import annotations` (PEP 563).
   */
  readonly eagerAnnotations: boolean;
}

export interface FileControlFlow {
  /** In the order in which the text opens them; the first is the module. */
  readonly units: readonly ControlFlow[];
  /** Paths of tracked attributes and items; `Points.path` counts in it. */
  readonly paths: readonly string[];
}

/** Never throws for any Python or non-Python text. */
export function buildControlFlow({ tree, text, eagerAnnotations }: BuildInput): FileControlFlow {
  const syntax = new SyntaxView(tree, text);
  const paths: string[] = [];
  const pathIds = new Map<string, number>();
  const found = new Set<number>([0]);
  const context: UnitContext = {
    syntax,
    walk: WALK,
    eagerAnnotations,
    pathId(path) {
      let id = pathIds.get(path);
      if (id === undefined) pathIds.set(path, (id = paths.push(path) - 1));
      return id;
    },
    foundUnit: (node) => found.add(node),
  };
  const built: { node: number; flow: ControlFlow }[] = [];
  // The set grows while it is gone through: units are found in the units around them.
  for (const node of found) built.push({ node, flow: buildUnit(context, node) });
  built.sort((a, b) => a.node - b.node);
  return { units: built.map(({ flow }) => flow), paths };
}

function buildUnit(context: UnitContext, node: number): ControlFlow {
  const { syntax } = context;
  const b = new UnitBuilder(context, unitKind(syntax.kind[node]!, node), node);
  const parameters = node === 0 ? -1 : syntax.child(node, Field.parameters);
  if (parameters >= 0) for (const name of parameterNames(b, parameters)) b.point(PointKind.param, name);
  b.split();
  if (b.kind === UnitKind.lambda) {
    const body = syntax.child(node, Field.body);
    if (body >= 0) b.walk.expression(b, body);
    b.point(PointKind.return, body < 0 ? node : body);
  } else if (b.kind === UnitKind.generator) visitGeneratorBody(b, node);
  else visitBody(b, node === 0 ? node : syntax.child(node, Field.body));
  if (b.current >= 0) b.jumpToReturn();
  return b.finish();
}

function unitKind(nodeKind: number, node: number): number {
  if (node === 0) return UnitKind.module;
  switch (nodeKind) {
    case NodeKind.class_definition:
      return UnitKind.class;
    case NodeKind.lambda:
      return UnitKind.lambda;
    case NodeKind.generator_expression:
      return UnitKind.generator;
    default:
      return UnitKind.function;
  }
}

/**
 * Control flow of all code units of one file, from its syntax tree. Pure: the same tree and text give the same
 * graphs. Knows no names' meanings; those are added by `defuse.ts`.
 */
import type { FlatTree } from '../syntax/flat-tree.ts';
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { putInto, takeOut } from './cached-units.ts';
import { visitGeneratorBody } from './comprehensions.ts';
import { visitCondition } from './conditions.ts';
import { type ControlFlow, PointKind, UnitKind } from './control-flow.ts';
import { parameterNames } from './defaults.ts';
import { visitExpression } from './expressions.ts';
import type { CachedUnit, FlowCache } from './flow-cache.ts';
import { visitBody } from './statements.ts';
import { SyntaxView } from './syntax-view.ts';
import { visitTarget } from './targets.ts';
import { UnitBuilder, type UnitContext, type Walk } from './unit-builder.ts';
import { UnitText } from './unit-text.ts';

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
  /** Where units that were seen before are found; null analyzes all of them. */
  readonly cache: FlowCache | null;
}

/** A code unit, and where its analysis is kept if it is. */
export interface BuiltUnit {
  readonly flow: ControlFlow;
  readonly cached: { readonly key: string; readonly unit: CachedUnit } | null;
}

export interface FileControlFlow {
  /** In the order in which the text opens them; the first is the module. */
  readonly units: readonly BuiltUnit[];
  /** Paths of tracked attributes and items; `Points.path` counts in it. */
  readonly paths: readonly string[];
}

/** Never throws for any Python or non-Python text. Gives way after each unit: a long file has hundreds. */
export function* controlFlowSteps({
  tree,
  text,
  eagerAnnotations,
  cache,
}: BuildInput): Generator<void, FileControlFlow, undefined> {
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
  const nodeAt = cache === null ? null : unitNodes(syntax);
  const built: { node: number; unit: BuiltUnit }[] = [];
  // The set grows while it is gone through: units are found in the units around them.
  for (const node of found) {
    const unit =
      cache === null || nodeAt === null
        ? { flow: buildUnit(context, node), cached: null }
        : cachedUnit(context, node, paths, cache, nodeAt);
    built.push({ node, unit });
    yield;
  }
  built.sort((a, b) => a.node - b.node);
  return { units: built.map(({ unit }) => unit), paths };
}

/** Analyzes a unit unless its text was analyzed before, and tells the context of the units inside it. */
function cachedUnit(
  context: UnitContext,
  node: number,
  paths: readonly string[],
  cache: FlowCache,
  nodeAt: ReadonlyMap<string, number>,
): BuiltUnit {
  const { syntax } = context;
  const text = new UnitText(syntax, node);
  const key = `${context.eagerAnnotations ? 'e' : 'l'}${text.key}`;
  const unit = cache.unit(key, () => {
    const found: number[] = [];
    const flow = buildUnit({ ...context, foundUnit: (inner) => found.push(inner) }, node);
    return takeOut(flow, text, syntax, found, paths);
  });
  for (const { own, nodeKind } of unit.found) {
    context.foundUnit(nodeAt.get(unitNodeKey(nodeKind, text.toAbsolute(own)))!);
  }
  return { flow: putInto(unit, text, context.pathId), cached: { key, unit } };
}

const unitNodeKey = (nodeKind: number, start: number): string => `${nodeKind} ${start}`;

/** Nodes that can be code units, by kind and absolute byte offset of their start; the outermost of two. */
function unitNodes(syntax: SyntaxView): Map<string, number> {
  const nodes = new Map<string, number>();
  for (let node = 1; node < syntax.tree.length; node++) {
    const kind = syntax.kind[node]!;
    if (!CODE_UNITS.has(kind)) continue;
    const key = unitNodeKey(kind, syntax.from(node));
    if (!nodes.has(key)) nodes.set(key, node);
  }
  return nodes;
}

const CODE_UNITS: ReadonlySet<number> = new Set([
  NodeKind.function_definition,
  NodeKind.class_definition,
  NodeKind.lambda,
  NodeKind.generator_expression,
]);

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

/**
 * Type expressions: annotations of parameters, results and variables, and the other places where a type is
 * written (bases, alias values, bounds of type parameters).
 */
import { NodeKind } from '../syntax/node-kinds.ts';
import type { ExprRef } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { SOURCE_TEXT_LIMIT } from './limits.ts';
import { NameFlag, TypeRole } from './schema.ts';
import { collapsedSource } from './strings.ts';

/** Visits an annotation in the current scope; returns its `typeExprs` row, whose owner is yet to be set. */
export function visitAnnotation(x: Extraction, node: number, role: number, owner: number): number {
  const { nameFlags, readsStrings } = x;
  x.nameFlags |= isAnnotationRole(role) ? NameFlag.annotation : 0;
  x.readsStrings = true;
  const nameStart = x.out.names.length;
  const ref = x.visitExpression(node);
  const row = addTypeExpr(x, node, role, owner, ref, nameStart);
  x.nameFlags = nameFlags;
  x.readsStrings = readsStrings;
  return row;
}

/** Bounds and alias values are ordinary code in scopes of their own, not annotations. */
const isAnnotationRole = (role: number): boolean => role <= TypeRole.variable;

/** Adds the row of a type expression that has been visited, with the names added since `nameStart`. */
export function addTypeExpr(
  x: Extraction,
  node: number,
  role: number,
  owner: number,
  ref: ExprRef,
  nameStart: number,
): number {
  const inner = innermost(x, node);
  const text = collapsedSource(x, node, x.start[node]!, x.end[node]!, SOURCE_TEXT_LIMIT);
  return x.out.typeExprs.add(
    owner,
    -1,
    role,
    x.chunk,
    x.ownStart(node),
    x.ownEnd(node),
    x.out.pool.id(text),
    Number(x.kind[inner] === NodeKind.string || x.kind[inner] === NodeKind.concatenated_string),
    ref,
    x.scope,
    nameStart,
    x.out.names.length - nameStart,
  );
}

function innermost(x: Extraction, node: number): number {
  let inner = x.unparenthesized(node);
  while (x.kind[inner] === NodeKind.type) {
    const child = x.firstNamedChild(inner);
    if (child < 0) return inner;
    inner = x.unparenthesized(child);
  }
  return inner;
}

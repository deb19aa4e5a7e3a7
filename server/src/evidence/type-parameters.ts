/**
 * PEP 695: type parameters of functions, classes and `type` statements, and the scopes they live in. Bounds
 * are evaluated lazily, each in a scope of its own inside the scope of the type parameters.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { visitAnnotation } from './annotations.ts';
import { exprRef, NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { AssignHow, ExprContext, ScopeFlag, ScopeKind, TypeOwner, TypeRole } from './schema.ts';
import { visitTypeCallAssignment } from './soft-keywords.ts';

/** Opens the scope of the type parameters, which the caller leaves by restoring `x.scope`. */
export function enterTypeParameters(x: Extraction, list: number, ownerName: string): void {
  x.scope = x.addScope(ScopeKind.type_params, ownerName, list);
  const end = x.next[list]!;
  let last = -1;
  let isDefault = false;
  for (let node = list + 1; node < end; node = x.next[node]!) {
    if (x.kind[node] === NodeKind.error) {
      const name = visitUnparsedDefault(x, node);
      isDefault = name !== null;
      if (name !== null && name >= 0) last = name;
    } else if (x.kind[node] === NodeKind.type) {
      if (isDefault && last >= 0) visitBound(x, node, last);
      else last = visitTypeParameter(x, node);
      isDefault = false;
    }
  }
}

/**
 * The grammar does not know the defaults of PEP 696: of `T = int` it makes an error `T =` and a type `int`, of
 * `T: b = int` the parameter, an error `=` and a type. Adds the name in such an error and returns its node, -1
 * where there is only the sign, and null for other errors.
 */
function visitUnparsedDefault(x: Extraction, error: number): number | null {
  let name = -1;
  let hasEquals = false;
  for (let node = error + 1; node < x.next[error]! && !hasEquals; node++) {
    if (x.kind[node] === NodeKind.equals_token) hasEquals = true;
    else if (x.kind[node] === NodeKind.identifier) name = node;
  }
  if (!hasEquals || !x.claimError(error)) return null;
  if (name < 0) return -1;
  const row = x.addName(name, ExprContext.STORE);
  x.addAssign(name, exprRef('name', row), AssignHow.type_param, NO_EXPR);
  return name;
}

/** Adds the parameter and its bound; returns the node of its name, or -1. */
function visitTypeParameter(x: Extraction, outer: number): number {
  const parameter = x.kind[outer] === NodeKind.type ? x.firstNamedChild(outer) : outer;
  if (parameter < 0) return -1;
  const parts = x.kind[parameter] === NodeKind.constrained_type ? x.namedChildren(parameter) : [parameter];
  const name = identifierIn(x, parts[0] ?? -1);
  if (name < 0) return -1;
  const row = x.addName(name, ExprContext.STORE);
  const bound = parts[1] === undefined ? -1 : visitBound(x, parts[1], name);
  if (bound >= 0) x.out.typeExprs.set(bound, 'ownerRow', row);
  x.addAssign(name, exprRef('name', row), AssignHow.type_param, NO_EXPR, bound);
  return name;
}

function visitBound(x: Extraction, bound: number, name: number): number {
  const outer = x.scope;
  const text = x.out.pool.strings[x.identifier(name)]!;
  x.scope = x.addScope(ScopeKind.type_params, text, bound, ScopeFlag.typeVariable);
  const row = visitAnnotation(x, bound, TypeRole.bound, TypeOwner.names);
  x.scope = outer;
  return row;
}

/** The identifier inside `type`, `*Ts` or `**P` wrappers, or -1. */
function identifierIn(x: Extraction, outer: number): number {
  let node = outer;
  while (node >= 0 && x.kind[node] !== NodeKind.identifier) {
    const isWrapper = x.kind[node] === NodeKind.type || x.kind[node] === NodeKind.splat_type;
    node = isWrapper ? x.firstNamedChild(node) : -1;
  }
  return node;
}

/** `type X[T] = value`: the value has its own scope, inside that of the type parameters if there are any. */
export function visitTypeAlias(x: Extraction, node: number): void {
  const left = x.child(node, Field.left);
  const value = x.child(node, Field.right);
  const inner = left < 0 ? -1 : x.firstNamedChild(left);
  const isGeneric = inner >= 0 && x.kind[inner] === NodeKind.generic_type;
  const name = isGeneric ? x.firstNamedChild(inner) : identifierIn(x, inner);
  if (name < 0) {
    if (inner >= 0) visitTypeCallAssignment(x, node, inner, value);
    return;
  }
  const target = exprRef('name', x.addName(name, ExprContext.STORE));
  const text = x.out.pool.strings[x.identifier(name)]!;
  const outer = x.scope;
  const parameters = isGeneric ? x.namedSibling(name, x.next[inner]!) : -1;
  if (parameters >= 0) enterTypeParameters(x, parameters, text);
  x.scope = x.addScope(ScopeKind.type_alias, text, value < 0 ? node : value);
  const type = value < 0 ? -1 : visitAnnotation(x, value, TypeRole.alias, TypeOwner.assigns);
  x.scope = outer;
  const ref = type < 0 ? NO_EXPR : x.out.typeExprs.get(type, 'expr');
  const row = x.addAssign(name, target, AssignHow.type_alias, ref, type);
  if (type >= 0) x.out.typeExprs.set(type, 'ownerRow', row);
}

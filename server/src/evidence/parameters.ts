/**
 * Parameter lists of functions and lambdas: kinds and positions (language reference, "Function definitions";
 * PEP 570, PEP 3102), and the `params` rows.
 */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { visitAnnotation } from './annotations.ts';
import { type ExprRef, NO_EXPR } from './expr-ref.ts';
import type { Extraction } from './extraction.ts';
import { ParamKind, TypeOwner, TypeRole } from './schema.ts';
import { visitTarget } from './targets.ts';

export interface Parameter {
  readonly node: number;
  /** The identifier, or Python 2's tuple of them. */
  readonly name: number;
  kind: number;
  readonly default: number;
  readonly annotation: number;
  defaultRef: ExprRef;
  typeRow: number;
}

/** Parameters in source order, of a `parameters` or `lambda_parameters` node. */
export function readParameters(x: Extraction, list: number): Parameter[] {
  const params: Parameter[] = [];
  let kind: number = ParamKind.POS_OR_KW;
  const end = x.next[list]!;
  for (let node = x.firstNamedChild(list); node >= 0; node = x.namedSibling(node, end)) {
    if (x.kind[node] === NodeKind.keyword_separator) kind = ParamKind.KWONLY;
    else if (x.kind[node] === NodeKind.positional_separator) {
      for (const param of params) param.kind = ParamKind.POSONLY;
    } else {
      const param = readParameter(x, node, kind);
      if (param === null) continue;
      if (param.kind === ParamKind.VAR_POS) kind = ParamKind.KWONLY;
      params.push(param);
    }
  }
  return params;
}

function readParameter(x: Extraction, node: number, kind: number): Parameter | null {
  const outer = x.kind[node]!;
  const isTyped = outer === NodeKind.typed_parameter;
  const hasName = outer === NodeKind.default_parameter || outer === NodeKind.typed_default_parameter;
  const named = isTyped ? x.firstNamedChild(node) : hasName ? x.child(node, Field.name) : node;
  if (named < 0) return null;
  const isStar = x.kind[named] === NodeKind.list_splat_pattern;
  const isDoubleStar = x.kind[named] === NodeKind.dictionary_splat_pattern;
  const name = isStar || isDoubleStar ? x.firstNamedChild(named) : named;
  if (name < 0 || (x.kind[name] !== NodeKind.identifier && x.kind[name] !== NodeKind.tuple_pattern))
    return null;
  return {
    node,
    name,
    kind: isStar ? ParamKind.VAR_POS : isDoubleStar ? ParamKind.VAR_KW : kind,
    default: hasName ? x.child(node, Field.value) : -1,
    annotation: isTyped || outer === NodeKind.typed_default_parameter ? x.child(node, Field.type) : -1,
    defaultRef: NO_EXPR,
    typeRow: -1,
  };
}

/** Defaults are evaluated by the scope that holds the `def`. */
export function visitDefaults(x: Extraction, params: readonly Parameter[]): void {
  for (const param of params) if (param.default >= 0) param.defaultRef = x.visitExpression(param.default);
}

/** CPython's order: positional ones, `*args`, `**kwargs`, then keyword-only ones. */
export function visitParameterAnnotations(x: Extraction, params: readonly Parameter[]): void {
  const visit = (param: Parameter): void => {
    if (param.annotation < 0) return;
    param.typeRow = visitAnnotation(x, param.annotation, TypeRole.param, TypeOwner.params);
  };
  for (const param of params) if (param.kind !== ParamKind.KWONLY) visit(param);
  for (const param of params) if (param.kind === ParamKind.KWONLY) visit(param);
}

/** Adds the rows, bound in the current scope, and returns the first one. */
export function addParameters(x: Extraction, def: number, params: readonly Parameter[]): number {
  const { params: table, typeExprs } = x.out;
  const first = table.length;
  for (const [position, param] of params.entries()) {
    const row = table.add(
      def,
      x.chunk,
      x.ownStart(param.node),
      x.ownEnd(param.node),
      x.ownStart(param.name),
      x.ownEnd(param.name),
      param.kind,
      position,
      x.identifier(param.name),
      param.defaultRef,
      param.typeRow,
      x.scope,
    );
    if (param.typeRow >= 0) typeExprs.set(param.typeRow, 'ownerRow', row);
  }
  for (const param of params) if (x.kind[param.name] === NodeKind.tuple_pattern) visitTarget(x, param.name);
  return first;
}

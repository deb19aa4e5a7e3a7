/**
 * Tables of type expressions: annotations, bases, aliases and bounds, and the arguments inside their
 * subscripts. Knows nothing of what types mean.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { EXPR_KINDS, ExprKind, TYPE_ROLES } from '../../evidence/schema.ts';
import { prefixedHash } from '../../text/ids.ts';
import { expressionText } from '../expression-text.ts';
import type { FileView } from '../file-view.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import { typeOwner } from './type-owner.ts';

export const cstTypeExprs = fileTable({
  name: 'cst_type_exprs',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Expressions that stand for types.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('type_expr_id', 'Id; also the node id of its PY_TYPE_EXPR.'),
    col.orNull.string('owner_id', 'Parameter, definition, name or attribute the type is given to.'),
    col.string(
      'role',
      '`param`, `return`, `variable`, `base`, `alias` (value of a type alias) or `bound` (of a type parameter).',
    ),
    col.string('expr_text', 'Text as written, whitespace runs collapsed.'),
    col.bool('is_stringized', 'Written inside a string literal.'),
  ],
  key: ['type_expr_id'],
  sort: ['path', 'bstart', 'bend', 'type_expr_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { typeExprs } = file.evidence;
    const ids = file.idsOf('typeExprs');
    for (let row = 0; row < typeExprs.length; row++) {
      emit(
        file.path,
        ...file.span('typeExprs', row),
        ids[row]!,
        typeOwner(file, row),
        TYPE_ROLES[typeExprs.role[row]!]!,
        file.text(typeExprs.text[row]!) ?? '',
        typeExprs.isString[row]! === 1,
      );
    }
  },
});

/** Deeper nesting than this is cut: no type is written so, and a hostile file must not overflow the stack. */
const MAX_TYPE_DEPTH = 40;

/** One argument of a generic type, with the argument it is nested in. */
interface TypeArgument {
  readonly expr: ExprRef;
  readonly id: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly span: readonly [number, number];
}

export const cstTypeArgs = fileTable({
  name: 'cst_type_args',
  family: 'evidence',
  lens: 'native_cst',
  meaning: 'Arguments inside the subscripts of type expressions, nested ones included.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('type_arg_id', 'Id; also the node id of its PY_TYPE_ARG.'),
    col.string('type_expr_id', 'Type expression it is part of.'),
    col.orNull.string('parent_type_arg_id', 'Argument it is nested in; null for outermost ones.'),
    col.int('position', 'Index within its subscript or list, from 0.'),
    col.string('expr_text', 'The argument, rebuilt from evidence.'),
  ],
  key: ['type_arg_id'],
  sort: ['path', 'bstart', 'bend', 'type_arg_id'],
  rows(file, emit) {
    if (!file.evidence) return;
    const { typeExprs } = file.evidence;
    const typeIds = file.idsOf('typeExprs');
    const found: TypeArgument[] = [];
    for (let row = 0; row < typeExprs.length; row++) {
      found.length = 0;
      collect(file, typeExprs.expr[row]!, typeIds[row]!, null, file.span('typeExprs', row), found, 0);
      for (const { expr, id, parentId, position, span } of found) {
        emit(file.path, ...span, id, typeIds[row]!, parentId, position, expressionText(file.evidence, expr));
      }
    }
  },
});

/** Walks an expression for subscripts; `within` is the span used for parts that evidence gives none. */
function collect(
  file: FileView,
  ref: ExprRef,
  ownerId: string,
  parentId: string | null,
  within: readonly [number, number],
  found: TypeArgument[],
  depth: number,
): void {
  if (depth > MAX_TYPE_DEPTH || exprRefKind(ref) !== 'expr') return;
  const { exprs, operands } = file.evidence!;
  const row = exprRefRow(ref);
  const kind = exprs.kind[row]!;
  const from = exprs.operandStart[row]!;
  const parts = Array.from(operands.expr.subarray(from, from + exprs.operandCount[row]!));
  const span = file.span('exprs', row);
  if (kind === ExprKind.subscript) {
    addArguments(file, subscriptArguments(file, parts), ownerId, parentId, span, found, depth);
  } else if (kind === ExprKind.list && parentId !== null) {
    addArguments(file, parts, ownerId, parentId, span, found, depth);
  } else if (CARRIES_TYPES.has(kind)) {
    for (const part of parts) collect(file, part, ownerId, parentId, within, found, depth + 1);
  }
}

/** `X | Y`, parenthesised tuples and `*Ts` are no generics themselves but may hold some. */
const CARRIES_TYPES: ReadonlySet<number> = new Set([ExprKind.binary, ExprKind.tuple, ExprKind.star]);

function addArguments(
  file: FileView,
  parts: readonly ExprRef[],
  ownerId: string,
  parentId: string | null,
  within: readonly [number, number],
  found: TypeArgument[],
  depth: number,
): void {
  parts.forEach((expr, position) => {
    const span = expressionSpan(file, expr) ?? within;
    const id = prefixedHash('PY_TYPE_ARG', file.path, ...span, parentId ?? ownerId, position);
    found.push({ expr, id, parentId, position, span });
    collect(file, expr, ownerId, id, span, found, depth + 1);
  });
}

/** The arguments of a subscript, given its operands: `dict[str, int]` may hold one tuple or two operands. */
function subscriptArguments(file: FileView, parts: readonly ExprRef[]): readonly ExprRef[] {
  const [, ...rest] = parts;
  const only = rest[0];
  if (rest.length !== 1 || only === undefined || exprRefKind(only) !== 'expr') return rest;
  const { exprs, operands } = file.evidence!;
  const row = exprRefRow(only);
  if (EXPR_KINDS[exprs.kind[row]!] !== 'tuple') return rest;
  const from = exprs.operandStart[row]!;
  return Array.from(operands.expr.subarray(from, from + exprs.operandCount[row]!));
}

/** Absolute span of an expression that has a row of its own, else null (constants and plain strings). */
function expressionSpan(file: FileView, ref: ExprRef): readonly [number, number] | null {
  const row = exprRefRow(ref);
  switch (exprRefKind(ref)) {
    case 'name':
      return file.span('names', row);
    case 'attr':
      return file.span('attrs', row);
    case 'call':
      return file.span('calls', row);
    case 'expr':
      return file.span('exprs', row);
    case 'def':
      return file.span('defs', row);
    default:
      return null;
  }
}

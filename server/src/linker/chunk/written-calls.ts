/**
 * Methods that make text of objects (data model 3.3.1): `f'{x}'`, `'%s' % x`, `str(x)`, `print(x)`. Containers of the standard
 * library write what is in them by `__repr__`.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { ExprKind } from '../../evidence/schema.ts';
import type { Relation } from '../links.ts';
import { STRING_METHODS } from '../operators.ts';
import { HASHED, objectsWithin, SEARCHED, underKeys } from './containers.ts';
import type { ChunkContext } from './context.ts';
import { asked, mayHaveMethods, stateFirst, valuesOf } from './implicit-links.ts';
import { mayExist } from './made-comparisons.ts';

const REPR: readonly string[] = ['__repr__'];
/** Containers that write what is in them. */
const WRITING_ELEMENTS: ReadonlySet<string> = new Set([...HASHED, ...SEARCHED]);
/** A conversion of `'…' % x` (library reference, "printf-style String Formatting"): the last letter says which. */
const CONVERSION = /%(?:\(([^)]*)\))?[-#0 +]*(\*|\d*)(?:\.(?:\*|\d*))?[hlL]?([a-zA-Z%])/g;

/** What writes an operand runs the first of some methods that it has. */
export function linkWritten(
  context: ChunkContext,
  relation: Relation,
  row: number,
  ref: ExprRef,
  methods: readonly string[],
): void {
  if (!methods.some((name) => mayExist(context, name))) return;
  const values = valuesOf(context, ref);
  for (const value of asked(context, values, methods)) stateFirst(context, relation, row, value, methods);
  if (!context.isDefined('__repr__')) return;
  for (const value of objectsWithin(context, values, WRITING_ELEMENTS))
    stateFirst(context, relation, row, value, REPR);
}

/** `format % given`, where the format is text. */
export function linkFormatted(context: ChunkContext, row: number, format: ExprRef, given: ExprRef): void {
  if (exprRefKind(format) !== 'string' || !STRING_METHODS.some((name) => mayExist(context, name))) return;
  const { facts } = context;
  const { exprs, operands } = facts.evidence;
  const conversions = [...facts.text(exprRefRow(format)).matchAll(CONVERSION)].filter(
    ([, , , letter]) => letter !== '%',
  );
  if (conversions.some(([, key]) => key !== undefined)) {
    for (const value of underKeys(valuesOf(context, given)))
      if (mayHaveMethods(value)) stateFirst(context, 'expression_call', row, value, STRING_METHODS);
    return;
  }
  const tuple =
    exprRefKind(given) === 'expr' && exprs.kind[exprRefRow(given)] === ExprKind.tuple
      ? exprRefRow(given)
      : -1;
  const isPlain = conversions.every(([, , width]) => width !== '*');
  const from = tuple < 0 ? 0 : exprs.operandStart[tuple]!;
  const written = tuple < 0 ? [given] : operands.expr.subarray(from, from + exprs.operandCount[tuple]!);
  written.forEach((ref, i) => {
    const methods = isPlain ? methodsOf(conversions[i]?.[3]) : STRING_METHODS;
    if (methods !== null) linkWritten(context, 'expression_call', row, ref, methods);
  });
}

/** The methods of a conversion by its letter; null: it writes numbers, or there is none. */
function methodsOf(letter: string | undefined): readonly string[] | null {
  if (letter === 's') return STRING_METHODS;
  return letter === 'r' || letter === 'a' ? REPR : null;
}

/**
 * Methods that make text of objects (data model 3.3.1): `f'{x}'`, `'%s' % x`, `str(x)`, `print(x)`. Containers of the standard
 * library write what is in them by `__repr__`.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { ExprKind } from '../../evidence/schema.ts';
import type { Value } from '../entities.ts';
import { operandsOf } from '../expression-parts.ts';
import type { Relation } from '../links.ts';
import { FORMAT_METHODS, REPR_METHODS, STRING_METHODS } from '../operators.ts';
import { HASHED, isOf, itemsAt, objectsWithin, SEARCHED, TUPLES, underKeys } from './containers.ts';
import type { ChunkContext } from './context.ts';
import { asked, linkMethods, mayHaveMethods, stateFirst, valuesOf } from './implicit-links.ts';
import { mayExist } from './made-comparisons.ts';

/** Containers that write what is in them. */
const WRITING_ELEMENTS: ReadonlySet<string> = new Set([...HASHED, ...SEARCHED]);
/** A conversion of `'…' % x` (library reference, "printf-style String Formatting"): the last letter says which. */
const CONVERSION = /%(?:\(([^)]*)\))?[-#0 +]*(\*|\d*)(?:\.(?:\*|\d*))?[hlL]?([a-zA-Z%])/g;

/** A field of `'…'.format(x)` (library reference, "Format String Syntax"), or a brace that is written as itself. */
const FIELD = /\{\{|\{(\w*)((?:[.[][^{}!:]*)?)(?:!([sra]))?(?::(?:[^{}]|\{[^{}]*\})*)?\}|\}\}/g;

/** What writes an operand runs the first of some methods that it has. */
export function linkWritten(
  context: ChunkContext,
  relation: Relation,
  row: number,
  ref: ExprRef,
  methods: readonly string[],
): void {
  if (methods.some((name) => mayExist(context, name)))
    stateWritten(context, relation, row, valuesOf(context, ref), methods);
}

function stateWritten(
  context: ChunkContext,
  relation: Relation,
  row: number,
  values: readonly Value[],
  methods: readonly string[],
): void {
  for (const value of asked(context, values, methods)) stateFirst(context, relation, row, value, methods);
  if (!context.isDefined('__repr__')) return;
  for (const value of objectsWithin(context, values, WRITING_ELEMENTS))
    stateFirst(context, relation, row, value, REPR_METHODS);
}

/** `format % given`, where the format is text; `'%(name)s'` takes what it writes from a mapping. */
export function linkFormatted(context: ChunkContext, row: number, format: ExprRef, given: ExprRef): void {
  if (exprRefKind(format) !== 'string') return;
  const isWriting = STRING_METHODS.some((name) => mayExist(context, name));
  if (!isWriting && !context.isDefined('__getitem__')) return;
  const { facts } = context;
  const { exprs } = facts.evidence;
  const conversions = [...facts.text(exprRefRow(format)).matchAll(CONVERSION)].filter(
    ([, , , letter]) => letter !== '%',
  );
  if (conversions.some(([, key]) => key !== undefined)) {
    linkMethods(context, 'expression_call', row, given, ['__getitem__']);
    for (const value of underKeys(valuesOf(context, given)))
      if (mayHaveMethods(value)) stateFirst(context, 'expression_call', row, value, STRING_METHODS);
    return;
  }
  if (!isWriting) return;
  const tuple =
    exprRefKind(given) === 'expr' && exprs.kind[exprRefRow(given)] === ExprKind.tuple
      ? exprRefRow(given)
      : -1;
  const isPlain = conversions.every(([, , width]) => width !== '*');
  const methodsAt = (i: number): readonly string[] | null =>
    isPlain ? methodsOf(conversions[i]?.[3]) : STRING_METHODS;
  const write = (values: readonly Value[], i: number): void => {
    const methods = methodsAt(i);
    if (methods !== null) stateWritten(context, 'expression_call', row, values, methods);
  };
  if (tuple >= 0) {
    operandsOf(facts, tuple).forEach((ref, i) => {
      if (methodsAt(i) !== null) write(valuesOf(context, ref), i);
    });
    return;
  }
  const [tuples, others] = partition(valuesOf(context, given), (value) => isOf(value, TUPLES));
  write(others, 0);
  if (tuples.length > 0) for (const i of conversions.keys()) write(itemsAt(context, tuples, i), i);
}

function partition<T>(list: readonly T[], belongs: (item: T) => boolean): readonly [T[], T[]] {
  const { yes = [], no = [] } = Object.groupBy(list, (item) => (belongs(item) ? 'yes' : 'no'));
  return [yes, no];
}

/** What `'…'.format(…)` (a call) runs of what its fields name: `{!r}` asks for another text than `{}`. */
export function linkFields(context: ChunkContext, row: number): void {
  const { facts } = context;
  const { args, attrs, calls } = facts.evidence;
  if (!FORMAT_METHODS.some((name) => mayExist(context, name))) return;
  const callee = calls.callee[row]!;
  const base = exprRefKind(callee) === 'attr' ? attrs.base[exprRefRow(callee)]! : callee;
  const fields = exprRefKind(base) === 'string' ? fieldsOf(facts.text(exprRefRow(base))) : null;
  const from = calls.argStart[row]!;
  for (let arg = from; arg < from + calls.argCount[row]!; arg++) {
    if (args.star[arg] !== 0) continue;
    const name = args.keyword[arg]! < 0 ? String(args.position[arg]) : facts.text(args.keyword[arg]!);
    for (const methods of fields === null ? [FORMAT_METHODS] : (fields.get(name) ?? []))
      linkWritten(context, 'callback_call', row, args.expr[arg]!, methods);
  }
}

/** By the name or position of an argument, what its fields run; parts of it (`{0.name}`) are others' objects. */
function fieldsOf(text: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  let next = 0;
  for (const [, name, part, conversion] of text.matchAll(FIELD)) {
    if (name === undefined) continue;
    const key = name === '' ? String(next++) : name;
    if (part !== '') continue;
    const methods =
      conversion === undefined ? FORMAT_METHODS : conversion === 's' ? STRING_METHODS : REPR_METHODS;
    found.set(key, [...(found.get(key) ?? []), methods]);
  }
  return found;
}

/** The methods of a conversion by its letter; null: it writes numbers, or there is none. */
function methodsOf(letter: string | undefined): readonly string[] | null {
  if (letter === 's') return STRING_METHODS;
  return letter === 'r' || letter === 'a' ? REPR_METHODS : null;
}

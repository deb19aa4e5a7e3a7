/**
 * Classes that calls of `collections.namedtuple` and `typing.NamedTuple` make (library reference): no statement defines
 * them, so what there is to say of one is its name. Two calls that make the like make one class. Knows how fields are
 * written; what objects of such a class hold is the business of `made-objects.ts`.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { ExprKind, ParamKind } from '../evidence/schema.ts';
import { constantKey } from './constant-key.ts';
import { type Definition, MADE } from './entities.ts';
import type { Evaluation } from './evaluation.ts';
import { displayedItem, operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { variableSymbol } from './file-symbols.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_ELEMENTS } from './limits.ts';
import type { Signature } from './signatures.ts';
import { standardClass } from './standard-class.ts';

const MAKERS: ReadonlySet<string> = new Set(['collections.namedtuple', 'typing.NamedTuple']);
/** What a field can be called; with `rename=True` others are called by their position. */
const FIELD = /^[A-Za-z]\w*$/;

/** The class that a call (a row of `calls`) of `maker` makes; null where its fields are not written out. */
export function namedTupleMadeBy(
  evaluation: Evaluation,
  facts: FileFacts,
  row: number,
  maker: string,
): Definition | null {
  const base = MAKERS.has(maker) ? standardClass(evaluation.program, 'typing', 'NamedTuple') : null;
  if (base === null) return null;
  const written = argument(facts, row, 1, maker === 'typing.NamedTuple' ? 'fields' : 'field_names');
  const keyOf = (ref: ExprRef): string | null => constantKey(facts, ref) ?? evaluation.constantOf(facts, ref);
  const names = written === NO_EXPR ? null : namesOf(facts, written, keyOf);
  if (names === null) return null;
  const renamed = names.map((name, i) => (FIELD.test(name) ? name : `_${i}`));
  const defaults = itemsOf(facts, argument(facts, row, Number.POSITIVE_INFINITY, 'defaults'));
  const required = names.length - (defaults?.length ?? 0);
  const symbol = symbolOf(facts, row) ?? base.symbol;
  return madeDefinition(evaluation.program, `${symbol} ${renamed.join(',')} ${required}`);
}

/** The class with a key that `namedTupleMadeBy` wrote. */
export const madeDefinition = ({ interner }: Evaluation['program'], key: string): Definition =>
  interner.definition(MADE, key, partsOf(key).symbol, true, false, false);

/** The fields of such a class as the parameters of its constructor. */
export function signatureOfMade(key: string): Signature {
  const { names, required } = partsOf(key);
  return {
    parameters: names.map((name, i) => ({
      name,
      kind: ParamKind.POS_OR_KW,
      symbol: null,
      hasDefault: i >= required,
      isAnnotated: false,
      decides: null,
    })),
    receiver: 'none',
    isProperty: false,
    getter: null,
    owner: null,
    readsOfReceiver: [],
    overloads: [],
    managesContext: false,
    isCoroutine: false,
    isWrapper: false,
    isAbstract: false,
  };
}

/** Symbols may hold spaces; what stands behind them does not. */
function partsOf(key: string): { symbol: string; names: readonly string[]; required: number } {
  const [required = '0', fields = '', ...symbol] = key.split(' ').reverse();
  return {
    symbol: symbol.reverse().join(' '),
    names: fields === '' ? [] : fields.split(','),
    required: Number(required),
  };
}

/** `'x y'`, `'x, y'`, `['x', 'y']`, `[('x', int), ('y', int)]`; null where they are not written out. */
function namesOf(
  facts: FileFacts,
  written: ExprRef,
  keyOf: (ref: ExprRef) => string | null,
): readonly string[] | null {
  const text = keyOf(written);
  if (text?.startsWith("'"))
    return text
      .slice(1)
      .split(/[\s,]+/)
      .filter((name) => name !== '');
  const keys = itemsOf(facts, written)?.map((item) => keyOf(displayedItem(facts, item, '0') ?? item));
  return keys?.every((key) => key?.startsWith("'")) ? keys.map((key) => key!.slice(1)) : null;
}

/** What a list or tuple is written with; null for other expressions. */
function itemsOf(facts: FileFacts, ref: ExprRef): readonly ExprRef[] | null {
  const { exprs } = facts.evidence;
  const row = exprRefRow(ref);
  const isDisplay =
    exprRefKind(ref) === 'expr' && (exprs.kind[row] === ExprKind.list || exprs.kind[row] === ExprKind.tuple);
  if (!isDisplay || exceeds('elements', exprs.operandCount[row]!, MAX_ELEMENTS)) return null;
  return [...operandsOf(facts, row)];
}

/** What a call gives for a parameter; `NO_EXPR` where it gives nothing, or it cannot be told. */
function argument(facts: FileFacts, row: number, position: number, name: string): ExprRef {
  const { args, calls } = facts.evidence;
  const from = calls.argStart[row]!;
  for (let arg = from; arg < from + calls.argCount[row]!; arg++) {
    if (args.star[arg] !== 0) return NO_EXPR;
    const keyword = args.keyword[arg]!;
    if (keyword < 0 ? arg - from === position : facts.text(keyword) === name) return args.expr[arg]!;
  }
  return NO_EXPR;
}

/** The symbol of the variable of a module or class that a call is assigned to; null where it is assigned to none. */
function symbolOf(facts: FileFacts, call: number): string | null {
  const assign = assignedCalls(facts).get(call);
  if (assign === undefined) return null;
  const { assigns, names, nameBindings, bindings } = facts.evidence;
  const name = exprRefRow(assigns.target[assign]!);
  const binding = nameBindings.resolved[name]!;
  return binding < 0 ? null : variableSymbol(facts, bindings.scope[binding]!, facts.text(names.name[name]!));
}

/** Rows of `assigns` that bind a name to what a call gives, by the call. */
const assignedCalls = (facts: FileFacts): ReadonlyMap<number, number> =>
  facts.memo('assigned calls', () => {
    const { assigns } = facts.evidence;
    const found = new Map<number, number>();
    for (let row = 0; row < assigns.length; row++)
      if (exprRefKind(assigns.value[row]!) === 'call' && exprRefKind(assigns.target[row]!) === 'name')
        found.set(exprRefRow(assigns.value[row]!), row);
    return found;
  });

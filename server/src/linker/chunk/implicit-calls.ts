/**
 * Calls that no call expression writes: what decorators, loops, `with`, operators, subscripts, attributes and
 * `raise` run (data model, "Special method names"), and what a function of the outside world is given to call.
 * States only functions of the workspace: what the outside world calls of itself is of no use to anybody.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { AssignHow, EXPR_KINDS, ExprKind } from '../../evidence/schema.ts';
import { LENGTH_METHODS } from '../callbacks.ts';
import { constantKey } from '../constant-key.ts';
import { isOutside, standardName, type Value } from '../entities.ts';
import { isInAnnotation, operandsOf } from '../expression-parts.ts';
import type { FileFacts } from '../file-facts.ts';
import {
  BINARY_METHODS,
  COMPARISON_METHODS,
  FORMAT_METHODS,
  REFLECTED_COMPARISONS,
  REPR_METHODS,
  STRING_METHODS,
  TRUTH_METHODS,
  UNARY_METHODS,
} from '../operators.ts';
import { askedFirst } from '../reflected-operators.ts';
import { asksMissing } from '../special-methods.ts';
import { isStored, isUpdate } from '../stored-places.ts';
import { linkGet } from './access-calls.ts';
import { constructorTargets, valueTargets } from './call-targets.ts';
import { isOf } from './containers.ts';
import type { ChunkContext } from './context.ts';
import { linkEntering } from './context-calls.ts';
import { linkCollected, linkContained, linkElementwise, linkHashed, linkKey } from './hashing-calls.ts';
import {
  linkFirst,
  linkMethods,
  mayHaveMethods,
  mayIterate,
  state,
  stateFactory,
  stateFirst,
  stateIteration,
  stateMember,
  stateMethod,
  valuesOf,
} from './implicit-links.ts';
import { linkTypeTest } from './type-test-calls.ts';
import { linkFormatted, linkWritten } from './written-calls.ts';

/** A decorator is called with what it decorates (language reference, "Function definitions"). */
export function linkDecorator(context: ChunkContext, row: number): void {
  for (const value of context.evaluator.decorators(context.facts, row))
    for (const { symbol, callee } of valueTargets(context, value))
      if (callee) state(context, 'decorator_call', row, symbol, callee);
}

/** A class statement runs its metaclass, and tells its bases (data model 3.3.3, PEP 487). */
export function linkClass(context: ChunkContext, row: number): void {
  const { program, facts } = context;
  if (!facts.isClass(row)) return;
  const definition = program.definition(facts, row);
  const metaclass = program.metaclass(definition);
  if (metaclass)
    for (const name of ['__prepare__', '__new__', '__init__'])
      stateMember(context, 'class_call', row, metaclass, name);
  if (context.isDefined('__mro_entries__')) {
    const { bases, defs } = facts.evidence;
    // What stands among the bases without being a class is asked for some (PEP 560).
    for (let base = defs.baseStart[row]!; base < defs.baseStart[row]! + defs.baseCount[row]!; base++)
      if (bases.keyword[base]! < 0 && bases.star[base] === 0)
        for (const value of valuesOf(context, bases.expr[base]!))
          if (value.kind === 'instance') stateMethod(context, 'class_call', row, value, '__mro_entries__');
  }
  stateMember(context, 'class_call', row, definition, '__init_subclass__', 1);
  // The statement makes the members of an enumeration.
  if (context.evaluator.isEnum(definition))
    for (const name of ['__new__', '__init__', '_generate_next_value_'])
      stateMember(context, 'class_call', row, definition, name);
  if (!context.isDefined('__set_name__')) return;
  // A metaclass with a `__new__` of its own comes to that where it calls the one above (`linkNaming`).
  const makers = metaclass ? program.member(metaclass, '__new__').found : [];
  if (makers.some(({ entity }) => entity.kind === 'definition' && !isOutside(entity.definition.path))) return;
  for (const value of context.evaluator.classObjects.of(definition))
    stateMethod(context, 'class_call', row, value, '__set_name__');
}

export function linkExpression(context: ChunkContext, row: number): void {
  const { facts } = context;
  const { exprs, operands } = facts.evidence;
  const operand = (i: number): ExprRef => operands.expr[exprs.operandStart[row]! + i]!;
  const detail = exprs.detail[row]! < 0 ? '' : facts.text(exprs.detail[row]!);
  const call = (of: ExprRef, ...names: readonly string[]): boolean =>
    linkMethods(context, 'expression_call', row, of, names);
  /** The first of the methods that there is. */
  const first = (of: ExprRef, names: readonly string[]): boolean =>
    linkFirst(context, 'expression_call', row, of, names);
  switch (EXPR_KINDS[exprs.kind[row]!]) {
    case 'element':
      linkIteration(context, row, operand(0), detail === 'async');
      break;
    case 'entered':
      if (detail === 'async') call(operand(0), '__aenter__', '__aexit__');
      else call(operand(0), '__enter__', '__exit__');
      linkEntering(context, row, operand(0));
      break;
    case 'subscript':
      if (!isStored(facts, row)) {
        if (!call(operand(0), '__getitem__')) linkParameterized(context, row, operand(0));
        linkMiss(context, row, operand(0), operand(1));
      }
      if (context.isDefined('__index__') && context.valuesOf(operand(0)).some(isIndexed))
        for (const bound of boundsOf(facts, operand(1))) call(bound, '__index__');
      linkKey(context, row, operand(0), operand(1));
      break;
    case 'await':
      call(operand(0), '__await__');
      break;
    case 'unary':
      call(operand(0), UNARY_METHODS.get(detail) ?? '');
      break;
    case 'fstring':
      for (let i = 0; i < exprs.operandCount[row]!; i++)
        linkWritten(context, 'expression_call', row, operand(i), FORMAT_METHODS);
      break;
    case 'converted':
      linkWritten(
        context,
        'expression_call',
        row,
        operand(0),
        detail === 's' ? STRING_METHODS : REPR_METHODS,
      );
      break;
    case 'binary': {
      const methods = BINARY_METHODS.get(detail);
      if (isUpdate(facts, row)) break;
      if (detail === '%') linkFormatted(context, row, operand(0), operand(1));
      if (methods) linkOperator(context, row, operand(0), methods, operand(1));
      break;
    }
    case 'truth':
    case 'not':
    case 'boolean':
      first(operand(0), TRUTH_METHODS);
      break;
    case 'conditional':
      first(operand(1), TRUTH_METHODS);
      break;
    case 'list':
    case 'tuple':
      // What is spread is asked first how much there is.
      for (const part of operandsOf(facts, row)) {
        const star = exprRefKind(part) === 'expr' ? exprRefRow(part) : -1;
        if (star >= 0 && exprs.kind[star] === ExprKind.star)
          first(operands.expr[exprs.operandStart[star]!]!, LENGTH_METHODS);
      }
      break;
    case 'star':
    case 'yield_from':
      linkIteration(context, row, operand(0), false);
      break;
    case 'unpack':
      // The first of the targets stands for all of them.
      if (/^(?:0|\*0\..*)$/.test(detail)) linkIteration(context, row, operand(0), false);
      if (detail.startsWith('*')) linkRest(context, row, operand(0));
      break;
    case 'set':
      for (let i = 0; i < exprs.operandCount[row]!; i++)
        linkHashed(context, 'expression_call', row, operand(i));
      break;
    case 'dict':
      for (let i = 0; i < exprs.operandCount[row]!; i += 2)
        linkHashed(context, 'expression_call', row, operand(i));
      break;
    case 'comprehension':
      if (detail === 'set' || detail === 'dict') linkCollected(context, row, operand(0));
      break;
    case 'compare':
      detail
        .replaceAll('is not', 'is')
        .replaceAll('not in', 'in')
        .split(' ')
        .forEach((operator, i) => {
          if (operator === 'in') {
            if (call(operand(i + 1), '__contains__')) return;
            linkContained(context, row, operand(i), operand(i + 1));
            // What has no such method is gone through (language reference, "Membership test operations").
            linkIteration(context, row, operand(i + 1), false);
          } else if (operator !== 'is') linkComparison(context, row, operator, operand(i), operand(i + 1));
        });
      break;
    case 'field':
      for (const value of valuesOf(context, operand(0))) {
        const name =
          value.kind === 'instance' && mayHaveMethods(value)
            ? context.evaluator.fieldMatched(value, detail)
            : null;
        if (name !== null) linkGet(context, 'expression_call', row, value, name);
      }
      break;
    case 'matches':
      linkTypeTest(context, 'expression_call', row, operand(0), operand(1), '__instancecheck__');
      break;
    case 'raised':
      for (const value of valuesOf(context, operand(0))) {
        if (value.kind !== 'class') continue;
        for (const { symbol, callee } of constructorTargets(context, value.definition))
          state(context, 'expression_call', row, symbol, callee ?? value.definition);
      }
      break;
  }
}

/** What says which positions a subscript means: itself, or the ends and the step of a slice. */
function boundsOf(facts: FileFacts, index: ExprRef): Iterable<ExprRef> {
  const row = exprRefRow(index);
  const isSlice = exprRefKind(index) === 'expr' && facts.evidence.exprs.kind[row] === ExprKind.slice;
  return isSlice ? operandsOf(facts, row) : [index];
}

/** Whether a subscript is a position (data model 3.3.1, `object.__index__`). */
const isIndexed = (value: Value): boolean =>
  value.kind === 'instance' &&
  /^builtins\.(?:bytearray|bytes|list|range|str|tuple)$/.test(standardName(value.of) ?? '');

/** `C[…]` in code runs `__class_getitem__` (PEP 560); what annotations run is of no use to the program. */
function linkParameterized(context: ChunkContext, row: number, head: ExprRef): void {
  if (!context.isDefined('__class_getitem__') || isInAnnotation(context.facts, row)) return;
  for (const value of valuesOf(context, head))
    if (value.kind === 'class')
      stateMember(context, 'expression_call', row, value.definition, '__class_getitem__');
}

/** A `defaultdict` makes what it does not have by what it was made with. */
function linkFactory(context: ChunkContext, row: number, mapping: ExprRef, key: string | null): void {
  if (!context.program.isPassed('defaultdict')) return;
  for (const value of valuesOf(context, mapping)) {
    if (value.kind !== 'instance' || standardName(value.of) !== 'collections.defaultdict') continue;
    if (key !== null && value.items?.has(key)) continue;
    for (const factory of value.args[2] ?? []) stateFactory(context, 'expression_call', row, factory);
  }
}

/** A key that a dictionary does not have is asked of `__missing__`, by the `__getitem__` of `dict` (data model 3.3.7). */
function linkMiss(context: ChunkContext, row: number, mapping: ExprRef, index: ExprRef): void {
  const key = constantKey(context.facts, index);
  linkFactory(context, row, mapping, key);
  if (!context.isDefined('__missing__')) return;
  for (const value of valuesOf(context, mapping))
    if (
      value.kind === 'instance' &&
      !(key !== null && value.items?.has(key)) &&
      asksMissing(context.program, value.of)
    )
      stateMethod(context, 'expression_call', row, value, '__missing__');
}

/** The left operand's method, else the right one's reflected; that first where its class is one below (data model 3.3.8). */
function linkOperator(
  context: ChunkContext,
  row: number,
  left: ExprRef,
  [method, reflected]: readonly [string, string],
  right: ExprRef,
): void {
  const asked = context.isDefined(reflected)
    ? askedFirst(context.evaluator, valuesOf(context, left), reflected, () => valuesOf(context, right))
    : null;
  for (const value of asked?.right ?? []) stateMethod(context, 'expression_call', row, value, reflected);
  for (const value of asked?.left ?? []) stateMethod(context, 'expression_call', row, value, method);
  if (asked === null && !linkMethods(context, 'expression_call', row, left, [method]))
    linkMethods(context, 'expression_call', row, right, [reflected]);
}

/** The same of a comparison. */
function linkComparison(
  context: ChunkContext,
  row: number,
  operator: string,
  left: ExprRef,
  right: ExprRef,
): void {
  const method = COMPARISON_METHODS.get(operator) ?? '';
  linkElementwise(context, row, method, left, right);
  // Without a method of its own, `!=` inverts what `==` says.
  if (operator !== '!=')
    linkOperator(context, row, left, [method, REFLECTED_COMPARISONS.get(operator) ?? ''], right);
  else if (!linkMethods(context, 'expression_call', row, left, [method]))
    linkMethods(context, 'expression_call', row, left, ['__eq__']);
}

/** `x[k] = v`, `del x[k]` and `x += v` run methods of their own. */
export function linkStore(context: ChunkContext, row: number): void {
  const { facts } = context;
  const { assigns, exprs, operands } = facts.evidence;
  const target = assigns.target[row]!;
  const inner = exprRefRow(target);
  if (assigns.how[row] === AssignHow.augmented) {
    const value = assigns.value[row]!;
    const result = exprRefRow(value);
    const method = BINARY_METHODS.get(facts.text(exprs.detail[result]!));
    const left = operands.expr[exprs.operandStart[result]!]!;
    const inPlace = method?.[0].replace('__', '__i') ?? '';
    if (method && !linkMethods(context, 'expression_call', result, left, [inPlace]))
      linkMethods(context, 'expression_call', result, left, [method[0]]);
    if (method?.[0] === '__add__') linkExtension(context, result, left);
  }
  if (exprRefKind(target) !== 'expr' || EXPR_KINDS[exprs.kind[inner]!] !== 'subscript') return;
  const name = assigns.how[row] === AssignHow.delete ? '__delitem__' : '__setitem__';
  linkMethods(context, 'expression_call', inner, operands.expr[exprs.operandStart[inner]!]!, [name]);
}

/** `xs += ys`, where xs is a list, goes through ys (library reference, "Mutable Sequence Types"). */
function linkExtension(context: ChunkContext, row: number, list: ExprRef): void {
  if (!mayIterate(context)) return;
  const added = valuesOf(context, operandsOf(context.facts, row)[1]!).filter(mayHaveMethods);
  if (added.length === 0 || !valuesOf(context, list).some((value) => isOf(value, LISTS))) return;
  for (const value of added) {
    stateIteration(context, 'expression_call', row, value);
    stateFirst(context, 'expression_call', row, value, LENGTH_METHODS);
  }
}

const LISTS: ReadonlySet<string> = new Set(['builtins.list']);

/** `a, *rest = x` makes a list of what the iterator has left: that is asked for its iterator, and how much it is. */
function linkRest(context: ChunkContext, row: number, iterable: ExprRef): void {
  if (!mayIterate(context)) return;
  const given = valuesOf(context, iterable).filter(mayHaveMethods);
  const iterators = context.evaluator.callMethod(given, '__iter__');
  for (const iterator of iterators.filter(mayHaveMethods)) {
    stateMethod(context, 'expression_call', row, iterator, '__iter__');
    stateFirst(context, 'expression_call', row, iterator, LENGTH_METHODS);
  }
}

function linkIteration(context: ChunkContext, row: number, iterable: ExprRef, isAsync: boolean): void {
  if (isAsync ? !context.isDefined('__aiter__') : !mayIterate(context)) return;
  for (const value of valuesOf(context, iterable))
    stateIteration(context, 'expression_call', row, value, isAsync);
}

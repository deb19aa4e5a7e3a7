/**
 * Calls that no call expression writes: what decorators, loops, `with`, operators, subscripts, attributes and
 * `raise` run (data model, "Special method names"), and what a function of the outside world is given to call.
 * States only functions of the workspace: what the outside world calls of itself is of no use to anybody.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { AssignHow, EXPR_KINDS, ExprContext } from '../../evidence/schema.ts';
import { constantKey } from '../constant-key.ts';
import { type Access, propertyFunctions } from '../descriptors.ts';
import {
  type Definition,
  isOutside,
  isTypingForm,
  mayBeBelow,
  type Resolution,
  standardName,
  type Value,
  type VariableEntity,
} from '../entities.ts';
import type { Method } from '../links.ts';
import {
  BINARY_METHODS,
  COMPARISON_METHODS,
  FORMAT_METHODS,
  REFLECTED_COMPARISONS,
  TRUTH_METHODS,
  UNARY_METHODS,
} from '../operators.ts';
import { asksMissing } from '../special-methods.ts';
import { isAugmented, isStored, isUpdate } from '../stored-places.ts';
import { constructorTargets, valueTargets } from './call-targets.ts';
import type { ChunkContext } from './context.ts';
import { linkEntering } from './context-calls.ts';
import { linkCollected, linkContained, linkHashed, linkKey } from './hashing-calls.ts';
import {
  linkFirst,
  linkMethods,
  mayHaveMethods,
  mayIterate,
  state,
  stateIteration,
  stateMember,
  stateMethod,
  valuesOf,
} from './implicit-links.ts';
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
    for (const name of ['__new__', '__init__']) stateMember(context, 'class_call', row, metaclass, name);
  stateMember(context, 'class_call', row, definition, '__init_subclass__', 1);
  // The statement makes the members of an enumeration.
  if (context.evaluator.isEnum(definition))
    for (const name of ['__new__', '__init__']) stateMember(context, 'class_call', row, definition, name);
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
        call(operand(0), '__getitem__');
        linkMiss(context, row, operand(0), operand(1));
      }
      if (context.isDefined('__index__') && valuesOf(context, operand(0)).some(isIndexed))
        call(operand(1), '__index__');
      linkKey(context, row, operand(0), operand(1));
      break;
    case 'unary':
      call(operand(0), UNARY_METHODS.get(detail) ?? '');
      break;
    case 'fstring':
      for (let i = 0; i < exprs.operandCount[row]!; i++)
        linkWritten(context, 'expression_call', row, operand(i), FORMAT_METHODS);
      break;
    case 'binary': {
      const methods = BINARY_METHODS.get(detail);
      if (isUpdate(facts, row)) break;
      if (detail === '%') linkFormatted(context, row, operand(0), operand(1));
      if (methods && !call(operand(0), methods[0])) call(operand(1), methods[1]);
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
    case 'star':
    case 'yield_from':
      linkIteration(context, row, operand(0), false);
      break;
    case 'unpack':
      // The first of the targets stands for all of them.
      if (/^(?:0|\*0\..*)$/.test(detail)) linkIteration(context, row, operand(0), false);
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
    case 'raised':
      for (const value of valuesOf(context, operand(0))) {
        if (value.kind !== 'class') continue;
        for (const { symbol, callee } of constructorTargets(context, value.definition))
          state(context, 'expression_call', row, symbol, callee ?? value.definition);
      }
      break;
  }
}

/** Whether a subscript is a position (data model 3.3.1, `object.__index__`). */
const isIndexed = (value: Value): boolean =>
  value.kind === 'instance' &&
  /^builtins\.(?:bytearray|bytes|list|range|str|tuple)$/.test(standardName(value.of) ?? '');

/** A `defaultdict` makes what it does not have by what it was made with. */
function linkFactory(context: ChunkContext, row: number, mapping: ExprRef, key: string | null): void {
  if (!context.program.isPassed('defaultdict')) return;
  for (const value of valuesOf(context, mapping)) {
    if (value.kind !== 'instance' || standardName(value.of) !== 'collections.defaultdict') continue;
    if (key !== null && value.items?.has(key)) continue;
    for (const factory of value.args[2] ?? [])
      for (const { symbol, callee } of valueTargets(context, factory)) {
        const of = callee ?? (factory.kind === 'class' ? factory.definition : null);
        if (of !== null) state(context, 'expression_call', row, symbol, of);
      }
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

/** The left operand's method, else the right one's reflected. */
function linkComparison(
  context: ChunkContext,
  row: number,
  operator: string,
  left: ExprRef,
  right: ExprRef,
): void {
  const call = (of: ExprRef, name: string): boolean =>
    linkMethods(context, 'expression_call', row, of, [name]);
  if (call(left, COMPARISON_METHODS.get(operator) ?? '')) return;
  // Without a method of its own, `!=` inverts what `==` says.
  if (operator === '!=') call(left, '__eq__');
  else call(right, REFLECTED_COMPARISONS.get(operator) ?? '');
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
  }
  if (exprRefKind(target) !== 'expr' || EXPR_KINDS[exprs.kind[inner]!] !== 'subscript') return;
  const name = assigns.how[row] === AssignHow.delete ? '__delitem__' : '__setitem__';
  linkMethods(context, 'expression_call', inner, operands.expr[exprs.operandStart[inner]!]!, [name]);
}

function linkIteration(context: ChunkContext, row: number, iterable: ExprRef, isAsync: boolean): void {
  if (isAsync ? !context.isDefined('__aiter__') : !mayIterate(context)) return;
  for (const value of valuesOf(context, iterable))
    stateIteration(context, 'expression_call', row, value, isAsync);
}

/** A property or descriptor runs when it is accessed, and a miss runs `__getattr__` (data model 3.3.2, PEP 562). */
export function linkAccessCalls(
  context: ChunkContext,
  row: number,
  value: Value,
  name: string,
  found: readonly Resolution[],
): void {
  const { facts, program } = context;
  const access = accessOf(facts.evidence.attrs.ctx[row]!);
  linkHook(context, row, value, HOOKS[access]);
  if (value.kind === 'class' && access === 'get')
    for (const { entity } of found)
      if (entity.kind === 'variable') linkDescriptor(context, row, entity, value, access);
  if (value.kind === 'instance' || value.kind === 'super' || isOfMetaclass(context, value)) {
    for (const { entity, method } of program.attributeBelow(value, name, found)) {
      if (entity.kind === 'variable' && value.kind === 'instance') {
        linkDescriptor(context, row, entity, value, access);
        // `x.d += 1` reads it first.
        if (access === 'set' && isAugmented(facts, row)) linkDescriptor(context, row, entity, value, 'get');
      }
      if (entity.kind !== 'definition' || entity.definition.isClass || isOutside(entity.definition.path))
        continue;
      if (program.signature(entity.definition)?.isProperty)
        for (const property of propertiesRun(context, value, name, entity.definition, method))
          state(context, 'attribute_call', row, property.symbol, property);
      else if (entity.definition.isDecorated && access === 'get')
        for (const made of context.evaluator.entityValues(entity))
          if (made.kind === 'instance') stateMethod(context, 'attribute_call', row, made, '__get__');
    }
  }
  if (name.startsWith('__') || access !== 'get') return;
  if (found.length > 0 && !(value.kind === 'instance' && areOnlyDeclared(context, value.of, found))) return;
  if (
    value.kind === 'instance' &&
    !isOutside(value.of.path) &&
    !context.evaluator.isSetFromOutside(value, name, facts.path)
  )
    stateMethod(context, 'attribute_call', row, value, '__getattr__');
  if (value.kind !== 'module') return;
  for (const { entity } of program.moduleMember(value.module, '__getattr__'))
    if (entity.kind === 'definition') state(context, 'attribute_call', row, entity.symbol, entity.definition);
}

/** Classes of the standard library that make nothing of what a class below declares. */
const PLAIN_BASES: ReadonlySet<string> = new Set(['builtins.object', 'abc.ABC']);

/** What a class runs for each access of an attribute of its objects (data model 3.3.2). */
const HOOKS = { get: '__getattribute__', set: '__setattr__', delete: '__delattr__' } as const;

function linkHook(context: ChunkContext, row: number, value: Value, hook: string): void {
  if (mayHaveMethods(value) && context.isDefined(hook))
    stateMethod(context, 'attribute_call', row, value, hook);
}

/** Whether what was found is a declaration alone, `x: int` in the body of a class: that makes no attribute. */
function areOnlyDeclared(context: ChunkContext, of: Definition, found: readonly Resolution[]): boolean {
  const { program } = context;
  if (isOutside(of.path) || !context.isDefined('__getattr__')) return false;
  // What a library's class makes of declarations nobody here knows.
  const isOurs = program
    .mro(of)
    .entries.every((entry) =>
      'isClass' in entry
        ? !isOutside(entry.path) || PLAIN_BASES.has(standardName(entry) ?? '')
        : isTypingForm(entry),
    );
  if (!isOurs) return false;
  return found.every(({ entity }) => entity.kind === 'variable' && program.isOnlyDeclared(entity));
}

/** The properties that reading one runs: those that classes below have, too, where the object may be of these. */
function propertiesRun(
  { program }: ChunkContext,
  value: Value,
  name: string,
  own: Definition,
  method: Method,
): readonly Definition[] {
  if (value.kind !== 'instance' || !mayBeBelow(value)) return [own];
  // What the class itself does not have was looked for below already.
  if (method === 'subclass_member') return [own];
  const { of } = value;
  if (isOutside(of.path) || !program.methodsBelow.mayDiffer(of, name)) return [own];
  const found = program.methodsBelow.properties(of, name).map(({ method }) => method);
  return found.length > 0 ? found : [own];
}

/** Whether properties of its metaclass are those of a value. */
const isOfMetaclass = (context: ChunkContext, value: Value): boolean =>
  value.kind === 'class' && !isOutside(context.program.metaclass(value.definition)?.path ?? '<');

const accessOf = (ctx: number): Access =>
  ctx === ExprContext.LOAD ? 'get' : ctx === ExprContext.DEL ? 'delete' : 'set';

/** A descriptor is what the body of a class binds, never what methods store (data model 3.3.2.2). */
function linkDescriptor(
  context: ChunkContext,
  row: number,
  entity: VariableEntity,
  receiver: Value,
  access: Access,
): void {
  if (entity.owner === '' || isOutside(entity.path)) return;
  if (!context.program.isPassed(`made ${entity.name}`)) return;
  for (const value of context.evaluator.classVariable(entity)) {
    const functions = propertyFunctions(context.evaluator, value, receiver, access);
    for (const item of functions ?? [])
      for (const { symbol, callee } of valueTargets(context, item))
        if (callee) state(context, 'attribute_call', row, symbol, callee);
    if (functions === null && mayHaveMethods(value))
      stateMethod(context, 'attribute_call', row, value, `__${access}__`);
  }
}

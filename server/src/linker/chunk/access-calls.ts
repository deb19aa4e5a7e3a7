/**
 * Calls that accesses to attributes run: properties, descriptors and the hooks of a class (data model 3.3.2), `__getattr__`
 * of modules (PEP 562). Of attributes that are written, and of `getattr`, `hasattr`, `setattr` and `delattr`.
 */
import { exprRefKind, exprRefRow, NO_EXPR } from '../../evidence/expr-ref.ts';
import { ExprContext } from '../../evidence/schema.ts';
import { type Access, propertyFunctions } from '../descriptors.ts';
import {
  type Definition,
  type InstanceValue,
  isOutside,
  isTypingForm,
  type Resolution,
  standardName,
  type Value,
  type VariableEntity,
} from '../entities.ts';
import type { Relation } from '../links.ts';
import { isAugmented } from '../stored-places.ts';
import { valueTargets } from './call-targets.ts';
import type { ChunkContext } from './context.ts';
import { mayHaveMethods, state, stateMethod, valuesOf } from './implicit-links.ts';

/** What accesses an attribute: a row of `attrs`, or a call. */
interface Site {
  readonly relation: Relation;
  readonly row: number;
  readonly access: Access;
  /** It reads before it writes: `x.d += 1`. */
  readonly isUpdate: boolean;
}

/** What an attribute (a row of `attrs`) of a value runs; `found`: what the value has under the name. */
export function linkAccessCalls(
  context: ChunkContext,
  row: number,
  value: Value,
  name: string,
  found: readonly Resolution[],
): void {
  const { facts } = context;
  const access = accessOf(facts.evidence.attrs.ctx[row]!);
  const isUpdate = access === 'set' && isAugmented(facts, row);
  linkAccess(context, { relation: 'attribute_call', row, access, isUpdate }, value, name, found);
}

/** Functions that access an attribute by its name. */
const ACCESSORS: ReadonlyMap<string, Access> = new Map([
  ['builtins.getattr', 'get'],
  ['builtins.hasattr', 'get'],
  ['builtins.setattr', 'set'],
  ['builtins.delattr', 'delete'],
]);

/** What `getattr(x, name)` and its kin run; `name`: what the call (a row of `calls`) calls. */
export function linkNamedAccess(context: ChunkContext, row: number, name: string): void {
  const access = ACCESSORS.get(name);
  const { facts, evaluator } = context;
  const { args, calls } = facts.evidence;
  if (access === undefined || calls.argCount[row]! < 2) return;
  const site: Site = { relation: 'callback_call', row, access, isUpdate: false };
  const [object = NO_EXPR, key = NO_EXPR] = args.expr.subarray(calls.argStart[row]!);
  for (const value of valuesOf(context, object)) {
    if (!mayHaveMethods(value) && value.kind !== 'module') continue;
    if (exprRefKind(key) === 'string') {
      const attribute = facts.text(exprRefRow(key));
      linkAccess(context, site, value, attribute, evaluator.members(value, attribute, facts.path).found);
      continue;
    }
    linkHook(context, site, value, HOOKS[access]);
    if (value.kind !== 'instance' || evaluator.attributesNamed(facts, key, value) !== null) continue;
    linkAnyAttribute(context, site, value);
    if (access === 'get') stateMethod(context, site.relation, row, value, '__getattr__');
  }
}

/** What something that is no attribute in the text runs to read one of a value. */
export function linkGet(
  context: ChunkContext,
  relation: Relation,
  row: number,
  value: Value,
  name: string,
): void {
  const { found } = context.evaluator.members(value, name, context.facts.path);
  linkAccess(context, { relation, row, access: 'get', isUpdate: false }, value, name, found);
}

/** What a call (a row of `calls`) runs that reads an attribute of a value, `a.b` included. */
export function linkRead(context: ChunkContext, row: number, value: Value, dotted: string): void {
  const { facts, evaluator } = context;
  const dot = dotted.indexOf('.');
  const name = dot < 0 ? dotted : dotted.slice(0, dot);
  if (mayHaveMethods(value)) linkGet(context, 'callback_call', row, value, name);
  if (dot >= 0)
    for (const part of evaluator.expand(evaluator.attribute(value, name, facts.path)))
      linkRead(context, row, part, dotted.slice(dot + 1));
}

/** An access by a name that nothing says: any descriptor of the object's class may be asked, but not by its own method. */
function linkAnyAttribute(
  context: ChunkContext,
  { relation, row, access }: Site,
  object: InstanceValue,
): void {
  const { facts, program, evaluator } = context;
  const hook = `__${access}__`;
  if (!context.isDefined(hook)) return;
  const def = facts.evidence.calls.def[row]!;
  const around = def < 0 ? null : program.definition(facts, def);
  const isAround = (value: Value): boolean =>
    value.kind === 'instance' &&
    program
      .member(value.of, hook)
      .found.some(({ entity }) => entity.kind === 'definition' && entity.definition === around);
  for (const of of object.isSelf ? program.possibleClasses(object.of) : [object.of])
    for (const found of evaluator.classObjects.reachedFrom(of))
      if (!isAround(found)) stateMethod(context, relation, row, found, hook);
}

function linkAccess(
  context: ChunkContext,
  site: Site,
  value: Value,
  name: string,
  found: readonly Resolution[],
): void {
  const { facts, program } = context;
  const { relation, row, access } = site;
  linkHook(context, site, value, HOOKS[access]);
  if (value.kind === 'class' && access === 'get')
    for (const { entity } of found)
      if (entity.kind === 'variable') linkDescriptor(context, site, entity, value);
  if (value.kind === 'instance' || value.kind === 'super' || isOfMetaclass(context, value)) {
    for (const { entity } of program.attributeBelow(value, name, found)) {
      if (entity.kind === 'variable' && value.kind === 'instance') {
        linkDescriptor(context, site, entity, value);
        if (site.isUpdate) linkDescriptor(context, { ...site, access: 'get' }, entity, value);
      }
      if (entity.kind !== 'definition' || entity.definition.isClass || isOutside(entity.definition.path))
        continue;
      const isProperty = program.signature(entity.definition)?.isProperty === true;
      if (isProperty) state(context, relation, row, entity.symbol, entity.definition);
      if (isProperty || (access === 'get' && entity.definition.isDecorated))
        linkDecorated(context, site, entity.definition);
    }
  }
  if (name.startsWith('__') || access !== 'get') return;
  if (found.length > 0 && !(value.kind === 'instance' && areOnlyDeclared(context, value.of, found))) return;
  if (
    value.kind === 'instance' &&
    !isOutside(value.of.path) &&
    !context.evaluator.isSetFromOutside(value, name, facts.path)
  )
    stateMethod(context, relation, row, value, '__getattr__');
  if (value.kind !== 'module') return;
  for (const { entity } of program.moduleMember(value.module, '__getattr__'))
    if (entity.kind === 'definition') state(context, relation, row, entity.symbol, entity.definition);
}

/** A descriptor that decorates a method is asked for it, a property of the workspace's own making, too. */
function linkDecorated(context: ChunkContext, { relation, row, access }: Site, method: Definition): void {
  const hook = `__${access}__`;
  if (!context.isDefined(hook)) return;
  for (const made of context.evaluator.decoratingObjects(method))
    stateMethod(context, relation, row, made, hook);
}

/** Classes of the standard library that make nothing of what a class below declares. */
const PLAIN_BASES: ReadonlySet<string> = new Set(['builtins.object', 'abc.ABC']);

/** What a class runs for each access of an attribute of its objects (data model 3.3.2). */
const HOOKS = { get: '__getattribute__', set: '__setattr__', delete: '__delattr__' } as const;

function linkHook(context: ChunkContext, { relation, row }: Site, value: Value, hook: string): void {
  if (mayHaveMethods(value) && context.isDefined(hook)) stateMethod(context, relation, row, value, hook);
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

/** Whether properties of its metaclass are those of a value. */
const isOfMetaclass = (context: ChunkContext, value: Value): boolean =>
  value.kind === 'class' && !isOutside(context.program.metaclass(value.definition)?.path ?? '<');

const accessOf = (ctx: number): Access =>
  ctx === ExprContext.LOAD ? 'get' : ctx === ExprContext.DEL ? 'delete' : 'set';

/** A descriptor is what the body of a class binds, never what methods store (data model 3.3.2.2). */
function linkDescriptor(
  context: ChunkContext,
  { relation, row, access }: Site,
  entity: VariableEntity,
  receiver: Value,
): void {
  if (entity.owner === '' || isOutside(entity.path)) return;
  if (!context.program.isPassed(`made ${entity.name}`)) return;
  for (const value of context.evaluator.classVariable(entity)) {
    const functions = propertyFunctions(context.evaluator, value, receiver, access);
    for (const item of functions ?? [])
      for (const { symbol, callee } of valueTargets(context, item))
        if (callee) state(context, relation, row, symbol, callee);
    if (functions === null && mayHaveMethods(value))
      stateMethod(context, relation, row, value, `__${access}__`);
  }
}

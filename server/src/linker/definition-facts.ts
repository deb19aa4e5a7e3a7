/**
 * What the statement of a class or function says of it by itself: its receiver, metaclass, fields, names and returns.
 * Reads the rows of one file; what the expressions in them mean is not known here.
 */
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import { AssignHow, BlockKind, DefKind, ExprKind, ScopeKind, SiteKind } from '../evidence/schema.ts';
import { around } from './block-tree.ts';
import { decoratorNames, hasDecorator, KEEPING_DECORATORS } from './decorator-names.ts';
import { calledFirst } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { bindingOf, onlySite } from './name-sites.ts';
import { RowGroups } from './row-groups.ts';

/** Decorators that make a constructor of the annotated names of a class. */
const FIELD_DECORATORS = new Set(['dataclass', 'define', 'frozen', 'mutable', 'attrs']);

/** Expression of the `metaclass` keyword of a class statement, or `NO_EXPR`. */
export function metaclassOf(facts: FileFacts, classDef: number): ExprRef {
  const { defs, bases } = facts.evidence;
  const from = defs.baseStart[classDef]!;
  for (let base = from; base < from + defs.baseCount[classDef]!; base++) {
    if (bases.keyword[base]! >= 0 && facts.text(bases.keyword[base]!) === 'metaclass')
      return bases.expr[base]!;
  }
  return NO_EXPR;
}

/** Names a class body binds, sorted; those with two underscores around `slots` and its kin left out. */
export function classNames(facts: FileFacts, classDef: number): readonly string[] {
  const { defs, bindings } = facts.evidence;
  const scope = defs.bodyScope[classDef]!;
  if (scope < 0) return [];
  return [...facts.bindingsOf(scope)]
    .filter((row) => bindings.siteCount[row]! > 0)
    .map((row) => facts.text(bindings.name[row]!))
    .filter((name) => name !== '__slots__' && name !== '__hash__' && name !== '__doc__');
}

/** Classes of `typing` whose fields are what those below them declare. */
const FIELD_BASES = new Set(['NamedTuple', 'TypedDict']);

/** Whether a class has a constructor made of its fields: a dataclass (PEP 557, 681), named tuple or `TypedDict` (PEP 589). */
export function hasFields(facts: FileFacts, classDef: number): boolean {
  const { defs, bases, names, attrs } = facts.evidence;
  if (decoratorNames(facts, classDef).some((name) => FIELD_DECORATORS.has(name))) return true;
  const from = defs.baseStart[classDef]!;
  for (let base = from; base < from + defs.baseCount[classDef]!; base++) {
    const row = exprRefRow(bases.expr[base]!);
    const kind = exprRefKind(bases.expr[base]!);
    const name = kind === 'name' ? names.name[row]! : kind === 'attr' ? attrs.name[row]! : -1;
    if (bases.keyword[base]! < 0 && name >= 0 && FIELD_BASES.has(facts.text(name))) return true;
  }
  return false;
}

/** Rows of `assigns` that declare the fields of such a class, each with the field's name, in source order (PEP 557). */
export function declaredFields(
  facts: FileFacts,
  classDef: number,
): { readonly row: number; readonly name: string }[] {
  const { assigns, defs, names } = facts.evidence;
  const found: { row: number; name: string }[] = [];
  for (const row of facts.rowsOfChunk('assigns', facts.chunkOfDef(facts.defKey(classDef)))) {
    const target = assigns.target[row]!;
    const isField =
      assigns.how[row] === AssignHow.annotated &&
      assigns.scope[row] === defs.bodyScope[classDef] &&
      exprRefKind(target) === 'name';
    if (isField) found.push({ row, name: facts.text(names.name[exprRefRow(target)]!) });
  }
  return found;
}

/** Whether a definition stands in a function, at whatever depth. */
export function isEnclosed(facts: FileFacts, def: number): boolean {
  const { container, kind } = facts.evidence.defs;
  for (let row = container[def]!; row >= 0; row = container[row]!)
    if (kind[row] !== DefKind.class) return true;
  return false;
}

/** How a method receives its first parameter: the instance, the class, or not at all. */
export function receiverOf(facts: FileFacts, def: number): 'instance' | 'class' | 'none' {
  const { defs } = facts.evidence;
  const kind = defs.kind[def]!;
  if (kind === DefKind.lambda) return classLambdas(facts).has(def) ? 'instance' : 'none';
  if (kind !== DefKind.method && kind !== DefKind.async_method) return 'none';
  if (hasDecorator(facts, def, 'staticmethod') || calledInClasses(facts).has(def)) return 'none';
  if (hasDecorator(facts, def, 'classmethod')) return 'class';
  if (takesClass(facts, def)) return 'class';
  const name = facts.text(defs.name[def]!);
  // Data model: these are class (or static, for __new__ called with cls) methods without a decorator.
  if (name === '__new__' || name === '__init_subclass__' || name === '__class_getitem__') return 'class';
  return 'instance';
}

/**
 * Whether a method that an unknown decorator makes says by the name of its first parameter that it gets the class (PEP 8,
 * "Function and Method Arguments"), as what inherits from `classmethod` gives it; methods of metaclasses get one anyway.
 */
function takesClass(facts: FileFacts, def: number): boolean {
  const { params } = facts.evidence;
  const { from, to } = facts.paramsOf(def);
  if (from === to || facts.text(params.name[from]!) !== 'cls') return false;
  const isUnknown = decoratorNames(facts, def).some((name) => !KEEPING_DECORATORS.has(name));
  return isUnknown && !namesMetaclass(facts, facts.classOf(def));
}

/** Whether a class (a row of `defs`) inherits from what is named as metaclasses are. */
function namesMetaclass(facts: FileFacts, owner: number): boolean {
  const { attrs, bases, defs, names } = facts.evidence;
  const from = defs.baseStart[owner]!;
  return bases.expr.subarray(from, from + defs.baseCount[owner]!).some((ref) => {
    const kind = exprRefKind(ref);
    const row = exprRefRow(ref);
    const name = kind === 'name' ? names.name[row]! : kind === 'attr' ? attrs.name[row]! : -1;
    return name >= 0 && /^type$|Meta(?:class)?$/.test(facts.text(name));
  });
}

/** Functions in the bodies of classes that are called there, or decorate what follows: with what that gives them. */
const calledInClasses = (facts: FileFacts): ReadonlySet<number> =>
  facts.memo('called in classes', () => {
    const { bindings, bindingSites, calls, decorators, nameBindings, names, scopes } = facts.evidence;
    const found = new Set<number>();
    const add = (callee: ExprRef): void => {
      const name = exprRefRow(callee);
      if (exprRefKind(callee) !== 'name' || scopes.kind[names.scope[name]!] !== ScopeKind.class) return;
      const binding = nameBindings.resolved[name]!;
      if (binding < 0 || bindings.scope[binding] !== names.scope[name]) return;
      for (let i = 0; i < bindings.siteCount[binding]!; i++) {
        const site = bindings.siteStart[binding]! + i;
        if (bindingSites.kind[site] === SiteKind.def) found.add(bindingSites.row[site]!);
      }
    };
    for (const expr of decorators.expr.subarray(0, decorators.length)) add(calledFirst(facts, expr));
    for (const callee of calls.callee.subarray(0, calls.length)) add(callee);
    return found;
  });

/** Keys of the functions that get no receiver because the code of their class calls them, headers of methods included. */
export const keysCalledInClasses = (facts: FileFacts): readonly string[] =>
  Array.from(calledInClasses(facts), (def) => facts.defKey(def)).sort();

/** Lambdas that the body of a class binds to a name, as they are or in a property: methods like any other. */
function classLambdas(facts: FileFacts): ReadonlySet<number> {
  return facts.memo('class lambdas', () => {
    const { defs } = facts.evidence;
    return new Set(
      methodsInBodies(facts)
        .filter(({ ref, isOfClass }) => exprRefKind(ref) === 'def' && !isOfClass)
        .map(({ ref }) => exprRefRow(ref))
        .filter((def) => defs.kind[def] === DefKind.lambda),
    );
  });
}

/** An expression of whose values those that are functions are methods of a class (a row of `defs`). */
export interface MethodInBody {
  readonly ref: ExprRef;
  readonly owner: number;
  /** It is given to `classmethod`. */
  readonly isOfClass: boolean;
}

/** What takes methods of a class: they are called with its objects, or with the class. */
const METHOD_TAKERS = new Set(['property', 'cached_property', 'partialmethod', 'classmethod']);

/** The text of a name, or of the attribute that is read; '' for other expressions. */
function textOf(facts: FileFacts, ref: ExprRef): string {
  const { attrs, names } = facts.evidence;
  const kind = exprRefKind(ref);
  const row = exprRefRow(ref);
  return kind === 'name' ? facts.text(names.name[row]!) : kind === 'attr' ? facts.text(attrs.name[row]!) : '';
}

/** What the bodies of classes bind names to, `f` for `property(f)` and its kin. */
export const methodsInBodies = (facts: FileFacts): readonly MethodInBody[] =>
  facts.memo('methods in bodies', () => {
    const { args, assigns, calls, scopes } = facts.evidence;
    return classAssignments(facts).flatMap((row): MethodInBody[] => {
      const ref = assigns.value[row]!;
      const owner = scopes.def[assigns.scope[row]!]!;
      const call = exprRefRow(ref);
      const taker = exprRefKind(ref) === 'call' ? textOf(facts, calls.callee[call]!) : '';
      if (!METHOD_TAKERS.has(taker)) return [{ ref, owner, isOfClass: false }];
      const from = calls.argStart[call]!;
      const given = args.expr.subarray(from, from + calls.argCount[call]!);
      return Array.from(given, (arg) => ({ ref: arg, owner, isOfClass: taker === 'classmethod' }));
    });
  });

/** The parameter that receives the instance or class, when `ref` is a bare name bound to it. */
export function receiverParameter(
  facts: FileFacts,
  ref: ExprRef,
): { readonly method: number; readonly param: number } | null {
  if (exprRefKind(ref) !== 'name') return null;
  const { nameBindings, bindings, bindingSites, params } = facts.evidence;
  const binding = nameBindings.resolved[exprRefRow(ref)]!;
  if (binding < 0 || bindings.siteCount[binding] === 0) return null;
  const site = bindings.siteStart[binding]!;
  if (bindingSites.kind[site] !== SiteKind.param) return null;
  const param = bindingSites.row[site]!;
  const method = params.def[param]!;
  if (params.position[param] !== 0 || receiverOf(facts, method) === 'none') return null;
  return { method, param };
}

/** The method that a function (a row of `defs`) is, or stands in; -1 outside of methods. */
export function methodAround(facts: FileFacts, def: number): number {
  let method = def;
  while (method >= 0 && facts.classOf(method) < 0) method = facts.evidence.defs.container[method]!;
  return method;
}

/** Whether `ref` is a bare name that a parameter without annotation binds, and nothing else. */
export function isOpenParameter(facts: FileFacts, ref: ExprRef): boolean {
  const { bindingSites, params } = facts.evidence;
  const site = onlySite(facts, bindingOf(facts, ref));
  return site >= 0 && bindingSites.kind[site] === SiteKind.param && params.type[bindingSites.row[site]!]! < 0;
}

/** Rows of `defs` of the functions in the body of a class. */
export const functionsIn = (facts: FileFacts, classDef: number): readonly number[] =>
  facts
    .memo('functions in classes', () => {
      const rows = Array.from({ length: facts.evidence.defs.length }, (_, def) => def);
      return Map.groupBy(rows, (def) => (facts.isClass(def) ? -1 : facts.classOf(def)));
    })
    .get(classDef) ?? [];

/** Names of functions (rows of `defs`), sorted, each once. */
export const namesOfFunctions = (facts: FileFacts, defs: readonly number[]): readonly string[] =>
  [...new Set(defs.map((def) => facts.text(facts.evidence.defs.name[def]!)))].sort();

export function returnsOf(facts: FileFacts, def: number): Int32Array {
  return facts
    .memo('returns', () => {
      const { returns, defs } = facts.evidence;
      return new RowGroups(returns.def, returns.length, defs.length);
    })
    .of(def);
}

/** The class a name `__class__` stands for: the one around the method it is used in; -1 elsewhere. */
export function classCell(facts: FileFacts, nameRow: number): number {
  const { names, nameBindings } = facts.evidence;
  if (nameBindings.resolved[nameRow]! >= 0 || facts.text(names.name[nameRow]!) !== '__class__') return -1;
  return classAround(facts, names.def[nameRow]!);
}

/** The class of the innermost method that a function (-1: none) is, or stands in; -1 where it is in none. */
export function classAround(facts: FileFacts, def: number): number {
  const method = methodAround(facts, def);
  return method < 0 ? -1 : facts.classOf(method);
}

/** Rows of `assigns` that bind names in the bodies of classes. */
export function classAssignments(facts: FileFacts): readonly number[] {
  const { assigns, scopes } = facts.evidence;
  const found: number[] = [];
  for (let row = 0; row < assigns.length; row++) {
    const isInClass = scopes.kind[assigns.scope[row]!] === ScopeKind.class;
    if (isInClass && exprRefKind(assigns.target[row]!) === 'name') found.push(row);
  }
  return found;
}

/** Whether a method says that classes below have to define it: `@abstractmethod`, or in the end it raises `NotImplementedError`. */
export function isAbstract(facts: FileFacts, def: number): boolean {
  if (facts.classOf(def) < 0 || facts.isClass(def)) return false;
  if (hasDecorator(facts, def, 'abstractmethod')) return true;
  const { defs, exprs } = facts.evidence;
  const chunk = defs.chunk[def]!;
  return (
    returnsOf(facts, def).length === 0 &&
    readsOf(facts, 'NotImplementedError').some((row) => isReached(facts, def, row)) &&
    // Who catches it calls something that raises it.
    !facts.rowsOfChunk('exprs', chunk).some((row) => exprs.kind[row] === ExprKind.caught)
  );
}

/** Whether whoever runs a function comes to a name in it: none of its conditions and loops stands around that. */
function isReached(facts: FileFacts, def: number, nameRow: number): boolean {
  const { defs, names } = facts.evidence;
  if (names.def[nameRow] !== def) return false;
  const position = facts.layout().toAbsolute(names.chunk[nameRow]!, names.start[nameRow]!);
  return around(facts, defs.bodyScope[def]!, position).every(({ kind }) => kind === BlockKind.plain);
}

/** Rows of `names` of a name. */
function readsOf(facts: FileFacts, name: string): readonly number[] {
  return facts.memo(`reads of ${name}`, () => {
    const { names, strings } = facts.evidence;
    const found: number[] = [];
    const id = strings.indexOf(name);
    for (let row = 0; id >= 0 && row < names.length; row++) if (names.name[row] === id) found.push(row);
    return found;
  });
}

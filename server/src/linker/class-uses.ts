/**
 * What a file does with what is named as classes are: whether it may make objects of one, and which methods it takes from
 * one by name. Judged by how the code is written; evaluates nothing.
 */
import { type ExprRef, exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { ExprContext, ExprKind, NameFlag } from '../evidence/schema.ts';
import { methodAround } from './definition-facts.ts';
import { namedBase, operandsOf, subscriptOf, superCallOf, tupleItems } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { CLASS_NAME, importedName } from './passed-values.ts';

/** Stands before `C.m`, where a file reads that of a class to call it or to keep it (`passed-functions.ts`), and before C. */
export const READ_OF_CLASS = 'of';

/** Constants are no methods. */
const METHOD_NAME = /[a-z]/;

/**
 * Names of classes that code reads: what is called, passed and stored, not what is inherited from, annotated, tested for,
 * or asked for a method, to call it (`Base.run(x)`, see `calledOnClasses`) or not (`run = Base.run`): that makes no object
 * of it by itself.
 */
export function classNamesUsed(facts: FileFacts): ReadonlySet<string> {
  const { attrs, bases, names } = facts.evidence;
  const unused = new Set<ExprRef>();
  for (const base of bases.expr.subarray(0, bases.length)) {
    unused.add(namedBase(facts, base));
    for (const argument of subscriptOf(facts, base)?.items ?? []) unused.add(argument);
  }
  for (const ref of testedClasses(facts)) unused.add(ref);
  for (const row of attributesTaken(facts)) unused.add(attrs.base[row]!);
  for (const row of attributesCalled(facts)) unused.add(attrs.base[row]!);
  const found = new Set<string>();
  for (let row = 0; row < names.length; row++) {
    const isRead = names.ctx[row] === ExprContext.LOAD && (names.flags[row]! & ANNOTATION) === 0;
    if (!isRead || unused.has(exprRef('name', row))) continue;
    const name = importedName(facts, row) ?? facts.text(names.name[row]!);
    if (CLASS_NAME.test(name)) found.add(name);
  }
  for (let row = 0; row < attrs.length; row++) {
    if (attrs.ctx[row] !== ExprContext.LOAD || unused.has(exprRef('attr', row))) continue;
    const name = facts.text(attrs.name[row]!);
    if (CLASS_NAME.test(name)) found.add(name);
  }
  return found;
}

/** C and `C.m` for each method that may be taken from a class by name, `super().m` for those that methods of other names take. */
export function readOfClasses(facts: FileFacts): ReadonlySet<string> {
  const { attrs } = facts.evidence;
  const found = new Set<string>();
  for (const rows of [attributesTaken(facts), attributesCalled(facts)])
    for (const row of rows) {
      const name = facts.text(attrs.name[row]!);
      const owner = METHOD_NAME.test(name) ? className(facts, attrs.base[row]!) : null;
      if (owner !== null) found.add(owner).add(`${owner}.${name}`);
    }
  for (let row = 0; row < attrs.length; row++)
    if (isOfOtherMethod(facts, row)) found.add(ofSuper(facts.text(attrs.name[row]!)));
  return found;
}

/** What stands for a method that methods of other names take from `super()`. */
export const ofSuper = (name: string): string => `super().${name}`;

/** `super().m` in a method that is not called m: it comes to that m wherever the classes are put together. */
function isOfOtherMethod(facts: FileFacts, attr: number): boolean {
  const { attrs, calls, defs } = facts.evidence;
  const call = superCallOf(facts, attr);
  if (call < 0) return false;
  const method = methodAround(facts, calls.def[call]!);
  return method < 0 || defs.name[method] !== attrs.name[attr];
}

/** Rows of `attrs` that are read of what is named as classes are, and neither called nor asked for more. */
function attributesTaken(facts: FileFacts): readonly number[] {
  return facts.memo('attributes taken of classes', () => {
    const { attrs, calls } = facts.evidence;
    const goesOn = new Set<ExprRef>();
    for (let row = 0; row < calls.length; row++) goesOn.add(calls.callee[row]!);
    for (let row = 0; row < attrs.length; row++) goesOn.add(attrs.base[row]!);
    const found: number[] = [];
    for (let row = 0; row < attrs.length; row++) {
      const isTaken = attrs.ctx[row] === ExprContext.LOAD && !goesOn.has(exprRef('attr', row));
      if (isTaken && className(facts, attrs.base[row]!) !== null) found.push(row);
    }
    return found;
  });
}

/** Names of methods that code calls on what is named as classes are, by the names of these, sorted. */
export const calledOnClasses = (facts: FileFacts): ReadonlyMap<string, readonly string[]> =>
  facts.memo('called on classes', () => {
    const { attrs } = facts.evidence;
    const found = new Map<string, Set<string>>();
    for (const row of attributesCalled(facts)) {
      const owner = className(facts, attrs.base[row]!)!;
      const names = found.get(owner) ?? new Set();
      found.set(owner, names.add(facts.text(attrs.name[row]!)));
    }
    return new Map([...found].map(([owner, names]) => [owner, [...names].sort()]));
  });

/** Rows of `attrs` that are methods read of what is named as classes are, and called. */
const attributesCalled = (facts: FileFacts): readonly number[] =>
  facts.memo('attributes called of classes', () => {
    const { attrs, calls } = facts.evidence;
    const found: number[] = [];
    for (const callee of calls.callee.subarray(0, calls.length)) {
      const row = exprRefRow(callee);
      if (exprRefKind(callee) !== 'attr' || !METHOD_NAME.test(facts.text(attrs.name[row]!))) continue;
      if (className(facts, attrs.base[row]!) !== null) found.push(row);
    }
    return found;
  });

/** The name of a class that an expression is, as far as names tell. */
function className(facts: FileFacts, ref: ExprRef): string | null {
  const { attrs, names } = facts.evidence;
  const row = exprRefRow(ref);
  const kind = exprRefKind(ref);
  if (kind !== 'name' && kind !== 'attr') return null;
  const name =
    kind === 'name'
      ? (importedName(facts, row) ?? facts.text(names.name[row]!))
      : facts.text(attrs.name[row]!);
  return CLASS_NAME.test(name) ? name : null;
}

/** The classes of `isinstance(x, C)`, `super(C, self)` and `except C`: they make no object. */
function* testedClasses(facts: FileFacts): Iterable<ExprRef> {
  const { args, calls, exprs, names } = facts.evidence;
  for (let row = 0; row < exprs.length; row++) {
    if (exprs.kind[row] !== ExprKind.caught) continue;
    const [caught] = operandsOf(facts, row);
    yield* tupleItems(facts, caught!);
  }
  for (let call = 0; call < calls.length; call++) {
    const callee = calls.callee[call]!;
    const first = calls.argStart[call]!;
    const count = calls.argCount[call]!;
    if (count === 0) continue;
    const name = exprRefKind(callee) === 'name' ? facts.text(names.name[exprRefRow(callee)]!) : '';
    if (name === 'super') yield args.expr[first]!;
    if (count !== 2 || (name !== 'isinstance' && name !== 'issubclass')) continue;
    yield* tupleItems(facts, args.expr[first + 1]!);
  }
}

const ANNOTATION = NameFlag.annotation | NameFlag.stringAnnotation;

/**
 * Stores to an attribute in other words: `setattr(object, 'name', value)`, `object.__setattr__`, `object.__dict__['name']`, the namespace of
 * `type('C', (Base,), {'name': value})`, whose class is taken for its bases with what is put there, and what a metaclass
 * puts into the namespace that it makes a class of. Evaluates nothing.
 */
import { type ExprRef, exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind } from '../evidence/schema.ts';
import { callsNamed } from './calls-in-file.ts';
import { builtinName, operandsOf } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { roundsOf, textsByRound } from './loop-rounds.ts';
import { bindingOf } from './name-sites.ts';

interface SetAttribute {
  readonly object: ExprRef;
  readonly name: string;
  readonly value: ExprRef;
  /** The value is that of one round of a loop, which other chunks could end by filling what the loop goes through. */
  readonly isOfRound?: boolean;
  /** Row of the chunk that does it. */
  readonly chunk: number;
}

const SETTERS: ReadonlySet<string> = new Set(['setattr', 'type']);
/** What `object` and other bases store an attribute with, where a class has made storing something else (data model 3.3.2). */
const STORING: ReadonlySet<string> = new Set(['__setattr__']);
const MAKERS: ReadonlySet<string> = new Set(['__new__']);
/** Where the namespace stands among the arguments of `type.__new__` (data model 3.3.3). */
const NAMESPACE = 3;
const NONE: readonly SetAttribute[] = [];

/** Those that set an attribute of a name. */
export const setAttributes = (facts: FileFacts, name: string): readonly SetAttribute[] =>
  byName(facts).get(name) ?? NONE;

/** The names for which there are any. */
export const namesSet = (facts: FileFacts): Iterable<string> => byName(facts).keys();

/** All of a file. */
export const allSetAttributes = (facts: FileFacts): readonly SetAttribute[] =>
  facts.memo('set attributes', () => [
    ...callsNamed(facts, SETTERS)
      .filter((row) => facts.evidence.calls.argCount[row] === 3)
      .flatMap((row) => [...setBy(facts, row)]),
    ...callsNamed(facts, STORING).flatMap((row) => storedBy(facts, row)),
    ...storedInDicts(facts),
    ...callsNamed(facts, MAKERS).flatMap((row) => [...putInto(facts, row)]),
  ]);

const byName = (facts: FileFacts): ReadonlyMap<string, readonly SetAttribute[]> =>
  facts.memo('set attributes by name', () => Map.groupBy(allSetAttributes(facts), ({ name }) => name));

function* setBy(facts: FileFacts, row: number): Iterable<SetAttribute> {
  const { args, calls } = facts.evidence;
  const [first = 0, second = 0, third = 0] = args.expr.subarray(calls.argStart[row]!);
  const chunk = calls.chunk[row]!;
  if (builtinName(facts, calls.callee[row]!) !== 'type') {
    const names = textsByRound(facts, second) ?? [];
    const values = exprRefKind(third) === 'name' ? roundsOf(facts, third) : null;
    const isOfRound = values?.length === names.length;
    for (const [i, name] of names.entries())
      yield { object: first, name, value: isOfRound ? values[i]! : third, isOfRound, chunk };
    return;
  }
  yield* namespaceOf(facts, third, { object: exprRef('call', row), chunk });
}

/** `object.__setattr__(x, 'name', value)` and `super().__setattr__('name', value)`, a row of `calls`. */
function storedBy(facts: FileFacts, row: number): readonly SetAttribute[] {
  const { args, attrs, calls } = facts.evidence;
  const callee = calls.callee[row]!;
  if (exprRefKind(callee) !== 'attr') return NONE;
  const given = args.expr.subarray(calls.argStart[row]!, calls.argStart[row]! + calls.argCount[row]!);
  const [object, name, value] = given.length === 2 ? [attrs.base[exprRefRow(callee)]!, ...given] : given;
  if (value === undefined || exprRefKind(name!) !== 'string') return NONE;
  return [{ object: object!, name: facts.text(exprRefRow(name!)), value, chunk: calls.chunk[row]! }];
}

/** `x.__dict__['name'] = value`. */
function* storedInDicts(facts: FileFacts): Iterable<SetAttribute> {
  const { assigns, attrs, exprs } = facts.evidence;
  for (let row = 0; row < assigns.length; row++) {
    const target = assigns.target[row]!;
    if (exprRefKind(target) !== 'expr' || exprs.kind[exprRefRow(target)] !== ExprKind.subscript) continue;
    const [base, key] = operandsOf(facts, exprRefRow(target));
    if (exprRefKind(base!) !== 'attr' || exprRefKind(key!) !== 'string') continue;
    const attr = exprRefRow(base!);
    if (facts.text(attrs.name[attr]!) !== '__dict__') continue;
    const name = facts.text(exprRefRow(key!));
    yield { object: attrs.base[attr]!, name, value: assigns.value[row]!, chunk: assigns.chunk[row]! };
  }
}

/** What is in the namespace that a call of `__new__` (a row of `calls`) makes a class of. */
function* putInto(facts: FileFacts, call: number): Iterable<SetAttribute> {
  const { args, calls } = facts.evidence;
  if (calls.argCount[call]! <= NAMESPACE) return;
  const namespace = args.expr[calls.argStart[call]! + NAMESPACE]!;
  yield* namespaceOf(facts, namespace, { object: exprRef('call', call), chunk: calls.chunk[call]! });
}

/** The class that a namespace is made into, and the chunk of the call that makes it. */
type Made = Pick<SetAttribute, 'object' | 'chunk'>;

/**
 * What is in a namespace: a dict that is written out in its place, or, of a name, what the chunk around binds to it, and
 * `namespace['name'] = value` there.
 */
function* namespaceOf(facts: FileFacts, namespace: ExprRef, made: Made): Iterable<SetAttribute> {
  yield* entriesOf(facts, namespace, made);
  const { assigns, exprs } = facts.evidence;
  const binding = bindingOf(facts, namespace);
  if (binding < 0) return;
  for (let row = 0; row < assigns.length; row++) {
    if (assigns.chunk[row] !== made.chunk) continue;
    if (assigns.how[row] !== AssignHow.assign && assigns.how[row] !== AssignHow.annotated) continue;
    const target = exprRefRow(assigns.target[row]!);
    if (bindingOf(facts, assigns.target[row]!) === binding)
      yield* entriesOf(facts, assigns.value[row]!, made);
    if (exprRefKind(assigns.target[row]!) !== 'expr' || exprs.kind[target] !== ExprKind.subscript) continue;
    const [base, key] = operandsOf(facts, target);
    if (bindingOf(facts, base!) !== binding || exprRefKind(key!) !== 'string') continue;
    yield { ...made, name: facts.text(exprRefRow(key!)), value: assigns.value[row]! };
  }
}

/** The entries of a dict that is written out, `dict(name=value)` included, by names. */
function* entriesOf(facts: FileFacts, ref: ExprRef, of: Made): Iterable<SetAttribute> {
  const { args, calls } = facts.evidence;
  const call = exprRefRow(ref);
  if (exprRefKind(ref) === 'call' && builtinName(facts, calls.callee[call]!) === 'dict')
    for (let arg = calls.argStart[call]!; arg < calls.argStart[call]! + calls.argCount[call]!; arg++)
      if (args.keyword[arg]! >= 0)
        yield { ...of, name: facts.text(args.keyword[arg]!), value: args.expr[arg]! };
  if (exprRefKind(ref) !== 'expr' || facts.evidence.exprs.kind[exprRefRow(ref)] !== ExprKind.dict) return;
  const entries = operandsOf(facts, exprRefRow(ref));
  for (let i = 0; i + 1 < entries.length; i += 2)
    if (exprRefKind(entries[i]!) === 'string')
      yield { ...of, name: facts.text(exprRefRow(entries[i]!)), value: entries[i + 1]! };
}

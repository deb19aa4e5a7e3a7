/**
 * Making values that carry type arguments, elements and receivers, within bounds: what would be nested too
 * deep loses its arguments, what stands beside it does not, so that recursion through types ends. Knows how values are
 * built, not what code means.
 */
import {
  addAllUnique,
  addUnique,
  type ClassValue,
  type Definition,
  type FunctionValue,
  type Held,
  type InstanceValue,
  type Interner,
  type Items,
  isOutside,
  NO_ARGS,
  type ParameterValue,
  type ResultValue,
  type TypeArguments,
  type Value,
} from './entities.ts';
import { atMost, atMostValues, exceeds } from './limit-hits.ts';
import { MAX_ARGUMENT_VALUES, MAX_HOLDING, MAX_TYPE_DEPTH, MAX_TYPE_TEXT } from './limits.ts';

/** How the text of a type variable begins; behind it stands the path of the file that declares it. */
export const TYPE_VARIABLE = 'T(';

/** The path of the file that a type variable is of, and what it is called there (see `Values.typeVariable`). */
export function partsOfTypeVariable({ text }: Value): readonly [path: string, name: string] {
  const bar = text.indexOf('|');
  return [text.slice(TYPE_VARIABLE.length, bar), text.slice(bar + 1, -1)];
}

export class Values {
  private readonly interner: Interner;

  constructor(interner: Interner) {
    this.interner = interner;
  }

  instance(
    of: Definition,
    args: TypeArguments = NO_ARGS,
    items: Items | null = null,
    isSelf = false,
  ): InstanceValue {
    const known = boundedArguments(args);
    if (known.length === 0 && items === null && !isSelf) return of.instance as InstanceValue;
    const kept = items && boundedItems(items);
    const depth = 1 + Math.max(argumentDepth(known), kept ? itemDepth(kept) : 0);
    if (isTooDeep(depth)) {
      const items = kept && new Map([...kept].map(([key, list]) => [key, this.shallow(list)] as const));
      return this.instance(
        of,
        known.map((list) => this.shallow(list)),
        items,
        isSelf,
      );
    }
    const text = `I(${of.inValues})${argumentText(known)}${itemText(kept)}${isSelf ? '*' : ''}`;
    if (isTooLong(text)) {
      // Of what a descriptor was made of, the functions say most: what they close over goes first.
      const isDescriptor = kept !== null && known.length === 0;
      const items = isDescriptor ? this.withoutArguments([...kept.values()]) : null;
      if (items !== null)
        return this.instance(of, known, new Map([...kept!.keys()].map((key, i) => [key, items[i]!])), isSelf);
      if (kept !== null) return this.instance(of, known, null, isSelf);
      return this.instance(of, this.withoutArguments(known) ?? NO_ARGS, null, isSelf);
    }
    return this.interner.value({
      kind: 'instance',
      of,
      args: known,
      items: kept,
      held: null,
      isSelf,
      isDeclared: false,
      text,
      depth,
    });
  }

  /** The same object, of which only a declaration says that it is of its class; those of the outside world have no more. */
  declared(of: InstanceValue): InstanceValue {
    if (of.isDeclared || isOutside(of.of.path)) return of;
    return this.interner.value({ ...of, isDeclared: true, text: `${of.text}^` });
  }

  /** An object of the class of another one that is known as well as that. */
  instanceLike(like: InstanceValue, args: TypeArguments, items: Items | null = null): InstanceValue {
    const made = this.instance(like.of, args, items, like.isSelf);
    return like.isDeclared ? this.declared(made) : made;
  }

  /** The values, without arguments those that are nested so deep that nothing can hold them. */
  private shallow(list: readonly Value[]): readonly Value[] {
    return list
      .map((value) => (isTooDeep(value.depth + 1) ? this.bare(value) : value))
      .filter(({ depth }) => depth < MAX_TYPE_DEPTH);
  }

  /** The same lists of values without what was inferred of their arguments; null where nothing was. */
  private withoutArguments(lists: TypeArguments): TypeArguments | null {
    const bare = lists.map((list) => list.map((value) => this.bare(value)));
    return bare.some((list, i) => list.some((value, k) => value !== lists[i]![k])) ? bare : null;
  }

  /** The value without what was inferred of its arguments. */
  bare(value: Value): Value {
    switch (value.kind) {
      case 'instance':
        return this.instanceLike(value, NO_ARGS);
      case 'class':
        return this.class(value.definition, NO_ARGS, value.isSelf);
      case 'function':
        if (value.receiver === null) return value.isBound ? value.definition.bound : value.definition.value;
        return this.method(value.definition, value.isBound, this.bare(value.receiver));
      case 'result':
        return this.result(this.bare(value.of), NO_ARGS, true);
      case 'callable':
        return this.callable([], value.isType);
      case 'partial':
        return this.partial(this.bare(value.of), value.filled);
      case 'members':
        return this.members(this.bare(value.of), value.named);
      default:
        return value;
    }
  }

  /** An object whose constructor was given these values for its parameters. */
  holding(of: InstanceValue, held: Held): InstanceValue {
    const made = this.heldBy(of.text, held);
    return made ? this.interner.value({ ...of, ...made, depth: Math.max(made.depth, of.depth) }) : of;
  }

  class(definition: Definition, args: TypeArguments = NO_ARGS, isSelf = false): ClassValue {
    const known = boundedArguments(args);
    if (known.length === 0 && !isSelf) return definition.value as ClassValue;
    const depth = 1 + argumentDepth(known);
    if (isTooDeep(depth)) return this.class(definition, NO_ARGS, isSelf);
    const text = `C(${definition.inValues})${argumentText(known)}${isSelf ? '*' : ''}`;
    if (isTooLong(text)) return this.class(definition, NO_ARGS, isSelf);
    return this.interner.value({ kind: 'class', definition, args: known, isSelf, text, depth });
  }

  /** A function as an attribute of `receiver`. */
  method(definition: Definition, isBound: boolean, receiver: Value): FunctionValue {
    if (isTooDeep(receiver.depth)) return (isBound ? definition.bound : definition.value) as FunctionValue;
    return this.interner.method(definition, isBound, receiver);
  }

  /** A function made while the parameters of the functions around it held these values. */
  closure(of: FunctionValue, held: Held): FunctionValue {
    const made = this.heldBy(of.text, held);
    if (made === null) return of;
    const { held: closure, text, depth } = made;
    return this.interner.value({ ...of, closure, text, depth: Math.max(depth, of.depth) });
  }

  /** What a value called `name` is with what it holds; null where that is nothing, or too much to be told. */
  private heldBy(name: string, held: Held): { held: Held; text: string; depth: number } | null {
    if (held.size === 0) return null;
    const kept = [...held].map(([parameter, list]) => [parameter, sorted(list)] as const);
    kept.sort(([a], [b]) => (a.text < b.text ? -1 : 1));
    const depth = 1 + argumentDepth(kept.map(([, list]) => list));
    const text = `${name}<${kept.map(([p, list]) => `${p.text}=${listText(list)}`).join(';')}>`;
    return isTooDeep(depth) || isTooLong(text) ? null : { held: new Map(kept), text, depth };
  }

  /** The function taken from `receiver`; bound: its first parameter is filled by it. Keeps what it closes over. */
  bind(of: FunctionValue, receiver: Value, isBound = true): FunctionValue {
    const method = this.method(of.definition, isBound, receiver);
    return of.closure === null ? method : this.closure(method, of.closure);
  }

  /** What calling a parameter with these arguments gives. */
  result(of: Value, given: TypeArguments, isOpen: boolean): ResultValue {
    const known = given.map(sorted);
    const depth = 1 + argumentDepth(known);
    const text = `R(${of.text})${argumentText(known)}${isOpen ? '+' : ''}`;
    if (known.length > 0 && (isTooDeep(depth) || isTooLong(text))) return this.result(of, NO_ARGS, true);
    return this.interner.value({ kind: 'result', of, given: known, isOpen, text, depth });
  }

  /** `super(C, self)` where self is an object of `of`. */
  parents(after: Definition, of: Definition): Value {
    if (after === of) return after.parents;
    const text = `S(${after.inValues})@(${of.inValues})`;
    return this.interner.value<Value>({ kind: 'super', after, of, text, depth: 1 });
  }

  /** `name`: the path of its file, `|`, its name (`*` before that of a `TypeVarTuple`); of PEP 695 with the key of its scope and `|` before that. */
  typeVariable(name: string): Value {
    return this.interner.value<Value>({ kind: 'typevar', text: `${TYPE_VARIABLE}${name})`, depth: 1 });
  }

  parameter(path: string, owner: string, name: string): ParameterValue {
    return this.interner.value<ParameterValue>({
      kind: 'parameter',
      path,
      owner,
      name,
      text: `P(${path}|${owner}|${name})`,
      depth: 1,
    });
  }

  callable(returns: readonly Value[], isType = false): Value {
    const depth = 1 + argumentDepth([returns]);
    const isDeep = isTooDeep(depth);
    let known = isDeep ? [] : sorted(returns);
    if (isTooLong(argumentText([known]))) known = [];
    return this.interner.value<Value>({
      kind: 'callable',
      returns: known,
      isType,
      text: `${isType ? 'type' : ''}->${argumentText([known])}`,
      depth: isDeep ? 1 : depth,
    });
  }

  /** The attributes of an object, a class or a module that a text which is known in part may name. */
  members(of: Value, named: string): Value {
    return this.interner.value<Value>({
      kind: 'members',
      of,
      named,
      text: `N(${of.text},${JSON.stringify(named)})`,
      depth: of.depth + 1,
    });
  }

  partial(of: Value, filled: number): Value {
    return this.interner.value<Value>({
      kind: 'partial',
      of,
      filled,
      text: `partial(${of.text},${filled})`,
      depth: of.depth + 1,
    });
  }
}

/** Both lists without duplicates, those of `a` first. */
export function merge(a: readonly Value[], b: readonly Value[]): readonly Value[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const values = [...a];
  addAllUnique(values, b);
  return atMostValues(values);
}

/**
 * The values, where objects of a class that were made with too many different things are one: how many kinds of objects
 * there are says more than what each of them holds.
 */
export function withFewObjects(values: readonly Value[]): readonly Value[] {
  if (values.length <= MAX_HOLDING) return values;
  const counts = new Map<string, number>();
  for (const value of values)
    if (value.kind === 'instance' && value.held !== null)
      counts.set(value.of.place, (counts.get(value.of.place) ?? 0) + 1);
  if (![...counts.values()].some((count) => count > MAX_HOLDING)) return values;
  const result: Value[] = [];
  for (const value of values)
    addUnique(
      result,
      value.kind === 'instance' &&
        value.held !== null &&
        exceeds('holding', counts.get(value.of.place)!, MAX_HOLDING)
        ? value.of.instance
        : value,
    );
  return result;
}

const isTooDeep = (depth: number): boolean => exceeds('typeDepth', depth, MAX_TYPE_DEPTH);

const isTooLong = (text: string): boolean => exceeds('typeText', text.length, MAX_TYPE_TEXT);

const byText = (a: Value, b: Value): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

/** In an order that does not depend on how they were found, so that equal unions are one value. */
function sorted(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  return atMost('argumentValues', withFewObjects(values).toSorted(byText), MAX_ARGUMENT_VALUES);
}

function boundedArguments(args: TypeArguments): TypeArguments {
  return args.every((list) => list.length === 0) ? NO_ARGS : args.map(sorted);
}

function boundedItems(items: Items): Items {
  const bounded = new Map<string, readonly Value[]>();
  items.forEach((values, key) => void bounded.set(key, sorted(values)));
  return bounded;
}

function argumentDepth(args: TypeArguments): number {
  let depth = 0;
  for (let i = 0; i < args.length; i++) {
    const list = args[i]!;
    for (let k = 0; k < list.length; k++) depth = Math.max(depth, list[k]!.depth);
  }
  return depth;
}

function itemDepth(items: Items): number {
  let depth = 0;
  items.forEach((list) => {
    for (let i = 0; i < list.length; i++) depth = Math.max(depth, list[i]!.depth);
  });
  return depth;
}

function argumentText(args: TypeArguments): string {
  if (args.length === 0) return '';
  let text = '';
  for (let i = 0; i < args.length; i++) text += `${i === 0 ? '[' : ';'}${listText(args[i]!)}`;
  return `${text}]`;
}

function itemText(items: Items | null): string {
  if (items === null) return '';
  let text = '';
  items.forEach((list, key) => {
    text += `${text === '' ? '{' : ';'}${JSON.stringify(key)}:${listText(list)}`;
  });
  return text === '' ? '{}' : `${text}}`;
}

function listText(list: readonly Value[]): string {
  if (list.length === 0) return '';
  let { text } = list[0]!;
  for (let i = 1; i < list.length; i++) text += `,${list[i]!.text}`;
  return text;
}

/**
 * What a file puts into containers after they are made: `c[k] = v`, `c.append(v)` and its kin, `c += [v]`, where
 * `c` is a name, an attribute or a call, or a name for one of those. A view over one file's rows; evaluates nothing.
 */
import { type ExprRef, exprRefKind, exprRefRow, integerRef, NO_EXPR } from '../evidence/expr-ref.ts';
import { AssignHow, ExprKind, NameFlag, SiteKind } from '../evidence/schema.ts';
import { aliasedBy } from './container-aliases.ts';
import { classAround, receiverParameter } from './definition-facts.ts';
import { builtinName, isSlice } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { privateName } from './file-symbols.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_ALIASES } from './limits.ts';
import { bindingOf } from './name-sites.ts';
import { lastName } from './passed-values.ts';
import { storedAttributes } from './stored-places.ts';

/** An object that a file makes for a variable, and puts something into. */
export interface Making {
  /** Row of `calls`. */
  readonly call: number;
  /** A name, or an attribute of a method's own object. */
  readonly target: ExprRef;
  /** The name of the attribute; null for a name. */
  readonly attribute: string | null;
}

/** How what is given gets into the container. */
export type AddingWay = 'item' | 'element' | 'elements' | 'value' | 'insert';

/**
 * What else is done to its elements: one is taken out by its key or position (the last one without a key), or as what it is;
 * all are; they change places, or are turned around.
 */
export type ChangingWay = 'take' | 'discard' | 'clear' | 'sort' | 'reverse';

export interface Addition {
  /** The name or attribute that the container is, or the call that gives it. */
  readonly base: ExprRef;
  readonly way: AddingWay | ChangingWay;
  /** Keys of the containers around the one that is changed, outermost first: `"a"` of `c["a"]["b"] = v`. */
  readonly within: readonly ExprRef[];
  /** Key of an item, or `NO_EXPR`. */
  readonly key: ExprRef;
  /** Key of an item given by keyword: `c.update(name=v)`. */
  readonly keyword: string | null;
  /** It goes behind what is there (`append`). */
  readonly isLast: boolean;
  readonly value: ExprRef;
  /** Scope whose code does it. */
  readonly scope: number;
  /** The chunk where it is written: a default that does it is of the definition, but run by the code around that. */
  readonly chunk: number;
  /** Absolute byte offset. */
  readonly start: number;
  /** It always runs, once, when its scope's code does. */
  readonly isCertain: boolean;
}

/** What is known of an addition where it is written, besides its container. */
type Given = Partial<Addition> & Pick<Addition, 'way' | 'value'>;

/** A name, attribute or call that gives a container, and keys of what is meant in it: see `Addition.within`. */
interface Place {
  readonly ref: ExprRef;
  readonly within: readonly ExprRef[];
}

const NO_ROWS: readonly number[] = [];
const NO_ADDITIONS: readonly Addition[] = [];

/** Methods of the standard containers that put their last argument into them. */
const ADDING_METHODS: ReadonlyMap<string, AddingWay> = new Map([
  ['append', 'element'],
  ['add', 'element'],
  ['insert', 'insert'],
  ['appendleft', 'insert'],
  ['extend', 'elements'],
  ['update', 'elements'],
  ['setdefault', 'value'],
  ['put', 'element'],
  ['put_nowait', 'element'],
  ['__setitem__', 'item'],
]);

/** Classes that others derive from to be containers. */
const CONTAINER_CLASSES = new Set([
  ...['list', 'dict', 'set', 'deque', 'defaultdict', 'OrderedDict'],
  ...['UserList', 'UserDict'],
]);

/** Functions of `heapq` that put their second argument into their first. */
const PUSHING_FUNCTIONS = new Set(['heappush', 'heappushpop', 'heapreplace']);

/** Methods that change which elements there are, or their order. */
const CHANGING_METHODS: ReadonlyMap<string, ChangingWay> = new Map([
  ['pop', 'take'],
  ['popleft', 'take'],
  ['send', 'take'],
  ['__next__', 'take'],
  ['remove', 'discard'],
  ['discard', 'discard'],
  ['clear', 'clear'],
  ['sort', 'sort'],
  ['reverse', 'reverse'],
]);

/** Those that take out what comes first, also of what a generator gives (PEP 342). */
const FIRST_TAKING: ReadonlySet<string> = new Set(['popleft', 'send', '__next__']);

const CHANGING_WAYS: ReadonlySet<string> = new Set(CHANGING_METHODS.values());

/** Whether it puts nothing in. */
export const isChange = (way: Addition['way']): way is ChangingWay => CHANGING_WAYS.has(way);

/** Rows of `args` that are just a name bound to this binding. */
export const argumentsThatAre = (facts: FileFacts, binding: number): readonly number[] =>
  of(facts).passed.get(binding) ?? NO_ROWS;

interface FileAdditions {
  readonly passed: ReadonlyMap<number, readonly number[]>;
  readonly ofBindings: ReadonlyMap<number, readonly Addition[]>;
  /** By row of the class and name of the attribute: `row name`. */
  readonly ofAttributes: ReadonlyMap<string, readonly Addition[]>;
  /** By the last name of attributes of anything else, and of calls. */
  readonly outside: ReadonlyMap<string, readonly Addition[]>;
}

/** What is put into the container a name is bound to, in source order. */
export const additionsTo = (facts: FileFacts, binding: number): readonly Addition[] =>
  of(facts).ofBindings.get(binding) ?? NO_ADDITIONS;

/** What methods of a class put into a container that is an attribute of it or of its instances. */
export const additionsToAttribute = (facts: FileFacts, classDef: number, name: string): readonly Addition[] =>
  of(facts).ofAttributes.get(`${classDef} ${name}`) ?? NO_ADDITIONS;

/** What methods of a class put into their own object: `self.append(x)`, `super().append(x)`, `self[k] = x`. */
export const additionsToObject = (facts: FileFacts, classDef: number): readonly Addition[] =>
  additionsToAttribute(facts, classDef, ITSELF);

/** Stands for the name of an attribute. */
const ITSELF = '';

/** Stands before the name of what a file calls to make what it fills. */
export const FILLED = 'fill';

/** What a file makes by calling something of a name, and fills where it is. */
export const makingsOf = (facts: FileFacts, name: string): readonly Making[] =>
  allMakings(facts).get(name) ?? NO_MAKINGS;

/** The names of what it calls to do so. */
export const namesMadeAndFilled = (facts: FileFacts): Iterable<string> => allMakings(facts).keys();

const NO_MAKINGS: readonly Making[] = [];

const allMakings = (facts: FileFacts): ReadonlyMap<string, readonly Making[]> =>
  facts.memo('makings', () => {
    const { assigns, attrs, calls } = facts.evidence;
    const found = new Map<string, Making[]>();
    for (let row = 0; row < assigns.length; row++) {
      const value = assigns.value[row]!;
      const target = assigns.target[row]!;
      const name = exprRefKind(value) === 'call' ? lastName(facts, calls.callee[exprRefRow(value)]!) : null;
      if (name === null || assigns.how[row] === AssignHow.augmented) continue;
      const binding = bindingOf(facts, target);
      const attribute = exprRefKind(target) === 'attr' ? facts.text(attrs.name[exprRefRow(target)]!) : null;
      const isFilled =
        attribute === null
          ? additionsTo(facts, binding).some(puts)
          : additionsToAttributes(facts, attribute).length > 0;
      if (isFilled) put(found, name, { call: exprRefRow(value), target, attribute });
    }
    return found;
  });

const puts = ({ way }: Addition): boolean => !isChange(way);

/** What the file puts into attributes of a name, of whatever object. */
export const additionsToAttributes = (facts: FileFacts, name: string): readonly Addition[] => [
  ...additionsOutside(facts, name),
  ...(additionsByAttribute(facts).get(name) ?? NO_ADDITIONS),
];

/** What methods put into attributes of their own object, by the attribute's name. */
const additionsByAttribute = (facts: FileFacts): ReadonlyMap<string, readonly Addition[]> =>
  facts.memo('additions by attribute', () => {
    const found = new Map<string, Addition[]>();
    for (const [key, additions] of of(facts).ofAttributes)
      for (const addition of additions)
        if (puts(addition)) put(found, key.slice(key.indexOf(' ') + 1), addition);
    return found;
  });

/** How `additionsOutside` knows what calls of a name give. */
export const givenBy = (name: string): string => `${name}()`;

/** The name of which that is; null for a name itself. */
export const giverOf = (known: string): string | null => (known.endsWith('()') ? known.slice(0, -2) : null);

/**
 * What the file puts into containers that are an attribute of a name, of anything but a method's own instance, or of that
 * and perhaps inherited; or that calls of a name give.
 */
export const additionsOutside = (facts: FileFacts, name: string): readonly Addition[] =>
  of(facts).outside.get(name) ?? NO_ADDITIONS;

/** Names of what the file puts something into and does not own: attributes, calls, and names that it imports. */
export function* namesPutInto(facts: FileFacts): Iterable<string> {
  const { bindings, bindingSites, imports } = facts.evidence;
  yield* of(facts).outside.keys();
  for (const binding of of(facts).ofBindings.keys()) {
    const site = bindings.siteStart[binding]!;
    if (bindings.siteCount[binding] === 0 || bindingSites.kind[site] !== SiteKind.import) continue;
    const name = imports.name[bindingSites.row[site]!]!;
    if (name >= 0) yield facts.text(name);
  }
}

const of = (facts: FileFacts): FileAdditions =>
  facts.memo('container additions', () => new Collection(facts).collect());

class Collection {
  private readonly facts: FileFacts;
  private readonly ofBindings = new Map<number, Addition[]>();
  private readonly ofAttributes = new Map<string, Addition[]>();
  private readonly outside = new Map<string, Addition[]>();

  constructor(facts: FileFacts) {
    this.facts = facts;
  }

  collect(): FileAdditions {
    const { assigns, calls } = this.facts.evidence;
    for (let row = 0; row < assigns.length; row++) this.collectStore(row);
    for (let row = 0; row < calls.length; row++) this.collectCall(row);
    // `d.setdefault(k, []).append(v)` puts in first what it then extends.
    for (const list of [this.ofBindings, this.ofAttributes, this.outside].flatMap((lists) => [
      ...lists.values(),
    ]))
      list.sort((a, b) => a.start - b.start || a.within.length - b.within.length);
    for (const binding of this.ofBindings.keys()) this.keepChanges(binding);
    const { ofBindings, ofAttributes, outside } = this;
    return { ofBindings, ofAttributes, outside, passed: passedNames(this.facts) };
  }

  private collectStore(row: number): void {
    const { assigns, exprs, operands } = this.facts.evidence;
    const target = assigns.target[row]!;
    const how = assigns.how[row]!;
    const value = assigns.value[row]!;
    if (how === AssignHow.augmented) {
      const operator = this.facts.text(exprs.detail[exprRefRow(value)]!);
      const right = operands.expr[exprs.operandStart[exprRefRow(value)]! + 1]!;
      // Where it holds a tuple, `t += (x,)` makes another one.
      if (operator === '+' || operator === '|') this.add(target, { way: 'elements', value: right }, false);
      return;
    }
    const inner = exprRefRow(target);
    const isItem = exprRefKind(target) === 'expr' && exprs.kind[inner] === ExprKind.subscript;
    if (!isItem || exprs.operandCount[inner]! < 2) return;
    const from = exprs.operandStart[inner]!;
    const way = how === AssignHow.delete ? 'take' : 'item';
    if (way === 'item' && isSlice(this.facts, operands.expr[from + 1]!)) {
      this.add(operands.expr[from]!, { way: 'elements', value });
      return;
    }
    this.add(operands.expr[from]!, { way, key: operands.expr[from + 1]!, value });
  }

  /**
   * What takes elements out matters where the elements are known one by one: of what the scope's own code makes. Without
   * the others a parameter from which things are popped is no container that is filled.
   */
  private keepChanges(binding: number): void {
    const { bindings, bindingSites } = this.facts.evidence;
    const from = bindings.siteStart[binding]!;
    for (let site = from; site < from + bindings.siteCount[binding]!; site++)
      if (bindingSites.kind[site] !== SiteKind.name) {
        const kept = this.ofBindings.get(binding)!.filter(({ way }) => !CHANGING_WAYS.has(way));
        if (kept.length > 0) this.ofBindings.set(binding, kept);
        else this.ofBindings.delete(binding);
        return;
      }
  }

  private collectCall(row: number): void {
    const { calls, args, attrs } = this.facts.evidence;
    const from = calls.argStart[row]!;
    if (calls.argCount[row] === 2 && PUSHING_FUNCTIONS.has(lastName(this.facts, calls.callee[row]!) ?? ''))
      this.add(args.expr[from]!, { way: 'element', value: args.expr[from + 1]! });
    if (calls.argCount[row]! > 0 && builtinName(this.facts, calls.callee[row]!) === 'next')
      this.add(args.expr[from]!, { way: 'take', key: integerRef(0), value: NO_EXPR });
    if (exprRefKind(calls.callee[row]!) !== 'attr') return;
    const attr = exprRefRow(calls.callee[row]!);
    const method = this.facts.text(attrs.name[attr]!);
    const base = attrs.base[attr]!;
    const last = from + calls.argCount[row]! - 1;
    const change = CHANGING_METHODS.get(method);
    if (change !== undefined) {
      const given = last >= from && args.keyword[from]! < 0 ? args.expr[from]! : NO_EXPR;
      const isFirst = FIRST_TAKING.has(method);
      const key = isFirst ? integerRef(0) : change === 'take' ? given : NO_EXPR;
      this.add(base, { way: change, key, value: isFirst ? NO_EXPR : given });
      return;
    }
    if (method === '__init__') {
      this.collectConstruction(row, base);
      return;
    }
    const way = last < from ? undefined : ADDING_METHODS.get(method);
    if (way === undefined) return;
    if (way !== 'elements') {
      const isKeyed = (way === 'value' || way === 'insert' || way === 'item') && last > from;
      const key = isKeyed ? args.expr[from]! : method === 'appendleft' ? integerRef(0) : NO_EXPR;
      this.add(base, { way, key, value: args.expr[last]!, isLast: method === 'append' });
      return;
    }
    this.addElements(base, from, last);
  }

  /** What a constructor hands to that of the container it derives from: `super().__init__(xs)`, `list.__init__(self, xs)`. */
  private collectConstruction(row: number, base: ExprRef): void {
    const { args, calls } = this.facts.evidence;
    const from = calls.argStart[row]!;
    const last = from + calls.argCount[row]! - 1;
    const isSuper =
      exprRefKind(base) === 'call' && builtinName(this.facts, calls.callee[exprRefRow(base)]!) === 'super';
    if (isSuper) this.addElements(base, from, last);
    else if (last > from && CONTAINER_CLASSES.has(lastName(this.facts, base) ?? ''))
      this.addElements(args.expr[from]!, from + 1, last);
  }

  /** What arguments (rows of `args`) hold is put into a container, or what they are, under their keywords. */
  private addElements(base: ExprRef, from: number, last: number): void {
    const { args } = this.facts.evidence;
    for (let arg = from; arg <= last; arg++) {
      const keyword = args.keyword[arg]!;
      const value = args.expr[arg]!;
      // Of `*given`, each element holds what is put in.
      if (args.star[arg] === 1) continue;
      if (keyword < 0) this.add(base, { way: 'elements', value });
      else this.add(base, { way: 'item', keyword: this.facts.text(keyword), value });
    }
  }

  /** Whether a call is `d.setdefault(k, …)` or `d.get(k)`: what it gives is in the container. */
  private isKeyed(call: number): boolean {
    const { attrs, calls } = this.facts.evidence;
    const callee = calls.callee[call]!;
    return (
      exprRefKind(callee) === 'attr' &&
      calls.argCount[call]! > 0 &&
      KEYED_METHODS.has(this.facts.text(attrs.name[exprRefRow(callee)]!))
    );
  }

  private add(base: ExprRef, given: Given, mayBeAlias = !isChange(given.way)): void {
    const place = this.placeOf(base);
    const places = [place];
    // `h = self.handlers` and `h.append(f)`: both names are of one container.
    const seen = new Set([place.ref]);
    if (mayBeAlias)
      for (const { ref, within } of places) {
        if (exprRefKind(ref) !== 'name') continue;
        for (const alias of aliasedBy(this.facts, exprRefRow(ref))) {
          if (seen.has(alias) || exceeds('aliases', places.length, MAX_ALIASES)) continue;
          seen.add(alias);
          const of = this.placeOf(alias);
          places.push({ ref: of.ref, within: [...of.within, ...within] });
        }
      }
    const written = this.written(place.ref);
    if (written !== null) for (const one of places) this.addTo(one, { ...written, ...given }, one !== place);
  }

  /** The container around the items that an expression goes through, and their keys. */
  private placeOf(base: ExprRef): Place {
    const { exprs, operands, attrs, args, calls } = this.facts.evidence;
    const within: ExprRef[] = [];
    let ref = base;
    for (;;) {
      const inner = exprRefRow(ref);
      if (exprRefKind(ref) === 'expr' && exprs.kind[inner] === ExprKind.subscript) {
        const from = exprs.operandStart[inner]!;
        within.unshift(operands.expr[from + 1]!);
        ref = operands.expr[from]!;
      } else if (exprRefKind(ref) === 'call' && this.isKeyed(inner)) {
        within.unshift(args.expr[calls.argStart[inner]!]!);
        ref = attrs.base[exprRefRow(calls.callee[inner]!)]!;
      } else return { ref, within };
    }
  }

  /** Where code names a container: its scope and byte offset; null for what has no place of its own. */
  private written(ref: ExprRef): Pick<Addition, 'scope' | 'chunk' | 'start'> | null {
    const { names, attrs, calls } = this.facts.evidence;
    const kind = exprRefKind(ref);
    const table = kind === 'name' ? names : kind === 'attr' ? attrs : kind === 'call' ? calls : null;
    if (table === null) return null;
    const row = exprRefRow(ref);
    return {
      scope: table.scope[row]!,
      chunk: table.chunk[row]!,
      start: this.facts.layout().toAbsolute(table.chunk[row]!, table.start[row]!),
    };
  }

  private addTo(
    { ref, within }: Place,
    given: Given & Pick<Addition, 'scope' | 'chunk' | 'start'>,
    isAlias: boolean,
  ): void {
    const { facts } = this;
    const { names, nameBindings, attrs } = facts.evidence;
    const row = exprRefRow(ref);
    const kind = exprRefKind(ref);
    const addition: Addition = {
      base: ref,
      within,
      key: NO_EXPR,
      keyword: null,
      isLast: false,
      isCertain: kind === 'name' && !isAlias && (names.flags[row]! & NameFlag.conditional) === 0,
      ...given,
    };
    if (kind === 'name') {
      if (nameBindings.resolved[row]! >= 0) put(this.ofBindings, nameBindings.resolved[row]!, addition);
      const receiver = receiverParameter(facts, ref);
      this.addToObject(receiver ? facts.classOf(receiver.method) : -1, addition);
    } else if (kind === 'attr') {
      const receiver = receiverParameter(facts, attrs.base[row]!);
      const owner = receiver ? facts.classOf(receiver.method) : -1;
      const name = privateName(facts, facts.text(attrs.name[row]!), attrs.scope[row]!);
      if (owner >= 0) put(this.ofAttributes, `${owner} ${name}`, addition);
      if (!CHANGING_WAYS.has(given.way) && (owner < 0 || this.isOfBase(owner, name)))
        put(this.outside, name, addition);
    } else if (kind === 'call' && !CHANGING_WAYS.has(given.way)) {
      const { calls } = facts.evidence;
      const callee = calls.callee[row]!;
      const builtin = builtinName(facts, callee);
      const name = builtin === null ? lastName(facts, callee) : null;
      if (name !== null) put(this.outside, givenBy(name), addition);
      if (builtin === 'super') this.addToObject(classAround(facts, calls.def[row]!), addition);
    }
  }

  /** Notes what goes into the own object of a method, of a class (a row of `defs`) that may be below a container. */
  private addToObject(owner: number, addition: Addition): void {
    if (owner >= 0 && this.facts.evidence.defs.baseCount[owner]! > 0 && puts(addition))
      put(this.ofAttributes, `${owner} ${ITSELF}`, addition);
  }

  /** Whether an attribute of a class (a row of `defs`) may be one of its bases: it binds none of the name itself. */
  private isOfBase(owner: number, name: string): boolean {
    const { defs } = this.facts.evidence;
    return (
      defs.baseCount[owner]! > 0 &&
      this.facts.binding(defs.bodyScope[owner]!, name) < 0 &&
      !storedAttributes(this.facts, owner).has(name)
    );
  }
}

/** Methods of mappings that give what is under the key that is their first argument. */
const KEYED_METHODS = new Set(['setdefault', 'get']);

function put<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function passedNames(facts: FileFacts): ReadonlyMap<number, readonly number[]> {
  const { args } = facts.evidence;
  const found = new Map<number, number[]>();
  for (let row = 0; row < args.length; row++) {
    const binding = bindingOf(facts, args.expr[row]!);
    if (binding >= 0 && args.star[row] === 0) put(found, binding, row);
  }
  return found;
}

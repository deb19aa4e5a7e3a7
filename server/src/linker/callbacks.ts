/**
 * What functions of the standard library call of what they are given: callbacks by position and keyword, and
 * special methods of the first argument (library reference, "Built-in Functions", `functools`, `itertools`).
 */
import {
  BINARY_METHODS,
  COMPARISON_METHODS,
  FORMAT_METHODS,
  REFLECTED_COMPARISONS,
  STRING_METHODS,
  TRUTH_METHODS,
} from './operators.ts';

export interface Callbacks {
  readonly positions: readonly number[];
  readonly names: readonly string[];
}

const at = (positions: readonly number[], ...names: readonly string[]): Callbacks => ({ positions, names });

const JSON_HOOKS = at([], 'object_hook', 'object_pairs_hook', 'parse_float', 'parse_int', 'parse_constant');
const TIMED = at([0, 1], 'stmt', 'setup');
const BISECTING = ['bisect_left', 'bisect_right', 'insort_left', 'insort_right'];

export const CALLBACKS: ReadonlyMap<string, Callbacks> = new Map([
  ['builtins.map', at([0])],
  ['builtins.filter', at([0])],
  ['builtins.sorted', at([], 'key')],
  ['builtins.min', at([], 'key')],
  ['builtins.max', at([], 'key')],
  ['builtins.list.sort', at([], 'key')],
  ['functools.reduce', at([0])],
  ['functools.cmp_to_key', at([0])],
  ['itertools.accumulate', at([1], 'func')],
  ['itertools.dropwhile', at([0])],
  ['itertools.takewhile', at([0])],
  ['itertools.filterfalse', at([0])],
  ['itertools.groupby', at([1], 'key')],
  ['itertools.starmap', at([0])],
  ['heapq.nlargest', at([2], 'key')],
  ['heapq.nsmallest', at([2], 'key')],
  ['re.sub', at([1], 'repl')],
  ['re.subn', at([1], 'repl')],
  ['re.Pattern.sub', at([0], 'repl')],
  ['re.Pattern.subn', at([0], 'repl')],
  ['json.dump', at([], 'default')],
  ['json.dumps', at([], 'default')],
  ['json.load', JSON_HOOKS],
  ['json.loads', JSON_HOOKS],
  ...BISECTING.map((name): [string, Callbacks] => [`_bisect.${name}`, at([], 'key')]),
  ['heapq.merge', at([], 'key')],
  ['_operator.call', at([0])],
  ['timeit.timeit', TIMED],
  ['timeit.repeat', TIMED],
  ['_contextvars.Context.run', at([0])],
  ['inspect.getmembers', at([1], 'predicate')],
  ['os.walk', at([2], 'onerror')],
  ['shutil.copytree', at([], 'ignore', 'copy_function')],
  ['shutil.rmtree', at([2], 'onerror', 'onexc')],
  ['concurrent.futures._base.Future.add_done_callback', at([0], 'fn')],
  ['sched.scheduler.enter', at([2], 'action')],
  ['sched.scheduler.enterabs', at([2], 'action')],
  ['weakref.finalize', at([1], 'func')],
  ...['BaseExceptionGroup', 'ExceptionGroup'].flatMap((of) =>
    ['split', 'subgroup'].map((name): [string, Callbacks] => [`builtins.${of}.${name}`, at([0])]),
  ),
  ['unittest.case.TestCase.assertRaises', at([1])],
  ['unittest.case.TestCase.assertWarns', at([1])],
]);

/** A class that a function makes an object of, and the methods of it that it runs; `name`: the keyword that gives the class. */
export interface MadeClass {
  readonly name: string;
  readonly methods: readonly string[];
}

const ACTING: MadeClass = { name: 'action', methods: [] };
const ENCODING: MadeClass = { name: 'cls', methods: ['encode', 'iterencode', 'default'] };
const DECODING: MadeClass = { name: 'cls', methods: ['decode', 'raw_decode'] };

/** Functions that make an object of a class they are given (library reference, `json`). */
export const MAKING: ReadonlyMap<string, MadeClass> = new Map([
  ['argparse._ActionsContainer.add_argument', ACTING],
  ['json.dump', ENCODING],
  ['json.dumps', ENCODING],
  ['json.load', DECODING],
  ['json.loads', DECODING],
]);

/** Functions that run these methods of the context manager they are given; `ExitStack` runs the others when it is left. */
export const ENTERING: ReadonlyMap<string, readonly string[]> = new Map([
  ['contextlib._BaseExitStack.enter_context', ['__enter__']],
  ['contextlib.AsyncExitStack.enter_async_context', ['__aenter__']],
]);

/** Functions that make another object of the class of their first argument. */
export const CONSTRUCTING: ReadonlySet<string> = new Set(['dataclasses.replace', 'copy.replace']);

/** What the elements of a function's last argument are asked: the first method there is. */
export const ELEMENT_METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  ['builtins.any', ['__bool__', '__len__']],
  ['builtins.all', ['__bool__', '__len__']],
  // Where it is given None instead of a function.
  ['builtins.filter', ['__bool__', '__len__']],
]);

/** Positional arguments that a function goes through. */
export interface Iterated {
  readonly from: number;
  readonly to: number;
  /** Only where it is the only positional one. */
  readonly isAlone?: boolean;
}

const ALL = Number.POSITIVE_INFINITY;
const first: Iterated = { from: 0, to: 1 };
const all: Iterated = { from: 0, to: ALL };
const rest: Iterated = { from: 1, to: ALL };

/** What goes through its arguments, at once or as it is gone through itself. */
export const ITERATED: ReadonlyMap<string, Iterated> = new Map<string, Iterated>([
  ...[
    ...['list', 'tuple', 'set', 'frozenset', 'dict', 'sorted', 'sum', 'any', 'all', 'enumerate'],
    ...['str.join', 'list.extend', 'dict.fromkeys', 'bytes.join'],
  ].map((name): [string, Iterated] => [`builtins.${name}`, first]),
  ['builtins.min', { ...first, isAlone: true }],
  ['builtins.max', { ...first, isAlone: true }],
  ['builtins.zip', all],
  ['builtins.dict.update', first],
  ['typing.MutableMapping.update', first],
  ['builtins.set.update', all],
  ['builtins.set.union', all],
  ['builtins.map', rest],
  ['builtins.filter', rest],
  ['collections.deque', first],
  ['collections.deque.extend', first],
  ['collections.Counter', first],
  ['collections.OrderedDict', first],
  ['functools.reduce', { from: 1, to: 2 }],
  ['_functools.reduce', { from: 1, to: 2 }],
  ['itertools.chain', all],
  ['itertools.chain.from_iterable', first],
  ['itertools.cycle', first],
  ['itertools.islice', first],
  ['itertools.accumulate', first],
  ['itertools.groupby', first],
  ['itertools.pairwise', first],
  ['itertools.batched', first],
  ['itertools.tee', first],
  ['itertools.product', all],
  ['itertools.zip_longest', all],
  ['itertools.starmap', rest],
  ['itertools.takewhile', rest],
  ['itertools.dropwhile', rest],
  ['itertools.filterfalse', rest],
]);

/** What asks first how much there may be to go through: `__len__`, else `__length_hint__` (PEP 424). */
export const LENGTH_METHODS = ['__len__', '__length_hint__'];
export const LENGTH_ASKING: ReadonlySet<string> = new Set(
  ['list', 'tuple', 'sorted', 'list.extend'].map((name) => `builtins.${name}`),
);

/** What takes the items of a mapping, which is what has `keys`: else it goes through pairs. */
export const TAKING_ITEMS: ReadonlySet<string> = new Set([
  'builtins.dict',
  'builtins.dict.update',
  'typing.MutableMapping.update',
  'collections.OrderedDict',
]);

/** Where a function of the standard library that carries something from call to call takes what from. */
export interface FoldParameters {
  /** Position of the function that is called, and its name as a keyword. */
  readonly callback: number;
  readonly name?: string;
  /** Position of what is gone through. */
  readonly source: number;
}

export const REDUCING: FoldParameters = { callback: 0, source: 1 };
const ACCUMULATING: FoldParameters = { callback: 1, name: 'func', source: 0 };

/** Where a function of the standard library takes the arguments of its callback from. */
export interface Feeding {
  /** Position of the callback, or the keyword `key`, or any keyword. */
  readonly callback: number | 'key' | 'any';
  /** Position of what a `key` is called with elements of. */
  readonly source?: number;
  /** Elements are the arguments of one call, not one argument each. */
  readonly isSpread?: boolean;
  /** It is called with what it gave before, and an element. */
  readonly fold?: FoldParameters;
}

/** Gives functions to what parsing makes, which calls them with itself. */
export const SETTING_DEFAULTS = 'argparse._ActionsContainer.set_defaults';

export const FEEDING: ReadonlyMap<string, Feeding> = new Map<string, Feeding>([
  ['builtins.map', { callback: 0 }],
  ['builtins.filter', { callback: 0 }],
  ['builtins.sorted', { callback: 'key' }],
  ['builtins.min', { callback: 'key' }],
  ['builtins.max', { callback: 'key' }],
  ['builtins.list.sort', { callback: 'key' }],
  ['functools.reduce', { ...REDUCING, fold: REDUCING }],
  ['_functools.reduce', { ...REDUCING, fold: REDUCING }],
  ['itertools.accumulate', { ...ACCUMULATING, fold: ACCUMULATING }],
  ['itertools.dropwhile', { callback: 0 }],
  ['itertools.takewhile', { callback: 0 }],
  ['itertools.filterfalse', { callback: 0 }],
  ['itertools.groupby', { callback: 'key' }],
  ['itertools.starmap', { callback: 0, isSpread: true }],
  // `args.func(args)` is how a program runs what its parser was given (library reference, `argparse`).
  [SETTING_DEFAULTS, { callback: 'any' }],
  ['heapq.nlargest', { callback: 'key', source: 1 }],
  ['heapq.nsmallest', { callback: 'key', source: 1 }],
]);

/** What compares the elements it is given, or its arguments, and by which of their methods. */
export const ORDERING: ReadonlyMap<string, readonly string[]> = new Map([
  ['builtins.sorted', ['__lt__', '__gt__']],
  ['builtins.list.sort', ['__lt__', '__gt__']],
  ['builtins.min', ['__lt__', '__gt__']],
  ['builtins.max', ['__gt__', '__lt__']],
  ['builtins.sum', ['__radd__', '__add__']],
  ['heapq.heapify', ['__lt__', '__gt__']],
  ['_heapq.heapify', ['__lt__', '__gt__']],
  ['_heapq.heappush', ['__lt__', '__gt__']],
  ['_heapq.heappop', ['__lt__', '__gt__']],
  ['_heapq.heappushpop', ['__lt__', '__gt__']],
  ['_heapq.heapreplace', ['__lt__', '__gt__']],
  ['heapq.nlargest', ['__lt__', '__gt__']],
  ['heapq.nsmallest', ['__lt__', '__gt__']],
  ...BISECTING.map((name): [string, readonly string[]] => [`_bisect.${name}`, ['__lt__', '__gt__']]),
]);

/** What copies what containers hold, too. */
export const COPYING_ELEMENTS: ReadonlySet<string> = new Set([
  'copy.deepcopy',
  ...['_pickle.dump', '_pickle.dumps', 'pickle.dump', 'pickle.dumps'],
]);

/** Methods that a function runs of another object like the one it is given. */
export const RESTORING: ReadonlyMap<string, string> = new Map([
  ['copy.copy', '__setstate__'],
  ['copy.deepcopy', '__setstate__'],
]);

/** What makes text of all that it is given, and by which of their methods. */
export const WRITING: ReadonlyMap<string, readonly string[]> = new Map([
  ['builtins.print', STRING_METHODS],
  ['builtins.str', STRING_METHODS],
  ['builtins.repr', ['__repr__']],
  ['builtins.ascii', ['__repr__']],
]);

/** How an object says what it is made of, where nothing copies it in its own way (library reference, `pickle`). */
const REDUCING_METHODS: readonly string[] = ['__reduce_ex__', '__reduce__', '__getstate__'];

/** The first method the class has is the one that runs. */
export const SPECIAL_METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  ['builtins.len', ['__len__']],
  ['builtins.bool', ['__bool__', '__len__']],
  ['builtins.int', ['__int__', '__index__', '__trunc__']],
  ['builtins.float', ['__float__', '__index__']],
  ['builtins.bytes', ['__bytes__', '__index__', '__iter__']],
  ['builtins.chr', ['__index__']],
  ['builtins.range', ['__index__']],
  ['builtins.abs', ['__abs__']],
  ['builtins.iter', ['__iter__']],
  ['builtins.next', ['__next__']],
  ['builtins.reversed', ['__reversed__']],
  ['builtins.format', FORMAT_METHODS],
  ['builtins.dir', ['__dir__']],
  ['builtins.str.format_map', ['__getitem__']],
  ['builtins.round', ['__round__']],
  ['builtins.bin', ['__index__']],
  ['builtins.oct', ['__index__']],
  ['builtins.hex', ['__index__']],
  ['builtins.complex', ['__complex__', '__float__', '__index__']],
  ['math.floor', ['__floor__', '__float__']],
  ['math.ceil', ['__ceil__', '__float__']],
  ['math.trunc', ['__trunc__']],
  ['copy.copy', ['__copy__', ...REDUCING_METHODS]],
  ['copy.deepcopy', ['__deepcopy__', ...REDUCING_METHODS]],
  ['_pickle.dump', REDUCING_METHODS],
  ['_pickle.dumps', REDUCING_METHODS],
  ['pickle.dump', REDUCING_METHODS],
  ['pickle.dumps', REDUCING_METHODS],
  ['_operator.abs', ['__abs__']],
  ['_operator.index', ['__index__']],
  ['_operator.inv', ['__invert__']],
  ['_operator.length_hint', ['__len__', '__length_hint__']],
  ['_operator.not_', TRUTH_METHODS],
  ['_operator.concat', ['__add__']],
  ['_operator.iconcat', ['__iadd__', '__add__']],
  ['_operator.getitem', ['__getitem__']],
  ['_operator.setitem', ['__setitem__']],
  ['_operator.delitem', ['__delitem__']],
  ['_operator.contains', ['__contains__']],
  ['_operator.neg', ['__neg__']],
  ['_operator.pos', ['__pos__']],
  ['_operator.invert', ['__invert__']],
  ['_operator.truth', TRUTH_METHODS],
]);

/** What a function does with two operands: the first method the left one has, or that of the right one. */
export interface OperatorFunction {
  readonly left: readonly string[];
  readonly right: string;
}

/** Functions of `operator` with two operands, and builtins that are operators by another name. */
export const OPERATOR_FUNCTIONS: ReadonlyMap<string, OperatorFunction> = new Map([
  ...[
    ...BINARY_METHODS.values(),
    ...[...COMPARISON_METHODS].map(
      ([operator, method]) => [method, REFLECTED_COMPARISONS.get(operator)!] as const,
    ),
  ].map(([left, right]): [string, OperatorFunction] => {
    const name = left.slice(2, -2);
    return [`_operator.${name === 'and' || name === 'or' ? `${name}_` : name}`, { left: [left], right }];
  }),
  ...[...BINARY_METHODS.values()].map(([left, right]): [string, OperatorFunction] => [
    `_operator.i${left.slice(2, -2)}`,
    { left: [`__i${left.slice(2)}`, left], right },
  ]),
  ['builtins.divmod', { left: ['__divmod__'], right: '__rdivmod__' }],
  ['builtins.pow', { left: ['__pow__'], right: '__rpow__' }],
]);

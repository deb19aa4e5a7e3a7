/**
 * What functions of the standard library call of what they are given: callbacks by position and keyword, and
 * special methods of the first argument (library reference, "Built-in Functions", `functools`, `itertools`).
 */

export interface Callbacks {
  readonly positions: readonly number[];
  readonly names: readonly string[];
}

const at = (positions: readonly number[], ...names: readonly string[]): Callbacks => ({ positions, names });

export const CALLBACKS: ReadonlyMap<string, Callbacks> = new Map([
  ['builtins.map', at([0])],
  ['builtins.filter', at([0])],
  ['builtins.sorted', at([], 'key')],
  ['builtins.min', at([], 'key')],
  ['builtins.max', at([], 'key')],
  ['builtins.list.sort', at([], 'key')],
  ['functools.reduce', at([0])],
  ['itertools.accumulate', at([1], 'func')],
  ['itertools.dropwhile', at([0])],
  ['itertools.takewhile', at([0])],
  ['itertools.filterfalse', at([0])],
  ['itertools.groupby', at([1], 'key')],
  ['itertools.starmap', at([0])],
  ['heapq.nlargest', at([2], 'key')],
  ['heapq.nsmallest', at([2], 'key')],
  ['re.sub', at([1], 'repl')],
  ['asyncio.runners.run', at([])],
]);

/** Functions that enter the context manager they are given, and see to it that it is left. */
export const ENTERING: ReadonlySet<string> = new Set([
  'contextlib._BaseExitStack.enter_context',
  'contextlib.ExitStack.enter_context',
]);

/** Where a function of the standard library takes the arguments of its callback from. */
interface Feeding {
  /** Position of the callback, or the keyword `key`. */
  readonly callback: number | 'key';
  /** Position of what a `key` is called with elements of. */
  readonly source?: number;
  /** Elements are the arguments of one call, not one argument each. */
  readonly isSpread?: boolean;
  /** It is called with two elements, or a result and an element. */
  readonly isFold?: boolean;
}

export const FEEDING: ReadonlyMap<string, Feeding> = new Map<string, Feeding>([
  ['builtins.map', { callback: 0 }],
  ['builtins.filter', { callback: 0 }],
  ['builtins.sorted', { callback: 'key' }],
  ['builtins.min', { callback: 'key' }],
  ['builtins.max', { callback: 'key' }],
  ['builtins.list.sort', { callback: 'key' }],
  ['functools.reduce', { callback: 0, isFold: true }],
  ['_functools.reduce', { callback: 0, isFold: true }],
  ['itertools.dropwhile', { callback: 0 }],
  ['itertools.takewhile', { callback: 0 }],
  ['itertools.filterfalse', { callback: 0 }],
  ['itertools.groupby', { callback: 'key' }],
  ['itertools.starmap', { callback: 0, isSpread: true }],
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
  ['heapq.nlargest', ['__lt__', '__gt__']],
  ['heapq.nsmallest', ['__lt__', '__gt__']],
]);

/** The first method the class has is the one that runs. */
export const SPECIAL_METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  ['builtins.len', ['__len__']],
  ['builtins.str', ['__str__', '__repr__']],
  ['builtins.repr', ['__repr__']],
  ['builtins.bool', ['__bool__', '__len__']],
  ['builtins.int', ['__int__', '__index__', '__trunc__']],
  ['builtins.float', ['__float__', '__index__']],
  ['builtins.bytes', ['__bytes__', '__iter__']],
  ['builtins.hash', ['__hash__']],
  ['builtins.abs', ['__abs__']],
  ['builtins.iter', ['__iter__']],
  ['builtins.next', ['__next__']],
  ['builtins.reversed', ['__reversed__']],
  ['builtins.format', ['__format__']],
  ['builtins.dir', ['__dir__']],
  ['builtins.list', ['__iter__']],
  ['builtins.tuple', ['__iter__']],
  ['builtins.set', ['__iter__']],
  ['builtins.sorted', ['__iter__']],
  ['builtins.sum', ['__iter__']],
  ['builtins.any', ['__iter__']],
  ['builtins.all', ['__iter__']],
  ['builtins.enumerate', ['__iter__']],
]);

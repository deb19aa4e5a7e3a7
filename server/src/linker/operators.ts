/** The methods that operators call (data model 3.3.8): the left operand's, then the right one's reflected. */

const names = (pairs: Readonly<Record<string, string>>): ReadonlyMap<string, readonly [string, string]> =>
  new Map(Object.entries(pairs).map(([operator, name]) => [operator, [`__${name}__`, `__r${name}__`]]));

export const BINARY_METHODS = names({
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '@': 'matmul',
  '**': 'pow',
  '<<': 'lshift',
  '>>': 'rshift',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
});

export const UNARY_METHODS: ReadonlyMap<string, string> = new Map([
  ['-', '__neg__'],
  ['+', '__pos__'],
  ['~', '__invert__'],
]);

/** What asks an object whether it is true (data model 3.3.1, `object.__bool__`). */
export const TRUTH_METHODS: readonly string[] = ['__bool__', '__len__'];

/** Comparisons that the right operand answers where the left one cannot (data model 3.3.1). */
export const REFLECTED_COMPARISONS: ReadonlyMap<string, string> = new Map([
  ['<', '__gt__'],
  ['<=', '__ge__'],
  ['==', '__eq__'],
  ['!=', '__ne__'],
  ['>', '__lt__'],
  ['>=', '__le__'],
]);

/** Comparisons run the left operand's method (data model 3.3.1); `in` is of the right one. */
export const COMPARISON_METHODS: ReadonlyMap<string, string> = new Map([
  ['<', '__lt__'],
  ['<=', '__le__'],
  ['==', '__eq__'],
  ['!=', '__ne__'],
  ['>', '__gt__'],
  ['>=', '__ge__'],
]);

/** What makes a string of an object, and formats it (data model 3.3.1): the first there is. */
export const STRING_METHODS: readonly string[] = ['__str__', '__repr__'];
export const REPR_METHODS: readonly string[] = ['__repr__'];
export const FORMAT_METHODS: readonly string[] = ['__format__', ...STRING_METHODS];

/**
 * Differences between the binder and CPython's `symtable` that are known and right. Each entry says when it
 * applies and why; whatever is not listed here fails the conformance suite.
 */
import type { PythonVersion } from '../../server/src/binder/python-rules.ts';
import { ORDER_DIFFERS } from './symtable-view.ts';

export interface Difference {
  /** Path of the file in its corpus, or name of the snippet. */
  readonly label: string;
  readonly text: string;
  /** Where and what, as `compareScopes` words it. */
  readonly difference: string;
  /** The tree-sitter grammar did not understand the whole file. */
  readonly hasErrors: boolean;
  readonly version: PythonVersion;
}

interface Explanation {
  readonly reason: string;
  readonly applies: (difference: Difference) => boolean;
}

const EXPLANATIONS: readonly Explanation[] = [
  {
    // `@d(lambda: 1) def f(a: (lambda: 2))`: up to 3.11 the lambda of the annotation comes first. The evidence
    // keeps one order for all versions.
    reason: 'scopes in decorators are listed before those in annotations and bases, as since Python 3.12',
    applies: ({ label, difference, version }) =>
      version.minor < 12 && difference.endsWith(ORDER_DIFFERS) && label.startsWith('Lambdas in '),
  },
  {
    // The symbol table pass of older versions visits `else` before `except`, that of newer ones after it.
    reason: 'scopes in the else of a try are listed before those in its handlers, as up to Python 3.12',
    applies: ({ text, difference, version }) =>
      version.minor >= 13 && difference.endsWith(ORDER_DIFFERS) && /^ *try:[\s\S]*^ *else:/m.test(text),
  },
  {
    // Names in bounds and bases of `class C[T]` belong outside of C; early releases of 3.12 mangled them all
    // the same, and went on mangling with C's name behind the class (CPython issue 119395).
    reason: 'early releases of Python 3.12 mangle private names around generic classes',
    applies: ({ text, difference, version }) =>
      version.minor === 12 &&
      /class \w+\[/.test(text) &&
      /: ((missing|unexpected) symbol )?\w*__\w+ /.test(difference),
  },
  {
    reason: 'early releases of Python 3.12 let a class body close over its own __class__ in a comprehension',
    applies: ({ difference, version }) =>
      version.minor === 12 && / __class__ expected free.*, got global/.test(difference),
  },
  {
    reason: 'Python 3.8 gives scopes in f-strings of several lines other lines',
    applies: ({ label, difference, version }) =>
      version.minor === 8 && label === 'typing.py' && / expected \d+, got \d+$/.test(difference),
  },
  {
    // `symtable.py` takes every table named "top" for the module's, whose variables are global as well as local.
    // The binder says what the interpreter does: they are local.
    reason: 'symtable mistakes a function named top for the module',
    applies: ({ difference }) => {
      const found = /\/top:[1-9]\d*: \S+ expected (.*), got (.*)$/.exec(difference);
      return found !== null && found[1]!.replace('local global', 'local') === found[2];
    },
  },
  {
    // `(a.` continued on a line that is indented less than its block.
    reason: 'tree-sitter-python ends the block at a dedent inside parentheses',
    applies: ({ label, hasErrors }) => hasErrors && label === 'test/test_compile.py',
  },
  {
    // PEP 696, `class C[T = int]`: tree-sitter-python 0.25 has no rule for it.
    reason: 'tree-sitter-python does not parse defaults of type parameters',
    applies: ({ label, hasErrors }) => hasErrors && label === 'Type parameter defaults',
  },
];

/** The reason why a difference is acceptable, or null. */
export function explainDifference(difference: Difference): string | null {
  return EXPLANATIONS.find(({ applies }) => applies(difference))?.reason ?? null;
}

/** Imports (language reference 7.11), those from `__future__` among them. */
import { Field, NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';

/** `import a,` and `from a import b.c`; only in parentheses a comma may be last. */
function checkImport(at: Place): void {
  const last = at.children(at.node).at(-1) ?? -1;
  if (at.kindOf(last) === NodeKind.comma_token)
    at.refuse(last, 'a trailing comma needs parentheses around the names');
  for (const child of at.children(at.node)) {
    if (at.field[child] !== Field.name) continue;
    const name = at.kindOf(child) === NodeKind.aliased_import ? at.child(child, Field.name) : child;
    const dot = name < 0 ? -1 : at.childOfKind(name, NodeKind.dot_token);
    if (dot >= 0 && at.kindOf(at.node) !== NodeKind.import_statement) at.refuse(dot, 'unexpected `.`');
    if (dot < 0 && name === child && at.reads(name, '__debug__'))
      at.refuse(name, 'cannot assign to `__debug__`');
  }
}

function checkWildcard(at: Place): void {
  if (at.runsIn() >= 0) at.refuse(at.node, '`import *` is only allowed at module level');
}

/** `__future__.all_feature_names`. */
const FEATURES: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

/** Language reference 7.11.1: there are not many features. */
function checkFeatures(at: Place): void {
  for (const child of at.children(at.node)) {
    if (at.field[child] !== Field.name) continue;
    const name = at.kindOf(child) === NodeKind.aliased_import ? at.child(child, Field.name) : child;
    if (name >= 0 && !FEATURES.has(at.textOf(name)))
      at.refuse(name, `there is no future feature \`${at.textOf(name)}\``);
  }
}

function checkNesting(at: Place): void {
  if (at.kindOf(at.parent()) !== NodeKind.module) at.refuse(at.node, NOT_FIRST);
}

const NOT_FIRST = '`from __future__` must be at the beginning of the file';

/** Nothing but a docstring may be before `from __future__`. */
function checkBeginning(at: Place): void {
  let isBeginning = true;
  for (const [i, statement] of at.namedChildren(at.node).entries()) {
    if (at.kindOf(statement) !== NodeKind.future_import_statement)
      isBeginning &&= i === 0 && isDocstring(at, statement);
    else if (!isBeginning) at.refuse(statement, NOT_FIRST);
  }
}

function isDocstring(at: Place, statement: number): boolean {
  const value = at.namedChild(statement);
  const kind = at.kindOf(value);
  const isString = kind === NodeKind.string || kind === NodeKind.concatenated_string;
  return isString && !/^[rR]?[bftBFT]/.test(at.textOf(value));
}

export const IMPORT_RULES: readonly SyntaxRule[] = [
  {
    kinds: [NodeKind.import_statement, NodeKind.import_from_statement, NodeKind.future_import_statement],
    check: checkImport,
  },
  { kinds: [NodeKind.future_import_statement], check: checkFeatures },
];

/** These hang on what is around. */
export const IMPORT_PLACE_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.wildcard_import], check: checkWildcard },
  { kinds: [NodeKind.future_import_statement], check: checkNesting },
  { kinds: [NodeKind.module], check: checkBeginning },
];

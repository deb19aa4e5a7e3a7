/**
 * What the grammar takes and Python refuses, by rules each of which looks at one kind of node. All of them tell what they
 * tell by the tree of an outermost function alone, or by what is between such functions: either can change without the
 * other.
 *
 * Everything that CPython's parser refuses belongs here, and of what only its compiler refuses that which needs no names:
 * no program has it. What hangs on what names mean, or on which characters Unicode names, does not.
 */
import type { FlatTree } from '../flat-tree.ts';
import { NodeKind } from '../node-kinds.ts';
import { ARGUMENT_RULES } from './arguments.ts';
import { DECLARATION_RULES } from './declarations.ts';
import { EXPRESSION_RULES } from './expressions.ts';
import { IMPORT_PLACE_RULES, IMPORT_RULES } from './imports.ts';
import { checkModule, INDENTATION_RULES } from './indentation.ts';
import { LITERAL_RULES } from './literals.ts';
import { PARAMETER_RULES } from './parameters.ts';
import { PATTERN_RULES } from './patterns.ts';
import { Place, type SyntaxRule } from './place.ts';
import { PLACEMENT_RULES } from './placement.ts';
import { STATEMENT_RULES } from './statements.ts';
import { TARGET_RULES } from './targets.ts';
import { TRY_RULES } from './try.ts';

/** A line, or the function that it is in, or everything that is in none. */
export type Needs = 'line' | 'surroundings';

/** Rules, and what must have been parsed for their problems to be none of recovery's. */
const RULES: readonly (readonly [Needs, readonly SyntaxRule[]])[] = [
  ['line', ARGUMENT_RULES],
  ['line', EXPRESSION_RULES],
  ['line', IMPORT_RULES],
  ['line', LITERAL_RULES],
  ['line', PARAMETER_RULES],
  ['line', PATTERN_RULES],
  ['line', STATEMENT_RULES],
  ['line', TARGET_RULES],
  ['surroundings', DECLARATION_RULES],
  ['surroundings', IMPORT_PLACE_RULES],
  ['surroundings', INDENTATION_RULES],
  ['surroundings', PLACEMENT_RULES],
  ['surroundings', TRY_RULES],
];

export interface Refused {
  /** UTF-16 span. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'error' | 'missing';
  readonly message: string;
  readonly needs: Needs;
}

interface Check {
  readonly needs: Needs;
  readonly check: SyntaxRule['check'];
}

/** The checks of each kind of node. */
const CHECKS: readonly (readonly Check[])[] = Array.from({ length: 256 }, (_, kind) =>
  RULES.flatMap(([needs, rules]) =>
    rules.filter(({ kinds }) => kinds.includes(kind)).map(({ check }) => ({ needs, check })),
  ),
);

const IS_CHECKED = Uint8Array.from(CHECKS, (checks) => Number(checks.length > 0));

/**
 * What is refused in a tree, more or less in its order, up to a number of problems; ERROR nodes are not looked into.
 * `isPart`: the tree is that of a function by itself.
 */
export function findRefused(tree: FlatTree, text: string, isPart: boolean, limit: number): Refused[] {
  const { kind, next, length } = tree;
  const found: Refused[] = [];
  let needs: Needs = 'surroundings';
  const at = new Place(tree, text, (start, end, message, kind) => {
    if (found.length < limit) found.push({ start, end, kind, message, needs });
  });
  if (!isPart && kind[0] === NodeKind.module) checkModule(at);
  const { around } = at;
  let depth = 0;
  for (let node = 0; node < length && found.length < limit; ) {
    while (depth > 0 && next[around[depth - 1]!]! <= node) depth--;
    const own = kind[node]!;
    if (own === NodeKind.error) {
      node = next[node]!;
      continue;
    }
    if (IS_CHECKED[own] === 1) {
      at.node = node;
      at.depth = depth;
      for (const one of CHECKS[own]!) {
        needs = one.needs;
        one.check(at);
      }
    }
    if (next[node]! > node + 1) around[depth++] = node;
    node++;
  }
  return found;
}

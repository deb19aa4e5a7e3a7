/**
 * Statements and expressions that need something around them: a function, an asynchronous one, a loop (language reference
 * 6.2.9, 6.4, 7.6, 7.9, 7.10, 8.9). The compiler tells of these, by syntax alone.
 */
import { Field, NodeKind } from '../node-kinds.ts';
import type { Place, SyntaxRule } from './place.ts';
import { isForGroups } from './try.ts';

const isLoop = (kind: number): boolean =>
  kind === NodeKind.for_statement || kind === NodeKind.while_statement;

const isFunction = (kind: number): boolean =>
  kind === NodeKind.function_definition || kind === NodeKind.lambda;

function checkReturn(at: Place): void {
  const scope = at.runsIn();
  if (scope < 0 || at.kindOf(at.around[scope]!) === NodeKind.class_definition)
    at.refuse(at.node, '`return` outside function');
  else refuseInGroup(at, scope);
}

/** What leaves a handler of `except*`; `end` is the index of `around` of what is left, or of the function. */
function refuseInGroup(at: Place, end: number): void {
  for (let i = end + 1; i < at.depth; i++)
    if (at.kindOf(at.around[i]!) === NodeKind.except_clause && isForGroups(at, at.around[i]!))
      at.refuse(at.node, `\`${at.textOf(at.node + 1)}\` cannot leave an \`except*\` block`);
}

function checkBreak(at: Place): void {
  const scope = at.runsIn();
  for (let i = at.depth - 1; i > scope; i--) {
    // `else` of a loop is outside of it.
    if (!isLoop(at.kindOf(at.around[i]!)) || at.field[at.inside(i)] !== Field.body) continue;
    refuseInGroup(at, i);
    return;
  }
  at.refuse(at.node, `\`${at.textOf(at.node)}\` outside loop`);
}

function checkYield(at: Place): void {
  const scope = at.runsIn();
  const around = scope < 0 ? -1 : at.around[scope]!;
  const isFrom = at.hasChildOfKind(at.node, NodeKind.from_token);
  if (!isFunction(at.kindOf(around)))
    at.refuse(
      at.node,
      around < 0 || at.kindOf(around) === NodeKind.class_definition
        ? '`yield` outside function'
        : '`yield` inside a comprehension',
    );
  else if (isFrom && at.isAsync(around)) at.refuse(at.node, '`yield from` inside an async function');
}

/** Whether the innermost function around is asynchronous, seen from an index of `around`. */
function isInAsync(at: Place, from?: number): boolean {
  const scope = at.runsIn(from);
  return (
    scope >= 0 &&
    at.kindOf(at.around[scope]!) === NodeKind.function_definition &&
    at.isAsync(at.around[scope]!)
  );
}

function checkAwait(at: Place): void {
  const scope = at.runsIn();
  const around = scope < 0 ? -1 : at.around[scope]!;
  if (isComprehension(at.kindOf(around))) checkAsyncComprehension(at, scope);
  else if (!isInAsync(at)) at.refuse(at.node, '`await` outside async function');
}

const isComprehension = (kind: number): boolean =>
  kind === NodeKind.list_comprehension ||
  kind === NodeKind.set_comprehension ||
  kind === NodeKind.dictionary_comprehension ||
  kind === NodeKind.generator_expression;

/** A comprehension that awaits something makes the one around it do so, too; a generator does it when it is run. */
function checkAsyncComprehension(at: Place, comprehension: number): void {
  for (let i = comprehension; i >= 0 && isComprehension(at.kindOf(at.around[i]!)); i = at.runsIn(i)) {
    if (at.kindOf(at.around[i]!) === NodeKind.generator_expression) return;
    const outer = at.runsIn(i);
    if (outer >= 0 && isComprehension(at.kindOf(at.around[outer]!))) continue;
    if (!isInAsync(at, i)) at.refuse(at.node, 'an asynchronous comprehension outside async function');
    return;
  }
}

function checkFor(at: Place): void {
  if (at.isAsync(at.node) && !isInAsync(at))
    at.refuse(at.node + 1, `\`async ${at.textOf(at.node + 2)}\` outside async function`);
}

function checkClause(at: Place): void {
  if (at.isAsync(at.node)) checkAsyncComprehension(at, at.depth - 1);
}

/** `return value` in an asynchronous generator (language reference 8.9.1). */
function checkGenerator(at: Place): void {
  if (!at.isAsync(at.node)) return;
  const { kind, next } = at;
  const body = at.child(at.node, Field.body);
  if (body < 0) return;
  let yields = false;
  const values: number[] = [];
  for (let node = body; node < next[body]!; node++) {
    if (isFunction(kind[node]!) || kind[node] === NodeKind.class_definition) node = next[node]! - 1;
    else if (kind[node] === NodeKind.yield) yields = true;
    else if (kind[node] === NodeKind.return_statement && at.namedChildren(node).length > 0) values.push(node);
  }
  if (yields) for (const node of values) at.refuse(node, '`return` with a value in an async generator');
}

/** What a comprehension may bind outside of itself (PEP 572, "Exceptional cases"). */
function checkWalrus(at: Place): void {
  const name = at.child(at.node, Field.name);
  let isInside = false;
  let isInLambda = false;
  for (let i = at.depth - 1; i >= 0 && name >= 0; i--) {
    const outer = at.around[i]!;
    const kind = at.kindOf(outer);
    if (kind === NodeKind.function_definition) return;
    isInLambda ||= kind === NodeKind.lambda;
    if (kind === NodeKind.class_definition) {
      if (isInside && !isInLambda) at.refuse(at.node, 'a comprehension cannot bind names of a class');
      return;
    }
    if (kind === NodeKind.for_in_clause && at.field[at.inside(i)] === Field.right) {
      at.refuse(at.node, 'what a comprehension goes through cannot bind a name');
      return;
    }
    if (isInLambda || !isComprehension(kind)) continue;
    isInside = true;
    if (!goesThrough(at, outer, at.textOf(name))) continue;
    at.refuse(at.node, `a comprehension cannot bind \`${at.textOf(name)}\` again`);
    return;
  }
}

/** Whether a name is among the targets of a comprehension. */
function goesThrough(at: Place, comprehension: number, name: string): boolean {
  for (const clause of at.namedChildren(comprehension)) {
    const left = at.kindOf(clause) === NodeKind.for_in_clause ? at.child(clause, Field.left) : -1;
    for (let node = left; node >= 0 && node < at.next[left]!; node++)
      if (
        at.kindOf(node) === NodeKind.identifier &&
        at.field[node] !== Field.attribute &&
        at.reads(node, name)
      )
        return true;
  }
  return false;
}

export const PLACEMENT_RULES: readonly SyntaxRule[] = [
  { kinds: [NodeKind.return_statement], check: checkReturn },
  { kinds: [NodeKind.break_statement, NodeKind.continue_statement], check: checkBreak },
  { kinds: [NodeKind.yield], check: checkYield },
  { kinds: [NodeKind.await], check: checkAwait },
  { kinds: [NodeKind.named_expression], check: checkWalrus },
  { kinds: [NodeKind.for_statement, NodeKind.with_statement], check: checkFor },
  { kinds: [NodeKind.for_in_clause], check: checkClause },
  { kinds: [NodeKind.function_definition], check: checkGenerator },
];

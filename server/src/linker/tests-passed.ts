/**
 * What tests of a name's type tell behind the code that they guard: in `if isinstance(x, A): x = f(x)`, an x that was not
 * bound anew has failed the test. Said of each site of a binding by itself, where all ways from it to the reader lead through
 * the statement; `match` is left out, whose patterns may hold where the rest of a `case` does not. Evaluates nothing.
 */
import { type ExprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { BlockKind } from '../evidence/schema.ts';
import { type Block, bodiesWith, isLoopBetween, surelyRunsBefore } from './block-tree.ts';
import { guardRows } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { isForeignSite, sitePosition } from './site-order.ts';
import { type TypeTest, testsOf } from './type-tests.ts';
import { outlives } from './visible-sites.ts';

/** A test that has not come out as it does where it guards a body that binds what it tests. */
interface Passage {
  readonly test: TypeTest;
  /** Absolute byte offset of the condition. */
  readonly start: number;
  /** Those of the `if` statement. */
  readonly bodies: readonly Block[];
  /** Which of them it guards. */
  readonly nth: number;
}

const NO_PASSAGES: readonly Passage[] = [];
const NO_TESTS: readonly TypeTest[] = [];

/** What a value that a site (a row of `bindingSites`) bound has been found to be where a name (a row of `names`) is read. */
export function testsPassed(facts: FileFacts, nameRow: number, site: number): readonly TypeTest[] {
  const { bindings, bindingSites, names, nameBindings } = facts.evidence;
  const binding = nameBindings.resolved[nameRow]!;
  const passages = passagesOf(facts, binding);
  if (passages.length === 0 || isForeignSite(facts, site)) return NO_TESTS;
  const scope = bindings.scope[binding]!;
  const bound = sitePosition(facts, bindingSites.kind[site]!, bindingSites.row[site]!);
  const read = facts.layout().toAbsolute(names.chunk[nameRow]!, names.start[nameRow]!);
  const isPassed = ({ start, bodies }: Passage): boolean => {
    const first = bodies[0]!.start;
    if (read < bodies.at(-1)!.end || (bound >= Math.min(start, first) && bound < read)) return false;
    const heading = first - 1;
    // What is bound further down comes back by a loop, which has to lead through the statement.
    const isRoundabout = bound >= read && isLoopBetween(facts, scope, heading, read);
    return !isRoundabout && surelyRunsBefore(facts, scope, heading, read);
  };
  return passages.filter(isPassed).map(({ test }) => test);
}

/** Those of a binding whose value, past the statement, is one that the test has let by. */
function passagesOf(facts: FileFacts, binding: number): readonly Passage[] {
  const written = facts.memo('guarded bodies', () => collect(facts)).get(binding);
  if (!written) return NO_PASSAGES;
  const known = facts.memo('passages', () => new Map<number, readonly Passage[]>());
  let passages = known.get(binding);
  if (!passages) {
    // What comes from a body before it has not been tested, unless it is the `else`.
    const isTold = ({ bodies, nth }: Passage): boolean =>
      bodies.slice(isElse(bodies, nth) ? nth : 0, nth + 1).every((body) => !outlives(facts, binding, body));
    known.set(binding, (passages = written.filter(isTold)));
  }
  return passages;
}

/** The tests of names that guard bodies of `if` statements, as they come out where the body does not run, by the binding. */
function collect(facts: FileFacts): ReadonlyMap<number, readonly Passage[]> {
  const { exprs, operands } = facts.evidence;
  const found = new Map<number, Passage[]>();
  const layout = facts.layout();
  for (const row of guardRows(facts)) {
    const condition = operands.expr[exprs.operandStart[row]!]!;
    const isTrue = facts.text(exprs.detail[row]!) === 'true';
    const tests = testsOf(facts, condition, !isTrue).filter(({ attribute }) => attribute < 0);
    if (tests.length === 0) continue;
    const at = (offset: number): number => layout.toAbsolute(exprs.chunk[row]!, offset);
    const bodies = bodiesWith(facts, exprs.scope[row]!, at(exprs.start[row]!));
    const nth = bodies.findIndex(({ start }) => start === at(exprs.start[row]!));
    const isWhole = nth >= 0 && bodies[nth]!.end <= at(exprs.end[row]!);
    const isOwn = isTrue ? bodies[nth]?.kind === BlockKind.branch : isElse(bodies, nth);
    if (!isWhole || !isOwn) continue;
    const start = startOf(facts, condition);
    for (const test of tests) {
      const binding = Number(test.place);
      const passage = { test, start, bodies, nth };
      const passages = found.get(binding);
      if (passages) passages.push(passage);
      else found.set(binding, [passage]);
    }
  }
  return found;
}

/** Whether the n-th body runs wherever the only other one does not. */
const isElse = (bodies: readonly Block[], nth: number): boolean =>
  nth === 1 &&
  bodies.length === 2 &&
  bodies[0]!.kind === BlockKind.branch &&
  bodies[1]!.kind === BlockKind.otherwise;

/** Absolute byte offset of an expression that tests something. */
function startOf(facts: FileFacts, ref: ExprRef): number {
  const { attrs, calls, exprs } = facts.evidence;
  const kind = exprRefKind(ref);
  const { chunk, start } = kind === 'call' ? calls : kind === 'attr' ? attrs : exprs;
  return facts.layout().toAbsolute(chunk[exprRefRow(ref)]!, start[exprRefRow(ref)]!);
}

/**
 * The bodies of compound statements of each scope as trees, from the rows of `blocks`, and whether one place of the
 * code surely ran when another one runs. Knows positions only, not what code does.
 */

import { BlockKind } from '../evidence/schema.ts';
import { partitionPoint } from '../text/partition-point.ts';
import type { FileFacts } from './file-facts.ts';

export interface Block {
  /** Absolute byte offsets. */
  readonly start: number;
  readonly end: number;
  /** A `BlockKind`. */
  readonly kind: number;
  /** A `BlockExit`. */
  readonly exit: number;
  /** By statement, in the order of the text: the bodies of each. */
  readonly statements: Block[][];
}

export interface ScopeBlocks {
  /** The statements with bodies that stand directly in the scope's own body. */
  readonly statements: Block[][];
  readonly count: number;
}

const NO_BLOCKS: ScopeBlocks = { statements: [], count: 0 };
const NO_BODIES: readonly Block[] = [];

/** The blocks of a scope's code, without those of the scopes inside. */
export const blocksOf = (facts: FileFacts, scope: number): ScopeBlocks =>
  facts.memo('block trees', () => collect(facts)).get(scope) ?? NO_BLOCKS;

/**
 * Whether what stands at `earlier` surely ran before what stands further down at `later`, both absolute byte offsets
 * in the code of one scope: no block that may not run, or that is another alternative, holds the first one alone.
 */
export const surelyRunsBefore = (facts: FileFacts, scope: number, earlier: number, later: number): boolean =>
  around(facts, scope, earlier).every((block) => block.kind === BlockKind.plain || holds(block, later));

/** Whether a loop holds the later place alone, so that it runs again without the earlier one. */
export const isLoopBetween = (facts: FileFacts, scope: number, earlier: number, later: number): boolean =>
  around(facts, scope, later).some((block) => isLoop(block) && !holds(block, earlier));

/** Whether a loop that stands between `from` and `to` holds both places, so that each of them may run after the other. */
export const areInLoopWithin = (
  facts: FileFacts,
  scope: number,
  { start, end }: { readonly start: number; readonly end: number },
  a: number,
  b: number,
): boolean =>
  around(facts, scope, a).some(
    (block) => isLoop(block) && start <= block.start && block.end <= end && holds(block, b),
  );

/** Whether a place stands in code that Python 3 does not run. */
export const isNeverRun = (facts: FileFacts, scope: number, position: number): boolean =>
  facts.memo('has code that never runs', () => facts.evidence.blocks.kind.includes(BlockKind.never)) &&
  around(facts, scope, position).some(({ kind }) => kind === BlockKind.never);

/** Whether only one of two places runs, as they stand in alternatives of one statement that no loop around runs again. */
export function excludeEachOther(facts: FileFacts, scope: number, a: number, b: number): boolean {
  let { statements }: Pick<Block, 'statements'> = blocksOf(facts, scope);
  for (;;) {
    const statement = statementAt(statements, a);
    const ofA = blockAt(statement, a);
    const ofB = blockAt(statement, b);
    if (!ofA || !ofB) return false;
    if (ofA !== ofB) return isAlternative(ofA) && isAlternative(ofB);
    if (isLoop(ofA)) return false;
    statements = ofA.statements;
  }
}

const isLoop = ({ kind }: Block): boolean => kind === BlockKind.loop || kind === BlockKind.endless;

const ALTERNATIVES: ReadonlySet<number> = new Set([
  BlockKind.branch,
  BlockKind.case,
  BlockKind.otherwise,
  BlockKind.never,
]);

const isAlternative = ({ kind }: Block): boolean => ALTERNATIVES.has(kind);

const holds = ({ start, end }: Block, position: number): boolean => start <= position && position < end;

/** The bodies of the statement of which one begins at a place (an absolute byte offset) of a scope's code; none elsewhere. */
export function bodiesWith(facts: FileFacts, scope: number, start: number): readonly Block[] {
  let { statements }: Pick<Block, 'statements'> = blocksOf(facts, scope);
  for (;;) {
    const statement = statementAt(statements, start);
    const block = blockAt(statement, start);
    if (block === null) return NO_BODIES;
    if (block.start === start) return statement;
    statements = block.statements;
  }
}

/** The last statement that begins before a place, or there: no other one can hold it. */
const statementAt = (statements: readonly (readonly Block[])[], position: number): readonly Block[] =>
  lastFrom(statements, position, ([first]) => first!.start) ?? NO_BODIES;

/** Which of the bodies of a statement holds a place. */
function blockAt(statement: readonly Block[], position: number): Block | null {
  const block = lastFrom(statement, position, ({ start }) => start);
  return block !== undefined && holds(block, position) ? block : null;
}

/** The last of a list in the order of the text that starts at a position or before; a chain of `elif` may be long. */
const lastFrom = <T>(list: readonly T[], position: number, startOf: (one: T) => number): T | undefined =>
  list[partitionPoint(list.length, (i) => startOf(list[i]!) <= position) - 1];

/** The blocks that hold a place (an absolute byte offset) of a scope's code, outermost first. */
export function around(facts: FileFacts, scope: number, position: number): readonly Block[] {
  const found: Block[] = [];
  let { statements }: Pick<Block, 'statements'> = blocksOf(facts, scope);
  for (;;) {
    const block = blockAt(statementAt(statements, position), position);
    if (block === null) return found;
    found.push(block);
    statements = block.statements;
  }
}

function collect(facts: FileFacts): ReadonlyMap<number, ScopeBlocks> {
  const { blocks } = facts.evidence;
  const layout = facts.layout();
  const rows = Array.from({ length: blocks.length }, (_, row) => ({
    row,
    start: layout.toAbsolute(blocks.chunk[row]!, blocks.start[row]!),
    end: layout.toAbsolute(blocks.chunk[row]!, blocks.end[row]!),
  }));
  rows.sort((a, b) => a.start - b.start || b.end - a.end);
  const scopes = new Map<number, { statements: Block[][]; count: number; open: Block[] }>();
  for (const { row, start, end } of rows) {
    let scope = scopes.get(blocks.scope[row]!);
    if (!scope) scopes.set(blocks.scope[row]!, (scope = { statements: [], count: 0, open: [] }));
    while (scope.open.length > 0 && scope.open.at(-1)!.end <= start) scope.open.pop();
    const block: Block = { start, end, kind: blocks.kind[row]!, exit: blocks.exit[row]!, statements: [] };
    const siblings = scope.open.at(-1)?.statements ?? scope.statements;
    if (blocks.isFirst[row] === 1 || siblings.length === 0) siblings.push([block]);
    else siblings.at(-1)!.push(block);
    scope.open.push(block);
    scope.count++;
  }
  return scopes;
}

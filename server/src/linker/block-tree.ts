/**
 * The bodies of compound statements of each scope as trees, from the rows of `blocks`, and whether one place of the
 * code surely ran when another one runs. Knows positions only, not what code does.
 */
import { BlockKind } from '../evidence/schema.ts';
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

/** The blocks of a scope's code, without those of the scopes inside. */
export const blocksOf = (facts: FileFacts, scope: number): ScopeBlocks =>
  facts.memo('block trees', () => collect(facts)).get(scope) ?? NO_BLOCKS;

/**
 * Whether what stands at `earlier` ran last before what stands at the later `later`, both absolute byte offsets in
 * the code of one scope: no block that may not run, or that is another alternative, holds the first one alone.
 */
export function surelyRunsBefore(facts: FileFacts, scope: number, earlier: number, later: number): boolean {
  let { statements } = blocksOf(facts, scope);
  for (;;) {
    const block = statements.flat().find(({ start, end }) => start <= earlier && earlier < end);
    if (block === undefined) return true;
    const isShared = block.start <= later && later < block.end;
    if (!isShared && block.kind !== BlockKind.plain) return false;
    statements = block.statements;
  }
}

/** Whether a place is in a loop of its scope, so that what stands further down may have run before it. */
export function isInLoop(facts: FileFacts, scope: number, position: number): boolean {
  let { statements } = blocksOf(facts, scope);
  for (;;) {
    const block = statements.flat().find(({ start, end }) => start <= position && position < end);
    if (block === undefined) return false;
    if (block.kind === BlockKind.loop || block.kind === BlockKind.endless) return true;
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

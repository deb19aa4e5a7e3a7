/**
 * Which sites of a name's binding can have bound it last, at each place of the code of the binding's own scope: the
 * reaching definitions of one name over the bodies of compound statements. Branches exclude one another, loops run
 * again, what may raise leads to every handler, and what leaves a body does not reach what follows it. Exact for the
 * structure of the code; conditions are not looked at.
 */

import { BlockExit, BlockKind } from '../evidence/schema.ts';
import { partitionPoint } from '../text/partition-point.ts';
import type { Block, ScopeBlocks } from './block-tree.ts';

export interface Site {
  /** Absolute byte offset of what it binds. */
  readonly position: number;
  /** It always takes the place of what was bound before. */
  readonly isReplacing: boolean;
  /** It stands in code of another scope (`global`, `nonlocal`), which once it is defined runs at any time. */
  readonly isForeign: boolean;
  /** It binds when the next block begins: the target of a `for`, the name of an `except`, a capture of a `case`. */
  readonly isOfNextBlock: boolean;
}

/** Sites by their number; `ENTRY` stands for whatever was bound where the code begins. */
type Sites = ReadonlySet<number>;

const ENTRY = -1;
const NONE: Sites = new Set();
const FROM_ENTRY: Sites = new Set([ENTRY]);

/** What a piece of code leaves behind, by the way it is left. */
interface Outcome {
  readonly end: Sites;
  readonly breaks: Sites;
  readonly continues: Sites;
  /** At any place inside, as an exception leaves it. */
  readonly any: Sites;
}

interface Mark {
  readonly position: number;
  readonly sites: Sites;
  /** The site that makes the difference, or -1; the value it binds is computed from what was before. */
  readonly site: number;
  readonly before: Sites;
}

export class ReachingSites {
  private readonly sites: readonly Site[];
  private readonly hasForeign: boolean;
  private readonly marks: Mark[] = [];
  private readonly ended: Sites;
  private readonly blocks: ScopeBlocks;
  private readonly outcomes = new Map<Block, Outcome>();

  /** `sites` are in the order of the text. */
  constructor(blocks: ScopeBlocks, sites: readonly Site[]) {
    this.sites = sites;
    this.blocks = blocks;
    this.hasForeign = sites.some(({ isForeign }) => isForeign);
    this.ended = this.run(blocks.statements, 0, sites.length, NONE, true).end;
    this.marks.sort((a, b) => a.position - b.position);
  }

  /**
   * Numbers of the sites that can be the last before a position, in order. `isFed` says whether the name that is
   * read there is part of the very value that a site binds: `x = f(x)` reads the `x` before.
   */
  at(position: number, isFed: (site: number) => boolean): readonly number[] {
    const passed = partitionPoint(this.marks.length, (i) => this.marks[i]!.position <= position);
    const mark = this.marks[passed - 1];
    if (!mark) return [];
    const found = mark.site >= 0 && isFed(mark.site) ? mark.before : mark.sites;
    return [...found].sort((a, b) => a - b);
  }

  /** Numbers of the sites that can be the last where the code ends, in order. */
  last(): readonly number[] {
    return [...this.ended].sort((a, b) => a - b);
  }

  /** Whether none of the ways that lead to the end of the code leaves what was bound where it begins. */
  isAlwaysBound(): boolean {
    return !this.run(this.blocks.statements, 0, this.sites.length, FROM_ENTRY, false).end.has(ENTRY);
  }

  /** Whether what is bound where a block begins can still be bound where what follows its statement goes on. */
  outlives(block: Block): boolean {
    const at = (offset: number): number =>
      partitionPoint(this.sites.length, (i) => this.sites[i]!.position < offset);
    const outcome = this.run(block.statements, at(block.start), at(block.end), FROM_ENTRY, false);
    return left(block, outcome).end.has(ENTRY);
  }

  /** Runs the code of one body: its statements with bodies, and the sites `from` to `to` that stand in it. */
  private run(
    statements: readonly (readonly Block[])[],
    from: number,
    to: number,
    entry: Sites,
    isMarking: boolean,
  ): Outcome {
    let state = entry;
    let breaks = NONE;
    let continues = NONE;
    let any = entry;
    let next = from;
    let pending: number[] = [];
    const bind = (site: number): void => {
      const before = state;
      state = this.bound(site, state);
      any = union(any, state);
      if (isMarking) this.marks.push({ position: this.sites[site]!.position, sites: state, site, before });
    };
    for (const blocks of statements) {
      for (; next < to && this.sites[next]!.position < blocks[0]!.start; next++) {
        if (this.sites[next]!.isOfNextBlock) pending.push(next);
        else bind(next);
      }
      const last = next;
      while (next < to && this.sites[next]!.position < blocks.at(-1)!.end) next++;
      const outcome = this.runStatement(blocks, pending, last, next, state, isMarking);
      pending = [];
      state = outcome.end;
      breaks = union(breaks, outcome.breaks);
      continues = union(continues, outcome.continues);
      any = union(union(any, outcome.any), state);
      if (isMarking) this.mark(blocks.at(-1)!.end, state);
    }
    for (const site of pending) bind(site);
    for (; next < to; next++) bind(next);
    return { end: state, breaks, continues, any };
  }

  /** One statement with bodies; `heading` are sites of its first body that stand before that. */
  private runStatement(
    blocks: readonly Block[],
    heading: readonly number[],
    from: number,
    to: number,
    entry: Sites,
    isMarking: boolean,
  ): Outcome {
    let next = from;
    const parts = blocks.map((block, i): Part => {
      const first = next;
      while (next < to && this.sites[next]!.position < block.start) next++;
      const between = [...(i === 0 ? heading : []), ...range(first, next)];
      const start = next;
      while (next < to && this.sites[next]!.position < block.end) next++;
      return { block, between, from: start, to: next };
    });
    switch (blocks[0]!.kind) {
      case BlockKind.loop:
      case BlockKind.endless:
        return this.runLoop(parts, entry, isMarking);
      case BlockKind.try:
        return this.runTry(parts, entry, isMarking);
      case BlockKind.suppressing:
        return this.runSuppressing(parts[0]!, entry, isMarking);
      default:
        return this.runBranches(parts, entry, isMarking);
    }
  }

  private runBranches(parts: readonly Part[], entry: Sites, isMarking: boolean): Outcome {
    let untaken = entry;
    let total: Outcome = { end: NONE, breaks: NONE, continues: NONE, any: entry };
    let isExhaustive = false;
    for (const [i, part] of parts.entries()) {
      if (isMarking && i > 0) this.mark(parts[i - 1]!.block.end, untaken);
      total = joined(total, this.runPart(part, untaken, isMarking));
      // A test of this branch may have bound something, too; a capture may not have matched.
      untaken = union(untaken, new Set(part.between));
      isExhaustive ||= part.block.kind === BlockKind.otherwise || part.block.kind === BlockKind.plain;
    }
    return isExhaustive ? total : { ...total, end: union(total.end, untaken) };
  }

  private runLoop([round, ...after]: readonly Part[], entry: Sites, isMarking: boolean): Outcome {
    const once = this.outcomeOf(round!, entry);
    const again = union(entry, union(once.end, once.continues));
    const body = this.runPart(round!, again, isMarking);
    const exhausted = round!.block.kind === BlockKind.endless ? NONE : again;
    let total: Outcome = { end: exhausted, breaks: NONE, continues: NONE, any: union(again, body.any) };
    for (const part of after) {
      const otherwise = this.runPart(part, exhausted, isMarking);
      total = { ...otherwise, any: union(total.any, otherwise.any) };
    }
    return { ...total, end: union(total.end, body.breaks) };
  }

  private runSuppressing(part: Part, entry: Sites, isMarking: boolean): Outcome {
    const outcome = this.runPart(part, entry, isMarking);
    return { ...outcome, end: union(outcome.any, outcome.end) };
  }

  private runTry([tried, ...clauses]: readonly Part[], entry: Sites, isMarking: boolean): Outcome {
    const body = this.runPart(tried!, entry, isMarking);
    let normal = body.end;
    let total: Outcome = { ...body, end: NONE };
    let end = tried!.block.end;
    for (const part of clauses) {
      const { kind } = part.block;
      if (kind === BlockKind.finally) continue;
      const state = kind === BlockKind.handler ? body.any : normal;
      // What stands in front of a handler names what it catches.
      if (isMarking) this.mark(end, state);
      end = part.block.end;
      const outcome = this.runPart(part, state, isMarking);
      if (kind === BlockKind.handler) total = joined(total, outcome);
      else {
        normal = outcome.end;
        total = joined(total, { ...outcome, end: NONE });
      }
    }
    total = { ...total, end: union(total.end, normal) };
    const final = clauses.find(({ block }) => block.kind === BlockKind.finally);
    if (!final) return total;
    // It runs however the rest was left; only what went well goes on behind it.
    const outcome = this.runPart(final, total.any, isMarking);
    return { ...joined(total, outcome), end: this.outcomeOf(final, total.end).end };
  }

  private runPart(part: Part, entry: Sites, isMarking: boolean): Outcome {
    if (!isMarking) return this.outcomeOf(part, entry);
    const begun = this.begun(part, entry);
    this.mark(part.block.start, begun);
    return left(part.block, this.run(part.block.statements, part.from, part.to, begun, true));
  }

  /** What a block makes of a state, from what it makes of any. */
  private outcomeOf(part: Part, entry: Sites): Outcome {
    let outcome = this.outcomes.get(part.block);
    if (!outcome) {
      const begun = this.begun(part, FROM_ENTRY);
      outcome = left(part.block, this.run(part.block.statements, part.from, part.to, begun, false));
      this.outcomes.set(part.block, outcome);
    }
    return {
      end: substitute(outcome.end, entry),
      breaks: substitute(outcome.breaks, entry),
      continues: substitute(outcome.continues, entry),
      any: substitute(outcome.any, entry),
    };
  }

  private begun(part: Part, entry: Sites): Sites {
    return part.between.reduce((state, site) => this.bound(site, state), entry);
  }

  private bound(site: number, state: Sites): Sites {
    const kept = this.sites[site]!.isReplacing ? this.foreignOf(state) : state;
    return union(kept, new Set([site]));
  }

  /** What code of other scopes may bind again after whatever comes. */
  private foreignOf(state: Sites): Sites {
    if (!this.hasForeign) return NONE;
    return new Set([...state].filter((site) => site !== ENTRY && this.sites[site]!.isForeign));
  }

  private mark(position: number, sites: Sites): void {
    this.marks.push({ position, sites, site: -1, before: sites });
  }
}

/** A block with the numbers of its sites, `from` to `to`, and of those that stand between it and the one before. */
interface Part {
  readonly block: Block;
  readonly between: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** What a block's code leaves, given how its last statement ends it. */
function left({ exit }: Block, outcome: Outcome): Outcome {
  if (exit === BlockExit.end) return outcome;
  return {
    ...outcome,
    end: NONE,
    breaks: exit === BlockExit.break ? union(outcome.breaks, outcome.end) : outcome.breaks,
    continues: exit === BlockExit.continue ? union(outcome.continues, outcome.end) : outcome.continues,
  };
}

const joined = (a: Outcome, b: Outcome): Outcome => ({
  end: union(a.end, b.end),
  breaks: union(a.breaks, b.breaks),
  continues: union(a.continues, b.continues),
  any: union(a.any, b.any),
});

function union(a: Sites, b: Sites): Sites {
  if (a === b || b.size === 0) return a;
  if (a.size === 0) return b;
  return new Set([...a, ...b]);
}

function substitute(sites: Sites, entry: Sites): Sites {
  if (!sites.has(ENTRY)) return sites;
  const rest = new Set(sites);
  rest.delete(ENTRY);
  return union(rest, entry);
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);

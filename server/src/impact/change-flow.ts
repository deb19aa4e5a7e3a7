/**
 * How a change travelled: for every answer that came out different, through which other answers it goes back to
 * a file that was edited. Works on queries alone; what a step means to people is for `reasons.ts`.
 */
import type { Query, Update } from '../linker/queries.ts';
import { compareQueries } from '../linker/query.ts';

export interface FlowInput {
  readonly update: Update;
  /** Answers that are what they were, about what is declared in another way; see `redeclared`. */
  readonly redeclared?: readonly Query[];
  /** Files whose text or module changed. */
  readonly edited: ReadonlySet<string>;
  /** The files that a module is, now and before the edit. */
  readonly filesOfModule: (query: Query) => readonly string[];
}

/** One changed answer on the shortest way back to the edit. */
export interface FlowStep {
  readonly query: Query;
  /** The file whose answer it is; null where it belongs to none. */
  readonly home: string | null;
  /** The step before it, nearer to the edit; null for an edited file itself. */
  readonly from: FlowStep | null;
  /** Borders between files from the edit to here. */
  readonly hop: number;
  /** The answer is what it was: only who uses what it is about has to do with it, and it leads no further. */
  readonly isSame?: true;
}

/** Kinds that read the outside: with them a change begins. */
const INPUTS = new Set(['file', 'modules', 'passers']);

/** Kinds that are no file's own: the result of a call of values, who is passed anything, what all files do. */
const OF_NO_FILE = new Set([
  'result',
  'is_passed',
  'whole_program',
  'is_whole_program',
  'files_by_name',
  'files_of_name',
  'files_by_called',
]);

/** Kinds whose first text is a module, not a path. */
const OF_MODULES = new Set(['member', 'module', 'submodule']);

export class ChangeFlow {
  private readonly steps = new Map<Query, FlowStep>();
  private readonly input: FlowInput;

  constructor(input: FlowInput) {
    this.input = input;
    const { changed } = input.update;
    for (const query of input.redeclared ?? [])
      this.steps.set(query, { query, home: query.a, from: null, hop: 0, isSame: true });
    let near: FlowStep[] = [];
    const inOrder = [...changed].sort(compareQueries);
    for (const query of inOrder) {
      if (!INPUTS.has(query.kind.name)) continue;
      const step = { query, home: this.homeOf(query), from: null, hop: 0 };
      this.steps.set(query, step);
      near.push(step);
    }
    const readers = this.readersOf(inOrder, changed);
    // Breadth first by borders crossed: steps inside one file cost nothing.
    while (near.length > 0) {
      const next: FlowStep[] = [];
      for (const step of near) {
        for (const reader of readers.get(step.query) ?? []) {
          if (this.steps.has(reader)) continue;
          const home = this.homeOf(reader, step) ?? step.home;
          const crosses = home !== null && step.home !== null && home !== step.home;
          const found = { query: reader, home, from: step, hop: step.hop + (crosses ? 1 : 0) };
          this.steps.set(reader, found);
          if (crosses) next.push(found);
          else near.push(found);
        }
      }
      near = next;
    }
  }

  /** The answers on the way to the edit that a query read, before or after it. */
  stepsOf(query: Query): FlowStep[] {
    const found = new Set<FlowStep>();
    for (const reads of this.readsOf(query))
      for (const read of reads) {
        const step = this.steps.get(read);
        if (step) found.add(step);
      }
    return [...found];
  }

  /** What a query read, before the edit and after it; one list where that is the same. */
  private readsOf(query: Query): readonly (readonly Query[])[] {
    const { dependencies } = query;
    const before = this.input.update.readBefore.get(query) ?? dependencies;
    return before === dependencies ? [dependencies] : [before, dependencies];
  }

  /** The edited file that began or ceased to pass functions to a name. */
  private editedPasser(query: Query): string | null {
    const before = (this.input.update.before.get(query) ?? []) as readonly string[];
    const after = (query.value ?? []) as readonly string[];
    return [...before, ...after].find((path) => this.input.edited.has(path)) ?? null;
  }

  /** `inOrder` are the `changed` ones in the order of their keys. */
  private readersOf(
    inOrder: readonly Query[],
    changed: ReadonlySet<Query>,
  ): ReadonlyMap<Query, readonly Query[]> {
    const readers = new Map<Query, Query[]>();
    for (const query of inOrder) {
      for (const reads of this.readsOf(query))
        for (const read of reads) {
          if (!changed.has(read)) continue;
          const list = readers.get(read);
          if (!list) readers.set(read, [query]);
          else if (list.at(-1) !== query) list.push(query);
        }
    }
    return readers;
  }

  /** `from`: the changed answer it follows from. */
  private homeOf(query: Query, from?: FlowStep): string | null {
    if (query.kind.name === 'modules') return null;
    if (OF_NO_FILE.has(query.kind.name)) return from?.home ?? null;
    if (query.kind.name === 'passers') return this.editedPasser(query);
    // `package.module` is the module's own, whatever the package says.
    if (
      query.kind.name === 'member' &&
      from?.query.kind.name === 'module' &&
      from.query.a === `${query.a}.${query.b}`
    )
      return from.home;
    if (!OF_MODULES.has(query.kind.name)) return query.a;
    const paths = this.input.filesOfModule(query);
    return paths.find((path) => this.input.edited.has(path)) ?? paths[0] ?? null;
  }
}

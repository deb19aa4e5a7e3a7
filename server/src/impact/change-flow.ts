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
  /** The edited file by which a module may be somewhere else; null where none came or went. */
  readonly causeOfModule: (module: string) => string | null;
  /** Whether there is, or was before the edit, a file of the workspace at a path. */
  readonly isFile: (path: string) => boolean;
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

  /** `from`: the changed answer it follows from, to which belongs what is no file's own. */
  private homeOf(query: Query, from?: FlowStep): string | null {
    switch (query.kind.name) {
      case 'modules':
        return null;
      case 'passers':
        return this.editedPasser(query);
      case 'module':
        return this.editedFileOf(query) ?? this.input.causeOfModule(query.a) ?? this.firstFileOf(query);
      case 'member':
        // What `package.module` is, and what is in a module that is somewhere else, is as the module is found.
        if (from?.query.kind.name === 'module' && from.home !== null) return from.home;
        return this.editedFileOf(query) ?? this.firstFileOf(query);
      default:
        return this.input.isFile(query.a) ? query.a : (from?.home ?? null);
    }
  }

  private editedFileOf(query: Query): string | null {
    return this.input.filesOfModule(query).find((path) => this.input.edited.has(path)) ?? null;
  }

  private firstFileOf(query: Query): string | null {
    return this.input.filesOfModule(query).find(this.input.isFile) ?? null;
  }
}

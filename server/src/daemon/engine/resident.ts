/**
 * The linked workspace in memory: every file's facts and every chunk's links, brought from one revision to the
 * next by telling which files changed. Knows no disk, no store and no time; what it holds is what a fresh link
 * of the same files would give.
 */
import type { Evidence } from '../../evidence/evidence.ts';
import type { ExprRef } from '../../evidence/expr-ref.ts';
import type { ChunkName } from '../../impact/changed-chunks.ts';
import { ImportIndex } from '../../impact/import-closure.ts';
import type { RelinkedChunk } from '../../impact/reasons.ts';
import { ChunkQueries } from '../../linker/chunk-links.ts';
import type { Value } from '../../linker/entities.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { Linker } from '../../linker/link-file.ts';
import type { Link, Relation } from '../../linker/links.ts';
import type { ModuleIndex } from '../../linker/module-index.ts';
import { PasserIndex } from '../../linker/passer-index.ts';
import type { Query, Update } from '../../linker/queries.ts';
import { type LinkList, NO_LINKS, type StableLinks } from '../../linker/stable-links.ts';
import { chunkSymbolKey } from '../../relations/symbol-key.ts';
import type { KeptLinks } from '../../store/packed-links.ts';
import { IdleFacts } from '../idle-facts.ts';
import { TaskFailure } from '../task-failure.ts';
import { LinkingFailed } from './linking-failed.ts';

/** What an edit did to the links. */
export interface Relinked {
  readonly update: Update;
  /** Chunks that were linked again or for the first time, of files that exist. */
  readonly chunks: readonly ChunkName[];
}

/** Runs what is done between two waits. */
export type Step = <T>(work: () => T) => Promise<T>;
export const atOnce: Step = async (work) => work();

/** What is looked up by names in all files. */
class Indexes {
  readonly imports = new ImportIndex();
  readonly passers = new PasserIndex();

  constructor(facts: ReadonlyMap<string, FileFacts> = new Map()) {
    for (const file of facts.values()) this.add(file);
  }

  add(file: FileFacts): void {
    this.imports.replace(file.path, file);
    this.passers.add(file);
  }
}

export class Resident {
  private readonly facts: Map<string, FileFacts>;
  private readonly linker: Linker;
  private readonly chunks: ChunkQueries;
  readonly imports: ImportIndex;

  constructor(facts: ReadonlyMap<string, FileFacts>, modules: ModuleIndex, indexes = new Indexes(facts)) {
    this.facts = new Map(facts);
    this.linker = new Linker(this.facts, modules, null, indexes.passers);
    this.chunks = new ChunkQueries(this.linker, chunkKeys);
    this.imports = indexes.imports;
  }

  /** As the constructor; `pause` is called between files. */
  static async load(
    facts: ReadonlyMap<string, FileFacts>,
    modules: ModuleIndex,
    pause: () => Promise<void> | null,
  ): Promise<Resident> {
    const indexes = new Indexes();
    for (const file of facts.values()) {
      indexes.add(file);
      // Linking begins at the other end.
      file.release();
      const wait = pause();
      if (wait) await wait;
    }
    return new Resident(facts, modules, indexes);
  }

  get limitHits(): Readonly<Record<string, number>> {
    return this.linker.program.limitHits;
  }

  file(path: string): FileFacts | undefined {
    return this.facts.get(path);
  }

  /** See `Linker.valuesOf`; nothing for a file that is not there. */
  valuesOf(path: string, ref: ExprRef): readonly Value[] {
    const facts = this.facts.get(path);
    return facts ? this.linker.valuesOf(facts, ref) : [];
  }

  /** See `Linker.basesOf`. */
  basesOf(symbol: string): readonly string[] {
    return this.linker.basesOf(symbol);
  }

  /** Paths of all files. */
  paths(): Iterable<string> {
    return this.facts.keys();
  }

  /**
   * Links every chunk that is not linked yet; `pause` is called now and then, and `step` runs what is done between two
   * waits. Throws `LinkingFailed`.
   */
  async linkAll(pause: () => Promise<void> | null, step: Step = atOnce): Promise<void> {
    const at = { path: '' };
    try {
      await inSteps(this.linking(pause, at), step);
    } catch (error) {
      throw new LinkingFailed(error, this.blamed() ?? at.path, false);
    }
    // Edits read few files again; what those need is made when they do.
    for (const facts of this.facts.values()) facts.release();
  }

  private *linking(pause: () => Promise<void> | null, at: { path: string }): Generator<Promise<void>, void> {
    const opened = new IdleFacts();
    const { program } = this.linker;
    program.onFactsUsed = opened.use;
    for (const facts of this.facts.values()) {
      at.path = facts.path;
      opened.use(facts);
      // One chunk may lead through all the rest.
      for (const key of this.chunks.keys(facts))
        yield* program.engine.askInSlices(this.chunks.query(facts.path, key), pause);
      opened.endFile();
      const wait = pause();
      if (wait) yield wait;
    }
    program.onFactsUsed = null;
    opened.close();
  }

  /** The file whose rows were being looked at when linking failed; null where that is not known. */
  private blamed(): string | null {
    const path = this.linker.program.engine.takeFailed()?.a;
    return path !== undefined && this.facts.has(path) ? path : null;
  }

  /** Replaces files (null: gone) and, where names of modules changed, the module index. */
  apply(changes: ReadonlyMap<string, FileFacts | null>, modules: ModuleIndex | null): Relinked {
    this.replace(changes);
    const update = this.linker.program.update(changes, modules);
    const chunks = this.recomputed(update);
    chunks.push(...this.linkNew(changes, chunks));
    return { update, chunks };
  }

  /**
   * As `apply`; `pause` is called now and then, and what it gives is waited for. Nothing may be asked meanwhile. `step`
   * runs what is done between two waits. Throws `LinkingFailed`.
   */
  async applyInSlices(
    changes: ReadonlyMap<string, FileFacts | null>,
    modules: ModuleIndex | null,
    pause: () => Promise<void> | null,
    step: Step = atOnce,
  ): Promise<Relinked> {
    const before = new Map([...changes.keys()].map((path) => [path, this.facts.get(path) ?? null]));
    try {
      return await inSteps(this.applying(changes, modules, pause), step);
    } catch (error) {
      const blamed = this.blamed();
      // The answers are brought back to what they were, so that a file that fails costs no more than it is.
      const canGoBack = modules === null && !(error instanceof TaskFailure);
      const isUsable = canGoBack && (await this.goBack(before, pause, step));
      throw new LinkingFailed(error, blamed, isUsable);
    }
  }

  /** False where that fails as well. */
  private async goBack(
    before: ReadonlyMap<string, FileFacts | null>,
    pause: () => Promise<void> | null,
    step: Step,
  ): Promise<boolean> {
    try {
      await inSteps(this.applying(before, null, pause), step);
      return true;
    } catch {
      return false;
    }
  }

  private *applying(
    changes: ReadonlyMap<string, FileFacts | null>,
    modules: ModuleIndex | null,
    pause: () => Promise<void> | null,
  ): Generator<Promise<void>, Relinked, undefined> {
    this.replace(changes);
    const update = yield* this.linker.program.updateInSlices(changes, modules, pause);
    const chunks = this.recomputed(update);
    for (const chunk of this.linkNew(changes, chunks)) {
      chunks.push(chunk);
      const wait = pause();
      if (wait) yield wait;
    }
    return { update, chunks };
  }

  private replace(changes: ReadonlyMap<string, FileFacts | null>): void {
    for (const [path, facts] of changes) {
      if (facts) this.facts.set(path, facts);
      else this.facts.delete(path);
      this.imports.replace(path, facts);
    }
  }

  /** Chunks that an update has linked again; what is gone is let go of. */
  private recomputed(update: Update): ChunkName[] {
    const chunks: ChunkName[] = [];
    for (const query of update.recomputed) {
      const chunk = this.chunkOf(query);
      if (chunk) chunks.push(chunk);
      // Nobody reads the links of a chunk that is gone, so nobody else would let go of them.
      else if (this.chunks.isChunk(query)) this.chunks.release(query);
    }
    return chunks;
  }

  /** Links the chunks of changed files that are not linked yet, and gives each that is not among the `known`. */
  private *linkNew(
    changes: ReadonlyMap<string, FileFacts | null>,
    known: readonly ChunkName[],
  ): Generator<ChunkName, void, undefined> {
    const seen = new Set(known.map(({ path, key }) => `${path}\0${key}`));
    for (const [path, facts] of changes) {
      if (!facts) continue;
      for (const key of this.chunks.keys(facts))
        if (this.chunks.ask(path, key) && !seen.has(`${path}\0${key}`)) yield { path, key };
    }
  }

  /** Lets go of what edits have left behind, in steps: names and values that nothing mentions any more. See `Program`. */
  *collectGarbage(): Generator<void, void, undefined> {
    yield* this.linker.program.collectGarbage();
    this.chunks.collectGarbage();
  }

  /** Links of one chunk, as the store takes them; to be read before the next update. */
  links({ path, key }: ChunkName): KeptLinks {
    const { chunks } = this;
    const facts = this.facts.get(path)!;
    return {
      chunk: chunks.rowOf(facts, key),
      links: chunks.links(facts, key),
      lookups: chunks.lookups(facts, key),
    };
  }

  /** Links of a file, to be read before the next update; null for one that is not there. */
  fileLinks(path: string): LinkList | null {
    const facts = this.facts.get(path);
    return facts ? this.chunks.fileLinks(facts) : null;
  }

  /** Links of a file that are of one relation; none for one that is not there. */
  linksOf(path: string, relation: Relation): readonly Link[] {
    const facts = this.facts.get(path);
    return facts ? this.chunks.linksOf(facts, relation) : [];
  }

  /** The chunk whose links a query answers; null for other queries, and for a chunk that is gone. */
  readonly chunkOf = (query: Query): ChunkName | null =>
    this.isLiving(query) ? { path: query.a, key: query.b } : null;

  /**
   * A chunk with its links then and now, to be read before the next update. `was` has the rows that the old links are
   * about: where the text of the chunk changed, those of the file as it was.
   */
  relinked(
    facts: FileFacts,
    key: string,
    before: ReadonlyMap<Query, unknown>,
    was: FileFacts = facts,
  ): RelinkedChunk {
    const query = this.chunks.query(facts.path, key);
    const chunk = this.chunks.rowOf(facts, key);
    const now = query.value as StableLinks;
    const old = before.get(query) as StableLinks | undefined;
    const after = this.chunks.list(facts, chunk, now);
    if (!this.chunks.has(was, key))
      return { facts, chunk, query, before: this.chunks.list(facts, chunk, NO_LINKS), after };
    const isOther = old !== undefined && old !== now;
    const links = isOther ? this.chunks.list(was, this.chunks.rowOf(was, key), old) : after;
    return { facts, chunk, query, before: links, after };
  }

  /** Keys of a file's chunks, by chunk row. */
  keys(facts: FileFacts): readonly string[] {
    return this.chunks.keys(facts);
  }

  private isLiving(query: Query): boolean {
    if (!this.chunks.isChunk(query)) return false;
    const facts = this.facts.get(query.a);
    return facts !== undefined && this.chunks.has(facts, query.b);
  }
}

async function inSteps<T>(work: Generator<Promise<void>, T, undefined>, step: Step): Promise<T> {
  for (;;) {
    const { done, value } = await step(() => work.next());
    if (done) return value;
    await value;
  }
}

/** The chunks' symbol keys without the path, which the store names chunks by. */
export function chunkKeys(path: string, evidence: Evidence): readonly string[] {
  const prefix = path.length + '::'.length;
  return Array.from({ length: evidence.chunks.length }, (_, chunk) =>
    chunkSymbolKey(path, evidence, chunk).slice(prefix),
  );
}

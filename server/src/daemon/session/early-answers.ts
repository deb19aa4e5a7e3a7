/**
 * Answers about single documents before there is an index: the document is linked by itself, with the definitions
 * that its names lead to, into a store of its own that is thrown away when the index is there. Files are read when
 * the linker asks for them. What files that nobody asked for do to what the document has (stores into its attributes,
 * classes below its own) is not known yet: such an answer is missing, or is the one that holds without them, until the
 * index is there. Who asks where a name is used, or what is called like it, has the files linked whose texts say the
 * name, some more of them each time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeEvidence } from '../../evidence/arrow-codec.ts';
import { FileFacts } from '../../linker/file-facts.ts';
import { importedModule } from '../../linker/file-imports.ts';
import type { ChunkLinks } from '../../linker/links.ts';
import { ModuleIndex } from '../../linker/module-index.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { EvidenceCache } from '../../store/evidence-cache.ts';
import { packLinks } from '../../store/packed-links.ts';
import type { Revision } from '../../store/revision.ts';
import { openStore, type Store } from '../../store/store.ts';
import { createPythonParser, type PythonParser } from '../../syntax/parser.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { digestOfText, sourceOfText } from '../../workspace/source-file.ts';
import { type AnalyzedFile, Analyzer } from '../analysis.ts';
import { Turns } from '../engine/turns.ts';
import { fileRecord } from '../file-writer.ts';
import { STORE_FINGERPRINT } from '../fingerprint.ts';
import { chunkTable } from '../link-session.ts';
import { nextTurn } from '../next-turn.ts';
import { openOutside } from '../outside/outside-files.ts';
import { AnswerContext } from '../questions/answer-context.ts';
import type { UnaskedWorkspace } from '../questions/explain.ts';
import type { LinkedFiles } from '../questions/type-at.ts';
import type { SourceTexts } from '../source-texts.ts';
import { StoreSnapshot } from '../store-snapshot.ts';
import { type PlannedFile, planWorkspace, type WorkspacePlan } from '../workspace-plan.ts';
import { type EarlyChange, EarlyChanges } from './early-changes.ts';
import { EarlyLinker } from './early-linker.ts';
import { EarlySearch } from './early-search.ts';

/** Files looked into for the definitions that one document names; the index brings the rest. */
const MAX_DEFINING_FILES = 100;

/** Files read while linking: a document whose types lead everywhere must not become an index run. */
const MAX_LOADED_FILES = 600;

/** Longest linking for one search, in ms: whoever asks again gets more. */
const SEARCH_MS = 1_000;

/** Symbols that were found, and answers that know where they are defined. */
export interface FoundSymbols {
  readonly symbols: readonly string[];
  readonly context: AnswerContext;
}

/** The part of an open project that is there before its index. */
export interface EarlyProject {
  readonly root: string;
  /** See `planWorkspace`. */
  readonly cacheRoot: string;
  readonly texts: SourceTexts;
  readonly evidence: Pick<EvidenceCache, 'read'>;
}

interface Loaded {
  readonly analyzed: AnalyzedFile;
  readonly facts: FileFacts | undefined;
}

export class EarlyAnswers {
  private readonly root: string;
  private readonly texts: SourceTexts;
  private readonly plan: WorkspacePlan;
  private readonly planned: ReadonlyMap<string, PlannedFile>;
  private readonly modules: ModuleIndex;
  private readonly analyzer: Analyzer;
  private readonly parser: PythonParser;
  private readonly directory: string;
  private readonly store: Store;
  /** Files whose every link is stored. */
  private readonly linked = new Set<string>();
  /** Names whose definitions are stored, of files that are not linked. */
  private readonly named = new Map<string, Set<string>>();
  private linker: EarlyLinker | null = null;
  private readonly loaded = new Map<string, Loaded>();
  private readonly search: EarlySearch;
  private readonly changes: EarlyChanges;
  /** What was found last of what changed since each commit that was asked about, by what the client called it. */
  private readonly lookedBack = new Map<string, EarlyChange>();
  private newest: AnswerContext | null = null;
  private lastRun: Promise<unknown> = Promise.resolve();
  private isClosed = false;

  private constructor(
    root: string,
    texts: SourceTexts,
    plan: WorkspacePlan,
    modules: ModuleIndex,
    parser: PythonParser,
    made: Pick<EvidenceCache, 'read'>,
  ) {
    this.root = root;
    this.texts = texts;
    this.plan = plan;
    this.planned = new Map(plan.files.map((file) => [file.path, file]));
    this.search = new EarlySearch(plan.files, texts);
    this.modules = modules;
    this.parser = parser;
    this.directory = mkdtempSync(join(tmpdir(), 'cpgd-early-'));
    process.once('exit', this.removeFiles);
    const { directory } = this;
    this.store = openStore({ directory, mode: 'readwrite', fingerprint: STORE_FINGERPRINT, isScratch: true });
    const settings = { maxFileBytes: plan.config.maxFileBytes, pythonVersion: plan.python };
    // What is needed for some seconds need not be written.
    const { evidence } = this.store;
    this.analyzer = new Analyzer(parser, settings, {
      // What the pool has made by now need not be made again.
      read: (key) => {
        const own = evidence.read(key);
        const known = own ?? made.read(key);
        if (own === null && known !== null) evidence.hold(key, () => known);
        return known;
      },
      write: (key, bytes) => evidence.hold(key, () => bytes),
    });
    this.changes = new EarlyChanges({
      root,
      plan,
      planned: this.planned,
      modules,
      texts,
      analyzer: this.analyzer,
      load: (path) => this.load(path, null)?.facts,
      inTurn: (work) => this.inTurn(work),
    });
  }

  /** `project`: whose index is being made. Rejects as `planWorkspace` does. */
  static async open({ root, cacheRoot, texts, evidence }: EarlyProject): Promise<EarlyAnswers> {
    const parser = await createPythonParser();
    const plan = await planWorkspace(root, { cacheRoot });
    const modules = new ModuleIndex(plan.modules, plan.names, await openOutside(plan.outside));
    return new EarlyAnswers(root, texts, plan, modules, parser, evidence);
  }

  /**
   * What answers about a document with this text are made from (null: as it is shown or on disk); null for files
   * that are not indexed.
   */
  answersFor(path: string, text: LineIndex | null): Promise<AnswerContext | null> {
    // What is known need not wait for what others want to know.
    if (this.isLinked(path, text)) return Promise.resolve(this.newest);
    return this.inTurn(() => this.link(path, text));
  }

  /** As `answersFor`, with the symbols that a look at the linked document gives. */
  symbolsFor(
    path: string,
    text: LineIndex,
    look: (linked: LinkedFiles) => readonly string[],
  ): Promise<FoundSymbols | null> {
    return this.inTurn(() => this.lookAt(path, text, look));
  }

  /** What is read so far, with nothing asked of it; more is read as the linker asks for it. */
  unasked(): UnaskedWorkspace {
    return { linker: this.newLinker(), file: (path) => this.load(path, null)?.facts };
  }

  /** What answers are made from now. */
  get context(): AnswerContext {
    return this.newest ?? this.renew();
  }

  /** From now on answers know some (more) of the places where the name is used, or defined. */
  async findUses(name: string, signal: AbortSignal): Promise<void> {
    const files = await this.search.filesWith(name, new Turns().pause);
    await this.linkSome(
      files.map((path) => [path, null]),
      signal,
    );
  }

  /** From now on answers know some (more) of what is called like it. */
  async findNames(query: string, signal: AbortSignal): Promise<void> {
    const files = new Map<string, Set<string>>();
    for (const [path, name] of await this.search.definitionsLike(query, new Turns().pause))
      files.set(path, (files.get(path) ?? new Set()).add(name));
    await this.linkSome(files, signal);
  }

  /** From now on answers know some (more) of these files: those first that say one of the names. */
  async findFiles(
    names: Iterable<string>,
    isWanted: (path: string) => boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const paths = new Set<string>();
    for (const name of names)
      for (const path of await this.search.filesWith(name, new Turns().pause)) paths.add(path);
    for (const path of this.planned.keys()) paths.add(path);
    await this.linkSome(
      [...paths].filter(isWanted).map((path) => [path, null]),
      signal,
    );
  }

  /**
   * From now on some (more) is known of what changed since a commit (`changeSince`), and answers know some (more) of
   * the changed files and of who says what they define. Rejects with `GitError`.
   */
  async lookBack(revision: string, signal: AbortSignal): Promise<void> {
    const change = await this.changes.since(revision, SEARCH_MS, signal);
    this.lookedBack.set(revision, change);
    const names = change.entries.map(({ qname }) => qname.slice(qname.lastIndexOf('.') + 1));
    await this.findAround(change.changed.keys(), names, signal);
  }

  /** From now on answers know some (more) of these files, and then of those that say one of the names. */
  async findAround(paths: Iterable<string>, names: Iterable<string>, signal: AbortSignal): Promise<void> {
    const endMs = performance.now() + SEARCH_MS;
    const wanted = new Set(paths);
    for (const name of names) {
      if (performance.now() > endMs) break;
      for (const path of await this.search.filesWith(name, new Turns().pause)) wanted.add(path);
    }
    await this.linkSome(
      [...wanted].map((path) => [path, null]),
      signal,
    );
  }

  /** See `lookBack`; null when nobody has looked. */
  changeSince(revision: string): EarlyChange | null {
    return this.lookedBack.get(revision) ?? null;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.lastRun;
    this.store.close();
    this.parser.delete();
    process.off('exit', this.removeFiles);
    this.removeFiles();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.lastRun.then(work);
    this.lastRun = run.catch(() => {});
    return run;
  }

  private readonly removeFiles = (): void =>
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 3 });

  private async link(path: string, text: LineIndex | null): Promise<AnswerContext | null> {
    if (this.isClosed || !this.planned.has(path)) return null;
    if (this.isLinked(path, text)) return this.newest;
    this.loaded.delete(path);
    this.linked.delete(path);
    this.linker = null;
    return this.inRevision(async (revision) => {
      const facts = this.load(path, text)?.facts;
      const links = facts ? await this.linksOf(facts) : [];
      this.put(revision, path, links);
      const symbols = new Set(links.flatMap((chunk) => chunk.links.map(({ target }) => target)));
      await this.putDefinitions(revision, symbols, path);
      this.linked.add(path);
    });
  }

  private async lookAt(
    path: string,
    text: LineIndex,
    look: (linked: LinkedFiles) => readonly string[],
  ): Promise<FoundSymbols | null> {
    const context = await this.link(path, text);
    const { linker } = this;
    if (context === null || linker === null) return null;
    const symbols = look({
      file: (other) => this.loaded.get(other)?.facts,
      valuesOf: (other, ref) => {
        const facts = this.loaded.get(other)?.facts;
        return facts ? linker.valuesOf(facts, ref) : [];
      },
    });
    if (symbols.length === 0) return { symbols, context };
    const after = await this.inRevision((revision) => this.putDefinitions(revision, new Set(symbols), path));
    return after && { symbols, context: after };
  }

  /** Files of the modules that a file imports: reading them is most of the work of linking it. */
  private importedBy(path: string): readonly string[] {
    const facts = this.isClosed ? undefined : this.load(path, null)?.facts;
    const found = new Set<string>();
    for (let row = 0; facts && row < facts.evidence.imports.length; row++) {
      const module = importedModule(facts, row);
      const location = module === null ? null : this.modules.locate(module);
      if (location?.kind === 'file') for (const one of location.paths) found.add(one);
    }
    return [...found];
  }

  private isLinked(path: string, text: LineIndex | null): boolean {
    if (!this.linked.has(path)) return false;
    return text === null || digestOfText(text.text) === this.loaded.get(path)?.analyzed.sha256;
  }

  /** Links files, or (where there are names) what they define of those, as far as there is time. */
  private async linkSome(
    files: Iterable<readonly [path: string, names: ReadonlySet<string> | null]>,
    signal: AbortSignal,
  ): Promise<void> {
    const endMs = performance.now() + SEARCH_MS;
    const some = new Map<string, readonly ChunkLinks[] | ReadonlySet<string>>();
    for (const [path, names] of files) {
      if (this.isClosed || signal.aborted || performance.now() > endMs) break;
      if (this.linked.has(path)) continue;
      // One at a time: others must not have to wait for all of them.
      for (const imported of await this.inTurn(async () => this.importedBy(path)))
        await this.inTurn(async () => void this.load(imported, null));
      const linked = await this.inTurn(async () => {
        const facts = this.load(path, null)?.facts;
        if (!facts) return null;
        if (names === null) return this.linksOf(facts);
        // The linker remembers what it is asked again when all are stored.
        await this.definitionsOf(facts, names);
        return names;
      });
      if (linked) some.set(path, linked);
    }
    if (some.size === 0) return;
    await this.inTurn(() =>
      this.inRevision(async (revision) => {
        const { pause } = new Turns();
        for (const [path, linked] of some) {
          // What was asked about itself meanwhile is newer.
          if (this.linked.has(path)) continue;
          if (linked instanceof Set) {
            await this.putNames(revision, path, linked);
            continue;
          }
          this.put(revision, path, linked as readonly ChunkLinks[]);
          this.linked.add(path);
          const wait = pause();
          if (wait) await wait;
        }
      }),
    );
  }

  /** The linker of the files that are loaded. */
  private currentLinker(): EarlyLinker {
    return (this.linker ??= this.newLinker());
  }

  private newLinker(): EarlyLinker {
    const files = new Map<string, FileFacts>();
    for (const [path, { facts }] of this.loaded) if (facts) files.set(path, facts);
    return new EarlyLinker(files, this.modules, (path) => this.load(path, null)?.facts);
  }

  /** Stores what `put` puts, all of it at once; gives the answers after it, null when nobody wants any. */
  private async inRevision(put: (revision: Revision) => Promise<void>): Promise<AnswerContext | null> {
    if (this.isClosed) return null;
    const revision = this.store.beginRevision('edit');
    try {
      await put(revision);
      if (this.isClosed) return null;
      revision.setMeta('workspace_package', this.modules.workspacePackage);
      revision.setMeta('python_version', this.plan.names.pythonVersion);
      revision.commit({ changedFiles: 1, impactedFiles: 1, relinkedChunks: 0 });
    } finally {
      revision.rollback();
    }
    return this.renew();
  }

  private renew(): AnswerContext {
    const snapshot = new StoreSnapshot(this.store, this.root, this.texts);
    return (this.newest = new AnswerContext(this.store, snapshot, true));
  }

  /** All links of a file; other requests have their turn meanwhile. */
  private linksOf(facts: FileFacts): Promise<ChunkLinks[]> {
    return this.currentLinker().linkInTurns(facts, new Turns().pause, () => !this.isClosed);
  }

  private definitionsOf(facts: FileFacts, names: ReadonlySet<string>): Promise<ChunkLinks[]> {
    return this.currentLinker().definitionsInTurns(facts, names, new Turns().pause, () => !this.isClosed);
  }

  /** Stores where these symbols are defined, in files that are not linked as a whole; `subject` is one that is. */
  private async putDefinitions(
    revision: Revision,
    symbols: ReadonlySet<string>,
    subject: string,
  ): Promise<void> {
    for (const [path, names] of this.definingFiles(symbols)) {
      if (path !== subject) await this.putNames(revision, path, names);
    }
  }

  /** Stores where a file defines these names, unless all of it is stored. */
  private async putNames(revision: Revision, path: string, names: ReadonlySet<string>): Promise<void> {
    if (this.linked.has(path)) return;
    await nextTurn();
    const facts = this.isClosed ? undefined : this.load(path, null)?.facts;
    if (!facts) return;
    // What others were led to stays.
    const wanted = this.named.get(path) ?? new Set();
    for (const name of names) wanted.add(name);
    this.named.set(path, wanted);
    this.put(revision, path, await this.definitionsOf(facts, wanted));
  }

  private put(revision: Revision, path: string, links: readonly ChunkLinks[]): void {
    const planned = this.planned.get(path);
    const loaded = this.loaded.get(path);
    if (!planned || !loaded) return;
    const { analyzed, facts } = loaded;
    const chunks = facts ? chunkTable(path, facts.evidence) : null;
    const { fileId } = revision.putFile(fileRecord(planned, planned.changedMs, analyzed, chunks));
    if (facts) revision.replaceChunkLinks(fileId, packLinks(facts.evidence, links));
  }

  /** `lines`: the text to take; null: what is shown, or else what is on disk. */
  private load(path: string, lines: LineIndex | null): Loaded | undefined {
    const known = this.loaded.get(path);
    const planned = this.planned.get(path);
    if (known || !planned || this.loaded.size >= MAX_LOADED_FILES) return known;
    const text = (lines ?? this.texts.shown(path))?.text;
    const analyzed =
      text === undefined
        ? this.analyzer.analyze(planned)
        : this.analyzer.analyzeSource({ path }, sourceOfText(text));
    const { moduleFqn, isPackage } = planned.module;
    const facts =
      analyzed.evidence === null
        ? undefined
        : new FileFacts(
            { path, moduleFqn, isPackage },
            decodeEvidence(new Uint8Array(analyzed.evidence)),
            this.modules.workspacePackage,
          );
    const loaded = { analyzed, facts };
    this.loaded.set(path, loaded);
    return loaded;
  }

  /** Files of the modules that symbols are in, the most mentioned first, with the names that are wanted of each. */
  private definingFiles(symbols: ReadonlySet<string>): (readonly [string, ReadonlySet<string>])[] {
    const found = new Map<string, Set<string>>();
    for (const symbol of symbols) {
      const parsed = parseSymbol(symbol);
      if (!parsed) continue;
      const location = this.modules.locate(parsed.module);
      if (location.kind !== 'file') continue;
      for (const path of location.paths) {
        const names = found.get(path) ?? new Set();
        found.set(path, names.add(parsed.path.at(-1) ?? ''));
      }
    }
    const sorted = [...found].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
    return sorted.slice(0, MAX_DEFINING_FILES);
  }
}

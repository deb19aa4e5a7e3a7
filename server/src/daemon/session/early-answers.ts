/**
 * Answers about single documents before there is an index: the document is linked by itself, with the definitions
 * that its names lead to, into a store of its own that is thrown away when the index is there. Files are read when
 * the linker asks for them. What files that nobody asked for do to what the document has (callers, stores into its
 * attributes, classes below its own) is not known yet: such an answer is missing, or is the one that holds without
 * them, until the index is there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeEvidence } from '../../evidence/arrow-codec.ts';
import { FileFacts } from '../../linker/file-facts.ts';
import { Linker } from '../../linker/link-file.ts';
import type { ChunkLinks } from '../../linker/links.ts';
import { ModuleIndex } from '../../linker/module-index.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import { packLinks } from '../../store/packed-links.ts';
import type { Revision } from '../../store/revision.ts';
import { openStore, type Store } from '../../store/store.ts';
import { createPythonParser, type PythonParser } from '../../syntax/parser.ts';
import { sha256Hex } from '../../text/hash.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { sourceOfBytes } from '../../workspace/source-file.ts';
import { type AnalyzedFile, Analyzer } from '../analysis.ts';
import { fileRecord } from '../file-writer.ts';
import { STORE_FINGERPRINT } from '../fingerprint.ts';
import { chunkTable } from '../link-session.ts';
import { openOutside } from '../outside/outside-files.ts';
import { AnswerContext } from '../questions/answer-context.ts';
import type { LinkedFiles } from '../questions/type-at.ts';
import type { SourceTexts } from '../source-texts.ts';
import { StoreSnapshot } from '../store-snapshot.ts';
import { type PlannedFile, planWorkspace, type WorkspacePlan } from '../workspace-plan.ts';

/** Files looked into for the definitions that one document names; the index brings the rest. */
const MAX_DEFINING_FILES = 100;

/** Files read while linking: a document whose types lead everywhere must not become an index run. */
const MAX_LOADED_FILES = 600;

/** Longest stretch of linking between two turns of the event loop, in ms. */
const SLICE_MS = 10;

/** Symbols that were found, and answers that know where they are defined. */
export interface FoundSymbols {
  readonly symbols: readonly string[];
  readonly context: AnswerContext;
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
  private linker: Linker | null = null;
  private readonly loaded = new Map<string, Loaded>();
  private context: AnswerContext | null = null;
  private lastRun: Promise<unknown> = Promise.resolve();
  private isClosed = false;

  private constructor(
    root: string,
    texts: SourceTexts,
    plan: WorkspacePlan,
    modules: ModuleIndex,
    parser: PythonParser,
  ) {
    this.root = root;
    this.texts = texts;
    this.plan = plan;
    this.planned = new Map(plan.files.map((file) => [file.path, file]));
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
      read: (key) => evidence.read(key),
      write: (key, bytes) => evidence.hold(key, () => bytes),
    });
  }

  /** `cacheRoot`: see `planWorkspace`; `texts`: those of the project. Rejects as `planWorkspace` does. */
  static async open(root: string, cacheRoot: string, texts: SourceTexts): Promise<EarlyAnswers> {
    const parser = await createPythonParser();
    const plan = await planWorkspace(root, { cacheRoot });
    const modules = new ModuleIndex(plan.modules, plan.names, await openOutside(plan.outside));
    return new EarlyAnswers(root, texts, plan, modules, parser);
  }

  /**
   * What answers about a document with this text are made from (null: as it is shown or on disk); null for files
   * that are not indexed.
   */
  answersFor(path: string, text: LineIndex | null): Promise<AnswerContext | null> {
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
    if (this.linked.has(path)) {
      const digest = text && sha256Hex(Buffer.from(text.text));
      if (digest === null || digest === this.loaded.get(path)?.analyzed.sha256) return this.context;
    }
    this.loaded.delete(path);
    this.linked.delete(path);
    const files = new Map<string, FileFacts>();
    for (const [other, { facts }] of this.loaded) if (facts) files.set(other, facts);
    this.linker = new Linker(files, this.modules, (other) => this.load(other, null)?.facts);
    const revision = this.store.beginRevision('edit');
    try {
      const facts = this.load(path, text)?.facts;
      const links = facts ? await this.linksOf(this.linker, facts) : [];
      if (this.isClosed) return null;
      this.put(revision, path, links);
      const symbols = new Set(links.flatMap((chunk) => chunk.links.map(({ target }) => target)));
      await this.putDefinitions(revision, symbols, path);
      if (this.isClosed) return null;
      revision.setMeta('workspace_package', this.modules.workspacePackage);
      revision.setMeta('python_version', this.plan.names.pythonVersion);
      revision.commit({ changedFiles: 1, impactedFiles: 1, relinkedChunks: links.length });
    } finally {
      revision.rollback();
    }
    this.linked.add(path);
    return this.renew();
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
    const revision = this.store.beginRevision('edit');
    try {
      await this.putDefinitions(revision, new Set(symbols), path);
      if (this.isClosed) return null;
      revision.commit({ changedFiles: 0, impactedFiles: 0, relinkedChunks: 0 });
    } finally {
      revision.rollback();
    }
    return { symbols, context: this.renew() };
  }

  private renew(): AnswerContext {
    return (this.context = new AnswerContext(
      this.store,
      new StoreSnapshot(this.store, this.root, this.texts),
    ));
  }

  /** All links of a file; other requests have their turn between its chunks. */
  private async linksOf(linker: Linker, facts: FileFacts): Promise<ChunkLinks[]> {
    const links: ChunkLinks[] = [];
    let pauseMs = performance.now() + SLICE_MS;
    for (let chunk = 0; chunk < facts.evidence.chunks.length; chunk++) {
      links.push(linker.linkChunk(facts, chunk));
      if (performance.now() < pauseMs) continue;
      await nextTurn();
      if (this.isClosed) break;
      pauseMs = performance.now() + SLICE_MS;
    }
    return links;
  }

  /** Stores where these symbols are defined, in files that are not linked as a whole; `subject` is one that is. */
  private async putDefinitions(
    revision: Revision,
    symbols: ReadonlySet<string>,
    subject: string,
  ): Promise<void> {
    for (const [path, names] of this.definingFiles(symbols)) {
      if (path === subject || this.linked.has(path)) continue;
      await nextTurn();
      const facts = this.isClosed ? undefined : this.load(path, null)?.facts;
      if (!facts || !this.linker) continue;
      // What an earlier document was led to stays.
      const wanted = this.named.get(path) ?? new Set();
      for (const name of names) wanted.add(name);
      this.named.set(path, wanted);
      this.put(revision, path, this.linker.linkDefinitionsOf(facts, wanted));
    }
  }

  private put(revision: Revision, path: string, links: readonly ChunkLinks[]): void {
    const planned = this.planned.get(path);
    const loaded = this.loaded.get(path);
    if (!planned || !loaded) return;
    const { analyzed, facts } = loaded;
    const chunks = facts ? chunkTable(path, facts.evidence) : null;
    const { fileId } = revision.putFile(fileRecord(planned, planned.mtimeMs, analyzed, chunks));
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
        : this.analyzer.analyzeSource({ path }, sourceOfBytes(Buffer.from(text)));
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

/**
 * Answers about open documents before there is an index: the document is linked by itself, with just those files of
 * the workspace that its names lead to, into a store of its own that is thrown away when the index is there. What it
 * does not know yet is missing from its answers; what it says is what the index will say.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeEvidence } from '../../evidence/arrow-codec.ts';
import { FileFacts } from '../../linker/file-facts.ts';
import { Linker } from '../../linker/link-file.ts';
import type { Link } from '../../linker/links.ts';
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
import type { SourceTexts } from '../source-texts.ts';
import { StoreSnapshot } from '../store-snapshot.ts';
import { type PlannedFile, planWorkspace, type WorkspacePlan } from '../workspace-plan.ts';

/** Files linked for one document: those it names itself; the index brings the rest. */
const MAX_LINKED_FILES = 100;

/** Files read while linking: a document whose types lead everywhere must not become an index run. */
const MAX_LOADED_FILES = 600;

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
  private readonly shown = new Map<string, LineIndex>();
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
    this.store = openStore({ directory: this.directory, mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
    const settings = { maxFileBytes: plan.config.maxFileBytes, pythonVersion: plan.python };
    this.analyzer = new Analyzer(parser, settings, this.store.evidence);
  }

  /** `cacheRoot`: see `planWorkspace`; `texts`: those of the project. Rejects as `planWorkspace` does. */
  static async open(root: string, cacheRoot: string, texts: SourceTexts): Promise<EarlyAnswers> {
    const parser = await createPythonParser();
    const plan = await planWorkspace(root, { cacheRoot });
    const modules = new ModuleIndex(plan.modules, plan.names, await openOutside(plan.outside));
    return new EarlyAnswers(root, texts, plan, modules, parser);
  }

  /** What answers about a document with this text are made from; null for files that are not indexed. */
  answersFor(path: string, text: LineIndex): Promise<AnswerContext | null> {
    const run = this.lastRun.then(() => this.link(path, text));
    this.lastRun = run.catch(() => {});
    return run;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.lastRun;
    this.store.close();
    this.parser.delete();
    process.off('exit', this.removeFiles);
    this.removeFiles();
  }

  private readonly removeFiles = (): void =>
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 3 });

  private async link(path: string, text: LineIndex): Promise<AnswerContext | null> {
    if (this.isClosed || !this.planned.has(path)) return null;
    const known = this.context?.snapshot.file(path);
    if (known && known.sha256 === sha256Hex(Buffer.from(text.text))) return this.context;
    this.shown.set(path, text);
    this.loaded.delete(path);
    const files = new Map<string, FileFacts>();
    for (const [other, { facts }] of this.loaded) if (facts) files.set(other, facts);
    const linker = new Linker(files, this.modules, (other) => this.load(other)?.facts);
    const revision = this.store.beginRevision('edit');
    try {
      const links = this.put(revision, linker, path);
      for (const other of this.definingFiles(links)) {
        await nextTurn();
        if (this.isClosed) return null;
        if (other !== path && !known) this.put(revision, linker, other);
      }
      revision.setMeta('workspace_package', this.modules.workspacePackage);
      revision.setMeta('python_version', this.plan.names.pythonVersion);
      revision.commit({ changedFiles: 1, impactedFiles: 1, relinkedChunks: 0 });
    } finally {
      revision.rollback();
    }
    this.context = new AnswerContext(this.store, new StoreSnapshot(this.store, this.root, this.texts));
    return this.context;
  }

  /** Links a file and stores it; gives its links. */
  private put(revision: Revision, linker: Linker, path: string): readonly Link[] {
    const planned = this.planned.get(path);
    const loaded = this.load(path);
    if (!planned || !loaded) return [];
    const { analyzed, facts } = loaded;
    const chunks = facts ? chunkTable(path, facts.evidence) : null;
    const { fileId } = revision.putFile(fileRecord(planned, planned.mtimeMs, analyzed, chunks));
    if (!facts) return [];
    const links = linker.linkFile(facts);
    revision.replaceChunkLinks(fileId, packLinks(facts.evidence, links));
    return links.flatMap((chunk) => chunk.links);
  }

  private load(path: string): Loaded | undefined {
    const known = this.loaded.get(path);
    const planned = this.planned.get(path);
    if (known || !planned || this.loaded.size >= MAX_LOADED_FILES) return known;
    const text = this.shown.get(path)?.text ?? this.texts.shown(path)?.text;
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

  /** Files of the modules that links lead to, the most mentioned first. */
  private definingFiles(links: readonly Link[]): string[] {
    const mentions = new Map<string, number>();
    for (const { target } of links) {
      const module = parseSymbol(target)?.module;
      if (!module) continue;
      const location = this.modules.locate(module);
      if (location.kind !== 'file') continue;
      for (const path of location.paths) mentions.set(path, (mentions.get(path) ?? 0) + 1);
    }
    const sorted = [...mentions].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return sorted.slice(0, MAX_LINKED_FILES).map(([path]) => path);
  }
}

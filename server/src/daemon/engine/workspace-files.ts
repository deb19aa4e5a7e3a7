/**
 * What the engine knows of every file of the workspace, and how that differs from what is there now: open
 * documents first, else the disk. Decides by content, never by time stamps alone. Knows nothing of links.
 */
import { dirname, join } from 'node:path';
import { decodeEvidence, encodeEvidence } from '../../evidence/arrow-codec.ts';
import { FileFacts } from '../../linker/file-facts.ts';
import { ModuleIndex } from '../../linker/module-index.ts';
import { packagePrefix } from '../../linker/scip-symbol.ts';
import type { StoredFile } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { PythonParser } from '../../syntax/parser.ts';
import { changedMsOf, ownStatusOf, statusOf } from '../../workspace/file-status.ts';
import type { ManifestRow } from '../../workspace/modules.ts';
import { type SourceFile, sha256OfFile, sourceOfText } from '../../workspace/source-file.ts';
import {
  type AnalysisSettings,
  type AnalyzedFile,
  Analyzer,
  analyzedFromCache,
  evidenceKey,
  skippedAnalysis,
} from '../analysis.ts';
import type { OutsideFiles } from '../outside/outside-files.ts';
import { haveSameSettings, type StoredIdentity } from '../stored-settings.ts';
import { FAILURE_KINDS } from '../task-failure.ts';
import { type PlannedFile, planWorkspace, type WorkspacePlan } from '../workspace-plan.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Quarantine } from './quarantine.ts';
import { type Copied, type Replaced, tellPredecessor } from './typed-evidence.ts';

/** Files as new as the last look may have changed again within the clock's grain, in ms. */
const RACY_MS = 2000;

/** One file as of the newest revision. */
export interface KnownFile {
  readonly planned: PlannedFile;
  /** When it had been changed when the content was seen (see `changedMsOf`); -1 for the text of an open document. */
  readonly changedMs: number;
  readonly analyzed: Omit<AnalyzedFile, 'evidence'>;
  /** Null for skipped files. */
  readonly facts: FileFacts | null;
  /** What the last key did to the rows; null where all may be others. */
  readonly replaced?: Replaced | null;
  /** Functions whose rows it left as they were. */
  readonly copied?: Copied | null;
}

/** How the workspace differs from the newest revision. */
export interface WorkspaceChange {
  readonly plan: WorkspacePlan;
  /** Files whose content or module changed, as they are now; null for files that are gone. */
  readonly files: ReadonlyMap<string, KnownFile | null>;
  /** Paths whose text is another one (a subset of `files`). */
  readonly texts: ReadonlySet<string>;
  /** When names of modules changed. */
  readonly modules: ModuleIndex | null;
}

/** What cannot be told apart file by file: settings changed, or what is installed. */
export class EverythingChanged extends Error {
  override readonly name = 'EverythingChanged';
}

export interface WorkspaceFilesContext {
  readonly root: string;
  readonly store: Store;
  readonly parser: PythonParser;
  readonly documents: Documents;
  /** Files that linking could not cope with. */
  readonly quarantine: Quarantine;
  /** What links read of other people's modules. */
  readonly outside: OutsideFiles;
}

export class WorkspaceFiles {
  private readonly context: WorkspaceFilesContext;
  private readonly analyzer: Analyzer;
  private readonly settings: AnalysisSettings;
  private plan: WorkspacePlan;
  private readonly known = new Map<string, KnownFile>();
  /** Stored files whose evidence the cache has lost: read again, or found to be gone, by the first look at everything. */
  private readonly lost = new Set<string>();
  /** When the workspace was last looked at, in ms since 1970: times near it prove nothing (git: "racy"). */
  private lookedAt = 0;

  private constructor(context: WorkspaceFilesContext, plan: WorkspacePlan) {
    this.context = context;
    this.plan = plan;
    this.settings = { maxFileBytes: plan.config.maxFileBytes, pythonVersion: plan.python };
    this.analyzer = new Analyzer(context.parser, this.settings, context.store.evidence);
  }

  /**
   * The files of the stored revision, as they were named then. Files whose evidence is lost, and whatever changed
   * since, are left for the first `changes` to find. `plan` is today's; `storedIdentity` that of the revision; `pause`
   * is called between files.
   */
  static async load(
    context: WorkspaceFilesContext,
    plan: WorkspacePlan,
    storedIdentity: string,
    stored: readonly StoredFile[],
    pause: () => Promise<void> | null,
  ): Promise<WorkspaceFiles> {
    const modules = new Map((JSON.parse(storedIdentity) as StoredIdentity)[2]);
    const files = new WorkspaceFiles(context, { ...plan, identity: storedIdentity, modules });
    for (const file of stored) {
      const { path, sha256, skipReason } = file;
      // What a thread could not link is not tried in this one.
      const kind = FAILURE_KINDS.find((kind) => skipReason === `link_${kind}`);
      if (kind) context.quarantine.put(path, sha256, { kind, message: 'failed when it was indexed' });
      const analyzed = analyzedFromCache(context.store.evidence, file);
      if (analyzed)
        files.known.set(
          file.path,
          files.setAside(files.knownFile(storedPlan(context.root, file), analyzed, file.changedMs)),
        );
      else files.lost.add(file.path);
      const wait = pause();
      if (wait) await wait;
    }
    files.lookedAt = context.store.read((reader) => reader.revisions(1)[0]?.startedAt ?? 0);
    return files;
  }

  get outside(): OutsideFiles {
    return this.context.outside;
  }

  get currentPlan(): WorkspacePlan {
    return this.plan;
  }

  get(path: string): KnownFile | undefined {
    return this.known.get(path);
  }

  paths(): Iterable<string> {
    return this.known.keys();
  }

  /** Facts of all files that are not skipped. */
  facts(): Map<string, FileFacts> {
    const facts = new Map<string, FileFacts>();
    for (const [path, file] of this.known) if (file.facts) facts.set(path, file.facts);
    return facts;
  }

  moduleIndex(): ModuleIndex {
    return new ModuleIndex(this.plan.modules, this.plan.names, this.outside);
  }

  /**
   * Facts of a text as if a file of the given place in the workspace had it; null for one that would be skipped.
   * Changes nothing that is known.
   */
  imagine(module: ManifestRow, source: SourceFile): FileFacts | null {
    const { path } = module;
    if (source.bytes > this.settings.maxFileBytes) return null;
    const { evidence } = this.analyzer.analyzeSource({ path }, source);
    return evidence && this.factsOf({ path, module }, decodeEvidence(new Uint8Array(evidence)));
  }

  /** The facts of a known file under another place in the workspace. */
  renamedFacts(module: ManifestRow): FileFacts | null {
    const facts = this.known.get(module.path)?.facts;
    return facts ? this.factsOf({ path: module.path, module }, facts.evidence) : null;
  }

  /**
   * Whether a path is a file of the newest revision and still a file: then only its content can be new. A link may lead
   * to another file than before, which then has two names.
   */
  isStillFile(path: string): boolean {
    const known = this.known.get(path);
    return known !== undefined && ownStatusOf(known.planned.absolutePath)?.isFile() === true;
  }

  /**
   * Looks at the named files, or with `everything` at the whole workspace: which files there are, which modules
   * they make, and which texts changed. `pause` is called between files, and what it gives is waited for. Throws
   * `EverythingChanged`.
   */
  async changes(
    paths: ReadonlySet<string>,
    everything: boolean,
    pause: () => Promise<void> | null,
  ): Promise<WorkspaceChange> {
    const { root, store, documents } = this.context;
    const plan = everything
      ? await planWorkspace(root, { cacheRoot: dirname(store.directory), shown: documents.paths() })
      : this.plan;
    if (everything && !this.isLinkedWith(plan)) throw new EverythingChanged();
    const now = Date.now();
    // Where the clock was set back, no time tells anything, and every content is looked at.
    const racyMs = now < this.lookedAt ? Number.NEGATIVE_INFINITY : this.lookedAt - RACY_MS;
    this.lookedAt = now;
    const files = new Map<string, KnownFile | null>();
    const texts = new Set<string>();
    const look = (planned: PlannedFile, isNamed: boolean): void => {
      const { path } = planned;
      const before = this.known.get(path);
      const now = this.setAside(this.current(planned, before, isNamed) ?? before);
      if (!now || now === before) return;
      files.set(path, now);
      if (!before || !isSameContent(before, now)) texts.add(path);
    };
    if (everything) {
      const planned = new Set<string>();
      for (const file of plan.files) {
        planned.add(file.path);
        look(file, paths.has(file.path) || file.changedMs > racyMs);
        const wait = pause();
        if (wait) await wait;
      }
      for (const path of [...this.known.keys(), ...this.lost]) {
        if (planned.has(path)) continue;
        files.set(path, null);
        texts.add(path);
      }
    } else {
      for (const path of paths) {
        const before = this.known.get(path);
        if (before) look(restated(before.planned), true);
        const wait = pause();
        if (wait) await wait;
      }
    }
    const areModulesNew = plan !== this.plan && plan.identity !== this.plan.identity;
    const modules = areModulesNew ? new ModuleIndex(plan.modules, plan.names, this.outside) : null;
    return { plan, files, texts, modules };
  }

  /** Whether what every answer depends on is still what it was when the files were linked. */
  private isLinkedWith(plan: WorkspacePlan): boolean {
    return (
      settingsOf(plan) === settingsOf(this.plan) &&
      haveSameSettings(plan.identity, this.plan.identity) &&
      this.outside.isCurrent()
    );
  }

  /** Takes a change for the newest revision. */
  accept({ plan, files }: WorkspaceChange): void {
    this.plan = plan;
    const { evidence } = this.context.store;
    for (const [path, file] of files) {
      this.lost.delete(path);
      const before = this.known.get(path);
      const key = before?.analyzed.evidenceKey;
      // The text that was typed a moment ago is nobody's any more.
      if (before?.changedMs === -1 && key && key !== file?.analyzed.evidenceKey) evidence.drop(key);
      if (file) this.known.set(path, file);
      else this.known.delete(path);
    }
  }

  /** Shows a file without content from now on, if it is set aside. */
  isolate(path: string): void {
    const file = this.known.get(path);
    if (file) this.known.set(path, this.setAside(file));
  }

  /** The file without what linking could not cope with. */
  private setAside<T extends KnownFile | undefined>(file: T): T {
    if (!file?.facts) return file;
    const failure = this.context.quarantine.reasonFor(file.planned.path, file.analyzed.sha256);
    if (failure === null) return file;
    const skipReason = `link_${failure.kind}`;
    const analyzed = {
      ...file.analyzed,
      parseStatus: 'skipped',
      skipReason,
      skipDetail: failure.message,
    } as const;
    return { ...file, analyzed, facts: null };
  }

  /** The file as it is now, or null when it is what it was. */
  private current(planned: PlannedFile, before: KnownFile | undefined, isNamed: boolean): KnownFile | null {
    const { path, absolutePath } = planned;
    const document = this.context.documents.get(path);
    if (document) {
      if (!isNamed && before?.changedMs === -1 && isSameModule(before.planned, planned)) return null;
      const now = this.typed(planned, document, before);
      return before && isSameFile(before, now) ? null : now;
    }
    if (before && !isNamed && looksTheSame(before, planned))
      return isSameModule(before.planned, planned) ? null : this.renamed(planned, before);
    // What was typed and is on the disk now is worth keeping.
    if (before?.changedMs === -1) this.context.store.evidence.writeHeld();
    if (before?.analyzed.sha256 != null && sha256OfFile(absolutePath) === before.analyzed.sha256) {
      const now = { ...this.renamed(planned, before), changedMs: planned.changedMs };
      if (before.changedMs === -1 || !isSameModule(before.planned, planned)) return now;
      // No change of anything but what the next look compares, so that it need not read the file again.
      this.known.set(path, now);
      return null;
    }
    const now = this.knownFile(planned, this.analyzer.analyze({ path, absolutePath }), planned.changedMs);
    return before && isSameFile(before, now) ? null : now;
  }

  /** The same text under another module name. */
  private renamed(planned: PlannedFile, before: KnownFile): KnownFile {
    if (isSameModule(before.planned, planned)) return { ...before, planned };
    const facts = before.facts && this.factsOf(planned, before.facts.evidence);
    return { ...before, planned, facts };
  }

  private knownFile(planned: PlannedFile, analyzed: AnalyzedFile, changedMs: number): KnownFile {
    const { evidence, ...rest } = analyzed;
    const facts = evidence ? this.factsOf(planned, decodeEvidence(new Uint8Array(evidence))) : null;
    return { planned, changedMs, analyzed: rest, facts };
  }

  private factsOf(
    { path, module }: Pick<PlannedFile, 'path' | 'module'>,
    evidence: FileFacts['evidence'],
  ): FileFacts {
    const { projectName, projectVersion } = this.plan.names;
    const info = { path, moduleFqn: module.moduleFqn, isPackage: module.isPackage };
    return new FileFacts(info, evidence, packagePrefix(projectName, projectVersion));
  }

  /** An open document as if it were saved. */
  private typed(planned: PlannedFile, document: OpenDocument, before: KnownFile | undefined): KnownFile {
    const { path } = planned;
    const source = sourceOfText(document.text, this.settings);
    if (source.status === 'skipped')
      return this.knownFile(planned, this.analyzer.analyzeSource({ path }, source), -1);
    const { bytes, lines, sha256 } = source;
    if (before?.analyzed.sha256 === sha256) return { ...this.renamed(planned, before), changedMs: -1 };
    const key = evidenceKey(path, sha256, this.settings);
    const base = { path, bytes, lines, sha256, isReused: false, cacheFailure: null };
    try {
      const typed = document.extract(this.settings.pythonVersion);
      const { evidence } = typed;
      this.context.store.evidence.hold(key, () => new Uint8Array(encodeEvidence(evidence)));
      const parseStatus = evidence.diagnostics.length > 0 ? 'recovered' : 'ok';
      const analyzed = {
        ...base,
        parseStatus,
        skipReason: null,
        skipDetail: null,
        evidenceKey: key,
      } as const;
      const facts = this.factsOf(planned, evidence);
      const old = before?.facts;
      if (old && isSameModule(before.planned, planned)) tellPredecessor(facts, old, typed);
      return { planned, changedMs: -1, analyzed, facts, replaced: typed.replaced, copied: typed.copied };
    } catch (error) {
      return this.knownFile(planned, skippedAnalysis(path, { bytes, sha256 }, error), -1);
    }
  }
}

/** What the plan said of a stored file, as far as it is remembered. */
function storedPlan(root: string, file: StoredFile): PlannedFile {
  const { path, bytes, changedMs, moduleFqn, isPackage } = file;
  const module = {
    path,
    moduleFqn,
    isImportable: moduleFqn !== null,
    displayName: moduleFqn ?? path,
    otherFqns: [],
    moduleId: '',
    sourceRoot: file.sourceRoot ?? '',
    isPackage,
    isStub: path.endsWith('.pyi'),
    shadowedBy: null,
  };
  return { path, absolutePath: join(root, path), size: bytes, changedMs, module };
}

/** With size and time as they are now; the content is looked at anyway. */
function restated(planned: PlannedFile): PlannedFile {
  const status = statusOf(planned.absolutePath);
  return status ? { ...planned, size: status.size, changedMs: changedMsOf(status) } : planned;
}

const isSameModule = (a: PlannedFile, b: PlannedFile): boolean =>
  a.module.moduleFqn === b.module.moduleFqn &&
  a.module.isPackage === b.module.isPackage &&
  // A file without a name has no root that would matter.
  (a.module.moduleFqn === null || a.module.sourceRoot === b.module.sourceRoot);

/** What could not be read has neither a size nor a time: trying again is as cheap as asking. */
const looksTheSame = ({ analyzed, changedMs }: KnownFile, planned: PlannedFile): boolean =>
  analyzed.sha256 !== null && changedMs === planned.changedMs && analyzed.bytes === planned.size;

/** Whether nothing is stored of the one that is not stored of the other; what cannot be read has no digest to tell. */
const isSameContent = ({ analyzed: a }: KnownFile, { analyzed: b }: KnownFile): boolean =>
  a.sha256 === b.sha256 &&
  a.bytes === b.bytes &&
  a.parseStatus === b.parseStatus &&
  a.skipReason === b.skipReason;

const isSameFile = (a: KnownFile, b: KnownFile): boolean =>
  isSameContent(a, b) && a.changedMs === b.changedMs && isSameModule(a.planned, b.planned);

/** What evidence and symbols of every file depend on. */
const settingsOf = ({ names, python, config, outside }: WorkspacePlan): string =>
  JSON.stringify([names, python, config.maxFileBytes, outside]);

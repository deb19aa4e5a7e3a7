/**
 * Linking of a whole workspace, file by file, from encoded evidence to packed links: the work that the main
 * thread and the workers share. A session holds what linking one file needs of all others; its answers do
 * not depend on which files it was asked before, so files may be spread over threads in any way.
 */
import { decodeEvidence } from '../evidence/arrow-codec.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { FileFacts, type FileInfo } from '../linker/file-facts.ts';
import { importedNames } from '../linker/file-imports.ts';
import { Linker } from '../linker/link-file.ts';
import { ModuleIndex, type PackageNames } from '../linker/module-index.ts';
import { PasserIndex } from '../linker/passer-index.ts';
import { chunkSymbolKey } from '../relations/symbol-key.ts';
import { LinkPacker, type PackedLinks } from '../store/packed-links.ts';
import type { ChunkTable } from '../store/records.ts';
import { addCounts } from './counts.ts';
import { garbageCollector } from './garbage-collector.ts';
import { IdleFacts } from './idle-facts.ts';
import { maxAnswerBytes } from './limits.ts';
import { liveHeapBytes, usedHeapBytes } from './live-heap.ts';
import type { OutsideFile } from './outside/outside-evidence.ts';
import type { OutsideFiles, OutsideSettings } from './outside/outside-files.ts';
import type { OutsideFinds } from './outside/outside-modules.ts';
import { OutsideNeeds } from './outside/outside-needs.ts';
import { emptyTally, type Tally, tallyFile } from './tally.ts';
import type { FailureKind } from './task-failure.ts';

export interface LinkableFile extends FileInfo {
  /** Encoded evidence in shared memory. */
  readonly evidence: SharedArrayBuffer;
}

/** Everything links depend on besides the files; plain data that crosses threads. */
export interface LinkSettings {
  /** Dotted module name to its files; see `ModuleIndex`. */
  readonly modules: ReadonlyMap<string, readonly string[]>;
  readonly names: PackageNames;
  /** Where modules are that are not of the workspace. */
  readonly outside: OutsideSettings;
  /** Memory for an `Int32Array` of one number, which changes with each computation, for whoever watches the session. */
  readonly work?: SharedArrayBuffer;
}

/** Why a file has no links. */
export interface LinkFailure {
  readonly kind: FailureKind;
  /** For people. */
  readonly message: string;
}

/** What one file gives to the store and to the report. */
export interface LinkedFile {
  readonly path: string;
  readonly chunks: ChunkTable;
  /** Null when linking it failed. */
  readonly links: PackedLinks | null;
  readonly failure: LinkFailure | null;
  readonly tally: Tally;
}

export interface LinkedBatch {
  readonly files: readonly LinkedFile[];
  /** How often each bound cut an answer short. */
  readonly limitHits: Readonly<Record<string, number>>;
  /** What was found of the outside world, of modules that no batch before has looked for. */
  readonly finds: OutsideFinds;
}

/** The kind of query about a function's variables. */
const LOCALS = 'local';

/** Share of the limit that is full: the next batch needs some of the rest. */
const FULL_SHARE = 0.95;
/** Share of it that may be added, garbage or not, before it is looked at again, and the least that may beyond the limit. */
const GROWTH_SHARE = 0.3;
const LAST_GROWTH_SHARE = 0.12;
/** The least that these come to: a collection costs as much whether it frees four megabytes or forty. */
const MIN_GROWTH_BYTES = 40_000_000;
const MIN_LAST_GROWTH_BYTES = 24_000_000;
/** Batches that answers must last for; when they are full before, they are needed, and finding them anew is no gain. */
const LASTING_BATCHES = 4;
/** What the limit is multiplied by then. */
const MORE_ANSWERS = 1.5;

/** What a session remembers of the files it has linked. */
interface Memory {
  readonly linker: Linker;
  readonly packer: LinkPacker;
  /** Computations (`QuerySolver.work`) of its first batch, which finds what all files need; null before its end. */
  firstWork: number | null;
}

export class LinkSession {
  private readonly modules: ModuleIndex;
  private readonly work: Int32Array | null;
  private readonly outside: OutsideFiles;
  private readonly files = new Map<string, FileFacts>();
  private readonly passers = new PasserIndex();
  /** Modules that some file imports, or may import: of `from a import b` both `a` and `a.b`. */
  private readonly imported = new Set<string>();
  private readonly needs = new OutsideNeeds();
  private readonly opened = new IdleFacts();
  private batch = 0;
  /** Files of the batches so far. */
  private linked = 0;
  private memory: Memory | null = null;
  /** Hits of bounds in memories that are gone. */
  private readonly pastHits: Record<string, number> = {};
  private readonly answerLimit: (files: number) => number;
  /** Heap in use when nothing had been linked yet. */
  private emptyHeapBytes: number | null = null;
  /** Heap beyond the empty one at which it is worth a collection to see how much of it is answers. */
  private lookAgainBytes = Number.NEGATIVE_INFINITY;
  /** The batch at which answers were forgotten last. */
  private forgottenAt = Number.NEGATIVE_INFINITY;
  /** What the limit is multiplied by, because less was too little. */
  private limitFactor = 1;
  /** How many of the outside world's finds batches have told. */
  private toldFinds = 0;

  /** `outside`: what `openOutside` gives for the settings. */
  constructor(
    { modules, names, work }: LinkSettings,
    outside: OutsideFiles,
    answerLimit: (files: number) => number = maxAnswerBytes,
  ) {
    this.answerLimit = answerLimit;
    this.outside = outside;
    this.work = work ? new Int32Array(work) : null;
    this.modules = new ModuleIndex(modules, names, outside);
  }

  /** Takes a file in; none may come after the first is linked. */
  add(file: LinkableFile): void {
    const facts = new FileFacts(file, decodeEvidence(file.evidence), this.modules.workspacePackage);
    this.files.set(file.path, facts);
    this.passers.add(facts);
    const imports = importedNames(facts);
    for (const { module, name } of imports) {
      this.imported.add(module);
      if (name !== null) this.imported.add(`${module}.${name}`);
    }
    this.needs.addFile(imports);
    facts.release();
  }

  /**
   * Files outside of the workspace that linking will look into as far as is known by now, each once: another thread may
   * read them. What is not taken in before it is needed is read then.
   */
  nextOutside(): OutsideFile[] {
    return this.needs.next().flatMap((module) => this.unread(module) ?? []);
  }

  /** Takes in what has been read of a file that `nextOutside` has named. */
  takeOutside(path: string, evidence: Uint8Array | SharedArrayBuffer): void {
    const facts = this.outside.take(path, decodeEvidence(evidence));
    this.needs.addOutside(facts.module, importedNames(facts));
    facts.release();
  }

  linkBatch(paths: readonly string[]): LinkedBatch {
    this.emptyHeapBytes ??= usedHeapBytes();
    const before = { ...this.limitHits };
    const files = paths.map((path) => this.link(path));
    const limitHits = Object.fromEntries(
      Object.entries(this.limitHits).map(([name, hits]) => [name, hits - (before[name] ?? 0)]),
    );
    const finds = Object.fromEntries([...this.outside.finds].slice(this.toldFinds));
    this.toldFinds = this.outside.finds.size;
    this.batch++;
    this.linked += paths.length;
    if (this.memory !== null) this.memory.firstWork ??= this.memory.linker.program.engine.work;
    this.forgetWhenFull(this.emptyHeapBytes);
    return { files, limitHits, finds };
  }

  /** How often each bound cut an answer short so far. */
  get limitHits(): Readonly<Record<string, number>> {
    return addCounts({ ...this.pastHits }, this.memory?.linker.program.limitHits ?? {});
  }

  /** The file must have been added. An exception costs the file its links and nobody else anything. */
  link(path: string): LinkedFile {
    const facts = this.files.get(path)!;
    try {
      return this.linkFacts(facts);
    } catch (error) {
      // Nobody knows what the exception left behind.
      this.forget();
      const message = error instanceof Error ? error.message : String(error);
      return unlinkedFile(path, facts.evidence, { kind: 'failed', message });
    }
  }

  /**
   * Begins again with nothing but the files: every answer can be found again, and none depends on what was asked
   * before. That bounds the memory of linking, whatever the size of the workspace.
   */
  private forget(): void {
    addCounts(this.pastHits, this.memory?.linker.program.limitHits ?? {});
    this.memory = null;
    this.opened.close();
  }

  /** Garbage is not worth forgetting for: it is collected before answers are, and then not for a while. */
  private forgetWhenFull(emptyHeapBytes: number): void {
    const limit = this.answerLimit(this.files.size) * this.limitFactor;
    if (usedHeapBytes() - emptyHeapBytes <= Math.max(limit, this.lookAgainBytes)) return;
    const live = liveHeapBytes() - emptyHeapBytes;
    const isFull = live > limit * FULL_SHARE;
    const isLasting = this.batch - this.forgottenAt > LASTING_BATCHES;
    const isCheap = this.memory === null || this.isForgettingCheap(this.memory);
    if (isFull && isLasting && isCheap && this.batchesLeft > LASTING_BATCHES) {
      this.forget();
      // V8 lets the heap grow by what lived at its last collection: twice the memory, until all is found anew.
      garbageCollector()();
      this.forgottenAt = this.batch;
      this.lookAgainBytes = Number.NEGATIVE_INFINITY;
      return;
    }
    if (isFull) this.limitFactor *= MORE_ANSWERS;
    const growth = Math.max(limit * GROWTH_SHARE, MIN_GROWTH_BYTES);
    const lastGrowth = Math.max(limit * LAST_GROWTH_SHARE, MIN_LAST_GROWTH_BYTES);
    this.lookAgainBytes = live + Math.max(lastGrowth, Math.min(growth, limit - live));
  }

  /** How many more there are, where they are like those so far. */
  private get batchesLeft(): number {
    return ((this.files.size - this.linked) / this.linked) * this.batch;
  }

  private linkFacts(facts: FileFacts): LinkedFile {
    const { path, evidence } = facts;
    this.opened.use(facts);
    const { linker, packer } = this.remembered();
    const links = linker.linkFile(facts);
    const tally = emptyTally();
    tallyFile(tally, evidence, links);
    // Locals are asked for by their own file only; the whole workspace's would be a quarter of the memory.
    linker.program.engine.forget(path, this.isImported(facts) ? LOCALS : null);
    const packed = packer.pack(evidence, links);
    facts.releaseChunks();
    this.opened.endFile();
    return { path, chunks: chunkTable(path, evidence), links: packed, failure: null, tally };
  }

  /** Of what nobody imports, such as tests and scripts, hardly anybody asks anything once it is linked. */
  private isImported({ moduleFqn }: FileFacts): boolean {
    return moduleFqn !== null && this.imported.has(moduleFqn);
  }

  private remembered(): Memory {
    if (this.memory === null) {
      const linker = new Linker(this.files, this.modules, null, this.passers);
      linker.program.expectNoUpdates();
      linker.program.engine.workCell = this.work;
      linker.program.onFactsUsed = this.opened.use;
      this.memory = { linker, packer: new LinkPacker(), firstWork: null };
    }
    return this.memory;
  }

  /**
   * Whether what would be found anew is no more than what has been found since it was found last. Programs whose classes all
   * refer to each other are one large cycle of queries, which whatever file comes first asks for.
   */
  private isForgettingCheap({ linker, firstWork }: Memory): boolean {
    return firstWork !== null && linker.program.engine.work - firstWork >= firstWork;
  }

  private unread(module: string): OutsideFile | null {
    try {
      return this.modules.locate(module).kind === 'outside' ? this.outside.unread(module) : null;
    } catch {
      // Whoever links a file that needs the module will meet the error again, and say so.
      return null;
    }
  }
}

/** A file that could not be linked: what it defines is known, what it means is not. */
export function unlinkedFile(path: string, evidence: Evidence, failure: LinkFailure): LinkedFile {
  const tally = emptyTally();
  tallyFile(tally, evidence, []);
  return { path, chunks: chunkTable(path, evidence), links: null, failure, tally };
}

/** What the store keeps of a file's chunks. */
export function chunkTable(path: string, evidence: Evidence): ChunkTable {
  const { start, end, parent, kind, length } = evidence.chunks;
  const prefix = path.length + '::'.length;
  const symbolKeys = Array.from({ length }, (_, chunk) =>
    chunkSymbolKey(path, evidence, chunk).slice(prefix),
  );
  return { symbolKeys, kinds: kind, starts: start, ends: end, parents: parent };
}

/**
 * Linking of a whole workspace, file by file, from encoded evidence to packed links: the work that the main
 * thread and the workers share. A session holds what linking one file needs of all others; its answers do
 * not depend on which files it was asked before, so files may be spread over threads in any way.
 */
import { decodeEvidence } from '../evidence/arrow-codec.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { FileFacts, type FileInfo } from '../linker/file-facts.ts';
import { Linker } from '../linker/link-file.ts';
import { ModuleIndex, type PackageNames } from '../linker/module-index.ts';
import type { Query } from '../linker/queries.ts';
import { chunkSymbolKey } from '../relations/symbol-key.ts';
import { LinkPacker, type PackableChunk, type PackedLinks } from '../store/packed-links.ts';
import type { ChunkTable } from '../store/records.ts';
import { addCounts } from './counts.ts';
import { maxAnswerBytes } from './limits.ts';
import { liveHeapBytes, usedHeapBytes } from './live-heap.ts';
import type { OutsideFiles, OutsideSettings } from './outside/outside-files.ts';
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
}

/** The kind of query about a function's variables. */
const LOCALS = 'local';

/** Share of the limit that is full: the next batch needs some of the rest. */
const FULL_SHARE = 0.95;
/** Share of it that may be added, garbage or not, before it is looked at again. */
const GROWTH_SHARE = 0.3;

/** What a session remembers of the files it has linked. */
interface Memory {
  readonly linker: Linker;
  readonly packer: LinkPacker;
  /** The packer's numbers of the keys of queries. */
  readonly numbers: Map<Query, number>;
}

/** Modules that linking looks into whatever the workspace imports. */
const ALWAYS_READ = ['builtins', 'typing'];

export class LinkSession {
  private readonly modules: ModuleIndex;
  private readonly outside: OutsideFiles;
  private readonly files = new Map<string, FileFacts>();
  private memory: Memory | null = null;
  /** Hits of bounds in memories that are gone. */
  private readonly pastHits: Record<string, number> = {};
  private readonly answerLimit: (files: number) => number;
  /** Heap in use when nothing had been linked yet. */
  private emptyHeapBytes: number | null = null;
  /** Heap beyond the empty one at which it is worth a collection to see how much of it is answers. */
  private lookAgainBytes = Number.NEGATIVE_INFINITY;

  /** `outside`: what `openOutside` gives for the settings. */
  constructor(
    { modules, names }: LinkSettings,
    outside: OutsideFiles,
    answerLimit: (files: number) => number = maxAnswerBytes,
  ) {
    this.answerLimit = answerLimit;
    this.outside = outside;
    this.modules = new ModuleIndex(modules, names, outside);
    for (const module of ALWAYS_READ) this.readModule(module);
  }

  /** Takes a file in; none may come after the first is linked. */
  add(file: LinkableFile): void {
    const evidence = decodeEvidence(file.evidence);
    this.files.set(file.path, new FileFacts(file, evidence, this.modules.workspacePackage));
  }

  /** Reads the modules of the outside world that files import, which linking will look into. */
  readAhead(paths: readonly string[]): void {
    for (const path of paths) {
      const facts = this.files.get(path)!;
      for (let row = 0; row < facts.evidence.imports.length; row++) {
        const module = facts.importedModule(row);
        if (module !== null) this.readModule(module);
      }
      facts.release();
    }
  }

  linkBatch(paths: readonly string[]): LinkedBatch {
    this.emptyHeapBytes ??= usedHeapBytes();
    const before = { ...this.limitHits };
    const files = paths.map((path) => this.link(path));
    const limitHits = Object.fromEntries(
      Object.entries(this.limitHits).map(([name, hits]) => [name, hits - (before[name] ?? 0)]),
    );
    this.forgetWhenFull(this.emptyHeapBytes);
    return { files, limitHits };
  }

  /** How often each bound cut an answer short so far. */
  get limitHits(): Readonly<Record<string, number>> {
    return addCounts({ ...this.pastHits }, this.memory?.linker.program.engine.limitHits ?? {});
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
    addCounts(this.pastHits, this.memory?.linker.program.engine.limitHits ?? {});
    this.memory = null;
    for (const facts of this.files.values()) facts.release();
    this.outside.release();
  }

  /** Garbage is not worth forgetting for: it is collected before answers are, and then not for a while. */
  private forgetWhenFull(emptyHeapBytes: number): void {
    const limit = this.answerLimit(this.files.size);
    if (usedHeapBytes() - emptyHeapBytes <= Math.max(limit, this.lookAgainBytes)) return;
    const live = liveHeapBytes() - emptyHeapBytes;
    const isFull = live > limit * FULL_SHARE;
    if (isFull) this.forget();
    this.lookAgainBytes = isFull ? Number.NEGATIVE_INFINITY : live + limit * GROWTH_SHARE;
  }

  private linkFacts(facts: FileFacts): LinkedFile {
    const { path, evidence } = facts;
    const links = Array.from({ length: evidence.chunks.length }, (_, chunk) => this.linkChunk(facts, chunk));
    const tally = emptyTally();
    tallyFile(tally, evidence, links);
    // Locals are asked for by their own file only; the whole workspace's would be a quarter of the memory.
    const { linker, packer } = this.remembered();
    linker.program.engine.forget(LOCALS, path);
    const packed = packer.pack(evidence, links);
    facts.releaseChunks();
    return { path, chunks: chunkTable(path, evidence), links: packed, failure: null, tally };
  }

  private linkChunk(facts: FileFacts, chunk: number): PackableChunk {
    const { links, reads } = this.remembered().linker.recordChunk(facts, chunk);
    return { chunk, links, lookups: Array.from(reads, (query) => this.numberOf(query)) };
  }

  private remembered(): Memory {
    if (this.memory === null) {
      const linker = new Linker(this.files, this.modules);
      linker.program.engine.expectNoUpdates();
      this.memory = { linker, packer: new LinkPacker(), numbers: new Map() };
    }
    return this.memory;
  }

  private readModule(module: string): void {
    try {
      const location = this.modules.locate(module);
      if (location.kind === 'outside') for (const path of location.paths) this.outside.facts(path);
    } catch {
      // Whoever links a file that needs the module will meet the error again, and say so.
    }
  }

  private numberOf(query: Query): number {
    const { packer, numbers } = this.remembered();
    // Nobody else asks for these, and remembering them would keep what is forgotten after the file.
    if (query.kind.name === LOCALS) return packer.number(query.key);
    let number = numbers.get(query);
    if (number === undefined) numbers.set(query, (number = packer.number(query.key)));
    return number;
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

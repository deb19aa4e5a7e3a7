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
import type { OutsideWorld } from '../linker/outside.ts';
import { chunkSymbolKey } from '../relations/symbol-key.ts';
import { type PackedLinks, packLinks } from '../store/packed-links.ts';
import type { ChunkTable } from '../store/records.ts';
import type { OutsideSettings } from './outside/outside-files.ts';
import { emptyTally, type Tally, tallyFile } from './tally.ts';

export interface LinkableFile extends FileInfo {
  /** Encoded evidence in shared memory. */
  readonly evidence: SharedArrayBuffer;
}

/** Everything links depend on; crosses threads without copying the evidence. */
export interface LinkInput {
  readonly files: readonly LinkableFile[];
  /** Dotted module name to its files; see `ModuleIndex`. */
  readonly modules: ReadonlyMap<string, readonly string[]>;
  readonly names: PackageNames;
  /** Where modules are that are not of the workspace. */
  readonly outside: OutsideSettings;
}

/** What one file gives to the store and to the report. */
export interface LinkedFile {
  readonly path: string;
  readonly chunks: ChunkTable;
  readonly links: PackedLinks;
  readonly tally: Tally;
}

export class LinkSession {
  private readonly files = new Map<string, FileFacts>();
  private readonly linker: Linker;

  /** `outside`: what `openOutside` gives for the input's settings. */
  constructor(input: LinkInput, outside: OutsideWorld) {
    const modules = new ModuleIndex(input.modules, input.names, outside);
    for (const file of input.files) {
      const evidence = decodeEvidence(new Uint8Array(file.evidence));
      this.files.set(file.path, new FileFacts(file, evidence, modules.workspacePackage));
    }
    this.linker = new Linker(this.files, modules);
    this.linker.program.engine.expectNoUpdates();
  }

  /** How often each bound cut an answer short so far. */
  get limitHits(): Readonly<Record<string, number>> {
    return this.linker.program.engine.limitHits;
  }

  /** The file must be one of the input's. */
  link(path: string): LinkedFile {
    const facts = this.files.get(path)!;
    const { evidence } = facts;
    const links = this.linker.linkFile(facts);
    const tally = emptyTally();
    tallyFile(tally, evidence, links);
    // Locals are asked for by their own file only; the whole workspace's would be a quarter of the memory.
    this.linker.program.engine.forget('local', path);
    facts.releaseRows();
    return { path, chunks: chunkTable(path, evidence), links: packLinks(evidence, links), tally };
  }
}

function chunkTable(path: string, evidence: Evidence): ChunkTable {
  const { start, end, parent, kind, length } = evidence.chunks;
  const prefix = path.length + '::'.length;
  const symbolKeys = Array.from({ length }, (_, chunk) =>
    chunkSymbolKey(path, evidence, chunk).slice(prefix),
  );
  return { symbolKeys, kinds: kind, starts: start, ends: end, parents: parent };
}

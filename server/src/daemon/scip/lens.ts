/**
 * The imported indexes of one revision, by file of the workspace: which documents speak of it, and what they say of
 * its text. Everything here is a function of the indexes' bytes and of texts; nothing remembers edits.
 */
import type { Evidence } from '../../evidence/evidence.ts';
import { decodeDocument } from '../../evidence/scip/decode-document.ts';
import { DocumentGate, type FileState, indexPrefix } from '../../evidence/scip/document-path.ts';
import type { Metadata } from '../../evidence/scip/generated/scip.ts';
import type { ImportAliases } from '../../evidence/scip/identifier-check.ts';
import { type PlacedDocument, placeDocument } from '../../evidence/scip/place-document.ts';
import { type Problem, ProblemList } from '../../evidence/scip/problems.ts';
import type { ScipDocument } from '../../evidence/scip/scip-document.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { ChunkLinks } from '../../linker/links.ts';
import type { PackageTranslation } from '../../relations/scip-import/index-symbols.ts';
import { indexedLinks } from '../../relations/scip-import/indexed-links.ts';
import type { IndexBytes, ScipCache } from '../../store/scip-cache.ts';
import type { ChunkLayout } from '../../syntax/chunk-layout.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { type Manifest, storedManifest } from './manifest.ts';
import type { ScipSource } from './sources.ts';

/**
 * An export of ours that lies beside the code is not picked up: it would confirm every guess of ours. Who imports one
 * by name (to see the graph of another machine, say) gets it.
 */
export const OWN_TOOL = 'cpgd';

/** Decoded documents kept: typing asks for the same one again and again. */
const MAX_DECODED = 8;

/** An index as a revision names it. */
export interface UsedIndex {
  /** `ScipSource.path` of where it came from. */
  readonly source: string;
  readonly sha256: string;
  /** What comes before its documents' paths: `''`, or a folder of the workspace with a final slash. */
  readonly prefix: string;
}

/** An index that cannot be used here, and why; or one that can, with what is wrong with it. */
export interface ChosenIndex {
  readonly source: ScipSource;
  readonly manifest: Manifest | null;
  /** Null when none of its documents is a file of the workspace. */
  readonly used: UsedIndex | null;
  readonly problems: readonly Problem[];
}

/** Decides where in the workspace each index belongs: where most of its documents are files. */
export function chooseIndexes(
  sources: readonly ScipSource[],
  cache: ScipCache,
  root: string,
  stateOf: (path: string) => FileState,
): ChosenIndex[] {
  return sources.map((source) => {
    const manifest = source.sha256 === null ? null : storedManifest(source.sha256, cache);
    if (manifest === null) return { source, manifest: null, used: null, problems: [] };
    if (source.isAutomatic && manifest.metadata?.toolInfo?.name === OWN_TOOL)
      return { source, manifest, used: null, problems: [] };
    const folder = source.path.slice(0, source.path.lastIndexOf('/') + 1);
    const made = indexPrefix(manifest.metadata?.projectRoot ?? '', root);
    const prefixes = new Set([made, source.isAutomatic ? folder : '', '']);
    let best = { prefix: made, admitted: -1, problems: new ProblemList() };
    for (const prefix of prefixes) {
      const problems = new ProblemList();
      const admitted = admittedDocuments(manifest, prefix, stateOf, problems);
      if (admitted > best.admitted) best = { prefix, admitted, problems };
    }
    const used =
      best.admitted > 0 ? { source: source.path, sha256: manifest.sha256, prefix: best.prefix } : null;
    return { source, manifest, used, problems: best.problems.list() };
  });
}

function admittedDocuments(
  manifest: Manifest,
  prefix: string,
  stateOf: (path: string) => FileState,
  problems: ProblemList,
): number {
  const gate = new DocumentGate(stateOf, prefix);
  let admitted = 0;
  for (const [path] of manifest.documents) {
    const check = gate.admit(path);
    if (check.problem === null) admitted++;
    else problems.add(check.problem, () => path);
  }
  return admitted;
}

/** One document of an index in a file as it is. */
export interface DocumentOfFile {
  readonly index: UsedIndex;
  readonly document: ScipDocument;
  readonly placed: PlacedDocument;
}

interface Place {
  readonly index: LoadedIndex;
  readonly byteOffset: number;
  readonly byteLength: number;
}

interface LoadedIndex {
  readonly used: UsedIndex;
  readonly manifest: Manifest;
  readonly bytes: IndexBytes;
}

/** What a document is placed in. */
export interface PlaceTarget {
  readonly path: string;
  readonly evidence: Evidence;
  readonly layout: ChunkLayout;
  readonly lines: LineIndex;
}

export class ScipLens {
  readonly used: readonly UsedIndex[];
  private readonly places = new Map<string, Place[]>();
  private readonly indexes: readonly LoadedIndex[];
  private readonly aliases: ImportAliases;
  private readonly decoded = new Map<string, ScipDocument>();
  /** By source of the index. */
  private translations: ReadonlyMap<string, PackageTranslation> = new Map();

  /** Indexes that the cache has lost are left out. `aliases`: see `AnchorTarget.workspaceAliases`. */
  constructor(used: readonly UsedIndex[], cache: ScipCache, aliases: ImportAliases) {
    this.aliases = aliases;
    this.indexes = used.flatMap((one): LoadedIndex[] => {
      const manifest = storedManifest(one.sha256, cache);
      const bytes = manifest && cache.open(one.sha256);
      return manifest && bytes ? [{ used: one, manifest, bytes }] : [];
    });
    this.used = this.indexes.map((index) => index.used);
    for (const index of this.indexes) {
      // Which files there are changes; which document is the first of its path does not.
      const gate = new DocumentGate(() => 'indexed', index.used.prefix);
      for (const [documentPath, byteOffset, byteLength] of index.manifest.documents) {
        const { path } = gate.admit(documentPath);
        if (path === null) continue;
        const place = { index, byteOffset, byteLength };
        const known = this.places.get(path);
        if (known) known.push(place);
        else this.places.set(path, [place]);
      }
    }
  }

  /**
   * Learns how the indexes' modules are called here: source roots are a matter of configuration, so an index may say
   * `src.pkg` of our `pkg`. True when an answer is another one now. `prefixOf` gives what symbols of a file's module
   * begin with, `workspace` the package prefix of the workspace's symbols.
   */
  translate(prefixOf: (path: string) => string | null, workspace: string): boolean {
    const translations = new Map(
      this.indexes.map(({ used, manifest }) => {
        const modules = new Map<string, string>();
        const own = manifest.ownPackage;
        const seen = new Set<string>();
        const ownModules = new Set<string>();
        for (const [path, , , theirs] of manifest.documents) {
          if (theirs === null || own === null || !theirs.startsWith(own)) continue;
          const ours = prefixOf(used.prefix + path);
          if (ours !== null) ownModules.add(ours);
          if (ours !== null && ours !== workspace + theirs.slice(own.length)) modules.set(theirs, ours);
          // Two files of one name cannot be told apart by it.
          if (seen.has(theirs)) modules.delete(theirs);
          seen.add(theirs);
        }
        const shortened = new Map(manifest.shortened);
        return [used.source, { own, workspace, modules, ownModules, shortened }] as const;
      }),
    );
    const before = textOf(this.translations);
    this.translations = translations;
    return before !== textOf(translations);
  }

  /** As of the last `translate`. */
  translation({ source }: UsedIndex): PackageTranslation {
    return this.translations.get(source)!;
  }

  get isEmpty(): boolean {
    return this.indexes.length === 0;
  }

  /** Whether any index speaks of the file. */
  has(path: string): boolean {
    return this.places.has(path);
  }

  /** Indexes that speak of the file. */
  indexesOf(path: string): UsedIndex[] {
    return (this.places.get(path) ?? []).map(({ index }) => index.used);
  }

  /** Paths that some index speaks of, whether or not there are such files. */
  paths(): Iterable<string> {
    return this.places.keys();
  }

  /** Every document about the file, in the order of the indexes. */
  documents(target: PlaceTarget): DocumentOfFile[] {
    const { evidence, layout, lines } = target;
    return (this.places.get(target.path) ?? []).flatMap((place) => {
      const { used, manifest } = place.index;
      const document = this.decode(place);
      if (document === null) return [];
      const into = { evidence, layout, lines, workspaceAliases: this.aliases };
      return [{ index: used, document, placed: placeDocument(document, manifest.metadata, into) }];
    });
  }

  /** What all indexes say about a file, by chunk row, in the words of the last `translate`. */
  links(facts: FileFacts, lines: LineIndex): ChunkLinks[] {
    const { path, evidence } = facts;
    const documents = this.documents({ path, evidence, layout: facts.layout(), lines });
    return indexedLinks(
      facts,
      documents.map(({ index, placed }) => ({ placed, packages: this.translation(index) })),
    );
  }

  metadata(index: UsedIndex): Metadata | null {
    return this.loaded(index)?.manifest.metadata ?? null;
  }

  /** Information on symbols of other packages, as bytes with their offset. */
  *externalSymbols(index: UsedIndex): Generator<readonly [bytes: Uint8Array, offset: number]> {
    const { manifest, bytes } = this.loaded(index) ?? {};
    for (const [byteOffset, byteLength] of manifest?.externalSymbols ?? []) {
      const message = bytes!.read(byteOffset, byteLength);
      if (message) yield [message, byteOffset];
    }
  }

  private loaded(index: UsedIndex): LoadedIndex | undefined {
    return this.indexes.find(({ used }) => used === index);
  }

  /** Null when another import has taken the index out of the cache. */
  private decode({ index, byteOffset, byteLength }: Place): ScipDocument | null {
    const key = `${index.used.sha256} ${byteOffset}`;
    let document = this.decoded.get(key);
    if (document === undefined) {
      const bytes = index.bytes.read(byteOffset, byteLength);
      if (bytes === null) return null;
      document = decodeDocument(bytes, byteOffset);
    } else this.decoded.delete(key);
    this.decoded.set(key, document);
    if (this.decoded.size > MAX_DECODED) this.decoded.delete(this.decoded.keys().next().value!);
    return document;
  }
}

const textOf = (translations: ReadonlyMap<string, PackageTranslation>): string =>
  JSON.stringify(
    [...translations].map(([source, { modules, ownModules }]) => [source, [...modules], [...ownModules]]),
  );

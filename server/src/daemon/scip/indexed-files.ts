/**
 * Keeps what imported indexes say of each file in the store, revision by revision. The one thing that goes from file
 * to file are the names that imports give: a file is looked at again when its text changes, or when a name it
 * mentions is given to something else somewhere.
 */
import type { FileFacts } from '../../linker/file-facts.ts';
import type { ChunkLinks } from '../../linker/links.ts';
import { emptyChunks } from '../../relations/scip-import/indexed-links.ts';
import { packLinks } from '../../store/packed-links.ts';
import type { Revision } from '../../store/revision.ts';
import type { ScipCache } from '../../store/scip-cache.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { ScipLens, type UsedIndex } from './lens.ts';
import { WorkspaceAliases } from './workspace-aliases.ts';

/** Setting of the store that says which indexes a revision was made with. */
export const SCIP_META = 'scip';

export interface IndexedHost {
  readonly cache: ScipCache;
  /** Package prefix of the workspace's symbols. */
  readonly workspacePackage: string;
  /** Facts of a file as of the revision in the making; undefined where there is none. */
  readonly file: (path: string) => FileFacts | undefined;
}

/** The text that the facts of a path are of; null when it is not to be had any more. */
export type TextOf = (path: string) => LineIndex | null;

export class IndexedFiles {
  private readonly host: IndexedHost;
  private readonly aliases = new WorkspaceAliases();
  private lens: ScipLens;

  /** `files`: all of the workspace that are not skipped. `used`: what the store's newest revision was made with. */
  constructor(host: IndexedHost, files: Iterable<FileFacts>, used: readonly UsedIndex[]) {
    this.host = host;
    for (const { path, evidence } of files) this.aliases.replace(path, evidence);
    this.lens = this.lensOf(used);
  }

  /** Whether any index is used, so that something has to be asked and written of files that change. */
  get isUsed(): boolean {
    return this.lens.used.length > 0;
  }

  isUsing(used: readonly UsedIndex[]): boolean {
    return JSON.stringify(used) === JSON.stringify(this.lens.used);
  }

  /** Takes these indexes from now on. Gives the files that old or new ones speak of. */
  use(used: readonly UsedIndex[]): Set<string> {
    const paths = new Set(this.lens.paths());
    this.lens = this.lensOf(used);
    for (const path of this.lens.paths()) paths.add(path);
    return paths;
  }

  /** Told of every change of facts (null: gone), in any order. Gives the files to write. */
  change(facts: ReadonlyMap<string, FileFacts | null>): Set<string> {
    const paths = new Set<string>();
    const names = new Set<string>();
    for (const [path, file] of facts) {
      for (const name of this.aliases.replace(path, file?.evidence ?? null)) names.add(name);
      paths.add(path);
    }
    if (this.translate(this.lens)) {
      for (const path of this.lens.paths()) paths.add(path);
      return paths;
    }
    if (names.size === 0) return paths;
    for (const path of this.lens.paths()) {
      const file = this.host.file(path);
      if (file?.evidence.strings.some((text) => names.has(text))) paths.add(path);
    }
    return paths;
  }

  /** Writes what indexes say of these files now; gives the number of chunks of which they say something else. */
  write(revision: Revision, paths: Iterable<string>, textOf: TextOf): number {
    let chunks = 0;
    for (const path of paths) {
      const facts = this.host.file(path);
      if (!facts) continue;
      const links = this.links(facts, textOf);
      chunks += revision.replaceIndexedLinks(revision.fileId(path), packLinks(facts.evidence, links));
    }
    revision.setMeta(SCIP_META, JSON.stringify(this.lens.used));
    return chunks;
  }

  private lensOf(used: readonly UsedIndex[]): ScipLens {
    const lens = new ScipLens(used, this.host.cache, this.aliases);
    this.translate(lens);
    return lens;
  }

  private translate(lens: ScipLens): boolean {
    const { file, workspacePackage } = this.host;
    return lens.translate((path) => file(path)?.symbolPrefix ?? null, workspacePackage);
  }

  private links(facts: FileFacts, textOf: TextOf): ChunkLinks[] {
    const lines = this.lens.has(facts.path) ? textOf(facts.path) : null;
    if (lines) return this.lens.links(facts, lines);
    // Nothing holds of a text that cannot be looked at; whoever changed it is about to be heard of.
    return emptyChunks(facts.evidence.chunks.length);
  }
}

/** The indexes that `SCIP_META` names. */
export const usedIndexes = (meta: string | null): readonly UsedIndex[] =>
  meta === null ? [] : (JSON.parse(meta) as UsedIndex[]);

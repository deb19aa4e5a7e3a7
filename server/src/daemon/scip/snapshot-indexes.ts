/** The imported indexes as one revision's reader sees them; opened when the first question needs them. */

import type { Evidence } from '../../evidence/evidence.ts';
import type { SymbolInformation } from '../../evidence/scip/generated/scip.ts';
import { decodeMessage } from '../../evidence/scip/messages.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { IndexSymbols } from '../../relations/scip-import/index-symbols.ts';
import type { ScipOfFile } from '../../relations/snapshot.ts';
import type { ReadableStore } from '../../store/readable-store.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { SCIP_META, usedIndexes } from './indexed-files.ts';
import { ScipLens, type UsedIndex } from './lens.ts';
import { WorkspaceAliases } from './workspace-aliases.ts';

interface IndexedSource {
  readonly path: string;
  evidence(): Evidence | null;
  facts(): FileFacts | null;
}

export class SnapshotIndexes {
  readonly used: readonly UsedIndex[];
  private readonly store: ReadableStore;
  private readonly workspacePackage: string;
  private readonly files: () => readonly IndexedSource[];
  private opened: ScipLens | null = null;
  /** For each index (by source) the first file it speaks of: external symbols are told there. */
  private readonly firstPaths = new Map<string, string>();

  /** `files`: all of the revision. */
  constructor(store: ReadableStore, workspacePackage: string, files: () => readonly IndexedSource[]) {
    this.store = store;
    this.workspacePackage = workspacePackage;
    this.files = files;
    this.used = usedIndexes(store.read((reader) => reader.meta(SCIP_META)));
  }

  get isEmpty(): boolean {
    return this.used.length === 0;
  }

  /** What the indexes say of a file whose text is `lines`. */
  ofFile(facts: FileFacts, lines: LineIndex): ScipOfFile[] {
    const { path, evidence } = facts;
    const lens = this.lens();
    return lens.documents({ path, evidence, layout: facts.layout(), lines }).map((found) => {
      const { index, document, placed } = found;
      const isFirst = this.firstPaths.get(index.source) === path;
      return {
        source: index.source,
        metadata: lens.metadata(index),
        document,
        placed,
        symbols: new IndexSymbols(placed, facts, lens.translation(index)),
        externalSymbols: () => (isFirst ? this.externalSymbols(lens, index) : []),
      };
    });
  }

  private lens(): ScipLens {
    if (this.opened) return this.opened;
    const aliases = new WorkspaceAliases();
    const files = this.files();
    for (const file of files) aliases.replace(file.path, file.evidence());
    const lens = new ScipLens(this.used, this.store.scip, aliases);
    const byPath = new Map(files.map((file) => [file.path, file]));
    lens.translate((path) => byPath.get(path)?.facts()?.symbolPrefix ?? null, this.workspacePackage);
    for (const { path } of files)
      for (const { source } of lens.indexesOf(path))
        if (!this.firstPaths.has(source)) this.firstPaths.set(source, path);
    return (this.opened = lens);
  }

  private *externalSymbols(lens: ScipLens, index: UsedIndex): Generator<SymbolInformation> {
    for (const [bytes, offset] of lens.externalSymbols(index))
      yield decodeMessage('SymbolInformation', bytes, offset);
  }
}

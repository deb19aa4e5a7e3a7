/**
 * What a change of files did, from the answers that came out different: what others can see of it, which files
 * it reached, and why. The revision loop asks it of an edit, `cpgd impact` of an edit that may never happen.
 */
import type { ImpactStrategy } from '@cpgd/shared';
import { type ExportTables, exportTables } from '../linker/exports.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import type { Link, Relation } from '../linker/links.ts';
import type { ModuleLocation } from '../linker/module-index.ts';
import type { Query, Update } from '../linker/queries.ts';
import type { LinkList } from '../linker/stable-links.ts';
import type { ExportChange, ImpactedFile } from '../relations/history.ts';
import { ChangeFlow } from './change-flow.ts';
import { type ChunkName, isSameText } from './changed-chunks.ts';
import { exportDelta } from './export-delta.ts';
import type { ImportIndex } from './import-closure.ts';
import { ModuleClaims } from './module-claims.ts';
import { haveSameStar } from './public-names.ts';
import { explainChange, type Reasons, type RelinkedChunk } from './reasons.ts';
import { otherReaders, redeclared } from './redeclared.ts';
import { retargeted } from './retargeted.ts';
import { type Exposed, impactBy, type Shown, type StrategyInput } from './strategies.ts';

/** The linked files as they are after the change. */
export interface LinkedFiles {
  readonly imports: ImportIndex;
  file(path: string): FileFacts | undefined;
  paths(): Iterable<string>;
  /** Null where there is no such file. */
  fileLinks(path: string): LinkList | null;
  linksOf(path: string, relation: Relation): readonly Link[];
  /** The chunk whose links a query answers; null for other queries. */
  chunkOf(query: Query): ChunkName | null;
  relinked(
    facts: FileFacts,
    key: string,
    before: ReadonlyMap<Query, unknown>,
    was?: FileFacts,
  ): RelinkedChunk;
}

/** One changed file at both ends of the change. */
export interface ChangedFacts {
  readonly before: FileFacts | undefined;
  readonly after: FileFacts | undefined;
}

export interface ChangeReachInput {
  /** Files whose text or module name changed, as they were; undefined where there was none. */
  readonly before: ReadonlyMap<string, FileFacts | undefined>;
  readonly update: Update;
  /** Chunks that were linked again. */
  readonly chunks: readonly ChunkName[];
  readonly linked: LinkedFiles;
  /** Also say why chunks of edited files whose own text is as it was were linked again; a revision does not ask. */
  readonly explainsEditedFiles?: boolean;
}

export class ChangeReach {
  readonly exports: readonly ExportChange[];
  /** What files export, as far as that was looked at. */
  readonly namesOf: ExportTables;
  /** What recorded lookups say, with every reason. */
  readonly reasons: Reasons;
  private readonly input: ChangeReachInput;

  private constructor(
    input: ChangeReachInput,
    exports: readonly ExportChange[],
    namesOf: ExportTables,
    reasons: Reasons,
  ) {
    this.input = input;
    this.exports = exports;
    this.namesOf = namesOf;
    this.reasons = reasons;
  }

  /** `pause` is asked between chunks, and what it gives is waited for; nothing may be linked meanwhile. */
  static async of(input: ChangeReachInput, pause: () => Promise<void> | null): Promise<ChangeReach> {
    const { before, update, chunks, linked, explainsEditedFiles = false } = input;
    const file = (path: string): FileFacts | undefined => linked.file(path);
    // A file that only got another module name is where that change becomes visible.
    const edited = new Set(before.keys());
    const files = new Map([...before].map(([path, old]) => [path, [old, file(path)] as const]));
    const namesOf = exportTables();
    const relinked: RelinkedChunk[] = [];
    const aliases: ExportChange[] = [];
    const lookAt = async ({ path, key }: ChunkName): Promise<void> => {
      const facts = file(path);
      const isEdited = edited.has(path);
      if (facts && (!isEdited || isSameText(before.get(path), facts, key))) {
        const chunk = linked.relinked(facts, key, update.before);
        aliases.push(...retargeted(chunk, namesOf));
        // A chunk of an edited file counts when only its links are new: its own text is no reason.
        if (!isEdited || explainsEditedFiles) relinked.push(chunk);
      }
      const wait = pause();
      if (wait) await wait;
    };
    for (const chunk of chunks) await lookAt(chunk);
    const exports = exportDelta({ files, changed: update.changed, file, retargeted: aliases, namesOf });
    const declared = redeclared({ update, exports, files, namesOf });
    const claims = new ModuleClaims(before, linked);
    const flow = new ChangeFlow({
      update,
      redeclared: declared,
      edited,
      filesOfModule: (query) => filesOf(query, update.before),
      causeOfModule: (module) => claims.causeOf(module),
      isFile: (path) => edited.has(path) || file(path) !== undefined,
    });
    for (const chunk of otherReaders(declared, chunks, linked)) await lookAt(chunk);
    const reasons = await explainChange(
      {
        flow,
        edited: [...edited].sort(),
        relinked,
        importers: await claims.importers(pause),
        file,
        moduleOf: (path) => moduleOf(input, path) ?? path,
        linksOf: (path) => linked.fileLinks(path),
      },
      pause,
    );
    return new ChangeReach(input, exports, namesOf, reasons);
  }

  /** Files with their reasons, as a strategy reports them. `pause`: as of `of`. */
  impacted(strategy: ImpactStrategy, pause: () => Promise<void> | null): Promise<readonly ImpactedFile[]> {
    const { before, linked } = this.input;
    const question: StrategyInput = {
      strategy,
      exact: this.reasons.files,
      edited: [...before.keys()],
      exposed: this.exposures(),
      restarred: this.restarred(),
      imports: linked.imports,
      moduleOf: (path) => moduleOf(this.input, path),
      file: (path) => linked.file(path),
      linksOf: (path, relation) => linked.linksOf(path, relation),
      paths: () => linked.paths(),
    };
    return impactBy(question, pause);
  }

  /** What was linked again, also where its own text is another one. */
  relinkedChunks(): RelinkedChunk[] {
    const { before, update, chunks, linked } = this.input;
    return chunks.flatMap(({ path, key }) => {
      const facts = linked.file(path);
      return facts ? [linked.relinked(facts, key, update.before, before.get(path))] : [];
    });
  }

  /** Edited files that are star-imported, where the star takes other names: by `__all__` alone, too, which is no export. */
  private restarred(): string[] {
    const { before, linked } = this.input;
    const isStarImported = ({ module }: FileFacts): boolean =>
      [...linked.imports.importersOf(module)].some(({ isStar }) => isStar);
    const found: string[] = [];
    for (const [path, old] of before) {
      const now = linked.file(path);
      if (old && now && isStarImported(now) && !haveSameStar(old, now)) found.push(path);
    }
    return found.sort();
  }

  /** Files of which others see another thing, and what of it is new. */
  private exposures(): Map<string, Exposed> {
    const { before, linked } = this.input;
    const found = new Map<string, { shown: Shown; names: Set<string> }>();
    for (const { path, qname, delta } of this.exports) {
      let known = found.get(path);
      if (!known) found.set(path, (known = { shown: 'meanings', names: new Set() }));
      const isNew = before.has(path) && (before.get(path) === undefined || linked.file(path) === undefined);
      if (isNew) known.shown = 'module';
      else if (delta !== 'changed') known.shown = 'names';
      const module = moduleOf(this.input, path) ?? '';
      if (qname.startsWith(`${module}.`)) known.names.add(qname.slice(module.length + 1).split('.', 1)[0]!);
    }
    return found;
  }
}

/** Dotted module of a path, also of one that is gone. */
const moduleOf = ({ linked, before }: ChangeReachInput, path: string): string | null =>
  (linked.file(path) ?? before.get(path))?.module ?? null;

/** Files that a `member` or `module` query was answered from: those of the module, then and now. */
function filesOf(query: Query, before: ReadonlyMap<Query, unknown>): readonly string[] {
  const location =
    query.kind.name === 'module' ? query : query.dependencies.find((read) => read.kind.name === 'module');
  if (!location) return [];
  return [location.value, before.get(location)].flatMap((value) => {
    const found = value as ModuleLocation | undefined;
    return found?.kind === 'file' ? found.paths : [];
  });
}

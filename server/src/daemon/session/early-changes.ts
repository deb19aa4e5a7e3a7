/**
 * What changed since a commit, before there is an index: both texts of each file that differs, and what their public
 * surfaces gained, lost and changed, as the texts themselves say it. What only evaluates to something else (inferred
 * types) is for the index to say. Some files with each question, until there are no more; knows no client.
 */
import type { ExportDeltaEntry, Location } from '@cpgd/shared';
import { decodeEvidence } from '../../evidence/arrow-codec.ts';
import type { ChangedFacts } from '../../impact/change-reach.ts';
import { FileFacts } from '../../linker/file-facts.ts';
import type { ModuleIndex } from '../../linker/module-index.ts';
import { LineIndex } from '../../text/line-index.ts';
import { loadConfig } from '../../workspace/config.ts';
import { wouldBeFound } from '../../workspace/discovery.ts';
import { type GitChange, gitChangesSince } from '../../workspace/git-changes.ts';
import type { ManifestRow } from '../../workspace/modules.ts';
import { readPytestConfig } from '../../workspace/pytest-config.ts';
import { isTestFile } from '../../workspace/pytest-patterns.ts';
import { readSource, type SourceFile, sourceOfBytes } from '../../workspace/source-file.ts';
import type { Analyzer } from '../analysis.ts';
import { exportEntries } from '../questions/export-entries.ts';
import type { SourceTexts } from '../source-texts.ts';
import { modulesOf, type PlannedFile, type WorkspacePlan } from '../workspace-plan.ts';

/** As far as it is known. */
export interface EarlyChange {
  /** Full id of the commit. */
  readonly commit: string;
  /** Files that differ, with both versions. */
  readonly changed: ReadonlyMap<string, ChangedFacts>;
  /** Sorted by path and qualified name. */
  readonly entries: readonly ExportDeltaEntry[];
}

/** What is there before the index. */
export interface EarlySources {
  readonly root: string;
  readonly plan: WorkspacePlan;
  readonly planned: ReadonlyMap<string, PlannedFile>;
  readonly modules: ModuleIndex;
  readonly texts: SourceTexts;
  readonly analyzer: Analyzer;
  /** The facts of a file as it is shown or on disk. */
  readonly load: (path: string) => FileFacts | undefined;
  /** Runs work that uses the analyzer, when nobody else does. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The two texts of a file that differs; null where there was or is none. */
interface Versions {
  readonly before: SourceFile | null;
  readonly after: string | null;
  readonly facts: ChangedFacts;
}

export class EarlyChanges {
  private readonly sources: EarlySources;

  constructor(sources: EarlySources) {
    this.sources = sources;
  }

  /** Looks at files for so many ms, once git has told which. Rejects with `GitError`, and with the signal's reason. */
  async since(revision: string, limitMs: number, signal: AbortSignal): Promise<EarlyChange> {
    const { root, plan, planned, texts, inTurn } = this.sources;
    const isWanted = (path: string): boolean => planned.has(path) || wouldBeFound(path, plan.config);
    const { commit, changes } = await gitChangesSince(root, revision, isWanted, signal);
    const endMs = performance.now() + limitMs;
    const found = new Map<string, Versions>();
    const then = this.modulesThen(changes);
    const all = [...this.unsaved(changes), ...changes];
    // What somebody looks at comes first.
    const isShown = ({ path }: GitChange): boolean => texts.shown(path) !== null;
    for (const change of [...all.filter(isShown), ...all.filter((one) => !isShown(one))]) {
      if (performance.now() > endMs) break;
      signal.throwIfAborted();
      await inTurn(async () => this.compare(change, then, found));
    }
    const changed = new Map([...found].map(([path, { facts }]) => [path, facts]));
    return { commit, changed, entries: this.entriesOf(found, changed) };
  }

  private compare(
    { path, oldPath, oldBytes, exists }: GitChange,
    then: ReadonlyMap<string, ManifestRow>,
    found: Map<string, Versions>,
  ): void {
    const { planned, texts, load } = this.sources;
    const file = exists ? planned.get(path) : undefined;
    const now = file && load(path);
    const old = oldPath === null || oldBytes === null ? null : sourceOfBytes(oldBytes);
    const module = oldPath === null ? undefined : then.get(oldPath);
    const before = old && module && this.factsOf(module, old);
    const shown = texts.shown(path)?.text;
    const read = file && shown === undefined ? readSource(file.absolutePath) : null;
    const after = file ? (shown ?? (read?.status === 'ok' ? read.text : null)) : null;
    if (before && old && oldPath !== null && oldPath !== path) {
      found.set(oldPath, { before: old, after: null, facts: { before, after: undefined } });
      found.set(path, { before: null, after, facts: { before: undefined, after: now } });
    } else if (before || now)
      found.set(path, { before: old, after, facts: { before: before ?? undefined, after: now } });
  }

  /** What was typed and not saved is a change that git does not see. */
  private unsaved(changes: readonly GitChange[]): GitChange[] {
    const { planned, texts } = this.sources;
    const seen = new Set(changes.map(({ path }) => path));
    return [...planned.values()].flatMap(({ path, absolutePath }): GitChange[] => {
      const shown = texts.shown(path);
      if (!shown || seen.has(path)) return [];
      const saved = readSource(absolutePath);
      if (saved.status !== 'ok' || saved.text === shown.text) return [];
      return [{ path, oldPath: path, exists: true, oldBytes: Buffer.from(saved.text) }];
    });
  }

  /** The places that files had among the modules of the workspace. */
  private modulesThen(changes: readonly GitChange[]): ReadonlyMap<string, ManifestRow> {
    const { root, plan, planned } = this.sources;
    const paths = new Set(planned.keys());
    for (const { path, oldPath } of changes) {
      if (oldPath !== path) paths.delete(path);
      if (oldPath !== null) paths.add(oldPath);
    }
    const { projectFiles } = loadConfig(root);
    return modulesOf(root, [...paths].sort(), plan.config, projectFiles).rows;
  }

  private factsOf({ path, moduleFqn, isPackage }: ManifestRow, source: SourceFile): FileFacts | null {
    const { plan, modules, analyzer } = this.sources;
    if (source.bytes > plan.config.maxFileBytes) return null;
    const { evidence } = analyzer.analyzeSource({ path }, source);
    if (!evidence) return null;
    const decoded = decodeEvidence(new Uint8Array(evidence));
    return new FileFacts({ path, moduleFqn, isPackage }, decoded, modules.workspacePackage);
  }

  private entriesOf(
    found: ReadonlyMap<string, Versions>,
    changed: ReadonlyMap<string, ChangedFacts>,
  ): ExportDeltaEntry[] {
    const pytest = readPytestConfig(this.sources.root);
    const lines = new Map<string, LineIndex>();
    const locate = (path: string, bstart: number, bend: number): Location | null => {
      const after = found.get(path)?.after ?? null;
      if (after === null) return null;
      let index = lines.get(path);
      if (!index) lines.set(path, (index = LineIndex.ofFile(after)));
      const { line, character } = index.positionOfByte(bstart, 'utf-16');
      return { path, line: line + 1, column: character + 1, bstart, bend };
    };
    return exportEntries({
      changed,
      exports: [],
      text: (side, path) => {
        const versions = found.get(path);
        if (side === 'after') return versions?.after ?? null;
        return versions?.before?.status === 'ok' ? versions.before.text : null;
      },
      isPrivateFile: (path) => isTestFile(path, pytest),
      file: (path) => found.get(path)?.facts.after,
      locate,
    });
  }
}

/**
 * A project: one workspace, opened, indexed and asked. This is the surface that command line, LSP and RPC
 * translate to; it knows no protocol and prints nothing.
 */
import type {
  CallEdge,
  ComparisonQuestion,
  ExportDeltaAnswer,
  ExportDeltaQuestion,
  FlowAnswer,
  FlowQuery,
  Freshness,
  HistoryPage,
  ImpactAnswer,
  ImpactComparison,
  ImpactQuestion,
  Location,
  Page,
  Reference,
  RevisionsAnswer,
  SliceAnswer,
  SliceQuery,
  SymbolRef,
  WhyAnswer,
  WhyQuestion,
} from '@cpgd/shared';
import type { Relation } from '../linker/links.ts';
import type { RevisionRecord } from '../relations/history.ts';
import type { Snapshot } from '../relations/snapshot.ts';
import type { SqlResult } from '../store/sql-query.ts';
import type { SqlLimits } from '../store/sql-runner.ts';
import type { Rebuild } from './engine/rebuild.ts';
import type { Drawing, DrawingQuery } from './questions/drawing.ts';
import type { ScipAnswer, ScipIndexInfo, ScipQuestion } from './scip/answer.ts';
import type { TraverseQuestion, TraverseResult } from './traverse/question.ts';

export type {
  CallEdge,
  Freshness,
  Location,
  Page,
  Reference,
  SymbolInfo,
  SymbolRef,
} from '@cpgd/shared';
export type { ScipAnswer, ScipIndexInfo, ScipQuestion } from './scip/answer.ts';

/** What an index run is doing, for progress bars. `done` and `total` count files. */
export interface Progress {
  readonly phase: 'discover' | 'extract' | 'link' | 'store';
  readonly done: number;
  readonly total: number;
}

/** Something the user should know, with what to do about it. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** File it is about, repo-relative or absolute, with a 1-based line where known. */
  readonly file?: string;
  readonly line?: number;
  readonly hint?: string;
}

export interface ProjectOptions {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** Overrides the platform's cache folder. */
  readonly cacheDir?: string;
  /** Worker threads; default: `workers` of the configuration. */
  readonly workers?: number;
  /** Milliseconds of tracing go to this file (Chrome trace event format), if given. */
  readonly traceFile?: string;
  /** Where another process writes the index: keep one of its own, in a temporary folder, instead of an error. */
  readonly ownIndexIfHeld?: boolean;
}

export interface IndexOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Forget everything cached first. */
  readonly fresh?: boolean;
}

export interface IndexReport {
  readonly revision: number;
  /** Those reused, extracted and skipped together. */
  readonly files: number;
  /** Files whose evidence came from the cache. */
  readonly reused: number;
  readonly extracted: number;
  readonly skipped: number;
  readonly withErrors: number;
  readonly lines: number;
  readonly bytes: number;
  readonly definitions: number;
  readonly references: { readonly resolved: number; readonly ambiguous: number; readonly unresolved: number };
  readonly calls: { readonly resolved: number; readonly ambiguous: number; readonly unresolved: number };
  readonly wallMs: number;
  /** Wall milliseconds by phase. */
  readonly phases: Readonly<Record<Progress['phase'], number>>;
  readonly problems: readonly Problem[];
}

export interface QueryOptions {
  readonly limit?: number;
  readonly minConfidence?: number;
  /** Call graph depth; 1 is direct. */
  readonly depth?: number;
}

export interface Status {
  readonly root: string;
  readonly cacheDirectory: string;
  readonly revision: number;
  readonly pythonVersion: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly limitHits: Readonly<Record<string, number>>;
  readonly storeBytes: number;
  readonly memoryBytes: number;
  readonly freshness: Freshness;
}

/** One question asked on the way to an answer, what it gave and where the code behind it stands. */
export interface ExplainedStep {
  /** 0 for what the place itself asked; deeper for what those questions asked in turn. */
  readonly depth: number;
  readonly question: string;
  /** Empty: nothing was found. */
  readonly answer: readonly string[];
  readonly location: Location | null;
}

/** How the name or attribute at a place was resolved, or what was missing. */
export interface ExplainedPlace {
  readonly links: readonly {
    readonly relation: Relation;
    readonly target: string;
    readonly method: string;
    readonly confidence: number;
  }[];
  readonly steps: readonly ExplainedStep[];
  readonly isTruncated: boolean;
}

export interface WatchOptions {
  /** Ends watching. */
  readonly signal: AbortSignal;
  /** Told of every revision. */
  readonly onRebuild: (rebuild: Rebuild) => void;
  /** Called once everything written before is indexed, with what is wrong with the settings. */
  readonly onReady?: (problems: readonly Problem[]) => void;
  /** Return as soon as everything written before is indexed. */
  readonly once?: boolean;
}

export interface DoctorCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly hint?: string;
}

export interface Project {
  readonly root: string;
  /** What people should know about how it was opened, as a sentence; mostly null. */
  readonly notice: string | null;
  /** Folder of the caches of all workspaces; what they share is kept there. */
  readonly cacheRoot: string;
  /** Brings the index up to date with the disk. */
  index(options?: IndexOptions): Promise<IndexReport>;
  /** The newest complete revision. */
  snapshot(): Snapshot;
  /** The same for who reads all files one after the other: hardly any stays decoded. */
  passThrough(): Snapshot;
  /** Resolves `pkg.mod.C.m`, a bare or partly dotted name, a SCIP symbol, or `path:line:col` (1-based). */
  symbol(query: string): SymbolRef;
  /** How the name at `path:line:column` (1-based) was resolved; null where there is no name. */
  explain(query: string): Promise<ExplainedPlace | null>;
  references(symbol: string, options?: QueryOptions): Page<Reference>;
  callers(symbol: string, options?: QueryOptions): Page<CallEdge>;
  callees(symbol: string, options?: QueryOptions): Page<CallEdge>;
  /** Where the value at a place comes from or goes; null where there is no value. */
  flow(query: FlowQuery, signal?: AbortSignal): Promise<FlowAnswer | null>;
  /** What the statement at a place depends on, or what depends on it; null where there is no statement. */
  slice(query: SliceQuery): Promise<SliceAnswer | null>;
  /** The control flow of one function as text for programs that draw; null where there is no such function. */
  drawing(query: DrawingQuery): Promise<Drawing | null>;
  /** Runs a path query over the graph; see docs/reference/traverse.md. Rejects with `QueryError`. */
  traverse(question: TraverseQuestion, signal?: AbortSignal): Promise<TraverseResult>;
  /** One read-only statement over the contract tables, in a process of its own. Rejects with `SqlError`. */
  sql(text: string, limits?: Partial<SqlLimits>, signal?: AbortSignal): Promise<SqlResult>;
  /** The newest revisions first, with what each changed and why. */
  revisions(limit?: number): readonly RevisionRecord[];
  /** What a change would reach. Indexes first; rejects with `GitError`, `UnknownSubjectError`, `RangeError`. */
  impact(question: ImpactQuestion, options?: IndexOptions): Promise<ImpactAnswer>;
  /** What each strategy says a change would reach. Rejects as `impact` does. */
  compareImpact(question: ComparisonQuestion, options?: IndexOptions): Promise<ImpactComparison>;
  /** What the public surface gained, lost and changed since a git revision. Rejects as `impact` does. */
  exportDelta(question: ExportDeltaQuestion, options?: IndexOptions): Promise<ExportDeltaAnswer>;
  /** Why a file was rebuilt, newest revision first. */
  why(question: WhyQuestion): WhyAnswer;
  /** The stored history, newest revision first. */
  history(page: HistoryPage): RevisionsAnswer;
  /** Line and column of a span of an indexed file; null for other files. */
  location(path: string, bstart: number, bend: number): Location | null;
  /** Keeps the index true while files change, until the signal. */
  watch(options: WatchOptions): Promise<void>;
  status(): Status;
  doctor(): Promise<readonly DoctorCheck[]>;
  /** What imported SCIP indexes say, how much of it holds, and where they and the linker disagree. */
  scip(question?: ScipQuestion): Promise<ScipAnswer>;
  /**
   * Imports SCIP index files (absolute paths) and brings the graph up to date. Rejects with `ScipImportError` at the
   * first that cannot be used; those before it are imported.
   */
  importScip(files: readonly string[]): Promise<readonly ScipIndexInfo[]>;
  /** Forgets imported files. Rejects with `ScipImportError` for one that nobody has imported. */
  forgetScip(files: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

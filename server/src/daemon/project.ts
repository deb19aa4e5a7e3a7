/**
 * A project: one workspace, opened, indexed and asked. This is the surface that command line, LSP and RPC
 * translate to; it knows no protocol and prints nothing.
 */
import type { CallEdge, Freshness, Location, Page, Reference, SymbolRef } from '@cpgd/shared';
import type { Relation } from '../linker/links.ts';
import type { RevisionRecord } from '../relations/history.ts';
import type { Snapshot } from '../relations/snapshot.ts';
import type { SqlResult } from '../store/sql-query.ts';
import type { SqlLimits } from '../store/sql-runner.ts';
import type { Rebuild } from './engine/rebuild.ts';

export type {
  CallEdge,
  Freshness,
  Location,
  Page,
  Reference,
  SymbolInfo,
  SymbolRef,
} from '@cpgd/shared';

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
  /** Worker threads; default: the number of processors, at most 8. */
  readonly workers?: number;
  /** Milliseconds of tracing go to this file (Chrome trace event format), if given. */
  readonly traceFile?: string;
}

export interface IndexOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Forget everything cached first. */
  readonly fresh?: boolean;
}

export interface IndexReport {
  readonly revision: number;
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
  /** Called once everything written before is indexed. */
  readonly onReady?: () => void;
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
  /** Brings the index up to date with the disk. */
  index(options?: IndexOptions): Promise<IndexReport>;
  /** The newest complete revision. */
  snapshot(): Snapshot;
  /** Resolves `pkg.mod.C.m`, a bare or partly dotted name, a SCIP symbol, or `path:line:col` (1-based). */
  symbol(query: string): SymbolRef;
  /** How the name at `path:line:column` (1-based) was resolved; null where there is no name. */
  explain(query: string): Promise<ExplainedPlace | null>;
  references(symbol: string, options?: QueryOptions): Page<Reference>;
  callers(symbol: string, options?: QueryOptions): Page<CallEdge>;
  callees(symbol: string, options?: QueryOptions): Page<CallEdge>;
  /** One read-only statement over the contract tables, in a process of its own. Rejects with `SqlError`. */
  sql(text: string, limits?: Partial<SqlLimits>, signal?: AbortSignal): Promise<SqlResult>;
  /** The newest revisions first, with what each changed and why. */
  revisions(limit?: number): readonly RevisionRecord[];
  /** Line and column of a span of an indexed file; null for other files. */
  location(path: string, bstart: number, bend: number): Location | null;
  /** Keeps the index true while files change, until the signal. */
  watch(options: WatchOptions): Promise<void>;
  status(): Status;
  doctor(): Promise<readonly DoctorCheck[]>;
  close(): Promise<void>;
}

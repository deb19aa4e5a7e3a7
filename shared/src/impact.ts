/**
 * The answers to "what does this change reach", "why was this rebuilt" and "what did the public surface gain or
 * lose": plain data, the same in the command line, over RPC and in editors.
 */
import type { Freshness, Location } from './answers.ts';

/** Why a file, symbol or test is reached; each kind is explained in docs/reference/incremental.md. */
export type ReasonKind =
  | 'changed_file'
  | 'caller_symbol'
  | 'caller_qname'
  | 'import_module'
  | 'import_from'
  | 'import_star'
  | 'reexport'
  | 'inherits'
  | 'annotation'
  | 'attribute'
  | 'inferred_type'
  | 'import_closure_fallback';

/**
 * `symbol_closure`: what recorded lookups say; `hybrid`: with it, the importers wherever lookups cannot be
 * trusted; `import_closure`: everything that imports a changed file, directly or not.
 */
export type ImpactStrategy = 'symbol_closure' | 'hybrid' | 'import_closure';

/** One hop of a chain of reasons. A chain starts at what is reached and ends with a `changed_file`. */
export interface ReasonStep {
  readonly kind: ReasonKind;
  /** The symbol, qualified name or module that changed, dotted; the path for a changed file. */
  readonly ref: string;
  /** The file this step is about. */
  readonly path: string;
  /** The place in `path` that uses `ref`; for a changed file, what changed in it, where that is known. */
  readonly location: Location | null;
  /** The definition the place stands in, dotted; empty for a whole file. */
  readonly container: string;
  /** The source line of the place, trimmed; empty when there is none. */
  readonly text: string;
}

export interface FileImpact {
  readonly path: string;
  /** Borders between files from the change to here; 0 for a changed file. */
  readonly hop: number;
  /** Every kind of reason the file has, not only that of the shortest chain. */
  readonly kinds: readonly ReasonKind[];
  /** The shortest chain. */
  readonly chain: readonly ReasonStep[];
}

export interface SymbolImpact {
  readonly symbol: string;
  /** `django.http.request.HttpRequest.get_host`; a module stands for its top-level code. */
  readonly name: string;
  /** `module`, `class`, `function`, `method`, … */
  readonly kind: string;
  readonly path: string;
  readonly location: Location;
  /** 0: its own code changed. */
  readonly hop: number;
  readonly chain: readonly ReasonStep[];
}

/** One test function, as pytest collects it. */
export interface TestImpact {
  /** pytest's node id without parameters: `tests/test_app.py::TestApp::test_get`. */
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly framework: 'pytest' | 'unittest';
  readonly location: Location;
  /** Calls, fixtures and classes between the test and the change; 0: the test itself changed. */
  readonly hop: number;
  readonly chain: readonly ReasonStep[];
}

/** What is supposed to change. */
export type ImpactSubject =
  /** What changed since a git revision, uncommitted and untracked files included. */
  | { readonly kind: 'since'; readonly revision: string }
  /** SCIP symbols or dotted names: what if they were no longer there? */
  | { readonly kind: 'symbols'; readonly symbols: readonly string[] }
  /** Repo-relative paths: what if nothing these files define were there any more? */
  | { readonly kind: 'files'; readonly paths: readonly string[] };

export interface ImpactQuestion {
  readonly subject: ImpactSubject;
  /** Default: the workspace's `impact-strategy`. */
  readonly strategy?: ImpactStrategy;
  /** Also look for tests; default false. */
  readonly tests?: boolean;
  /** Most hops between a test and the change; default: any number. */
  readonly depth?: number;
  /** Most files, most symbols and most tests given; all are counted. */
  readonly limit?: number;
  /** Continue after an earlier answer's `next`. */
  readonly cursor?: string;
}

/** As an `ImpactQuestion`, for all strategies at once. */
export type ComparisonQuestion = Omit<ImpactQuestion, 'strategy' | 'cursor'>;

/** A list cut off at the question's limit. */
export interface ImpactList<T> {
  readonly items: readonly T[];
  readonly total: number;
}

export interface ImpactAnswer {
  readonly subject: ImpactSubject;
  readonly strategy: ImpactStrategy;
  /** The git commit that `since` was understood as; null for other subjects. */
  readonly commit: string | null;
  /** Changed files first, then by hop and path. */
  readonly files: ImpactList<FileImpact>;
  readonly symbols: ImpactList<SymbolImpact>;
  /** Empty unless asked for. */
  readonly tests: ImpactList<TestImpact>;
  readonly changes: ImpactList<ExportDeltaEntry>;
  /** Files with hop 0, on all pages. */
  readonly changedFiles: number;
  /** Public names, on all pages, that changed in a way that can break code that uses them. */
  readonly breaking: number;
  readonly truncated: boolean;
  /** Pass it as `cursor` for what comes after; null at the end. */
  readonly next: string | null;
  readonly freshness: Freshness;
}

/** What one strategy says, beside the others. */
export interface StrategyOutcome {
  readonly strategy: ImpactStrategy;
  readonly files: number;
  readonly tests: number;
}

export interface ImpactComparison {
  readonly subject: ImpactSubject;
  readonly outcomes: readonly StrategyOutcome[];
  /** Each file any strategy reports, with those that do, by path. */
  readonly files: ImpactList<{ readonly path: string; readonly strategies: readonly ImpactStrategy[] }>;
  readonly truncated: boolean;
  readonly freshness: Freshness;
}

/** One aspect of an exported name that changed. */
export interface ExportAspect {
  readonly aspect:
    | 'kind'
    | 'parameter_added'
    | 'parameter_removed'
    | 'parameter_renamed'
    | 'parameter_moved'
    | 'parameter_kind'
    | 'default_added'
    | 'default_removed'
    | 'default_changed'
    | 'parameter_annotation'
    | 'return_annotation'
    | 'annotation'
    | 'bases'
    | 'decorators'
    | 'alias_target'
    | 'value'
    | 'inferred_type';
  /** The parameter it is about; null for the name itself. */
  readonly parameter: string | null;
  /** As written then and now; null where there was or is nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** Whether code that used the name as it was may fail because of it. */
  readonly isBreaking: boolean;
  /** For people: "gained the required parameter `strict`". */
  readonly text: string;
}

export interface ExportDeltaEntry {
  readonly path: string;
  readonly qname: string;
  readonly symbol: string;
  /** `class`, `function`, `method`, `variable`, `import` …: as it is now, or was when it is gone. */
  readonly kind: string;
  readonly delta: 'added' | 'removed' | 'changed';
  readonly isBreaking: boolean;
  /** False where a name begins with an underscore or `__all__` leaves it out. */
  readonly isPublic: boolean;
  /** Empty for added and removed names. */
  readonly aspects: readonly ExportAspect[];
  /** Where it stands now; null when it is gone. */
  readonly location: Location | null;
}

export interface ExportDeltaQuestion {
  /** A git revision. */
  readonly since: string;
  /** Names with a leading underscore and those that `__all__` leaves out, too; default false. */
  readonly includePrivate?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface ExportDeltaAnswer {
  readonly since: string;
  readonly commit: string;
  /** By path and qualified name. */
  readonly items: readonly ExportDeltaEntry[];
  readonly total: number;
  /** Breaking entries among all `total`. */
  readonly breaking: number;
  readonly truncated: boolean;
  readonly next: string | null;
  readonly freshness: Freshness;
}

export interface WhyQuestion {
  readonly path: string;
  /** Default: the newest revision that reached the file. */
  readonly revision?: number;
  /** Most revisions; default 1. */
  readonly limit?: number;
}

/** One revision that reached a file. */
export interface WhyRevision {
  readonly revision: number;
  readonly trigger: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Every reason of the file, each with its chain, shortest first. */
  readonly chains: readonly (readonly ReasonStep[])[];
}

export interface WhyAnswer {
  readonly path: string;
  /** Newest first; empty when no stored revision reached the file. */
  readonly revisions: readonly WhyRevision[];
  readonly truncated: boolean;
  readonly freshness: Freshness;
}

export interface HistoryPage {
  /** Most revisions. */
  readonly limit: number;
  /** Only revisions older than this one. */
  readonly before?: number;
}

/** One line of the history. */
export interface RevisionSummary {
  readonly revision: number;
  readonly trigger: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly wallMs: number;
  readonly changedFiles: number;
  readonly impactedFiles: number;
  readonly relinkedChunks: number;
  readonly changed: readonly {
    readonly path: string;
    readonly change: 'added' | 'modified' | 'removed' | 'moved';
    readonly from: string | null;
  }[];
  /** Other files it reached, by kind of reason. */
  readonly reached: Readonly<Partial<Record<ReasonKind, number>>>;
}

export interface RevisionsAnswer {
  /** Newest first. */
  readonly items: readonly RevisionSummary[];
  readonly total: number;
  readonly truncated: boolean;
  /** Pass it as `before` for older ones; null at the end. */
  readonly next: number | null;
  readonly freshness: Freshness;
}

/**
 * The answers to "what does this change reach", "why was this rebuilt" and "what did the public surface gain or
 * lose", the same in the command line, over RPC and in editors. The types follow from the schemas of the protocol,
 * which say what each field is.
 */
import type { Freshness } from './answers.ts';
import type * as change from './protocol/change.ts';
import type { Shape } from './protocol/method.ts';
import type { Asked, Result } from './protocol.ts';
import type { IMPACT_STRATEGIES, REASON_KINDS } from './vocabulary.ts';

export type ReasonKind = (typeof REASON_KINDS)[number];
export type ImpactStrategy = (typeof IMPACT_STRATEGIES)[number];

/** One hop of a chain of reasons. A chain starts at what is reached and ends with a `changed_file`. */
export type ReasonStep = Shape<typeof change.reasonStep>;
export type FileImpact = Shape<typeof change.fileImpact>;
export type SymbolImpact = Shape<typeof change.symbolImpact>;
/** One test function, as pytest collects it. */
export type TestImpact = Shape<typeof change.testImpact>;

/** What is supposed to change. */
export type ImpactSubject = Shape<typeof change.subject>;
export type ImpactQuestion = Asked<'cpg/impact'>;
export type ImpactAnswer = Result<'cpg/impact'>;

/** As an `ImpactQuestion`, for all strategies at once. */
export type ComparisonQuestion = Omit<ImpactQuestion, 'strategy' | 'cursor'>;

/** A list cut off at the question's limit. */
export interface ImpactList<T> {
  readonly items: readonly T[];
  readonly total: number;
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
export type ExportAspect = Shape<typeof change.exportAspect>;
export type ExportDeltaEntry = Shape<typeof change.exportDeltaEntry>;
export type ExportDeltaQuestion = Asked<'cpg/exportDelta'>;
export type ExportDeltaAnswer = Result<'cpg/exportDelta'>;

export type WhyQuestion = Omit<Asked<'cpg/why'>, 'cursor'>;
/** One revision that reached a file. */
export type WhyRevision = Shape<typeof change.whyRevision>;
export type WhyAnswer = Omit<Result<'cpg/why'>, 'next'>;

export interface HistoryPage {
  /** Most revisions. */
  readonly limit: number;
  /** Only revisions older than this one. */
  readonly before?: number;
}

/** One line of the history. */
export type RevisionSummary = Shape<typeof change.revisionSummary>;
/** Without the details that only clients which draw them ask for. */
export type RevisionsAnswer = Omit<Result<'cpg/revisions'>, 'details'>;

/** What is told of imported SCIP indexes: the vocabulary of `questions/scip.ts`. */
import type { Location } from '@cpgd/shared';
import type { Coverage } from '../../relations/scip-import/coverage.ts';
import type { ComparedRelation, DisagreementClass } from '../../relations/scip-import/disagreements.ts';

/** Something about an index file that people should know. */
export interface ScipWarning {
  readonly message: string;
  /** The index file: in the workspace, or absolute. */
  readonly file: string;
  readonly hint?: string;
}

/** One index file that is known, used or not. */
export interface ScipIndexInfo {
  /** In the workspace, or absolute. */
  readonly source: string;
  /** Picked up because of its name, not imported by somebody. */
  readonly isAutomatic: boolean;
  readonly isUsed: boolean;
  /** SHA-256 of its unpacked bytes; null when there has been nothing usable. */
  readonly sha256: string | null;
  readonly tool: string | null;
  readonly toolVersion: string | null;
  /** Folder of the workspace it is about, with a final slash; empty for the workspace itself. */
  readonly prefix: string;
  readonly documents: number;
  readonly occurrences: number;
  readonly symbols: number;
  readonly externalSymbols: number;
  readonly problems: readonly ScipWarning[];
}

export interface ScipDisagreementGroup {
  readonly relation: ComparedRelation;
  readonly class: DisagreementClass;
  readonly count: number;
  readonly samples: readonly {
    readonly location: Location;
    readonly native: readonly string[];
    readonly indexed: readonly string[];
  }[];
}

export interface ScipAnswer {
  readonly indexes: readonly ScipIndexInfo[];
  /** Occurrences of documents about files of the workspace. */
  readonly occurrences: {
    readonly total: number;
    /** On exactly one token of ours, whether or not they still hold. */
    readonly anchored: number;
    readonly holding: number;
    /** By match (`exact`, `contained`), of those that hold. */
    readonly byMatch: Readonly<Record<string, number>>;
    /** By reason, of those that do not. */
    readonly byFailure: Readonly<Record<string, number>>;
  };
  /** Files that an index speaks of, and those among them with edited chunks. */
  readonly files: { readonly indexed: number; readonly touched: number };
  /** Callsites with a symbol. */
  readonly calls: Coverage;
  /** Largest first. */
  readonly disagreements: readonly ScipDisagreementGroup[];
}

export interface ScipQuestion {
  /** Only files at or below these workspace paths; default: all. */
  readonly paths?: readonly string[];
  /** Most samples of one class of disagreement. */
  readonly samples?: number;
}

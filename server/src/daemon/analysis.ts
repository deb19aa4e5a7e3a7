/**
 * From a file on disk to its evidence: read, decode, look in the cache, else parse, extract, bind and encode.
 * Runs in workers for bulk work and in the main thread for single files; knows one file at a time.
 */
import { bind } from '../binder/bind.ts';
import { decodeEvidence, EvidenceFormatError, encodeEvidence } from '../evidence/arrow-codec.ts';
import { finishEvidence } from '../evidence/evidence.ts';
import { extract } from '../evidence/extract.ts';
import type { EvidenceCache } from '../store/evidence-cache.ts';
import type { StoredFile } from '../store/records.ts';
import type { PythonParser } from '../syntax/parser.ts';
import { ParseTimeoutError } from '../syntax/parser.ts';
import { EVIDENCE_DIGEST } from '../text/generated/source-digests.ts';
import { hash64 } from '../text/hash.ts';
import { readSource, type SourceFile } from '../workspace/source-file.ts';
import type { FailureKind } from './task-failure.ts';

/** What analysis depends on besides the file's bytes and path; part of the evidence key. */
export interface AnalysisSettings {
  readonly maxFileBytes: number;
  readonly pythonVersion: { readonly major: number; readonly minor: number };
}

export interface AnalysisRequest {
  /** Repo-relative POSIX path. */
  readonly path: string;
  readonly absolutePath: string;
}

/** The outcome for one file; plain data that crosses threads (the evidence is shared, not copied). */
export interface AnalyzedFile {
  readonly path: string;
  readonly bytes: number;
  readonly lines: number;
  readonly sha256: string | null;
  readonly parseStatus: 'ok' | 'recovered' | 'skipped';
  readonly skipReason: string | null;
  /** A sentence about the skip, for people. */
  readonly skipDetail: string | null;
  readonly evidenceKey: string | null;
  /** Encoded evidence; null for skipped files. */
  readonly evidence: SharedArrayBuffer | null;
  /** The evidence came from the cache. */
  readonly isReused: boolean;
  /** The evidence could not be written to the cache, and why. */
  readonly cacheFailure: string | null;
}

/** Key of a file's evidence: everything its rows depend on. */
export function evidenceKey(path: string, sha256: string, { pythonVersion }: AnalysisSettings): string {
  const { major, minor } = pythonVersion;
  // The path is part of chunk ids; the digest of the text makes the key wide enough never to collide.
  return sha256.slice(0, 32) + hash64(`${EVIDENCE_DIGEST}\0${major}.${minor}\0${path}`);
}

/** A file known to the store, with its evidence from the cache; null when the cache has lost it. */
export function analyzedFromCache(cache: EvidenceCache, file: StoredFile): AnalyzedFile | null {
  const { path, bytes, lines, sha256, parseStatus, skipReason, evidenceKey: key } = file;
  const known = { path, bytes, lines, sha256, parseStatus, skipReason, skipDetail: null, evidenceKey: key };
  if (key === null) {
    return parseStatus === 'skipped'
      ? { ...known, evidence: null, isReused: true, cacheFailure: null }
      : null;
  }
  const encoded = cache.read(key);
  if (encoded === null || !isEvidence(encoded)) return null;
  return { ...known, evidence: shared(encoded), isReused: true, cacheFailure: null };
}

/** Where an analyzer looks for evidence, and leaves what it makes. */
export type AnalyzerCache = Pick<EvidenceCache, 'read' | 'write'>;

export class Analyzer {
  readonly parser: PythonParser;
  private readonly settings: AnalysisSettings;
  private readonly cache: AnalyzerCache;

  private readonly readsCache: boolean;

  /** With `readsCache` false, evidence is extracted even where the cache has it. */
  constructor(parser: PythonParser, settings: AnalysisSettings, cache: AnalyzerCache, readsCache = true) {
    this.parser = parser;
    this.settings = settings;
    this.cache = cache;
    this.readsCache = readsCache;
  }

  /** Never throws for anything a file can contain; what goes wrong skips the file. */
  analyze(request: AnalysisRequest): AnalyzedFile {
    return this.analyzeSource(request, readSource(request.absolutePath, this.settings));
  }

  /** As `analyze`, of a file that has been read. */
  analyzeSource(request: { readonly path: string }, source: SourceFile): AnalyzedFile {
    if (source.status === 'skipped') {
      return skipped(request.path, source, source.skipReason, source.detail);
    }
    const key = evidenceKey(request.path, source.sha256, this.settings);
    const whole = {
      path: request.path,
      bytes: source.bytes,
      lines: source.lines,
      sha256: source.sha256,
      evidenceKey: key,
    };
    const cached = this.readsCache ? this.cache.read(key) : null;
    if (cached && isEvidence(cached)) {
      const evidence = shared(cached);
      const parseStatus = decodeEvidence(cached).diagnostics.length > 0 ? 'recovered' : 'ok';
      return {
        ...whole,
        parseStatus,
        skipReason: null,
        skipDetail: null,
        evidence,
        isReused: true,
        cacheFailure: null,
      };
    }
    let evidence: SharedArrayBuffer;
    let parseStatus: 'ok' | 'recovered';
    try {
      const builder = extract({
        tree: this.parser.parseFlat(source.text),
        text: source.text,
        path: request.path,
      });
      bind(builder, { pythonVersion: this.settings.pythonVersion });
      const finished = finishEvidence(builder);
      parseStatus = finished.diagnostics.length > 0 ? 'recovered' : 'ok';
      evidence = encodeEvidence(finished);
    } catch (error) {
      return skippedAnalysis(request.path, source, error);
    }
    let cacheFailure: string | null = null;
    try {
      this.cache.write(key, new Uint8Array(evidence));
    } catch (error) {
      // Without a cache everything still works; the next start parses again.
      cacheFailure = error instanceof Error ? error.message : String(error);
    }
    return {
      ...whole,
      parseStatus,
      skipReason: null,
      skipDetail: null,
      evidence,
      isReused: false,
      cacheFailure,
    };
  }
}

/** A file whose parsing, extraction or binding threw. */
export function skippedAnalysis(path: string, source: AnalyzedSource, error: unknown): AnalyzedFile {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof ParseTimeoutError
    ? skipped(path, source, 'parse_timeout', message)
    : failedAnalysis(path, source, 'failed', message);
}

interface AnalyzedSource {
  readonly bytes: number;
  readonly sha256: string | null;
  readonly lines?: number;
}

/** A file that analysis could not cope with: a defect of ours, which must not cost more than the file. */
export function failedAnalysis(
  path: string,
  source: AnalyzedSource,
  kind: FailureKind,
  detail: string,
): AnalyzedFile {
  return skipped(path, source, `analysis_${kind}`, detail);
}

/** False for bytes of another version or with damage that the cache's checksum did not show. */
function isEvidence(encoded: Uint8Array): boolean {
  try {
    decodeEvidence(encoded);
    return true;
  } catch (error) {
    if (error instanceof EvidenceFormatError) return false;
    throw error;
  }
}

function skipped(path: string, source: AnalyzedSource, skipReason: string, skipDetail: string): AnalyzedFile {
  return {
    path,
    bytes: source.bytes,
    lines: source.lines ?? 0,
    sha256: source.sha256,
    parseStatus: 'skipped',
    skipReason,
    skipDetail,
    evidenceKey: null,
    evidence: null,
    isReused: false,
    cacheFailure: null,
  };
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/**
 * Evidence of stubs and of other people's sources: from the cache that all workspaces share, else parsed, extracted
 * and bound. Knows one file at a time, and nothing of where modules are.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { bind } from '../../binder/bind.ts';
import { decodeEvidence, EvidenceFormatError, encodeEvidence } from '../../evidence/arrow-codec.ts';
import { type Evidence, finishEvidence } from '../../evidence/evidence.ts';
import { extract } from '../../evidence/extract.ts';
import { EvidenceCache } from '../../store/evidence-cache.ts';
import type { PythonParser } from '../../syntax/parser.ts';
import { EVIDENCE_DIGEST } from '../../text/generated/source-digests.ts';
import { hash64 } from '../../text/hash.ts';
import { sourceOfBytes } from '../../workspace/source-file.ts';
import { selectBranches, type TargetPython } from './version-branches.ts';

/** A module of somebody else that is larger than this many bytes is generated, and costs more than it tells. */
export const MAX_OUTSIDE_BYTES = 1024 * 1024;

/** What evidence of a file outside depends on, besides its bytes and its name. Plain data. */
export interface OutsideEvidenceSettings {
  readonly python: TargetPython;
  /** Folder of the shared evidence cache; null: nothing is kept. */
  readonly cacheDirectory: string | null;
}

/** A file to read. */
export interface OutsideFile {
  /** Key of its facts; see `OutsideModule`. */
  readonly path: string;
  readonly absolutePath: string;
}

export interface EncodedEvidence {
  readonly encoded: Uint8Array | SharedArrayBuffer;
  readonly evidence: Evidence;
}

export class OutsideEvidence {
  private readonly python: TargetPython;
  private readonly parser: PythonParser;
  private readonly cache: EvidenceCache | null;

  constructor({ python, cacheDirectory }: OutsideEvidenceSettings, parser: PythonParser) {
    this.python = python;
    this.parser = parser;
    this.cache = cacheDirectory === null ? null : new EvidenceCache(cacheDirectory);
  }

  /** Null for what cannot be read, is too large or is no Python: somebody else's file must not stop work on ours. */
  read({ path, absolutePath }: OutsideFile): EncodedEvidence | null {
    let bytes: Buffer;
    try {
      if (statSync(absolutePath).size > MAX_OUTSIDE_BYTES) return null;
      bytes = readFileSync(absolutePath);
    } catch {
      return null;
    }
    const key = this.key(path, bytes);
    return this.cached(key) ?? this.extract(path, bytes, key);
  }

  private key(path: string, bytes: Buffer): string {
    const { major, minor, platform } = this.python;
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    return digest + hash64(`${EVIDENCE_DIGEST}\0${major}.${minor}\0${platform}\0${path}`);
  }

  private extract(path: string, bytes: Buffer, key: string): EncodedEvidence | null {
    const source = sourceOfBytes(bytes);
    if (source.status !== 'ok') return null;
    const text = path.endsWith('.pyi') ? selectBranches(source.text, this.python) : source.text;
    try {
      const builder = extract({ tree: this.parser.parseFlat(text), text, path });
      bind(builder, { pythonVersion: this.python });
      const encoded = encodeEvidence(finishEvidence(builder));
      this.keep(key, encoded);
      return { encoded, evidence: decodeEvidence(encoded) };
    } catch {
      return null;
    }
  }

  private cached(key: string): EncodedEvidence | null {
    try {
      const bytes = this.cache?.read(key);
      return bytes ? { encoded: bytes, evidence: decodeEvidence(bytes) } : null;
    } catch (error) {
      if (error instanceof EvidenceFormatError) return null;
      throw error;
    }
  }

  private keep(key: string, encoded: SharedArrayBuffer): void {
    try {
      this.cache?.write(key, new Uint8Array(encoded));
    } catch {
      // Without a cache everything still works; the next start parses again.
    }
  }
}

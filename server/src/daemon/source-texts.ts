/**
 * The texts that were indexed, found again: a revision names a text by its digest, and what has that digest is
 * an open document (as it is, or as it was some keystrokes ago) or the file on disk. Keeps texts with their line
 * starts, because positions are asked for far more often than files change. Knows no revision.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LineIndex } from '../text/line-index.ts';
import { digestOfText, sourceOfFile } from '../workspace/source-file.ts';

/** UTF-16 units of all kept texts: a large repository's whole text, which V8 keeps as bytes where it is ASCII. */
const MAX_KEPT_UNITS = 48 * 1024 * 1024;

/** Versions of one open document kept until a revision has one of them. Typing outruns a revision by a few. */
const MAX_VERSIONS = 64;

/** One version of an open document; digest and line starts are made when somebody asks. */
class Version {
  readonly lines: LineIndex;
  private digest: string | null = null;

  constructor(lines: LineIndex) {
    this.lines = lines;
  }

  /** As the engine digests open documents. */
  get sha256(): string {
    return (this.digest ??= digestOfText(this.lines.text));
  }
}

export class SourceTexts {
  private readonly root: string;
  private readonly versions = new Map<string, Version[]>();
  private readonly kept = new Map<string, LineIndex>();
  private keptUnits = 0;

  /** `root` is the workspace's absolute path. */
  constructor(root: string) {
    this.root = root;
  }

  /** An editor shows this text now. */
  show(path: string, lines: LineIndex): void {
    const versions = this.versions.get(path);
    if (!versions) this.versions.set(path, [new Version(lines)]);
    else {
      // The first is what the newest revision has, so it is the last that may go.
      if (versions.length >= MAX_VERSIONS) versions.splice(1, 1);
      versions.push(new Version(lines));
    }
  }

  /** The newest text of an open document; null when it is not open. */
  shown(path: string): LineIndex | null {
    return this.versions.get(path)?.at(-1)?.lines ?? null;
  }

  /** The editor has closed the document: the disk counts again. */
  hide(path: string): void {
    this.versions.delete(path);
  }

  /** The text of a file with the digest (SHA-256, hex); null when it is nowhere any more. */
  lines(path: string, sha256: string | null): LineIndex | null {
    if (sha256 === null) return null;
    const versions = this.versions.get(path);
    if (versions) {
      const at = versions.findIndex((version) => version.sha256 === sha256);
      if (at >= 0) {
        // Revisions only go forward: no later one has an earlier text.
        versions.splice(0, at);
        return versions[0]!.lines;
      }
    }
    const known = this.kept.get(sha256);
    if (known) {
      this.kept.delete(sha256);
      this.kept.set(sha256, known);
      return known;
    }
    const text = sourceOfFile(this.root, path, sha256);
    return text === null ? null : this.keep(sha256, LineIndex.ofFile(text));
  }

  /** Whether there is a file, with whatever text. */
  isOnDisk(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  private keep(sha256: string, lines: LineIndex): LineIndex {
    this.kept.set(sha256, lines);
    this.keptUnits += lines.text.length;
    for (const [digest, oldest] of this.kept) {
      if (this.keptUnits <= MAX_KEPT_UNITS || digest === sha256) break;
      this.kept.delete(digest);
      this.keptUnits -= oldest.text.length;
    }
    return lines;
  }
}

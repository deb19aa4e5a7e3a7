/** Puts analyzed and linked files into a revision, with what the plan knows of them. */
import type { ChunkTable, FileFacts, FileRecord } from '../store/records.ts';
import type { Revision } from '../store/revision.ts';
import type { AnalyzedFile } from './analysis.ts';
import type { LinkedFile } from './link-session.ts';
import type { PlannedFile, WorkspacePlan } from './workspace-plan.ts';

export class FileWriter {
  /** Files and chunks put so far. */
  files = 0;
  chunks = 0;
  private readonly revision: Revision;
  private readonly planned: ReadonlyMap<string, PlannedFile>;
  private readonly analyzed: ReadonlyMap<string, AnalyzedFile>;

  constructor(revision: Revision, plan: WorkspacePlan, analyzed: ReadonlyMap<string, AnalyzedFile>) {
    this.revision = revision;
    this.planned = new Map(plan.files.map((file) => [file.path, file]));
    this.analyzed = analyzed;
  }

  put({ path, chunks, links, failure }: LinkedFile): void {
    const analyzed = this.analyzed.get(path)!;
    const skipReason = failure === null ? analyzed.skipReason : `link_${failure.kind}`;
    const fileId = this.putRecord(path, { ...analyzed, skipReason }, chunks);
    this.chunks += chunks.kinds.length;
    if (links !== null) this.revision.replaceChunkLinks(fileId, links);
  }

  putSkipped(path: string): void {
    this.putRecord(path, this.analyzed.get(path)!, null);
  }

  private putRecord(path: string, analyzed: AnalyzedFile, chunks: ChunkTable | null): number {
    const planned = this.planned.get(path)!;
    this.files++;
    return this.revision.putFile(fileRecord(planned, planned.changedMs, analyzed, chunks)).fileId;
  }
}

/** What the store keeps of a file: its place in the workspace and what analysis said of its text. */
export function fileRecord(
  { path, module }: PlannedFile,
  changedMs: number,
  analyzed: Omit<FileFacts, 'path' | 'moduleFqn' | 'isPackage' | 'sourceRoot' | 'changedMs'>,
  chunks: ChunkTable | null,
): FileRecord {
  const { bytes, lines, sha256, parseStatus, skipReason, evidenceKey } = analyzed;
  return {
    path,
    moduleFqn: module.moduleFqn,
    isPackage: module.isPackage,
    sourceRoot: module.moduleFqn === null ? null : module.sourceRoot,
    bytes,
    lines,
    changedMs,
    sha256,
    parseStatus,
    skipReason,
    evidenceKey,
    chunks,
  };
}

/**
 * Writes what an edit changed into a revision of the store: file rows, chunk layouts, and the links of the
 * chunks that were linked again or whose positions moved inside them. Knows nothing of reasons.
 */
import type { Cells } from '../../evidence/evidence.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { LinkPacker } from '../../store/packed-links.ts';
import type { ChunkTable } from '../../store/records.ts';
import type { Revision } from '../../store/revision.ts';
import { fileRecord } from '../file-writer.ts';
import type { Resident } from './resident.ts';
import type { KnownFile, WorkspaceChange } from './workspace-files.ts';

/** Tables whose positions are part of stored links. */
const ANCHORED = ['defs', 'params', 'names', 'attrs', 'calls', 'imports', 'typeExprs', 'args'] as const;
const POSITIONS = [
  'start',
  'end',
  'nameStart',
  'nameEnd',
  'calleeStart',
  'calleeEnd',
  'moduleStart',
  'moduleEnd',
];

export interface FileStoreInput {
  readonly change: WorkspaceChange;
  readonly resident: Resident;
  /** Keys of the chunks that were linked again, by path. */
  readonly relinked: ReadonlyMap<string, ReadonlySet<string>>;
  /** Facts of the changed files before the change. */
  readonly before: (path: string) => FileFacts | undefined;
}

/** Throws what the store throws; nothing is committed then. */
export function writeFiles(revision: Revision, input: FileStoreInput): void {
  const { change, resident, relinked } = input;
  const isWritten = new Set<string>();
  // What many files mention alike is told the store once.
  const packer = new LinkPacker();
  const write = (fileId: number, facts: FileFacts, keys: readonly string[]): void => {
    const chunks = keys.map((key) => resident.links({ path: facts.path, key }));
    if (chunks.length > 0) revision.replaceChunkLinks(fileId, packer.packKept(facts.evidence, chunks));
  };
  for (const [path, file] of change.files) {
    if (file === null) {
      revision.removeFile(path);
      continue;
    }
    isWritten.add(path);
    const { facts } = file;
    const { fileId } = revision.putFile(
      fileRecord(
        file.planned,
        file.changedMs,
        file.analyzed,
        facts && chunkTable(facts, resident.keys(facts)),
      ),
    );
    if (facts) write(fileId, facts, chunksToWrite(input, facts, file));
  }
  for (const [path, keys] of relinked) {
    const facts = resident.file(path);
    if (facts && !isWritten.has(path)) write(revision.fileId(path), facts, [...keys]);
  }
}

/** Chunks of a changed file whose stored links are not what they must be. */
function chunksToWrite(
  { relinked, before, resident }: FileStoreInput,
  facts: FileFacts,
  { replaced, copied }: KnownFile,
): string[] {
  const again = relinked.get(facts.path);
  const old = before(facts.path);
  /** The only chunk whose rows may be others; null where that is not known. */
  const typed = replaced && replaced.before === old?.evidence ? replaced.chunk : null;
  /** Chunks whose rows stand where they stood. */
  const same = new Map(
    copied && copied.before === old?.evidence
      ? copied.chunks.map(({ chunk, before }) => [chunk, before])
      : [],
  );
  const oldRows = new Map((old ? resident.keys(old) : []).map((key, chunk) => [key, chunk]));
  return resident.keys(facts).filter((key, chunk) => {
    if (again?.has(key)) return true;
    if (typed !== null && chunk !== typed) return false;
    const oldChunk = oldRows.get(key);
    if (oldChunk !== undefined && same.get(chunk) === oldChunk) return false;
    return old === undefined || oldChunk === undefined || hasMoved(old, oldChunk, facts, chunk);
  });
}

/** Whether rows of a chunk stand at other places in it; the rows themselves are known to be the same. */
function hasMoved(old: FileFacts, oldChunk: number, now: FileFacts, chunk: number): boolean {
  for (const table of ANCHORED) {
    const a = old.rowsOfChunk(table, oldChunk);
    const b = now.rowsOfChunk(table, chunk);
    if (a.length !== b.length) return true;
    const from = old.evidence[table] as unknown as Readonly<Record<string, Cells>>;
    const to = now.evidence[table] as unknown as Readonly<Record<string, Cells>>;
    for (const column of POSITIONS) {
      const before = from[column];
      const after = to[column];
      if (!before || !after) continue;
      for (let i = 0; i < a.length; i++) if (before[a[i]!] !== after[b[i]!]) return true;
    }
  }
  return false;
}

function chunkTable({ evidence }: FileFacts, symbolKeys: readonly string[]): ChunkTable {
  const { start, end, parent, kind } = evidence.chunks;
  return { symbolKeys, kinds: kind, starts: start, ends: end, parents: parent };
}

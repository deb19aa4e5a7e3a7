/**
 * One file as the row functions see it: evidence with absolute spans, the ids of its entities, and the
 * linker's statements grouped by relation. Everything is computed on first use and kept for the life of the
 * view, because most tables of a file need the same ids. Knows no contract table.
 */
import type { Evidence } from '../evidence/evidence.ts';
import type { Link, LinksOfChunk, Relation } from '../linker/links.ts';
import type { ChunkLayout } from '../syntax/chunk-layout.ts';
import { type AnchoredTable, computeEntityIds, type EntityTable, type PositionedFile } from './entity-ids.ts';
import type { BytecodeSource } from './on-demand/bytecode-source.ts';
import type { FlowSource } from './on-demand/flow-source.ts';
import type { ParseSource } from './on-demand/parse-source.ts';
import type { OnDemand } from './on-demand/parts.ts';
import type { FileSnapshot } from './snapshot.ts';

/** What a file's rows may ask about the other files of the workspace. */
export interface Workspace {
  /** Paths of the files that are this module (stub and source, shadowed copies), sorted. */
  pathsOfModule(moduleFqn: string): readonly string[];
}

export class FileView implements PositionedFile {
  readonly file: FileSnapshot;
  readonly workspace: Workspace;
  /** Parses text for tables computed on demand; null when the caller gave no parser. */
  readonly parse: ParseSource | null;
  /** Computes flow for tables computed on demand; null when the caller cannot. */
  readonly flow: FlowSource | null;
  /** What the compiler made of a text; null when it was not asked. */
  readonly bytecode: BytecodeSource | null;
  private decoded: Evidence | null | undefined;
  private positions: ChunkLayout | undefined;
  private readonly ids = new Map<EntityTable, readonly string[]>();
  private byRelation: ReadonlyMap<Relation, readonly Link[]> | undefined;
  private nativeByRelation: ReadonlyMap<Relation, readonly Link[]> | undefined;
  private readonly memo = new Map<(file: FileView) => unknown, unknown>();

  /** `sources` compute tables on demand; null serves those that need none. */
  constructor(file: FileSnapshot, workspace: Workspace, sources: Omit<OnDemand, 'include'> | null) {
    this.file = file;
    this.workspace = workspace;
    this.parse = sources?.parse ?? null;
    this.flow = sources?.flow ?? null;
    this.bytecode = sources?.bytecode ?? null;
  }

  get path(): string {
    return this.file.path;
  }

  /** Null for skipped files. */
  get evidence(): Evidence | null {
    // Kept: most rows ask for it, and the file counts who uses it.
    if (this.decoded === undefined) this.decoded = this.file.evidence();
    return this.decoded;
  }

  /** The pooled string, or null for -1. */
  text(id: number): string | null {
    return id < 0 ? null : this.evidence!.strings[id]!;
  }

  private get layout(): ChunkLayout {
    return (this.positions ??= this.file.layout()!);
  }

  /** Absolute UTF-8 byte offset of an own offset of a chunk. */
  at(chunk: number, own: number): number {
    return this.layout.toAbsolute(chunk, own);
  }

  /** Absolute start and end of a row. */
  span(table: AnchoredTable, row: number): readonly [bstart: number, bend: number] {
    const columns = this.evidence![table] as unknown as Record<'chunk' | 'start' | 'end', Int32Array>;
    const { layout } = this;
    const chunk = columns.chunk[row]!;
    return [
      layout.toAbsolute(chunk, columns.start[row]!),
      // `assigns` and `returns` are points: they have no end column.
      layout.toAbsolute(chunk, (columns.end ?? columns.start)[row]!),
    ];
  }

  /** UTF-8 byte length of the decoded text; 0 for skipped files. */
  get textBytes(): number {
    return this.file.layout()?.end(0) ?? 0;
  }

  /** Ids of all rows of a table, which are also the node ids of their graph nodes. */
  idsOf(table: EntityTable): readonly string[] {
    let ids = this.ids.get(table);
    if (!ids) this.ids.set(table, (ids = computeEntityIds(this, table)));
    return ids;
  }

  /** Id of a row, or null for row -1. */
  id(table: EntityTable, row: number): string | null {
    return row < 0 ? null : this.idsOf(table)[row]!;
  }

  /** All links of one relation, in chunk order, by the linker and by imported indexes. */
  links(relation: Relation): readonly Link[] {
    this.byRelation ??= linksByRelation(this.file.links());
    return this.byRelation.get(relation) ?? [];
  }

  /** As `links`, by the linker alone. */
  nativeLinks(relation: Relation): readonly Link[] {
    if (!this.file.nativeLinks) return this.links(relation);
    this.nativeByRelation ??= linksByRelation(this.file.nativeLinks());
    return this.nativeByRelation.get(relation) ?? [];
  }

  /** The result of a function of this file, computed once. The function itself is the cache key. */
  once<T>(compute: (file: FileView) => T): T {
    if (!this.memo.has(compute)) this.memo.set(compute, compute(this));
    return this.memo.get(compute) as T;
  }
}

function linksByRelation(chunks: readonly LinksOfChunk[]): ReadonlyMap<Relation, readonly Link[]> {
  const byRelation = new Map<Relation, Link[]>();
  for (const { links } of chunks) {
    for (const link of links) {
      const list = byRelation.get(link.relation);
      if (list) list.push(link);
      else byRelation.set(link.relation, [link]);
    }
  }
  return byRelation;
}

/**
 * One file as the row functions see it: evidence with absolute spans, the ids of its entities, and the
 * linker's statements grouped by relation. Everything is computed on first use and kept for the life of the
 * view, because most tables of a file need the same ids. Knows no contract table.
 */
import type { Evidence } from '../evidence/evidence.ts';
import type { Link, Relation } from '../linker/links.ts';
import { type AnchoredTable, computeEntityIds, type EntityTable, type PositionedFile } from './entity-ids.ts';
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
  private readonly ids = new Map<EntityTable, readonly string[]>();
  private byRelation: Map<Relation, Link[]> | undefined;
  private readonly memo = new Map<(file: FileView) => unknown, unknown>();

  /** `sources` compute tables on demand; null serves those that need none. */
  constructor(file: FileSnapshot, workspace: Workspace, sources: Pick<OnDemand, 'parse' | 'flow'> | null) {
    this.file = file;
    this.workspace = workspace;
    this.parse = sources?.parse ?? null;
    this.flow = sources?.flow ?? null;
  }

  get path(): string {
    return this.file.path;
  }

  /** Null for skipped files. */
  get evidence(): Evidence | null {
    return this.file.evidence();
  }

  /** The pooled string, or null for -1. */
  text(id: number): string | null {
    return id < 0 ? null : this.evidence!.strings[id]!;
  }

  /** Absolute UTF-8 byte offset of an own offset of a chunk. */
  at(chunk: number, own: number): number {
    return this.file.layout()!.toAbsolute(chunk, own);
  }

  /** Absolute start and end of a row. */
  span(table: AnchoredTable, row: number): readonly [bstart: number, bend: number] {
    const columns = this.evidence![table] as unknown as Record<'chunk' | 'start' | 'end', Int32Array>;
    const layout = this.file.layout()!;
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

  /** All links of one relation, in chunk order. */
  links(relation: Relation): readonly Link[] {
    if (!this.byRelation) {
      this.byRelation = new Map();
      for (const chunk of this.file.links()) {
        for (const link of chunk.links) {
          const list = this.byRelation.get(link.relation);
          if (list) list.push(link);
          else this.byRelation.set(link.relation, [link]);
        }
      }
    }
    return this.byRelation.get(relation) ?? [];
  }

  /** The result of a function of this file, computed once. The function itself is the cache key. */
  once<T>(compute: (file: FileView) => T): T {
    if (!this.memo.has(compute)) this.memo.set(compute, compute(this));
    return this.memo.get(compute) as T;
  }
}

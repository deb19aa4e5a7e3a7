/**
 * File facts: one file's evidence with names for its rows that survive edits, and rows by what they belong to: the
 * file side of every question that crosses chunks. What the rows say of bindings, definitions, imports, stores and
 * calls is found out in files of their own, which keep it here (`memo`). Knows nothing of other files.
 */
import { type Evidence, textOf } from '../evidence/evidence.ts';
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import type { CopiedChunk } from '../evidence/known-functions.ts';
import { CHUNKED_TABLES, type ChunkedTable, DefKind, SCOPE_KINDS, ScopeKind } from '../evidence/schema.ts';
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { RowGroups } from './row-groups.ts';
import { modulePrefix } from './scip-symbol.ts';

export interface FileInfo {
  readonly path: string;
  /** Dotted module name; null when no import can reach the file. */
  readonly moduleFqn: string | null;
  readonly isPackage: boolean;
}

/** Module name used in symbols: the importable name, else the path without its extension, dotted. */
export function moduleName({ moduleFqn, path }: Pick<FileInfo, 'moduleFqn' | 'path'>): string {
  return moduleFqn ?? path.replace(/\.pyi?$/, '').replaceAll('/', '.');
}

const NO_ROWS = new Int32Array(0);

const CHUNK_KEYS = Object.fromEntries(CHUNKED_TABLES.map((table) => [table, `chunk ${table}`])) as Readonly<
  Record<ChunkedTable, string>
>;

/**
 * What two versions of a file have in common: all rows but those of one chunk (in both of that number), all rows, some
 * of which have moved, or the rows of some chunks, in a string pool that both share.
 */
export type Kinship =
  | { readonly changed: number }
  | { readonly moved: true }
  | { readonly copied: readonly CopiedChunk[] };

interface Predecessor {
  readonly facts: FileFacts;
  readonly kinship: Kinship;
}

/** Whether scopes of a kind (`ScopeKind`) have no name of their own: those of one definition are numbered. */
export const isNumberedScope = (kind: number): boolean =>
  kind !== ScopeKind.module && kind !== ScopeKind.class && kind !== ScopeKind.function;

export class FileFacts {
  readonly path: string;
  /** Module name used in symbols: the importable name, else the path without its extension, dotted. */
  readonly module: string;
  readonly moduleFqn: string | null;
  readonly isPackage: boolean;
  readonly isStub: boolean;
  readonly evidence: Evidence;
  /** Symbol of the package plus the module's namespace. */
  readonly symbolPrefix: string;

  /** What is known of the version before this one; see `comesAfter`. */
  private predecessor: Predecessor | null = null;
  private readonly scopeKeys: string[] = [];
  private readonly scopeMaps: (Map<string, number> | undefined)[] = [];
  private readonly keys = new Map<string, unknown>();

  constructor(info: FileInfo, evidence: Evidence, packageOfWorkspace: string) {
    this.path = info.path;
    this.moduleFqn = info.moduleFqn;
    this.module = moduleName(info);
    this.isPackage = info.isPackage;
    this.isStub = info.path.endsWith('.pyi');
    this.evidence = evidence;
    this.symbolPrefix = modulePrefix(packageOfWorkspace, this.module);
  }

  /**
   * Says what the file has in common with an earlier version of it under the same names. What was found out about that
   * may be used again.
   */
  comesAfter(before: FileFacts, kinship: Kinship): void {
    this.predecessor = { facts: before, kinship };
  }

  /** Whether this is that version with its rows further down or up, before `takePredecessor`. */
  hasMovedFrom(before: FileFacts): boolean {
    return this.predecessor?.facts === before && 'moved' in this.predecessor.kinship;
  }

  /** The chunk whose rows alone are others than in that version, before `takePredecessor`; -1 where it is not one alone. */
  changedChunkSince(before: FileFacts): number {
    const { predecessor } = this;
    return predecessor?.facts === before && 'changed' in predecessor.kinship
      ? predecessor.kinship.changed
      : -1;
  }

  /** What `comesAfter` said, once: versions must not hold each other. */
  takePredecessor(): Predecessor | null {
    const { predecessor } = this;
    this.predecessor = null;
    return predecessor;
  }

  text(id: number): string {
    return textOf(this.evidence, id);
  }

  /** Stable name of a def within the file: its qualified name, with `#n` for the n-th redefinition. */
  defKey(row: number): string {
    const { defs } = this.evidence;
    const name = this.text(defs.qualifiedName[row]!);
    return defs.ordinal[row]! > 0 ? `${name}#${defs.ordinal[row]!}` : name;
  }

  defRow(key: string): number | undefined {
    return this.defRows().get(key);
  }

  /**
   * Stable name of a scope within the file: the def key of what opens it, plus its position among the unnamed
   * scopes of that def; '' is the module.
   */
  scopeKey(scope: number): string {
    let key = this.scopeKeys[scope];
    if (key === undefined) {
      const { scopes } = this.evidence;
      const def = scopes.def[scope]!;
      const kind = scopes.kind[scope]!;
      key = def >= 0 ? this.defKey(def) : '';
      if (isNumberedScope(kind)) {
        let nth = 0;
        for (let s = 0; s < scope; s++) if (scopes.def[s] === def && scopes.kind[s] === kind) nth++;
        key += `/${SCOPE_KINDS[kind]}.${nth}`;
      }
      this.scopeKeys[scope] = key;
    }
    return key;
  }

  /** Row of the chunk that has the definition with a key, or -1. */
  chunkOfDef(key: string): number {
    const row = this.defRow(key);
    return row === undefined ? -1 : this.evidence.defs.chunk[row]!;
  }

  /** Row of the chunk that has the scope with a key, or -1. */
  chunkOfScope(key: string): number {
    const scope = this.scope(key);
    return scope < 0 ? -1 : this.evidence.scopes.chunk[scope]!;
  }

  /** The scope with a key, or -1. */
  scope(key: string): number {
    const scopes = this.memo('scopes', () => {
      const found = new Map<string, number>();
      for (let scope = 0; scope < this.evidence.scopes.length; scope++) {
        const name = this.scopeKey(scope);
        if (!found.has(name)) found.set(name, scope);
      }
      return found;
    });
    return scopes.get(key) ?? -1;
  }

  layout(): ChunkLayout {
    return this.memo('layout', () => {
      const { start, end, parent } = this.evidence.chunks;
      return new ChunkLayout(start, end, parent);
    });
  }

  isClass(row: number): boolean {
    return this.evidence.defs.kind[row] === DefKind.class;
  }

  /** Row of the binding of a name in a scope, or -1. */
  binding(scope: number, name: string): number {
    let map = this.scopeMaps[scope];
    if (!map) {
      map = new Map();
      const { bindings } = this.evidence;
      const groups = this.bindingsByScope().of(scope);
      for (const row of groups) map.set(this.text(bindings.name[row]!), row);
      this.scopeMaps[scope] = map;
    }
    return map.get(name) ?? -1;
  }

  /** Rows of the bindings of a scope, sorted by name. */
  bindingsOf(scope: number): Int32Array {
    return this.bindingsByScope().of(scope);
  }

  /** Rows of `assigns` whose target is this row of `names`. */
  assignsOfName(row: number): Int32Array {
    return this.assignsByName().of(row);
  }

  paramsOf(def: number): { readonly from: number; readonly to: number } {
    const { defs } = this.evidence;
    const from = defs.paramStart[def]!;
    return { from, to: from + defs.paramCount[def]! };
  }

  /** Class row a method stands directly in, or -1. */
  classOf(def: number): number {
    const { defs } = this.evidence;
    const container = defs.container[def]!;
    return container >= 0 && defs.kind[container] === DefKind.class ? container : -1;
  }

  /** Rows of a table that belong to a chunk, in source order. */
  rowsOfChunk(table: ChunkedTable, chunk: number): Int32Array {
    const columns = this.evidence[table];
    return columns.length === 0
      ? NO_ROWS
      : this.memo(
          CHUNK_KEYS[table],
          () => new RowGroups(columns.chunk, columns.length, this.evidence.chunks.length),
        ).of(chunk);
  }

  /** Gives back what was made to link the file's own chunks; it is made again when asked for. */
  releaseChunks(): void {
    for (const key of Object.values(CHUNK_KEYS)) this.keys.delete(key);
  }

  /** Gives back everything that can be made again. */
  release(): void {
    this.keys.clear();
    this.scopeKeys.length = 0;
    this.scopeMaps.length = 0;
    this.evidence.release?.();
  }

  private defRows(): Map<string, number> {
    return this.memo('defs', () => {
      const rows = new Map<string, number>();
      for (let row = 0; row < this.evidence.defs.length; row++) {
        const key = this.defKey(row);
        if (!rows.has(key)) rows.set(key, row);
      }
      return rows;
    });
  }

  private bindingsByScope(): RowGroups {
    const { bindings, scopes } = this.evidence;
    return this.memo('bindings', () => new RowGroups(bindings.scope, bindings.length, scopes.length));
  }

  private assignsByName(): RowGroups {
    return this.memo('assigns', () => {
      const { assigns, names } = this.evidence;
      const keys = new Int32Array(assigns.length).fill(-1);
      for (let row = 0; row < assigns.length; row++) {
        const target = assigns.target[row]!;
        if (exprRefKind(target) === 'name') keys[row] = exprRefRow(target);
      }
      return new RowGroups(keys, assigns.length, names.length);
    });
  }

  /** What is made of the file's rows alone, kept under a name until it is given back (`release`). */
  memo<T>(key: string, build: () => T): T {
    let value = this.keys.get(key) as T | undefined;
    if (value === undefined) this.keys.set(key, (value = build()));
    return value;
  }
}

/**
 * The graph of one revision, read piece by piece: which file has a node, what its columns and properties say, and
 * which files may state edges of it. The inverted index of the store answers that for everything that has a name of
 * its own, so that no question has to make the edges of the whole graph. Knows no query.
 */
import type { Cell, Row } from '../../relations/cell.ts';
import { FileView, type Workspace } from '../../relations/file-view.ts';
import { NodeColumn } from '../../relations/graph/rules-by-kind.ts';
import type { OnDemand } from '../../relations/on-demand/parts.ts';
import { contractNamed } from '../../relations/registry.ts';
import { columnIndex } from '../../relations/row-order.ts';
import { createWorkspace, FileRows } from '../../relations/snapshot-rows.ts';
import type { AnswerContext } from '../questions/answer-context.ts';
import { FileGraph } from './file-graph.ts';
import type { GraphNode, Properties } from './graph-node.ts';

/** Files whose rows stay in memory: the working set of a person's question. */
const MAX_FILES = 256;

/** Nodes remembered by id (about 200 bytes each). */
const MAX_GIVEN = 100_000;

const NO_FILES: readonly string[] = [];

export class GraphView {
  readonly context: AnswerContext;
  private readonly onDemand: OnDemand;
  private readonly workspace: Workspace;
  /** Most recently used last. */
  private readonly files = new Map<string, FileGraph>();
  private readonly given = new Map<string, GraphNode>();
  private readonly joined = new Map<string, ReadonlyMap<Cell, readonly Row[]>>();

  /** `onDemand` says which parts of the graph are in the view that are not always made. */
  constructor(context: AnswerContext, onDemand: OnDemand) {
    this.context = context;
    this.onDemand = onDemand;
    this.workspace = createWorkspace(context.snapshot);
  }

  /** Paths of all files, sorted. */
  get paths(): readonly string[] {
    return this.context.snapshot.files.map(({ path }) => path);
  }

  file(path: string): FileGraph {
    let file = this.files.get(path);
    if (file) this.files.delete(path);
    else file = this.open(path);
    this.files.set(path, file);
    return file;
  }

  /** The node's row of `cpg_nodes`; null when its home has no such node. */
  row(node: GraphNode): Row | null {
    return this.file(node.home).nodesOf(node.kind).get(node.id) ?? null;
  }

  properties(node: GraphNode): Properties {
    return this.file(node.home).propertiesOf(node.kind, node.id);
  }

  /** Files that can state an edge at this node, sorted; joins over names are not counted. */
  filesStating(node: GraphNode): readonly string[] {
    switch (node.kind) {
      case 'PY_SYMBOL': {
        const row = this.row(node);
        const symbol = row?.[NodeColumn.symbol] as string | undefined;
        if (symbol === undefined) return NO_FILES;
        return symbol.startsWith('local ') ? [node.home] : this.filesReferring(symbol);
      }
      case 'PY_QUALIFIED_NAME':
        return this.filesReferring(this.nameOf(node));
      case 'PY_MODULE':
        return this.filesOfModule(this.nameOf(node));
      case 'PY_PACKAGE':
        return this.filesOfPackage(this.nameOf(node));
      default:
        return [node.home];
    }
  }

  /** The first of all files that have the node: the one that a list shows it in. */
  firstHome(node: GraphNode): string {
    return this.filesStating(node)[0] ?? node.home;
  }

  /** The first file that says what contains the node, when that is no file. */
  firstOwner(node: GraphNode): string {
    if (node.kind !== 'PY_MODULE') return this.firstHome(node);
    const name = this.nameOf(node);
    return this.context.snapshot.files.find(({ moduleFqn }) => moduleFqn === name)?.path ?? node.home;
  }

  /** A node that was given to somebody, by its id: to be found again without a search. */
  remember(node: GraphNode): void {
    if (this.given.size >= MAX_GIVEN) this.given.clear();
    this.given.set(node.id, node);
  }

  remembered(id: string): GraphNode | null {
    return this.given.get(id) ?? null;
  }

  /** Files with a link to a symbol or qualified name, sorted. */
  filesReferring(target: string, posting: 'referred_in' | 'defined_in' = 'referred_in'): readonly string[] {
    const chunks = this.context.store.read((reader) => reader.chunksByTarget(target, posting));
    return [...new Set(chunks.map(({ path }) => path))];
  }

  /** Files that are the module or import it. */
  filesOfModule(name: string): readonly string[] {
    const own = this.context.snapshot.files
      .filter(({ moduleFqn }) => moduleFqn === name)
      .map(({ path }) => path);
    return [...new Set([...own, ...this.filesReferring(name)])].sort();
  }

  /** Files of the package's modules and of the packages in it. */
  filesOfPackage(name: string): readonly string[] {
    return this.context.snapshot.files
      .filter(({ moduleFqn }) => moduleFqn === name || moduleFqn?.startsWith(`${name}.`))
      .map(({ path }) => path);
  }

  private nameOf(node: GraphNode): string {
    return (this.row(node)?.[NodeColumn.name] as string | undefined) ?? '';
  }

  private open(path: string): FileGraph {
    if (this.files.size >= MAX_FILES) this.files.delete(this.files.keys().next().value!);
    const snapshot = this.context.snapshot.file(path);
    if (!snapshot) throw new RangeError(`the index has no file ${path}`);
    const view = new FileView(snapshot, this.workspace, this.onDemand);
    const index = (table: string, column: string) => this.joinedRows(table, column);
    return new FileGraph(path, new FileRows(view, index, this.onDemand.include), this.onDemand.include);
  }

  /** Rows of a table in all files by the symbol they define, found when one is looked up. */
  private joinedRows(table: string, column: string): ReadonlyMap<Cell, readonly Row[]> {
    const name = `${table}.${column}`;
    let rows = this.joined.get(name);
    if (!rows) {
      const at = columnIndex(contractNamed(table), column);
      rows = new FoundRows((key) =>
        this.filesReferring(String(key), 'defined_in').flatMap(
          (path) => this.file(path).grouped(table, at).get(key) ?? [],
        ),
      );
      this.joined.set(name, rows);
    }
    return rows;
  }
}

/** A map that finds its entries when they are asked for. */
class FoundRows extends Map<Cell, readonly Row[]> {
  private readonly find: (key: Cell) => readonly Row[];

  constructor(find: (key: Cell) => readonly Row[]) {
    super();
    this.find = find;
  }

  override get(key: Cell): readonly Row[] | undefined {
    let rows = super.get(key);
    if (rows === undefined) {
      rows = this.find(key);
      super.set(key, rows);
    }
    return rows.length === 0 ? undefined : rows;
  }
}

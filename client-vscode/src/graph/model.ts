/**
 * The picture as data: symbols, calls between them, and what has been expanded. Grows by merging answers of the
 * server; knows neither how they are asked for nor how they are drawn.
 */
import type { CallEdge, Location, SymbolInfo } from '@cpgd/shared';

export type Direction = 'callers' | 'callees';

export interface GraphNode {
  /** The symbol string. */
  readonly id: string;
  /** `Flask.run` */
  readonly label: string;
  /** Module or package the symbol is in. */
  readonly detail: string;
  /** `function`, `method`, `class`, `module` … */
  readonly kind: string;
  readonly signature: string | null;
  /** Null for symbols outside the workspace. */
  readonly location: Location | null;
  readonly isRoot: boolean;
  /** What belongs together gets one colour: the module, or the file. */
  readonly group: string;
  /** The directions in which there may be more: whether it is drawn. */
  readonly expanded: Readonly<Partial<Record<Direction, boolean>>>;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Of the surest call. */
  readonly confidence: number;
  /** Every call may mean something else, too. */
  readonly isAmbiguous: boolean;
  readonly calls: number;
  /** Written on the arrow; empty for none. */
  readonly label: string;
  /** How the surest call was resolved. */
  readonly method: string;
  /** Of the surest call. */
  readonly site: Location | null;
}

export interface Graph {
  readonly kind: 'calls' | 'flow';
  /** Where there are few branches, as on most ways of values, boxes stand below each other. */
  readonly orientation: 'across' | 'down';
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Where a picture comes from. */
export interface GraphSource {
  /** Nodes and edges in the order they came. */
  snapshot(): Graph;
  node(id: string): GraphNode | undefined;
  edge(id: string): GraphEdge | undefined;
}

/** What merging did. */
export interface MergeOutcome {
  /** Neighbours that the answer named. */
  readonly found: number;
  /** Symbols that were not drawn before. */
  readonly added: number;
  /** Symbols left out because the picture is full. */
  readonly refused: number;
}

export class CallGraph implements GraphSource {
  private readonly nodes = new Map<string, GraphNode>();
  private readonly edges = new Map<string, GraphEdge>();
  private readonly maximumNodes: number;

  constructor(root: SymbolInfo, maximumNodes: number) {
    this.maximumNodes = maximumNodes;
    this.nodes.set(root.symbol, { ...nodeOf(root), isRoot: true });
  }

  snapshot(): Graph {
    return {
      kind: 'calls',
      orientation: 'across',
      nodes: [...this.nodes.values()],
      edges: [...this.edges.values()],
    };
  }

  node(id: string): GraphNode | undefined {
    return this.nodes.get(id);
  }

  edge(id: string): GraphEdge | undefined {
    return this.edges.get(id);
  }

  /** Adds the answer to "who calls `id`" or "what does `id` call", and remembers that it was asked. */
  merge(id: string, direction: Direction, found: readonly CallEdge[]): MergeOutcome {
    let added = 0;
    let refused = 0;
    for (const call of found) {
      const neighbour = direction === 'callers' ? call.caller : call.callee;
      if (!this.nodes.has(neighbour.symbol)) {
        if (this.nodes.size >= this.maximumNodes) {
          refused++;
          continue;
        }
        this.nodes.set(neighbour.symbol, nodeOf(neighbour));
        added++;
      }
      this.addEdge(call);
    }
    const node = this.nodes.get(id);
    // Where nothing is, nothing can be hidden or shown again.
    if (node) this.nodes.set(id, withExpanded(node, direction, found.length > 0 ? true : null));
    return { found: found.length, added, refused };
  }

  /** Takes back what expanding brought: neighbours in a direction that nothing else holds in the picture. */
  collapse(id: string, direction: Direction): void {
    const node = this.nodes.get(id);
    if (!node) return;
    this.nodes.set(id, withExpanded(node, direction, false));
    for (const [key, edge] of this.edges) {
      const isShown = direction === 'callers' ? edge.to === id : edge.from === id;
      const other = direction === 'callers' ? edge.from : edge.to;
      const opposite: Direction = direction === 'callers' ? 'callees' : 'callers';
      // An edge belongs to whoever asked for it: the neighbour may have asked as well.
      if (isShown && !this.nodes.get(other)?.expanded[opposite]) this.edges.delete(key);
    }
    this.dropUnreachable();
  }

  private addEdge({ caller, callee, sites }: CallEdge): void {
    if (!this.nodes.has(caller.symbol) || !this.nodes.has(callee.symbol)) return;
    const id = `${caller.symbol}\n${callee.symbol}`;
    const surest = sites.reduce<(typeof sites)[number] | null>(
      (best, site) => (best === null || site.confidence > best.confidence ? site : best),
      null,
    );
    this.edges.set(id, {
      id,
      from: caller.symbol,
      to: callee.symbol,
      confidence: surest?.confidence ?? 0,
      isAmbiguous: sites.length > 0 && sites.every((site) => site.ambiguous),
      calls: sites.length,
      label: sites.length > 1 ? `×${sites.length}` : '',
      method: surest?.method ?? '',
      site: surest?.location ?? null,
    });
  }

  private dropUnreachable(): void {
    const reached = new Set([...this.nodes.values()].filter((node) => node.isRoot).map((node) => node.id));
    for (let size = -1; size !== reached.size; ) {
      size = reached.size;
      for (const { from, to } of this.edges.values()) {
        if (reached.has(from)) reached.add(to);
        else if (reached.has(to)) reached.add(from);
      }
    }
    for (const id of this.nodes.keys()) if (!reached.has(id)) this.nodes.delete(id);
    for (const [key, { from, to }] of this.edges)
      if (!this.nodes.has(from) || !this.nodes.has(to)) this.edges.delete(key);
  }
}

function withExpanded(node: GraphNode, direction: Direction, isExpanded: boolean | null): GraphNode {
  const { [direction]: _, ...expanded } = node.expanded;
  return { ...node, expanded: isExpanded === null ? expanded : { ...expanded, [direction]: isExpanded } };
}

function nodeOf(symbol: SymbolInfo): GraphNode {
  const [location] = symbol.definitions;
  const parts = symbol.name.split('.');
  const shown = symbol.kind === 'method' ? 2 : 1;
  const module = parts.slice(0, -shown).join('.');
  return {
    id: symbol.symbol,
    label: symbol.kind === 'module' ? symbol.name : parts.slice(-shown).join('.'),
    detail: symbol.kind === 'module' ? 'module' : module,
    kind: symbol.kind,
    signature: symbol.signature,
    location: location ?? null,
    isRoot: false,
    group: symbol.kind === 'module' ? symbol.name : module,
    // What is outside is not analyzed: its calls are not known, only calls of it.
    expanded: location ? { callers: false, callees: false } : { callers: false },
  };
}

/**
 * The way of a value as a picture: places it goes through, and how it gets from one to the next. All of it is known
 * at once, so nothing can be expanded. Pure.
 */
import type { FlowPlace } from '@cpgd/shared';
import { shortName } from '../why/words.ts';
import type { Graph, GraphEdge, GraphNode, GraphSource } from './model.ts';

export type FlowDirection = 'forward' | 'backward';

export class FlowGraph implements GraphSource {
  private readonly nodes = new Map<string, GraphNode>();
  private readonly edges = new Map<string, GraphEdge>();

  /** `places` in the server's order: each names the one before it by its number. */
  constructor(places: readonly FlowPlace[], direction: FlowDirection) {
    const ids = places.map(idOf);
    for (const [at, place] of places.entries()) {
      const id = ids[at]!;
      if (!this.nodes.has(id)) this.nodes.set(id, nodeOf(id, place));
      const before = ids[place.from];
      if (before === undefined || before === id) continue;
      // Arrows go the way the value goes, whichever way it was followed.
      const [from, to] = direction === 'forward' ? [before, id] : [id, before];
      const edge = `${from}\n${to}`;
      if (!this.edges.has(edge)) this.edges.set(edge, edgeOf(edge, from, to, place));
    }
  }

  snapshot(): Graph {
    return { orientation: 'down', nodes: [...this.nodes.values()], edges: [...this.edges.values()] };
  }

  node(id: string): GraphNode | undefined {
    return this.nodes.get(id);
  }

  edge(id: string): GraphEdge | undefined {
    return this.edges.get(id);
  }
}

/** A value may come to one place in several ways; the place is drawn once. */
const idOf = ({ location }: FlowPlace): string => `${location.path}:${location.bstart}:${location.bend}`;

function nodeOf(id: string, { code, container, location, from }: FlowPlace): GraphNode {
  const file = location.path.slice(location.path.lastIndexOf('/') + 1);
  return {
    id,
    label: code,
    detail: `${file}:${location.line} · ${shortName(container)}`,
    kind: 'value',
    signature: null,
    location,
    isRoot: from < 0,
    expanded: null,
  };
}

function edgeOf(id: string, from: string, to: string, place: FlowPlace): GraphEdge {
  const { confidence, step, location } = place;
  return {
    id,
    from,
    to,
    confidence,
    isAmbiguous: false,
    calls: 1,
    label: words(step),
    method: step,
    site: location,
  };
}

const words = (step: string): string => step.replaceAll('_', ' ');

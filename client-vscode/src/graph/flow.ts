/**
 * The way of a value as a picture: places it goes through, and how it gets from one to the next. The whole way is
 * known at once; its first part is drawn, and expanding a place shows what follows. Pure.
 */
import type { FlowPlace } from '@cpgd/shared';
import { shortName } from '../why/words.ts';
import type { Direction, Graph, GraphEdge, GraphNode, GraphSource } from './model.ts';

export type FlowDirection = 'forward' | 'backward';

/** Places that are drawn at first: a way is read from where it starts, and few look at its hundredth place. */
const FIRST_PLACES = 24;
/** With more places than this beside each other, a picture from top to bottom is too wide to be read. */
const MOST_ABREAST = 3;

export class FlowGraph implements GraphSource {
  /** Where a person expands to see more of the way. */
  readonly onward: Direction;
  private readonly places: readonly FlowPlace[];
  private readonly ids: readonly string[];
  /** Where the way goes on from a place. */
  private readonly followers = new Map<string, Set<string>>();
  private readonly expanded: Set<string>;

  /** `places` in the server's order: each names the one before it by its number. */
  constructor(places: readonly FlowPlace[], direction: FlowDirection) {
    this.places = places;
    this.ids = places.map(idOf);
    this.onward = direction === 'forward' ? 'callees' : 'callers';
    for (const [at, { from }] of places.entries()) {
      const [before, id] = [this.ids[from], this.ids[at]!];
      if (before !== undefined && before !== id)
        this.followers.set(before, (this.followers.get(before) ?? new Set()).add(id));
    }
    this.expanded = this.firstExpanded();
  }

  snapshot(): Graph {
    const nodes = new Map<string, GraphNode>();
    const edges = new Map<string, GraphEdge>();
    const shown = this.shown();
    for (const [at, place] of this.places.entries()) {
      const id = this.ids[at]!;
      const before = this.ids[place.from];
      if (shown.has(id) && !nodes.has(id)) nodes.set(id, this.nodeOf(id, place));
      if (before === undefined || before === id || !shown.has(before) || !this.expanded.has(before)) continue;
      // Arrows go the way the value goes, whichever way it was followed.
      const [from, to] = this.onward === 'callees' ? [before, id] : [id, before];
      const edge = `${from}\n${to}`;
      if (!edges.has(edge)) edges.set(edge, edgeOf(edge, from, to, place));
    }
    return {
      kind: 'flow',
      orientation: this.isWide(shown) ? 'across' : 'down',
      nodes: [...nodes.values()],
      edges: [...edges.values()],
    };
  }

  node(id: string): GraphNode | undefined {
    return this.snapshot().nodes.find((node) => node.id === id);
  }

  edge(id: string): GraphEdge | undefined {
    return this.snapshot().edges.find((edge) => edge.id === id);
  }

  /** Shows what follows a place, or hides it again. */
  toggle(id: string): void {
    if (!this.expanded.delete(id)) this.expanded.add(id);
  }

  /** Nearest places first, as long as what follows them still fits; the start in any case. */
  private firstExpanded(): Set<string> {
    const shown = this.starts();
    const expanded = new Set<string>();
    for (const id of shown) {
      const next = this.followers.get(id) ?? new Set();
      if (expanded.size > 0 && new Set([...shown, ...next]).size > FIRST_PLACES) continue;
      expanded.add(id);
      for (const one of next) shown.add(one);
    }
    return expanded;
  }

  private starts(): Set<string> {
    return new Set(this.ids.filter((_, at) => this.places[at]!.from < 0));
  }

  /** Whether some step has many places abreast. */
  private isWide(shown: ReadonlySet<string>): boolean {
    const abreast = new Map<number, Set<string>>();
    for (const [at, { hop }] of this.places.entries())
      if (shown.has(this.ids[at]!)) abreast.set(hop, (abreast.get(hop) ?? new Set()).add(this.ids[at]!));
    return [...abreast.values()].some(({ size }) => size > MOST_ABREAST);
  }

  /** What can be reached from the start through places that are expanded. */
  private shown(): ReadonlySet<string> {
    const shown = this.starts();
    for (const id of shown)
      if (this.expanded.has(id)) for (const next of this.followers.get(id) ?? []) shown.add(next);
    return shown;
  }

  private nodeOf(id: string, { code, text, container, location, from }: FlowPlace): GraphNode {
    const file = location.path.slice(location.path.lastIndexOf('/') + 1);
    return {
      id,
      label: code,
      // The line says what happens to the value there; where it says no more, the function does.
      detail: `${file}:${location.line} · ${text === '' || text === code ? shortName(container) : text}`,
      kind: 'value',
      signature: null,
      location,
      isRoot: from < 0,
      group: location.path,
      expanded: this.followers.has(id) ? { [this.onward]: this.expanded.has(id) } : {},
    };
  }
}

/** A value may come to one place in several ways; the place is drawn once. */
const idOf = ({ location }: FlowPlace): string => `${location.path}:${location.bstart}:${location.bend}`;

function edgeOf(id: string, from: string, to: string, place: FlowPlace): GraphEdge {
  const { confidence, step, location } = place;
  return {
    id,
    from,
    to,
    confidence,
    isAmbiguous: false,
    calls: 1,
    // What everything else is a case of goes without saying.
    label: step === 'reaches' ? '' : words(step),
    method: step,
    site: location,
  };
}

const words = (step: string): string => step.replaceAll('_', ' ');

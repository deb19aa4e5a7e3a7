/**
 * Where boxes go: a layered layout by dagre, callers to the left and callees to the right, and the nearest box in a
 * direction for the arrow keys. How lines run is `routes.ts`. Pure; sizes come from whoever can measure text.
 */
import { Graph as LayeredGraph, layout } from '@dagrejs/dagre';
import type { Graph } from './model.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point, Size {
  readonly id: string;
}

export interface Arrow {
  readonly id: string;
  readonly points: readonly Point[];
}

/** All in the same units as the sizes; `x` and `y` of a box are its top left corner. */
export interface Picture extends Size {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** The same graph and sizes give the same picture. A call of a symbol by itself is drawn as a loop. */
export function arrange(graph: Graph, sizeOf: (id: string) => Size): Picture {
  const layered = new LayeredGraph({ multigraph: false, directed: true });
  layered.setGraph({
    rankdir: graph.orientation === 'across' ? 'LR' : 'TB',
    nodesep: 12,
    // Lines from left to right need room to part, and words on them even more.
    ranksep: graph.orientation === 'down' ? 52 : graph.kind === 'flow' ? 120 : 72,
    edgesep: 8,
    marginx: 24,
    marginy: 24,
  });
  layered.setDefaultEdgeLabel(() => ({}));
  // What is set last comes first in its column.
  for (const { id } of graph.nodes.toReversed()) layered.setNode(id, { ...sizeOf(id) });
  for (const { from, to } of graph.edges.toReversed()) layered.setEdge(from, to, {});
  layout(layered);
  const middles = graph.nodes.map(({ id }) => ({ ...(layered.node(id) as Size & Point), id }));
  const widths = columnWidths(middles);
  const boxes = middles.map(({ id, x, y, width: own, height }) => {
    // Boxes of a column begin and end together, so that lines do not run behind the wide ones.
    const width = graph.orientation === 'across' ? widths.get(Math.round(x))! : own;
    return { id, x: x - width / 2, y: y - height / 2, width, height };
  });
  const arrows = graph.edges.map(({ id, from, to }) => ({
    id,
    points: (layered.edge(from, to) as { points: Point[] }).points,
  }));
  const { width = 0, height = 0 } = layered.graph() as Partial<Size>;
  return { boxes, arrows, width, height };
}

/** Width of the widest box of each column, by the middle of the column. */
export function columnWidths(
  middles: readonly { readonly x: number; readonly width: number }[],
): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const { x, width } of middles)
    widths.set(Math.round(x), Math.max(widths.get(Math.round(x)) ?? 0, width));
  return widths;
}

export type Way = 'left' | 'right' | 'up' | 'down';

/** The box that a person means by pressing an arrow key on `from`; null when there is none that way. */
export function neighbour(boxes: readonly Box[], from: string, way: Way): string | null {
  const start = boxes.find((box) => box.id === from);
  if (!start) return null;
  const origin = centre(start);
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const box of boxes) {
    const { x, y } = centre(box);
    const [along, across] = ALONG[way](x - origin.x, y - origin.y);
    if (box.id === from || along <= 1) continue;
    // Straight ahead counts more than near by.
    const cost = along + 2 * Math.abs(across);
    if (best === null || cost < best.cost) best = { id: box.id, cost };
  }
  return best?.id ?? null;
}

const ALONG: Readonly<Record<Way, (dx: number, dy: number) => readonly [along: number, across: number]>> = {
  left: (dx, dy) => [-dx, dy],
  right: (dx, dy) => [dx, dy],
  up: (dx, dy) => [-dy, dx],
  down: (dx, dy) => [dy, dx],
};

export function centre({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * Where boxes and arrows go: a layered layout by dagre, callers to the left and callees to the right, and the nearest box
 * in a direction for the arrow keys. Pure; sizes come from whoever can measure text.
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
    nodesep: 14,
    ranksep: 52,
    edgesep: 8,
    marginx: 24,
    marginy: 24,
  });
  layered.setDefaultEdgeLabel(() => ({}));
  for (const { id } of graph.nodes) layered.setNode(id, { ...sizeOf(id) });
  for (const { from, to } of graph.edges) layered.setEdge(from, to, {});
  layout(layered);
  const boxes = graph.nodes.map(({ id }) => {
    const { x, y, width, height } = layered.node(id) as Box;
    return { id, x: x - width / 2, y: y - height / 2, width, height };
  });
  const arrows = graph.edges.map(({ id, from, to }) => ({
    id,
    points: (layered.edge(from, to) as { points: Point[] }).points,
  }));
  const { width = 0, height = 0 } = layered.graph() as Partial<Size>;
  return { boxes, arrows, width, height };
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

function centre({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** A smooth SVG path through the points of an arrow. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const round = ({ x, y }: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`;
  let path = `M${round(first)}`;
  // Quadratic pieces between the midpoints: the path stays inside the hull of the points and never overshoots.
  for (let at = 0; at < rest.length - 1; at++) {
    const corner = rest[at]!;
    const next = rest[at + 1]!;
    const end = at === rest.length - 2 ? next : { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    path += ` Q${round(corner)} ${round(end)}`;
  }
  return rest.length === 1 ? `${path} L${round(rest[0]!)}` : path;
}

/**
 * The lines of the arrows: each leaves the middle of one side of a box and enters the middle of the opposite side of
 * another, straight on, so that the lines of one box open like a fan. Pure.
 */
import { type Arrow, type Box, centre, columnWidths, type Picture, type Point } from './layout.ts';
import type { Graph, GraphEdge } from './model.ts';

/** Room for a handle between a box and the end of a line, and the room there is without one; in units of the picture. */
const BESIDE_HANDLE = 9;
const BESIDE_BOX = 1;
/** Labels stand at this part of the way, near the end where lines are apart. */
const LABEL_PART = 0.3;

export interface Route {
  /** For the attribute `d` of an SVG path. */
  readonly path: string;
  /** The tip of the arrow head, and where it looks: degrees clockwise from the right. */
  readonly tip: Point;
  readonly angle: number;
  /** Where a label finds room. */
  readonly label: Point;
}

/** The routes of all arrows of a picture, by edge. */
export function routesOf(graph: Graph, picture: Picture): ReadonlyMap<string, Route> {
  const isAcross = graph.orientation === 'across';
  // A picture from top to bottom is one from left to right, mirrored.
  const turn = isAcross ? same : mirrored;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const boxes = new Map(picture.boxes.map((box) => [box.id, isAcross ? box : turnedBox(box)]));
  const arrows = new Map(picture.arrows.map((arrow) => [arrow.id, arrow]));
  const columns = columnWidths([...boxes.values()].map((box) => ({ ...box, ...centre(box) })));
  const degrees = degreesOf(graph.edges);
  const gap = (id: string, side: 'callers' | 'callees'): number =>
    nodes.get(id)!.expanded[side] === false ? BESIDE_HANDLE : BESIDE_BOX;
  return new Map(
    graph.edges.map((edge) => {
      const [from, to] = [boxes.get(edge.from)!, boxes.get(edge.to)!];
      const start = { x: from.x + from.width + gap(edge.from, 'callees'), y: from.y + from.height / 2 };
      const tip = { x: to.x - gap(edge.to, 'callers'), y: to.y + to.height / 2 };
      // Against the direction of the picture (a cycle, a call of itself) only the layout knows a way around.
      if (tip.x <= start.x) return [edge.id, around(arrows.get(edge.id)!)];
      const stops = [start, ...passes(arrows.get(edge.id)!.points.map(turn), columns), tip];
      const isFanIn = degrees.to.get(edge.to)! > degrees.from.get(edge.from)!;
      return [
        edge.id,
        {
          path: flowing(stops, turn),
          tip: turn(tip),
          angle: isAcross ? 0 : 90,
          label: turn(labelPlace(stops, isFanIn)),
        },
      ];
    }),
  );
}

const same = (point: Point): Point => point;
const mirrored = ({ x, y }: Point): Point => ({ x: y, y: x });
const turnedBox = ({ id, x, y, width, height }: Box): Box => ({
  id,
  x: y,
  y: x,
  width: height,
  height: width,
});

/** The stretches in which a line passes columns: where it goes between their boxes, it goes straight on. */
function passes(points: readonly Point[], columns: ReadonlyMap<number, number>): Point[] {
  return points.slice(1, -1).flatMap(({ x, y }) => {
    const width = columns.get(Math.round(x));
    return width === undefined
      ? []
      : [
          { x: x - width / 2, y },
          { x: x + width / 2, y },
        ];
  });
}

function degreesOf(
  edges: readonly GraphEdge[],
): Readonly<Record<'from' | 'to', ReadonlyMap<string, number>>> {
  const degrees = { from: new Map<string, number>(), to: new Map<string, number>() };
  for (const edge of edges)
    for (const end of ['from', 'to'] as const)
      degrees[end].set(edge[end], (degrees[end].get(edge[end]) ?? 0) + 1);
  return degrees;
}

/** Many lines into one box are apart where they start, many lines out of one box where they end. */
function labelPlace(stops: readonly Point[], isFanIn: boolean): Point {
  const [a, b] = isFanIn ? [stops[0]!, stops[1]!] : [stops.at(-2)!, stops.at(-1)!];
  const t = isFanIn ? LABEL_PART : 1 - LABEL_PART;
  // The cubic piece of `flowing`, at `t`: its controls lie half way along and level with the ends.
  const [near, far] = [(1 - t) ** 3 + 3 * (1 - t) ** 2 * t, t ** 3 + 3 * (1 - t) * t ** 2];
  const middle = (a.x + b.x) / 2;
  const x = (1 - t) ** 3 * a.x + 3 * (1 - t) * t * middle + t ** 3 * b.x;
  return { x, y: near * a.y + far * b.y };
}

/** Cubic pieces that run along the direction of the picture at every stop. */
function flowing([first, ...rest]: readonly Point[], turn: (point: Point) => Point): string {
  let path = `M${round(turn(first!))}`;
  let before = first!;
  for (const stop of rest) {
    const x = (before.x + stop.x) / 2;
    const controls = [
      { x, y: before.y },
      { x, y: stop.y },
    ];
    path += ` C${[...controls, stop].map((point) => round(turn(point))).join(' ')}`;
    before = stop;
  }
  return path;
}

function around({ points }: Arrow): Route {
  const tip = points.at(-1)!;
  const before = points.at(-2) ?? tip;
  const angle = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
  return { path: curve(points), tip, angle, label: points[Math.floor(points.length / 2)]! };
}

/** A smooth line near the points, from the first to the last. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
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

const round = ({ x, y }: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`;

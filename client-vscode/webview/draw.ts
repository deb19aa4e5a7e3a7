/**
 * Draws a laid-out graph as SVG, and moves what was there before to where it is now: a picture that jumps has to be
 * read anew, one that moves is followed.
 */
import type { Box, Picture } from '../src/graph/layout.ts';
import type { Graph } from '../src/graph/model.ts';
import { routesOf } from '../src/graph/routes.ts';
import { edgeElement } from './draw-edge.ts';
import { nodeElement } from './draw-node.ts';

/** How long boxes take to their new places, in ms. */
const MOVE_MS = 220;
const MOVE: KeyframeAnimationOptions = { duration: MOVE_MS, easing: 'cubic-bezier(0.2, 0, 0, 1)' };

/** Colours of groups that the style sheet has; further groups begin again. */
const HUES = 6;

/** Replaces what is in `layer`; `before` is the picture that was shown, null when it is another graph's. */
export function draw(
  layer: SVGGElement,
  graph: Graph,
  picture: Picture,
  selected: string | null,
  before: Picture | null,
): void {
  const boxes = boxesOf(picture);
  const routes = routesOf(graph, picture);
  const hues = new Map<string, number>();
  for (const { group } of graph.nodes) if (!hues.has(group)) hues.set(group, hues.size % HUES);
  const edges = graph.edges.map((edge) =>
    edgeElement(edge, routes.get(edge.id)!, graph.kind, edge.from === selected || edge.to === selected),
  );
  const nodes = graph.nodes.map((node) =>
    nodeElement(node, boxes.get(node.id)!, hues.get(node.group)!, graph.orientation, node.id === selected),
  );
  layer.replaceChildren(...edges, ...nodes);
  if (before !== null && !isStill()) move(edges, nodes, boxesOf(before), boxes);
}

const boxesOf = ({ boxes }: Picture): Map<string, Box> => new Map(boxes.map((box) => [box.id, box]));

/** People who get dizzy say so to their system, or to VS Code. */
export const isStill = (): boolean =>
  document.body.classList.contains('vscode-reduce-motion') ||
  matchMedia('(prefers-reduced-motion: reduce)').matches;

function move(
  edges: readonly SVGGElement[],
  nodes: readonly SVGGElement[],
  before: ReadonlyMap<string, Box>,
  boxes: ReadonlyMap<string, Box>,
): void {
  const at = ({ x, y }: Box): string => `translate(${x}px, ${y}px)`;
  for (const node of nodes) {
    const old = before.get(node.dataset.id!);
    if (old) node.animate([{ transform: at(old) }, { transform: at(boxes.get(old.id)!) }], MOVE);
    else node.animate([{ opacity: 0 }, { opacity: 1 }], MOVE);
  }
  // Lines would have to be laid out for every frame; they appear when the boxes are nearly there.
  for (const edge of edges) edge.animate([{ opacity: 0 }, { opacity: 0, offset: 0.4 }, { opacity: 1 }], MOVE);
}

/** Draws a laid-out graph as SVG. Builds elements only, never markup from text, so that no name can be a script. */
import { type Arrow, type Box, curve, type Picture, type Size } from '../src/graph/layout.ts';
import type { Direction, Graph, GraphEdge, GraphNode } from '../src/graph/model.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const HEIGHT = 40;
const PADDING = 12;
/** Room for the handle of each side. */
const HANDLE = 18;
const MOST_WIDTH = 300;

/** Two letters say what a symbol is where a colour alone would not. */
const KIND_MARKS: Readonly<Record<string, string>> = {
  function: 'fn',
  async_function: 'fn',
  method: 'm',
  async_method: 'm',
  class: 'C',
  module: 'mod',
  variable: 'v',
  value: '',
};

const measure = document.createElement('canvas').getContext('2d')!;

export function sizeOfNode(node: GraphNode): Size {
  const style = getComputedStyle(document.body);
  const width = (text: string, size: number, weight = 400): number => {
    measure.font = `${weight} ${size}px ${style.fontFamily}`;
    return measure.measureText(text).width;
  };
  const text = Math.max(width(node.label, 13, 600) + width(markOf(node), 11) + 10, width(node.detail, 11));
  return { width: Math.min(MOST_WIDTH, Math.ceil(text) + 2 * (PADDING + HANDLE)), height: HEIGHT };
}

/** Replaces what is in `layer`. */
export function draw(layer: SVGGElement, graph: Graph, picture: Picture, selected: string | null): void {
  const boxes = new Map(picture.boxes.map((box) => [box.id, box]));
  const arrows = new Map(picture.arrows.map((arrow) => [arrow.id, arrow]));
  layer.replaceChildren(
    ...graph.edges.map((edge) =>
      edgeElement(edge, arrows.get(edge.id)!, edge.from === selected || edge.to === selected),
    ),
    ...graph.nodes.map((node) => nodeElement(node, boxes.get(node.id)!, node.id === selected)),
  );
}

function edgeElement(edge: GraphEdge, arrow: Arrow, isTouched: boolean): SVGGElement {
  const group = element('g', { class: `edge ${certainty(edge.confidence)}` });
  group.classList.toggle('ambiguous', edge.isAmbiguous);
  group.classList.toggle('touched', isTouched);
  group.dataset.id = edge.id;
  const path = curve(arrow.points);
  // The second path is invisible and wide: a line of one pixel cannot be hit.
  group.append(
    element('path', { class: 'line', d: path }),
    arrowHead(arrow),
    element('path', { class: 'target', d: path }),
    titleElement(edgeTitle(edge)),
  );
  const middle = arrow.points[Math.floor(arrow.points.length / 2)];
  const label = `${edge.label}${edge.isAmbiguous ? '?' : ''}`;
  if (middle && label !== '')
    group.append(
      textElement(label, { class: 'count', x: middle.x, y: middle.y - 4, 'text-anchor': 'middle' }),
    );
  return group;
}

/** A triangle of its own, because a marker does not take the colour of its line. */
function arrowHead({ points }: Arrow): SVGPathElement {
  const end = points.at(-1)!;
  const before = points.at(-2) ?? end;
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  const transform = `translate(${end.x} ${end.y}) rotate(${angle})`;
  return element('path', { class: 'head', d: 'M0 0 L-8 4 L-8 -4 z', transform });
}

/** The confidence scale of the graph, in three steps an eye can tell apart. */
function certainty(confidence: number): string {
  return confidence >= 0.8 ? 'sure' : confidence >= 0.5 ? 'likely' : 'guess';
}

function edgeTitle(edge: GraphEdge): string {
  const isCall = edge.calls > 0 && edge.label !== edge.method.replaceAll('_', ' ');
  return [
    isCall ? (edge.calls === 1 ? '1 call' : `${edge.calls} calls`) : edge.label,
    `confidence ${edge.confidence.toFixed(2)}`,
    ...(edge.method === '' ? [] : [`resolved by ${edge.method}`]),
    ...(edge.isAmbiguous ? ['may mean something else, too'] : []),
    'click to open the place',
  ].join(', ');
}

function nodeElement(node: GraphNode, box: Box, isSelected: boolean): SVGGElement {
  const group = element('g', {
    class: `node ${node.kind}`,
    transform: `translate(${box.x} ${box.y})`,
    role: 'treeitem',
    tabindex: isSelected ? 0 : -1,
    'aria-selected': String(isSelected),
    'aria-label': `${node.kind} ${node.label} in ${node.detail}${node.location === null ? ', outside the workspace' : ''}`,
  });
  group.classList.toggle('selected', isSelected);
  group.classList.toggle('root', node.isRoot);
  group.classList.toggle('external', node.location === null);
  group.dataset.id = node.id;
  const room = box.width - 2 * (PADDING + HANDLE);
  const mark = markOf(node);
  const title = textElement('', { class: 'label', x: HANDLE + PADDING, y: 17 });
  title.append(tspan(shortened(node.label, room - mark.length * 7 - 8, 7.4)), tspan(`  ${mark}`, 'mark'));
  group.append(
    element('rect', { class: 'box', width: box.width, height: box.height, rx: 4 }),
    title,
    textElement(shortened(node.detail, room, 6), { class: 'detail', x: HANDLE + PADDING, y: 32 }),
    ...handles(node, box),
    titleElement(
      `${node.signature === null ? node.label : `${node.label}${node.signature}`}\n${node.detail}`,
    ),
  );
  return group;
}

const markOf = ({ kind, location }: GraphNode): string =>
  `${KIND_MARKS[kind] ?? kind}${location === null ? ' ↗' : ''}`;

function handles({ expanded }: GraphNode, { width, height }: Box): SVGGElement[] {
  if (expanded === null) return [];
  return [
    handle('callers', expanded.callers, 0, height),
    handle('callees', expanded.callees, width - HANDLE, height),
  ];
}

function handle(direction: Direction, isExpanded: boolean, x: number, height: number): SVGGElement {
  const group = element('g', { class: 'toggle', transform: `translate(${x} 0)` });
  group.dataset.direction = direction;
  group.append(
    element('rect', { width: HANDLE, height, class: 'hit' }),
    textElement(isExpanded ? '−' : '+', { x: HANDLE / 2, y: height / 2 + 4, 'text-anchor': 'middle' }),
    titleElement(`${isExpanded ? 'Hide' : 'Show'} ${direction}`),
  );
  return group;
}

/** Text that does not fit loses its start: the end of a dotted name says more. */
function shortened(text: string, room: number, charWidth: number): string {
  const most = Math.max(4, Math.floor(room / charWidth) + 4);
  return text.length <= most ? text : `…${text.slice(text.length - most + 1)}`;
}

function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function textElement(text: string, attributes: Readonly<Record<string, string | number>>): SVGTextElement {
  const made = element('text', attributes);
  made.textContent = text;
  return made;
}

function tspan(text: string, className = ''): SVGTSpanElement {
  const made = element('tspan', { class: className });
  made.textContent = text;
  return made;
}

function titleElement(text: string): SVGTitleElement {
  const made = element('title', {});
  made.textContent = text;
  return made;
}

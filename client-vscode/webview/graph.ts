/**
 * The script of the graph view: receives graphs, keeps what is selected and how the picture is panned and zoomed,
 * and reports what the person does. Drawing is `draw.ts`; layout is `../src/graph/layout.ts`.
 */
import { arrange, type Box, neighbour, type Picture, type Way } from '../src/graph/layout.ts';
import type { FromWebview, ToWebview } from '../src/graph/messages.ts';
import type { Direction, Graph } from '../src/graph/model.ts';
import { draw } from './draw.ts';
import { sizeOfNode } from './draw-node.ts';
import { Highlight } from './highlight.ts';
import { Viewport } from './viewport.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromWebview): void };

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const vscode = acquireVsCodeApi();
const svg = document.querySelector<SVGSVGElement>('#picture')!;
const note = document.querySelector<HTMLElement>('#note')!;
const footer = document.querySelector<HTMLElement>('footer')!;
const threshold = document.querySelector<HTMLSelectElement>('#confidence')!;
const viewport = new Viewport(svg);
const highlight = new Highlight(viewport.layer);

let graph: Graph = { kind: 'calls', orientation: 'across', nodes: [], edges: [] };
let picture: Picture = { boxes: [], arrows: [], width: 0, height: 0 };
let selected: string | null = null;

addEventListener('message', ({ data }: MessageEvent<ToWebview>) => {
  if (data.kind === 'note') {
    say(data.text);
    return;
  }
  graph = data.graph;
  selected = data.focus ?? graph.nodes.find((node) => node.isRoot)?.id ?? null;
  say(data.title);
  show();
});

function say(text: string): void {
  note.textContent = text;
  note.title = text;
}

/** Draws what the confidence filter lets through: all of it, or the surroundings of the selected node. */
function show(): void {
  const minimum = Number(threshold.value);
  const edges = graph.edges.filter((edge) => edge.confidence >= minimum);
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = graph.nodes.filter((node) => node.isRoot || linked.has(node.id));
  const shown = { ...graph, nodes, edges };
  const before = picture;
  picture = arrange(shown, (id) => sizeOfNode(nodes.find((node) => node.id === id)!));
  const isSame = before.boxes.some(({ id }) => picture.boxes.some((box) => box.id === id));
  draw(viewport.layer, shown, picture, selected, isSame ? before : null);
  highlight.show(shown);
  footer.dataset.kind = graph.kind;
  const box = picture.boxes.find(({ id }) => id === selected);
  if (!box || viewport.canFit(picture)) viewport.fit(picture);
  else viewport.focus(box, withNeighbours(box.id));
  if (document.hasFocus()) focusNode(selected);
}

/** The box and those it has a line to. */
function withNeighbours(id: string): Box[] {
  const near = new Set(graph.edges.flatMap(({ from, to }) => (from === id || to === id ? [from, to] : [])));
  return picture.boxes.filter((box) => box.id === id || near.has(box.id));
}

function focusNode(id: string | null): void {
  if (id === null) return;
  selected = id;
  for (const element of viewport.layer.querySelectorAll<SVGGElement>('.node')) {
    const isSelected = element.dataset.id === id;
    element.classList.toggle('selected', isSelected);
    element.setAttribute('tabindex', isSelected ? '0' : '-1');
    element.setAttribute('aria-selected', String(isSelected));
    if (isSelected) element.focus({ preventScroll: true });
  }
  for (const element of viewport.layer.querySelectorAll<SVGGElement>('.edge')) {
    const edge = graph.edges.find((candidate) => candidate.id === element.dataset.id);
    element.classList.toggle('touched', edge !== undefined && (edge.from === id || edge.to === id));
  }
  const box = picture.boxes.find((candidate) => candidate.id === id);
  if (box) viewport.reveal(box);
}

svg.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const edge = target.closest<SVGGElement>('.edge');
  const node = target.closest<SVGGElement>('.node');
  if (edge?.dataset.id !== undefined) vscode.postMessage({ kind: 'openCall', id: edge.dataset.id });
  const id = node?.dataset.id;
  if (id === undefined) return;
  focusNode(id);
  const direction = target.closest<SVGGElement>('.toggle')?.dataset.direction;
  if (direction === 'callers' || direction === 'callees')
    vscode.postMessage({ kind: 'toggle', id, direction });
});

svg.addEventListener('dblclick', ({ target }) => {
  const id = target instanceof Element ? target.closest<SVGGElement>('.node')?.dataset.id : undefined;
  if (id !== undefined) vscode.postMessage({ kind: 'open', id });
});

svg.addEventListener('keydown', (event) => {
  const way = WAYS[event.key];
  if (way && selected !== null && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    focusNode(neighbour(picture.boxes, selected, way) ?? selected);
    return;
  }
  if (selected === null) return;
  const send: Readonly<Record<string, FromWebview>> = {
    Enter: { kind: 'open', id: selected },
    '[': { kind: 'toggle', id: selected, direction: 'callers' },
    ']': { kind: 'toggle', id: selected, direction: 'callees' },
    r: { kind: 'recenter', id: selected },
  };
  // Whichever side has something to show; with both, the one that is hidden.
  if (event.key === ' ') {
    event.preventDefault();
    const sides = Object.entries(graph.nodes.find(({ id }) => id === selected)?.expanded ?? {});
    const [direction] = sides.find(([, isExpanded]) => !isExpanded) ?? sides[0] ?? [];
    if (direction !== undefined)
      vscode.postMessage({ kind: 'toggle', id: selected, direction: direction as Direction });
    return;
  }
  const message = send[event.key];
  if (message) {
    event.preventDefault();
    vscode.postMessage(message);
  }
});

addEventListener('keydown', ({ key, target }) => {
  if (target instanceof HTMLSelectElement) return;
  if (key === '+' || key === '=') viewport.zoom(1.2);
  else if (key === '-') viewport.zoom(1 / 1.2);
  else if (key === '0') viewport.fit(picture);
});

addEventListener('focus', () => focusNode(selected));
addEventListener('resize', () => viewport.fit(picture));
threshold.addEventListener('change', () => show());
document.querySelector('#zoom-in')!.addEventListener('click', () => viewport.zoom(1.2));
document.querySelector('#zoom-out')!.addEventListener('click', () => viewport.zoom(1 / 1.2));
document.querySelector('#fit')!.addEventListener('click', () => viewport.fit(picture));

vscode.postMessage({ kind: 'ready' });

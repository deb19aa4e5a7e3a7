/** Draws one box of the graph: what kind of symbol it is, its name and module, and the handles that expand it. */
import type { Box, Size } from '../src/graph/layout.ts';
import type { Direction, Graph, GraphNode } from '../src/graph/model.ts';
import { element, textElement, titleElement } from './svg.ts';

const HEIGHT = 44;
const MOST_WIDTH = 300;
/** Where text starts: after the badge, or after the edge of a box without one. */
const AFTER_BADGE = 40;
const AFTER_EDGE = 14;
const RIGHT_PADDING = 16;
const HANDLE_RADIUS = 7;

/** A letter says what a symbol is where a colour alone would not; values have none, they are all of one kind. */
const KIND_BADGES: Readonly<Record<string, string>> = {
  function: 'ƒ',
  async_function: 'ƒ',
  method: 'm',
  async_method: 'm',
  class: 'C',
  module: 'M',
  variable: 'x',
  value: '',
};

const measure = document.createElement('canvas').getContext('2d')!;

/** Large enough for its texts, in units of the picture. */
export function sizeOfNode(node: GraphNode): Size {
  const width = Math.max(widthOf(node.label, 13, 600), widthOf(node.detail, 11, 400));
  return { width: Math.min(MOST_WIDTH, Math.ceil(width) + textStart(node) + RIGHT_PADDING), height: HEIGHT };
}

/** `hue` numbers the colour of the node's group. */
export function nodeElement(
  node: GraphNode,
  box: Box,
  hue: number,
  orientation: Graph['orientation'],
  isSelected: boolean,
): SVGGElement {
  const group = element('g', {
    class: `node ${node.kind} hue-${hue}`,
    transform: `translate(${box.x} ${box.y})`,
    role: 'treeitem',
    tabindex: isSelected ? 0 : -1,
    'aria-selected': String(isSelected),
    'aria-label': spoken(node),
  });
  group.classList.toggle('selected', isSelected);
  group.classList.toggle('root', node.isRoot);
  group.classList.toggle('external', node.location === null);
  group.dataset.id = node.id;
  const x = textStart(node);
  const room = box.width - x - RIGHT_PADDING;
  group.append(
    element('rect', { class: 'box', width: box.width, height: box.height, rx: 7 }),
    element('path', {
      class: 'stripe',
      d: `M7 0 H5 Q0 0 0 7 V${box.height - 7} Q0 ${box.height} 5 ${box.height} H7 z`,
    }),
    ...badge(node),
    textElement(fitted(node.label, room, 13, 600), { class: 'label', x, y: 19 }),
    textElement(fitted(node.detail, room, 11, 400), { class: 'detail', x, y: 34 }),
    ...handles(node, box, orientation),
    titleElement(
      `${node.signature === null ? node.label : `${node.label}${node.signature}`}\n${node.detail}${node.location === null ? '\noutside the workspace' : ''}`,
    ),
  );
  return group;
}

const badgeOf = ({ kind }: GraphNode): string => KIND_BADGES[kind] ?? kind.charAt(0);

const textStart = (node: GraphNode): number => (badgeOf(node) === '' ? AFTER_EDGE : AFTER_BADGE);

function badge(node: GraphNode): SVGElement[] {
  const letter = badgeOf(node);
  if (letter === '') return [];
  return [
    element('rect', { class: 'badge', x: 14, y: 12, width: 20, height: 20, rx: 5 }),
    textElement(letter, { class: 'mark', x: 24, y: 26.5, 'text-anchor': 'middle' }),
  ];
}

/** What a screen reader says of the box, with the state of its handles. */
function spoken({ kind, label, detail, location, isRoot, expanded }: GraphNode): string {
  const states = Object.entries(expanded).map(
    ([direction, isOn]) => `${direction} ${isOn ? 'shown' : 'hidden'}`,
  );
  return [
    `${kind} ${label} in ${detail}`,
    ...(isRoot ? ['the start'] : []),
    ...(location === null ? ['outside the workspace'] : []),
    ...states,
  ].join(', ');
}

/** On the sides that the arrows of their direction use. */
function handles(
  { expanded }: GraphNode,
  { width, height }: Box,
  orientation: Graph['orientation'],
): SVGGElement[] {
  const places: Readonly<Record<Direction, readonly [number, number]>> =
    orientation === 'across'
      ? { callers: [0, height / 2], callees: [width, height / 2] }
      : { callers: [width / 2, 0], callees: [width / 2, height] };
  return (['callers', 'callees'] as const).flatMap((direction) => {
    const isExpanded = expanded[direction];
    if (isExpanded === undefined) return [];
    const [x, y] = places[direction];
    const what = orientation === 'across' ? direction : 'more of the way';
    const group = element(
      'g',
      { class: `toggle ${isExpanded ? 'expanded' : 'collapsed'}`, transform: `translate(${x} ${y})` },
      element('circle', { class: 'hit', r: HANDLE_RADIUS + 5 }),
      element('circle', { class: 'knob', r: HANDLE_RADIUS }),
      element('path', { class: 'sign', d: isExpanded ? 'M-3 0 H3' : 'M-3 0 H3 M0 -3 V3' }),
      titleElement(`${isExpanded ? 'Hide' : 'Show'} ${what}`),
    );
    group.dataset.direction = direction;
    return [group];
  });
}

function widthOf(text: string, size: number, weight: number): number {
  measure.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return measure.measureText(text).width;
}

/** What does not fit of a dotted name is its start, since its end says more; of code, its end. */
function fitted(text: string, room: number, size: number, weight: number): string {
  if (widthOf(text, size, weight) <= room + 1) return text;
  const isName = /^[\w.]+$/.test(text);
  let shown = text;
  const marked = (): string => (isName ? `…${shown}` : `${shown}…`);
  while (shown.length > 4 && widthOf(marked(), size, weight) > room)
    shown = isName ? shown.slice(1) : shown.slice(0, -1);
  return marked();
}

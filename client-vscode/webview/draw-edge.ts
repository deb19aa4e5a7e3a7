/** Draws one arrow of the graph: how sure it is by the line's dashes, what it says beside it. */

import type { Point } from '../src/graph/layout.ts';
import type { Graph, GraphEdge } from '../src/graph/model.ts';
import type { Route } from '../src/graph/routes.ts';
import { element, textElement, titleElement } from './svg.ts';

/** Of a label on an arrow: its height, and the width of one character at its font size. */
const LABEL_HEIGHT = 16;
const LABEL_CHARACTER = 6.2;

export function edgeElement(
  edge: GraphEdge,
  route: Route,
  kind: Graph['kind'],
  isTouched: boolean,
): SVGGElement {
  const group = element('g', { class: `edge ${certainty(edge.confidence)}` });
  group.classList.toggle('ambiguous', edge.isAmbiguous);
  group.classList.toggle('touched', isTouched);
  group.dataset.id = edge.id;
  const { tip, angle, path } = route;
  group.append(
    element('path', { class: 'line', d: path }),
    // A triangle of its own, because a marker does not take the colour of its line.
    element('path', {
      class: 'head',
      d: 'M0 0 L-8 3.8 L-6 0 L-8 -3.8 z',
      transform: `translate(${tip.x} ${tip.y}) rotate(${angle})`,
    }),
    // Invisible and wide: a line of one pixel cannot be hit.
    element('path', { class: 'target', d: path }),
    titleElement(edgeTitle(edge, kind)),
  );
  const label = `${edge.label}${edge.isAmbiguous ? '?' : ''}`;
  if (label !== '') group.append(labelElement(label, route.label));
  return group;
}

function labelElement(label: string, { x, y }: Point): SVGGElement {
  const width = label.length * LABEL_CHARACTER + 10;
  return element(
    'g',
    { class: 'count', transform: `translate(${x} ${y})` },
    element('rect', {
      x: -width / 2,
      y: -LABEL_HEIGHT / 2,
      width,
      height: LABEL_HEIGHT,
      rx: LABEL_HEIGHT / 2,
    }),
    textElement(label, { y: 4, 'text-anchor': 'middle' }),
  );
}

/** The confidence scale of the graph, in three steps an eye can tell apart. */
function certainty(confidence: number): string {
  return confidence >= 0.8 ? 'sure' : confidence >= 0.5 ? 'likely' : 'guess';
}

function edgeTitle(edge: GraphEdge, kind: Graph['kind']): string {
  return [
    ...(kind === 'calls' ? [edge.calls === 1 ? '1 call' : `${edge.calls} calls`] : []),
    `confidence ${edge.confidence.toFixed(2)}`,
    ...(edge.method === ''
      ? []
      : [`${kind === 'calls' ? 'resolved' : 'gets there'} by ${edge.method.replaceAll('_', ' ')}`]),
    ...(edge.isAmbiguous ? ['may mean something else, too'] : []),
    'click to open the place',
  ].join(', ');
}

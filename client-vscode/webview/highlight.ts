/** While the mouse rests on a box, what it has nothing to do with steps back. Knows neither layout nor selection. */
import type { Graph } from '../src/graph/model.ts';

export class Highlight {
  private readonly layer: SVGGElement;
  private graph: Graph = { kind: 'calls', orientation: 'across', nodes: [], edges: [] };

  constructor(layer: SVGGElement) {
    this.layer = layer;
    layer.addEventListener('pointerover', ({ target }) => this.over(target));
    layer.addEventListener('pointerleave', () => this.clear());
  }

  /** What is drawn now. */
  show(graph: Graph): void {
    this.graph = graph;
    this.clear();
  }

  private over(target: EventTarget | null): void {
    const id = target instanceof Element ? target.closest<SVGGElement>('.node')?.dataset.id : undefined;
    if (id === undefined) {
      this.clear();
      return;
    }
    const near = new Set([id]);
    const lines = new Set<string>();
    for (const edge of this.graph.edges) {
      if (edge.from !== id && edge.to !== id) continue;
      near.add(edge.from).add(edge.to);
      lines.add(edge.id);
    }
    for (const element of this.layer.querySelectorAll<SVGGElement>('.node, .edge')) {
      const isNear = (element.classList.contains('node') ? near : lines).has(element.dataset.id!);
      element.classList.toggle('near', isNear);
    }
    this.layer.classList.add('hovering');
  }

  private clear(): void {
    this.layer.classList.remove('hovering');
  }
}

/** Panning and zooming of the picture: with the mouse, the wheel, and by asking. Knows nothing of what is drawn. */
import type { Box, Size } from '../src/graph/layout.ts';

const SMALLEST = 0.2;
const LARGEST = 3;
/** Boxes drawn larger than life look broken: a small graph is shown as it is. */
const LARGEST_FIT = 1;
/** Smaller text cannot be read: a large graph is shown in part, from its middle. */
const SMALLEST_FIT = 0.65;
const MARGIN = 24;

export class Viewport {
  readonly layer: SVGGElement;
  private readonly svg: SVGSVGElement;
  private x = 0;
  private y = 0;
  private scale = 1;

  constructor(svg: SVGSVGElement) {
    this.svg = svg;
    this.layer = svg.querySelector('#layer')!;
    svg.addEventListener('pointerdown', (event) => this.drag(event));
    svg.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
  }

  /** Whether all of the picture can be shown in a size that can be read. */
  canFit({ width, height }: Size): boolean {
    const { clientWidth, clientHeight } = this.svg;
    return clientWidth >= width * SMALLEST_FIT && clientHeight >= height * SMALLEST_FIT;
  }

  /** Shows all of the picture, in the middle. */
  fit({ width, height }: Size): void {
    const { clientWidth, clientHeight } = this.svg;
    if (width === 0 || height === 0 || clientWidth === 0) return;
    this.scale = Math.max(SMALLEST_FIT, Math.min(LARGEST_FIT, clientWidth / width, clientHeight / height));
    this.x = (clientWidth - width * this.scale) / 2;
    this.y = (clientHeight - height * this.scale) / 2;
    this.apply();
  }

  /** Puts the boxes into the middle, and moves them just so far that `chosen`, one of them, is seen whole. */
  focus(chosen: Box, boxes: readonly Box[]): void {
    const left = Math.min(...boxes.map(({ x }) => x));
    const right = Math.max(...boxes.map(({ x, width }) => x + width));
    const top = Math.min(...boxes.map(({ y }) => y));
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
    const { clientWidth, clientHeight } = this.svg;
    const room = Math.min(
      clientWidth / (right - left + 2 * MARGIN),
      clientHeight / (bottom - top + 2 * MARGIN),
    );
    this.scale = Math.max(SMALLEST_FIT, Math.min(LARGEST_FIT, room));
    this.x = (clientWidth - (left + right) * this.scale) / 2;
    this.y = (clientHeight - (top + bottom) * this.scale) / 2;
    this.reveal(chosen);
  }

  /** Around the middle. */
  zoom(factor: number): void {
    this.zoomAt(factor, this.svg.clientWidth / 2, this.svg.clientHeight / 2);
  }

  /** Moves as little as possible so that the box is seen whole. */
  reveal(box: Box): void {
    const left = this.x + box.x * this.scale;
    const top = this.y + box.y * this.scale;
    const right = left + box.width * this.scale;
    const bottom = top + box.height * this.scale;
    this.x += inside(left, right, this.svg.clientWidth);
    this.y += inside(top, bottom, this.svg.clientHeight);
    this.apply();
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      this.zoomAt(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY);
      return;
    }
    this.x -= event.shiftKey ? event.deltaY : event.deltaX;
    this.y -= event.shiftKey ? 0 : event.deltaY;
    this.apply();
  }

  private zoomAt(factor: number, x: number, y: number): void {
    const scale = Math.max(SMALLEST, Math.min(LARGEST, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.apply();
  }

  private drag(event: PointerEvent): void {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('.node, .edge')))
      return;
    const start = { x: this.x - event.clientX, y: this.y - event.clientY };
    const move = (moved: PointerEvent): void => {
      this.x = start.x + moved.clientX;
      this.y = start.y + moved.clientY;
      this.apply();
    };
    const end = (): void => {
      this.svg.removeEventListener('pointermove', move);
      this.svg.classList.remove('dragging');
    };
    this.svg.setPointerCapture(event.pointerId);
    this.svg.classList.add('dragging');
    this.svg.addEventListener('pointermove', move);
    this.svg.addEventListener('pointerup', end, { once: true });
    this.svg.addEventListener('pointercancel', end, { once: true });
  }

  private apply(): void {
    this.layer.setAttribute('transform', `translate(${this.x} ${this.y}) scale(${this.scale})`);
  }
}

/** How far to move a stretch so that it lies within `[0, size)` with a margin; its start counts more. */
function inside(start: number, end: number, size: number): number {
  if (start < MARGIN) return MARGIN - start;
  if (end > size - MARGIN) return Math.max(size - MARGIN - end, MARGIN - start);
  return 0;
}

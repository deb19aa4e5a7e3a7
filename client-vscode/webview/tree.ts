/**
 * A tree of plain nodes as VS Code draws its own: lines that open and close, a cursor that keys and the mouse move,
 * read by screen readers. The focus stays on the tree itself and the cursor is told with `aria-activedescendant`,
 * so that lines may be replaced while somebody reads them. Knows nothing of what nodes are about.
 */

import { actOf, typedAhead } from '../src/tree/keys.ts';
import type { TreeNode } from '../src/tree/node.ts';
import { type Expansion, nearest, type Row, rowsOf } from '../src/tree/rows.ts';
import { RowElement } from './tree-row.ts';

/** Letters that come within this time, in ms, are one word to look for. */
const TYPED_MS = 800;

export interface TreeEvents {
  /** A line was chosen that leads to a place. */
  readonly opened: (row: Row) => void;
  /** The cursor is on another line. */
  readonly moved: (row: Row | null) => void;
}

export class Tree {
  private readonly container: HTMLElement;
  private readonly expansion: Expansion;
  private readonly events: TreeEvents;
  private readonly elements = new Map<string, RowElement>();
  private roots: readonly TreeNode[] = [];
  private rows: readonly Row[] = [];
  /** The key of the line that the cursor is on. */
  private cursor: string | null = null;
  private typed = { text: '', at: 0 };

  constructor(container: HTMLElement, expansion: Expansion, events: TreeEvents) {
    this.container = container;
    this.expansion = expansion;
    this.events = events;
    container.addEventListener('keydown', (event) => this.pressed(event));
    // Also with the other button, whose menu is about the line that was clicked.
    container.addEventListener('pointerdown', ({ target }) => this.move(this.rowOf(target)));
    container.addEventListener('click', ({ target }) => this.clicked(target));
  }

  show(roots: readonly TreeNode[]): void {
    this.roots = roots;
    this.expansion.prune(roots);
    this.draw();
  }

  collapseAll(): void {
    this.expansion.collapse(this.roots);
    this.draw();
  }

  /** Brings what depends on the time up to date, and what was opened or closed. */
  draw(): void {
    this.rows = rowsOf(this.roots, this.expansion);
    const cursor = this.cursor === null ? undefined : nearest(this.rows, this.cursor);
    const nowMs = Date.now();
    let next = this.container.firstElementChild;
    for (const row of this.rows) {
      const line = this.elements.get(row.key) ?? new RowElement(row.key);
      this.elements.set(row.key, line);
      line.draw(row, row === cursor, nowMs);
      if (line.element === next) next = next.nextElementSibling;
      else this.container.insertBefore(line.element, next);
    }
    while (next) {
      const gone: Element = next;
      next = gone.nextElementSibling;
      gone.remove();
    }
    const keys = new Set(this.rows.map(({ key }) => key));
    for (const key of this.elements.keys()) if (!keys.has(key)) this.elements.delete(key);
    this.tell(cursor ?? null);
  }

  /** The cursor is on a line as soon as the tree has the focus. */
  focus(): void {
    this.container.focus();
    if (this.cursor === null && this.rows[0]) this.move(this.rows[0]);
  }

  private get cursorRow(): Row | undefined {
    return this.rows.find(({ key }) => key === this.cursor);
  }

  private tell(cursor: Row | null): void {
    const element = cursor && this.elements.get(cursor.key)?.element;
    if (element) this.container.setAttribute('aria-activedescendant', element.id);
    else this.container.removeAttribute('aria-activedescendant');
    if (this.cursor !== null) this.cursor = cursor?.key ?? null;
    this.events.moved(cursor);
  }

  private move(row: Row | undefined): void {
    if (!row) return;
    this.cursor = row.key;
    this.draw();
    this.elements.get(row.key)?.element.scrollIntoView({ block: 'nearest' });
  }

  private toggle(rows: readonly Row[], isOpen: boolean): void {
    for (const { key } of rows) this.expansion.set(key, isOpen);
    this.draw();
  }

  /** As in VS Code: a line that leads somewhere goes there, any other opens or closes. */
  private choose(row: Row): void {
    if (row.node.place) this.events.opened(row);
    else if (row.isOpen !== null) this.toggle([row], !row.isOpen);
  }

  private clicked(target: EventTarget | null): void {
    const row = this.rowOf(target);
    if (!row) return;
    const isTwistie = (target as Element).closest('.twistie') !== null;
    if (isTwistie && row.isOpen !== null) this.toggle([row], !row.isOpen);
    else this.choose(row);
  }

  private rowOf(target: EventTarget | null): Row | undefined {
    const key = target instanceof Element ? target.closest<HTMLElement>('.line')?.dataset.key : undefined;
    return this.rows.find((row) => row.key === key);
  }

  private pressed(event: KeyboardEvent): void {
    const cursor = this.cursorRow ?? this.rows[0];
    if (!cursor || event.ctrlKey || event.metaKey || event.altKey) return;
    const lineHeight = this.elements.get(cursor.key)!.element.offsetHeight;
    const page = Math.max(1, Math.floor(this.container.clientHeight / lineHeight) - 1);
    const act = this.isTyping(event) ? null : actOf(event.key, this.rows, cursor, page);
    if (act) {
      event.preventDefault();
      if (act.kind === 'move') this.move(act.row);
      else if (act.kind === 'toggle') this.toggle(act.rows, act.isOpen);
      else this.choose(act.row);
    } else if (event.key.length === 1 && /\S/.test(event.key)) {
      event.preventDefault();
      this.type(event, cursor);
    }
  }

  /** A space or a star inside of a word that is being typed belongs to it. */
  private isTyping({ key, timeStamp }: KeyboardEvent): boolean {
    return key === ' ' && this.typed.text !== '' && timeStamp - this.typed.at < TYPED_MS;
  }

  private type({ key, timeStamp }: KeyboardEvent, cursor: Row): void {
    const before = timeStamp - this.typed.at < TYPED_MS ? this.typed.text : '';
    this.typed = { text: before + key, at: timeStamp };
    this.move(typedAhead(this.rows, cursor, this.typed.text));
  }
}

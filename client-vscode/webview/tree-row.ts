/** One line of the tree as an element. Text goes in as text: no name in somebody's code can become a script. */
import { plainText, type TreeNode } from '../src/tree/node.ts';
import type { Row } from '../src/tree/rows.ts';
import { ago } from '../src/why/words.ts';
import { iconElement } from './icons.ts';

let lastId = 0;

/**
 * Its parts stay the same elements whatever they show: a click is one only when the element under the mouse is still
 * there at its end.
 */
export class RowElement {
  readonly element = span('line', 'div');
  private readonly twistie = span('twistie');
  private readonly icon = span('icon');
  private readonly label = span('label');
  private readonly detail = span('detail');
  private drawn = '';
  private drawnIcon: string | undefined;

  constructor(key: string) {
    const text = span('text');
    text.append(this.label, this.detail);
    this.twistie.append(iconElement('chevron-right'));
    this.element.append(this.twistie, this.icon, text);
    // For `aria-activedescendant`; keys are not fit to be ids.
    this.element.id = `line-${++lastId}`;
    this.element.dataset.key = key;
    this.element.setAttribute('role', 'treeitem');
  }

  /** Draws the line, if it is not as it is to be. */
  draw({ node, level, position, siblings, isOpen }: Row, isCursor: boolean, nowMs: number): void {
    const { label, icon, iconColor, tooltip, isSentence } = node;
    const detail = detailOf(node, nowMs);
    const look = [label, detail, icon, iconColor, tooltip, isSentence];
    const wanted = JSON.stringify([look, level, position, siblings, isOpen, isCursor]);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    const { element } = this;
    element.classList.toggle('sentence', isSentence ?? false);
    element.classList.toggle('cursor', isCursor);
    element.style.setProperty('--depth', String(level - 1));
    element.title = plainText(tooltip ?? [label, detail].filter((part) => part !== '').join('  '));
    const attributes = {
      'aria-level': level,
      'aria-posinset': position,
      'aria-setsize': siblings,
      'aria-selected': isCursor,
      'aria-expanded': isOpen,
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, String(value));
    }
    this.label.textContent = label;
    this.detail.textContent = detail;
    this.drawIcon(icon, iconColor);
  }

  private drawIcon(name: string | undefined, color: string | undefined): void {
    this.icon.style.color = color === undefined ? '' : `var(--vscode-${color.replaceAll('.', '-')})`;
    if (name === this.drawnIcon) return;
    this.drawnIcon = name;
    this.icon.replaceChildren(...(name === undefined ? [] : [iconElement(name)]));
  }
}

function span(name: string, element: 'span' | 'div' = 'span'): HTMLElement {
  const made = document.createElement(element);
  made.className = name;
  return made;
}

function detailOf({ description, happenedAt }: TreeNode, nowMs: number): string {
  const parts = [description ?? '', happenedAt === undefined ? '' : ago(happenedAt, nowMs)];
  return parts.filter((part) => part !== '').join(' · ');
}

/**
 * The script of the view "Why Was This Rebuilt": takes revisions as they come and draws them with the next frame,
 * remembers what was opened, and reports what the person does.
 */
import type { TreeNode } from '../src/tree/node.ts';
import { Expansion, type Row } from '../src/tree/rows.ts';
import type { EmptyWhy } from '../src/why/empty.ts';
import type { FromPage, ToPage } from '../src/why/messages.ts';
import { Tree } from './tree.ts';

/** How often "12 s ago" is brought up to date, in ms. */
const CLOCK_MS = 10_000;

interface Remembered {
  readonly expansion: [string, boolean][];
  readonly scrollTop: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): Remembered | undefined;
  setState(state: Remembered): void;
};

const vscode = acquireVsCodeApi();
const remembered = vscode.getState();
const expansion = new Expansion(remembered?.expansion);
const container = document.querySelector<HTMLElement>('#tree')!;
const empty = document.querySelector<HTMLElement>('#empty')!;
const tree = new Tree(container, expansion, {
  opened: ({ ids }) => vscode.postMessage({ kind: 'open', ids }),
  moved: describeForMenu,
});

let order: readonly string[] = [];
const roots = new Map<string, TreeNode>();
let isDrawingSoon = false;
/** Null once what was scrolled to is there again. */
let scrollTop = remembered?.scrollTop ?? null;

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'collapseAll') {
    tree.collapseAll();
    remember();
    return;
  }
  for (const node of data.changed) roots.set(node.id, node);
  ({ order } = data);
  const known = new Set(order);
  for (const id of roots.keys()) if (!known.has(id)) roots.delete(id);
  showEmpty(data.empty);
  // Of what comes faster than the screen can show, the newest is drawn.
  if (!isDrawingSoon) requestAnimationFrame(draw);
  isDrawingSoon = true;
});

function draw(): void {
  isDrawingSoon = false;
  tree.show(order.map((id) => roots.get(id)!));
  if (scrollTop !== null && order.length > 0) {
    container.scrollTop = scrollTop;
    scrollTop = null;
  }
}

function showEmpty(shown: EmptyWhy | null): void {
  empty.hidden = shown === null;
  container.hidden = shown !== null;
  const said = document.createElement('p');
  said.textContent = shown?.text ?? '';
  const buttons = (shown?.actions ?? []).map(({ label, command }) => {
    const button = document.createElement('button');
    button.textContent = label;
    button.addEventListener('click', () => vscode.postMessage({ kind: 'act', command }));
    return button;
  });
  if (shown) empty.replaceChildren(said, ...buttons);
}

/** VS Code reads from here which line its menu is about; also when a key opens it, and the tree has the focus. */
function describeForMenu(row: Row | null): void {
  const context = row
    ? { webviewSection: 'line', leadsToPlace: row.node.place !== undefined, ids: row.ids }
    : {};
  container.dataset.vscodeContext = JSON.stringify({ ...context, preventDefaultContextMenuItems: true });
}

function remember(): void {
  vscode.setState({ expansion: expansion.entries(), scrollTop: container.scrollTop });
}

container.addEventListener('scrollend', remember);
container.addEventListener('click', remember);
container.addEventListener('keyup', remember);
addEventListener('focus', () => tree.focus());
setInterval(() => tree.draw(), CLOCK_MS);

vscode.postMessage({ kind: 'ready' });

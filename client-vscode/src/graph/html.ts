/** The page of the graph view: a picture between its controls and its legend. Pure. */
import { type PageFiles, webPage } from '../web-page.ts';

export const graphPage = (files: PageFiles): string => webPage(files, 'cpgd graph', BODY);

const BODY = `<header>
  <span id="note" role="status" aria-live="polite"></span>
  <label for="confidence">At least</label>
  <select id="confidence" title="Hide calls that are less certain">
    <option value="0">everything</option>
    <option value="0.5">likely</option>
    <option value="0.8">sure</option>
  </select>
  <button id="zoom-out" title="Zoom out (-)" aria-label="Zoom out">−</button>
  <button id="zoom-in" title="Zoom in (+)" aria-label="Zoom in">+</button>
  <button id="fit" title="Fit (0)" aria-label="Fit to window">Fit</button>
</header>
<svg id="picture" role="tree" aria-label="Graph">
  <g id="layer"></g>
</svg>
<footer>
  <span class="edge sure"><svg><path class="line" d="M0 4 H28"></path></svg>sure</span>
  <span class="edge likely"><svg><path class="line" d="M0 4 H28"></path></svg>likely</span>
  <span class="edge guess"><svg><path class="line" d="M0 4 H28"></path></svg>guess</span>
  <span class="edge ambiguous"><svg><path class="line" d="M0 4 H28"></path></svg>ambiguous</span>
  <span class="keys"><kbd>←</kbd><kbd>→</kbd><kbd>↑</kbd><kbd>↓</kbd> move</span>
  <span class="keys calls"><kbd>[</kbd> callers</span>
  <span class="keys calls"><kbd>]</kbd> callees</span>
  <span class="keys"><kbd>Space</kbd> expand</span>
  <span class="keys"><kbd>Enter</kbd> open</span>
  <span class="keys calls"><kbd>R</kbd> centre here</span>
</footer>`;

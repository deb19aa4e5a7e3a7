/** Debian's Emacs and eglot with the configuration of docs/editors/emacs.md, against Flask. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editorWorld, missingFor, resultsIn, snippetOf } from './editor-world.ts';

const missing = missingFor('emacs', '--batch', '--eval', "(require 'eglot)");

test.skipIf(missing !== null)(
  `Emacs finds its way through Flask${missing ? ` (${missing})` : ''}`,
  async () => {
    using world = editorWorld();
    const results = join(world.home, 'results');
    const init = world.file('init.el', snippetOf('emacs.md', 'elisp'));
    const script = join(import.meta.dirname, 'eglot.el');
    const output = await world.run('emacs', [
      '--batch',
      '--eval',
      `(progn (setenv "CPGD_ROOT" "${world.root}") (setenv "CPGD_RESULTS" "${results}"))`,
      '-l',
      init,
      '-l',
      script,
    ]);
    const said = resultsIn(results);
    expect(said, output).toMatchObject({ attached: true, stopped: true });
    expect(said.hover).toContain('flask.globals.request');
    expect(said.definition.line).toBe(55);
    expect(said.definition.file).toMatch(/globals\.py$/);
    expect(said.references).toBeGreaterThanOrEqual(8);
    expect(said.item).toBe('as_view');
    expect(said.incoming).toBeGreaterThan(3);
    // Three lines were put above it in another buffer.
    expect(said.edited.line).toBe(said.definition.line + 3);
  },
);

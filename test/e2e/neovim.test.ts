/** Debian's Neovim with the configuration of docs/editors/neovim.md, against Flask. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editorWorld, missingFor, resultsIn, snippetOf } from './editor-world.ts';

const missing = missingFor('nvim', '--version');

test.skipIf(missing !== null)(
  `Neovim finds its way through Flask${missing ? ` (${missing})` : ''}`,
  async () => {
    using world = editorWorld();
    const results = join(world.home, 'results');
    const init = world.file('init.lua', snippetOf('neovim.md', 'lua'));
    const script = join(import.meta.dirname, 'neovim.lua');
    const output = await world.run('nvim', [
      '--headless',
      '-u',
      'NONE',
      '-n',
      '-c',
      'filetype plugin on',
      '-c',
      `luafile ${init}`,
      '-c',
      `lua vim.g.cpgd_root = '${world.root}'; vim.g.cpgd_results = '${results}'`,
      '-c',
      `luafile ${script}`,
      // Where the script fails, its error is the output.
      '-c',
      'qall!',
    ]);
    const said = resultsIn(results);
    expect(said, output).toMatchObject({ attached: true, stopped: true });
    expect(said.hover).toContain('flask.globals.request');
    expect(said.hover).toMatch(/confidence/);
    expect(said.definition).toEqual({ uri: `file://${world.root}/src/flask/globals.py`, line: 54 });
    // The first index was not there yet.
    expect(said.early).toEqual(said.definition);
    // The base of MethodView and six classes of the tests, which is what grep finds in code, and `view.view_class(…)`,
    // which makes one of the class that `as_view` was called on.
    expect(said.references).toEqual({ count: 8, files: 2 });
    expect(said.item).toBe('as_view');
    expect(said.incoming).toBeGreaterThan(3);
    expect(said.outgoing).toEqual(expect.arrayContaining(['hasattr', 'getattr', 'set']));
    expect(said.module).toBe('flask.views');
    // Three lines were put above it in another buffer.
    expect(said.edited).toEqual({ ...said.definition, line: said.definition.line + 3 });
    expect(said.renamed).toBe(2);
    expect(said.refused.problem).toMatch(
      /^cannot rename: "View" means something else there:\n.+views\.py:12:/,
    );
  },
);

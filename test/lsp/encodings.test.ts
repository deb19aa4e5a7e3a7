/**
 * Every range of every feature, in every position encoding, over a text in which each encoding counts differently:
 * whatever a range holds must be what the feature is about.
 */
import { describe, expect, test } from 'vitest';
import { type Json, type LspProcess, uri } from './support/lsp-process.ts';
import { TestWorkspace } from './support/workspace.ts';

/** Letters of Deseret: four bytes of UTF-8, two units of UTF-16, one code point each, and letters of an identifier. */
const [VALUE, CLASS, METHOD] = ['𐐀é𐐁', '𐐂𐐃', '𐐄𐐅'] as const;

const TEXT = `"😀é"; ${VALUE} = 1
class ${CLASS}:  # 😀
    """é😀"""
    def ${METHOD}(self): return "😀", ${VALUE}
def call(): "😀"; ${CLASS}().${METHOD}(); return ${VALUE}
"😀"; import pkg.nowhere
`;

describe.each(['utf-8', 'utf-16', 'utf-32'] as const)('in %s', (encoding) => {
  const lines = TEXT.split('\n');
  const units = (text: string): number =>
    encoding === 'utf-8' ? Buffer.byteLength(text) : encoding === 'utf-16' ? text.length : [...text].length;
  /** The text between two positions of one line. */
  const held = ({ start, end }: Json): string => {
    const line = lines[start.line]!;
    const from = (position: Json): number => {
      let at = 0;
      for (const letter of line) {
        if (units(line.slice(0, at)) >= position.character) break;
        at += letter.length;
      }
      expect(units(line.slice(0, at)), 'a position inside of a character').toBe(position.character);
      return at;
    };
    expect(end.line).toBe(start.line);
    return line.slice(from(start), from(end));
  };
  /** A position in a word of a line. */
  const within = (line: number, word: string) => ({
    line,
    character: units(lines[line]!.slice(0, lines[line]!.lastIndexOf(word) + 2)),
  });

  async function served(): Promise<{ server: LspProcess; workspace: TestWorkspace; path: string }> {
    const workspace = new TestWorkspace({ 'main.py': TEXT, 'pkg/__init__.py': '' });
    const server = await workspace.serve({
      capabilities: {
        general: { positionEncodings: [encoding] },
        textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
      },
    });
    await server.open(workspace.path('main.py'));
    await server.request('cpg/sync', {});
    return { server, workspace, path: workspace.path('main.py') };
  }

  test('every range holds what it is about', async () => {
    const { server, workspace, path } = await served();
    const textDocument = { uri: uri(path) };
    const ask = (method: string, more: object = {}): Promise<Json> =>
      server.request(`textDocument/${method}`, { textDocument, ...more });
    const ranges = (found: Json): string[] => found.map(({ range }: Json) => held(range));
    const value = { position: within(4, VALUE) };

    expect(ranges(await ask('definition', value))).toEqual([VALUE]);
    const context = { includeDeclaration: true };
    expect(ranges(await ask('references', { ...value, context }))).toEqual([VALUE, VALUE, VALUE]);
    expect(ranges(await ask('documentHighlight', value))).toEqual([VALUE, VALUE, VALUE]);
    expect(held((await ask('hover', value)).range)).toBe(VALUE);
    expect(held((await ask('selectionRange', { positions: [value.position] }))[0].range)).toBe(VALUE);
    expect(ranges(await ask('definition', { position: within(4, METHOD) }))).toEqual([METHOD]);
    expect(ranges(await ask('codeLens'))).toEqual([CLASS, METHOD, 'call']);

    const outline: Json[] = await ask('documentSymbol');
    const names = outline.flatMap((item) => [item, ...(item.children ?? [])]);
    for (const { name, selectionRange } of names) expect(held(selectionRange)).toBe(name);
    expect(names.map(({ name }) => name)).toEqual([VALUE, CLASS, METHOD, 'call']);

    const [item] = await ask('prepareCallHierarchy', { position: within(3, METHOD) });
    expect(held(item.selectionRange)).toBe(METHOD);
    const [caller] = await server.request('callHierarchy/incomingCalls', { item });
    expect(held(caller.from.selectionRange)).toBe('call');
    expect(caller.fromRanges.map(held)).toEqual([`${CLASS}().${METHOD}`]);
    const [type] = await ask('prepareTypeHierarchy', { position: within(1, CLASS) });
    expect(held(type.selectionRange)).toBe(CLASS);
    const [symbol] = await server.request('workspace/symbol', { query: CLASS });
    expect(held(symbol.location.range)).toBe(CLASS);

    const { items }: Json = await ask('diagnostic');
    expect(items.map(({ range }: Json) => held(range))).toContain('pkg.nowhere');
    await server.stop();
    workspace[Symbol.dispose]();
  });

  test('semantic tokens are the words of the text', async () => {
    const { server, workspace, path } = await served();
    const { data } = await server.request('textDocument/semanticTokens/full', {
      textDocument: { uri: uri(path) },
    });
    const words: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      character = data[at] > 0 ? data[at + 1] : character + data[at + 1];
      line += data[at];
      words.push(held({ start: { line, character }, end: { line, character: character + data[at + 2] } }));
    }
    expect(new Set(words)).toEqual(new Set([VALUE, CLASS, METHOD, 'self', 'call']));
    await server.stop();
    workspace[Symbol.dispose]();
  });

  test('a rename changes the words and nothing beside them', async () => {
    const { server, workspace, path } = await served();
    const params = { textDocument: { uri: uri(path) }, position: within(4, METHOD), newName: 'plain' };
    const { placeholder, range } = await server.request('textDocument/prepareRename', params);
    expect([placeholder, held(range)]).toEqual([METHOD, METHOD]);
    const edit = await server.request('textDocument/rename', params);
    const edits: Json[] = edit.changes?.[uri(path)] ?? edit.documentChanges[0].edits;
    expect(edits.map((one) => [held(one.range), one.newText])).toEqual([
      [METHOD, 'plain'],
      [METHOD, 'plain'],
    ]);
    await server.stop();
    workspace[Symbol.dispose]();
  });
});

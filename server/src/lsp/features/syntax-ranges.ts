/** `textDocument/foldingRange` and `textDocument/selectionRange`: what follows from the syntax tree alone. */
import type { FoldingRange, Range, SelectionRange } from 'vscode-languageserver';
import { enclosingSpans, type Span } from '../../syntax/enclosing.ts';
import { type Fold, foldsOf } from '../../syntax/folds.ts';
import { createPythonParser, type FlatTree, type PythonParser } from '../../syntax/parser.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { DEFAULT_MAX_FILE_BYTES } from '../../workspace/limits.ts';
import type { Client } from '../client.ts';
import type { Feature } from '../feature.ts';
import { documentUri, fields, list, position } from '../params.ts';

export const foldingRange: Feature = {
  method: 'textDocument/foldingRange',
  feature: 'foldingRange',
  capabilities: { foldingRangeProvider: true },
  handle: async ({ client }, params): Promise<FoldingRange[] | null> => {
    const lines = textOf(client, documentUri(params));
    if (!lines) return null;
    const ranges = asRanges(await withTree(lines, (tree) => foldsOf(tree, lines.text)), lines);
    const limit = client.capabilities.textDocument?.foldingRange?.rangeLimit;
    return typeof limit === 'number' ? ranges.slice(0, limit) : ranges;
  },
};

export const selectionRange: Feature = {
  method: 'textDocument/selectionRange',
  feature: 'selectionRange',
  capabilities: { selectionRangeProvider: true },
  handle: async ({ client }, params): Promise<SelectionRange[] | null> => {
    const positions = list(fields(params).positions, 'positions').map((one) => position(one, 'positions[]'));
    const lines = textOf(client, documentUri(params));
    if (!lines) return null;
    const range = ({ start, end }: Span): Range => ({
      start: lines.positionOfUtf16(start, client.encoding),
      end: lines.positionOfUtf16(end, client.encoding),
    });
    return withTree(lines, (tree) =>
      positions.map((at) => {
        const spans = enclosingSpans(tree, lines.utf16OfPosition(at, client.encoding));
        const selection = spans.reduceRight<SelectionRange | null>(
          (parent, span) => ({ range: range(span), ...(parent ? { parent } : {}) }),
          null,
        );
        // "The result must contain the position": where no node does, the position itself.
        return selection ?? { range: { start: at, end: at } };
      }),
    );
  },
};

/**
 * Needs no index, so it works for every document a client shows and every file of its workspaces. Null for those too large
 * to be indexed: parsing one takes a second, and editors ask after each key.
 */
function textOf(client: Client, uri: string): LineIndex | null {
  const document = client.documents.get(uri);
  if (document) return document.lines.byteLength > DEFAULT_MAX_FILE_BYTES ? null : document.lines;
  const located = client.locate(uri);
  return located?.workspace.answers().snapshot.file(located.path)?.lineIndex() ?? null;
}

let parser: Promise<PythonParser> | null = null;

/** The tree is the parser's until its next parse, so `use` may not wait. */
async function withTree<T>(lines: LineIndex, use: (tree: FlatTree) => T): Promise<T> {
  parser ??= createPythonParser();
  const ready = await parser;
  return use(ready.parseFlat(lines.text));
}

/** One fold for each line, the widest, as clients that fold whole lines can show them. */
function asRanges(folds: readonly Fold[], lines: LineIndex): FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const { start, end, kind } of folds) {
    const startLine = lines.lineOfUtf16(start);
    const endLine = lines.lineOfUtf16(end);
    const known = byLine.get(startLine);
    if (endLine <= startLine || (known && known.endLine >= endLine)) continue;
    byLine.set(startLine, { startLine, endLine, ...(kind === 'code' ? {} : { kind }) });
  }
  return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
}

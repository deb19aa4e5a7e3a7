/**
 * The parser that tables computed on demand ask for their tokens. Lives here because making a parser is
 * asynchronous; whoever prints such a table makes one and passes it on. Knows no table.
 */
import type { ParseSource, SourceToken } from '../relations/on-demand/parse-source.ts';
import { NodeKind } from '../syntax/node-kinds.ts';
import { createPythonParser } from '../syntax/parser.ts';
import { utf16ToUtf8Map } from '../text/utf8-map.ts';

const TOKEN_KINDS: ReadonlyMap<number, SourceToken['kind']> = new Map([
  [NodeKind.string, 'string'],
  [NodeKind.integer, 'number'],
  [NodeKind.float, 'number'],
  [NodeKind.comment, 'comment'],
]);

/** A function from text to its string, number and comment tokens. Holds a parser for the process's life. */
export async function createParseSource(): Promise<ParseSource> {
  const parser = await createPythonParser();
  return (text) => {
    const tree = parser.parseFlat(text);
    const toBytes = utf16ToUtf8Map(text);
    const tokens: SourceToken[] = [];
    for (let node = 0; node < tree.length; node++) {
      const kind = TOKEN_KINDS.get(tree.kind[node]!);
      if (kind === undefined) continue;
      const start = tree.start[node]!;
      const end = tree.end[node]!;
      // A token that error recovery made up has no text.
      if (start === end) continue;
      tokens.push({
        kind,
        bstart: toBytes ? toBytes[start]! : start,
        bend: toBytes ? toBytes[end]! : end,
        text: text.slice(start, end),
      });
    }
    return tokens;
  };
}

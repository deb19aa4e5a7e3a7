/**
 * The parser-backed `ParseSource`: string and number literals and comments of a text.
 */
import { type FlatTree, NodeFlag } from '../../syntax/flat-tree.ts';
import { NodeKind } from '../../syntax/node-kinds.ts';
import { utf16ToUtf8Map } from '../../text/utf8-map.ts';
import type { ParseSource, SourceToken } from './parse-source.ts';

/** What is needed of `PythonParser`. */
export interface FlatParser {
  parseFlat(text: string): FlatTree;
}

const TOKEN_KINDS: ReadonlyMap<number, SourceToken['kind']> = new Map([
  [NodeKind.string, 'string'],
  [NodeKind.integer, 'number'],
  [NodeKind.float, 'number'],
  [NodeKind.comment, 'comment'],
]);

/**
 * Tokens in source order. An f-string is one token; literals inside its replacement fields are tokens of
 * their own within it. Throws what the parser throws (a parse may time out).
 */
export function createTokenSource(parser: FlatParser): ParseSource {
  return (text) => {
    const { length, kind, flags, start, end } = parser.parseFlat(text);
    const byteAt = utf16ToUtf8Map(text);
    const tokens: SourceToken[] = [];
    for (let node = 0; node < length; node++) {
      const token = TOKEN_KINDS.get(kind[node]!);
      if (token === undefined || (flags[node]! & NodeFlag.missing) !== 0) continue;
      const from = start[node]!;
      const to = end[node]!;
      // A token that error recovery made up has no text.
      if (from === to) continue;
      tokens.push({
        kind: token,
        bstart: byteAt ? byteAt[from]! : from,
        bend: byteAt ? byteAt[to]! : to,
        text: text.slice(from, to),
      });
    }
    return tokens;
  };
}

/** `textDocument/semanticTokens`: what identifiers are, whole, for a range, or as the difference to the last answer. */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import {
  type ClassifiedToken,
  classifiedTokens,
  type TokenType,
} from '../../daemon/questions/classified-tokens.ts';
import { Attached } from '../../text/attached.ts';
import type { Client } from '../client.ts';
import { type DocumentView, documentView } from '../document-view.ts';
import type { Feature } from '../feature.ts';
import { documentUri, fields, range } from '../params.ts';

const TYPES: readonly TokenType[] = [
  'namespace',
  'class',
  'typeParameter',
  'function',
  'method',
  'property',
  'variable',
  'parameter',
];
const MODIFIERS = ['definition', 'readonly', 'defaultLibrary', 'modification'] as const;

/** Integers of one token (LSP, "Semantic Tokens"): line, start, length, type, modifiers. */
const WIDTH = 5;

/** The last answer for a document, which a delta is relative to. */
interface Sent {
  readonly resultId: string;
  readonly data: readonly number[];
}

const sent = new Attached<Client, Map<string, Sent>>();
let lastResult = 0;

export const semanticTokens: Feature = {
  method: 'textDocument/semanticTokens/full',
  feature: 'semanticTokens',
  capabilities: {
    semanticTokensProvider: {
      legend: { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] },
      full: { delta: true },
      range: true,
    },
  },
  handle: async (request, params): Promise<SemanticTokens | null> => {
    const view = await documentView(request, params);
    return view && remember(request.client, documentUri(params), encode(view, classifiedTokens(view.file)));
  },
};

export const semanticTokensDelta: Feature = {
  method: 'textDocument/semanticTokens/full/delta',
  feature: 'semanticTokens',
  handle: async (request, params): Promise<SemanticTokens | SemanticTokensDelta | null> => {
    const { client } = request;
    const view = await documentView(request, params);
    if (!view) return null;
    const uri = documentUri(params);
    const before = sent.get(client)?.get(uri);
    const now = remember(client, uri, encode(view, classifiedTokens(view.file)));
    if (before?.resultId !== fields(params).previousResultId || !before) return now;
    return { resultId: now.resultId, edits: editsBetween(before.data, now.data) };
  },
};

export const semanticTokensRange: Feature = {
  method: 'textDocument/semanticTokens/range',
  feature: 'semanticTokens',
  handle: async (request, params): Promise<SemanticTokens | null> => {
    const { start, end } = range(fields(params).range);
    const view = await documentView(request, params);
    if (!view) return null;
    const { encoding } = request.client;
    const from = view.lines.byteOfPosition(start, encoding);
    const to = view.lines.byteOfPosition(end, encoding);
    const tokens = classifiedTokens(view.file).filter(({ bstart, bend }) => bend > from && bstart < to);
    return { data: encode(view, tokens) };
  },
};

function encode({ lines, client }: DocumentView, tokens: readonly ClassifiedToken[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { bstart, bend, type, isDefinition, isConstant, isStandard, isWrite } of tokens) {
    const at = lines.positionOfByte(bstart, client.encoding);
    const end = lines.positionOfByte(bend, client.encoding);
    if (end.line !== at.line) continue;
    const modifiers =
      Number(isDefinition) | (Number(isConstant) << 1) | (Number(isStandard) << 2) | (Number(isWrite) << 3);
    const column = at.line === line ? at.character - character : at.character;
    data.push(at.line - line, column, end.character - at.character, TYPES.indexOf(type), modifiers);
    ({ line, character } = at);
  }
  return data;
}

function remember(client: Client, uri: string, data: number[]): SemanticTokens & { resultId: string } {
  const resultId = String(++lastResult);
  let known = sent.get(client);
  if (!known) sent.set(client, (known = new Map()));
  for (const other of known.keys()) if (!client.documents.get(other)) known.delete(other);
  if (client.documents.get(uri)) known.set(uri, { resultId, data });
  return { resultId, data };
}

/** One edit from the first token that differs to the last. */
function editsBetween(before: readonly number[], now: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start++;
  start -= start % WIDTH;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same++;
  same -= same % WIDTH;
  const deleteCount = before.length - same - start;
  const data = now.slice(start, now.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

/** Places of symbols as a client sees them: spans of indexed files, and of stubs and packages outside of them. */
import type { Location } from 'vscode-languageserver';
import { outsideDefinition } from '../daemon/outside/outside-definitions.ts';
import type { AnswerContext } from '../daemon/questions/answer-context.ts';
import { moduleFiles } from '../daemon/questions/module-symbols.ts';
import { RevisionMoved } from '../daemon/service/pace.ts';
import type { Workspace } from '../daemon/session/workspace.ts';
import { parseSymbol } from '../linker/scip-symbol.ts';
import type { FoundLink } from '../store/records.ts';
import type { Client } from './client.ts';
import { uriOfPath } from './uris.ts';

/** UTF-8 bytes of an indexed file. */
export interface Span {
  readonly path: string;
  readonly bstart: number;
  readonly bend: number;
}

/**
 * A span of an indexed file, where it is in the text that the client shows. Null when its text is gone from where it
 * was. @throws RevisionMoved when a revision of the shown text is there, or is being made
 */
export function spanLocation(
  client: Client,
  workspace: Workspace,
  context: AnswerContext,
  { path, bstart, bend }: Span,
): Location | null {
  const file = { workspace, path };
  const lines = context.snapshot.file(path)?.lineIndex();
  if (!lines) return null;
  const shown = client.documentOf(file)?.lines ?? lines;
  if (shown.text === lines.text) return client.location(file, lines, bstart, bend);
  if (workspace.isRevising(path) || !workspace.isNewest(context)) throw new RevisionMoved();
  // There is no engine yet, or what it has is the text of another client.
  const carry = carried(lines.text, shown.text);
  const start = carry(lines.utf16OfByte(bstart));
  const end = carry(lines.utf16OfByte(bend));
  if (start === null || end === null) return null;
  return client.location(file, shown, shown.byteOfUtf16(start), shown.byteOfUtf16(end));
}

/** Where a UTF-16 index of one text is in another; null inside of what lies between their common ends. */
function carried(from: string, to: string): (index: number) => number | null {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end)
  )
    end++;
  return (index) => {
    if (index <= start) return index;
    return index >= from.length - end ? index + to.length - from.length : null;
  };
}

/** Its class or function statements where it has any: a name that is bound to it besides is no definition to go to. */
function definitionSpans(context: AnswerContext, symbol: string): FoundLink[] {
  const links = context.definitionsOf(symbol);
  const statements = links.filter(({ relation }) => relation === 'def_symbol');
  return [...(statements.length > 0 ? statements : links)];
}

/** Where a symbol is defined. */
export async function symbolLocations(
  client: Client,
  workspace: Workspace,
  context: AnswerContext,
  symbol: string,
): Promise<Location[]> {
  const parsed = parseSymbol(symbol);
  const spans: readonly Span[] =
    parsed?.kind === 'module' ? moduleFiles(context, parsed.module) : definitionSpans(context, symbol);
  const found = spans.flatMap((span) => spanLocation(client, workspace, context, span) ?? []);
  if (found.length > 0) return found;
  const outside = outsideDefinition(await workspace.project.outside(), symbol);
  if (!outside) return [];
  const { lines, start, end } = outside;
  return [
    {
      uri: uriOfPath(outside.absolutePath),
      range: {
        start: lines.positionOfUtf16(start, client.encoding),
        end: lines.positionOfUtf16(end, client.encoding),
      },
    },
  ];
}

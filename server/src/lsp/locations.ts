/** Places of symbols as a client sees them: spans of indexed files, and of stubs and packages outside of them. */
import type { Location } from 'vscode-languageserver';
import { outsideDefinition } from '../daemon/outside/outside-definitions.ts';
import type { AnswerContext } from '../daemon/questions/answer-context.ts';
import { moduleFiles } from '../daemon/questions/module-symbols.ts';
import type { Workspace } from '../daemon/session/workspace.ts';
import { parseSymbol } from '../linker/scip-symbol.ts';
import type { FoundLink } from '../store/records.ts';
import type { Client } from './client.ts';
import { uriOfPath } from './uris.ts';

/** A span of an indexed file; null when its text is gone from where it was. */
export function spanLocation(
  client: Client,
  workspace: Workspace,
  context: AnswerContext,
  { path, bstart, bend }: { readonly path: string; readonly bstart: number; readonly bend: number },
): Location | null {
  const lines = context.snapshot.file(path)?.lineIndex();
  return lines ? client.location({ workspace, path }, lines, bstart, bend) : null;
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
  const spans: { path: string; bstart: number; bend: number }[] =
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

/**
 * Items of call and type hierarchies: a symbol with its place, which a client shows now and asks about later. The
 * symbol travels in `data`, so an item stays good while the text around it changes.
 */
import type { CallHierarchyItem, Location } from 'vscode-languageserver';
import { outsideDefinition } from '../daemon/outside/outside-definitions.ts';
import type { AnswerContext } from '../daemon/questions/answer-context.ts';
import { moduleFiles } from '../daemon/questions/module-symbols.ts';
import type { Pace } from '../daemon/service/pace.ts';
import type { Workspace } from '../daemon/session/workspace.ts';
import { symbolName } from '../linker/entity-names.ts';
import { parseSymbol } from '../linker/scip-symbol.ts';
import type { FoundLink } from '../store/records.ts';
import type { Client } from './client.ts';
import { paceOf, type RequestContext } from './feature.ts';
import { type Span, spanLocation } from './locations.ts';
import { fields, invalid, text } from './params.ts';
import { kindOfSymbol, SymbolKind } from './symbol-kinds.ts';
import { pathOfUri, uriOfPath } from './uris.ts';

/** Call and type hierarchy items have the same shape. */
export type HierarchyItem = CallHierarchyItem;

/** What an item is about, from what the client sends back. */
export interface ItemSubject {
  readonly workspace: Workspace;
  readonly symbol: string;
  /** What is known of the file the item was found in. */
  readonly context: AnswerContext;
  readonly pace: Pace;
}

/** Items of all symbols that are defined somewhere, in their order. */
export async function hierarchyItems(
  client: Client,
  { workspace, context, pace }: Omit<ItemSubject, 'symbol'>,
  symbols: Iterable<string>,
): Promise<HierarchyItem[]> {
  const items: HierarchyItem[] = [];
  for (const symbol of symbols) {
    const item = await hierarchyItem(client, workspace, context, symbol);
    if (item) items.push(item);
    const wait = pace.turn();
    if (wait) await wait;
  }
  return items;
}

/** Null when the symbol is defined nowhere that can be shown. */
export async function hierarchyItem(
  client: Client,
  workspace: Workspace,
  context: AnswerContext,
  symbol: string,
): Promise<HierarchyItem | null> {
  const parsed = parseSymbol(symbol);
  const name = parsed?.path.at(-1) ?? symbolName(symbol);
  const kind = parsed ? kindOfSymbol(parsed.kind) : SymbolKind.Variable;
  const detail = parsed?.path.length ? symbolName(symbol).slice(0, -name.length - 1) : '';
  const data = { symbol, root: workspace.root };
  const base = { name, kind, detail, data };
  const locate = (span: Span): Location | null => spanLocation(client, workspace, context, span);
  if (parsed?.kind === 'module') {
    const [file] = moduleFiles(context, parsed.module);
    const bend = file && context.snapshot.file(file.path)?.lineIndex()?.byteLength;
    const whole = file && bend !== undefined && locate({ path: file.path, bstart: 0, bend });
    if (whole)
      return { ...base, ...whole, selectionRange: { start: whole.range.start, end: whole.range.start } };
  }
  for (const link of context.definitionsOf(symbol)) {
    const named = locate(link);
    if (!named) continue;
    const statement = link.relation === 'def_symbol' ? locate(statementOf(context, link)) : null;
    return { ...base, ...(statement ?? named), selectionRange: named.range };
  }
  const outside = outsideDefinition(await workspace.project.outside(), symbol);
  if (!outside) return null;
  const range = {
    start: outside.lines.positionOfUtf16(outside.start, client.encoding),
    end: outside.lines.positionOfUtf16(outside.end, client.encoding),
  };
  return { ...base, uri: uriOfPath(outside.absolutePath), range, selectionRange: range };
}

/** The whole statement that a link to a definition stands for. */
function statementOf(context: AnswerContext, link: FoundLink): Span {
  const facts = context.snapshot.file(link.path)!.facts()!;
  const { defs } = facts.evidence;
  const row = context.leftRow(link);
  const layout = facts.layout();
  return {
    path: link.path,
    bstart: layout.toAbsolute(link.chunk, defs.start[row]!),
    bend: layout.toAbsolute(link.chunk, defs.end[row]!),
  };
}

/**
 * The symbol of `params.item`; null when its workspace is not the client's any more. `wantsUses`: the context is to know
 * who uses it, as far as anybody does. @throws ResponseError
 */
export async function subjectOf(
  request: RequestContext,
  params: unknown,
  wantsUses: boolean,
): Promise<ItemSubject | null> {
  const { client } = request;
  const item = fields(fields(params).item, 'item');
  const uri = text(item.uri, 'item.uri');
  if (item.data === undefined || item.data === null)
    throw invalid('"item.data" is missing: send items as they were received');
  const { symbol, root } = fields(item.data, 'item.data');
  const path = pathOfUri(uri);
  const located = path === null ? null : client.session.locate(client, path);
  const workspace = located?.workspace ?? client.workspaces().find((one) => one.root === root);
  if (!workspace) return null;
  const subject = text(symbol, 'item.data.symbol');
  await workspace.reachedShown();
  const own = located ? await workspace.answersIn(located.path) : workspace.answers();
  const context = (wantsUses && (await workspace.answersUsing([subject], request.signal))) || own;
  return { workspace, symbol: subject, context, pace: paceOf(request, workspace, context) };
}

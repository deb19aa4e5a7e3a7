/**
 * Answers one question: checks its parameters, waits for what the client says it has just changed, chooses a
 * revision, and runs the handler on it. Every protocol asks through here; this knows none.
 */
import { type MethodName, methodNamed, type Result } from '@cpgd/shared/protocol';
import { isSelected } from '../../relations/tables.ts';
import type { AnswerContext } from '../questions/answer-context.ts';
import { resolveSymbol } from '../questions/symbols.ts';
import type { LocatedFile } from '../session/session.ts';
import type { Workspace } from '../session/workspace.ts';
import { QueryError } from '../traverse/query-error.ts';
import { tokensOf } from '../traverse/tokens.ts';
import type { Call, Handler } from './call.ts';
import { checkParams } from './check-params.ts';
import { Cursors } from './cursor.ts';
import { freshnessOf } from './freshness.ts';
import type { Pace } from './pace.ts';
import { pathInside } from './paths.ts';
import { cancelled, QuestionError, unlessAborted } from './question-error.ts';
import { loadHandler } from './registry.ts';
import { withRevision } from './revision-views.ts';

/** Longest wait for edits of open documents before an answer says that it does not know them yet, in ms. */
const MAX_CATCH_UP_MS = 250;

export interface AskOptions {
  readonly signal: AbortSignal;
  /** Takes items of a list as they are found; the answer then has none. */
  readonly emit?: (items: readonly unknown[]) => void;
}

/** How a protocol knows the workspaces and files of whoever asks. */
export interface Asker {
  /** The workspace that a `workspace` parameter names; without one, the only one. Throws `QuestionError`. */
  choose(named: string | undefined): Workspace;
  /** The file that a URI names; null for one of no open workspace. */
  locate(uri: string): LocatedFile | null;
}

/** Parameters that many methods have, checked. */
interface CommonParams {
  readonly symbol?: string;
  readonly name?: string;
  readonly query?: string;
  readonly paths?: readonly string[];
  readonly position?: { readonly line: number; readonly character: number };
  readonly workspace?: string;
  readonly changedPaths?: readonly string[];
  readonly textDocument?: { readonly uri: string };
}

/** The answer to a question about a workspace. Rejects with `QuestionError`. */
export async function ask<Name extends MethodName>(
  name: Name,
  params: unknown,
  asker: Asker,
  options: AskOptions,
): Promise<Result<Name>> {
  const method = methodNamed(name);
  if (!method) throw new QuestionError('unknown-method', `There is no method ${name}.`);
  const checked = checkParams<Name>(method, params);
  const common = checked as CommonParams;
  const file = common.textDocument ? locate(asker, common.textDocument.uri) : null;
  const workspace = file?.workspace ?? asker.choose(common.workspace);
  await unlessAborted(options.signal, catchUp(workspace, common.changedPaths));
  if (options.signal.aborted) throw cancelled();
  const handle = (await loadHandler(name)) as Handler<Name>;
  const emit = method.streams === null ? null : (options.emit ?? null);
  const answer = (context: AnswerContext, pace: Pace) => {
    const call: Call<Name> = {
      workspace,
      params: checked,
      context,
      pace,
      cursors: new Cursors(context.isEarly ? -context.snapshot.revision : context.revision, name, checked),
      freshness: freshnessOf(workspace, context),
      path: file?.path ?? null,
      emit,
    };
    return handle(call);
  };
  const early = () =>
    NAMING.has(name)
      ? earlyAnswers(workspace, file?.path ?? null, common, options.signal)
      : GRAPH.has(name)
        ? earlyGraph(workspace, common, options.signal)
        : null;
  // Items that are on their way cannot be called back: streams stay with one revision from the start.
  return withRevision({ workspace, signal: options.signal, isHeld: emit !== null, early }, answer);
}

/** Questions about a symbol that the first index need not be waited for. */
const NAMING: ReadonlySet<MethodName> = new Set([
  'cpg/symbol',
  'cpg/references',
  'cpg/callers',
  'cpg/callees',
]);

/** Questions about the graph, which is that of some files until the first index is there. */
const GRAPH: ReadonlySet<MethodName> = new Set(['cpg/traverse', 'cpg/nodes', 'cpg/edges']);

/** While the first index is made, the graph of some (more) of the files, beginning with those the question names. */
async function earlyGraph(
  workspace: Workspace,
  { query, name, symbol, paths }: CommonParams,
  signal: AbortSignal,
): Promise<AnswerContext | null> {
  const names = [name, symbol].filter((one) => one !== undefined);
  if (query !== undefined) names.push(...textsIn(query));
  return workspace.answersAmong(names, (path) => isSelected(path, paths), signal);
}

/** Texts that a path query asks for; none where it cannot be read, which whoever answers it will say. */
function textsIn(query: string): readonly string[] {
  try {
    return tokensOf(query).flatMap(({ type, text }) => (type === 'string' ? [text] : []));
  } catch (error) {
    if (error instanceof QueryError) return [];
    throw error;
  }
}

/** While the first index is made, what is known so far of the thing that is asked about; null otherwise. */
async function earlyAnswers(
  workspace: Workspace,
  path: string | null,
  { symbol, position }: CommonParams,
  signal: AbortSignal,
): Promise<AnswerContext | null> {
  if (workspace.answers().snapshot.revision > 0) return null;
  if (path === null) return symbol === undefined ? null : workspace.answersUsing([symbol], signal);
  const context = await workspace.answersIn(path);
  if (!position) return context;
  const place = `${path}:${position.line + 1}:${position.character + 1}`;
  const { resolved, candidates } = resolveSymbol(context, place);
  const symbols = (resolved ? [resolved] : candidates).map((one) => one.symbol);
  return (await workspace.answersUsing(symbols, signal)) ?? context;
}

/** Throws `QuestionError` for a document outside all open workspaces. */
function locate(asker: Asker, uri: string): LocatedFile {
  const file = asker.locate(uri);
  if (file) return file;
  throw new QuestionError('invalid-params', `${uri} is no file of an open workspace.`);
}

/** Waits until files the client has written, and edits it has sent before, are in a revision. */
async function catchUp(workspace: Workspace, changedPaths: readonly string[] | undefined): Promise<void> {
  if (changedPaths !== undefined && changedPaths.length > 0) {
    await workspace.whenStarted();
    workspace.filesChanged(changedPaths.map((path) => pathInside(workspace, path)));
    await workspace.reached().catch((error: Error) => {
      throw new QuestionError('failed', `The changed files could not be indexed: ${error.message}`);
    });
    return;
  }
  // A revision that failed is told by those who wait for it; here the one before will do.
  const reached = workspace.reached().catch(() => {});
  const { promise: isLate, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, MAX_CATCH_UP_MS);
  await Promise.race([reached, isLate]).finally(() => clearTimeout(timer));
}

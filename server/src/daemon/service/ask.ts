/**
 * Answers one question: checks its parameters, waits for what the client says it has just changed, chooses a
 * revision, and runs the handler on it. Every protocol asks through here; this knows none.
 */
import { type MethodName, methodNamed, type Result } from '@cpgd/shared/protocol';
import type { AnswerContext } from '../questions/answer-context.ts';
import type { LocatedFile } from '../session/session.ts';
import type { Workspace } from '../session/workspace.ts';
import type { Call, Handler } from './call.ts';
import { checkParams } from './check-params.ts';
import { Cursors } from './cursor.ts';
import { earlyAnswers } from './early.ts';
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
    earlyAnswers(workspace, { name, params: checked, path: file?.path ?? null }, options.signal);
  // Items that are on their way cannot be called back: streams stay with one revision from the start.
  return withRevision({ workspace, signal: options.signal, isHeld: emit !== null, early }, answer);
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

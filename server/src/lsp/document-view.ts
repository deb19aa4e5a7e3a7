/**
 * The document a request is about, as one revision has it: the text the client means, the file's evidence, and
 * what answers are made from. Waits for the revision of texts that were just typed, and for nothing else.
 */
import type { Position } from 'vscode-languageserver';
import type { AnswerContext } from '../daemon/questions/answer-context.ts';
import type { Pace } from '../daemon/service/pace.ts';
import type { LocatedFile } from '../daemon/session/session.ts';
import type { StoredFileView } from '../daemon/store-snapshot.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Client } from './client.ts';
import { LSPErrorCodes, ResponseError } from './errors.ts';
import { paceOf, type RequestContext } from './feature.ts';
import { documentUri, fields, position } from './params.ts';

export interface DocumentView {
  readonly client: Client;
  readonly uri: string;
  readonly located: LocatedFile;
  readonly context: AnswerContext;
  readonly file: StoredFileView;
  /** The text of the revision, which is the one the client meant. */
  readonly lines: LineIndex;
  /** For what takes longer than a moment. */
  readonly pace: Pace;
}

export interface PositionView extends DocumentView {
  /** Absolute UTF-8 bytes. */
  readonly byte: number;
}

/**
 * Null for documents that are not indexed: outside of the client's workspaces, ignored, no Python, or not yet read.
 * @throws ResponseError for wrong parameters, and `ContentModified` when the text changed while it waited.
 */
export async function documentView(request: RequestContext, params: unknown): Promise<DocumentView | null> {
  return viewOf(request, documentUri(params));
}

/** As `documentView`, with `params.position` in bytes. Positions outside the text are clamped to it, as LSP says. */
export async function positionView(request: RequestContext, params: unknown): Promise<PositionView | null> {
  const uri = documentUri(params);
  const at = position(fields(params).position);
  const view = await viewOf(request, uri);
  return view && { ...view, byte: byteOf(view, at) };
}

export function byteOf({ lines, client }: DocumentView, at: Position): number {
  return lines.byteOfPosition(at, client.encoding);
}

async function viewOf(request: RequestContext, uri: string): Promise<DocumentView | null> {
  const { client, signal } = request;
  const document = client.documents.get(uri);
  const located = document ? document.located : client.locate(uri);
  if (!located) return null;
  const { workspace, path } = located;
  // Whoever needs it must not have to wait between two reads of one revision.
  if (workspace.phase === 'live') await workspace.project.outside();
  await (document ? workspace.reached() : workspace.reachedShown());
  if (signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled by the client');
  const context = document
    ? await workspace.answersAbout(path, document.lines)
    : await workspace.answersIn(path);
  const file = context?.snapshot.file(path);
  const lines = file?.lineIndex();
  if (document && client.documents.get(uri)?.lines !== document.lines && lines?.text !== document.lines.text)
    throw new ResponseError(LSPErrorCodes.ContentModified, 'the document changed meanwhile');
  if (!context || !file || !lines) return null;
  return { client, uri, located, context, file, lines, pace: paceOf(request, workspace, context) };
}

/**
 * What a feature is: one LSP method with the setting that switches it off, what `initialize` says of it, and its
 * handler. The registry is in `features.ts`; this file knows none of them.
 */
import type { ServerCapabilities } from 'vscode-languageserver';
import type { AnswerContext } from '../daemon/questions/answer-context.ts';
import { Pace } from '../daemon/service/pace.ts';
import type { Workspace } from '../daemon/session/workspace.ts';
import type { Client } from './client.ts';
import type { FeatureName } from './settings.ts';

/** One request as a handler sees it. */
export interface RequestContext {
  readonly client: Client;
  /** Aborted when the client cancels. */
  readonly signal: AbortSignal;
  /** Sends a part of a list answer; null when the client wants the answer whole. */
  readonly partial: ((items: readonly unknown[]) => void) | null;
}

/**
 * Turns for others while an answer is made: whoever goes through a list asks for one after each item. Rejects when the
 * client has cancelled, and when `context` is not the newest by then: the request is handled anew.
 */
export function paceOf({ signal }: RequestContext, workspace: Workspace, context: AnswerContext): Pace {
  return new Pace(signal, () => workspace.isNewest(context));
}

/** Items of one partial result. */
const PART_ITEMS = 500;

/**
 * A list as the client wants it: in parts, and then the answer has none, or whole. Parts cannot be called back, so they
 * are sent when all of them are known to belong to one revision.
 */
export function inParts<T>({ partial }: RequestContext, items: readonly T[]): readonly T[] {
  if (!partial) return items;
  for (let at = 0; at < items.length; at += PART_ITEMS) partial(items.slice(at, at + PART_ITEMS));
  return [];
}

export interface Feature {
  readonly method: string;
  readonly feature: FeatureName;
  /** Merged into the server's capabilities; methods that come with another one say nothing. */
  readonly capabilities?: ServerCapabilities;
  /** The answer while it is switched off; null when left out. */
  readonly whenOff?: unknown;
  /** @throws ResponseError for wrong parameters. Answers null or an empty list where nothing is known. */
  handle(context: RequestContext, params: unknown): unknown;
}

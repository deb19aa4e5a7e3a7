/** What the handler of a method gets, and what it is. Knows no method and no protocol. */
import type { Freshness } from '@cpgd/shared';
import type { MethodName, Params, Result } from '@cpgd/shared/protocol';
import type { AnswerContext } from '../questions/answer-context.ts';
import type { Workspace } from '../session/workspace.ts';
import type { Cursors } from './cursor.ts';
import type { Pace } from './pace.ts';

export interface Call<Name extends MethodName> {
  readonly workspace: Workspace;
  /** Checked, with defaults filled in. */
  readonly params: Params<Name>;
  /** One revision; everything the answer says comes from it. */
  readonly context: AnswerContext;
  readonly pace: Pace;
  readonly cursors: Cursors;
  readonly freshness: Freshness;
  /** Repo-relative path of the `textDocument` of the request; null without one. */
  readonly path: string | null;
  /** Takes items of a list as they are found; null when the client wants them at the end. */
  readonly emit: ((items: readonly unknown[]) => void) | null;
}

export type Handler<Name extends MethodName> = (call: Call<Name>) => Result<Name> | Promise<Result<Name>>;

/** A handler of the method with this name. */
export const handler = <Name extends MethodName>(_name: Name, handle: Handler<Name>): Handler<Name> => handle;

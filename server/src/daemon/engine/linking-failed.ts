/** How linking fails: why, over which file, and whether what was linked before can still be asked. Knows no engine. */
import type { LinkFailure } from '../link-session.ts';
import { TaskFailure } from '../task-failure.ts';

/** A change that could not be linked. */
export class LinkingFailed extends Error {
  override readonly name = 'LinkingFailed';
  readonly failure: LinkFailure;
  /** The file whose rows were being looked at; null where that is not known. */
  readonly path: string | null;
  /** Everything is linked as it was before; otherwise nothing may be asked any more. */
  readonly isUsable: boolean;

  constructor(cause: unknown, path: string | null, isUsable: boolean) {
    const message = cause instanceof Error ? cause.message : String(cause);
    super(message, { cause });
    this.failure = { kind: cause instanceof TaskFailure ? cause.kind : 'failed', message };
    this.path = path;
    this.isUsable = isUsable;
  }
}

/**
 * Finds the revision a question is answered from. Most questions are over within one turn of the event loop and
 * read the newest revision as it is; one that takes longer, and sees another revision come, is asked once more on a
 * revision that is held for it. Knows no question.
 */
import { AnswerContext } from '../questions/answer-context.ts';
import type { Workspace } from '../session/workspace.ts';
import { StaleIndexError, StoreSnapshot } from '../store-snapshot.ts';
import { Pace, RevisionMoved } from './pace.ts';
import { QuestionError } from './question-error.ts';

/** Evidence of a text that is being typed lives as long as the text: a held revision may lose it. */
const MAX_ATTEMPTS = 4;

type Work<T> = (context: AnswerContext, pace: Pace) => T | Promise<T>;

export interface View {
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
  /** Hold the revision from the start, for work that cannot be begun again. */
  readonly isHeld: boolean;
  /** What is known before there is a first revision; null when that can be asked, or nothing else is known. */
  readonly early?: () => Promise<AnswerContext | null> | null;
}

/**
 * Runs `work` so that everything it reads belongs to one revision. Rejects with `QuestionError` when the index changes
 * too fast.
 */
export async function withRevision<T>({ workspace, signal, isHeld, early }: View, work: Work<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const known = await early?.();
      if (known) return await work(known, new Pace(signal, () => workspace.isNewest(known)));
      return isHeld || attempt > 1
        ? await onHeldRevision(workspace, signal, work)
        : await onNewestRevision(workspace, signal, work);
    } catch (error) {
      const isMoved = error instanceof RevisionMoved;
      const isTyped = error instanceof StaleIndexError && workspace.phase === 'live';
      if (!isMoved && !isTyped) throw error;
      if (isHeld || attempt === MAX_ATTEMPTS)
        throw new QuestionError('content-modified', 'The index changed while it was read: ask again.');
    }
  }
}

function onNewestRevision<T>(workspace: Workspace, signal: AbortSignal, work: Work<T>): T | Promise<T> {
  const context = workspace.answers();
  const isCurrent = () => workspace.answers() === context;
  return work(context, new Pace(signal, isCurrent));
}

async function onHeldRevision<T>(workspace: Workspace, signal: AbortSignal, work: Work<T>): Promise<T> {
  const { project } = workspace;
  const pinned = project.pin();
  if (pinned === null) return work(workspace.answers(), new Pace(signal, () => true));
  try {
    const snapshot = new StoreSnapshot(pinned, project.root, project.texts);
    return await work(new AnswerContext(pinned, snapshot), new Pace(signal, () => true));
  } finally {
    pinned.close();
  }
}
